//! Was the input still since a screen that nobody asked for was drawn?

use std::time::{Duration, Instant};

use crate::wizard::{Key, Message};

/// Long enough that the next piece of a paste is not taken for an answer, and short enough that
/// who pastes and presses a key half a second later presses it once.
const STILL: Duration = Duration::from_millis(400);

/// 静. When the screen in sight was drawn, and when bytes came last.
#[derive(Debug, Default)]
pub(super) struct Quiet {
    /// Which of the screens that came up by themselves is in sight, since when.
    shown: Option<(u64, Instant)>,
    last: Option<Instant>,
    /// For which screen the bytes that came last came after a silence.
    still: Option<u64>,
}

impl Quiet {
    /// A frame was drawn; `unasked`: which of the screens that came up by themselves.
    pub(super) fn drew(&mut self, unasked: Option<u64>, now: Instant) {
        if self.shown.map(|(screen, _)| screen) != unasked {
            self.shown = unasked.map(|screen| (screen, now));
        }
    }

    /// Bytes came; `goes_on`: they go on with a key that has not come whole.
    pub(super) fn came(&mut self, now: Instant, goes_on: bool) {
        if !goes_on {
            let still = |since: Instant| now.saturating_duration_since(since) >= STILL;
            let drawn = self.shown.filter(|&(_, drawn)| still(drawn));
            self.still = drawn.filter(|_| self.last.is_none_or(still)).map(|(screen, _)| screen);
        }
        self.last = Some(now);
    }

    /// Whether what came last is too early for this screen; `several`: it cannot be an answer.
    pub(super) fn is_early(&self, unasked: Option<u64>, several: bool) -> bool {
        unasked.is_some() && (several || self.still != unasked)
    }
}

/// Whether more than one character came at once.
pub(super) fn is_several(messages: &[Message]) -> bool {
    let typed = |message: &Message| match message {
        Message::Key(key) => usize::from(key.text().is_some()),
        Message::Words(keys) => keys.len(),
        _ => 0,
    };
    messages.iter().map(typed).sum::<usize>() > 1
}

/// The keys of a message that came too early; none: it is no key.
pub(super) fn keys_of(message: &Message) -> Option<Vec<Key>> {
    match message {
        Message::Key(key) => Some(vec![*key]),
        Message::Words(keys) => Some(keys.clone()),
        Message::Burst(text) => Some(text.chars().map(Key::of).collect()),
        Message::Click { .. } => Some(Vec::new()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::{Quiet, is_several};
    use crate::wizard::{Key, Message};

    #[test]
    fn a_key_counts_once_the_input_was_still_on_the_screen() {
        let (mut quiet, start) = (Quiet::default(), Instant::now());
        let at = |ms| start + Duration::from_millis(ms);
        quiet.came(at(0), false);
        assert!(!quiet.is_early(None, false), "a screen that was asked for");
        assert!(quiet.is_early(Some(1), false), "not even drawn");
        quiet.drew(Some(1), at(50));
        quiet.came(at(300), false);
        assert!(quiet.is_early(Some(1), false), "0.25 s after it was drawn");
        quiet.came(at(600), false);
        assert!(quiet.is_early(Some(1), false), "0.3 s after the key before");
        quiet.drew(Some(1), at(650));
        quiet.came(at(1000), false);
        assert!(!quiet.is_early(Some(1), false), "0.4 s: drawing it again is no new screen");
        assert!(quiet.is_early(Some(2), false), "another screen");
        assert!(quiet.is_early(Some(1), true), "an answer comes alone");
        assert!(is_several(&[Message::Key(Key::Char('1')), Message::Key(Key::Enter)]));
        assert!(!is_several(&[Message::Key(Key::Up), Message::Key(Key::Enter)]));
    }

    #[test]
    fn a_key_in_pieces_is_as_late_as_its_first_byte() {
        let (mut quiet, start) = (Quiet::default(), Instant::now());
        let at = |ms| start + Duration::from_millis(ms);
        quiet.drew(Some(1), at(0));
        quiet.came(at(500), false);
        quiet.came(at(510), true);
        assert!(!quiet.is_early(Some(1), false));
        quiet.came(at(520), false);
        assert!(quiet.is_early(Some(1), false));
    }
}
