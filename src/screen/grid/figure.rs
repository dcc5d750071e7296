//! How does one cell of a table look?
//!
//! A blank is a dot and a zero is 0; a sum whose addends are not all filled has a `+`, one that a
//! file stated otherwise stands out. The focus has
//! brackets, so that it is seen without colour.

use super::View;
use crate::check::Severity;
use crate::form::{CellId, Filled};
use crate::screen::canvas::{Canvas, columns_of};
use crate::screen::ink::Ink;
use crate::screen::targets::Means;

/// Where a cell stands: its first column and the one behind it, its row.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) x: u16,
    pub(super) edge: u16,
    pub(super) y: u16,
}

/// Draws a cell that does not have the focus.
///
/// A number that leaves no blank before it is replaced by `#`, as spreadsheets do: a number that
/// lacks digits would be read as another one. The focus shows it whole.
pub(super) fn put(view: &View, cell: CellId, spot: Spot, canvas: &mut Canvas) {
    canvas.target(spot.y, (spot.x, spot.edge), Means::Cell(cell));
    mark(view, cell, spot.y, canvas);
    let (text, ink) = content(view, cell);
    let room = spot.edge.saturating_sub(spot.x + 1);
    // Digits and signs are ASCII: their bytes are their columns, and nothing has to be measured.
    let wide = u16::try_from(text.len()).unwrap_or(u16::MAX);
    if wide > room {
        canvas.put(spot.x + 1, spot.y, &"#".repeat(usize::from(room)), ink);
    } else if wide > 0 {
        canvas.put(spot.edge - wide, spot.y, &text, ink);
    }
}

/// Marks the row of a cell in which something must be changed or explained; the row of the focus
/// has its own mark, and what is wrong there is said below.
fn mark(view: &View, cell: CellId, y: u16, canvas: &mut Canvas) {
    let form = view.report.form();
    if form.cell(cell).row == form.cell(view.step.cell()).row {
        return;
    }
    match view.marks.iter().filter(|(marked, _)| *marked == cell).map(|(_, it)| *it).min() {
        Some(Severity::Error) => canvas.put(0, y, "!", Ink::Bad),
        Some(Severity::Warning) => canvas.put(0, y, "?", Ink::Warn),
        Some(Severity::Advice) | None => 0,
    };
}

/// Draws what a cell held a year ago, where there is room for it.
pub(super) fn put_before(view: &View, cell: CellId, edge: u16, y: u16, canvas: &mut Canvas) {
    if let Some(before) = view.before {
        canvas.put_right(edge, y, &before.shown(cell), Ink::Dim);
    }
}

/// Draws the focus with its row's marker, and puts the caret behind its last digit.
///
/// `least` is the width of its brackets; a longer text is given more at the left as far as
/// `spot.x`, and the rest at the right over the cell beside it, which then shows nothing.
pub(super) fn put_focus(view: &View, spot: Spot, least: u16, canvas: &mut Canvas) {
    let cell = view.step.cell();
    let content = content(view, cell).0;
    let text = match view.step.typed() {
        Some(typed) => typed,
        // A blank to be filled is an empty pair of brackets.
        None if view.report.cell(cell).is_blank() => "",
        None => &content,
    };
    let wide = (columns_of(text) + 2).max(least);
    let pad = usize::from(wide - 2 - columns_of(text));
    let x = spot.edge.saturating_sub(wide).max(spot.x);
    if x + wide > spot.edge + 1 {
        let beside = " ".repeat(usize::from(spot.edge - spot.x));
        canvas.put(spot.edge, spot.y, &beside, Ink::Plain);
    }
    let behind = canvas.put(x, spot.y, &format!("[{}{text}]", " ".repeat(pad)), Ink::Focus);
    canvas.put(0, spot.y, ">", Ink::Plain);
    canvas.caret(behind.saturating_sub(1), spot.y);
}

/// What a cell shows.
fn content(view: &View, cell: CellId) -> (String, Ink) {
    if view.report.form().cell(cell).filled == Filled::ByHand {
        let content = view.report.cell(cell);
        return if content.is_blank() {
            // Not dim: the focus leaves one at each step, and turning that on and off costs more
            // than the dot.
            (".".to_owned(), Ink::Plain)
        } else {
            (content.to_text(), Ink::Plain)
        };
    }
    let sum = view.report.sum(cell);
    if view.report.is_stated_sum(cell) {
        // As it will be printed, until it is settled which of the two holds.
        return (view.report.cell(cell).to_text(), Ink::Bad);
    }
    match sum.complete() {
        Some(sum) => (sum.to_string(), Ink::Plain),
        None if sum.is_untouched() => (String::new(), Ink::Plain),
        None => (format!("{}+", sum.known), Ink::Plain),
    }
}
