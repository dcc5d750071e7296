//! Where does Esc lead?
//!
//! Up, and never in a circle. There are three orders of steps:
//!
//! 1. 目录, the contents.
//! 2. 部分, parts: what is filled in (tables, texts, the questions before them, the unit). From
//!    there Esc leads to the contents, on the line of the part.
//! 3. 旁路, side steps: what is opened from anywhere to look at something (problem list, preview,
//!    find, documents, changes) or from one of these (a reason, a stated sum). From there Esc leads
//!    back to where it was opened from, as it was left.
//!
//! The way back is [`Way`]: one part or the contents, and the side steps opened since. Each kind of
//! step stands on it at most once: a side step that is opened while it is on the way is gone back
//! to. Whoever goes to a part begins a new way. So each Esc makes the way shorter, and behind its
//! end are the contents and the leave question. Help, settings and the questions that lie *over* a
//! step are none: closing them changes nothing under them.

use std::mem::discriminant;

use super::contents::{Command, ContentsLine, ContentsStep};
use super::explain::ExplainStep;
use super::find::FindStep;
use super::grid::GridStep;
use super::preview::PreviewStep;
use super::zero::ZeroStep;
use super::{Desk, Effect, Step, Wizard, progress};
use crate::report::TextId;

/// 来路. The steps that lead here, the first one a part or the contents; each with the revision of
/// the draft when it was left.
pub(super) type Way = Vec<(Step, u64)>;

impl Wizard {
    /// Enters a step; from a side step the way leads back.
    pub(super) fn enter(&mut self, step: Step) {
        let revision = self.desk.as_ref().map_or(0, Desk::revision);
        let from = std::mem::replace(&mut self.step, step);
        let is_same = |other: &Step| discriminant(other) == discriminant(&self.step);
        if !is_aside(&from) || !is_aside(&self.step) {
            self.way.clear();
        }
        if !is_aside(&self.step) || is_same(&from) {
            return;
        }
        match self.way.iter().position(|(step, _)| is_same(step)) {
            Some(at) => self.way.truncate(at),
            None => self.way.push((from, revision)),
        }
    }

    /// Up one level.
    pub(super) fn up(&mut self) -> Vec<Effect> {
        self.depart(false);
        let (line, back) = match &self.desk {
            Some(desk) => (line_of(&self.step, desk), self.below(desk)),
            None => return Vec::new(),
        };
        let before = if is_aside(&self.step) { self.way.pop() } else { None };
        let before = before.map(|(step, revision)| self.again(step, revision)).or(back);
        let contents = |desk: &Desk| Step::Contents(ContentsStep::at(desk, line));
        if let Some(step) = before.or_else(|| self.desk.as_ref().map(contents)) {
            self.step = step;
        }
        Vec::new()
    }

    /// The contents, on the line of the part that is left, or where the mark was.
    pub(super) fn contents(&self, desk: &Desk) -> ContentsStep {
        let base = match self.way.first() {
            Some((step, _)) if is_aside(&self.step) => step,
            _ => &self.step,
        };
        match (base, line_of(base, desk)) {
            (Step::Contents(contents), _) => contents.clone(),
            (_, Some(line @ (ContentsLine::Section(_) | ContentsLine::Text(_)))) => {
                ContentsStep::at(desk, Some(line))
            }
            _ => ContentsStep::new(desk),
        }
    }

    /// The table under a pasted block.
    fn below(&self, desk: &Desk) -> Option<Step> {
        let Step::Paste(step) = &self.step else { return None };
        let cell = desk.report().typed_cells(step.table()).next()?;
        Some(Step::Grid(GridStep::at(cell, desk)))
    }

    /// A step as it was left; as it is now, where the report has changed since.
    fn again(&self, step: Step, revision: u64) -> Step {
        let Some(desk) = &self.desk else { return step };
        let anew = match &step {
            Step::Problems(_) => Some(self.problems()),
            Step::Explain(step) => {
                let finding = step.finding().clone();
                Some(Step::Explain(Box::new(ExplainStep::new(finding, &self.who, desk))))
            }
            _ if revision == desk.revision() => None,
            Step::Preview(step) => Some(Step::Preview(PreviewStep::at(step.top, desk))),
            // The places may stand elsewhere by now: they are looked for again.
            Step::Places(_) => Some(Step::Find(Box::new(FindStep::new(desk)))),
            Step::Zero(_) => Some(Step::Zero(ZeroStep::new(desk))),
            Step::Unit(step) => self.unit_step(step.focus),
            Step::Paste(step) => {
                let cell = desk.report().typed_cells(step.table()).next();
                cell.map(|cell| Step::Grid(GridStep::at(cell, desk)))
            }
            Step::Copy(step) => self.text_step(step.text(), None),
            Step::Door(_) | Step::Other(_) => {
                step.section(desk).and_then(|section| self.section_step(section))
            }
            _ => None,
        };
        let mut step = anew.unwrap_or(step);
        step.refit(None, desk);
        step
    }
}

/// Whether a step is a side step.
fn is_aside(step: &Step) -> bool {
    matches!(
        step,
        Step::Problems(_)
            | Step::Explain(_)
            | Step::Stated(_)
            | Step::Preview(_)
            | Step::Finish(_)
            | Step::Find(_)
            | Step::Places(_)
            | Step::History(_)
    )
}

/// The line of the contents that leads to a step.
fn line_of(step: &Step, desk: &Desk) -> Option<ContentsLine> {
    let text = |text: TextId| match progress::section_of_text(desk.form(), text) {
        Some(section) => ContentsLine::Section(section),
        None => ContentsLine::Text(text),
    };
    Some(match step {
        Step::Text(step) => text(step.text()),
        Step::Copy(step) => text(step.text()),
        Step::Unit(_) => ContentsLine::Command(Command::Unit),
        Step::Zero(_) => ContentsLine::Command(Command::Zero),
        Step::Problems(_) | Step::Explain(_) | Step::Stated(_) => {
            ContentsLine::Command(Command::Problems)
        }
        Step::Preview(_) => ContentsLine::Command(Command::Preview),
        Step::Finish(_) => ContentsLine::Command(Command::Finish),
        Step::Find(_) | Step::Places(_) => ContentsLine::Command(Command::Find),
        Step::History(_) => ContentsLine::Command(Command::History),
        step => ContentsLine::Section(step.section(desk)?),
    })
}
