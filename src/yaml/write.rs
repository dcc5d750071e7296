//! How is a document laid out as text?

use std::fmt::Write as _;

use super::root::PREVIOUS;
use super::scalar::{block, inline};
use super::{SCHEMA, draft, explain, quote, typing};
use crate::form::{CellId, Filled, SectionKind};
use crate::report::{Cell, Document, DraftMark, Explanation, Previous, Report, Scope, TextId};
use crate::text::clean::tidy;

/// Writes a document. Reading it back gives the same document, but for blanks at the ends of
/// lines and control characters, which are left out.
///
/// Sums are written for readers, a blank cell is left out, and so is an attestation that does not
/// hold.
#[must_use]
pub fn write(document: &Document) -> String {
    let report = &document.report;
    let mut out = String::with_capacity(8_192);
    // Writing into a String cannot fail, here and below.
    let _ = writeln!(out, "schema: {SCHEMA}");
    body(&mut out, report);
    if let Some(before) = report.previous() {
        last_year(&mut out, before);
    }
    if let Some(mark) = &document.draft {
        draft_mark(&mut out, report, mark);
    }
    out
}

/// The report by itself.
fn body(out: &mut String, report: &Report) {
    head(out, report);
    text(out, report, TextId::Preface);
    for section in &report.form().sections {
        match section.kind {
            SectionKind::Narrative => {
                TextId::of_section(&section.id).into_iter().for_each(|id| text(out, report, id));
            }
            SectionKind::Table => {
                let index = report.form().table_index(&section.id);
                index.into_iter().for_each(|index| table(out, report, index));
            }
        }
    }
    text(out, report, TextId::Signoff);
    lists(out, report);
}

/// 上年数据, two blanks in. It is first written behind what stands there, because a text counts
/// what was written before it.
fn last_year(out: &mut String, before: &Previous) {
    let _ = writeln!(out, "{}:", PREVIOUS);
    let from = tidy(before.from());
    if !from.is_empty() {
        field(out, "  from", &from);
    }
    let start = out.len();
    body(out, before.report());
    let nested = out.split_off(start);
    for line in nested.split_inclusive('\n') {
        if line != "\n" {
            out.push_str("  ");
        }
        out.push_str(line);
    }
}

fn head(out: &mut String, report: &Report) {
    let unit = report.unit();
    let scope = match unit.scope {
        Scope::Own => "own",
        Scope::Aggregate => "aggregate",
    };
    let _ = writeln!(out, "edition: \"{}\"", report.form().edition);
    let _ = writeln!(out, "year: {}", report.year());
    out.push_str("unit: {name: ");
    inline(out, &tidy(&unit.name));
    out.push_str(", kind: ");
    inline(out, &tidy(&unit.kind));
    let _ = writeln!(out, ", scope: {scope}}}");
    if let Some(title) = report.own_title().map(tidy).filter(|title| !title.is_empty()) {
        field(out, "title", &title);
    }
}

fn text(out: &mut String, report: &Report, id: TextId) {
    let text = quote::written(report.form(), &quote::tidied(report, report.text(id)));
    if !text.is_empty() {
        let _ = write!(out, "{}: ", id.key());
        block(out, &text, 2);
    }
}

fn table(out: &mut String, report: &Report, table: usize) {
    let form = report.form();
    let heading = out.len();
    let _ = writeln!(out, "{}:", form.tables[table].id);
    let empty = out.len();
    for (index, (block, row)) in form.tables[table].rows().enumerate() {
        let (start, mut before) = (out.len(), "");
        let _ = write!(out, "  {}: {{", row.id);
        let open = out.len();
        for (column_index, column) in block.columns.iter().enumerate() {
            let cell = form.cell_at(table, index, column_index);
            let shown = cell.map(|cell| shown(report, cell)).unwrap_or_default();
            if !shown.is_empty() {
                let _ = write!(out, "{before}{}: {shown}", column.id);
                before = ", ";
            }
        }
        if out.len() == open {
            out.truncate(start);
        } else {
            out.push_str("}\n");
        }
    }
    if out.len() == empty {
        out.truncate(heading);
    }
}

/// A cell as written; nothing when blank.
fn shown(report: &Report, cell: CellId) -> String {
    let sum = match report.form().cell(cell).filled {
        Filled::BySum(_) => report.sum(cell).complete(),
        Filled::ByHand => None,
    };
    match (report.cell(cell), sum) {
        (Cell::Blank, Some(sum)) => sum.to_string(),
        (Cell::NotApplicable, _) => "\"/\"".to_owned(),
        (cell, _) => cell.to_text(),
    }
}

fn lists(out: &mut String, report: &Report) {
    let form = report.form();
    let all_zero = |table| report.typed_cells(table).all(|cell| report.cell(cell).is_zero());
    let attested = report.attested.iter().filter(|&&table| all_zero(table));
    let ids: Vec<&str> = attested.map(|&table| form.tables[table].id.as_str()).collect();
    let _ = writeln!(out, "attested_zero: [{}]", ids.join(", "));
    if !report.inferred.is_empty() {
        out.push_str("inferred:\n");
    }
    for &cell in &report.inferred {
        let _ = writeln!(out, "  - {}", form.name_of_cell(cell));
    }
    if !report.dismissed.is_empty() {
        out.push_str("dismissed:\n");
    }
    for mark in &report.dismissed {
        let _ = writeln!(out, "  - {mark}");
    }
    let none = report.explanations().is_empty();
    let _ = writeln!(out, "{}:{}", explain::KEY, if none { " []" } else { "" });
    report.explanations().iter().for_each(|explanation| one_explanation(out, explanation));
}

fn one_explanation(out: &mut String, explanation: &Explanation) {
    let Explanation { code, place, figures, reason, by, at } = explanation;
    for (index, text) in [code, place, figures, reason, by, at].into_iter().enumerate() {
        let (dash, key) = (if index == 0 { "  - " } else { "    " }, explain::KEYS[index]);
        let _ = write!(out, "{dash}{key}: ");
        let text = tidy(text);
        if text.contains('\n') {
            block(out, &text, 6);
        } else {
            inline(out, &text);
            out.push('\n');
        }
    }
}

fn draft_mark(out: &mut String, report: &Report, mark: &DraftMark) {
    let _ = writeln!(out, "{}:", draft::KEY);
    field(out, "  id", &tidy(&mark.id));
    if !mark.name.is_empty() {
        field(out, "  name", &tidy(&mark.name));
    }
    let _ = writeln!(out, "  revision: {}", mark.revision);
    field(out, "  saved_by", &tidy(&mark.saved_by));
    field(out, "  saved_at", &tidy(&mark.saved_at));
    let _ = writeln!(out, "  at: {}", draft::to_text(report.form(), &mark.bookmark));
    if !mark.finished_at.is_empty() {
        field(out, "  finished_at", &tidy(&mark.finished_at));
    }
    if !mark.last_change.is_empty() {
        field(out, "  last_change", &tidy(&mark.last_change));
    }
    if let Some(half) = &mark.typing {
        typing::write(out, report.form(), half);
    }
}

fn field(out: &mut String, key: &str, text: &str) {
    out.push_str(key);
    out.push_str(": ");
    inline(out, text);
    out.push('\n');
}
