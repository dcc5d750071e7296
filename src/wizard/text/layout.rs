//! How do the paragraphs of a text lie on rows of the screen?

use crate::report::{Narrative, Place};
use crate::text::wrap::{Edit, line_starts_indented, rewrap};

/// Columns by which the first row of a paragraph is indented: two full-width spaces, shown only.
pub const INDENT: usize = 4;

/// Fewer columns than this are not laid out: the indent and a few characters must fit.
const LEAST_COLUMNS: usize = 12;

/// 排版. Where every paragraph breaks into rows, kept so that an edit lays out again only the
/// paragraphs it touches, and a row of a long text is found without walking there.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Layout {
    columns: usize,
    /// Of each paragraph the bytes its rows start at, and its length at the end.
    bounds: Vec<Vec<usize>>,
    /// Of each paragraph the number of rows before it, and the number of all rows at the end.
    rows_before: Vec<usize>,
}

/// A row of the screen: a piece of a paragraph.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Row {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Byte it starts at.
    pub from: usize,
    /// Byte it ends at.
    pub to: usize,
    /// Whether the paragraph ends with it.
    pub is_last: bool,
}

impl Row {
    /// Columns it is indented by.
    #[must_use]
    pub fn indent(&self) -> usize {
        if self.from == 0 { INDENT } else { 0 }
    }

    /// What stands on it.
    #[must_use]
    pub fn text<'n>(&self, narrative: &'n Narrative) -> &'n str {
        let paragraph = narrative.paragraphs().get(self.paragraph);
        paragraph.and_then(|paragraph| paragraph.get(self.from..self.to)).unwrap_or_default()
    }
}

impl Layout {
    /// Lays out a text, each row at most `columns` wide.
    #[must_use]
    pub fn new(narrative: &Narrative, columns: usize) -> Self {
        let columns = columns.max(LEAST_COLUMNS);
        let bounds = narrative.paragraphs().iter().map(|text| wrap(text, columns, None)).collect();
        let mut layout = Self { columns, bounds, rows_before: vec![0] };
        layout.count_rows(0);
        layout
    }

    /// Columns a row may take.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Number of rows; at least one.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows_before.last().copied().unwrap_or_default()
    }

    /// The row with this number, the last one if there are fewer.
    #[must_use]
    pub fn row(&self, number: usize) -> Row {
        let number = number.min(self.rows().saturating_sub(1));
        let paragraph = self.rows_before.partition_point(|&before| before <= number) - 1;
        let bounds = &self.bounds[paragraph];
        let line = number - self.rows_before[paragraph];
        let is_last = line + 2 == bounds.len();
        Row { paragraph, from: bounds[line], to: bounds[line + 1], is_last }
    }

    /// Number of the row that `place` is on. Where a row ends and the next of the paragraph begins
    /// it is the next one, unless it `leans_back`.
    #[must_use]
    pub fn row_of(&self, place: Place, leans_back: bool) -> usize {
        let bounds = &self.bounds[place.paragraph];
        let starts = &bounds[..bounds.len() - 1];
        let line = starts.partition_point(|&start| start <= place.byte) - 1;
        let back = leans_back && line > 0 && starts[line] == place.byte;
        self.rows_before[place.paragraph] + line - usize::from(back)
    }

    /// `narrative` is the text after `removed` at `at` became `inserted`: lays out what it touched.
    pub fn edited(&mut self, narrative: &Narrative, at: Place, removed: &str, inserted: &str) {
        let first = at.paragraph;
        let last_before = first + removed.matches('\n').count();
        let last_after = first + inserted.matches('\n').count();
        let touched = &narrative.paragraphs()[first..=last_after];
        let edit = Edit { at: at.byte, removed: removed.len(), inserted: inserted.len() };
        let within = last_before == first && last_after == first;
        let before = within.then(|| (&self.bounds[first][..], edit));
        let again = touched.iter().map(|text| wrap(text, self.columns, before));
        let again: Vec<Vec<usize>> = again.collect();
        let as_high = last_before == last_after
            && (first..).zip(&again).all(|(index, new)| self.bounds[index].len() == new.len());
        self.bounds.splice(first..=last_before, again);
        if !as_high {
            self.count_rows(first);
        }
    }

    /// Counts the rows again from this paragraph on.
    fn count_rows(&mut self, from: usize) {
        self.rows_before.truncate(from + 1);
        let mut rows = self.rows_before[from];
        for bounds in &self.bounds[from..] {
            rows += bounds.len() - 1;
            self.rows_before.push(rows);
        }
    }
}

/// The bytes at which the rows of a paragraph start, and its length; `before`: the same of the
/// paragraph as it was before an edit within it.
fn wrap(paragraph: &str, columns: usize, before: Option<(&[usize], Edit)>) -> Vec<usize> {
    let mut bounds = match before {
        Some((bounds, edit)) => {
            rewrap(paragraph, columns, INDENT, &bounds[..bounds.len() - 1], edit)
        }
        None => line_starts_indented(paragraph, columns, INDENT),
    };
    bounds.push(paragraph.len());
    bounds
}
