//! How do the three tables of a report lie on their grids?

use super::grid::{Grid, GridCell, GridKind};
use crate::form::{Block, Group, HeaderCell, Row, Table, TableLayout};
use crate::report::Report;

/// The grid of one table, by its index, with the report's values.
#[must_use]
pub fn grid(report: &Report, table: usize) -> Grid {
    let definition = &report.form().tables[table];
    let mut builder =
        Builder { report, table, definition, grid: Grid::new(&definition.widths), row: 0 };
    match definition.layout {
        TableLayout::Blocks => builder.blocks(),
        TableLayout::Tree => builder.tree(),
        TableLayout::OneRow => builder.one_row(),
    }
    builder.grid
}

struct Builder<'a> {
    report: &'a Report,
    table: usize,
    definition: &'a Table,
    grid: Grid,
    row: usize,
}

impl Builder<'_> {
    fn push(&mut self, cells: Vec<GridCell>) {
        self.grid.push_row(self.row, cells);
        self.row += 1;
    }

    /// 表二: blocks under one another, each with a heading and a label row.
    fn blocks(&mut self) {
        let definition = self.definition;
        let mut index = 0;
        for block in &definition.blocks {
            let heading = block.heading.as_deref().unwrap_or_default();
            let columns = self.grid.columns();
            self.push(vec![GridCell::new(GridKind::Header, heading).over(1, columns)]);
            self.push(label_row(block));
            for row in &block.rows {
                let mut cells =
                    vec![GridCell::new(GridKind::Header, label(&row.number, &row.label))];
                cells.extend(self.values(index, block));
                self.push(cells);
                index += 1;
            }
        }
    }

    /// 表三: one header, row labels nested at the left.
    fn tree(&mut self) {
        self.header();
        let definition = self.definition;
        let chains: Vec<Vec<&Group>> =
            definition.rows().map(|(_, row)| chain(definition, row)).collect();
        for (index, (block, row)) in definition.rows().enumerate() {
            let opens = |depth: usize, group: &Group| {
                index == 0
                    || chains[index - 1].get(depth).is_none_or(|before| before.id != group.id)
            };
            let mut cells = Vec::new();
            for (depth, group) in chains[index].iter().enumerate() {
                if opens(depth, group) {
                    let within =
                        |chain: &&Vec<&Group>| chain.get(depth).is_some_and(|g| g.id == group.id);
                    let rows = chains[index..].iter().take_while(within).count();
                    let text = label(&group.number, &group.label);
                    cells.push(GridCell::new(GridKind::Label, text).over(rows, 1));
                }
            }
            let text = label(&row.number, &row.label);
            cells.push(GridCell::new(GridKind::Label, text).over(1, usize::from(row.label_span)));
            cells.extend(self.values(index, block));
            self.push(cells);
        }
    }

    /// 表四: all rows side by side as one.
    fn one_row(&mut self) {
        self.header();
        let definition = self.definition;
        let rows = definition.rows().enumerate();
        let cells = rows.flat_map(|(index, (block, _))| self.values(index, block)).collect();
        self.push(cells);
    }

    fn header(&mut self) {
        for row in &self.definition.header {
            let cells = row.iter().map(|cell| self.header_cell(cell)).collect();
            self.push(cells);
        }
    }

    fn header_cell(&self, cell: &HeaderCell) -> GridCell {
        let text = match cell.text.as_str() {
            "@header_note" => self.definition.note.as_deref().unwrap_or_default(),
            text => text,
        };
        GridCell::new(GridKind::Header, text)
            .over(usize::from(cell.rowspan), usize::from(cell.colspan))
    }

    fn values(&self, row: usize, block: &Block) -> Vec<GridCell> {
        let columns = block.columns.iter().enumerate();
        let value = |(index, column): (usize, &crate::form::Column)| {
            let cell = self.report.form().cell_at(self.table, row, index);
            let text = cell.map_or(String::new(), |cell| self.report.shown(cell));
            GridCell::new(GridKind::Value, text).over(1, usize::from(column.span))
        };
        columns.map(value).collect()
    }
}

fn label_row(block: &Block) -> Vec<GridCell> {
    let mut cells =
        vec![GridCell::new(GridKind::Header, block.row_header.as_deref().unwrap_or_default())];
    let headers = block.columns.iter().map(|column| {
        GridCell::new(GridKind::Header, column.label.as_str()).over(1, usize::from(column.span))
    });
    cells.extend(headers);
    cells
}

/// The groups a row stands in, the outermost first.
fn chain<'t>(table: &'t Table, row: &Row) -> Vec<&'t Group> {
    let mut chain = Vec::new();
    let mut next = row.group.as_deref();
    while let Some(group) = next.and_then(|id| table.group(id)) {
        chain.insert(0, group);
        next = group.parent.as_deref();
    }
    chain
}

fn label(number: &str, label: &str) -> String {
    format!("{number}{label}")
}
