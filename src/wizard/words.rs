//! Where does text go that came at once and cannot have been typed as commands?
//!
//! It is 汉字 of an input method, or what a client pasted without saying so. Where text is
//! written it is typed; elsewhere it is as good as pasted, and no digit in it is an answer.

use super::text::TextStep;
use super::unit::UnitField;
use super::{Above, Effect, Key, Step, Wizard};
use crate::report::TextId;

/// What is said where nothing is written: as true of an input method as of what was pasted.
pub(super) const NOT_HERE: &str = "这里不能粘贴或打字，内容没有动。先进到要填的部分再写。";

impl Wizard {
    /// Keys that came at once: typed, pasted, or refused whole.
    pub(super) fn words(&mut self, keys: &[Key]) -> Vec<Effect> {
        if self.is_too_small() {
            return keys.iter().flat_map(|key| self.blind(*key)).collect();
        }
        if !self.takes(keys) {
            let text: String = keys.iter().filter_map(|key| key.text()).collect();
            return self.pasted_at_once(&text);
        }
        let mut effects = Vec::new();
        for (at, key) in keys.iter().enumerate() {
            if !self.takes(&keys[at..]) {
                // The first of them led to a place where nothing is written.
                self.say_over_all(NOT_HERE);
                break;
            }
            effects.extend(self.key(*key));
        }
        effects
    }

    fn pasted_at_once(&mut self, text: &str) -> Vec<Effect> {
        // Only figures can be the rest of a block of figures.
        let rest = !text.contains(char::is_alphabetic) && self.above.is_none();
        if rest && self.goes_on(text) {
            return Vec::new();
        }
        if let Step::Door(_) = self.step {
            // A table comes with its lines and tabs.
            self.say_over_all(NOT_HERE);
            return Vec::new();
        }
        self.pasted(text)
    }

    /// Whether such keys are typed here.
    fn takes(&self, keys: &[Key]) -> bool {
        let figures = || keys.iter().all(|key| super::grid::types(*key));
        // Where a digit chooses as long as nothing is written, no digit of a sentence does.
        let digits = || keys.iter().any(|key| key.digit().is_some());
        let kind = |focus| matches!(focus, UnitField::Kind | UnitField::Begin);
        self.writes()
            && match (&self.above, &self.step) {
                (Some(Above::Quote(_)), _) | (None, Step::Explain(_)) => !digits(),
                (Some(_), _) => true,
                (None, Step::Grid(_)) => figures(),
                // On the way from one field to another.
                (None, Step::Unit(step)) => {
                    !kind(step.focus) || !matches!(keys, [Key::Char(_), ..])
                }
                (None, _) => true,
            }
    }

    /// Whether text or figures are written here; else keys are answers.
    pub(super) fn writes(&self) -> bool {
        match (&self.above, &self.step) {
            (Some(above), _) => match above {
                Above::Contact(_) | Above::Quote(_) => true,
                Above::Help(_)
                | Above::Leave(_)
                | Above::Settings(_)
                | Above::Card(_)
                | Above::Repairs(_) => false,
            },
            (None, Step::Start(step)) => step.naming().is_some(),
            (None, step) => match step {
                Step::Grid(_)
                | Step::Text(_)
                | Step::Unit(_)
                | Step::Explain(_)
                | Step::Find(_) => true,
                Step::Start(_)
                | Step::Contents(_)
                | Step::Zero(_)
                | Step::Door(_)
                | Step::Paste(_)
                | Step::Copy(_)
                | Step::Places(_)
                | Step::Other(_)
                | Step::Problems(_)
                | Step::Stated(_)
                | Step::Preview(_)
                | Step::Finish(_)
                | Step::Held(_)
                | Step::Resume(_)
                | Step::History(_)
                | Step::Again(_)
                | Step::Trash(_) => false,
            },
        }
    }

    /// Section six is written as a text, with these words at its end.
    pub(super) fn write_instead(&mut self, words: &str) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else { return Vec::new() };
        self.step.leave(desk, false);
        desk.hush();
        let mut step = TextStep::open(TextId::OtherMatters, None, desk);
        let blank = desk.report().text(TextId::OtherMatters).is_blank();
        let words = if blank { words.to_owned() } else { format!("\n{words}") };
        let turn = step.burst(&words, desk);
        self.step = Step::Text(Box::new(step));
        self.take(turn)
    }
}
