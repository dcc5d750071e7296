//! How does a clerk write one of the texts? (S4, S8)

use super::desk::Desk;
use super::key::Key;
use super::turn::Turn;
use crate::report::{Place, TextId};

/// 写文字. The caret in one of the texts, and how the text lies on the screen.
#[derive(Clone, Debug, PartialEq)]
pub struct TextStep {
    text: TextId,
    caret: Place,
}

impl TextStep {
    /// The text with the caret at `place`, else at its end.
    #[must_use]
    pub fn open(text: TextId, place: Option<Place>, desk: &Desk) -> Self {
        let narrative = desk.report().text(text);
        let caret = narrative.clamp(place.unwrap_or(narrative.end()));
        Self { text, caret }
    }

    /// Which text.
    #[must_use]
    pub fn text(&self) -> TextId {
        self.text
    }

    /// Where the caret is.
    #[must_use]
    pub fn caret(&self) -> Place {
        self.caret
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, _desk: &mut Desk) -> Turn {
        if key == Key::Escape { Turn::Up } else { Turn::Stay }
    }

    /// Reacts to pasted text.
    pub fn paste(&mut self, _text: &str, _desk: &mut Desk) -> Turn {
        Turn::Stay
    }

    /// The screen has another size, or the report changed elsewhere (undo): the caret goes to
    /// `place` if there is one.
    pub fn refit(&mut self, _place: Option<Place>, _desk: &Desk) {}

    /// Typing rests: counts and chips are brought up to date.
    pub fn rest(&mut self, _desk: &Desk) {}
}
