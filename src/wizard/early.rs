//! Which screens came up by themselves, and what becomes of keys that came too early for them?
//!
//! A paste check, a draft that is held, a window too small, what another thread brought late:
//! nobody asked for such a screen, and a key that comes right behind it was meant for the one
//! before, or is the rest of a paste that a slow line brought in pieces. So it takes no key before
//! the input was still on it for a moment. One rule for all of them: what brings a screen up is
//! looked at here and nowhere else. Time is known where it is drawn, and keys that came too early
//! come as [`super::Message::Early`]. Where lines are read, each line is an answer and this says nothing.

use std::mem::{Discriminant, discriminant};

use super::held::Waiting;
use super::unasked::Origin;
use super::{Above, Effect, Key, Step, Wizard};

/// What is said when keys came too early.
const TOO_EARLY: &str = "这一页刚出来，刚才按的键没有算。看清楚再按。";
/// What is said while a paste does not come to its end.
const STALLED: &str = "粘贴的内容还没有收完，请等一等。不等了按 Esc，收到的留着。";

/// A screen, as far as a key means the same on it.
#[derive(PartialEq)]
pub(super) struct Face {
    small: bool,
    above: Option<Discriminant<Above>>,
    step: Discriminant<Step>,
    waiting: Option<Waiting>,
    drafts: usize,
}

impl Wizard {
    /// Which of the screens that came up by themselves this is, counted from the start; none: it
    /// was asked for, or a key was taken on it.
    #[must_use]
    pub fn unasked(&self) -> Option<u64> {
        self.unasked.here.then_some(self.unasked.count)
    }

    /// What is said about keys that were not taken: stands until the next key, whatever is in
    /// sight.
    #[must_use]
    pub fn remark(&self) -> Option<&str> {
        self.unasked.said.as_deref()
    }

    pub(super) fn say_over_all(&mut self, sentence: impl Into<String>) {
        self.unasked.said = Some(sentence.into());
    }

    pub(super) fn face(&self) -> Face {
        let waiting = if let Step::Held(step) = &self.step { Some(step.waiting) } else { None };
        let drafts = if let Step::Start(_) = self.step { self.drafts.len() } else { 0 };
        let (above, step) = (self.above.as_ref().map(discriminant), discriminant(&self.step));
        Face { small: self.is_too_small(), above, step, waiting, drafts }
    }

    /// Before a message is reacted to.
    pub(super) fn note_message(&mut self, origin: Origin) {
        if let Origin::Hand { .. } | Origin::Block = origin {
            self.unasked.said = None;
        }
        if let Origin::Hand { .. } = origin {
            self.unasked.here = false;
        }
    }

    /// After a message was reacted to: whether it brought a screen up by itself.
    pub(super) fn note_screen(&mut self, before: &Face, origin: Origin, effects: &[Effect]) {
        let other = *before != self.face();
        let instead = matches!(self.step, Step::Held(_) | Step::Resume(_));
        let came = match origin {
            Origin::Hand { escape } => {
                self.unasked.expected = effects.iter().any(brings);
                // Esc goes up, again and again: at the top it asks what nobody meant to ask.
                escape && other && matches!(self.above, Some(Above::Leave(_)))
            }
            Origin::Block => other && self.is_question(),
            Origin::Answer => other && (instead || !self.unasked.expected),
            Origin::Refusal => self.is_question(),
            Origin::Window => other && self.is_question(),
            Origin::Other => false,
        };
        if came {
            self.unasked.count += 1;
            self.unasked.here = true;
        } else if other {
            self.unasked.here = false;
        }
    }

    /// Whether a key may be an answer here; else it is text or a figure that is written.
    #[must_use]
    pub fn is_question(&self) -> bool {
        self.is_too_small() || !self.writes()
    }

    /// Keys that came before the input was still: of a paste they are the rest; elsewhere they
    /// are not taken, and that is said. Ctrl with a letter is nothing that is pasted or filled in.
    pub(super) fn early(&mut self, keys: &[Key]) -> Vec<Effect> {
        if let Some(key @ Key::Ctrl(_)) = keys.first() {
            return self.key(*key);
        }
        if self.is_too_small() {
            return keys.iter().flat_map(|key| self.blind(*key)).collect();
        }
        if let (Step::Paste(_), None) = (&self.step, &self.above) {
            let text: String = keys.iter().filter_map(|key| key.text()).collect();
            if self.goes_on(&text) {
                return Vec::new();
            }
        }
        self.say_over_all(TOO_EARLY);
        Vec::new()
    }

    /// A paste has begun and its end does not come.
    pub(super) fn stalled(&mut self) -> Vec<Effect> {
        self.say_over_all(STALLED);
        Vec::new()
    }

    /// The rest of a pasted block that is looked through; whether there was any.
    pub(super) fn goes_on(&mut self, text: &str) -> bool {
        let (Step::Paste(step), Some(desk)) = (&mut self.step, &self.desk) else { return false };
        let rest = !text.trim().is_empty();
        step.go_on(text, desk);
        if rest {
            let shown = crate::text::clean::harmless(&text.trim().replace(['\t', '\n'], " "));
            let shown: String = shown.chars().take(16).collect();
            self.say_over_all(format!("后到的「{shown}」算作粘贴的一部分，请再核对。"));
        }
        rest
    }
}

/// Whether the outside answers with another screen.
fn brings(effect: &Effect) -> bool {
    matches!(
        effect,
        Effect::ListDrafts
            | Effect::Open(_)
            | Effect::Look(_)
            | Effect::Copy(_)
            | Effect::ListVersions
            | Effect::Rename { .. }
            | Effect::Delete(_)
            | Effect::ListTrash
            | Effect::Restore(_)
            | Effect::Create { .. }
            | Effect::Close
            | Effect::WriteOut { .. }
    )
}
