//! How does 表二 look? (S5)
//!
//! A heading, column labels and rows for every block; labels that repeat are not drawn again.

use super::View;
use super::figure::{Spot, put, put_focus};
use crate::form::{Block, Column};
use crate::screen::canvas::{Canvas, columns_of};
use crate::screen::ink::Ink;

/// Where the first block starts.
const TOP: u16 = 2;
/// Where headings stand.
const HEADING: u16 = 2;
/// Where row labels stand.
const LABEL: u16 = 3;
/// The column behind the first column of figures.
const FIRST_EDGE: u16 = 41;
/// From one column of figures to the next.
const WIDE: u16 = 14;
/// Columns between the figures and the longest label: an amount has sixteen characters.
const FIRST: u16 = 19;
/// Columns of the focus's brackets.
const BRACKETS: u16 = 6;

/// Draws the table.
pub(super) fn draw(view: &View, canvas: &mut Canvas) {
    let mut y = TOP;
    let mut row = 0;
    let mut before: Option<&Block> = None;
    for block in &view.table.blocks {
        if before.is_some_and(|before| before.columns.len() != block.columns.len()) {
            y += 1;
        }
        if let Some(heading) = &block.heading {
            canvas.put(HEADING, y, heading, Ink::Strong);
            y += 1;
        }
        if !before.is_some_and(|before| same_labels(before, block)) {
            labels(block, y, canvas);
            y += 1;
        }
        for label in &block.rows {
            canvas.put(LABEL, y, &label.short, Ink::Plain);
            figures(view, row, y, canvas);
            y += 1;
            row += 1;
        }
        before = Some(block);
    }
}

fn same_labels(one: &Block, other: &Block) -> bool {
    let labels = |block: &Block| block.columns.iter().map(|c| c.label.clone()).collect::<Vec<_>>();
    labels(one) == labels(other)
}

fn labels(block: &Block, y: u16, canvas: &mut Canvas) {
    canvas.put(LABEL, y, block.row_header.as_deref().unwrap_or_default(), Ink::Dim);
    for (index, column) in block.columns.iter().enumerate() {
        canvas.put_right(spot(index, y).edge, y, &label(column, index), Ink::Dim);
    }
}

/// The official label where it fits, else the short one.
fn label(column: &Column, index: usize) -> String {
    let spot = spot(index, 0);
    if columns_of(&column.label) < spot.edge - spot.x {
        column.label.clone()
    } else {
        column.short.concat()
    }
}

fn figures(view: &View, row: usize, y: u16, canvas: &mut Canvas) {
    let form = view.report.form();
    for column in 0.. {
        let Some(cell) = form.cell_at(view.index, row, column) else { break };
        if cell == view.step.cell() {
            put_focus(view, spot(column, y), BRACKETS, canvas);
        } else {
            put(view, cell, spot(column, y), canvas);
        }
    }
}

fn spot(column: usize, y: u16) -> Spot {
    let edge = FIRST_EDGE + u16::try_from(column).unwrap_or_default() * WIDE;
    Spot { x: if column == 0 { FIRST } else { edge - WIDE }, edge, y }
}
