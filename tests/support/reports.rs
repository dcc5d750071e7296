//! Which reports do the tests use?

use nianbao::form::Form;
use nianbao::report::{Report, TextId, Unit, read_cell};

/// A street office that has filled nothing.
pub fn street_office() -> Report {
    let unit = Unit {
        name: "焦东街道办事处".to_owned(),
        kind: "subdistrict".to_owned(),
        ..Unit::default()
    };
    Report::new(Form::edition_2021(), unit, 2025)
}

/// Cells of table 3 that are not zero; both columns balance.
const FIGURES: [(&str, &str, &str); 12] = [
    ("new", "natural", "12"),
    ("new", "enterprise", "3"),
    ("carried_in", "natural", "1"),
    ("granted", "natural", "6"),
    ("granted", "enterprise", "1"),
    ("partial", "natural", "2"),
    ("denied_internal_affairs", "natural", "1"),
    ("unavailable_not_held", "natural", "2"),
    ("unavailable_not_held", "enterprise", "1"),
    ("refused_petition", "natural", "1"),
    ("carried_out", "natural", "1"),
    ("carried_out", "enterprise", "1"),
];

/// A report with table 3 full and balanced, the rest blank.
pub fn balanced_report() -> Report {
    let mut report = street_office();
    let form = report.form();
    report.apply(&report.zero_blanks(report.typed_cells(1)));
    for (row, column, value) in FIGURES {
        let cell = form.find("requests", row, column).expect("cell");
        let value = read_cell(value, form.cell(cell).value).expect("number");
        report.apply(&report.fill(cell, value));
    }
    report
}

/// Table 3 of [`balanced_report`] as Excel copies it: 25 lines of 7 numbers.
pub fn balanced_block() -> String {
    let report = balanced_report();
    let form = report.form();
    let cells = form.cell_ids().filter(|&cell| form.cell(cell).table == 1);
    let numbers: Vec<String> =
        cells.map(|cell| report.sum(cell).complete().unwrap_or_default().to_string()).collect();
    numbers.chunks(7).map(|row| row.join("\t") + "\r\n").collect()
}

/// A report with nothing left to do.
pub fn finished_report() -> Report {
    let mut report = balanced_report();
    report.apply(&report.attest_zero(0));
    report.apply(&report.attest_zero(2));
    let ready = &report.form().ready_made;
    let other = format!("{}\n{}", ready.no_fee.replace("{year}", "2025"), ready.no_other);
    for (text, content) in [
        (TextId::Overview, "全年主动公开信息 52 条，收到申请 15 件，已按期答复。"),
        (TextId::Problems, "存在问题：更新不够及时。\n改进情况：明确专人，每周核对。"),
        (TextId::OtherMatters, other.as_str()),
    ] {
        report.apply(&report.replace_text(text, content));
    }
    report
}
