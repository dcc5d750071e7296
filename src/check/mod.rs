//! What is wrong with a report?
//!
//! A rule stands in one place and in the registry; checking returns findings and never fails.
//! A rule that cannot judge stays silent: blank is not zero. A new rule is a constant in the file
//! of its family, beside the constructors of its findings, one line in the registry, and a
//! tripping and a silent case in `tests/cases/check/`.

mod balance;
mod blank;
mod dates;
mod entry;
mod finding;
mod head;
mod period;
mod place;
mod registry;
mod residue;
mod sections;
mod sums;
mod suspects;
mod title;

pub use balance::{ColumnBalance, Standing, column_balance};
pub use entry::refusal;
pub use finding::{Finding, Severity, Spot};
pub use registry::{Checks, Rule, rule, rules};
pub use suspects::{Suspect, Why, inferred_value, suspects};

use crate::report::Report;

/// What the checks need to know besides the report.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Context {
    /// The present year, in China's time.
    pub this_year: u16,
}

/// All findings of a report, errors first, in printed order within a severity.
#[must_use]
pub fn check(report: &Report, context: &Context) -> Vec<Finding> {
    checked(report, context, None)
}

/// The findings of a report of which only cells have changed since it had those `before`: a long
/// text is not read again for a digit.
#[must_use]
pub fn check_cells(report: &Report, context: &Context, before: &[Finding]) -> Vec<Finding> {
    checked(report, context, Some(before))
}

fn checked(report: &Report, context: &Context, before: Option<&[Finding]>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for rule in rules() {
        match (rule.checks, before) {
            (Checks::Words(_), Some(before)) => {
                findings.extend(before.iter().filter(|found| found.code == rule.code).cloned());
            }
            (Checks::Report(find) | Checks::Words(find), _) => {
                findings.extend(find(rule, report, context));
            }
            (Checks::Entry(_), _) => {}
        }
    }
    findings.sort_by_key(|finding| (finding.severity, finding.spot));
    findings
}

/// 可以定稿的报告. A report that was checked and has nothing left that must be changed or
/// explained; final documents are made from nothing else.
#[derive(Debug)]
pub struct Checked<'a>(&'a Report);

impl<'a> Checked<'a> {
    /// Checks `report`.
    ///
    /// # Errors
    ///
    /// The findings that stand in the way: errors, and warnings without an explanation.
    pub fn new(report: &'a Report, context: &Context) -> Result<Self, Vec<Finding>> {
        let mut findings = check(report, context);
        findings.retain(|finding| finding.blocks(report));
        if findings.is_empty() { Ok(Self(report)) } else { Err(findings) }
    }

    /// The report.
    #[must_use]
    pub fn report(&self) -> &'a Report {
        self.0
    }
}
