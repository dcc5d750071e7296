//! How does one go on after a broken line, or with a copy that was left behind? (S13)

use super::key::Key;
use super::menu::Menu;
use super::turn::{Goal, Turn};
use crate::draft::Past;
use crate::report::yaml::{Bookmark, Document};

/// 接着写. What happened to the draft, and how to go on.
#[derive(Clone, Debug, PartialEq)]
pub struct ResumeStep {
    past: Past,
    /// Where the clerk was.
    place: Goal,
    menu: Menu,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum ResumeTurn {
    /// As any step.
    Turn(Turn),
    /// The other copy is the draft from now on.
    TakeOther(Box<Document>),
    /// The draft stays as it is; the other copy, of this revision, is only kept.
    KeepThis(u64),
    /// The version that can be read is the draft from now on.
    TakeReadable,
}

impl ResumeStep {
    /// After this has happened to a draft that was left at `place`.
    #[must_use]
    pub fn new(past: Past, place: &Bookmark) -> Self {
        Self { past, place: goal_of(place), menu: Menu::default() }
    }

    /// What happened.
    #[must_use]
    pub fn past(&self) -> &Past {
        &self.past
    }

    /// The answers.
    #[must_use]
    pub fn answers(&self) -> &'static [&'static str] {
        match self.past {
            Past::Ended | Past::BrokenOff => {
                &["回到停下的地方接着填", "先看目录", "看看改了什么（可以退回到以前的版本）"]
            }
            Past::Newer(_) => &["用另存的这一份接着填", "用草稿里的这一份接着填"],
            Past::Damaged(_) => &["用这一版接着填", "先不动，回到开头"],
        }
    }

    /// Index of the marked answer.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key) -> ResumeTurn {
        let count = self.answers().len();
        if self.menu.moves(key, count) {
            return ResumeTurn::Turn(Turn::Stay);
        }
        if key == Key::Escape {
            return ResumeTurn::Turn(Turn::Go(Goal::Start));
        }
        let Some(chosen) = self.menu.chooses(key, count) else {
            return ResumeTurn::Turn(Turn::Stay);
        };
        match (&self.past, chosen) {
            (Past::Newer(other), 0) => ResumeTurn::TakeOther(other.clone()),
            (Past::Newer(other), _) => {
                ResumeTurn::KeepThis(other.draft.as_ref().map_or(0, |mark| mark.revision))
            }
            (Past::Damaged(_), 0) => ResumeTurn::TakeReadable,
            (Past::Damaged(_), _) => ResumeTurn::Turn(Turn::Go(Goal::Start)),
            (_, 0) => ResumeTurn::Turn(Turn::Go(self.place.clone())),
            (_, 1) => ResumeTurn::Turn(Turn::Go(Goal::Contents)),
            (_, _) => ResumeTurn::Turn(Turn::Go(Goal::History)),
        }
    }
}

/// Where a bookmark leads.
#[must_use]
pub fn goal_of(bookmark: &Bookmark) -> Goal {
    match bookmark {
        Bookmark::Contents => Goal::Contents,
        Bookmark::Cell(cell) => Goal::Cell(*cell),
        Bookmark::Text { text, place } => Goal::Text(*text, Some(*place)),
    }
}
