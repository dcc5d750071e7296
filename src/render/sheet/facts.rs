//! Which figures does a leader want to see first, and where do they come from?

use super::{item, packed};
use crate::check::cell_place;
use crate::form::{Block, CellId, Row, ValueKind};
use crate::report::Report;

/// Places that are named; more do not help.
const NAMED: usize = 4;

/// 数字一览.
pub(super) fn lines(report: &Report) -> Vec<String> {
    let mut lines = Vec::new();
    for (label, figures) in FIGURES {
        let told = figures.iter().map(|&(called, table, row, column)| {
            told(report, called, report.form().find(table, row, column), COUNT)
        });
        lines.extend(packed(label, &told.collect::<Vec<_>>()));
    }
    lines.extend(packed("主动公开    ", &disclosed(report)));
    lines.extend(item("零报告      ", &attested(report)));
    lines.extend(item("推算的数    ", &inferred(report)));
    lines
}

/// A figure: what the leader calls it, table, row, column.
type Figure = (&'static str, &'static str, &'static str, &'static str);

const COUNT: &str = "件";
const AMOUNT: &str = "万元";

const FIGURES: [(&str, &[Figure]); 2] = [
    (
        "依申请公开  ",
        &[
            ("新收", "requests", "new", "total"),
            ("上年结转", "requests", "carried_in", "total"),
            ("办结", "requests", "result_total", "total"),
            ("结转下年", "requests", "carried_out", "total"),
        ],
    ),
    (
        "复议诉讼    ",
        &[
            ("行政复议", "review_litigation", "review", "total"),
            ("直接起诉", "review_litigation", "suit_direct", "total"),
            ("复议后起诉", "review_litigation", "suit_after_review", "total"),
        ],
    ),
];

/// Every row of 表二: of documents those in force, which the last column counts.
fn disclosed(report: &Report) -> Vec<String> {
    let form = report.form();
    let Some(table) = form.tables.iter().find(|table| table.id == "active_disclosure") else {
        return Vec::new();
    };
    let told = |(block, row): (&Block, &Row)| {
        let column = block.columns.last()?;
        let called = match block.columns.len() {
            1 => row.short.clone(),
            _ => format!("{}{}", row.short, column.label.trim_end_matches("件数")),
        };
        let unit = match column.value {
            ValueKind::Count => COUNT,
            ValueKind::Amount => AMOUNT,
        };
        Some(told(report, &called, form.find(&table.id, &row.id, &column.id), unit))
    };
    table.rows().filter_map(told).collect()
}

fn told(report: &Report, called: &str, cell: Option<CellId>, unit: &str) -> String {
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
