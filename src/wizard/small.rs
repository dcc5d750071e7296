//! What do keys do while the window is too small to show anything?
//!
//! A window may be too small for a moment only, while figures or text are typed. What was being
//! typed goes on: a figure that lost a digit would be a wrong figure. Nothing is asked and nothing
//! is answered, and leaving takes a key that is never data.

use super::{Effect, Key, Step, Wizard};

/// The key that leaves for lines: no digit, sign, Enter or Tab, and none that other screens know.
const PLAIN: Key = Key::Ctrl('x');

impl Wizard {
    pub(super) fn blind(&mut self, key: Key) -> Vec<Effect> {
        match key {
            // What is asked could not be seen: Ctrl+Q leaves at once, all is kept.
            Key::Ctrl('q') => self.hang_up(),
            PLAIN => {
                self.keep();
                vec![Effect::Plain]
            }
            Key::Ctrl('l') => vec![Effect::Repaint],
            key if self.is_typed(key) => self.press_step(key),
            _ => Vec::new(),
        }
    }

    /// Whether a key is one of those with which a table or a text is typed.
    fn is_typed(&self, key: Key) -> bool {
        let commands = matches!(key, Key::Ctrl(_) | Key::Function(_) | Key::Escape);
        let tab = matches!(key, Key::Tab | Key::BackTab);
        let open = self.above.is_none() && self.desk.as_ref().is_some_and(|d| !d.is_read_only());
        open && match self.step {
            Step::Grid(_) => !commands,
            // In a text Tab opens a choice.
            Step::Text(_) => !commands && !tab,
            _ => false,
        }
    }
}
