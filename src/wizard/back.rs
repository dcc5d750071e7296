//! Where does one get by undoing and redoing?

use super::contents::ContentsStep;
use super::grid::GridStep;
use super::landing::Landing;
use super::other::OtherStep;
use super::text::TextStep;
use super::unit::UnitField;
use super::{Effect, Step, Wizard};
use crate::report::TextId;

impl Wizard {
    /// Undo or redo, and go to where it took place.
    pub(super) fn take_back(&mut self, undo: bool) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else { return Vec::new() };
        self.step.leave(desk, false);
        let (landing, said) = if undo {
            (desk.undo(), ["撤销了一步。Ctrl+Y 恢复。", "没有可以撤销的了。"])
        } else {
            (desk.redo(), ["又做回来了。", "没有可以重做的了。"])
        };
        let said = said[usize::from(landing.is_none())];
        if let Some(landing) = landing {
            self.land(landing);
        }
        self.with_desk(|desk| desk.say(said))
    }

    /// Undo or redo from the contents, where it can be pressed again.
    pub(super) fn take_back_here(&mut self, undo: bool) -> Vec<Effect> {
        let contents = self.step.clone();
        let effects = self.take_back(undo);
        self.step = contents;
        effects
    }

    fn land(&mut self, landing: Landing) {
        let Some(desk) = &self.desk else { return };
        match (landing, &mut self.step) {
            (Landing::Text(text, place), Step::Text(step)) if step.text() == text => {
                step.refit(Some(place), desk);
            }
            (Landing::Text(text, place), _) => {
                let questions = OtherStep::open(desk.report());
                self.step = match (text, questions) {
                    (TextId::OtherMatters, Some(questions)) => Step::Other(Box::new(questions)),
                    _ => Step::Text(Box::new(TextStep::open(text, Some(place), desk))),
                };
            }
            (Landing::Cell(cell), _) => self.step = Step::Grid(GridStep::at(cell, desk)),
            (Landing::Table(_), _) => self.step = Step::Contents(ContentsStep::new(desk)),
            (Landing::Here, step) => step.refit(None, desk),
            (Landing::Head, _) => {
                if let Some(step) = self.unit_step(UnitField::Name) {
                    self.step = step;
                }
            }
        }
    }
}
