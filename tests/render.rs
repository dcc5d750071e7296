//! How does a report look as text?

mod support;

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

proptest! {
    #![proptest_config(ProptestConfig { cases: 4, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn lines_of_a_table_are_equally_wide_and_no_digit_is_lost(
        numbers in prop::collection::vec(0_u32..=999_999_999, 166),
        digits in 1_u32..=9,
    ) {
        let mut report = support::street_office();
        let typed: Vec<_> = (0..3).flat_map(|table| report.typed_cells(table).collect::<Vec<_>>()).collect();
        for (cell, number) in typed.into_iter().zip(&numbers) {
            let number = number % 10_u32.pow(digits);
            let value = read_cell(&number.to_string(), report.form().cell(cell).value).expect("number");
            report.apply(&report.fill(cell, value));
        }
        for way in ALL {
            let options = options(way);
            let text = draft_text(&report, &options);
            let mut table_width = None;
            for line in text.lines() {
                let width = columns(line, &options);
                if is_table_line(line) {
                    let starts = line.starts_with(['┌', '+']) && table_width.is_none();
                    prop_assert!(starts || table_width.is_none_or(|before| before == width) || line.starts_with(['┌', '+']), "{way:?}\n{text}");
                    table_width = Some(width);
                    let room = if digits <= 4 { options.width } else { usize::MAX };
                    prop_assert!(width <= room, "{way:?}\n{text}");
                } else {
                    table_width = None;
                    prop_assert!(width <= options.width, "{line}");
                }
            }
            for cell in report.form().cell_ids() {
                let shown = report.shown(cell);
                prop_assert!(text.contains(&shown), "{shown} in {way:?}");
            }
        }
    }
}
