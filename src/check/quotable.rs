//! Which figures of the tables may a text want to quote?

use super::claims::meant;
use super::context::Context;
use super::figures::{Figure, figures};
use super::prose::claimed;
use super::reading::Reading;
use crate::form::{CellId, Form};
use crate::report::{Reference, Report, TextId};
use crate::text::numeral::numerals;

/// All cells: first those that the words of the sentence before the caret mean, the last word
/// first; then those that reports speak of most; then all others in printed order.
#[must_use]
pub fn quotable(form: &Form, before: &str) -> Vec<CellId> {
    let sentence = before.rsplit(['。', '；']).next().unwrap_or_default();
    let one = |figure: &Figure| match figure.cells.as_slice() {
        [name] => form.cell_named(name),
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

/// The numbers of a text that say what a cell is and read as it does, and follow it not yet.
#[must_use]
pub fn equal_numbers(report: &Report, context: &Context, text: TextId) -> Vec<Reference> {
    let reading = Reading::new(report, context);
    let narrative = report.text(text);
    let reference = |(claim, stated): (&super::claims::Claim<'_>, &super::stated::Stated<'_>)| {
        let [name] = claim.figure.cells.as_slice() else { return None };
        let (paragraph, start) = (stated.paragraph, stated.fact.start);
        let number = numerals(&stated.within[start..]).next()?;
        let cell = reading.cell(name)?;
        let (from, to) = (start + number.start, start + number.end);
        let reads_so = report.quoted(cell) == stated.within[from..to];
        let new = Reference { paragraph, from, to, cell };
        let is_free = !narrative.references_in(paragraph).any(|it| it.overlaps(&new));
        (stated.text == text && !claim.last_year && reads_so && is_free).then_some(new)
    };
    claimed(&reading).filter_map(reference).collect()
}
