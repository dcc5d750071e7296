//! Which key is an escape sequence, or a character?
//!
//! What the start asks terminals for is the least they can do. What another program asked for and
//! did not take back is understood all the same: keys as kitty and xterm tell them in numbers, the
//! keypads and Shift keys of rxvt, PuTTY and older desktops.

use crate::wizard::Key;

/// What bytes begin with.
pub(super) enum Found {
    /// Something that takes this many bytes; `None`: it means nothing.
    Whole(usize, Option<Key>),
    /// A paste begins.
    Paste,
    /// More must come.
    Partial,
}

pub(super) const PASTE_START: &[u8] = b"\x1b[200~";

/// No sequence is longer.
const LONGEST: usize = 64;

/// The key of a control character.
pub(super) fn control(byte: u8) -> Option<Key> {
    match byte {
        b'\r' | b'\n' => Some(Key::Enter),
        b'\t' => Some(Key::Tab),
        0x08 | 0x7f => Some(Key::Backspace),
        1..=26 => Some(Key::Ctrl(char::from(byte - 1 + b'a'))),
        _ => None,
    }
}

/// A character in UTF-8; broken bytes are left out, what follows them is not.
pub(super) fn character(bytes: &[u8]) -> Found {
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

/// What begins with an Esc. A sequence that no terminal of ours sends is an Esc and what was typed
/// after it: a slow line brings both at once, and Alt with a key is the same bytes.
pub(super) fn escaped(bytes: &[u8]) -> Found {
    match &bytes[1..] {
        [] => Found::Partial,
        [b'[', parameters @ ..] => control_sequence(bytes, parameters),
        [b'O', rest @ ..] => single_shift(rest),
        _ => Found::Whole(1, Some(Key::Escape)),
    }
}

/// `SS3`: a letter, before it perhaps which of Shift and Ctrl was pressed (`ESC O 2 P`).
fn single_shift(rest: &[u8]) -> Found {
    let numbers = rest.iter().take_while(|byte| matches!(byte, b'1'..=b'9' | b';')).count();
    if numbers > MODIFIERS {
        return Found::Whole(1, Some(Key::Escape));
    }
    match rest.get(numbers) {
        None => Found::Partial,
        Some(&last) => match keypad(last) {
            Some(key) => Found::Whole(numbers + 3, key),
            None => Found::Whole(1, Some(Key::Escape)),
        },
    }
}

/// `1;2` is the longest there is before the letter of `SS3`.
const MODIFIERS: usize = 3;

fn control_sequence(bytes: &[u8], parameters: &[u8]) -> Found {
    match parameters {
        // The Linux console sends F1 to F5 as `CSI [ A` to `CSI [ E`.
        [b'['] => return Found::Partial,
        [b'[', last @ b'A'..=b'E', ..] => {
            return Found::Whole(4, Some(Key::Function(last - b'A' + 1)));
        }
        [b'[', ..] => return Found::Whole(3, None),
        [b'M', rest @ ..] => return old_mouse(rest),
        _ => {}
    }
    let is_inside = |byte: &u8| matches!(byte, b' '..=b'?');
    let digits = parameters.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let end = match parameters.get(digits) {
        // rxvt with Shift.
        Some(b'$') if digits > 0 => digits,
        _ => match parameters.iter().position(|byte| !is_inside(byte)) {
            Some(end) => end,
            None if bytes.len() < LONGEST => return Found::Partial,
            None => return Found::Whole(bytes.len(), None),
        },
    };
    if bytes.starts_with(PASTE_START) {
        return Found::Paste;
    }
    match parameters[end] {
        last @ (b'$' | b'@'..=b'~') => {
            Found::Whole(end + 3, sequence_key(&parameters[..end], last))
        }
        // Not a sequence after all: what broke in is read by itself.
        _ => Found::Whole(end + 2, None),
    }
}

/// A mouse report as old terminals send it: three numbers follow, each a byte that may be
/// anything, or one of the first 2,048 characters in UTF-8.
fn old_mouse(rest: &[u8]) -> Found {
    let mut at = 0;
    for _ in 0..3 {
        at += match rest.get(at..).unwrap_or_default() {
            [] => return Found::Partial,
            [0xC2..=0xDF, 0x80..=0xBF, ..] => 2,
            _ => 1,
        };
    }
    Found::Whole(at + 3, None)
}

/// The key of a sequence. Answers to questions that come late (`CSI … R`, `CSI ? … c`), focus and
/// mouse reports mean nothing.
fn sequence_key(numbers: &[u8], last: u8) -> Option<Key> {
    let parameters = Parameters::read(numbers)?;
    if parameters.is_release() {
        return None;
    }
    let modified = numbers.contains(&b';');
    match last {
        b'Z' => Some(Key::BackTab),
        b'~' if parameters.number(0) == Some(27) => {
            numbered_character(parameters.number(2)?, parameters.modifiers())
        }
        b'u' => numbered_character(parameters.text()?, parameters.modifiers()),
        b'~' | b'^' | b'$' | b'@' => numbered(parameters.number(0)?),
        b'A'..=b'D' | b'F' | b'H' => keypad(last).flatten(),
        b'a'..=b'd' if numbers.is_empty() => keypad(last).flatten(),
        // `CSI row ; column R` is a cursor report, but `CSI 1 ; 2 P` is Shift+F1.
        b'P' | b'Q' | b'S' if modified || numbers.is_empty() => keypad(last).flatten(),
        _ => None,
    }
}

/// The numbers of a sequence: `key:shifted:base ; modifiers:event ; text`.
struct Parameters<'a>(Vec<Vec<&'a str>>);

impl<'a> Parameters<'a> {
    /// None: they are no numbers of a key.
    fn read(numbers: &'a [u8]) -> Option<Self> {
        let text = std::str::from_utf8(numbers).ok()?;
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, ';' | ':');
        let parts = || text.split(';').map(|part| part.split(':').collect()).collect();
        text.chars().all(is_number).then(|| Self(parts()))
    }

    fn number(&self, at: usize) -> Option<u32> {
        self.0.get(at)?.first()?.parse().ok()
    }

    /// The character the key stands for, as far as the terminal says.
    fn text(&self) -> Option<u32> {
        let shifted =
            self.0.first().and_then(|key| key.get(1)).filter(|_| self.modifiers() & SHIFT != 0);
        let shifted = shifted.and_then(|number| number.parse().ok());
        self.number(2).or(shifted).or(self.number(0))
    }

    /// [`SHIFT`] and the others; 0: none.
    fn modifiers(&self) -> u32 {
        self.number(1).unwrap_or(1).saturating_sub(1)
    }

    /// The key was let go.
    fn is_release(&self) -> bool {
        self.0.get(1).and_then(|part| part.get(1)) == Some(&"3")
    }
}

const SHIFT: u32 = 1;
const CTRL: u32 = 4;
/// Alt, Super, Hyper, Meta: nothing here is done with them.
const OTHERS: u32 = 2 | 8 | 16 | 32;

/// The key that a number stands for.
fn numbered_character(number: u32, modifiers: u32) -> Option<Key> {
    if modifiers & OTHERS != 0 {
        return None;
    }
    let ascii = u8::try_from(number).ok().filter(u8::is_ascii);
    match (number, ascii) {
        (27, _) => Some(Key::Escape),
        (9, _) if modifiers & SHIFT != 0 => Some(Key::BackTab),
        (_, Some(b'[')) if modifiers & CTRL != 0 => Some(Key::Escape),
        (_, Some(c @ b'@'..=b'~')) if modifiers & CTRL != 0 => control(c & 0x1f),
        (_, Some(c @ (0..=31 | 127))) => control(c),
        _ if modifiers & CTRL != 0 => None,
        (57399..=57408, _) => char::from_digit(number - 57399, 10).map(Key::Char),
        (57409..=57416, _) => KEYPAD.get((number - 57409) as usize).copied(),
        (57417..=57424, _) => ARROWS.get((number - 57417) as usize).copied(),
        (57426, _) => Some(Key::Delete),
        (0xE000..=0xF8FF, _) => None,
        (_, Some(c)) if modifiers & SHIFT != 0 => Some(Key::Char(c.to_ascii_uppercase().into())),
        _ => char::from_u32(number).filter(|c| !c.is_control()).map(Key::Char),
    }
}

/// What kitty numbers from 57409 on.
const KEYPAD: [Key; 8] = [
    Key::Char('.'),
    Key::Char('/'),
    Key::Char('*'),
    Key::Char('-'),
    Key::Char('+'),
    Key::Enter,
    Key::Char('='),
    Key::Char(','),
];

/// And from 57417 on.
const ARROWS: [Key; 8] =
    [Key::Left, Key::Right, Key::Up, Key::Down, Key::PageUp, Key::PageDown, Key::Home, Key::End];

fn numbered(number: u32) -> Option<Key> {
    let number = u8::try_from(number).ok()?;
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

/// The last letter of `SS3` and of most `CSI` keys; `Some(None)`: a key that means nothing. Small
/// letters are the arrows of rxvt with Ctrl, `T` and on F5 and on of PuTTY.
fn keypad(last: u8) -> Option<Option<Key>> {
    Some(match last {
        b'A' | b'a' => Some(Key::Up),
        b'B' | b'b' => Some(Key::Down),
        b'C' | b'c' => Some(Key::Right),
        b'D' | b'd' => Some(Key::Left),
        b'H' => Some(Key::Home),
        b'F' => Some(Key::End),
        b'P'..=b'W' => Some(Key::Function(last - b'P' + 1)),
        b'M' => Some(Key::Enter),
        b'I' => Some(Key::Tab),
        b'X' => Some(Key::Char('=')),
        // The middle of the keypad; F10 and F11 of PuTTY.
        b'E' | b'G' | b'Y' | b'Z' => None,
        b'j'..=b'y' => Some(Key::Char(char::from(last - b'j' + b'*'))),
        _ => return None,
    })
}
