//! How does a clerk fill one of the tables? (S5, S6, S7)

use super::desk::Desk;
use super::key::Key;
use super::turn::Turn;
use crate::form::CellId;

/// 填表. The focus in one of the tables and what is being typed there.
#[derive(Clone, Debug, PartialEq)]
pub struct GridStep {
    cell: CellId,
}

impl GridStep {
    /// The table that holds `cell`, with the focus on it.
    #[must_use]
    pub fn at(cell: CellId, _desk: &Desk) -> Self {
        Self { cell }
    }

    /// The cell that has the focus.
    #[must_use]
    pub fn cell(&self) -> CellId {
        self.cell
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, _desk: &mut Desk) -> Turn {
        if key == Key::Escape { Turn::Up } else { Turn::Stay }
    }

    /// Reacts to pasted text.
    pub fn paste(&mut self, _text: &str, _desk: &mut Desk) -> Turn {
        Turn::Stay
    }

    /// The screen has another size, or the report changed elsewhere.
    pub fn refit(&mut self, _desk: &Desk) {}

    /// The clerk goes elsewhere: what was typed becomes the cell's content.
    pub fn leave(&mut self, _desk: &mut Desk) {}
}
