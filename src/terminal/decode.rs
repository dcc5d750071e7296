//! Which keys do the bytes from a terminal mean?
//!
//! Ours, and not a library's: crossterm 0.29 with `use-dev-tty` never delivers on a poll without
//! waiting (crossterm#839), types the rest of an arrow key whose bytes come apart, never ends a
//! paste whose end was lost (crossterm#1060), and loses what follows a broken character.

use std::time::Duration;

use super::foreign::{self, Run};
use super::sequence::{Found, PASTE_START, character, control, escaped};
use super::strings::{self, ControlString, control_string};
use crate::wizard::Key;

/// What a terminal sent.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Sent {
    /// A key.
    Key(Key),
    /// A bracketed paste, as it came.
    Paste(String),
    /// The first button was pressed at this column and row, from 0.
    Click(u16, u16),
    /// A paste has begun, and its end does not come.
    Stalled,
    /// What follows was longer, and the rest was dropped.
    Cut,
    /// Characters in GBK, which are left out: what they would become is not what was typed.
    Foreign,
}

/// 译码. Turns bytes into keys; what is incomplete is held.
#[derive(Debug, Default)]
pub struct Decoder {
    held: Vec<u8>,
    /// What was pasted so far, while a paste lasts.
    paste: Option<Vec<u8>>,
    /// Its end did not come in time. What comes belongs to it, until the end comes after all or a
    /// key that is never pasted says that nobody waits for it.
    stalled: bool,
    /// More was pasted than is kept of it.
    cut: bool,
    /// A paste was broken off by such a key; its end may still come.
    broken_off: bool,
    /// The last byte was CR: a following LF belongs to it.
    after_return: bool,
    /// Whether the client sends GBK, as far as is known.
    foreign: bool,
    /// Whether clicks are reported.
    clicks: bool,
    /// Whether a long control string goes on that is not held.
    skips: bool,
}

const PASTE_END: &[u8] = b"\x1b[201~";
/// Most bytes that are kept of a paste; the longest field takes a hundredth of them.
pub const MOST_PASTED: usize = 4 << 20;
/// That the end of a paste does not come is told after this long.
const PASTE_PATIENCE: Duration = Duration::from_secs(2);
/// An Esc behind half a paste is the key, and not the start of the end mark, after this long.
const ESC_PATIENCE: Duration = Duration::from_millis(300);
/// `Esc [` and a parameter is nothing that anybody types: on a slow line the rest is waited for.
const SEQUENCE_PATIENCE: Duration = Duration::from_secs(2);

impl Decoder {
    /// One whose client is known to send GBK.
    #[must_use]
    pub fn suspecting(self, foreign: bool) -> Self {
        Self { foreign, ..self }
    }

    /// One that is sent clicks.
    #[must_use]
    pub fn clicking(self, clicks: bool) -> Self {
        Self { clicks, ..self }
    }

    /// Takes bytes and appends what they mean.
    pub fn take(&mut self, bytes: &[u8], sent: &mut Vec<Sent>) {
        self.held.extend(bytes);
        self.take_late_rest(sent);
        // Up to where the encoding has been judged.
        let (mut at, mut judged) = (0, 0);
        while at < self.held.len() {
            if self.paste.is_some() {
                at += self.paste_on(at, sent);
                if self.paste.is_some() {
                    break;
                }
                continue;
            }
            if self.skips {
                at += self.skip_on(at);
                if self.skips {
                    break;
                }
                continue;
            }
            let is_string = strings::is_string(&self.held[at..]);
            if at >= judged && !self.held[at].is_ascii() && !is_string {
                match foreign::judge(&self.held[at..], self.foreign) {
                    Run::Native(len, long) => {
                        judged = at + len;
                        self.foreign &= !long;
                    }
                    Run::Foreign(len) => {
                        at += len;
                        self.foreign = true;
                        sent.push(Sent::Foreign);
                        continue;
                    }
                    Run::Open => break,
                }
            }
            match find(&self.held[at..]) {
                Found::Whole(len, key) => {
                    let key = self.not_twice(self.held[at], key);
                    sent.extend(key.map(Sent::Key));
                    sent.extend(mouse(&self.held[at..at + len]).filter(|_| self.clicks));
                    at += len;
                }
                Found::Paste => {
                    (self.paste, self.stalled) = (Some(Vec::new()), false);
                    at += PASTE_START.len();
                }
                Found::Partial => break,
            }
        }
        self.held.drain(..at);
        // An answer too long to be held is skipped on as it comes.
        if self.held.len() > strings::LONGEST && self.is_in_string() {
            self.skips = true;
            // The end mark may come in pieces.
            let open = usize::from(self.held.ends_with(b"\x1b"));
            self.held.drain(..self.held.len() - open);
        }
    }

    /// How long to wait for more before [`Decoder::give_up`]; `None`: nothing is held that time
    /// would decide. An Esc is waited for `escape` long.
    #[must_use]
    pub fn patience(&self, escape: Duration) -> Option<Duration> {
        if self.paste.is_some() {
            match self.stalled {
                false => Some(PASTE_PATIENCE),
                true => (self.held == [0x1b]).then_some(ESC_PATIENCE),
            }
        } else if self.is_in_string() {
            Some(strings::PATIENCE)
        } else if strings::is_bare(&self.held) {
            Some(escape)
        } else if matches!(*self.held, [0x1b, b'[', b'0'..=b'?', ..]) {
            Some(SEQUENCE_PATIENCE)
        } else {
            (self.held.first() == Some(&0x1b)).then_some(escape)
        }
    }

    /// No more came: a lone Esc is the key, what looks like a typed Esc and a character is both,
    /// half a sequence is nothing. Half a paste waits on, and that is told; an Esc ends it.
    pub fn give_up(&mut self, sent: &mut Vec<Sent>) {
        if self.paste.is_some() {
            if std::mem::replace(&mut self.stalled, true) {
                self.held.clear();
                self.finish(sent);
            } else {
                sent.push(Sent::Stalled);
            }
            return;
        }
        let held = std::mem::take(&mut self.held);
        if std::mem::take(&mut self.skips) || strings::is_begun_answer(&held) {
            return;
        }
        match held.as_slice() {
            [0x1b, rest @ ..] if is_typed(rest) => {
                sent.push(Sent::Key(Key::Escape));
                self.take(rest, sent);
            }
            [0x80..=0xFF, rest @ ..] if strings::is_bare(&held) => self.take(rest, sent),
            _ => {}
        }
    }

    /// Hands out half a paste: nobody waits for the rest.
    pub fn finish(&mut self, sent: &mut Vec<Sent>) {
        self.stalled = false;
        if let Some(pasted) = self.paste.take() {
            self.broken_off = true;
            sent.extend(std::mem::take(&mut self.cut).then_some(Sent::Cut));
            sent.push(pasted_text(&pasted));
        }
    }

    /// What comes with the end mark of a paste that was broken off belongs to it.
    fn take_late_rest(&mut self, sent: &mut Vec<Sent>) {
        if !self.broken_off || self.paste.is_some() {
            return;
        }
        if let Some(end) = find_in(&self.held, PASTE_END) {
            self.broken_off = false;
            if find_in(&self.held[..end], PASTE_START).is_none() {
                sent.push(pasted_text(&self.held[..end]));
                self.held.drain(..end + PASTE_END.len());
            }
        }
    }

    /// Takes what belongs to a control string that was too long to hold; how many bytes.
    fn skip_on(&mut self, at: usize) -> usize {
        let bytes = &self.held[at..];
        let rest = strings::rest(bytes);
        self.skips = rest.is_none();
        // The end mark may come in pieces.
        rest.unwrap_or(bytes.len() - usize::from(bytes.ends_with(b"\x1b")))
    }

    /// Whether a control string is open.
    #[must_use]
    pub fn is_in_string(&self) -> bool {
        self.paste.is_none() && (self.skips || strings::is_open(&self.held))
    }

    /// Takes what belongs to the paste; how many bytes.
    fn paste_on(&mut self, at: usize, sent: &mut Vec<Sent>) -> usize {
        let bytes = &self.held[at..];
        let Some(pasted) = &mut self.paste else { return 0 };
        if let Some(end) = find_in(bytes, PASTE_END) {
            self.cut |= !keep(pasted, &bytes[..end]);
            sent.extend(std::mem::take(&mut self.cut).then_some(Sent::Cut));
            sent.push(pasted_text(pasted));
            (self.paste, self.stalled) = (None, false);
            return end + PASTE_END.len();
        }
        if let (true, Some(key)) =
            (self.stalled, bytes.iter().enumerate().position(|(at, _)| is_key(&bytes[at..])))
        {
            self.cut |= !keep(pasted, &bytes[..key]);
            self.finish(sent);
            return key;
        }
        // The end mark may come in pieces.
        let open = (1..PASTE_END.len().min(bytes.len() + 1))
            .rev()
            .find(|len| bytes.ends_with(&PASTE_END[..*len]))
            .unwrap_or(0);
        let taken = bytes.len() - open;
        self.cut |= !keep(pasted, &bytes[..taken]);
        taken
    }

    /// CR LF is one Enter.
    fn not_twice(&mut self, first: u8, key: Option<Key>) -> Option<Key> {
        let repeated = self.after_return && first == b'\n';
        self.after_return = first == b'\r';
        if repeated { None } else { key }
    }
}

/// Keeps these bytes of a paste, as far as they have room; whether all had. What is cut is cut
/// between two characters.
fn keep(pasted: &mut Vec<u8>, bytes: &[u8]) -> bool {
    let room = MOST_PASTED.saturating_sub(pasted.len());
    if bytes.len() <= room {
        pasted.extend(bytes);
        return true;
    }
    if room > 0 {
        pasted.extend(&bytes[..room]);
        let is_within = |byte: &u8| byte & 0xC0 == 0x80;
        let last = pasted.iter().rposition(|byte| !is_within(byte)).unwrap_or(0);
        pasted[last..].fill(b' ');
    }
    false
}

/// Whether a key begins here that is never pasted: Ctrl+Q, Ctrl+C, or an Esc that cannot be the
/// end mark.
fn is_key(bytes: &[u8]) -> bool {
    match bytes {
        [0x03 | 0x11, ..] => true,
        [0x1b, ..] => !PASTE_END.starts_with(&bytes[..bytes.len().min(PASTE_END.len())]),
        _ => false,
    }
}

fn find_in(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}

fn pasted_text(bytes: &[u8]) -> Sent {
    match std::str::from_utf8(bytes) {
        Ok(text) => Sent::Paste(text.to_owned()),
        Err(_) if foreign::is_gbk(bytes) => Sent::Foreign,
        Err(_) => Sent::Paste(String::from_utf8_lossy(bytes).into_owned()),
    }
}

/// Whether what came behind an Esc, and then nothing, is what was typed.
fn is_typed(rest: &[u8]) -> bool {
    match rest {
        [] | [b'['] => true,
        [b'O', numbers @ ..] => numbers.iter().all(u8::is_ascii_digit),
        [first, ..] => *first != b'[',
    }
}

fn find(bytes: &[u8]) -> Found {
    match control_string(bytes) {
        Some(ControlString::Whole(len) | ControlString::Broken(len)) => {
            return Found::Whole(len, None);
        }
        Some(ControlString::Open) => return Found::Partial,
        Some(ControlString::Typed) => return Found::Whole(1, Some(Key::Escape)),
        None if strings::is_half_c1(bytes) => return Found::Partial,
        None => {}
    }
    match bytes {
        [] => Found::Partial,
        [0x1b, ..] => escaped(bytes),
        [byte @ (0..=0x1f | 0x7f), ..] => Found::Whole(1, control(*byte)),
        _ => character(bytes),
    }
}

/// A mouse report (`CSI < button ; column ; row M`, or of old terminals `CSI M` and three bytes):
/// the first button is a click, the wheel is an arrow key.
fn mouse(sequence: &[u8]) -> Option<Sent> {
    let (button, column, row) = match sequence {
        [0x1b, b'[', b'M', numbers @ ..] => {
            let [button, column, row] = *numbers else { return None };
            let from = |byte: u8| u16::from(byte).checked_sub(32);
            (from(button)?, from(column)?, from(row)?)
        }
        [0x1b, b'[', b'<', numbers @ .., b'M'] => {
            let text = std::str::from_utf8(numbers).ok()?;
            let mut numbers = text.split(';').map(|number| number.parse::<u16>().ok());
            (numbers.next()??, numbers.next()??, numbers.next()??)
        }
        _ => return None,
    };
    match button {
        0 => Some(Sent::Click(column.checked_sub(1)?, row.checked_sub(1)?)),
        64 => Some(Sent::Key(Key::Up)),
        65 => Some(Sent::Key(Key::Down)),
        _ => None,
    }
}
