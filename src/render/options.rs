//! For which place is a text laid out?

/// How many columns an East Asian ambiguous character takes where the text will be read.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Ambiguous {
    /// One, as in most terminals.
    #[default]
    One,
    /// Two, as on paper.
    Two,
}

/// What tables are drawn with.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Borders {
    /// ┌─┬─┐
    #[default]
    Unicode,
    /// +-+-+
    Ascii,
}

/// How to lay out the text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct TextOptions {
    /// Columns: 80, 100 or 120.
    pub width: usize,
    /// What tables are drawn with.
    pub borders: Borders,
    /// Width of ambiguous characters.
    pub ambiguous: Ambiguous,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { width: 80, borders: Borders::Unicode, ambiguous: Ambiguous::One }
    }
}
