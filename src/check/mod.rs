//! What is wrong with a report?
//!
//! A rule stands in one place and in the registry; checking returns findings and never fails.
//! A rule that cannot judge stays silent: blank is not zero. A new rule is a constant in the file
//! of its family, beside the constructors of its findings, one line in the registry, and a
//! tripping and a silent case in `tests/cases/check/`.

mod active_table;
mod agree;
mod balance;
mod blank;
mod cases_table;
mod dates;
mod entry;
mod fees;
mod figures;
mod finding;
mod frame;
mod groups;
mod head;
mod outline;
mod overview;
mod parts;
mod period;
mod place;
mod previous;
mod privacy;
mod problems;
mod prose;
mod reading;
mod registry;
mod requests_table;
mod residue;
mod sameness;
mod sections;
mod signs;
mod sums;
mod suspects;
mod title;
mod wording;
mod words;

pub use balance::{ColumnBalance, Standing, column_balance};
pub use entry::refusal;
pub use finding::{Finding, Severity, Spot};
pub use groups::{group_of, groups};
pub use place::of_cell as cell_place;
pub use reading::Reading;
pub use registry::{Checks, Reads, Rule, rule, rules};
pub use suspects::{Suspect, Why, inferred_value, suspects};

use std::sync::Arc;

use crate::report::Report;

/// What the checks need to know besides the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Context {
    /// The present year, in China's time.
    pub this_year: u16,
    /// 上年年报. The same unit's report of the year before; none: nothing is compared with it.
    pub previous: Option<Arc<Report>>,
}

impl Context {
    /// A report checked by itself.
    #[must_use]
    pub const fn new(this_year: u16) -> Self {
        Self { this_year, previous: None }
    }

    /// A report checked against that of the year before.
    #[must_use]
    pub fn with_previous(self, previous: Arc<Report>) -> Self {
        Self { previous: Some(previous), ..self }
    }
}

/// All findings of a report, errors first, in printed order within a severity.
#[must_use]
pub fn check(report: &Report, context: &Context) -> Vec<Finding> {
    checked(report, context, None)
}

/// The findings of a report of which only cells have changed since it had those `before`.
///
/// What rests on words too is taken over as it was: a long text is not read again for a digit. It
/// is brought up to date by the next [`check`], when typing rests.
#[must_use]
pub fn check_cells(report: &Report, context: &Context, before: &[Finding]) -> Vec<Finding> {
    checked(report, context, Some(before))
}

fn checked(report: &Report, context: &Context, before: Option<&[Finding]>) -> Vec<Finding> {
    let reading = Reading::new(report, context);
    let mut findings = Vec::new();
    for rule in rules() {
        if let (Some(before), Reads::Texts | Reads::Both) = (before, rule.reads) {
            findings.extend(before.iter().filter(|found| found.code == rule.code).cloned());
            continue;
        }
        match rule.checks {
            Checks::Report(find) => findings.extend(find(rule, report, context)),
            Checks::Reading(find) => findings.extend(find(rule, &reading)),
            Checks::Entry(_) => {}
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
