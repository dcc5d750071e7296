//! What is a rule, and how does its finding begin?

use super::context::Context;
use super::finding::{Finding, Severity, Spot};
use super::place;
use super::reading::Reading;
use crate::form::{CellId, ValueKind};
use crate::report::{Report, TextId};

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
    /// Whether the clerk may keep an error by giving a reason, (R) in the catalogue. Warnings can
    /// always be explained.
    pub reasonable: bool,
    /// What of the report it reads.
    pub reads: Reads,
    /// How it finds.
    pub checks: Checks,
}

/// What of a report a rule reads: an edit elsewhere cannot change its findings.
///
/// Unit, year and title may be read by every rule, whatever it says here.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reads {
    /// Nothing but unit, year and title.
    Head,
    /// The cells.
    Cells,
    /// The texts.
    Texts,
    /// Cells and texts.
    Both,
}

/// How a rule finds.
#[derive(Clone, Copy, Debug)]
pub enum Checks {
    /// In a whole report.
    Report(fn(&Rule, &Report, &Context) -> Vec<Finding>),
    /// In a report and the facts read off its texts once for all rules.
    Reading(fn(&Rule, &Reading<'_>) -> Vec<Finding>),
    /// The same, looking at what other rules find: all there are.
    Others(fn(&Rule, &Reading<'_>, &'static [Rule]) -> Vec<Finding>),
    /// At the key: once a figure greater than 0 was entered into a cell, in the report as it is
    /// then; the sentence, if there is something to say.
    Hint(fn(&Report, CellId) -> Option<&'static str>),
    /// At the key: in the text that is being entered into a cell; the sentence, if it is refused.
    Entry(fn(&str, ValueKind) -> Option<String>),
}

impl Finding {
    /// What every named constructor starts from; those stand beside the rules they belong to.
    pub(super) fn of(
        rule: &Rule,
        spot: Spot,
        place: impl Into<String>,
        message: String,
        hint: impl Into<String>,
    ) -> Self {
        let (place, hint) = (place.into(), hint.into());
        let (left, right) = (String::new(), String::new());
        let Rule { code, severity, reasonable, .. } = *rule;
        Self { code, severity, spot, place, left, right, message, hint, act: None, reasonable }
    }

    /// About a place in a text.
    pub(super) fn in_text(
        rule: &Rule,
        report: &Report,
        (text, paragraph, byte): (TextId, usize, usize),
        message: String,
        hint: impl Into<String>,
    ) -> Self {
        let place = place::of_paragraph(report.form(), text, paragraph);
        Self::of(rule, Spot::Text { text, paragraph, byte }, place, message, hint)
    }

    /// About a text as a whole.
    pub(super) fn of_text(
        rule: &Rule,
        report: &Report,
        text: TextId,
        message: String,
        hint: impl Into<String>,
    ) -> Self {
        let place = place::of_text(report.form(), text);
        Self::of(rule, Spot::Whole(text), place, message, hint)
    }

    /// About a cell.
    pub(super) fn of_cell(
        rule: &Rule,
        report: &Report,
        cell: CellId,
        message: String,
        hint: impl Into<String>,
    ) -> Self {
        let place = place::of_cell(report.form(), cell);
        Self::of(rule, Spot::Cell(cell), place, message, hint)
    }
}
