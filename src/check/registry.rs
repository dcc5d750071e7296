//! Which rules are there?

use super::{Context, Finding, Severity};
use crate::form::ValueKind;
use crate::report::Report;

/// 规则. Says what it checks, why, and how to find it; carries its own manual page.
#[derive(Debug)]
pub struct Rule {
    /// As in the catalogue: `T3-COLUMN-BALANCE`.
    pub code: &'static str,
    /// How grave its findings are (a rule may find a lighter case too).
    pub severity: Severity,
    /// One line: what it checks.
    pub title: &'static str,
    /// What it rests on.
    pub source: &'static str,
    /// The manual: what it checks, why, what to do. Paragraphs.
    pub manual: &'static str,
    /// How it finds.
    pub checks: Checks,
}

/// How a rule finds.
#[derive(Clone, Copy, Debug)]
pub enum Checks {
    /// In a whole report.
    Report(fn(&Rule, &Report, &Context) -> Vec<Finding>),
    /// At the key: in the text that is being entered into a cell; the sentence, if it is refused.
    Entry(fn(&str, ValueKind) -> Option<String>),
}

/// All rules, in the catalogue's order.
#[must_use]
pub fn rules() -> &'static [Rule] {
    &[]
}
