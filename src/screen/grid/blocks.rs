//! How does 表二 look? (S5)
//!
//! A heading, column labels and rows for every block; labels that repeat are not drawn again.

use super::View;
use super::figure::{Spot, put, put_before, put_focus};
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

/// The column behind last year's figures, which stand in the last column of the screen that all
/// terminals have.
const LAST_YEAR: u16 = 79;

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
            if view.before.is_some() {
                canvas.put_right(LAST_YEAR, y, &last_year(block), Ink::Dim);
            }
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
    let mut last = None;
    for column in 0.. {
        let Some(cell) = form.cell_at(view.index, row, column) else { break };
        last = Some(cell);
        if cell == view.step.cell() {
            put_focus(view, spot(column, y), BRACKETS, canvas);
        } else {
            put(view, cell, spot(column, y), canvas);
        }
    }
    if let Some(cell) = last {
        put_before(view, cell, LAST_YEAR, y, canvas);
    }
}

/// 上年有效, 上年: what the last figure of a row was a year ago. Of several columns the last one
/// is named by its two characters that say it.
fn last_year(block: &Block) -> String {
    let named = block.columns.last().filter(|_| block.columns.len() > 1);
    let name = named.map(|column| column.short.concat()).unwrap_or_default();
    let stem: Vec<char> = name.trim_end_matches("件数").chars().collect();
    let tail: String = stem[stem.len().saturating_sub(2)..].iter().collect();
    format!("上年{tail}")
}

fn spot(column: usize, y: u16) -> Spot {
    let edge = FIRST_EDGE + u16::try_from(column).unwrap_or_default() * WIDE;
    Spot { x: if column == 0 { FIRST } else { edge - WIDE }, edge, y }
}
