//! Where are the documents, and what has not been done yet? (S10)

use super::key::Key;
use super::menu::Menu;
use super::message::Written;
use super::turn::{Goal, Turn};

/// 生成. The documents being written, or what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishStep {
    menu: Menu,
    /// What came of it; none: still being written.
    pub outcome: Option<Result<Written, String>>,
}

impl FinishStep {
    /// Lines of the menu.
    pub const LINES: usize = 4;

    /// Before the documents are written.
    #[must_use]
    pub fn new() -> Self {
        Self { menu: Menu::default(), outcome: None }
    }

    /// Index of the marked line.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key) -> Turn {
        if self.menu.moves(key, Self::LINES) {
            return Turn::Stay;
        }
        if key == Key::Escape {
            return Turn::Go(Goal::Contents);
        }
        match self.menu.chooses(key, Self::LINES) {
            Some(0) => Turn::Go(Goal::Preview),
            Some(1) => Turn::Go(Goal::Contents),
            Some(2) => Turn::Go(Goal::Start),
            Some(3) => Turn::Do(super::message::Effect::Leave),
            _ => Turn::Stay,
        }
    }
}

impl Default for FinishStep {
    fn default() -> Self {
        Self::new()
    }
}
