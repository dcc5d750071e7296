//! Is a second draft of the same unit and year wanted? (S2b)

use super::clock::Moment;
use super::draft_line::draft_lines;
use super::key::Key;
use super::menu::Menu;
use super::message::{DraftEntry, Effect};
use super::turn::Turn;
use super::unit::UnitStep;
use crate::check::Context;

/// 已有一份. The question before a draft that has its like already.
#[derive(Clone, Debug)]
pub struct AgainStep {
    /// The draft there is.
    pub(super) draft: DraftEntry,
    /// How many more there are.
    pub(super) more: usize,
    /// What was filled in, for whoever goes back.
    pub(super) unit: Box<UnitStep>,
    /// What makes the second one.
    pub(super) create: Effect,
    pub(super) menu: Menu,
    /// One sentence: why the draft could not be opened.
    pub notice: Option<String>,
}

/// The answers, and what follows from each.
pub const ANSWERS: [(&str, &str); 2] =
    [("接着写已有的", "打开它，不另建"), ("另写一份", "两份都在开头的列表里，互不影响")];

/// What was answered.
#[derive(Debug)]
pub enum AgainTurn {
    /// As any step.
    Turn(Turn),
    /// Back to unit and year.
    Back(Box<UnitStep>),
}

impl AgainStep {
    /// The question, and what there is: title, how far it is, how many more there are.
    #[must_use]
    pub fn says(&self, context: &Context, now: Moment) -> [String; 3] {
        let (title, more) = draft_lines(&self.draft.document, context, now);
        let others = match self.more {
            0 => String::new(),
            more => format!("另有 {more} 份，在开头的列表里。"),
        };
        ["这个单位这一年已有一份草稿。接着写吗？".to_owned(), format!("{title}\n{more}"), others]
    }

    /// Index of the marked answer.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key) -> AgainTurn {
        self.notice = None;
        if self.menu.moves(key, ANSWERS.len()) {
            return AgainTurn::Turn(Turn::Stay);
        }
        if key == Key::Escape {
            return AgainTurn::Back(self.unit.clone());
        }
        AgainTurn::Turn(match self.menu.chooses(key, ANSWERS.len()) {
            Some(0) => Turn::Do(Effect::Open(self.draft.id.clone())),
            Some(_) => Turn::Do(self.create.clone()),
            None => Turn::Stay,
        })
    }
}
