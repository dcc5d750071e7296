//! Does the edition file hold together, and does it say what the notice says?

use crate::support;

use std::collections::BTreeSet;

use nianbao::form::{Filled, Form, HeaderCell, Row, SectionKind, Table, TableLayout};
use nianbao::report::TextId;
use nianbao::text::width::width;
use serde_json::Value;
use support::filled::form;

/// The ids of `items`, which must differ.
#[track_caller]
fn unique<'a>(what: &str, ids: impl IntoIterator<Item = &'a String>) -> BTreeSet<&'a String> {
    let mut seen = BTreeSet::new();
    for id in ids {
        assert!(!id.is_empty() && seen.insert(id), "{what}: {id:?} is empty or there twice");
    }
    seen
}

fn table(id: &str) -> &'static Table {
    &form().tables[form().table_index(id).expect("the table exists")]
}

#[test]
fn there_are_200_cells_166_typed_and_34_sums() {
    let counts = |table: usize| {
        let of_table = || form().cells().iter().filter(move |cell| cell.table == table);
        let typed = of_table().filter(|cell| cell.filled == Filled::ByHand).count();
        (of_table().count(), typed)
    };
    assert_eq!([counts(0), counts(1), counts(2)], [(10, 10), (175, 144), (15, 12)]);
    assert_eq!(form().cells().len(), 200);
}

#[test]
fn every_cell_is_found_by_its_keys() {
    for id in form().cell_ids() {
        let (table, row, column) = form().keys(id);
        assert_eq!(form().find(table, row, column), Some(id), "{table}.{row}.{column}");
    }
}

#[test]
fn ids_are_unique_and_name_what_exists() {
    unique("sections", form().sections.iter().map(|section| &section.id));
    unique("tables", form().tables.iter().map(|table| &table.id));
    for table in &form().tables {
        unique(&table.id, table.rows().map(|(_, row)| &row.id));
        let groups = unique(&table.id, table.groups.iter().map(|group| &group.id));
        for block in &table.blocks {
            unique(&table.id, block.columns.iter().map(|column| &column.id));
        }
        let parents = table.groups.iter().filter_map(|group| group.parent.as_ref());
        let used = table.rows().filter_map(|(_, row)| row.group.as_ref()).chain(parents);
        for group in used {
            assert!(groups.contains(group), "{}: no group {group}", table.id);
        }
    }
}

#[test]
fn every_section_has_its_text_or_table() {
    assert_eq!(form().sections.len(), 6);
    for (index, section) in form().sections.iter().enumerate() {
        assert_eq!(usize::from(section.number), index + 1);
        match section.kind {
            SectionKind::Narrative => assert!(TextId::of_section(&section.id).is_some()),
            SectionKind::Table => assert!(form().table_index(&section.id).is_some()),
        }
    }
}

#[test]
fn every_formula_names_cells_that_exist() {
    for id in form().cell_ids() {
        let def = form().cell(id);
        let (block, row) = form().tables[def.table].row(def.row).expect("a row");
        let named = block.columns[def.column].sum.as_ref().or(row.sum.as_ref());
        match (&def.filled, named) {
            (Filled::ByHand, None) => {}
            (Filled::BySum(addends), Some(named)) => {
                assert_eq!(addends.len(), named.len(), "{:?} adds up {named:?}", form().keys(id));
                assert!(!addends.contains(&id), "{:?} adds up itself", form().keys(id));
            }
            (filled, named) => panic!("{:?}: {filled:?} from {named:?}", form().keys(id)),
        }
    }
}

#[test]
fn the_result_total_adds_up_all_rows_between_the_second_and_itself() {
    let requests = table("requests");
    let rows: Vec<&Row> = requests.rows().map(|(_, row)| row).collect();
    let total = rows.iter().position(|row| row.id == "result_total").expect("a total");
    let between: Vec<&String> = rows[2..total].iter().map(|row| &row.id).collect();
    let added: Vec<&String> = rows[total].sum.iter().flatten().collect();
    assert_eq!(added, between);
    assert_eq!(between.len(), 21);
}

#[test]
fn balances_name_rows_that_exist() {
    let mut balances = 0;
    for table in &form().tables {
        for side in table.balance.iter().flat_map(|balance| [&balance.left, &balance.right]) {
            balances += 1;
            for id in &side.rows {
                assert!(table.rows().any(|(_, row)| row.id == *id), "{}: no row {id}", table.id);
            }
        }
    }
    assert_eq!(balances, 2);
}

#[test]
fn headers_cover_their_grid_exactly_once() {
    assert_tiles(&table("requests").header, 10);
    assert_tiles(&table("review_litigation").header, 15);
    for block in &table("active_disclosure").blocks {
        let spans: u8 = block.columns.iter().map(|column| column.span).sum();
        assert_eq!(1 + spans, 4, "{:?}", block.heading);
    }
}

/// Lays the spanning cells out as HTML does and expects every place to be covered once.
#[track_caller]
fn assert_tiles(header: &[Vec<HeaderCell>], columns: usize) {
    let mut covered = vec![vec![0; columns]; header.len()];
    for (row, cells) in header.iter().enumerate() {
        for cell in cells {
            let free = covered[row].iter().position(|&times| times == 0);
            let left = free.unwrap_or_else(|| panic!("no place left for {}", cell.text));
            for line in &mut covered[row..row + usize::from(cell.rowspan)] {
                line[left..left + usize::from(cell.colspan)]
                    .iter_mut()
                    .for_each(|times| *times += 1);
            }
        }
    }
    assert!(covered.iter().flatten().all(|&times| times == 1), "{covered:?}");
}

#[test]
fn row_labels_fill_the_label_columns() {
    let requests = table("requests");
    assert_eq!(requests.layout, TableLayout::Tree);
    for (block, row) in requests.rows() {
        let mut span = usize::from(row.label_span);
        let mut group = row.group.as_deref();
        while let Some(id) = group {
            span += 1;
            group = requests.group(id).expect("a group").parent.as_deref();
        }
        assert_eq!(span, 3, "{}", row.id);
        assert_eq!(block.columns.len(), 7);
    }
    let one_row = table("review_litigation").rows();
    assert_eq!(one_row.map(|(block, _)| block.columns.len()).sum::<usize>(), 15);
}

#[test]
fn short_labels_fit_the_narrow_screen() {
    for (_, row) in form().tables.iter().flat_map(Table::rows) {
        assert!(!row.short.is_empty() && width(&row.short) <= 20, "{}", row.short);
    }
}

#[test]
fn labels_are_those_of_the_annex() {
    let expected = std::fs::read_to_string(support::project("tests/data/annex-2021.txt"));
    let labels = annex(form());
    // Never rewritten by UPDATE=1: this list was checked against the notice.
    assert_eq!(
        labels.lines().collect::<Vec<_>>(),
        expected.expect("list").lines().collect::<Vec<_>>()
    );
}

/// All official labels in printed order.
fn annex(form: &Form) -> String {
    let mut lines = Vec::new();
    for section in &form.sections {
        lines.push(section.title.clone());
        if let Some(index) = form.table_index(&section.id) {
            let table = &form.tables[index];
            lines.extend(table.header.iter().map(|row| format!("  {}", header_row(table, row))));
            match table.layout {
                TableLayout::Blocks => block_labels(table, &mut lines),
                TableLayout::Tree => tree_labels(table, &mut lines),
                TableLayout::OneRow => {}
            }
        }
    }
    lines.join("\n") + "\n"
}

fn header_row(table: &Table, row: &[HeaderCell]) -> String {
    let label = |cell: &HeaderCell| match cell.text.as_str() {
        "@header_note" => table.note.clone().expect("a note"),
        text => text.to_owned(),
    };
    row.iter().map(label).collect::<Vec<_>>().join(" | ")
}

fn block_labels(table: &Table, lines: &mut Vec<String>) {
    for block in &table.blocks {
        lines.push(format!("  {}", block.heading.as_ref().expect("a heading")));
        let mut labels = vec![block.row_header.clone().expect("a label over the rows")];
        labels.extend(block.columns.iter().map(|column| column.label.clone()));
        lines.push(format!("  {}", labels.join(" | ")));
        lines.extend(block.rows.iter().map(|row| format!("    {}{}", row.number, row.label)));
    }
}

fn tree_labels(table: &Table, lines: &mut Vec<String>) {
    for (_, row) in table.rows() {
        let mut groups = Vec::new();
        let mut next = row.group.as_deref();
        while let Some(group) = next.and_then(|id| table.group(id)) {
            groups.insert(0, format!("  {}{}", group.number, group.label));
            next = group.parent.as_deref();
        }
        groups.retain(|heading| !lines.contains(heading));
        lines.append(&mut groups);
        lines.push(format!("    {}{}", row.number, row.label));
    }
}

/// The verified definition of the form, where it is at hand.
fn verified() -> Option<Value> {
    let path = support::project("../shared/domain/form-2021.yaml");
    let Ok(text) = std::fs::read_to_string(&path) else {
        eprintln!("skipped: {} is not there", path.display());
        return None;
    };
    Some(serde_yaml::from_str(&text).expect("readable"))
}

/// A list of one field of every item of a list.
fn each<'a>(list: &'a Value, field: &str) -> Vec<&'a str> {
    let items = list.as_array().expect("a list").iter();
    items.map(|item| item[field].as_str().unwrap_or_default()).collect()
}

#[test]
fn sections_are_those_of_the_verified_source() {
    let Some(source) = verified() else { return };
    let sections = &source["sections"];
    let own = |of: fn(&nianbao::form::Section) -> &str| -> Vec<&str> {
        form().sections.iter().map(of).collect()
    };
    assert_eq!(own(|section| &section.id), each(sections, "id"));
    assert_eq!(own(|section| &section.title), each(sections, "title"));
    for (own, source) in form().sections.iter().zip(sections.as_array().expect("a list")) {
        let variants = serde_json::to_value(&own.variants).expect("a list");
        assert_eq!(variants, source["title_variants"], "{}", own.id);
        let aspects = source.get("aspects").or(source.get("parts"));
        let labels: Vec<&str> = own.aspects.iter().map(|aspect| aspect.label.as_str()).collect();
        assert_eq!(labels, aspects.map(|list| each(list, "label")).unwrap_or_default());
    }
    let title = form().title.replace("{unit}", "{unit_name}").replace("{year}", "{report_year}");
    assert_eq!(title, source["document"]["title"]["pattern"]);
    assert_eq!(form().notice.number, source["form"]["notice_number"]);
    assert_eq!(form().notice.title, source["form"]["notice_title"]);
}

#[test]
fn table_two_is_that_of_the_verified_source() {
    let Some(source) = verified() else { return };
    let blocks = source["tables"]["table2"]["blocks"].as_array().expect("blocks");
    let own = &table("active_disclosure").blocks;
    assert_eq!(own.len(), blocks.len());
    for (own, source) in own.iter().zip(blocks) {
        assert_eq!(own.heading.as_deref(), source["heading"].as_str());
        assert_eq!(own.row_header.as_deref(), source["row_header"].as_str());
        let columns: Vec<&str> = own.columns.iter().map(|column| &*column.label).collect();
        assert_eq!(columns, each(&source["columns"], "label"));
        let rows: Vec<&str> = own.rows.iter().map(|row| &*row.label).collect();
        assert_eq!(rows, each(&source["rows"], "label"));
        let ids: Vec<&str> = own.rows.iter().map(|row| &*row.id).collect();
        assert_eq!(ids, each(&source["rows"], "id"));
    }
}

#[test]
fn table_three_is_that_of_the_verified_source() {
    let Some(source) = verified() else { return };
    let source = &source["tables"]["table3"];
    let own = table("requests");
    assert_eq!(own.note.as_deref(), source["header_note"].as_str());
    assert_header(own, &source["layout"]["header"]);
    let columns: Vec<&str> = own.blocks[0].columns.iter().map(|column| &*column.id).collect();
    assert_eq!(serde_json::json!(columns), source["value_column_order"]);
    let rows = source["rows"].as_array().expect("rows");
    assert_eq!(own.rows().count(), rows.len());
    for ((_, row), source) in own.rows().zip(rows) {
        assert_eq!(row.id, source["id"]);
        assert_eq!((&*row.number, &*row.label), (text(source, "number"), text(source, "label")));
        assert_eq!(row.group.as_deref(), source["parent"].as_str(), "{}", row.id);
        assert_eq!(row.label_span, source["label_colspan"], "{}", row.id);
        assert_eq!(row.sum.is_some(), source["kind"] == "derived", "{}", row.id);
    }
    for (group, source) in own.groups.iter().zip(source["groups"].as_array().expect("groups")) {
        assert_eq!(group.id, source["id"]);
        assert_eq!(
            (&*group.number, &*group.label),
            (text(source, "number"), text(source, "label"))
        );
        assert_eq!(group.parent.as_deref(), source["parent"].as_str(), "{}", group.id);
    }
    let (_, total) = own.rows().find(|(_, row)| row.id == "result_total").expect("a total");
    assert_eq!(serde_json::json!(total.sum), source["result_rows"]);
}

#[test]
fn table_four_is_that_of_the_verified_source() {
    let Some(source) = verified() else { return };
    let source = &source["tables"]["table4"];
    let own = table("review_litigation");
    assert_header(own, &source["layout"]["header"]);
    let columns: Vec<&str> = own.blocks[0].columns.iter().map(|column| &*column.label).collect();
    assert_eq!(columns, each(&source["columns"], "label"));
    let rows: Vec<&str> = own.rows().map(|(_, row)| &*row.id).collect();
    assert_eq!(serde_json::json!(rows), source["value_groups"]);
    for (_, row) in own.rows() {
        let groups = source["groups"].as_array().expect("groups");
        let group = groups.iter().find(|group| group["id"] == *row.id).expect("a group");
        assert_eq!(row.label, group["label"]);
    }
}

fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

#[track_caller]
fn assert_header(own: &Table, source: &Value) {
    let span =
        |cell: &Value, field: &str| cell.get(field).map_or(1, |span| span.as_u64().expect("n"));
    let cell = |cell: &Value| {
        (text(cell, "text").to_owned(), span(cell, "colspan"), span(cell, "rowspan"))
    };
    let cells = |row: &Value| row.as_array().expect("cells").iter().map(cell).collect::<Vec<_>>();
    let expected: Vec<_> = source.as_array().expect("rows").iter().map(cells).collect();
    let own_cell =
        |cell: &HeaderCell| (cell.text.clone(), u64::from(cell.colspan), u64::from(cell.rowspan));
    let own: Vec<Vec<_>> =
        own.header.iter().map(|row| row.iter().map(own_cell).collect()).collect();
    assert_eq!(own, expected);
}
