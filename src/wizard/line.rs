//! How is a single line typed?

use unicode_segmentation::UnicodeSegmentation;

use super::key::Key;
use crate::text::clean;

/// 单行输入. A text without line breaks and where the caret is.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Line {
    text: String,
    caret: usize,
    limit: usize,
}

impl Line {
    /// A line that holds `text` and takes at most `limit` characters, the caret at its end.
    #[must_use]
    pub fn new(text: &str, limit: usize) -> Self {
        Self { text: text.to_owned(), caret: text.len(), limit }
    }

    /// The same, the caret before byte `caret`, or before the character that this is in.
    #[must_use]
    pub fn with_caret(self, caret: usize) -> Self {
        let starts = self.text.grapheme_indices(true).map(|(at, _)| at);
        let caret = starts.chain([self.text.len()]).take_while(|&at| at <= caret).last();
        Self { caret: caret.unwrap_or_default(), ..self }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text before the caret.
    #[must_use]
    pub fn before_caret(&self) -> &str {
        &self.text[..self.caret]
    }

    /// Reacts to one key; whether the key was one for a line.
    pub fn press(&mut self, key: Key) -> bool {
        match key {
            Key::Char(c) => self.insert(&c.to_string()),
            Key::Backspace => self.delete(self.previous()..self.caret),
            Key::Delete => self.delete(self.caret..self.next()),
            Key::Left => self.caret = self.previous(),
            Key::Right => self.caret = self.next(),
            Key::Home => self.caret = 0,
            Key::End => self.caret = self.text.len(),
            _ => return false,
        }
        true
    }

    /// Puts text in at the caret: cleaned, on one line, as far as there is room.
    pub fn insert(&mut self, text: &str) {
        let room = self.limit.saturating_sub(self.text.chars().count());
        let line = clean::harmless(text);
        let taken: String = line.chars().take(room).collect();
        self.text.insert_str(self.caret, &taken);
        self.caret += taken.len();
    }

    fn delete(&mut self, range: std::ops::Range<usize>) {
        self.caret = range.start;
        self.text.replace_range(range, "");
    }

    fn previous(&self) -> usize {
        let mut before = self.text[..self.caret].grapheme_indices(true);
        before.next_back().map_or(0, |(at, _)| at)
    }

    fn next(&self) -> usize {
        let after = self.text[self.caret..].graphemes(true).next();
        self.caret + after.map_or(0, str::len)
    }
}
