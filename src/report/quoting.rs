//! By which edits does a text quote figures of the tables, and how do they follow?
//!
//! Two things hold after every edit: a reference reads what its cell reads, and only an
//! [`Op::Refer`] makes or ends one.

use super::{Narrative, Op, Place, Reference, Report, TextId};
use crate::form::CellId;

/// What stands in a text for a cell in which nothing is filled yet.
pub const NOT_FILLED: &str = "〔未填〕";

impl Report {
    /// What a text reads that quotes `cell`.
    #[must_use]
    pub fn quoted(&self, cell: CellId) -> String {
        let shown = self.shown(cell);
        if shown.is_empty() { NOT_FILLED.to_owned() } else { shown }
    }

    /// Whether any text quotes a figure.
    #[must_use]
    pub fn has_references(&self) -> bool {
        self.texts.iter().any(|text| !text.references().is_empty())
    }

    /// A text as it reads with the figures of this report.
    #[must_use]
    pub fn requoted(&self, text: &Narrative) -> Narrative {
        text.map(str::to_owned, |cell| self.quoted(cell))
    }

    /// The edit that puts `inserted` in place of `removed` at `at`. A reference of which anything
    /// goes ends; those within `inserted` begin, with this report's figures.
    #[must_use]
    pub fn put(&self, text: TextId, at: Place, removed: String, inserted: &Narrative) -> Op {
        let inserted = self.requoted(inserted);
        let end = Narrative::end_of(at, &removed);
        let mut ops = self.end_references(text, at, end);
        ops.push(Op::Splice { text, at, removed, inserted: inserted.to_text() });
        ops.extend(inserted.references().iter().map(|reference| {
            let shift = if reference.paragraph == 0 { at.byte } else { 0 };
            let reference = Reference {
                paragraph: at.paragraph + reference.paragraph,
                from: reference.from + shift,
                to: reference.to + shift,
                ..*reference
            };
            Op::Refer { text, reference, new: true }
        }));
        if ops.len() == 1 { ops.remove(0) } else { Op::Many(ops) }
    }

    /// The edit that puts plain text in place of `removed`.
    #[must_use]
    pub fn put_text(&self, text: TextId, at: Place, removed: String, inserted: &str) -> Op {
        self.put(text, at, removed, &Narrative::from_text(inserted))
    }

    /// The edit that puts the figure of `cell` in place of `removed`, where it follows the table.
    #[must_use]
    pub fn put_figure(&self, text: TextId, at: Place, removed: String, cell: CellId) -> Op {
        let mut figure = Narrative::default();
        figure.push_reference(cell, NOT_FILLED);
        self.put(text, at, removed, &figure)
    }

    /// The edit by which numbers that read as their cells follow them from now on; the text stays
    /// as it is.
    #[must_use]
    pub fn let_follow(&self, text: TextId, numbers: &[Reference]) -> Op {
        let refer = |&reference: &Reference| Op::Refer { text, reference, new: true };
        Op::Many(numbers.iter().map(refer).collect())
    }

    /// The edit that makes a text read `new`.
    #[must_use]
    pub fn replace_text(&self, text: TextId, new: &str) -> Op {
        self.replace(text, &Narrative::from_text(new))
    }

    /// The edit that makes a text read `new`, with this report's figures where it quotes them.
    #[must_use]
    pub fn replace(&self, text: TextId, new: &Narrative) -> Op {
        self.put(text, Place::default(), self.text(text).to_text(), new)
    }

    /// The edits that end all references of a text between two places.
    pub(super) fn end_references(&self, text: TextId, from: Place, to: Place) -> Vec<Op> {
        let touched = self.text(text).references().iter().filter(|it| it.is_touched(from, to));
        touched.map(|&reference| Op::Refer { text, reference, new: false }).collect()
    }

    /// Brings every reference up to date with its cell.
    pub(crate) fn follow_cells(&mut self) {
        for index in 0..self.texts.len() {
            for number in 0..self.texts[index].references().len() {
                let quoted = self.quoted(self.texts[index].references()[number].cell);
                self.texts[index].requote(number, &quoted);
            }
        }
    }
}
