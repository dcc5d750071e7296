//! How does a report look as plain text?

use crate::check::Checked;
use crate::report::Report;

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

/// The final document of a checked report.
#[must_use]
pub fn final_text(checked: &Checked<'_>, options: &TextOptions) -> String {
    document(checked.report(), options, false)
}

/// A draft of any report, marked 草稿.
#[must_use]
pub fn draft_text(report: &Report, options: &TextOptions) -> String {
    document(report, options, true)
}

fn document(report: &Report, _options: &TextOptions, draft: bool) -> String {
    format!("{}{}\n", if draft { "草稿\n" } else { "" }, report.title())
}
