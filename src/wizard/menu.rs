//! How is one of several lines chosen?

use super::key::Key;

/// 选单. Which of several lines is marked; a digit or Enter chooses.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Menu {
    /// Index of the marked line.
    pub marked: usize,
}

impl Menu {
    /// A menu with this line marked.
    #[must_use]
    pub fn at(marked: usize) -> Self {
        Self { marked }
    }

    /// Moves the mark among `count` lines; whether the key was a move.
    pub fn moves(&mut self, key: Key, count: usize) -> bool {
        let last = count.saturating_sub(1);
        self.marked = match key {
            Key::Up | Key::BackTab => self.marked.checked_sub(1).unwrap_or(last),
            Key::Down | Key::Tab => (self.marked + 1) % count.max(1),
            Key::Home | Key::PageUp => 0,
            Key::End | Key::PageDown => last,
            _ => return false,
        };
        true
    }

    /// The line that this key chooses among `count` numbered from 1: by its digit or by Enter.
    pub fn chooses(&mut self, key: Key, count: usize) -> Option<usize> {
        if key.is_enter() {
            return Some(self.marked);
        }
        let index = key.digit()?.checked_sub(1).filter(|&index| index < count)?;
        self.marked = index;
        Some(index)
    }
}
