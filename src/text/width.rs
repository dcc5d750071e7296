//! How many terminal columns does a text take?

/// Columns of `text` by the one layout rule: ambiguous characters 2, box drawing 1.
#[must_use]
pub fn width(text: &str) -> usize {
    use unicode_segmentation::UnicodeSegmentation;
    text.graphemes(true).map(grapheme_width).sum()
}

/// Columns of one grapheme by the layout rule: 0, 1 or 2.
#[must_use]
pub fn grapheme_width(grapheme: &str) -> usize {
    use unicode_width::UnicodeWidthStr;
    if grapheme.chars().next().is_some_and(is_ambiguous) { 2 } else { grapheme.width().min(2) }
}

/// Whether a terminal may draw `c` in one column or in two (East Asian Ambiguous).
#[must_use]
pub fn is_ambiguous(c: char) -> bool {
    const LATIN: &str = "¤§¨°±·×àáèéêìíòó÷ùúüāēěīńňōūǎǐǒǔǖǘǚǜɑɡˇˉˊˋ˙‐–—―‖‘’“”‥…‰′″‵※⊙⊥⊿⌒";
    LATIN.contains(c)
        || matches!(c, 'Α'..='Ω' | 'α'..='ω' | 'А'..='я' | 'Ё' | 'ё' | '℀'..='℧' | 'Ⅰ'..='ⅹ')
        || matches!(c, '←'..='⇿' | '∀'..='⋿' | '①'..='⓿' | '■'..='◿' | '★' | '☆' | '☉' | '♀' | '♂')
}

/// The longest start of `text` that fits into `columns`, cut at a grapheme.
#[must_use]
pub fn fit(text: &str, columns: usize) -> &str {
    use unicode_segmentation::UnicodeSegmentation;
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > columns {
            return &text[..at];
        }
    }
    text
}
