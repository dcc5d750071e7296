//! Which messages do the bytes from a terminal become?

use std::time::{Duration, Instant};

use super::decode::{Decoder, MOST_PASTED, Sent};
use super::typed;
use crate::wizard::{Key, Message};

/// 输入. Bytes in, messages out. What time alone decides (a lone Esc, the end of a block) is asked
/// for by [`Input::deadline`].
#[derive(Debug)]
pub struct Input {
    decoder: Decoder,
    escape: Duration,
    /// When bytes came last.
    last: Option<Instant>,
    /// When several characters came at once last: nobody presses Enter right behind them.
    burst: Option<Instant>,
    /// When text came last that cannot have been typed as commands: what follows at once goes on
    /// with it.
    words: Option<Instant>,
    /// What came so far of a block that was not typed.
    block: String,
    /// When the control string began that goes on.
    string: Option<Instant>,
}

/// A block of at least this many characters with a line end or a tab in it was not typed.
const BLOCK: usize = 24;
/// A row of figures with so many tabs was copied from a table, however short it is: typed, its
/// totals would go into cells that are not theirs.
const ROW: usize = 3;
/// An Enter within this time behind several characters that came at once was not pressed.
const PRESSED: Duration = Duration::from_millis(30);
/// A line brings a block in pieces; it is over when nothing came for this long.
const PIECES: Duration = Duration::from_millis(50);

/// What is said of a paste that was longer than is kept.
const CUT: &str = "粘贴的内容太长，4 MB 以后的没有取。请核对是不是复制错了。";

impl Input {
    /// An Esc is held for `escape`: longer over a network, where the bytes of an arrow key may
    /// come apart.
    #[must_use]
    pub fn new(escape: Duration) -> Self {
        let (decoder, block) = (Decoder::default(), String::new());
        Self { decoder, escape, last: None, burst: None, words: None, block, string: None }
    }

    /// From a client that is known to send GBK.
    #[must_use]
    pub fn suspecting(self, foreign: bool) -> Self {
        Self { decoder: self.decoder.suspecting(foreign), ..self }
    }

    /// From a terminal that reports clicks.
    #[must_use]
    pub fn clicking(self, clicks: bool) -> Self {
        Self { decoder: self.decoder.clicking(clicks), ..self }
    }

    /// Takes all the bytes that are there. They are one burst: an Enter that comes with text
    /// before it was perhaps not pressed, and a block of lines was pasted by a client that does
    /// not say so. It is held until it is whole: a table put in by half is a table put in wrong.
    pub fn take(&mut self, bytes: &[u8], now: Instant) -> Vec<Message> {
        self.last = Some(now);
        let mut sent = Vec::new();
        self.end_string(now, &mut sent);
        self.decoder.take(bytes, &mut sent);
        self.string = self.decoder.is_in_string().then(|| self.string.unwrap_or(now));
        let typed_before = self.follows_burst(&sent, now);
        if sent.contains(&Sent::Foreign) {
            // Digits and line ends between 汉字 that are left out would be half of a text.
            sent.retain(|sent| !is_text(sent));
        }
        self.messages(&sent, typed_before)
    }

    /// Whether what came now comes too soon behind several characters for a person to have pressed
    /// it. An input method sends the characters of a word at once, so this says nothing of text.
    fn follows_burst(&mut self, sent: &[Sent], now: Instant) -> bool {
        let follows = self.burst.is_some_and(|burst| now.duration_since(burst) < PRESSED);
        let characters = keys(sent).filter(|key| matches!(key, Key::Char(_))).count();
        if characters > 1 || follows && characters == 1 {
            self.burst = Some(now);
        } else if !follows {
            self.burst = None;
        }
        follows
    }

    /// A control string that never ends does not swallow the keyboard.
    fn end_string(&mut self, now: Instant, sent: &mut Vec<Sent>) {
        if self.string.is_some_and(|began| now.duration_since(began) >= super::strings::MOST) {
            self.decoder.give_up(sent);
            self.string = None;
        }
    }

    /// When [`Input::expire`] is due, if at all.
    #[must_use]
    pub fn deadline(&self) -> Option<Instant> {
        let patience = [self.decoder.patience(self.escape), self.block_patience()];
        self.last?.checked_add(patience.into_iter().flatten().min()?)
    }

    /// Nothing more will come: what is held of a paste.
    pub fn finish(&mut self) -> Vec<Message> {
        let (mut messages, mut sent) = (Vec::new(), Vec::new());
        self.end_block(&mut messages);
        self.decoder.finish(&mut sent);
        messages.extend(self.messages(&sent, false));
        messages
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
            self.string = None;
            messages.extend(self.messages(&sent, false));
        }
        messages
    }

    fn block_patience(&self) -> Option<Duration> {
        (!self.block.is_empty()).then_some(PIECES)
    }

    fn end_block(&mut self, messages: &mut Vec<Message>) {
        if !self.block.is_empty() {
            if self.block.len() >= MOST_PASTED {
                messages.push(Message::Told(CUT.to_owned()));
            }
            messages.push(Message::Burst(std::mem::take(&mut self.block)));
        }
    }

    /// Keys that came in one burst, perhaps behind text.
    fn type_run(&mut self, run: &[Sent], after_text: &mut bool, messages: &mut Vec<Message>) {
        let keys = meant(run, after_text);
        if keys.is_empty() {
            return;
        }
        let soon = |words: Instant| {
            self.last.is_some_and(|now| now.saturating_duration_since(words) < PRESSED)
        };
        let goes_on = self.words.is_some_and(soon);
        let words = run.iter().all(is_text) && (goes_on || typed::is_text(&keys));
        self.words = self.last.filter(|_| words);
        if words && (goes_on || keys.len() > 1) {
            messages.push(Message::Words(keys));
        } else {
            messages.extend(keys.into_iter().map(Message::Key));
        }
    }

    fn messages(&mut self, sent: &[Sent], mut after_text: bool) -> Vec<Message> {
        let mut messages = Vec::new();
        for run in sent.chunk_by(|a, b| is_text(a) && is_text(b)) {
            let text = run.iter().all(is_text);
            // What is copied does not begin with a line end: that one was pressed.
            let pressed = run.iter().take_while(|sent| **sent == Sent::Key(Key::Enter)).count();
            let (pressed, run) = match self.block.is_empty() && text {
                true => run.split_at(pressed),
                false => run.split_at(0),
            };
            self.type_run(pressed, &mut after_text, &mut messages);
            if text && (!self.block.is_empty() || is_block(run)) {
                if self.block.len() < MOST_PASTED {
                    self.block.extend(keys(run).filter_map(Key::text));
                }
                continue;
            }
            self.end_block(&mut messages);
            match run {
                [Sent::Paste(text)] => messages.push(Message::Paste(text.clone())),
                [Sent::Click(column, row)] => {
                    messages.push(Message::Click { column: *column, row: *row });
                }
                [Sent::Foreign] => messages.push(Message::Foreign),
                [Sent::Cut] => messages.push(Message::Told(CUT.to_owned())),
                [Sent::Stalled] => messages.push(Message::Stalled),
                _ => self.type_run(run, &mut after_text, &mut messages),
            }
        }
        messages
    }
}

/// Keys of one burst as they were meant: an Enter behind text was perhaps not pressed.
fn meant(run: &[Sent], after_text: &mut bool) -> Vec<Key> {
    let mut meant = Vec::new();
    for key in keys(run) {
        let key = if key == Key::Enter && *after_text { Key::EnterInBurst } else { key };
        match key {
            Key::Char(_) => *after_text = true,
            Key::EnterInBurst => {}
            // Whoever moves on has read what came before.
            _ => *after_text = false,
        }
        meant.push(key);
    }
    meant
}

fn keys(run: &[Sent]) -> impl Iterator<Item = Key> {
    run.iter().filter_map(|sent| if let Sent::Key(key) = sent { Some(*key) } else { None })
}

fn is_text(sent: &Sent) -> bool {
    matches!(sent, Sent::Key(key) if key.text().is_some())
}

fn is_block(run: &[Sent]) -> bool {
    let tabs = keys(run).filter(|key| *key == Key::Tab).count();
    let ends = keys(run).any(|key| key == Key::Enter);
    // Tabs and line ends alone were pressed, however many they are.
    let characters = keys(run).any(|key| matches!(key, Key::Char(_)));
    let figure = |key: Key| match key.half_width() {
        Key::Char(c) => c.is_ascii_digit() || matches!(c, '.' | ',' | ' '),
        key => matches!(key, Key::Tab | Key::Enter),
    };
    let long = run.len() >= BLOCK && (tabs > 0 || ends);
    characters && (long || tabs >= ROW && keys(run).all(figure))
}
