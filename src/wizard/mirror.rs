//! What does last year's report say here?

use super::{Desk, progress};
use crate::form::{CellId, Section};
use crate::report::{Report, TextId};
use crate::text::width::width;

/// Figures of last year that are named before a table is filled; more are not read.
const NAMED: usize = 4;

/// What is said of a table that held nothing but zeros.
const ALL_ZERO: &str = "全部为 0";

/// Columns of the last column of the contents.
const NOTE: usize = 31;

/// What an empty table held a year ago, and what follows from it; nothing without last year's.
#[must_use]
pub fn before_table(desk: &Desk, table: usize) -> Vec<String> {
    let Some(before) = desk.report().last_year() else { return Vec::new() };
    let year = before.year();
    let held = held(before, table);
    let mut lines = vec![format!("上年（{year}）：{held}。")];
    let form = desk.form();
    let out = form.find(&form.tables[table].id, "carried_out", "total");
    if let Some(out) = out.and_then(|cell| before.sum(cell).complete()) {
        lines.push(format!("因此「上年结转」应为 {out}；如果不是，说明上年报告需要更正。"));
    }
    lines
}

/// The same in a word or two, for the zero report.
#[must_use]
pub fn is_zero(desk: &Desk, table: usize) -> Option<&'static str> {
    let before = desk.report().last_year()?;
    Some(match before.blanks(table) {
        (blank, all) if blank == all => "没有填",
        (0, _) if non_zero(before, table).is_empty() => ALL_ZERO,
        _ if non_zero(before, table).is_empty() => "没有填满",
        _ => "有不是 0 的数",
    })
}

fn held(before: &Report, table: usize) -> String {
    let (blank, all) = before.blanks(table);
    if blank == all {
        return "这张表没有填".to_owned();
    }
    let form = before.form();
    let id = &form.tables[table].id;
    let total = |row| before.sum(form.find(id, row, "total")?).complete();
    if let (Some(new), Some(out)) = (total("new"), total("carried_out")) {
        return format!("新收 {new}，结转下年度 {out}");
    }
    let cells = non_zero(before, table);
    if cells.is_empty() {
        return if blank == 0 { ALL_ZERO } else { "没有填满，填了的都是 0" }.to_owned();
    }
    let named = cells.iter().take(NAMED).map(|&cell| figure(before, cell));
    let more = if cells.len() > NAMED { "等" } else { "" };
    format!("{}{more}", named.collect::<Vec<_>>().join("，"))
}

fn non_zero(report: &Report, table: usize) -> Vec<CellId> {
    let filled = |cell: &CellId| !report.cell(*cell).is_blank() && !report.cell(*cell).is_zero();
    report.typed_cells(table).filter(filled).collect()
}

/// 行政规范性文件现行有效件数 4
fn figure(report: &Report, cell: CellId) -> String {
    let form = report.form();
    let def = form.cell(cell);
    let name = form.tables[def.table]
        .row(def.row)
        .map(|(block, row)| format!("{}{}", row.short, block.columns[def.column].short.concat()));
    format!("{} {}", name.unwrap_or_default(), report.cell(cell).to_text())
}

/// The paragraphs of a text in which a sentence of last year's stands word for word, from 0.
#[must_use]
pub fn unchanged(desk: &Desk, text: TextId) -> Vec<usize> {
    let Some(before) = desk.last_year() else { return Vec::new() };
    let paragraphs = desk.report().text(text).paragraphs().iter().enumerate();
    let same = paragraphs.filter(|(_, content)| !before.unchanged(text, content).is_empty());
    same.map(|(index, _)| index).collect()
}

/// 字数 of last year's text, if there is one.
#[must_use]
pub fn length(desk: &Desk, text: TextId) -> Option<usize> {
    let length = desk.report().last_year()?.text(text).length();
    (length > 0).then_some(length)
}

/// What the contents say about a section: what is missing, and what is still last year's.
#[must_use]
pub fn note(desk: &Desk, section: &Section) -> String {
    let note = progress::note(desk.report(), desk.findings(), section);
    let Some(text) = progress::text_of(section) else { return note };
    if desk.report().text(text).is_blank() {
        return match length(desk, text) {
            // Section six is two questions: nothing is taken over there.
            Some(length) if note.is_empty() && text != TextId::OtherMatters => {
                format!("上年原文 {length} 字可照搬待改")
            }
            _ => note,
        };
    }
    let same = unchanged(desk, text);
    let long = match same[..] {
        [] => return note,
        [only] => format!("{note}，第 {} 段还是上年原文", only + 1),
        _ => format!("{note}，{} 段还有上年原文", same.len()),
    };
    if width(&long) <= NOTE { long } else { format!("{note}，{} 段照搬", same.len()) }
}
