//! Which messages do the bytes from a terminal become?

use std::time::{Duration, Instant};

use super::decode::{Decoder, Sent};
use crate::wizard::{Key, Message};

/// 输入. Bytes in, messages out. What time alone decides (a lone Esc) is asked for by
/// [`Input::deadline`].
#[derive(Debug)]
pub struct Input {
    decoder: Decoder,
    escape: Duration,
    /// When bytes came last.
    last: Option<Instant>,
}

/// A block of at least this many characters with a line end or a tab in it was not typed.
const BLOCK: usize = 24;

impl Input {
    /// An Esc is held for `escape`: longer over a network, where the bytes of an arrow key may
    /// come apart.
    #[must_use]
    pub fn new(escape: Duration) -> Self {
        Self { decoder: Decoder::default(), escape, last: None }
    }

    /// Takes all the bytes that are there. They are one burst: an Enter that comes with text
    /// before it was perhaps not pressed, and a block of lines was pasted by a client that does
    /// not say so.
    pub fn take(&mut self, bytes: &[u8], now: Instant) -> Vec<Message> {
        self.last = Some(now);
        let mut sent = Vec::new();
        self.decoder.take(bytes, &mut sent);
        messages(&sent)
    }

    /// When [`Input::expire`] is due, if at all.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        self.last?.checked_add(self.decoder.patience(self.escape)?)
    }

    /// No more came.
    pub fn expire(&mut self, now: Instant) -> Vec<Message> {
        let mut sent = Vec::new();
        if self.deadline().is_some_and(|deadline| deadline <= now) {
            self.decoder.give_up(&mut sent);
        }
        messages(&sent)
    }
}

fn messages(sent: &[Sent]) -> Vec<Message> {
    let typed = |sent: &Sent| matches!(sent, Sent::Key(key) if text_of(*key).is_some());
    let mut messages = Vec::new();
    for run in sent.chunk_by(|a, b| typed(a) && typed(b)) {
        match run {
            [Sent::Paste(text)] => messages.push(Message::Paste(text.clone())),
            _ => type_run(run, &mut messages),
        }
    }
    messages
}

/// Keys that came in one burst.
fn type_run(run: &[Sent], messages: &mut Vec<Message>) {
    let keys =
        || run.iter().filter_map(|sent| if let Sent::Key(key) = sent { Some(*key) } else { None });
    let block = run.len() >= BLOCK && keys().any(|key| matches!(key, Key::Enter | Key::Tab));
    if block {
        return messages.push(Message::Paste(keys().filter_map(text_of).collect()));
    }
    let mut after_text = false;
    for key in keys() {
        let key = if key == Key::Enter && after_text { Key::EnterInBurst } else { key };
        after_text |= matches!(key, Key::Char(_));
        messages.push(Message::Key(key));
    }
}

/// The text a key stands for in a pasted block.
fn text_of(key: Key) -> Option<char> {
    match key {
        Key::Char(c) => Some(c),
        Key::Enter => Some('\n'),
        Key::Tab => Some('\t'),
        _ => None,
    }
}
