//! Which deleted draft is brought back?

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
