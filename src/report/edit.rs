//! Which ops does a clerk's edit of a table consist of?
//!
//! Filling a cell may take back more than the cell's old value: an attested zero, an inferred
//! value, a sum that a file stated. These constructors keep the four apart.

use super::{Cell, Op, Report};
use crate::form::{CellId, Filled};

impl Report {
    /// The edit that fills one cell by hand.
    #[must_use]
    pub fn fill(&self, cell: CellId, new: Cell) -> Op {
        self.fill_all([(cell, new)])
    }

    /// The edit that fills several cells, undone together.
    #[must_use]
    pub fn fill_all(&self, cells: impl IntoIterator<Item = (CellId, Cell)>) -> Op {
        let mut ops = Vec::new();
        let mut touched = Vec::new();
        for (cell, new) in cells {
            let old = self.cell(cell).clone();
            if old == new {
                continue;
            }
            if self.is_inferred(cell) {
                ops.push(Op::Infer { cell, new: false });
            }
            touched.push((cell, !new.is_zero()));
            ops.push(Op::SetCell { cell, old, new });
        }
        self.take_back(&touched, &mut ops);
        if ops.len() == 1 { ops.remove(0) } else { Op::Many(ops) }
    }

    /// The edit by which the contents of two cells, or of several pairs, change places.
    #[must_use]
    pub fn exchange(&self, pairs: impl IntoIterator<Item = (CellId, CellId)>) -> Op {
        let content = |cell: CellId| self.cell(cell).clone();
        let cells = pairs.into_iter();
        self.fill_all(cells.flat_map(|(one, other)| [(one, content(other)), (other, content(one))]))
    }

    /// The edit that fills a cell with a value the program worked out and the clerk accepted.
    #[must_use]
    pub fn fill_inferred(&self, cell: CellId, new: Cell) -> Op {
        let fill = self.fill(cell, new);
        let infer = Op::Infer { cell, new: true };
        if self.is_inferred(cell) && fill.is_empty() { fill } else { Op::Many(vec![fill, infer]) }
    }

    /// The edit by which the clerk confirms that a whole table is zero.
    #[must_use]
    pub fn attest_zero(&self, table: usize) -> Op {
        let zeros = self.typed_cells(table).map(|cell| (cell, self.zero(cell)));
        let mut ops = vec![self.fill_all(zeros)];
        if !self.is_attested(table) {
            ops.push(Op::Attest { table, new: true });
        }
        Op::Many(ops)
    }

    /// The edit by which the clerk takes that back: what was zero by confirmation is blank again.
    #[must_use]
    pub fn withdraw_zero(&self, table: usize) -> Op {
        let blanks = self.typed_cells(table).map(|cell| (cell, Cell::Blank));
        let mut ops = vec![Op::Attest { table, new: false }];
        ops.retain(|_| self.is_attested(table));
        let mut cleared = self.clone();
        cleared.apply(&Op::Many(ops.clone()));
        ops.push(cleared.fill_all(blanks));
        Op::Many(ops)
    }

    /// The edit by which a sum that a file stated gives way to the sum of its parts.
    #[must_use]
    pub fn add_up(&self, sum: CellId) -> Op {
        let old = self.cell(sum).clone();
        let new = if self.is_stated_sum(sum) { Cell::Blank } else { old.clone() };
        Op::SetCell { cell: sum, old, new }
    }

    /// The edit that puts 0 into those of `cells` that are blank.
    #[must_use]
    pub fn zero_blanks(&self, cells: impl IntoIterator<Item = CellId>) -> Op {
        let blank = cells.into_iter().filter(|&cell| self.cell(cell).is_blank());
        self.fill_all(blank.map(|cell| (cell, self.zero(cell))))
    }

    /// The zero of a cell: 0 件 or 0 万元.
    #[must_use]
    pub fn zero(&self, cell: CellId) -> Cell {
        Cell::zero(self.form().cell(cell).value)
    }

    /// Takes back what no longer holds once these cells change: attestations and stated sums.
    fn take_back(&self, touched: &[(CellId, bool)], ops: &mut Vec<Op>) {
        let form = self.form();
        let tables = touched.iter().filter(|(_, not_zero)| *not_zero);
        let mut tables: Vec<usize> = tables.map(|(cell, _)| form.cell(*cell).table).collect();
        tables.dedup();
        for table in tables.into_iter().filter(|&table| self.is_attested(table)) {
            ops.push(Op::Attest { table, new: false });
        }
        for sum in form.cell_ids().filter(|&id| !self.cell(id).is_blank()) {
            if touched.iter().any(|(cell, _)| self.depends_on(sum, *cell)) {
                let old = self.cell(sum).clone();
                ops.push(Op::SetCell { cell: sum, old, new: Cell::Blank });
            }
        }
    }

    /// Whether `cell` is one of the parts that `sum` comes from, at any depth.
    #[must_use]
    pub fn depends_on(&self, sum: CellId, cell: CellId) -> bool {
        match &self.form().cell(sum).filled {
            Filled::ByHand => false,
            Filled::BySum(addends) => {
                addends.iter().any(|&addend| addend == cell || self.depends_on(addend, cell))
            }
        }
    }
}
