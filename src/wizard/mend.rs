//! Where does a finding of the problem list lead?

use super::explain::ExplainStep;
use super::face::{Face, way_out};
use super::problems::{self, ProblemsTurn};
use super::{Effect, Goal, Step, Turn, Wizard, progress};
use crate::check::Spot;

impl Wizard {
    /// Goes where a finding is mended, or explained.
    pub(super) fn take_problem(&mut self, turn: ProblemsTurn) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else { return Vec::new() };
        match turn {
            ProblemsTurn::Turn(Turn::Go(goal @ (Goal::Cell(_) | Goal::Text(..)))) => {
                let finding = problems::listed(desk, self.problem.index(desk));
                let said = format!("{}{}", finding.message, way_out(finding, Face::Keys));
                let is_blank = match finding.spot {
                    Spot::Cell(cell) => desk.report().shown(cell).is_empty(),
                    Spot::Whole(text) | Spot::Text { text, .. } => {
                        desk.report().text(text).is_blank()
                    }
                    Spot::Unit | Spot::Year | Spot::Title => false,
                };
                let goal = door_first(desk, goal);
                let effects = self.go(goal);
                // The sentence stays on the screen where nothing else there would say it.
                if let (true, Some(desk)) = (is_blank, &mut self.desk) {
                    desk.say(said);
                }
                effects
            }
            ProblemsTurn::Turn(turn) => self.take(turn),
            ProblemsTurn::Unit(field) => {
                if let Some(step) = self.unit_step(field) {
                    self.enter(step);
                }
                Vec::new()
            }
            ProblemsTurn::Repair(index) => {
                self.open_repairs(index);
                Vec::new()
            }
            ProblemsTurn::Explain(index) => {
                let finding = problems::listed(desk, index).clone();
                let step = ExplainStep::new(finding, &self.who, desk);
                self.enter(Step::Explain(Box::new(step)));
                Vec::new()
            }
        }
    }
}

/// An empty table or text is entered through its door, and section six through its questions.
fn door_first(desk: &super::Desk, goal: Goal) -> Goal {
    let section = match goal {
        Goal::Cell(cell) => {
            let table = desk.form().cell(cell).table;
            let (blank, all) = desk.report().blanks(table);
            (blank == all).then(|| progress::section_of_table(desk.form(), table)).flatten()
        }
        Goal::Text(text, _) if desk.report().text(text).is_blank() => {
            let section = progress::section_of_text(desk.form(), text);
            return section.map_or(Goal::Text(text, None), Goal::Section);
        }
        _ => None,
    };
    section.map_or(goal, Goal::Section)
}
