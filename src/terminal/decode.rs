//! Which keys do the bytes from a terminal mean?
//!
//! Ours, and not a library's: crossterm 0.29 with `use-dev-tty` never delivers on a poll without
//! waiting (crossterm#839), types the rest of an arrow key whose bytes come apart, never ends a
//! paste whose end was lost (crossterm#1060), and loses what follows a broken character.

use std::time::Duration;

use super::foreign::{self, Run};
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
}

const PASTE_START: &[u8] = b"\x1b[200~";
const PASTE_END: &[u8] = b"\x1b[201~";
/// Most bytes that are kept of a paste; the longest field takes a hundredth of them.
pub const MOST_PASTED: usize = 4 << 20;
/// That the end of a paste does not come is told after this long.
const PASTE_PATIENCE: Duration = Duration::from_secs(2);
/// An Esc behind half a paste is the key, and not the start of the end mark, after this long.
const ESC_PATIENCE: Duration = Duration::from_millis(300);
/// No sequence is longer.
const LONGEST: usize = 64;

/// What the held bytes begin with.
enum Found {
    /// Something that takes this many bytes; `None`: it means nothing.
    Whole(usize, Option<Key>),
    /// A paste begins.
    Paste,
    /// More must come.
    Partial,
}

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
            if at >= judged && !self.held[at].is_ascii() {
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
            match self.find(at) {
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
        if let [0x1b, rest @ ..] = held.as_slice() {
            match rest {
                [] => sent.push(Sent::Key(Key::Escape)),
                [c @ (b'[' | b'O')] => {
                    let typed = [Key::Escape, Key::Char(char::from(*c))];
                    sent.extend(typed.map(Sent::Key));
                }
                _ => {}
            }
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

    fn find(&self, at: usize) -> Found {
        let bytes = &self.held[at..];
        // A mouse report as old terminals send it; three bytes follow that may be anything.
        match bytes.strip_prefix(b"\x1b[M").filter(|_| self.clicks) {
            Some(numbers) if numbers.len() < 3 => Found::Partial,
            Some(_) => Found::Whole(6, None),
            None => find(bytes),
        }
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

fn find(bytes: &[u8]) -> Found {
    match bytes {
        [] => Found::Partial,
        [0x1b, rest @ ..] => escaped(bytes, rest),
        [byte @ (0..=0x1f | 0x7f), ..] => Found::Whole(1, control(*byte)),
        _ => character(bytes),
    }
}

fn control(byte: u8) -> Option<Key> {
    match byte {
        b'\r' | b'\n' => Some(Key::Enter),
        b'\t' => Some(Key::Tab),
        0x08 | 0x7f => Some(Key::Backspace),
        1..=26 => Some(Key::Ctrl(char::from(byte - 1 + b'a'))),
        _ => None,
    }
}

/// A character in UTF-8; broken bytes are left out, what follows them is not.
fn character(bytes: &[u8]) -> Found {
    let start = &bytes[..bytes.len().min(4)];
    let error = match std::str::from_utf8(start) {
        Ok(text) => return text.chars().next().map_or(Found::Partial, whole),
        Err(error) => error,
    };
    match std::str::from_utf8(&start[..error.valid_up_to()]) {
        Ok(text) if !text.is_empty() => text.chars().next().map_or(Found::Partial, whole),
        _ => error.error_len().map_or(Found::Partial, |len| Found::Whole(len, None)),
    }
}

fn whole(c: char) -> Found {
    Found::Whole(c.len_utf8(), (!c.is_control()).then_some(Key::Char(c)))
}

/// What follows an Esc. A sequence that no terminal of ours sends is an Esc and what was typed
/// after it: a slow line brings both at once, and Alt with a key is the same bytes.
fn escaped(bytes: &[u8], rest: &[u8]) -> Found {
    match rest {
        [] | [b'O'] => Found::Partial,
        [b'[', parameters @ ..] => control_sequence(bytes, parameters),
        [b'O', last, ..] => match keypad(*last) {
            Some(key) => Found::Whole(3, Some(key)),
            None => Found::Whole(1, Some(Key::Escape)),
        },
        _ => Found::Whole(1, Some(Key::Escape)),
    }
}

fn control_sequence(bytes: &[u8], parameters: &[u8]) -> Found {
    // The Linux console sends F1 to F5 as `CSI [ A` to `CSI [ E`.
    if let [b'[', rest @ ..] = parameters {
        return match rest {
            [] => Found::Partial,
            [last @ b'A'..=b'E', ..] => Found::Whole(4, Some(Key::Function(last - b'A' + 1))),
            _ => Found::Whole(3, None),
        };
    }
    let Some(end) = parameters.iter().position(|byte| !matches!(byte, b' '..=b'?')) else {
        return if bytes.len() < LONGEST {
            Found::Partial
        } else {
            Found::Whole(bytes.len(), None)
        };
    };
    let (numbers, last) = (&parameters[..end], parameters[end]);
    if bytes.starts_with(PASTE_START) {
        return Found::Paste;
    }
    match last {
        b'@'..=b'~' => Found::Whole(end + 3, sequence_key(numbers, last)),
        // Not a sequence after all: what broke in is read by itself.
        _ => Found::Whole(end + 2, None),
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

/// The key of a sequence. Answers to questions that come late (`CSI … R`, `CSI ? … c`), focus and
/// mouse reports mean nothing.
fn sequence_key(numbers: &[u8], last: u8) -> Option<Key> {
    let first = || {
        let text = std::str::from_utf8(numbers).ok()?;
        text.split(';').next()?.parse::<u8>().ok()
    };
    let modified = numbers.contains(&b';');
    match last {
        b'Z' => Some(Key::BackTab),
        b'~' => numbered(first()?),
        b'A'..=b'D' | b'F' | b'H' => keypad(last),
        // `CSI row ; column R` is a cursor report, but `CSI 1 ; 2 P` is Shift+F1.
        b'P' | b'Q' | b'S' if modified || numbers.is_empty() => keypad(last),
        _ => None,
    }
}

fn numbered(number: u8) -> Option<Key> {
    Some(match number {
        1 | 7 => Key::Home,
        4 | 8 => Key::End,
        3 => Key::Delete,
        5 => Key::PageUp,
        6 => Key::PageDown,
        11..=15 => Key::Function(number - 10),
        17..=21 => Key::Function(number - 11),
        23 | 24 => Key::Function(number - 12),
        _ => return None,
    })
}

/// The last letter of `SS3` and of most `CSI` keys.
fn keypad(last: u8) -> Option<Key> {
    Some(match last {
        b'A' => Key::Up,
        b'B' => Key::Down,
        b'C' => Key::Right,
        b'D' => Key::Left,
        b'H' => Key::Home,
        b'F' => Key::End,
        b'P'..=b'S' => Key::Function(last - b'P' + 1),
        b'M' => Key::Enter,
        b'X' => Key::Char('='),
        b'j'..=b'y' => Key::Char(char::from(last - b'j' + b'*')),
        _ => return None,
    })
}
