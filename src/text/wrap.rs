//! Where may a line of Chinese text break?

use super::width::grapheme_width;

/// Byte offsets at which lines of `paragraph` start, the first being 0, so that no line is wider
/// than `columns`.
#[must_use]
pub fn line_starts(paragraph: &str, columns: usize) -> Vec<usize> {
    use unicode_segmentation::UnicodeSegmentation;
    let (mut starts, mut used) = (vec![0], 0);
    for (at, grapheme) in paragraph.grapheme_indices(true) {
        let wide = grapheme_width(grapheme);
        if used + wide > columns {
            starts.push(at);
            used = 0;
        }
        used += wide;
    }
    starts
}
