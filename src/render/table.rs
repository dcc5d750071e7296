//! How is a grid drawn as lines of text?

use super::TextOptions;
use super::border::{Corner, Pencil};
use super::columns::{allocate, least_total};
use super::grid::{Grid, GridCell, GridKind};
use super::measure::Measure;
use crate::text::{width::width, wrap};

/// The lines of a table. All are equally wide; a table that is too wide for the options is cut into
/// tables under one another where its header allows it.
pub(super) fn lines(grid: &Grid, options: &TextOptions) -> Vec<String> {
    let measure = Measure::new(options);
    let mut lines = Vec::new();
    for part in parts(grid, &measure, options.width) {
        lines.extend(Sheet::new(&part, options, measure).draw());
    }
    lines
}

/// The grid whole, else cut at its first header row, else at its second.
fn parts(grid: &Grid, measure: &Measure, most: usize) -> Vec<Grid> {
    let fits = |grid: &Grid| least_total(grid, measure) <= most;
    let may_be_cut = grid.cells().iter().all(|cell| cell.kind != GridKind::Label);
    if fits(grid) || !may_be_cut {
        return vec![grid.clone()];
    }
    let halves = grid.parts(0).into_iter().map(|part| grid.slice(&part));
    halves.flat_map(|half| if fits(&half) { vec![half] } else { cut_again(&half) }).collect()
}

fn cut_again(grid: &Grid) -> Vec<Grid> {
    grid.parts(1).iter().map(|part| grid.slice(part)).collect()
}

/// A grid with its widths, heights and wrapped texts.
struct Sheet<'g> {
    grid: &'g Grid,
    measure: Measure,
    pencil: Pencil,
    widths: Vec<usize>,
    heights: Vec<usize>,
    /// The lines of every cell.
    texts: Vec<Vec<String>>,
}

impl<'g> Sheet<'g> {
    fn new(grid: &'g Grid, options: &TextOptions, measure: Measure) -> Self {
        let widths = allocate(grid, &measure, options.width);
        let pencil = Pencil::new(options);
        let mut sheet =
            Self { grid, measure, pencil, widths, heights: Vec::new(), texts: Vec::new() };
        sheet.texts = grid.cells().iter().map(|cell| sheet.wrap(cell)).collect();
        sheet.heights = sheet.row_heights();
        sheet
    }

    /// Columns of a cell, inner borders included.
    fn cell_width(&self, cell: &GridCell) -> usize {
        let columns = &self.widths[cell.column..cell.column + cell.columns];
        columns.iter().sum::<usize>() + (cell.columns - 1) * self.measure.border
    }

    fn wrap(&self, cell: &GridCell) -> Vec<String> {
        let columns = self.cell_width(cell);
        match cell.kind {
            GridKind::Value => vec![self.measure.centred(&cell.text, columns)],
            GridKind::Label => wrapped(&cell.text, columns)
                .iter()
                .map(|line| self.measure.left(line, columns))
                .collect(),
            GridKind::Header => balanced(&cell.text, columns)
                .iter()
                .map(|line| self.measure.centred(line, columns))
                .collect(),
        }
    }

    /// Cells of one row first, then what cells over several rows still need goes to their last row.
    fn row_heights(&self) -> Vec<usize> {
        let mut heights = vec![1; self.grid.rows()];
        let cells = || self.grid.cells().iter().zip(&self.texts);
        for (cell, text) in cells().filter(|(cell, _)| cell.rows == 1) {
            heights[cell.row] = heights[cell.row].max(text.len());
        }
        for (cell, text) in cells().filter(|(cell, _)| cell.rows > 1) {
            let rows = cell.row..cell.row + cell.rows;
            let has = heights[rows.clone()].iter().sum::<usize>() + cell.rows - 1;
            heights[rows.end - 1] += text.len().saturating_sub(has);
        }
        heights
    }

    fn draw(&self) -> Vec<String> {
        let mut lines = vec![self.rule(0)];
        for row in 0..self.grid.rows() {
            for line in 0..self.heights[row] {
                lines.push(self.text_line(row, line));
            }
            lines.push(self.rule(row + 1));
        }
        lines
    }

    fn text_line(&self, row: usize, line: usize) -> String {
        let mut drawn = String::new();
        let mut column = 0;
        while column < self.grid.columns() {
            drawn.push(self.pencil.upright());
            column = self.put_cell(&mut drawn, row, column, self.height_before(row) + line);
        }
        drawn.push(self.pencil.upright());
        drawn
    }

    /// The rule above `row` (or below the last one); a cell that goes through it goes on with its text.
    fn rule(&self, row: usize) -> String {
        let mut drawn = String::new();
        let mut column = 0;
        while column < self.grid.columns() {
            drawn.push(self.pencil.corner(self.corner(row, column)));
            if self.is_ruled(row, column) {
                drawn.push_str(&self.pencil.rule(self.widths[column], self.measure.border));
                column += 1;
            } else {
                column = self.put_cell(&mut drawn, row, column, self.height_before(row) - 1);
            }
        }
        drawn.push(self.pencil.corner(self.corner(row, column)));
        drawn
    }

    /// Draws the line of a cell that lies at this height of the table; the column behind the cell.
    fn put_cell(&self, drawn: &mut String, row: usize, column: usize, height: usize) -> usize {
        let Some(index) = self.grid.owner(row, column) else { return column + 1 };
        let cell = &self.grid.cells()[index];
        let text = &self.texts[index];
        let rows = cell.row..cell.row + cell.rows;
        let all = self.heights[rows].iter().sum::<usize>() + cell.rows - 1;
        let above = (all - text.len().min(all)) / 2;
        let line = (height - self.height_before(cell.row)).checked_sub(above);
        match line.and_then(|line| text.get(line)) {
            Some(line) => drawn.push_str(line),
            None => drawn.push_str(&" ".repeat(self.cell_width(cell))),
        }
        cell.column + cell.columns
    }

    /// Lines above the text of a row, rules included.
    fn height_before(&self, row: usize) -> usize {
        self.heights[..row].iter().sum::<usize>() + row + 1
    }

    /// Whether a rule lies above this place.
    fn is_ruled(&self, row: usize, column: usize) -> bool {
        row == 0
            || row == self.grid.rows()
            || self.grid.owner(row - 1, column) != self.grid.owner(row, column)
    }

    /// Whether an upright stands left of this place.
    fn is_parted(&self, row: usize, column: usize) -> bool {
        let edge = column == 0 || column == self.grid.columns();
        edge || self.grid.owner(row, column - 1) != self.grid.owner(row, column)
    }

    fn corner(&self, row: usize, column: usize) -> Corner {
        Corner {
            left: column > 0 && self.is_ruled(row, column - 1),
            right: column < self.grid.columns() && self.is_ruled(row, column),
            up: row > 0 && self.is_parted(row - 1, column),
            down: row < self.grid.rows() && self.is_parted(row, column),
        }
    }
}

/// The lines of `text` in so many columns. An ambiguous character counts two here whatever the
/// options say: a line is never too wide.
pub(super) fn wrapped(text: &str, columns: usize) -> Vec<&str> {
    wrap::lines(text, columns).into_iter().map(str::trim_end).collect()
}

/// Columns of two characters, which most Chinese words have.
const WORD: usize = 4;

/// As [`wrapped`], with lines as equal as may be: 商业/企业, not 商业企/业.
///
/// Where hardly more than a word fits, lines are whole words even if there are more of them:
/// 社会/公益/组织, not 社会公/益组织.
pub(super) fn balanced(text: &str, columns: usize) -> Vec<&str> {
    let whole = width(text);
    if whole <= columns {
        return vec![text];
    }
    let columns = if (WORD..3 * WORD).contains(&columns) { columns / WORD * WORD } else { columns };
    let lines = wrapped(text, columns);
    let least = whole / lines.len();
    let words = (least.next_multiple_of(WORD)..=columns).step_by(WORD);
    let mut narrower = words.chain(least..columns).map(|columns| wrapped(text, columns));
    narrower.find(|even| even.len() == lines.len()).unwrap_or(lines)
}
