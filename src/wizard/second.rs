//! What becomes of a new report for which there is a draft already?

use super::again::{AgainStep, AgainTurn};
use super::menu::Menu;
use super::message::{DraftEntry, Effect};
use super::turn::Turn;
use super::{Step, Wizard};

impl Wizard {
    /// What the unit screen wants; a second draft of the same unit and year is asked about first.
    pub(super) fn take_unit(&mut self, turn: Turn) -> Vec<Effect> {
        if let (Turn::Do(Effect::Create { unit, year, .. }), Step::Unit(step)) = (&turn, &self.step)
        {
            let like = |entry: &&DraftEntry| {
                entry.document.as_ref().is_ok_and(|document| {
                    let report = &document.report;
                    report.year() == *year && report.unit().name.trim() == unit.name.trim()
                })
            };
            let mut like = self.drafts.iter().filter(like);
            if let (Some(draft), Turn::Do(create)) = (like.next().cloned(), &turn) {
                self.step = Step::Again(Box::new(AgainStep {
                    draft,
                    more: like.count(),
                    unit: step.clone(),
                    create: create.clone(),
                    menu: Menu::default(),
                    notice: None,
                }));
                return Vec::new();
            }
        }
        self.take(turn)
    }

    pub(super) fn take_again(&mut self, turn: AgainTurn) -> Vec<Effect> {
        match turn {
            AgainTurn::Turn(turn) => self.take(turn),
            AgainTurn::Back(unit) => {
                self.step = Step::Unit(unit);
                Vec::new()
            }
        }
    }
}
