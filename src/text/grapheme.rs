//! What does a reader take for one character?
//!
//! Extended grapheme clusters of UAX #29, as the crate unicode-segmentation finds them; the
//! characters a Chinese text is made of are stepped over without asking it.

use unicode_segmentation::UnicodeSegmentation;

/// The graphemes of `text` in order. Put together they are `text`.
#[must_use]
pub fn graphemes(text: &str) -> Graphemes<'_> {
    Graphemes { rest: text }
}

/// See [`graphemes`].
#[derive(Clone, Debug)]
pub struct Graphemes<'a> {
    rest: &'a str,
}

impl<'a> Iterator for Graphemes<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let bytes = self.rest.as_bytes();
        if let Some(length) = plain_bytes(bytes)
            && (bytes.len() == length || plain_bytes(&bytes[length..]).is_some())
        {
            let (grapheme, rest) = self.rest.split_at(length);
            self.rest = rest;
            return Some(grapheme);
        }
        let mut chars = self.rest.chars();
        let first = chars.next()?;
        let length = match chars.next() {
            Some(second) if stands_alone(first) && stands_alone(second) => first.len_utf8(),
            // No grapheme reaches over the start of another, so the rest can be asked by itself.
            Some(_) => self.rest.graphemes(true).next().map_or(self.rest.len(), str::len),
            None => self.rest.len(),
        };
        let (grapheme, rest) = self.rest.split_at(length);
        self.rest = rest;
        Some(grapheme)
    }
}

/// Bytes of a first character that one byte tells to be printable ASCII or one of most 汉字 (U+5000
/// to U+9FFF): nearly all of a report, and every frame steps over a screen of it.
fn plain_bytes(text: &[u8]) -> Option<usize> {
    match text.first()? {
        b' '..=b'~' => Some(1),
        0xE5..=0xE9 => Some(3),
        _ => None,
    }
}

/// Whether `c` never forms one grapheme with another such character: printable ASCII, 汉字 and
/// their punctuation without the tone marks U+302A to U+302F, which join what stands before.
fn stands_alone(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{2010}'..='\u{2027}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{FF01}'..='\u{FF60}')
}
