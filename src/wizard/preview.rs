//! How does the report read as a whole?

use super::desk::Desk;
use super::key::Key;
use super::turn::{Goal, Turn};
use crate::check::Checked;
use crate::render::{Ambiguous, Borders, TextOptions, draft_text, final_text};

/// 预览. The rendered report, to look through.
#[derive(Clone, Debug, PartialEq)]
pub struct PreviewStep {
    lines: Vec<String>,
    /// First line shown.
    pub top: usize,
}

impl PreviewStep {
    /// Renders what is on the desk: as a final document if it may be one, else as a draft.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        // Ambiguous characters take two columns on our canvas and rules are ASCII, as on any screen.
        let options = TextOptions { width: 80, borders: Borders::Ascii, ambiguous: Ambiguous::Two };
        let text = match Checked::new(desk.report(), desk.context()) {
            Ok(checked) => final_text(&checked, &options),
            Err(_) => draft_text(desk.report(), &options),
        };
        Self { lines: text.lines().map(str::to_owned).collect(), top: 0 }
    }

    /// The same, scrolled so that this line comes first.
    #[must_use]
    pub fn at(top: usize, desk: &Desk) -> Self {
        let step = Self::new(desk);
        let last = step.lines.len().saturating_sub(Self::room(desk));
        Self { top: top.min(last), ..step }
    }

    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// Lines that fit on the screen.
    #[must_use]
    pub fn room(desk: &Desk) -> usize {
        usize::from(desk.size.1).saturating_sub(4).max(1)
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &Desk) -> Turn {
        let room = Self::room(desk);
        let last = self.lines.len().saturating_sub(room);
        self.top = match (key.half_width(), key.digit()) {
            (Key::Up, _) => self.top.saturating_sub(1),
            (Key::Down | Key::Enter | Key::EnterInBurst, _) => self.top + 1,
            (Key::PageUp | Key::Left, _) => self.top.saturating_sub(room),
            (Key::PageDown | Key::Right | Key::Char(' '), _) => self.top + room,
            (Key::Home, _) => 0,
            (Key::End, _) => last,
            (Key::Escape, _) => return Turn::Up,
            (_, Some(8)) => return Turn::Go(Goal::Finish { draft: true }),
            (_, Some(9)) => return Turn::Go(Goal::Finish { draft: false }),
            _ => self.top,
        }
        .min(last);
        Turn::Stay
    }
}
