//! Which rules are there?

use super::{Context, Finding, Severity};
use super::{balance, blank, entry, head, period, residue, sections, sums, title};
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
    /// In its words alone: what stands in the cells makes no difference.
    Words(fn(&Rule, &Report, &Context) -> Vec<Finding>),
    /// At the key: in the text that is being entered into a cell; the sentence, if it is refused.
    Entry(fn(&str, ValueKind) -> Option<String>),
}

/// The registry: a rule is entered by one line here.
static RULES: [Rule; 21] = [
    head::META_UNIT_EMPTY,
    head::META_YEAR_RANGE,
    title::META_TITLE_FORM,
    title::META_TITLE_NIANDU,
    title::META_YEAR_MISMATCH,
    period::META_PERIOD,
    entry::T2_TYPE,
    blank::T2_BLANK,
    entry::T2_FEE_TYPE,
    entry::T3_TYPE,
    blank::T3_BLANK,
    sums::T3_ROW_TOTAL,
    sums::T3_RESULT_TOTAL,
    balance::T3_COLUMN_BALANCE,
    entry::T4_TYPE,
    blank::T4_BLANK,
    sums::T4_GROUP_TOTAL,
    sections::S1_EMPTY,
    sections::S5_EMPTY,
    sections::S6_EMPTY,
    residue::TX_RESIDUE,
];

/// All rules, in the catalogue's order.
#[must_use]
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// The rule with this code; capitals do not matter.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().iter().find(|rule| rule.code.eq_ignore_ascii_case(code.trim()))
}
