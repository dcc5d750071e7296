//! What does one unit report for one year?
//!
//! A [`Report`] holds cells, narratives and the head of the document. It changes only through
//! [`Op`]s, each of which can be inverted; [`crate::yaml`] turns it into the one document and back.

mod cell;
mod composed;
mod differ;
mod document;
mod edit;
pub mod figure;
mod number;
mod op;
mod passage;
mod previous;
mod quoting;
mod reference;
mod text;
mod unit;

pub use cell::Cell;
pub use composed::{Contact, signing_day};
pub use document::{Bookmark, Document, DraftMark, Past, Typing};
pub use figure::{NumberError, half_width, read as read_cell};
pub use number::{Amount, Count, Number};
pub use op::Op;
pub use passage::{Passage, Passages, Within};
pub use previous::Previous;
pub use reference::{Place, Reference};
pub use text::{Narrative, Piece, TextId};
pub use unit::{Called, Explanation, Scope, Unit};

use std::collections::BTreeSet;

use crate::form::{CellId, Filled, Form};

/// 年度报告. What one unit reports for one year, filled in as far as it is.
///
/// Shape: the 200 cells of its edition, five texts, unit, year and title. A sum cell normally
/// stores [`Cell::Blank`] and is computed; it stores a value only when a file stated one that
/// differs from the sum (the checks say so and the clerk decides).
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    form: FormRef,
    pub(crate) year: u16,
    pub(crate) unit: Unit,
    pub(crate) title: Option<String>,
    pub(crate) texts: [Narrative; TextId::ALL.len()],
    pub(crate) cells: Vec<Cell>,
    pub(crate) attested: BTreeSet<usize>,
    pub(crate) inferred: BTreeSet<CellId>,
    pub(crate) explanations: Vec<Explanation>,
    pub(crate) dismissed: BTreeSet<String>,
    pub(crate) previous: Option<Previous>,
}

#[derive(Clone, Copy)]
struct FormRef(&'static Form);

impl PartialEq for FormRef {
    fn eq(&self, other: &Self) -> bool {
        self.0.edition == other.0.edition
    }
}

impl std::fmt::Debug for FormRef {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.edition)
    }
}

/// What a sum comes to: the known part, and how many addends are still blank.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Sum {
    /// Sum of the filled addends, in 件.
    pub known: u64,
    /// Typed cells below this sum that are blank.
    pub blanks: usize,
    /// Typed cells below this sum.
    pub addends: usize,
}

impl Sum {
    /// The sum, when no addend is blank.
    #[must_use]
    pub fn complete(self) -> Option<u64> {
        (self.blanks == 0).then_some(self.known)
    }

    /// Whether no addend is filled at all.
    #[must_use]
    pub fn is_untouched(self) -> bool {
        self.blanks == self.addends
    }

    /// Two sums taken together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            known: self.known + other.known,
            blanks: self.blanks + other.blanks,
            addends: self.addends + other.addends,
        }
    }
}

impl Report {
    /// A report in which nothing is filled but unit and year.
    #[must_use]
    pub fn new(form: &'static Form, unit: Unit, year: u16) -> Self {
        Self {
            form: FormRef(form),
            year,
            unit,
            title: None,
            texts: Default::default(),
            cells: vec![Cell::Blank; form.cells().len()],
            attested: BTreeSet::new(),
            inferred: BTreeSet::new(),
            explanations: Vec::new(),
            dismissed: BTreeSet::new(),
            previous: None,
        }
    }

    /// The edition it is written on.
    #[must_use]
    pub fn form(&self) -> &'static Form {
        self.form.0
    }

    /// 报告年度.
    #[must_use]
    pub fn year(&self) -> u16 {
        self.year
    }

    /// 单位.
    #[must_use]
    pub fn unit(&self) -> &Unit {
        &self.unit
    }

    /// The title as written by hand, if it was.
    #[must_use]
    pub fn own_title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The title as printed: the written one, else the composed one.
    #[must_use]
    pub fn title(&self) -> String {
        self.title.clone().unwrap_or_else(|| self.form().title_of(&self.unit.name, self.year))
    }

    /// One of the texts.
    #[must_use]
    pub fn text(&self, id: TextId) -> &Narrative {
        &self.texts[id.index()]
    }

    /// What is stored for `cell`; for a sum cell see [`Report::sum`].
    #[must_use]
    pub fn cell(&self, cell: CellId) -> &Cell {
        &self.cells[cell.index()]
    }

    /// What `cell` comes to in 件: its own value, or the sum of the typed cells below it.
    ///
    /// 不适用 counts as 0; an amount is not counted.
    #[must_use]
    pub fn sum(&self, cell: CellId) -> Sum {
        match &self.form().cell(cell).filled {
            Filled::BySum(addends) => {
                addends.iter().map(|&addend| self.sum(addend)).fold(Sum::default(), Sum::plus)
            }
            Filled::ByHand => {
                let value = self.cell(cell);
                let known = value.count().map_or(0, u64::from);
                Sum { known, blanks: usize::from(value.is_blank()), addends: 1 }
            }
        }
    }

    /// Whether `cell` is a sum for which a file stated a value.
    #[must_use]
    pub fn is_stated_sum(&self, cell: CellId) -> bool {
        self.form().cell(cell).filled != Filled::ByHand && !self.cell(cell).is_blank()
    }

    /// What stands in `cell` on screen and paper: the stored value, else the sum when it is
    /// complete, else nothing.
    #[must_use]
    pub fn shown(&self, cell: CellId) -> String {
        let stored = self.cell(cell);
        match &self.form().cell(cell).filled {
            Filled::BySum(_) if stored.is_blank() => {
                self.sum(cell).complete().map_or(String::new(), |sum| sum.to_string())
            }
            _ => stored.to_text(),
        }
    }

    /// The typed cells of a table, in printed order.
    pub fn typed_cells(&self, table: usize) -> impl Iterator<Item = CellId> + use<> {
        let form = self.form();
        form.cell_ids().filter(move |&id| {
            form.cell(id).table == table && form.cell(id).filled == Filled::ByHand
        })
    }

    /// How many typed cells of a table are blank, and how many there are.
    #[must_use]
    pub fn blanks(&self, table: usize) -> (usize, usize) {
        let cells = self.typed_cells(table);
        cells.fold((0, 0), |(blank, all), id| {
            (blank + usize::from(self.cell(id).is_blank()), all + 1)
        })
    }

    /// Whether the clerk confirmed that this table is all zero.
    #[must_use]
    pub fn is_attested(&self, table: usize) -> bool {
        self.attested.contains(&table)
    }

    /// Whether the value of `cell` was inferred by the program at the clerk's request.
    #[must_use]
    pub fn is_inferred(&self, cell: CellId) -> bool {
        self.inferred.contains(&cell)
    }

    /// Reasons the clerk gave for findings that may be kept.
    #[must_use]
    pub fn explanations(&self) -> &[Explanation] {
        &self.explanations
    }

    /// Marks of the advice that is not to be given again.
    #[must_use]
    pub fn dismissed(&self) -> &BTreeSet<String> {
        &self.dismissed
    }
}
