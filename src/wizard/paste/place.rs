//! Into which cell does each pasted text go?
//!
//! Labels decide where there are any; else the shape: a whole table, or a block from the focus.

use std::collections::BTreeSet;

use super::labels::{is_heading, row_named};
use super::parse::Pasted;
use crate::form::{CellId, Filled, Form, Table, TableLayout};
use crate::report::figure::is_figure;

/// A block of which every text has its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    /// Texts and where they go; none: outside the table.
    pub(super) spots: Vec<(Option<CellId>, String)>,
    /// Rows and columns of figures.
    pub(super) size: (usize, usize),
    pub(super) anchor: Anchor,
    /// Lines left out because they hold no row of this table.
    pub(super) left_out: usize,
    /// Rows of the table that no label named, where labels decide.
    pub(super) missing: usize,
    /// What stood at the left and was taken for labels that are none of the table's.
    pub(super) dropped: Option<String>,
    /// Whether one figure more would have filled the rows.
    pub(super) short: bool,
}

/// What says where a block goes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Anchor {
    /// The labels of its rows.
    Labels,
    /// It is as large as the table.
    Whole,
    /// It starts at this cell.
    From(CellId),
}

/// A row of figures, and the row of the table that its label names.
type Figures = (Option<usize>, Vec<String>);

/// Places the rows; none when they hold no figures of a table.
pub(super) fn place(form: &Form, focus: CellId, pasted: &Pasted) -> Option<Block> {
    let table = form.cell(focus).table;
    let ((rows, left_out), dropped) = match labelled(&form.tables[table], pasted) {
        Some(rows) => (rows, None),
        None => {
            let (rows, dropped) = bare(form, focus, pasted)?;
            ((rows, 0), dropped)
        }
    };
    let all = pasted.rows.iter().filter(|row| row.iter().any(|cell| !cell.is_empty())).count();
    let left_out = if left_out > 0 { left_out } else { all.saturating_sub(rows.len()) };
    let width = rows.iter().map(|(_, figures)| figures.len()).max().filter(|&width| width > 0)?;
    let size = (rows.len(), width);
    let named: BTreeSet<usize> = rows.iter().filter_map(|(row, _)| *row).collect();
    let all_rows = form.tables[table].rows().count();
    if named.is_empty() && rows.len() > all_rows {
        return None;
    }
    let missing = if named.is_empty() { 0 } else { all_rows - named.len() };
    let (anchor, spots) = if !named.is_empty() {
        (Anchor::Labels, by_label(form, table, &rows))
    } else {
        by_shape(form, focus, &rows, width)
    };
    let short = match anchor {
        Anchor::From(cell) => width > 1 && lacks_one(form, cell, width),
        Anchor::Labels | Anchor::Whole => false,
    };
    Some(Block { spots, size, anchor, left_out, missing, dropped, short })
}

/// The rows whose label is one of the table's, without it; none when labels do not decide.
fn labelled(table: &Table, pasted: &Pasted) -> Option<(Vec<Figures>, usize)> {
    let label = |row: &Vec<String>| {
        let named = |at: &usize| row_named(table, &row[*at]);
        let at = (0..row.len()).rev().find(|at| !is_figure(&row[*at]) && named(at).is_some())?;
        let has_figures = row[at + 1..].iter().any(|cell| is_figure(cell));
        has_figures.then(|| (at, named(&at)))
    };
    let labels: Vec<_> = pasted.rows.iter().map(label).collect();
    let known = labels.iter().flatten().count();
    let unknown = pasted.rows.len() - known;
    let with_figures = pasted.rows.iter().filter(|row| row.iter().any(|cell| is_figure(cell)));
    if known == 0 || known < 2 && with_figures.count() > 1 {
        return None;
    }
    // All rows equally long: merged label cells left empty ones, and figures stand in columns.
    let length = pasted.rows.iter().zip(&labels).find_map(|(row, label)| label.map(|_| row.len()));
    let is_even = |row: &Vec<String>| Some(row.len()) == length;
    let even = pasted.rows.iter().zip(&labels).all(|(row, label)| label.is_none() || is_even(row));
    let widest = labels.iter().flatten().map(|(at, _)| at + 1).max().unwrap_or(0);
    let mut rows = Vec::new();
    for (row, label) in pasted.rows.iter().zip(labels) {
        if let Some((at, index)) = label {
            let from = if even { widest } else { at + 1 };
            rows.push((index, trimmed(&row[from..], table)));
        }
    }
    Some((rows, unknown))
}

/// Figures without the empty cells that merged labels leave before them, where there are too many.
fn trimmed(figures: &[String], table: &Table) -> Vec<String> {
    let most = table.blocks.iter().map(|block| block.columns.len()).max().unwrap_or(0);
    let mut figures = figures.to_vec();
    while figures.len() > most && figures.first().is_some_and(String::is_empty) {
        figures.remove(0);
    }
    while figures.len() > most && figures.last().is_some_and(String::is_empty) {
        figures.pop();
    }
    figures
}

/// Whether `width` figures from this cell on, the first of its row, fill all but one that is typed.
fn lacks_one(form: &Form, cell: CellId, width: usize) -> bool {
    let def = form.cell(cell);
    let Some((block, _)) = form.tables[def.table].row(def.row) else { return false };
    let typed = block.columns.iter().filter(|column| column.sum.is_none()).count();
    def.column == 0 && width + 1 == typed
}

/// Rows of figures without known labels: text before and around them is left out, and what was
/// taken for labels named. None when it is a text with numbers in it rather than a table.
fn bare(form: &Form, focus: CellId, pasted: &Pasted) -> Option<(Vec<Figures>, Option<String>)> {
    let table = &form.tables[form.cell(focus).table];
    let heading = |row: &&Vec<String>| row.iter().any(|cell| is_heading(form, table, cell));
    let holds_text = |row: &&Vec<String>| {
        let figures = row.iter().any(|cell| is_figure(cell));
        !figures && row.iter().any(|cell| !cell.is_empty())
    };
    let has_figure = |row: &Vec<String>| row.iter().any(|cell| is_figure(cell));
    let last = pasted.rows.iter().rposition(has_figure)?;
    let width = pasted.rows[last].len();
    // Without a row that cannot be read, those below it would come one row higher.
    let keeps_its_row = |at: usize, row: &Vec<String>| {
        at < last && row.len() == width && row.iter().all(|cell| is_unreadable(cell))
    };
    let rows = pasted
        .rows
        .iter()
        .enumerate()
        .filter(|(at, row)| !heading(row) && (!holds_text(row) || keeps_its_row(*at, row)));
    let rows: Vec<&Vec<String>> = rows.map(|(_, row)| row).collect();
    if !pasted.marked && rows.iter().any(|row| is_prose(row)) {
        return None;
    }
    let (labels, known) = label_columns(form, focus, &rows);
    let mut dropped = rows.iter().flat_map(|row| row.iter().take(labels).skip(known));
    let dropped = dropped.find(|cell| !cell.is_empty()).cloned();
    let mut rows: Vec<Figures> = rows
        .into_iter()
        .map(|row| (None, row.iter().skip(labels).cloned().collect::<Vec<_>>()))
        .collect();
    let is_empty = |(_, row): &Figures| row.iter().all(String::is_empty);
    while rows.last().is_some_and(is_empty) {
        rows.pop();
    }
    let width = rows.iter().filter_map(|(_, row)| row.iter().rposition(|cell| !cell.is_empty()));
    let width = width.max()? + 1;
    rows.iter_mut().for_each(|(_, row)| row.truncate(width));
    let figures = rows.iter().flat_map(|(_, row)| row).any(|cell| is_figure(cell));
    figures.then_some((rows, dropped))
}

/// Whether a text that is no figure was meant as one: an error or a formula of a spreadsheet, or
/// words behind a figure. A year, and a line that is numbered, are none.
fn is_unreadable(cell: &str) -> bool {
    let behind = cell.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_numbered = behind.starts_with(['.', '、', '．', ')', '）']);
    let counts = behind.len() < cell.len() && !is_numbered && !cell.contains('年');
    !is_figure(cell) && (counts || cell.starts_with(['#', '=']))
}

/// Whether a line without marked cells is a sentence: more than a label and odd letters in it.
fn is_prose(row: &[String]) -> bool {
    let long = |cell: &&String| !is_figure(cell) && cell.chars().count() > 2;
    row.iter().skip(1).any(|cell| long(&cell)) || row.iter().filter(|c| !is_figure(c)).count() > 2
}

/// Columns at the left that hold labels, and how many of them up to the last that names a row of
/// the table. What else holds text and never a figure may be figures that cannot be read: it is
/// taken for labels only where the rows have more columns than the table.
fn label_columns(form: &Form, focus: CellId, rows: &[&Vec<String>]) -> (usize, usize) {
    let table = &form.tables[form.cell(focus).table];
    let longest = rows.iter().map(|row| row.len()).max().unwrap_or(0);
    let is_text = |at: &usize| {
        let mut cells = rows.iter().filter_map(|row| row.get(*at));
        let text = cells.clone().any(|cell| !cell.is_empty());
        text && !cells.any(|cell| is_figure(cell))
    };
    let texts = (0..longest).take_while(is_text).count();
    let names = |at: &usize| {
        rows.iter().filter_map(|row| row.get(*at)).any(|cell| row_named(table, cell).is_some())
    };
    let known = (0..texts).rev().find(names).map_or(0, |at| at + 1);
    let fitting = widths(form, focus, rows.len());
    let fits = |labels: &usize| fitting.contains(&(longest - labels));
    let most = fitting.iter().max().copied().unwrap_or(0);
    let surplus = longest.saturating_sub(most).clamp(known, texts);
    let labels = (known..=texts).find(fits).unwrap_or(surplus);
    (labels, known)
}

/// How many figures a line of so many can hold: as many as the rows from the focus on, or all of
/// 表四 in one.
fn widths(form: &Form, focus: CellId, rows: usize) -> Vec<usize> {
    let (table, def) = (form.cell(focus).table, form.cell(focus));
    let all = form.tables[table].rows().count();
    let typed = (0..all).filter(|&row| !is_sum(form, table, row)).count();
    let first = if rows == all || rows == typed { 0 } else { def.row };
    let met = form.tables[table].rows().skip(first).take(rows);
    let mut widths = vec![met.map(|(block, _)| block.columns.len()).max().unwrap_or(0)];
    if rows == 1 && form.tables[table].layout == TableLayout::OneRow {
        let cells = || form.cell_ids().map(|id| form.cell(id)).filter(|cell| cell.table == table);
        let by_hand = cells().filter(|cell| cell.filled == Filled::ByHand).count();
        widths.extend([cells().count(), by_hand]);
    }
    widths
}

fn by_label(form: &Form, table: usize, rows: &[Figures]) -> Vec<(Option<CellId>, String)> {
    let mut spots = Vec::new();
    let width = rows.iter().map(|(_, figures)| figures.len()).max().unwrap_or(0);
    for (row, figures) in rows {
        let Some(row) = *row else { continue };
        let columns = columns(form, table, row, 0, width);
        spots.extend(into_row(form, table, row, &columns, figures));
    }
    spots
}

fn by_shape(
    form: &Form,
    focus: CellId,
    rows: &[Figures],
    width: usize,
) -> (Anchor, Vec<(Option<CellId>, String)>) {
    let (table, def) = (form.cell(focus).table, form.cell(focus));
    if let Some(cells) = one_line(form, table, rows, width) {
        return (Anchor::Whole, cells);
    }
    let all: Vec<usize> = (0..form.tables[table].rows().count()).collect();
    let by_hand: Vec<usize> =
        all.iter().copied().filter(|&row| !is_sum(form, table, row)).collect();
    let full = |&row: &usize| {
        let columns = columns(form, table, row, 0, width).len();
        rows.len() > 1 && columns == width
    };
    let whole = match rows.len() {
        count if count == all.len() => Some(all.clone()),
        count if count == by_hand.len() => Some(by_hand),
        _ => None,
    };
    let whole = whole.filter(|rows| rows.iter().any(full));
    let first = whole.as_ref().map_or(def.column, |_| 0);
    let anchor = match &whole {
        Some(_) => Anchor::Whole,
        None => {
            let first = columns(form, table, def.row, first, width).first().copied();
            let start = form.cell_at(table, def.row, first.unwrap_or(def.column));
            Anchor::From(start.unwrap_or(focus))
        }
    };
    let target = whole.unwrap_or_else(|| all.into_iter().skip(def.row).collect());
    let mut spots = Vec::new();
    for (index, (_, figures)) in rows.iter().enumerate() {
        match target.get(index) {
            Some(&row) => {
                let columns = columns(form, table, row, first, width);
                spots.extend(into_row(form, table, row, &columns, figures));
            }
            None => spots.extend(figures.iter().map(|figure| (None, figure.clone()))),
        }
    }
    (anchor, spots)
}

/// 表四 as printed: all rows side by side in one line, with or without its sums.
fn one_line(
    form: &Form,
    table: usize,
    rows: &[Figures],
    width: usize,
) -> Option<Vec<(Option<CellId>, String)>> {
    let [(_, figures)] = rows else { return None };
    if form.tables[table].layout != TableLayout::OneRow {
        return None;
    }
    let cells = form.cell_ids().filter(|&id| form.cell(id).table == table);
    let cells: Vec<CellId> = cells.collect();
    let typed = |id: &CellId| form.cell(*id).filled == Filled::ByHand;
    let by_hand: Vec<CellId> = cells.iter().copied().filter(typed).collect();
    let target = [cells, by_hand].into_iter().find(|cells| cells.len() == width)?;
    Some(target.into_iter().map(Some).zip(figures.iter().cloned()).collect())
}

/// The columns that `width` figures go into: all when there are as many, the typed ones when there
/// are as many of them, else those from `first` on.
fn columns(form: &Form, table: usize, row: usize, first: usize, width: usize) -> Vec<usize> {
    let Some((block, _)) = form.tables[table].row(row) else { return Vec::new() };
    let all: Vec<usize> = (0..block.columns.len()).collect();
    let typed: Vec<usize> =
        all.iter().copied().filter(|&column| block.columns[column].sum.is_none()).collect();
    let first = if first < all.len() { first } else { 0 };
    if width == all.len() {
        all
    } else if width == typed.len() {
        typed
    } else {
        all[first..].to_vec()
    }
}

fn into_row<'a>(
    form: &'a Form,
    table: usize,
    row: usize,
    columns: &'a [usize],
    figures: &'a [String],
) -> impl Iterator<Item = (Option<CellId>, String)> + 'a {
    figures.iter().enumerate().map(move |(index, figure)| {
        let cell = columns.get(index).and_then(|&column| form.cell_at(table, row, column));
        (cell, figure.clone())
    })
}

fn is_sum(form: &Form, table: usize, row: usize) -> bool {
    form.tables[table].row(row).is_some_and(|(_, row)| row.sum.is_some())
}
