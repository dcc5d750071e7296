//! How does a short case file become a report?
//!
//! A case is written like a report's YAML, but says only what matters: every cell it does not name
//! is 0, every text is written, unit, year and edition are given. `null` makes a cell or a whole
//! table blank; `+overview` adds a paragraph to what stands there; `base: county` starts from the
//! county report; `previous` says the same of the report of the year before, `peers` of other units'
//! reports checked with it; `today` is the day, `overlay` what a county asks for, `hint_at` the cell that
//! is being filled.

use std::sync::{Arc, LazyLock};

use nianbao::check::{Context, Overlay, Peer, Peers};
use nianbao::form::{CellId, Form};
use nianbao::report::{Cell, Explanation, Op, Report, TextId, Unit, read_cell};
use nianbao::text::time::Day;
use serde_yaml::Value;

/// A report that is complete and has nothing to find: all cells 0, all texts written.
pub fn zero_report() -> Report {
    static ZERO: LazyLock<Report> =
        LazyLock::new(|| apply(blank_report(), include_str!("zero.yaml")));
    ZERO.clone()
}

/// A complete and balanced report with applications, suits and fees.
pub fn county_report() -> Report {
    static COUNTY: LazyLock<Report> =
        LazyLock::new(|| apply(zero_report(), include_str!("county.yaml")));
    COUNTY.clone()
}

/// The zero report with what a case file says.
pub fn zero_report_with(case: &str) -> Report {
    apply(zero_report(), case)
}

/// The report a case file describes, and that of the year before if it names one.
pub fn case_with(case: &str) -> (Report, Option<Report>) {
    let value: Value = serde_yaml::from_str(case).expect("a case is YAML");
    let base =
        || if value["base"].as_str() == Some("county") { county_report() } else { zero_report() };
    let report = apply(base(), case);
    let previous = value.get("previous").map(|previous| {
        let text = serde_yaml::to_string(previous).expect("YAML");
        let mut before = base();
        before.apply(&Op::SetYear { old: before.year(), new: report.year() - 1 });
        apply(before, &text)
    });
    (report, previous)
}

/// Says what `case` says; keys it does not know are left to the test.
pub fn apply(mut report: Report, case: &str) -> Report {
    let Value::Mapping(entries) = serde_yaml::from_str(case).expect("a case is YAML") else {
        return report;
    };
    for (key, value) in &entries {
        let key = key.as_str().expect("keys are words");
        match key {
            "year" => set_year(&mut report, value),
            "unit" => set_unit(&mut report, value),
            "title" => set_title(&mut report, value),
            "explanations" => explain(&mut report, value),
            _ => {
                let more = key.strip_prefix('+').and_then(TextId::of_section);
                if let Some(text) = more {
                    let added = value.as_str().unwrap_or_default();
                    let all = format!("{}\n{added}", report.text(text).to_text());
                    let op = report.replace_text(text, &all);
                    report.apply(&op);
                } else if let Some(text) = TextId::of_section(key) {
                    let op = report.replace_text(text, value.as_str().unwrap_or_default());
                    report.apply(&op);
                } else if let Some(table) = report.form().table_index(key) {
                    set_table(&mut report, table, value);
                }
            }
        }
    }
    report
}

/// Gives reasons, as reading a file does; what a case leaves out is empty.
fn explain(report: &mut Report, value: &Value) {
    for given in value.as_sequence().expect("a list") {
        let word = |key: &str| given[key].as_str().unwrap_or_default().to_owned();
        let new = Explanation {
            code: word("code"),
            place: word("place"),
            figures: word("figures"),
            reason: word("reason"),
            by: String::new(),
            at: String::new(),
        };
        let index = report.explanations().len();
        report.apply(&Op::Explain { index, old: None, new: Some(new) });
    }
}

/// Puts `content` into a cell, as reading a file does.
pub fn put(report: &mut Report, cell: CellId, content: Cell) {
    let old = report.cell(cell).clone();
    report.apply(&Op::SetCell { cell, old, new: content });
}

/// The cell named `requests.new.natural`.
pub fn cell(name: &str) -> CellId {
    let keys: Vec<&str> = name.split('.').collect();
    let [table, row, column] = keys[..] else { panic!("{name} is no cell") };
    let found = Form::edition_2021().find(table, row, column);
    found.unwrap_or_else(|| panic!("{name} is no cell"))
}

fn blank_report() -> Report {
    let mut report = Report::new(Form::edition_2021(), Unit::default(), 2024);
    for table in 0..report.form().tables.len() {
        let cells: Vec<CellId> = report.typed_cells(table).collect();
        report.apply(&report.zero_blanks(cells));
    }
    report
}

fn set_year(report: &mut Report, value: &Value) {
    let new = value.as_u64().and_then(|year| u16::try_from(year).ok()).expect("a year");
    report.apply(&Op::SetYear { old: report.year(), new });
}

fn set_unit(report: &mut Report, value: &Value) {
    let old = report.unit().clone();
    let word = |key: &str, old: &str| value[key].as_str().unwrap_or(old).to_owned();
    let new = Unit {
        name: word("name", &old.name),
        kind: word("kind", &old.kind),
        scope: serde_yaml::from_value(value["scope"].clone()).unwrap_or(old.scope),
    };
    report.apply(&Op::SetUnit { old, new });
}

fn set_title(report: &mut Report, value: &Value) {
    let old = report.own_title().map(str::to_owned);
    report.apply(&Op::SetTitle { old, new: value.as_str().map(str::to_owned) });
}

fn set_table(report: &mut Report, table: usize, value: &Value) {
    let Value::Mapping(rows) = value else {
        let cells: Vec<CellId> = report.typed_cells(table).collect();
        cells.into_iter().for_each(|cell| put(report, cell, Cell::Blank));
        return;
    };
    let table = report.form().tables[table].id.clone();
    for (row, columns) in rows {
        for (column, content) in columns.as_mapping().expect("columns of a row") {
            let word = |value: &Value| value.as_str().expect("keys are words").to_owned();
            let cell = cell(&format!("{table}.{}.{}", word(row), word(column)));
            put(report, cell, content_of(report, cell, content));
        }
    }
}

fn content_of(report: &Report, cell: CellId, content: &Value) -> Cell {
    let text = match content {
        Value::Null => String::new(),
        Value::Number(number) => number.to_string(),
        other => other.as_str().expect("a number, a slash or nothing").to_owned(),
    };
    read_cell(&text, report.form().cell(cell).value).expect("a case holds what a cell can hold")
}

/// What a case is checked with: last year's report, the day, reports of the same batch, what the
/// county asks for.
pub fn context_of(case: &str, previous: Option<Report>) -> Context {
    let value: Value = serde_yaml::from_str(case).expect("a case is YAML");
    let mut context = Context::new(2025);
    if let Some(previous) = previous {
        context = context.with_previous(Arc::new(previous));
    }
    context.today = value["today"].as_str().map(day);
    context.peers = value.get("peers").map(|peers| Arc::new(peers_of(peers)));
    if let Some(overlay) = value.get("overlay") {
        let overlay = serde_yaml::to_string(overlay).expect("YAML");
        let overlay = Overlay::read(&overlay).expect("an overlay");
        context = context.with_overlay(Some(Arc::new(overlay)));
    }
    context
}

/// 2025-01-25
fn day(text: &str) -> Day {
    let parts: Vec<u16> = text.split('-').map(|part| part.parse().expect("a number")).collect();
    let small = |part: u16| u8::try_from(part).expect("small");
    Day { year: parts[0], month: small(parts[1]), day: small(parts[2]) }
}

fn peers_of(value: &Value) -> Peers {
    let mut peers = Peers::default();
    for peer in value.as_sequence().expect("a list") {
        let text = serde_yaml::to_string(peer).expect("YAML");
        peers.add(&Peer::of(&case_with(&text).0));
    }
    peers
}
