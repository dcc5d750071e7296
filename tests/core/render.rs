//! How does a report look as text?

use crate::support;

use nianbao::render::{Ambiguous, Borders, TextOptions, draft_text, tables};
use nianbao::report::{Report, TextId, read_cell};
use nianbao::text::width::{char_width, is_ambiguous, is_box};
use proptest::prelude::*;
use support::case::county_report;

const ALL: [(usize, Borders, Ambiguous); 12] = {
    use Ambiguous::{One, Two};
    use Borders::{Ascii, Unicode};
    [
        (80, Unicode, One),
        (80, Unicode, Two),
        (80, Ascii, One),
        (80, Ascii, Two),
        (100, Unicode, One),
        (100, Unicode, Two),
        (100, Ascii, One),
        (100, Ascii, Two),
        (120, Unicode, One),
        (120, Unicode, Two),
        (120, Ascii, One),
        (120, Ascii, Two),
    ]
};

fn options((width, borders, ambiguous): (usize, Borders, Ambiguous)) -> TextOptions {
    TextOptions { width, borders, ambiguous }
}

/// Columns of a line by the policy of the options, counted character by character.
fn columns(line: &str, options: &TextOptions) -> usize {
    let of = |c: char| match options.ambiguous {
        Ambiguous::One if is_ambiguous(c) => 1,
        Ambiguous::Two if is_box(c) => 2,
        _ => char_width(c),
    };
    line.chars().map(of).sum()
}

fn is_table_line(line: &str) -> bool {
    line.starts_with(['┌', '├', '└', '│', '+', '|'])
}

/// A county bureau whose overview holds what paper treats in its own way.
fn bureau() -> Report {
    let mut report = county_report();
    let overview = "一、主动公开：借助“今日山阳区”“山阳先锋”等平台，全年发布 131 条，其中国家级 1 条、省级 28 条、市级 11 条、区级 91 条——比上年多 12.5%……\n第二段。";
    report.apply(&report.replace_text(TextId::Overview, overview));
    report.apply(&report.replace_text(TextId::Signoff, "某县自然资源局\n2026年1月15日"));
    report
}

#[test]
fn a_full_report_in_every_way() {
    let report = bureau();
    for way in ALL {
        let (width, borders, ambiguous) = way;
        let name = format!("{width}.{borders:?}.{ambiguous:?}").to_lowercase();
        let text = draft_text(&report, &options(way));
        support::compare(&format!("tests/cases/render/bureau.{name}.txt"), &text);
    }
}

#[test]
fn a_report_nobody_has_touched() {
    let text = draft_text(&support::street_office(), &TextOptions::default());
    support::compare("tests/cases/render/untouched.txt", &text);
}

#[test]
fn the_tables_are_tiled() {
    for table in 0..3 {
        assert!(tables::grid(&bureau(), table).is_tiled(), "table {table}");
    }
}

#[test]
fn every_official_label_is_printed() {
    let report = bureau();
    for way in ALL {
        let text = draft_text(&report, &options(way));
        let squeezed: Vec<String> = tables_of(&text);
        for table in &report.form().tables {
            for (block, row) in table.rows() {
                let row_label = format!("{}{}", row.number, row.label);
                let shown = table.header.iter().flatten().any(|cell| cell.text == row.label);
                assert!(shown || holds(&squeezed, &row_label), "{row_label} in {way:?}");
                for column in &block.columns {
                    assert!(holds(&squeezed, &column.label), "{} in {way:?}", column.label);
                }
            }
        }
    }
}

/// The texts of all columns of all tables, read from top to bottom between uprights.
fn tables_of(text: &str) -> Vec<String> {
    let lines = text.lines().filter(|line| is_table_line(line));
    let cells = lines.flat_map(|line| {
        line.split(['│', '|', '┼', '├', '┤', '+']).map(str::to_owned).collect::<Vec<_>>()
    });
    cells.map(|cell| cell.chars().filter(|c| !c.is_whitespace()).collect()).collect()
}

/// Whether a label stands in table cells, whole or wrapped over lines that follow.
fn holds(cells: &[String], label: &str) -> bool {
    let begins =
        |index: &usize| cells[*index].chars().count() > 1 && label.starts_with(&cells[*index]);
    (0..cells.len()).filter(begins).any(|start| {
        let mut left = label;
        for cell in cells[start..].iter().filter(|cell| !cell.is_empty()) {
            left = left.strip_prefix(cell.as_str()).unwrap_or(left);
        }
        left.is_empty()
    })
}

/// A report whose typed cells hold `numbers`, in order, as far as they go.
fn filled_with(numbers: &[String]) -> Report {
    let mut report = support::street_office();
    let form = report.form();
    let typed = (0..3).flat_map(|table| report.typed_cells(table).collect::<Vec<_>>());
    let contents: Vec<_> = typed
        .zip(numbers)
        .map(|(cell, number)| (cell, read_cell(number, form.cell(cell).value).expect("number")))
        .collect();
    report.apply(&report.fill_all(contents));
    report
}

#[test]
fn numbers_of_a_great_city_are_not_cut() {
    let nine: Vec<String> = (0..166).map(|at| (900_000_000 + at).to_string()).collect();
    let seen: Vec<String> = (0..166).map(|at| (1000 * (at % 7) + at).to_string()).collect();
    for (name, numbers) in [("nine_digits", nine), ("four_digits", seen)] {
        for ambiguous in [Ambiguous::One, Ambiguous::Two] {
            let options = options((80, Borders::Unicode, ambiguous));
            let path = format!("tests/cases/render/{name}.80.unicode.{ambiguous:?}.txt");
            support::compare(&path.to_lowercase(), &draft_text(&filled_with(&numbers), &options));
        }
    }
}

#[test]
fn a_draft_prints_what_is_blank_as_blank() {
    let mut report = filled_with(&["/", "/", "/", "0", "", "2"].map(str::to_owned));
    report.apply(&report.replace_text(TextId::Overview, "\n　　全年公开信息52条。  \n\n"));
    report.apply(&report.replace_text(TextId::Signoff, "\n临河街道办事处　\n\n"));
    let options = TextOptions::default();
    support::compare("tests/cases/render/begun.txt", &draft_text(&report, &options));
}

#[test]
fn table_four_is_stacked_only_where_it_does_not_fit() {
    let report = bureau();
    let stacked = |way: &(usize, Borders, Ambiguous)| {
        let text = draft_text(&report, &options(*way));
        let lines = text.lines().collect::<Vec<_>>();
        lines.windows(2).any(|pair| pair[0].starts_with('└') && pair[1].starts_with('┌'))
    };
    let ways: Vec<_> = ALL.into_iter().filter(stacked).collect();
    assert_eq!(ways, [(80, Borders::Unicode, Ambiguous::Two)]);
}

/// What stands in table lines and looks like a value.
fn values_of(text: &str) -> Vec<&str> {
    let lines = text.lines().filter(|line| is_table_line(line));
    let words = lines.flat_map(|line| line.split(['│', '|', ' ']));
    let value = |word: &&str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/')
    };
    words.filter(value).collect()
}

fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// Contents for the typed cells, of four digits at most, with which all tables fit into all lines,
/// or of nine; among them blank cells and such as do not apply.
fn any_numbers() -> impl Strategy<Value = (u32, Vec<String>)> {
    prop_oneof![Just(4_u32), Just(9)].prop_flat_map(|most| {
        let number = (0..=most).prop_flat_map(|digits| 0..10_u32.pow(digits));
        let cell = prop_oneof![
            8 => number.prop_map(|number| number.to_string()),
            1 => Just("/".to_owned()),
            1 => Just(String::new()),
        ];
        (Just(most), prop::collection::vec(cell, 166))
    })
}

const PROSE: &str =
    "[一三公开政府信息0-9a-z，。；：“”（）《》—…·%　 ]{0,300}(\n[公开“”0-9，。]{0,90}){0,3}";

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_is_straight_and_whole(
        way in prop::sample::select(ALL.to_vec()), (most, numbers) in any_numbers(), prose in PROSE,
    ) {
        let options = options(way);
        let mut report = filled_with(&numbers);
        report.apply(&report.replace_text(TextId::Overview, &prose));
        let text = draft_text(&report, &options);
        let mut table_width = None;
        for line in text.lines() {
            let width = columns(line, &options);
            if is_table_line(line) {
                let expected = *table_width.get_or_insert(width);
                prop_assert_eq!(width, expected, "{}", line);
                prop_assert!(most > 4 || width == options.width, "{}", line);
            } else {
                table_width = None;
                prop_assert!(width <= options.width, "{}", line);
            }
            prop_assert_eq!(line.trim_end(), line);
        }
        let shown = report.form().cell_ids().map(|cell| report.shown(cell));
        let shown: Vec<String> = shown.filter(|shown| !shown.is_empty()).collect();
        prop_assert_eq!(values_of(&text), shown);
        prop_assert!(without_blanks(&text).contains(&without_blanks(&prose)));
    }
}
