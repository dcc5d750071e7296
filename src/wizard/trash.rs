//! Which deleted draft is brought back?

use super::Moment;
use super::draft_line::{title_of, when};
use super::key::Key;
use super::menu::Menu;
use super::message::{DraftEntry, Effect};
use super::turn::{Goal, Turn};

/// 删除的草稿. Those that can be brought back, newest first.
#[derive(Clone, Debug, PartialEq)]
pub struct TrashStep {
    drafts: Vec<DraftEntry>,
    menu: Menu,
    top: usize,
}

impl TrashStep {
    /// Drafts that fit on the smallest screen.
    pub const SHOWN: usize = 12;

    /// These drafts.
    #[must_use]
    pub fn new(drafts: Vec<DraftEntry>) -> Self {
        Self { drafts, menu: Menu::default(), top: 0 }
    }

    /// The drafts that are shown, with their index.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &DraftEntry)> {
        self.drafts.iter().enumerate().skip(self.top).take(Self::SHOWN)
    }

    /// All of them, newest first.
    #[must_use]
    pub fn drafts(&self) -> &[DraftEntry] {
        &self.drafts
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.drafts.len()
    }

    /// Index of the marked one.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key) -> Turn {
        if key == Key::Escape {
            return Turn::Go(Goal::Start);
        }
        if self.menu.moves(key, self.drafts.len()) {
            let marked = self.menu.marked;
            self.top = self.top.clamp((marked + 1).saturating_sub(Self::SHOWN), marked);
            return Turn::Stay;
        }
        let chosen = key.is_enter().then(|| self.drafts.get(self.menu.marked)).flatten();
        chosen.map_or(Turn::Stay, |draft| Turn::Do(Effect::Restore(draft.id.clone())))
    }
}

/// What is said when there is none.
pub const NONE: &str = "这里没有删除过的草稿。";
/// How long they are kept.
pub const KEPT_FOR: &str = "删除的草稿至少留 30 天，最近删除的几份一直留着。";

/// A draft in one line: whose, and when it was saved.
#[must_use]
pub fn saved_line(draft: &DraftEntry, now: Moment) -> String {
    match &draft.document {
        Ok(document) => {
            let mark = document.draft.as_ref();
            let saved = mark.map_or("", |mark| mark.saved_at.as_str());
            format!("{}    {} 保存", title_of(document), when(saved, now))
        }
        Err(_) => "读不出来的草稿".to_owned(),
    }
}
