//! Is there anything to fill into this table? (S6b)

use super::desk::Desk;
use super::key::Key;
use super::menu::Menu;
use super::turn::{Goal, Turn};

/// 门. The question asked while a table is empty.
#[derive(Clone, Debug, PartialEq)]
pub struct DoorStep {
    table: usize,
    menu: Menu,
}

impl DoorStep {
    /// Answers there are.
    pub const ANSWERS: usize = 4;

    /// The door of a table.
    #[must_use]
    pub fn new(table: usize) -> Self {
        Self { table, menu: Menu::default() }
    }

    /// Index of the table.
    #[must_use]
    pub fn table(&self) -> usize {
        self.table
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
            return Turn::Up;
        }
        let first = desk.report().typed_cells(self.table).next();
        match (self.menu.chooses(key, Self::ANSWERS), first) {
            (Some(0), _) => {
                desk.edit(desk.report().attest_zero(self.table));
                desk.say("整张表填了 0。改主意了按 Ctrl+Z。");
                Turn::Go(Goal::NextUnfinished)
            }
            (Some(1), Some(cell)) => Turn::Go(Goal::Cell(cell)),
            (Some(2), Some(cell)) => {
                desk.say("请在这里粘贴：点鼠标右键，或按 Shift+Insert。粘贴后先给你核对。");
                Turn::Go(Goal::Cell(cell))
            }
            (Some(3), _) => Turn::Go(Goal::NextUnfinished),
            _ => Turn::Stay,
        }
    }
}
