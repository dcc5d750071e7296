//! Where does a sentence begin and end, and how long may one be?
//!
//! Whoever reads a sentence for each thing in it reads it as often as it has things. That stays
//! cheap however a text is made only while no sentence is longer than [`LONGEST`].

/// Bytes of the longest sentence that is read as one: a thousand characters, as much as the whole
/// of section one should have. What goes on is read as another.
pub const LONGEST: usize = 3_000;

/// The last boundary of characters up to a byte; the end when the text is shorter.
#[must_use]
pub fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// Start and end, without its full stop, of the sentence around a byte.
#[must_use]
pub fn around(paragraph: &str, at: usize) -> (usize, usize) {
    let first = boundary(paragraph, at.saturating_sub(LONGEST));
    let last = boundary(paragraph, at.saturating_add(LONGEST));
    let start =
        paragraph[first..at].rfind('。').map_or(first, |stop| first + stop + '。'.len_utf8());
    let end = paragraph[at..last].find('。').map_or(last, |stop| at + stop);
    super::steps::step(end - start);
    (start, end)
}

/// The piece of `text` behind `at` in which the end of something short is looked for: so many bytes
/// at most.
#[must_use]
pub fn behind(text: &str, at: usize, most: usize) -> &str {
    &text[at..boundary(text, at.saturating_add(most))]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_reaches_from_stop_to_stop_and_no_further_than_the_longest() {
        assert_eq!(around("甲。乙丙。丁", 6), (6, 12));
        assert_eq!(around("甲", 0), (0, 3));
        let long = "甲".repeat(5_000);
        let (from, to) = around(&long, 7_500);
        assert_eq!((from, to), (4_500, 10_500));
    }
}
