//! Which messages do the bytes from a terminal become?

use std::time::{Duration, Instant};

use super::decode::{Decoder, Sent};
use crate::wizard::{Key, Message};

/// 输入. Bytes in, messages out. What time alone decides (a lone Esc, the end of a block) is asked
/// for by [`Input::deadline`].
#[derive(Debug)]
pub struct Input {
    decoder: Decoder,
    escape: Duration,
    /// When bytes came last.
    last: Option<Instant>,
    /// What came so far of a block that was not typed.
    block: String,
}

/// A block of at least this many characters with a line end or a tab in it was not typed.
const BLOCK: usize = 24;
/// A line brings a block in pieces; it is over when nothing came for this long.
const PIECES: Duration = Duration::from_millis(50);

impl Input {
    /// An Esc is held for `escape`: longer over a network, where the bytes of an arrow key may
    /// come apart.
    #[must_use]
    pub fn new(escape: Duration) -> Self {
        Self { decoder: Decoder::default(), escape, last: None, block: String::new() }
    }

    /// From a client that is known to send GBK.
    #[must_use]
    pub fn suspecting(self, foreign: bool) -> Self {
        Self { decoder: self.decoder.suspecting(foreign), ..self }
    }

    /// Takes all the bytes that are there. They are one burst: an Enter that comes with text
    /// before it was perhaps not pressed, and a block of lines was pasted by a client that does
    /// not say so. It is held until it is whole: a table put in by half is a table put in wrong.
    pub fn take(&mut self, bytes: &[u8], now: Instant) -> Vec<Message> {
        self.last = Some(now);
        let mut sent = Vec::new();
        self.decoder.take(bytes, &mut sent);
        if sent.contains(&Sent::Foreign) {
            // Digits and line ends between 汉字 that are left out would be half of a text.
            sent.retain(|sent| !is_text(sent));
        }
        self.messages(&sent)
    }

    /// When [`Input::expire`] is due, if at all.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        let patience = [self.decoder.patience(self.escape), self.block_patience()];
        self.last?.checked_add(patience.into_iter().flatten().min()?)
    }

    /// No more came.
    pub fn expire(&mut self, now: Instant) -> Vec<Message> {
        let over = |patience: Option<Duration>| {
            let due = self.last.zip(patience).and_then(|(last, wait)| last.checked_add(wait));
            due.is_some_and(|due| due <= now)
        };
        let (block, held) = (over(self.block_patience()), over(self.decoder.patience(self.escape)));
        let mut messages = Vec::new();
        if block {
            self.end_block(&mut messages);
        }
        if held {
            let mut sent = Vec::new();
            self.decoder.give_up(&mut sent);
            messages.extend(self.messages(&sent));
        }
        messages
    }

    fn block_patience(&self) -> Option<Duration> {
        (!self.block.is_empty()).then_some(PIECES)
    }

    fn end_block(&mut self, messages: &mut Vec<Message>) {
        if !self.block.is_empty() {
            messages.push(Message::Paste(std::mem::take(&mut self.block)));
        }
    }

    fn messages(&mut self, sent: &[Sent]) -> Vec<Message> {
        let mut messages = Vec::new();
        for run in sent.chunk_by(|a, b| is_text(a) && is_text(b)) {
            let text = run.iter().all(is_text);
            if text && (!self.block.is_empty() || is_block(run)) {
                self.block.extend(keys(run).filter_map(text_of));
                continue;
            }
            self.end_block(&mut messages);
            match run {
                [Sent::Paste(text)] => messages.push(Message::Paste(text.clone())),
                [Sent::Foreign] => messages.push(Message::Foreign),
                _ => type_run(run, &mut messages),
            }
        }
        messages
    }
}

fn keys(run: &[Sent]) -> impl Iterator<Item = Key> {
    run.iter().filter_map(|sent| if let Sent::Key(key) = sent { Some(*key) } else { None })
}

fn is_text(sent: &Sent) -> bool {
    matches!(sent, Sent::Key(key) if text_of(*key).is_some())
}

fn is_block(run: &[Sent]) -> bool {
    run.len() >= BLOCK && keys(run).any(|key| matches!(key, Key::Enter | Key::Tab))
}

/// Keys that came in one burst.
fn type_run(run: &[Sent], messages: &mut Vec<Message>) {
    let mut after_text = false;
    for key in keys(run) {
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
