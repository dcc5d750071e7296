//! How many terminal columns does a text take?
//!
//! One layout rule for all terminals, so that a screen looks the same everywhere: East Asian
//! Ambiguous characters (“ ” … · ① α ā) take two columns, box drawing and block elements one, the
//! rest what the crate unicode-width says (汉字 two, ASCII one, marks none). How a terminal that
//! draws ambiguous characters in one column is made to agree is the backend's business.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::ambiguous::RANGES;
use super::grapheme::graphemes;

/// Columns of `text` by the layout rule: the sum over its graphemes.
#[must_use]
pub fn width(text: &str) -> usize {
    graphemes(text).map(grapheme_width).sum()
}

/// Columns of one grapheme by the layout rule: 0, 1 or 2.
///
/// 0 for marks that stand alone, for characters that are not seen and for control characters.
#[must_use]
pub fn grapheme_width(grapheme: &str) -> usize {
    // Told from the bytes of nearly all there is: printable ASCII, 汉字 from U+5000 on.
    match grapheme.as_bytes() {
        [b' '..=b'~'] => return 1,
        [0xE5..=0xE9, _, _] => return 2,
        _ => {}
    }
    let mut chars = grapheme.chars();
    let Some(first) = chars.next() else { return 0 };
    if chars.as_str().is_empty() { char_width(first) } else { cluster_width(first, grapheme) }
}

/// Columns of one character by the layout rule: 0, 1 or 2.
#[must_use]
pub fn char_width(c: char) -> usize {
    match c {
        ' '..='~' => 1,
        // Ambiguous, and in every text: not worth a search.
        '“' | '”' | '‘' | '’' | '—' | '…' | '·' => 2,
        '\u{3000}'..='\u{3029}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{FF01}'..='\u{FF60}' => 2,
        _ => rare_width(c),
    }
}

fn rare_width(c: char) -> usize {
    if is_box(c) {
        1
    } else if is_ambiguous(c) {
        2
    } else {
        c.width().unwrap_or_default()
    }
}

/// Columns of a grapheme of several characters: at least those of its first, at most 2, whatever
/// an emoji is joined from.
fn cluster_width(first: char, grapheme: &str) -> usize {
    if grapheme.chars().any(char::is_control) {
        return 0; // CR LF; unicode-width says 1
    }
    grapheme.width().max(char_width(first)).min(2)
}

/// Whether a terminal may draw `c` in one column or in two (East Asian Ambiguous); the box drawing
/// characters of which that is true are among them.
#[must_use]
pub fn is_ambiguous(c: char) -> bool {
    let after = RANGES.partition_point(|&(first, _)| first <= c);
    after > 0 && c <= RANGES[after - 1].1
}

/// Whether `c` is a box drawing character or a block element (U+2500 to U+259F).
#[must_use]
pub fn is_box(c: char) -> bool {
    matches!(c, '\u{2500}'..='\u{259F}')
}

/// `text` in at most so many columns; one that is cut ends in …
#[must_use]
pub fn shortened(text: &str, columns: usize) -> String {
    match fit(text, columns) {
        whole if whole.len() == text.len() => whole.to_owned(),
        _ => format!("{}…", fit(text, columns.saturating_sub(width("…")))),
    }
}

/// The longest start of `text` that fits into `columns`, cut at a grapheme.
#[must_use]
pub fn fit(text: &str, columns: usize) -> &str {
    let (mut used, mut end) = (0, 0);
    for grapheme in graphemes(text) {
        used += grapheme_width(grapheme);
        if used > columns {
            return &text[..end];
        }
        end += grapheme.len();
    }
    text
}
