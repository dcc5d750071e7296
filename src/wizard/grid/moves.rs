//! Which cell is next, in each direction?
//!
//! Sums are computed and never have the focus.

use crate::form::{CellId, Filled, Form};
use crate::report::Report;

/// The typed cells of a table, in printed order.
fn typed(form: &Form, table: usize) -> impl DoubleEndedIterator<Item = CellId> {
    let cells: Vec<CellId> = form.cell_ids().collect();
    cells.into_iter().filter(move |&id| {
        let def = form.cell(id);
        def.table == table && def.filled == Filled::ByHand
    })
}

/// `cell` itself if it is typed, else one that it sums up: the first that holds something, or the
/// first. What is said of a sum is never put right in a cell that is no part of it.
pub(super) fn typed_in(report: &Report, cell: CellId) -> CellId {
    let parts = report.form().typed_in(cell);
    let holds = |part: &&CellId| report.cell(**part).count().is_some_and(|count| count > 0);
    parts.iter().find(holds).or(parts.first()).copied().unwrap_or(cell)
}

/// The cell to the right; behind the end of a row the next row's first.
pub(super) fn right(form: &Form, cell: CellId) -> Option<CellId> {
    typed(form, form.cell(cell).table).find(|&id| id > cell)
}

/// The cell to the left; before the start of a row the row above's last.
pub(super) fn left(form: &Form, cell: CellId) -> Option<CellId> {
    typed(form, form.cell(cell).table).rfind(|&id| id < cell)
}

/// The first cell of the same row.
pub(super) fn row_start(form: &Form, cell: CellId) -> CellId {
    row_of(form, cell).first().copied().unwrap_or(cell)
}

/// The last cell of the same row.
pub(super) fn row_end(form: &Form, cell: CellId) -> CellId {
    row_of(form, cell).last().copied().unwrap_or(cell)
}

/// The first cell of the next row.
pub(super) fn next_row(form: &Form, cell: CellId) -> Option<CellId> {
    right(form, row_end(form, cell))
}

/// The cell in the next row, in `column` or the nearest before it.
pub(super) fn down(form: &Form, cell: CellId, column: usize) -> Option<CellId> {
    Some(nearest(form, next_row(form, cell)?, column))
}

/// The cell in the row above, in `column` or the nearest before it.
pub(super) fn up(form: &Form, cell: CellId, column: usize) -> Option<CellId> {
    Some(nearest(form, left(form, row_start(form, cell))?, column))
}

/// The cell of the row of `cell` that stands in `column`, or the nearest before it.
pub(super) fn nearest(form: &Form, cell: CellId, column: usize) -> CellId {
    let row = row_of(form, cell);
    let before = row.iter().rfind(|&&id| form.cell(id).column <= column);
    before.or(row.first()).copied().unwrap_or(cell)
}

/// The typed cells from `cell` to the end of its row.
pub(super) fn rest_of_row(form: &Form, cell: CellId) -> Vec<CellId> {
    row_of(form, cell).into_iter().filter(|&id| id >= cell).collect()
}

fn row_of(form: &Form, cell: CellId) -> Vec<CellId> {
    let def = form.cell(cell);
    typed(form, def.table).filter(|&id| form.cell(id).row == def.row).collect()
}
