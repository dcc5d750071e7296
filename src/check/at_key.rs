//! What is said at the key, when a figure was entered?

use super::registry::rules;
use super::rule::Checks;
use crate::form::CellId;
use crate::report::Report;

/// What is to be said when `cell` has been filled, and the code of the rule that says so.
#[must_use]
pub fn hint(report: &Report, cell: CellId) -> Option<(&'static str, &'static str)> {
    if report.cell(cell).is_blank() || report.cell(cell).is_zero() {
        return None;
    }
    rules().iter().find_map(|rule| match rule.checks {
        Checks::Hint(says) => Some((rule.code, says(report, cell)?)),
        _ => None,
    })
}
