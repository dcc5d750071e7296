//! Which figures of the tables may a text want to quote?

use super::figures::{Figure, figures, meant};
use crate::form::{CellId, Form};

/// All cells: first those that the words of the sentence before the caret mean, the last word
/// first; then those that reports speak of most; then all others in printed order.
#[must_use]
pub fn quotable(form: &Form, before: &str) -> Vec<CellId> {
    let sentence = before.rsplit(['。', '；']).next().unwrap_or_default();
    let one = |figure: &Figure| match figure.cells.as_slice() {
        [name] => cell(form, name),
        _ => None,
    };
    let said = meant(sentence).into_iter().filter_map(one);
    let common = figures().figures.iter().filter_map(one);
    let mut cells = Vec::new();
    for cell in said.chain(common).chain(form.cell_ids()) {
        if !cells.contains(&cell) {
            cells.push(cell);
        }
    }
    cells
}

fn cell(form: &Form, name: &str) -> Option<CellId> {
    match name.split('.').collect::<Vec<_>>()[..] {
        [table, row, column] => form.find(table, row, column),
        _ => None,
    }
}
