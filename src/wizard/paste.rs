//! What would a pasted block change, and may it? (S6c)

use super::desk::Desk;
use super::key::Key;
use super::turn::Turn;

/// 粘贴核对. A block of figures that waits for a yes.
#[derive(Clone, Debug, PartialEq)]
pub struct PasteStep {
    table: usize,
}

impl PasteStep {
    /// Index of the table it would go into.
    #[must_use]
    pub fn table(&self) -> usize {
        self.table
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, _desk: &mut Desk) -> Turn {
        if key == Key::Escape { Turn::Up } else { Turn::Stay }
    }
}
