//! Which cells does the form have, and which of them are sums?

use super::table::{Table, ValueKind};

/// 格. Identifies one of the form's cells by its place in printed order, from 0.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub struct CellId(u16);

impl CellId {
    /// Position in [`crate::form::Form::cells`].
    #[must_use]
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The cell at a position, if there are that many.
    pub(super) fn at(index: usize, count: usize) -> Option<CellId> {
        (index < count).then(|| new_id(index))
    }

    pub(super) fn all(count: usize) -> impl Iterator<Item = CellId> {
        (0..count).map(new_id)
    }
}

/// What a cell is: where it stands and how it is filled.
#[derive(Debug)]
pub struct CellDef {
    /// Index of its table.
    pub table: usize,
    /// Index of its row, counted over all blocks of the table.
    pub row: usize,
    /// Index of its column within its block.
    pub column: usize,
    /// What it holds.
    pub value: ValueKind,
    /// Typed, or the sum of other cells.
    pub filled: Filled,
}

/// How a cell gets its value.
#[derive(Debug, Eq, PartialEq)]
pub enum Filled {
    /// The clerk types it.
    ByHand,
    /// It is the sum of these cells (which may be sums themselves).
    BySum(Vec<CellId>),
}

/// Numbers the cells of all tables in printed order and resolves the sums.
pub(super) fn number(tables: &[Table]) -> Vec<CellDef> {
    let mut places = Vec::new();
    for (table_index, table) in tables.iter().enumerate() {
        for (row_index, (block, _)) in table.rows().enumerate() {
            for column_index in 0..block.columns.len() {
                places.push((table_index, row_index, column_index));
            }
        }
    }
    places.iter().map(|&place| define(tables, &places, place)).collect()
}

/// The typed cells that make up `cell`: itself, or all below the sum, in printed order of addends.
pub(super) fn typed_in(cells: &[CellDef], cell: CellId) -> Vec<CellId> {
    match &cells[cell.index()].filled {
        Filled::ByHand => vec![cell],
        Filled::BySum(addends) => addends.iter().flat_map(|&it| typed_in(cells, it)).collect(),
    }
}

/// Index of the first cell of every row of every table.
pub(super) fn row_starts(tables: &[Table]) -> Vec<Vec<usize>> {
    let mut next = 0;
    let mut start_of = |block: &super::table::Block| {
        let start = next;
        next += block.columns.len();
        start
    };
    tables.iter().map(|table| table.rows().map(|(block, _)| start_of(block)).collect()).collect()
}

type Place = (usize, usize, usize);

fn define(tables: &[Table], places: &[Place], (table, row, column): Place) -> CellDef {
    let (block, row_def) = tables[table].row(row).expect("numbered from the rows");
    let column_def = &block.columns[column];
    let id_of = |place: Place| places.iter().position(|&p| p == place).map(new_id);
    let filled = if let Some(addends) = &column_def.sum {
        let of = |id: &String| block.columns.iter().position(|c| &c.id == id);
        Filled::BySum(addends.iter().filter_map(|id| id_of((table, row, of(id)?))).collect())
    } else if let Some(addends) = &row_def.sum {
        let of = |id: &String| tables[table].rows().position(|(_, r)| &r.id == id);
        Filled::BySum(addends.iter().filter_map(|id| id_of((table, of(id)?, column))).collect())
    } else {
        Filled::ByHand
    };
    CellDef { table, row, column, value: column_def.value, filled }
}

pub(super) fn new_id(index: usize) -> CellId {
    // 200 cells; an edition with more than 65,535 does not fit on paper.
    CellId(u16::try_from(index).expect("an edition has fewer than 65,536 cells"))
}
