//! Which figures does a leader want to see first, and where do they come from?

use super::item;
use crate::check::cell_place;
use crate::report::Report;

/// Places that are named; more do not help.
const NAMED: usize = 4;

/// 数字一览.
pub(super) fn lines(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for (label, figures) in FIGURES {
        let told = figures.iter().map(|figure| told(report, figure)).collect::<Vec<_>>();
        lines.extend(item(label, &told.join("，")));
    }
    lines.extend(item("零报告      ", &attested(report)));
    lines.extend(item("推算的数    ", &inferred(report)));
    lines
}

/// A figure: what the leader calls it, table, row, column, unit.
type Figure = (&'static str, &'static str, &'static str, &'static str, &'static str);

const FIGURES: [(&str, &[Figure]); 3] = [
    (
        "依申请公开  ",
        &[
            ("新收", "requests", "new", "total", "件"),
            ("上年结转", "requests", "carried_in", "total", "件"),
            ("办结", "requests", "result_total", "total", "件"),
            ("结转下年", "requests", "carried_out", "total", "件"),
        ],
    ),
    (
        "复议诉讼    ",
        &[
            ("行政复议", "review_litigation", "review", "total", "件"),
            ("直接起诉", "review_litigation", "suit_direct", "total", "件"),
            ("复议后起诉", "review_litigation", "suit_after_review", "total", "件"),
        ],
    ),
    (
        "主动公开    ",
        &[
            ("规范性文件现行有效", "active_disclosure", "normative", "in_force", "件"),
            ("行政许可", "active_disclosure", "license", "decisions", "件"),
            ("行政处罚", "active_disclosure", "penalty", "decisions", "件"),
            ("收费", "active_disclosure", "fee", "amount", "万元"),
        ],
    ),
];

fn told(report: &Report, &(called, table, row, column, unit): &Figure) -> String {
    let cell = report.form().find(table, row, column);
    match cell.map(|cell| report.shown(cell)).unwrap_or_default().as_str() {
        "" => format!("{called}还空着"),
        "/" => format!("{called}不适用"),
        figure => format!("{called} {figure} {unit}"),
    }
}

fn attested(report: &Report) -> String {
    let tables = report.form().tables.iter().enumerate();
    let attested = tables.filter(|(index, _)| report.is_attested(*index));
    let names: Vec<&str> = attested.map(|(_, table)| table.name.as_str()).collect();
    match names.join("、").as_str() {
        "" => "没有整张确认为 0 的表".to_owned(),
        names => format!("{names}由填报人确认全部为 0"),
    }
}

fn inferred(report: &Report) -> String {
    let form = report.form();
    let cells: Vec<_> = form.cell_ids().filter(|&cell| report.is_inferred(cell)).collect();
    let named = cells.iter().take(NAMED);
    let named: Vec<String> =
        named.map(|&cell| format!("{} {}", cell_place(form, cell), report.shown(cell))).collect();
    let more = match cells.len().saturating_sub(NAMED) {
        0 => String::new(),
        more => format!("，另有 {more} 格"),
    };
    match named.join("；").as_str() {
        "" => "没有，都是填报人填的".to_owned(),
        named => format!("{named}{more}。不是照台账填的，请核对"),
    }
}
