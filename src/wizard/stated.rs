//! A file stated a sum that its parts do not come to: which of the two holds? (S9c)

use super::desk::Desk;
use super::key::Key;
use super::menu::Menu;
use super::turn::{Goal, Turn};
use crate::form::{CellId, Filled, Form};

/// 按哪个为准. The question asked about one stated sum.
#[derive(Clone, Debug, PartialEq)]
pub struct StatedStep {
    sum: CellId,
    menu: Menu,
}

impl StatedStep {
    /// Answers there are.
    pub const ANSWERS: usize = 2;

    /// The question about a sum.
    #[must_use]
    pub fn new(sum: CellId) -> Self {
        Self { sum, menu: Menu::default() }
    }

    /// The sum.
    #[must_use]
    pub fn sum(&self) -> CellId {
        self.sum
    }

    /// Index of the marked answer.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        if self.menu.moves(key, Self::ANSWERS) {
            return Turn::Stay;
        }
        if key == Key::Escape {
            return Turn::Go(Goal::Problems);
        }
        match self.menu.chooses(key, Self::ANSWERS) {
            Some(0) => {
                let sum = desk.report().sum(self.sum).known;
                desk.edit(desk.report().add_up(self.sum));
                desk.say(format!("按各项之和改成了 {sum}。改主意了按 Ctrl+Z。"));
                Turn::Go(Goal::Problems)
            }
            Some(_) => Turn::Go(Goal::Cell(first_part(desk.form(), self.sum))),
            None => Turn::Stay,
        }
    }
}

/// The first typed cell that a sum comes from.
fn first_part(form: &Form, sum: CellId) -> CellId {
    match &form.cell(sum).filled {
        Filled::BySum(parts) => parts.first().map_or(sum, |&part| first_part(form, part)),
        Filled::ByHand => sum,
    }
}
