//! How does 表四 look? (S7)
//!
//! The printed row of fifteen cells as three rows of five; the printed form stays as it is.

use super::View;
use super::figure::{Spot, put, put_before, put_focus};
use crate::screen::canvas::Canvas;
use crate::screen::ink::Ink;

/// Where the column labels stand.
const HEAD: u16 = 4;
/// The column behind the first column of figures.
const FIRST_EDGE: u16 = 35;
/// From one column of figures to the next.
const WIDE: u16 = 10;
/// Columns of the focus's brackets.
const BRACKETS: u16 = 8;

/// Where the label of last year's figures stands.
const LAST_YEAR: u16 = 5;

/// Draws the table.
pub(super) fn draw(view: &View, canvas: &mut Canvas) {
    canvas.rule(1);
    let cells = view.table.rows().map(|(block, _)| block.columns.len()).sum::<usize>();
    let note = format!("{}公布时仍排成一行 {cells} 格。", view.table.door.note);
    canvas.put(2, 2, &note, Ink::Dim);
    let columns = view.table.blocks.iter().flat_map(|block| &block.columns);
    for (index, column) in columns.enumerate() {
        canvas.put_right(spot(index, HEAD).edge, HEAD, &column.short.concat(), Ink::Plain);
    }
    let mut y = HEAD + 2;
    let mut before = None;
    for (index, (_, row)) in view.table.rows().enumerate() {
        let group = row.group.as_ref().and_then(|id| view.table.group(id));
        if let Some(group) = group
            && before != Some(&group.id)
        {
            canvas.put(1, y, &group.label, Ink::Plain);
            y += 1;
        }
        let x = if group.is_some() { 3 } else { 1 };
        canvas.put(x, y, &row.short, Ink::Plain);
        figures(view, index, y, canvas);
        last_year(view, index, y + 1, canvas);
        before = group.map(|group| &group.id);
        y += 2;
    }
}

fn figures(view: &View, row: usize, y: u16, canvas: &mut Canvas) {
    let form = view.report.form();
    let mut focus = None;
    for column in 0.. {
        let Some(cell) = form.cell_at(view.index, row, column) else { break };
        if cell == view.step.cell() {
            focus = Some(spot(column, y));
        } else {
            put(view, cell, spot(column, y), canvas);
        }
    }
    if let Some(spot) = focus {
        put_focus(view, spot, BRACKETS, canvas);
    }
}

/// Below each row what it held a year ago.
fn last_year(view: &View, row: usize, y: u16, canvas: &mut Canvas) {
    let form = view.report.form();
    if view.before.is_some() {
        canvas.put(LAST_YEAR, y, "上年", Ink::Dim);
    }
    for column in 0.. {
        let Some(cell) = form.cell_at(view.index, row, column) else { break };
        put_before(view, cell, spot(column, y).edge, y, canvas);
    }
}

fn spot(column: usize, y: u16) -> Spot {
    let edge = FIRST_EDGE + u16::try_from(column).unwrap_or_default() * WIDE;
    Spot { x: edge - WIDE, edge, y }
}
