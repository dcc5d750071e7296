//! Is there anything to fill into this table? (S6b)

use super::desk::Desk;
use super::face::{Face, said};
use super::key::Key;
use super::menu::Menu;
use super::turn::{Goal, Turn};
use crate::check::Act;
use crate::form::Door;

/// 门. The question asked while a table is empty, until it was answered that there is something.
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
                desk.note_filling(self.table, false);
                desk.edit(desk.report().attest_zero(self.table));
                desk.say("整张表填了 0。改主意了按 Ctrl+Z。");
                Turn::Go(Goal::NextUnfinished)
            }
            (Some(1), Some(cell)) => {
                desk.note_filling(self.table, true);
                Turn::Go(Goal::Cell(cell))
            }
            (Some(2), Some(cell)) => {
                desk.note_filling(self.table, true);
                desk.say("请在这里粘贴：点鼠标右键，或按 Shift+Insert。粘贴后先给你核对。");
                Turn::Go(Goal::Cell(cell))
            }
            (Some(3), _) => Turn::Go(Goal::NextUnfinished),
            _ => Turn::Stay,
        }
    }
}

/// The question, a sentence each.
pub fn question<'d>(door: &'d Door, desk: &Desk) -> impl Iterator<Item = String> + use<'d> {
    let year = desk.report().year().to_string();
    door.ask.iter().map(move |line| line.replace("{year}", &year))
}

/// The answers, and what follows from each.
#[must_use]
pub fn answers(door: &Door) -> [(&str, &'static str); DoorStep::ANSWERS] {
    [
        (&door.none, "整张表填 0，直接到下一部分"),
        (&door.some, "逐格填写（只需填不是 0 的格，其余一次填 0）"),
        ("有，数据在 Excel 里", "整块复制过来粘贴"),
        ("以后再填", "先去下一部分"),
    ]
}

/// What counts and what does not, and where to look when in doubt.
#[must_use]
pub fn note(door: &Door, face: Face) -> String {
    let help = if door.doubtful { format!("{}。", said(Act::Help, face)) } else { String::new() };
    format!("{}{help}", door.note)
}
