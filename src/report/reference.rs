//! Where in a text is a place, and where does a text quote a figure of a table?
//!
//! The number stands in the text like any other, so that whoever reads a text reads what is
//! printed; beside the text is noted which bytes are a figure of which cell.

use crate::form::CellId;

/// A place in a text: paragraph index and byte within it, on a character boundary.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Place {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Byte within it.
    pub byte: usize,
}

/// 引用. A figure of a table that stands within a text and reads what its cell reads.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Reference {
    /// Index of the paragraph.
    pub paragraph: usize,
    /// Byte its number starts at.
    pub from: usize,
    /// Byte its number ends at.
    pub to: usize,
    /// The cell.
    pub cell: CellId,
}

impl Reference {
    /// The place its number starts at.
    #[must_use]
    pub fn start(&self) -> Place {
        Place { paragraph: self.paragraph, byte: self.from }
    }

    /// Whether any byte is of both numbers.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.paragraph == other.paragraph && self.from < other.to && other.from < self.to
    }

    /// Whether a place lies within its number.
    #[must_use]
    pub fn holds(&self, place: Place) -> bool {
        self.start() < place && place < self.end()
    }

    /// The place its number ends at.
    #[must_use]
    pub fn end(&self) -> Place {
        Place { paragraph: self.paragraph, byte: self.to }
    }
}

impl Reference {
    /// Whether an edit between two places changes anything of it; beside it does not.
    pub(super) fn is_touched(&self, from: Place, to: Place) -> bool {
        from < self.end() && self.start() < to
    }
}
