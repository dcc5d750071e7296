//! Why may a finding stand? (S9b)

use super::desk::Desk;
use super::key::Key;
use super::line::Line;
use super::turn::{Goal, Turn};
use crate::check::Finding;
use crate::report::{Explanation, Op};

/// 写说明. The reason that is being written for one finding.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainStep {
    finding: Finding,
    /// The reason.
    pub reason: Line,
    by: String,
}

impl ExplainStep {
    /// What a reason is for.
    pub const WHY: &'static str =
        "情况属实的话，写一句原因。说明只进数据文件和核对，不进公布的正文。";
    /// Longest reason, in characters.
    pub const MOST: usize = 200;

    /// For one finding; a reason given before is there to go on with.
    #[must_use]
    pub fn new(finding: Finding, by: &str, desk: &Desk) -> Self {
        let given = finding.explanation(desk.report()).map_or("", |given| given.reason.as_str());
        let reason = Line::new(given, Self::MOST);
        Self { finding, reason, by: by.to_owned() }
    }

    /// What is explained.
    #[must_use]
    pub fn finding(&self) -> &Finding {
        &self.finding
    }

    /// Who explains.
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        match key {
            Key::Escape | Key::Enter => {
                self.keep(desk);
                Turn::Go(Goal::Problems)
            }
            Key::EnterInBurst => Turn::Stay,
            _ => {
                self.reason.press(key);
                Turn::Stay
            }
        }
    }

    /// Keeps the reason; an empty one takes back what was given.
    pub fn keep(&self, desk: &mut Desk) {
        let report = desk.report();
        let key = self.finding.spot.key(report.form());
        let same = |e: &Explanation| e.code == self.finding.code && e.place == key;
        let index = report.explanations().iter().position(same);
        let old = index.map(|index| report.explanations()[index].clone());
        let reason = self.reason.text().trim().to_owned();
        if old
            .as_ref()
            .is_some_and(|old| old.reason == reason && old.figures == self.finding.figures())
        {
            return;
        }
        let new = (!reason.is_empty()).then(|| Explanation {
            code: self.finding.code.to_owned(),
            place: key.clone(),
            figures: self.finding.figures(),
            reason,
            by: self.by.clone(),
            at: desk.now.to_string(),
        });
        let index = index.unwrap_or(report.explanations().len());
        desk.edit(Op::Explain { index, old, new });
    }
}
