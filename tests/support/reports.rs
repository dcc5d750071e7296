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

/// Sections one and five of [`finished_report`].
const FINISHED_OVERVIEW: &str = "\
（一）主动公开。全年在区政府网站发布信息52条。\n\
（二）依申请公开。全年收到政府信息公开申请15件，均按期办理。\n\
（三）政府信息管理。发布前逐条审查，过期信息按月清理。\n\
（四）平台建设。便民大厅设政务公开专区1处。\n\
（五）监督保障。组织培训2次，没有责任追究。";
const FINISHED_PROBLEMS: &str = "\
存在的主要问题：一是社区公示栏更新不够及时，抽查时有3处内容过期；二是办事指南里有的材料清单没有随政策调整，群众跑了冤枉路。\n\
改进情况：一是明确专人，每周核对一次公示栏，过期内容当天更换；二是政策调整后五天内改好办事指南，并在大厅张贴。";

/// A report with nothing left to do.
pub fn finished_report() -> Report {
    let mut report = balanced_report();
    report.apply(&report.attest_zero(0));
    report.apply(&report.attest_zero(2));
    let ready = &report.form().ready_made;
    let other = format!("{}\n{}", ready.no_fee.replace("{year}", "2025"), ready.no_other);
    for (text, content) in [
        (TextId::Overview, FINISHED_OVERVIEW),
        (TextId::Problems, FINISHED_PROBLEMS),
        (TextId::OtherMatters, other.as_str()),
    ] {
        report.apply(&report.replace_text(text, content));
    }
    report
}

/// Last year's all-zero report of the street office.
pub fn zeros_of_2024() -> Report {
    let this_year = finished_report();
    let mut report = Report::new(this_year.form(), this_year.unit().clone(), 2024);
    (0..3).for_each(|table| report.apply(&report.attest_zero(table)));
    report.apply(&report.replace_text(TextId::Overview, "上年的总体情况，写了不到二十个字。"));
    report.apply(&report.replace_text(TextId::Problems, "上年的问题是社区报送不及时。"));
    report
}
