//! What of a text that comes in may stay?
//!
//! Every door uses it: keys ([`typed`]), pastes and files ([`clean`], [`clean_cells`]), saving
//! ([`tidy`]), messages ([`harmless`]). What may stay is decided in one place, character by
//! character, in `character`; after any door a text holds no control character but the line feed
//! (in a grid also the tab), nothing that turns the writing direction and nothing unseen.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::character::{Fate, fate, is_private};

/// What became of the characters of a text that came in, besides white space, NFC and a byte order
/// mark at the start.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Changed {
    /// Taken out: they could act on a terminal or are not seen.
    pub out: usize,
    /// Private-use characters of old Windows that became the standard ones.
    pub standard: usize,
    /// Signs of Word's own fonts that became `·`.
    pub signs: usize,
    /// Private-use characters that nobody else can see, the first few, which stayed.
    pub private: Vec<char>,
}

impl Changed {
    /// Whether everything is as it came.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Cleans a text from outside (pasted or read), and says what changed.
///
/// - All line ends become LF, all blanks but the full-width one become the plain blank.
/// - Taken out: control and direction characters, unseen characters.
/// - Private-use characters become what they stand for (the standard character, Word's bullets
///   `·`); those that stand for nothing stay.
/// - Blanks at both ends of a line go (the indent is the renderer's business); three empty lines
///   or more become one; NFC.
///
/// Cleaning again changes nothing.
#[must_use]
pub fn clean(text: &str) -> (String, Changed) {
    let (text, changed) = sift(text, ' ');
    (fold_empty_lines(text.split('\n').map(|line| line.trim_matches(is_blank))), changed)
}

/// Cleans text that came in one burst of keys: pasted by a client that does not say so, or typed
/// ahead on a slow line. As [`clean`], but nothing that may have been typed goes: neither line ends
/// nor the blanks at both ends of it.
#[must_use]
pub fn clean_burst(text: &str) -> (String, Changed) {
    let (text, changed) = sift(text, ' ');
    let last = text.matches('\n').count();
    let lines = text.split('\n').enumerate().map(|(at, line)| {
        let line = if at > 0 { line.trim_start_matches(is_blank) } else { line };
        if at < last { line.trim_end_matches(is_blank) } else { line }
    });
    (lines.collect::<Vec<_>>().join("\n"), changed)
}

/// Cleans text for a grid: as [`clean`], but only characters are looked at. Tabs part cells and
/// stay; so do blanks and empty lines, which may stand for blank cells.
#[must_use]
pub fn clean_cells(text: &str) -> (String, Changed) {
    sift(text, '\t')
}

/// Tidies a text before it is saved: blanks at the end of lines go, and whatever must not be
/// there, as in [`clean`]; blanks at the start of lines and empty lines stay as typed.
///
/// What comes out fits a YAML block literal and tidies to itself.
#[must_use]
pub fn tidy(text: &str) -> String {
    let (text, _) = sift(text, ' ');
    let lines: Vec<&str> = text.split('\n').map(|line| line.trim_end_matches(is_blank)).collect();
    lines.join("\n")
}

/// Tidies a piece from within a line, whose blanks are all kept.
#[must_use]
pub fn tidy_piece(text: &str) -> String {
    sift(text, ' ').0
}

/// Whether a character is a blank that goes at the end of a line.
#[must_use]
pub fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{3000}' | '\u{202F}')
}

/// A client that turns LF into CR makes two of CR LF: where every line end is doubled, one is meant.
#[must_use]
pub fn single_line_ends(text: &str) -> String {
    let doubled = text.contains("\r\r") && !text.contains('\n');
    let halved = text.replace("\r\r", "\n");
    if doubled && !halved.contains('\r') { halved } else { text.to_owned() }
}

/// The character that comes in when `c` is typed behind `before`; none when it must not, and none
/// for line ends and tabs, which are commands.
#[must_use]
pub fn typed(c: char, before: Option<char>) -> Option<char> {
    match fate(c, before) {
        Fate::Stays => Some(c),
        Fate::Blank => Some(' '),
        Fate::Becomes(other) => Some(other),
        Fate::Goes | Fate::LineEnd | Fate::Tab => None,
    }
}

/// `text` on one line and without anything that could act on a terminal; for messages that quote
/// a file name, a key or a foreign error. As long as it was: shortening is the caller's business.
#[must_use]
pub fn harmless(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        let before = line.chars().next_back();
        line.extend(match fate(c, before) {
            Fate::LineEnd | Fate::Tab => Some(' '),
            _ => typed(c, before),
        });
    }
    line
}

/// ASCII but control characters, 汉字 and their punctuation: nearly all of a text stays as it is, and
/// no two of them are one character in NFC.
fn is_plain(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{3001}'..='\u{3011}' | '\u{4E00}'..='\u{9FFF}' | '\u{FF01}'..='\u{FF5E}')
}

/// Decides over every character, writes tabs as `tab`, brings the rest to NFC, and counts what
/// went or became another character.
fn sift(text: &str, tab: char) -> (String, Changed) {
    // A byte order mark is how Windows marks a file, nothing hidden in the text.
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text).replace("\r\n", "\n");
    let (mut kept, mut changed) = (String::with_capacity(text.len()), Changed::default());
    let mut plain = true;
    for c in text.chars() {
        if is_plain(c) {
            kept.push(c);
            continue;
        }
        plain &= c == '\n';
        match fate(c, kept.chars().next_back()) {
            Fate::Stays => {
                kept.push(c);
                changed.note_private(c);
            }
            Fate::LineEnd => kept.push('\n'),
            Fate::Tab => kept.push(tab),
            Fate::Blank => kept.push(' '),
            Fate::Becomes(other) => {
                kept.push(other);
                *(if other == '·' { &mut changed.signs } else { &mut changed.standard }) += 1;
            }
            Fate::Goes => changed.out += 1,
        }
    }
    if !plain && !is_nfc(&kept) {
        kept = kept.nfc().collect();
    }
    (kept, changed)
}

impl Changed {
    fn note_private(&mut self, c: char) {
        const NAMED: usize = 3;
        if is_private(c) && self.private.len() < NAMED && !self.private.contains(&c) {
            self.private.push(c);
        }
    }
}

/// Joins lines; of three empty ones or more in a row only one is left.
fn fold_empty_lines<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut folded: Vec<&str> = Vec::new();
    let mut empty = 0;
    for line in lines {
        empty = if line.is_empty() { empty + 1 } else { 0 };
        match empty {
            0..=2 => folded.push(line),
            3 => {
                folded.pop();
            }
            _ => {}
        }
    }
    folded.join("\n")
}

#[cfg(test)]
mod tests {
    use super::{Fate, fate, is_plain};
    use unicode_normalization::{char::canonical_combining_class, is_nfc};

    #[test]
    fn a_plain_character_stays_and_joins_no_other() {
        for c in ('\0'..=char::MAX).filter(|&c| is_plain(c)) {
            assert_eq!(fate(c, None), Fate::Stays, "{c:?}");
            assert!(is_nfc(&c.to_string()) && canonical_combining_class(c) == 0, "{c:?}");
        }
    }
}
