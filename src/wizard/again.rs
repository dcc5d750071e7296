//! Is a second draft of the same unit and year wanted? (S2b)

use super::key::Key;
use super::menu::Menu;
use super::message::{DraftEntry, Effect};
use super::start::draft_lines;
use super::turn::Turn;
use super::unit::UnitStep;
use super::{Moment, Step, Wizard};

/// 已有一份. The question before a draft that has its like already.
#[derive(Clone, Debug)]
pub struct AgainStep {
    /// The draft there is.
    draft: DraftEntry,
    /// How many more there are.
    more: usize,
    /// What was filled in, for whoever goes back.
    unit: Box<UnitStep>,
    /// What makes the second one.
    create: Effect,
    menu: Menu,
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
    pub fn says(&self, now: Moment) -> [String; 3] {
        let (title, more) = draft_lines(&self.draft.document, now);
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
