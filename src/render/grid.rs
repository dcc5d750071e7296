//! Which cells does a printed table consist of, and which places does each cover?

use std::ops::Range;

/// 格网. A table as it is printed: cells that may span rows and columns and tile the whole.
///
/// Text, and later Word, web page and spreadsheet, all walk this one grid.
#[derive(Clone, Debug, PartialEq)]
pub struct Grid {
    columns: usize,
    weights: Vec<u16>,
    cells: Vec<GridCell>,
    /// Index of the cell that covers a place, row by row.
    owners: Vec<Option<usize>>,
}

/// One cell of a printed table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GridCell {
    /// First row covered.
    pub row: usize,
    /// First column covered.
    pub column: usize,
    /// Rows covered.
    pub rows: usize,
    /// Columns covered.
    pub columns: usize,
    /// What it says.
    pub text: String,
    /// What kind of cell it is.
    pub kind: GridKind,
}

/// What a cell is there for; renderers align and mark by it.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum GridKind {
    /// A heading over columns: centred.
    #[default]
    Header,
    /// A label of rows: at the left.
    Label,
    /// A value: centred, never wrapped.
    Value,
}

impl GridCell {
    /// A cell of one place; [`GridCell::over`] makes it span.
    #[must_use]
    pub fn new(kind: GridKind, text: impl Into<String>) -> Self {
        Self { rows: 1, columns: 1, text: text.into(), kind, ..Self::default() }
    }

    /// The same over so many rows and columns.
    #[must_use]
    pub fn over(self, rows: usize, columns: usize) -> Self {
        Self { rows, columns, ..self }
    }
}

impl Grid {
    /// An empty grid; `weights` say how wide its columns are to each other.
    #[must_use]
    pub fn new(weights: &[u16]) -> Self {
        let columns = weights.len();
        Self { columns, weights: weights.to_vec(), cells: Vec::new(), owners: Vec::new() }
    }

    /// Puts the cells of one row into its places that are still free, from the left.
    pub fn push_row(&mut self, row: usize, cells: impl IntoIterator<Item = GridCell>) {
        for cell in cells {
            self.grow(row + cell.rows);
            let free = |&column: &usize| self.owners[row * self.columns + column].is_none();
            if let Some(column) = (0..self.columns).find(free) {
                self.place(GridCell { row, column, ..cell });
            }
        }
    }

    /// Columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// Rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.owners.len() / self.columns.max(1)
    }

    /// How wide the columns are to each other.
    #[must_use]
    pub fn weights(&self) -> &[u16] {
        &self.weights
    }

    /// All cells, row by row.
    #[must_use]
    pub fn cells(&self) -> &[GridCell] {
        &self.cells
    }

    /// Index of the cell that covers a place.
    #[must_use]
    pub fn owner(&self, row: usize, column: usize) -> Option<usize> {
        self.owners.get(row * self.columns + column).copied().flatten()
    }

    /// Whether every place is covered by one cell.
    #[must_use]
    pub fn is_tiled(&self) -> bool {
        let covered: usize = self.cells.iter().map(|cell| cell.rows * cell.columns).sum();
        self.owners.iter().all(Option::is_some) && covered == self.owners.len()
    }

    /// The grid of these columns alone; cells over the edge are cut. A row in which none of its
    /// cells begins falls away.
    #[must_use]
    pub fn slice(&self, range: &Range<usize>) -> Self {
        let inside =
            |cell: &&GridCell| cell.column < range.end && cell.column + cell.columns > range.start;
        let cells: Vec<&GridCell> = self.cells.iter().filter(inside).collect();
        // The row that a row of the whole becomes: as many as begin before it.
        let row = |row| {
            let begins = |&before: &usize| cells.iter().any(|cell| cell.row == before);
            (0..row).filter(begins).count()
        };
        let mut part = Self::new(&self.weights[range.clone()]);
        part.grow(row(self.rows()));
        for cell in &cells {
            let (from, to) =
                (cell.column.max(range.start), (cell.column + cell.columns).min(range.end));
            part.place(GridCell {
                row: row(cell.row),
                rows: row(cell.row + cell.rows) - row(cell.row),
                column: from - range.start,
                columns: to - from,
                ..(*cell).clone()
            });
        }
        part
    }

    /// Column ranges of the cells in one row: where a grid that is too wide may be cut.
    #[must_use]
    pub fn parts(&self, row: usize) -> Vec<Range<usize>> {
        let cells =
            self.cells.iter().filter(|cell| (cell.row..cell.row + cell.rows).contains(&row));
        let mut parts: Vec<_> = cells.map(|cell| cell.column..cell.column + cell.columns).collect();
        parts.sort_by_key(|part| part.start);
        parts
    }

    fn grow(&mut self, rows: usize) {
        if self.owners.len() < rows * self.columns {
            self.owners.resize(rows * self.columns, None);
        }
    }

    fn place(&mut self, cell: GridCell) {
        for row in cell.row..cell.row + cell.rows {
            for column in cell.column..(cell.column + cell.columns).min(self.columns) {
                self.owners[row * self.columns + column] = Some(self.cells.len());
            }
        }
        self.cells.push(cell);
    }
}
