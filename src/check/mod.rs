//! What is wrong with a report?
//!
//! A rule stands in one place and in the registry; checking returns findings and never fails.
//! A rule that cannot judge stays silent: blank is not zero. A new rule is a constant in the file
//! of its family, beside the constructors of its findings, one line in the registry, and a
//! tripping and a silent case in `tests/cases/check/`.

mod act;
mod active_table;
mod agree;
mod aspects;
mod at_key;
mod author;
mod balance;
mod blank;
mod bounds;
mod cases_table;
mod claims;
mod clear;
mod column;
mod context;
mod dates;
mod deadline;
mod done;
mod entry;
mod fees;
mod figures;
mod finding;
mod footing;
mod frame;
mod groups;
mod head;
mod headings;
mod hints;
mod last_year;
#[cfg(test)]
mod linear;
mod lists;
mod misplaced;
mod names;
mod outdated;
mod outline;
mod overlay;
mod overview;
mod partial;
mod parts;
mod peer;
mod peers;
mod period;
mod place;
mod previous;
mod privacy;
mod problems;
mod prose;
mod quotable;
mod reading;
mod registry;
mod repair;
mod requests_table;
mod residue;
mod rule;
mod runs;
mod said;
mod sameness;
mod scene;
mod sections;
mod shares;
mod signs;
mod split;
mod stated;
mod subject;
mod sums;
mod suspects;
mod title;
mod told;
mod typed_table;
mod wording;
mod words;
mod years;

pub use act::Act;
pub use at_key::hint;
pub use column::{ColumnBalance, Standing, column_balance};
pub use context::Context;
pub use deadline::due;
pub use entry::refusal;
pub use finding::{Finding, Severity, Spot};
pub use groups::{group_of, groups};
pub use last_year::{Carried, LastYear, carried};
pub use misplaced::{Misplaced, misplaced};
pub use outdated::{Outdated, outdated_years};
pub use overlay::{Limits, Overlay, OverlayError, Slash};
pub use peer::{PEER, peers_of};
pub use peers::{Peer, Peers};
pub use place::of_cell as cell_place;
pub use quotable::{equal_numbers, quotable};
pub use reading::Reading;
pub use registry::{left_out, rule, rules};
pub use repair::{Repair, repairs};
pub use rule::{Checks, Reads, Rule};
pub use suspects::{Suspect, Why, inferred_value, suspects};

use crate::report::Report;

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
pub fn check_cells(report: &Report, context: &Context, before: Vec<Finding>) -> Vec<Finding> {
    checked(report, context, Some(before))
}

fn checked(report: &Report, context: &Context, before: Option<Vec<Finding>>) -> Vec<Finding> {
    let (mut own, mut before) = (None, before);
    if context.previous.is_none() && report.last_year().is_some() {
        own.insert(context.clone()).follow(report);
    }
    let context = own.as_ref().unwrap_or(context);
    let reading = Reading::new(report, context);
    let mut findings = Vec::new();
    for rule in rules() {
        if let (Some(before), Reads::Texts | Reads::Both) = (&mut before, rule.reads) {
            findings.extend(before.extract_if(.., |found| found.code == rule.code));
            continue;
        }
        let found = match rule.checks {
            Checks::Report(find) => find(rule, report, context),
            Checks::Reading(find) => find(rule, &reading),
            Checks::Others(find) => find(rule, &reading, rules()),
            Checks::Entry(_) | Checks::Hint(_) => Vec::new(),
        };
        findings.extend(the_first(found));
    }
    findings.sort_by_key(|finding| (finding.severity, finding.spot));
    findings
}

/// Most findings of one rule: more than a table has cells. A rule may stop looking when it has more.
const MOST: usize = 200;

/// The first findings of a rule; when there are more, the last one says so.
fn the_first(mut found: Vec<Finding>) -> Vec<Finding> {
    if found.len() > MOST {
        found.truncate(MOST);
        if let Some(last) = found.last_mut() {
            last.hint.push_str("这样的问题很多，只列出这些；改好再看后面的。");
        }
    }
    found
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
