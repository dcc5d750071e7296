//! How is a place of the report called in a finding?

use crate::form::{CellId, Column, Form, Row};
use crate::report::TextId;
use crate::text::{unseen, width};

/// Columns of a quotation within a sentence; what is longer is cut.
const QUOTED: usize = 60;

/// 表三 一 本年新收数量 自然人; with the group's name where row numbers start anew in it.
#[must_use]
pub fn of_cell(form: &Form, cell: CellId) -> String {
    let def = form.cell(cell);
    let table = &form.tables[def.table];
    let Some((block, row)) = table.row(def.row) else { return table.name.clone() };
    let group = row.group.as_deref().and_then(|id| table.group(id));
    let group = group.and_then(|group| group.short.first());
    let column = of_column_alone(&block.columns[def.column]);
    [Some(&table.name), group, Some(&row.short), Some(&column)]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join(" ")
}

/// 表三 商业企业.
pub(super) fn of_column(form: &Form, cell: CellId) -> String {
    let def = form.cell(cell);
    let table = &form.tables[def.table];
    let column = table.row(def.row).map(|(block, _)| of_column_alone(&block.columns[def.column]));
    format!("{} {}", table.name, column.unwrap_or_default())
}

/// 商业企业, as the screen calls it, on one line.
fn of_column_alone(column: &Column) -> String {
    column.short.concat()
}

/// 一、总体情况; for the texts outside the sections our own word.
pub(super) fn of_text(form: &Form, text: TextId) -> &str {
    match form.section(text.key()) {
        Some(section) => &section.short,
        None if text == TextId::Signoff => "落款",
        None => "导语",
    }
}

/// 一、总体情况 第 2 段.
pub(super) fn of_paragraph(form: &Form, text: TextId, paragraph: usize) -> String {
    format!("{} 第 {} 段", of_text(form, text), paragraph + 1)
}

/// 结转下年度: the short label without its outline number.
pub(super) fn row_name(row: &Row) -> &str {
    match row.short.rsplit_once([' ', ')']) {
        Some((_, name)) if !row.number.is_empty() => name,
        _ => &row.short,
    }
}

/// 「…」, harmless on a terminal and not too long.
pub(super) fn quoted(text: &str) -> String {
    // Of prose only what hides within it is named: blanks around and line ends part it.
    let text = text.trim().replace('\n', " ");
    unseen::quoted(&text, ["「", "」"], |plain| {
        let start = width::fit(plain, QUOTED);
        (start.to_owned(), if start.len() == plain.len() { "" } else { "（后略）" })
    })
}
