//! How wide is text where the document will be read?

use super::{Ambiguous, Borders, TextOptions};
use crate::text::grapheme::graphemes;
use crate::text::width::{grapheme_width, is_ambiguous, is_box};

/// The widths that hold for one set of options.
#[derive(Clone, Copy, Debug)]
pub(super) struct Measure {
    ambiguous: Ambiguous,
    /// Columns of one border character.
    pub border: usize,
}

impl Measure {
    pub fn new(options: &TextOptions) -> Self {
        // On paper a box-drawing character is as wide as a 汉字 (formats measured in CJK fonts).
        let wide = options.borders == Borders::Unicode && options.ambiguous == Ambiguous::Two;
        Self { ambiguous: options.ambiguous, border: if wide { 2 } else { 1 } }
    }

    /// Columns of `text`.
    pub fn width(&self, text: &str) -> usize {
        graphemes(text).map(|grapheme| self.grapheme(grapheme)).sum()
    }

    /// Widths of columns are multiples of this, so that rules of border characters fit.
    pub fn step(&self) -> usize {
        self.border
    }

    fn grapheme(&self, grapheme: &str) -> usize {
        let first = grapheme.chars().next().unwrap_or(' ');
        if is_box(first) {
            return if self.ambiguous == Ambiguous::Two { 2 } else { 1 };
        }
        match self.ambiguous {
            Ambiguous::One if is_ambiguous(first) => 1,
            _ => grapheme_width(grapheme),
        }
    }

    /// `text` with blanks around it so that it takes `columns`, more of them at the right.
    pub fn centred(&self, text: &str, columns: usize) -> String {
        let blanks = columns.saturating_sub(self.width(text));
        let left = blanks / 2;
        format!("{}{text}{}", " ".repeat(left), " ".repeat(blanks - left))
    }

    /// `text` with blanks behind it so that it takes `columns`.
    pub fn left(&self, text: &str, columns: usize) -> String {
        let blanks = columns.saturating_sub(self.width(text));
        format!("{text}{}", " ".repeat(blanks))
    }
}
