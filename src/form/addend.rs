//! Which cells does a balance add up, column by column?
//!
//! Worked out once with the form: the checks ask at every key.

use super::cells::{self, CellDef, CellId};
use super::table::{BalanceSide, Table};

/// 平衡的一项. One addend of the balance of a column.
#[derive(Debug)]
pub struct Addend {
    /// The cell; it may be a sum.
    pub cell: CellId,
    /// The cells of this column below it that are typed: itself, or what it sums up. None in a
    /// column of sums.
    pub typed: Vec<CellId>,
    /// Whether it stands on the side that has to be accounted for.
    pub is_left: bool,
}

/// The addends of every column of every table, those of the left side first, in printed order;
/// none where a table has no balance.
pub(super) fn addends(
    tables: &[Table],
    cells: &[CellDef],
    at: impl Fn(usize, usize, usize) -> Option<CellId>,
) -> Vec<Vec<Vec<Addend>>> {
    let of_table = |(index, table): (usize, &Table)| {
        let Some(balance) = &table.balance else { return Vec::new() };
        let columns = table.blocks.iter().map(|block| block.columns.len()).max().unwrap_or(0);
        let side = |side: &BalanceSide, column: usize, is_left: bool| {
            let row = |id: &String| table.rows().position(|(_, row)| row.id == *id);
            let cells_of_side = side.rows.iter().filter_map(|id| at(index, row(id)?, column));
            let addend = |cell: CellId| {
                let mut typed = cells::typed_in(cells, cell);
                typed.retain(|it| cells[it.index()].column == column);
                Addend { cell, typed, is_left }
            };
            cells_of_side.map(addend).collect::<Vec<Addend>>()
        };
        let of_column = |column| {
            let left = side(&balance.left, column, true);
            left.into_iter().chain(side(&balance.right, column, false)).collect()
        };
        (0..columns).map(of_column).collect()
    };
    tables.iter().enumerate().map(of_table).collect()
}
