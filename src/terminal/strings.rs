//! Where does a control string end, and is it one at all?
//!
//! Terminals answer some questions with strings (OSC, DCS, APC, PM, SOS): the colour of the
//! background, the clipboard, a version. What another program asked for comes in late, among the
//! keys. It is skipped up to its end, and one whose end does not come is not waited for long.

use std::time::Duration;

/// 控制串. What bytes are that begin as a control string does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum ControlString {
    /// It takes this many bytes and means nothing.
    Whole(usize),
    /// More must come.
    Open,
    /// It broke off before its end; what is there is an answer all the same.
    Broken(usize),
    /// It is none: somebody pressed Esc and went on typing.
    Typed,
}

/// A longer one is not held, only skipped.
pub(super) const LONGEST: usize = 4096;
/// One whose end does not come is over when nothing came for this long.
pub(super) const PATIENCE: Duration = Duration::from_millis(700);
/// And when it has lasted so long, whatever comes.
pub(super) const MOST: Duration = Duration::from_secs(4);

/// What `bytes` are, if they begin as a control string does.
pub(super) fn control_string(bytes: &[u8]) -> Option<ControlString> {
    let (kind, content, eight_bits) = begin(bytes)?;
    let string = match end(&bytes[content..], eight_bits) {
        Some(End::At(len)) => ControlString::Whole(content + len),
        Some(End::Broken(len)) if is_answer(kind, &bytes[content..content + len]) => {
            ControlString::Broken(content + len)
        }
        Some(End::Broken(_)) => ControlString::Typed,
        None => ControlString::Open,
    };
    Some(string)
}

/// Whether a control string begins here, or may begin.
pub(super) fn is_string(bytes: &[u8]) -> bool {
    is_half_c1(bytes) || control_string(bytes).is_some_and(|string| string != ControlString::Typed)
}

/// Whether one has begun with more than its introducer, and its end is not there.
pub(super) fn is_open(bytes: &[u8]) -> bool {
    !is_bare(bytes) && control_string(bytes) == Some(ControlString::Open)
}

/// Whether what is held of an open one is an answer of a terminal, as far as can be told.
pub(super) fn is_begun_answer(bytes: &[u8]) -> bool {
    begin(bytes).is_some_and(|(kind, content, _)| is_answer(kind, &bytes[content..]))
}

/// Whether nothing but its introducer came: a person who presses Esc and a key sends the same.
pub(super) fn is_bare(bytes: &[u8]) -> bool {
    begin(bytes).is_some_and(|(_, content, _)| content == bytes.len()) || is_half_c1(bytes)
}

/// Whether a control character of eight bits may begin here that is yet to be told from half a
/// character.
pub(super) fn is_half_c1(bytes: &[u8]) -> bool {
    let is_c1 = bytes.first().is_some_and(|byte| seven_bit(*byte).is_some());
    is_c1 && bytes.len() <= 2 && bytes.get(1).is_none_or(|byte| matches!(byte, b' '..=b'?'))
}

/// How far a control string that was begun before goes: to its end, or where it breaks off.
pub(super) fn rest(bytes: &[u8]) -> Option<usize> {
    match end(bytes, false)? {
        End::At(len) | End::Broken(len) => Some(len),
    }
}

/// What introduces it, as its letter; where the content begins; whether it is one of eight bits.
fn begin(bytes: &[u8]) -> Option<(u8, usize, bool)> {
    match *bytes {
        [0x1b, kind @ (b']' | b'P' | b'X' | b'^' | b'_'), ..] => Some((kind, 2, false)),
        // The first half of a 汉字 in GBK may look the same, but nothing in GBK or GB18030 goes on
        // like this, and no character in UTF-8 begins like this.
        [c1, b' '..=b'?', third, ..] if !(0x81..=0xFE).contains(&third) => {
            seven_bit(c1).map(|kind| (kind, 1, true))
        }
        _ => None,
    }
}

/// The letter that follows Esc in the seven-bit form of an introducer.
fn seven_bit(c1: u8) -> Option<u8> {
    matches!(c1, 0x90 | 0x98 | 0x9D..=0x9F).then(|| c1 - 0x40)
}

enum End {
    /// Behind its terminator.
    At(usize),
    /// Before what cannot be part of it.
    Broken(usize),
}

/// Where the content ends; none: it goes on.
fn end(content: &[u8], eight_bits: bool) -> Option<End> {
    for (at, byte) in content.iter().enumerate() {
        match byte {
            0x07 => return Some(End::At(at + 1)),
            0x9C if eight_bits => return Some(End::At(at + 1)),
            0x1b => {
                return match content.get(at + 1) {
                    Some(b'\\') => Some(End::At(at + 2)),
                    Some(_) => Some(End::Broken(at)),
                    None => None,
                };
            }
            0x08..=0x0D | 0x20..=0x7E | 0x80.. => {}
            // A key: Ctrl and a letter, or Backspace.
            0..=0x1F | 0x7F => return Some(End::Broken(at)),
        }
    }
    None
}

/// Whether content is what terminals answer: `11;rgb:…` and titles (OSC), `1$r…`, `>|…`, `!|…`
/// (DCS), `G…` (APC).
fn is_answer(kind: u8, content: &[u8]) -> bool {
    let numbers = content.iter().take_while(|byte| matches!(byte, b'0'..=b'9' | b';')).count();
    match kind {
        b']' => {
            content[..numbers].iter().skip(1).any(|byte| *byte == b';')
                || matches!(content, [b'l' | b'L' | b'I', _, _, ..])
        }
        b'P' => {
            matches!(content.get(numbers), Some(b'!' | b'$' | b'+' | b'<'..=b'?' | b'{' | b'|'))
        }
        b'_' => matches!(content, [b'G', _, ..]),
        _ => false,
    }
}
