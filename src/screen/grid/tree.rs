//! How does 表三 look? (S6, S6d)
//!
//! One column for the marker, eight for the group, the labels, seven columns of figures and one
//! for the scroll bar, a blank before it: 80. A wider screen gives the figures more and spells the
//! labels out; one wider than [`WIDEST`] no more, since a label would stand far from its figures.

use super::View;
use super::figure::{Spot, put, put_before, put_focus};
use crate::check::{ColumnBalance, column_balance};
use crate::form::{Block, Column, Group, Row};
use crate::screen::canvas::{Canvas, columns_of};
use crate::screen::ink::Ink;
use crate::text::width::fit;
use crate::wizard::grid::{TREE_HEAD, visible_rows};

/// Where the labels start: behind marker and group.
const LABEL: u16 = 10;
/// Where the figures start on the narrowest screen.
const NARROW: u16 = 29;
/// From this width on labels are spelled out where they fit.
const SPELLED_OUT: u16 = 100;

/// The fewest columns that marker, group and label need.
const LEAST: u16 = 20;

/// Columns that are used at most.
const WIDEST: u16 = 120;

/// Columns that last year's totals take.
const LAST_YEAR: u16 = 10;

/// Where the columns of figures stand.
struct Columns {
    /// The first column of each, and the one behind the last.
    starts: Vec<u16>,
}

impl Columns {
    /// Equally wide columns; one that holds a number too long for it takes from the labels what
    /// they can spare, the last columns first: totals are the longest.
    fn new(view: &View, block: &Block, screen: u16) -> Self {
        let usual = match screen {
            0..SPELLED_OUT => 7,
            SPELLED_OUT..120 => 8,
            // Last year's totals and the official labels beside each other.
            120..140 if view.before.is_some() => 8,
            120.. => 10,
        };
        let mut widths = vec![usual; block.columns.len()];
        let edge = screen - if shows_last_year(view, screen) { LAST_YEAR } else { 0 };
        let figures = edge.saturating_sub(2 + widths.iter().sum::<u16>()).max(NARROW);
        let mut spare = figures - LEAST;
        let columns = if all_are_short(view, usual) { 0 } else { widths.len() };
        for (column, width) in widths.iter_mut().enumerate().take(columns).rev() {
            let more = longest(view, block, column).saturating_sub(usual);
            let more = if more > spare { 0 } else { more };
            (*width, spare) = (usual + more, spare - more);
        }
        let mut start = figures - (widths.iter().sum::<u16>() - usual * count(&widths));
        let mut starts = vec![start];
        for width in widths {
            start += width;
            starts.push(start);
        }
        Self { starts }
    }

    /// Where the figures start.
    fn figures(&self) -> u16 {
        self.starts[0]
    }

    fn spot(&self, column: usize, y: u16) -> Spot {
        Spot { x: self.starts[column], edge: self.starts[column + 1], y }
    }
}

fn count(widths: &[u16]) -> u16 {
    u16::try_from(widths.len()).unwrap_or_default()
}

/// Columns that the longest number of a column takes, with a blank before it.
fn longest(view: &View, block: &Block, column: usize) -> u16 {
    let form = view.report.form();
    let cells = (0..block.rows.len()).filter_map(|row| form.cell_at(view.index, row, column));
    let digits = |cell| {
        let sum = view.report.sum(cell);
        // The sign of one that is not complete.
        let sign = u32::from(sum.complete().is_none());
        sum.known.checked_ilog10().map_or(1, |log| log + 1) + sign
    };
    let most = cells.map(digits).max().unwrap_or(1);
    u16::try_from(most + 1).unwrap_or(u16::MAX)
}

/// Whether no number of the table can have more digits than a column of `wide` columns shows: true
/// for nearly all tables, which need not be added up for this.
fn all_are_short(view: &View, wide: u16) -> bool {
    let counts = view.report.typed_cells(view.index).map(|cell| view.report.cell(cell).count());
    let (most, cells) =
        counts.fold((0, 0), |(most, cells), count| (most.max(count.unwrap_or(0)), cells + 1));
    // One column is for a blank, one for the sign of a sum that is not complete.
    u64::from(most) * cells < 10u64.pow(u32::from(wide) - 2)
}

/// Draws the table.
pub(super) fn draw(view: &View, canvas: &mut Canvas) {
    let Some(block) = view.table.blocks.first() else { return };
    let screen = canvas.columns().min(WIDEST);
    let columns = &Columns::new(view, block, screen);
    let visible = visible_rows(view.table, canvas.rows());
    let rows: Vec<(usize, &Row)> =
        block.rows.iter().enumerate().skip(view.step.top()).take(visible).collect();
    head(view, block, columns, canvas);
    for (y, &(index, row)) in (TREE_HEAD..).zip(&rows) {
        let label = label(row, columns, screen);
        canvas.put_within(LABEL, y, columns.figures() - LABEL, &label, Ink::Plain);
        figures(view, index, columns, y, canvas);
    }
    if shows_last_year(view, screen) {
        last_year(view, block, columns, &rows, canvas);
    }
    groups(view, &rows, canvas);
    let below = TREE_HEAD + u16::try_from(rows.len()).unwrap_or_default();
    balance(view, block, columns, below, canvas);
    scroll_bar(view, block.rows.len(), rows.len(), canvas);
}

fn figures(view: &View, row: usize, columns: &Columns, y: u16, canvas: &mut Canvas) {
    let form = view.report.form();
    let mut focus = None;
    for column in 0..columns.starts.len() - 1 {
        let Some(cell) = form.cell_at(view.index, row, column) else { break };
        let spot = columns.spot(column, y);
        if cell == view.step.cell() {
            focus = Some(spot);
        } else {
            put(view, cell, spot, canvas);
        }
    }
    if let Some(spot) = focus {
        put_focus(view, spot, spot.edge - spot.x, canvas);
    }
}

fn shows_last_year(view: &View, screen: u16) -> bool {
    view.before.is_some() && screen >= 120
}

/// Behind the totals those of a year ago.
fn last_year(
    view: &View,
    block: &Block,
    columns: &Columns,
    rows: &[(usize, &Row)],
    canvas: &mut Canvas,
) {
    let Some(last) = block.columns.len().checked_sub(1) else { return };
    let edge = columns.spot(last, 0).edge + LAST_YEAR;
    let heading = ["上年".to_owned(), block.columns[last].short.concat()];
    for (y, line) in (2..TREE_HEAD).zip(heading) {
        canvas.put_right(edge, y, &line, Ink::Dim);
    }
    for (y, &(row, _)) in (TREE_HEAD..).zip(rows) {
        if let Some(cell) = view.report.form().cell_at(view.index, row, last) {
            put_before(view, cell, edge, y, canvas);
        }
    }
}

/// Labels of the columns, and the heading over several of them.
fn head(view: &View, block: &Block, columns: &Columns, canvas: &mut Canvas) {
    canvas.put(1, 2, &format!("单位：{}", view.table.unit), Ink::Dim);
    for (index, column) in block.columns.iter().enumerate() {
        for (y, line) in (2..TREE_HEAD).zip(&column.short) {
            canvas.put_right(columns.spot(index, y).edge, y, line, Ink::Plain);
        }
    }
    let grouped = |column: &Column| column.group.is_some();
    let first = block.columns.iter().position(grouped);
    let last = block.columns.iter().rposition(grouped);
    if let (Some(first), Some(last)) = (first, last) {
        let label = block.columns[first].group.as_deref().unwrap_or_default();
        let (from, to) = (columns.spot(first, 1).x, columns.spot(last, 1).edge);
        // Five columns of air, arrow heads and the blanks around the label.
        let dashes = (to - from).saturating_sub(columns_of(label) + 11) / 2;
        let dashes = "-".repeat(usize::from(dashes));
        let text = format!("<{dashes}  {label}  {dashes}>");
        let x = from + (to - from).saturating_sub(columns_of(&text)) / 2;
        canvas.put(x, 1, &text, Ink::Plain);
    }
}

/// The short label; the official wording where there is room for it. A label with quotation marks
/// stays short: fonts disagree about their width, and figures follow on the line.
fn label(row: &Row, columns: &Columns, screen: u16) -> String {
    if screen < SPELLED_OUT {
        return row.short.clone();
    }
    let full = format!("{}{}", row.number, row.label);
    // What stands in brackets behind a label may be left to the inspector.
    let main = row.label.split('（').next().map(|label| format!("{}{label}", row.number));
    let fits = |label: &String| {
        columns_of(label) < columns.figures() - LABEL && !label.contains(['“', '”'])
    };
    let spelled_out = [Some(full), main].into_iter().flatten().find(fits);
    spelled_out.unwrap_or_else(|| row.short.clone())
}

/// A group's name on its first visible row, its number on the next; on the last row of a group of
/// which nothing else is visible, its number.
fn groups(view: &View, rows: &[(usize, &Row)], canvas: &mut Canvas) {
    let mut at = 0;
    for run in rows.chunk_by(|(_, one), (_, other)| one.group == other.group) {
        let group = run[0].1.group.as_ref().and_then(|id| view.table.group(id));
        if let Some(group) = group {
            let before = run[0].0.checked_sub(1).and_then(|index| view.table.row(index));
            let cut = before.is_some_and(|(_, row)| row.group.as_ref() == Some(&group.id));
            let y = TREE_HEAD + u16::try_from(at).unwrap_or_default();
            group_name(group, run.len(), cut, y, canvas);
        }
        at += run.len();
    }
}

fn group_name(group: &Group, visible: usize, cut: bool, y: u16, canvas: &mut Canvas) {
    let skipped = if cut { group.short.len().saturating_sub(visible) } else { 0 };
    for (y, line) in (y..).zip(group.short.iter().skip(skipped).take(visible)) {
        canvas.put_within(1, y, LABEL - 2, line, Ink::Plain);
    }
}

/// The row that never scrolls: what every column lacks.
fn balance(view: &View, block: &Block, columns: &Columns, y: u16, canvas: &mut Canvas) {
    let Some(balance) = &view.table.balance else { return };
    canvas.put(LABEL, y, &balance.short, Ink::Plain);
    for column in 0..block.columns.len() {
        let Some(standing) = column_balance(view.report, view.index, column) else { continue };
        let spot = columns.spot(column, y);
        let (text, ink) = verdict(standing, spot.edge - spot.x);
        canvas.put_right(spot.edge, y, &text, ink);
        if standing.is_off() {
            canvas.put(0, y, "!", Ink::Bad);
        }
    }
}

/// 平, 暂差 while something is blank, 差 when nothing is. A gap too large for the column is left to
/// the inspector.
fn verdict(standing: ColumnBalance, wide: u16) -> (String, Ink) {
    let (word, ink) = match (standing.gap(), standing.blanks()) {
        _ if standing.is_untouched() => return (String::new(), Ink::Plain),
        (0, _) => return ("平".to_owned(), Ink::Dim),
        (_, 0) => ("差", Ink::Bad),
        _ => ("暂差", Ink::Plain),
    };
    let gap = standing.gap();
    let spaced = format!("{word} {gap}");
    let tight = format!("{word}{gap}");
    let text = [spaced, tight].into_iter().find(|text| columns_of(text) < wide);
    (text.unwrap_or_else(|| word.to_owned()), ink)
}

/// `#` beside the rows that are seen of all rows, `|` beside the others; nothing when all are seen.
fn scroll_bar(view: &View, all: usize, seen: usize, canvas: &mut Canvas) {
    if seen >= all || seen == 0 {
        return;
    }
    let x = canvas.columns().min(WIDEST).saturating_sub(1);
    let (from, to) = (view.step.top() * seen / all, (view.step.top() + seen) * seen / all);
    for (y, at) in (TREE_HEAD..).zip(0..seen) {
        let sign = if (from..to.max(from + 1)).contains(&at) { "#" } else { "|" };
        canvas.put(x, y, fit(sign, 1), Ink::Dim);
    }
}
