//! Which keys do nothing while a draft is only read?

use super::refused::REFUSED;
use super::{Key, Step, Wizard};

impl Wizard {
    /// Whether the key would change a draft that is only read; that is said, and nothing done.
    pub(super) fn is_refused(&mut self, key: Key) -> bool {
        let Some(desk) = self.desk.as_mut().filter(|desk| desk.is_read_only()) else {
            return false;
        };
        let changes = match self.step {
            Step::Grid(_) | Step::Text(_) | Step::Other(_) | Step::Zero(_) | Step::Unit(_) => {
                !(is_movement(key) || is_command(key))
            }
            Step::Door(_)
            | Step::Copy(_)
            | Step::Paste(_)
            | Step::Explain(_)
            | Step::Places(_)
            | Step::History(_) => !(is_movement(key) || is_command(key)),
            Step::Problems(_) => {
                !(is_movement(key) || is_command(key) || key.is_enter() || key.digit().is_some())
            }
            _ => matches!(key, Key::Ctrl('z' | 'y' | 's')),
        };
        if changes {
            desk.say(REFUSED);
        }
        changes
    }

    /// Whether pasted text would change a draft that is only read; likewise.
    pub(super) fn is_paste_refused(&mut self) -> bool {
        let looks = matches!(self.step, Step::Find(_));
        match &mut self.desk {
            Some(desk) if desk.is_read_only() && !looks => {
                desk.say(REFUSED);
                true
            }
            _ => false,
        }
    }
}

fn is_movement(key: Key) -> bool {
    matches!(
        key,
        Key::Up
            | Key::Down
            | Key::Left
            | Key::Right
            | Key::Home
            | Key::End
            | Key::PageUp
            | Key::PageDown
            | Key::Tab
            | Key::BackTab
            | Key::Escape
    )
}

/// Keys that only go somewhere, wherever one is.
fn is_command(key: Key) -> bool {
    matches!(key, Key::Ctrl('g' | 'q' | 'c' | 'l' | 'n' | 'p' | 't' | 'e' | 'f') | Key::Function(1))
}
