//! How does text get onto the screen?
//!
//! The only way: everything a screen shows is put onto a [`Canvas`], which measures by the one
//! layout rule of [`crate::text::width`] and lets no control character pass. ratatui's text
//! widgets measure East Asian ambiguous characters as one column and are not used.

use std::ops::Range;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;
use ratatui::style::{Color, Style};

use super::fold::{Fold, Worth};
use super::ink::Ink;
use super::row::{Row, Stroke, What};
use super::targets::{Click, Means, Target, resolve};
use crate::text::grapheme::graphemes;
use crate::text::width::{fit, grapheme_width, width};

/// 画布. One screen being drawn: cells, and where the caret stands.
///
/// The cells of a row are always what its strokes make of a blank row; but while a frame is drawn
/// over another ([`Canvas::redraw`]) those of a row that has been given the same strokes so far are
/// still the ones of the frame before.
#[derive(Clone, Debug)]
pub struct Canvas {
    buffer: Buffer,
    /// What was put onto each row.
    rows: Vec<Row>,
    /// The same of the frame before, and whether the row's cells are still its own.
    before: Vec<(Row, bool)>,
    caret: Option<(u16, u16)>,
    /// Where a click means something, in the order drawn.
    targets: Vec<Target>,
    /// While a page is drawn: where its rows stand.
    fold: Option<Fold>,
}

impl Canvas {
    /// An empty screen of this many columns and rows.
    #[must_use]
    pub fn new(columns: u16, rows: u16) -> Self {
        let buffer = Buffer::empty(Rect::new(0, 0, columns, rows));
        let (rows, before) = (vec![Row::default(); rows.into()], Vec::new());
        Self { buffer, rows, before, caret: None, targets: Vec::new(), fold: None }
    }

    /// Empties it, at another size if need be.
    pub fn clear(&mut self, columns: u16, rows: u16) {
        self.buffer.resize(Rect::new(0, 0, columns, rows));
        self.buffer.reset();
        self.rows.iter_mut().for_each(Row::clear);
        self.rows.resize(rows.into(), Row::default());
        self.before.clear();
        self.caret = None;
        self.targets.clear();
    }

    /// Draws another frame of the same size from nothing, but leaves alone the cells of rows onto
    /// which the same is put as before.
    pub fn redraw(&mut self, draw: impl FnOnce(&mut Self)) {
        self.caret = None;
        self.targets.clear();
        self.before.resize(self.rows.len(), (Row::default(), true));
        for ((before, kept), row) in self.before.iter_mut().zip(&mut self.rows) {
            std::mem::swap(before, row);
            row.clear();
            *kept = true;
        }
        draw(self);
        let columns = usize::from(self.columns());
        for (y, (before, kept)) in self.before.iter_mut().enumerate() {
            // All it was given is as before, but less was given.
            if *kept && before.len() > self.rows[y].len() {
                draw_row(&self.rows[y], &mut self.buffer.content[y * columns..(y + 1) * columns]);
            }
            *kept = false;
        }
    }

    /// What was put onto a row.
    #[must_use]
    pub fn row(&self, y: u16) -> &Row {
        &self.rows[usize::from(y)]
    }

    /// Columns.
    #[must_use]
    pub fn columns(&self) -> u16 {
        self.buffer.area.width
    }

    /// Rows.
    #[must_use]
    pub fn rows(&self) -> u16 {
        self.buffer.area.height
    }

    /// Puts `text` at a place, cut at the right edge; the column behind it.
    pub fn put(&mut self, x: u16, y: u16, text: &str, ink: Ink) -> u16 {
        let room = self.columns().saturating_sub(x);
        self.put_within(x, y, room, text, ink)
    }

    /// Puts `text` at a place into at most `columns` columns; the column behind it.
    pub fn put_within(&mut self, x: u16, y: u16, columns: u16, text: &str, ink: Ink) -> u16 {
        let edge = x.saturating_add(columns).min(self.columns());
        let worth = match ink {
            _ if text.trim().is_empty() => Worth::Blank,
            Ink::Dim => Worth::Aside,
            _ => Worth::Needed,
        };
        let y = self.place(y, worth);
        if y >= self.rows() {
            return x;
        }
        self.stroke(y.into(), (x, edge), ink, What::Text, text)
    }

    /// Puts `text` so that it ends before column `edge`; the column it starts at.
    pub fn put_right(&mut self, edge: u16, y: u16, text: &str, ink: Ink) -> u16 {
        let text = fit(text, usize::from(edge));
        let x = edge.saturating_sub(columns_of(text));
        self.put(x, y, text, ink);
        x
    }

    /// Gives cells that are already drawn another ink.
    pub fn paint(&mut self, x: u16, y: u16, columns: u16, ink: Ink) {
        let edge = x.saturating_add(columns).min(self.columns());
        let y = self.place(y, Worth::Blank);
        if y < self.rows() {
            self.stroke(y.into(), (x, edge), ink, What::Ink, "");
        }
    }

    /// Makes a stroke, unless the frame before had the same one there; the column behind it.
    fn stroke(&mut self, y: usize, span: (u16, u16), ink: Ink, what: What, text: &str) -> u16 {
        let columns = usize::from(self.columns());
        let cells = &mut self.buffer.content[y * columns..(y + 1) * columns];
        let (row, before) = (&mut self.rows[y], self.before.get_mut(y));
        row.add(span, ink, what, text);
        let behind = match before.filter(|(_, kept)| *kept) {
            Some((before, kept)) => row.behind_as_in(before).unwrap_or_else(|| {
                *kept = false;
                draw_row(row, cells)
            }),
            None => draw(cells, span, ink, what, text),
        };
        row.note_behind(behind);
        behind
    }

    /// A rule over the whole width.
    pub fn rule(&mut self, y: u16) {
        let rule = "-".repeat(usize::from(self.columns()));
        self.put(0, y, &rule, Ink::Dim);
    }

    /// Where the terminal's own cursor stands: an input method puts its window there.
    pub fn caret(&mut self, x: u16, y: u16) {
        let y = self.place(y, Worth::Needed);
        self.caret =
            Some((x.min(self.columns().saturating_sub(1)), y.min(self.rows().saturating_sub(1))));
    }

    /// Cells of a row that can be clicked on.
    pub(super) fn target(&mut self, y: u16, (x, edge): (u16, u16), means: Means) {
        let y = self.place(y, Worth::Needed);
        self.targets.push(Target { y, x, edge, means });
    }

    /// Draws a page that starts at the first row of `room` and may need more rows than that: blank
    /// ones and asides give way then, so that all that has to be seen is. What stands below it is
    /// drawn after it.
    pub(super) fn page(&mut self, room: Range<u16>, draw: impl Fn(&mut Self)) {
        let (targets, caret) = (self.targets.len(), self.caret);
        self.fold = Some(Fold::default());
        draw(self);
        self.fold = self.fold.take().and_then(|fold| fold.folded(room.clone()));
        if self.fold.is_none() {
            return;
        }
        self.room_for(room.start..self.rows());
        self.targets.truncate(targets);
        self.caret = caret;
        draw(self);
        self.fold = None;
    }

    /// Something is to lie over all that was drawn: its rows are blank, nothing below it can be
    /// clicked on, and the cursor does not show through.
    pub(super) fn cover(&mut self, rows: Range<u16>) {
        self.targets.clear();
        self.caret = None;
        self.room_for(rows);
    }

    /// Blank rows again, whatever was put onto them.
    fn room_for(&mut self, rows: Range<u16>) {
        let columns = usize::from(self.columns());
        for y in usize::from(rows.start)..usize::from(rows.end.min(self.rows())) {
            self.rows[y].clear();
            // The cells of a row that was not begun anew are those of the frame before.
            if !self.before.get(y).is_some_and(|(_, kept)| *kept) {
                self.buffer.content[y * columns..(y + 1) * columns]
                    .iter_mut()
                    .for_each(Cell::reset);
            }
        }
    }

    /// Where a row stands.
    fn place(&mut self, y: u16, worth: Worth) -> u16 {
        self.fold.as_mut().map_or(y, |fold| fold.place(y, worth))
    }

    /// These rows are blank again: something that must be seen takes their place.
    pub(super) fn give_way(&mut self, rows: Range<u16>) {
        self.targets.retain(|target| !rows.contains(&target.y));
        self.caret = self.caret.filter(|(_, y)| !rows.contains(y));
        self.room_for(rows);
    }

    /// Texts that did not fit where they were put, as they should have been.
    #[must_use]
    pub fn cut(&self) -> Vec<String> {
        let strokes = self.rows.iter().flat_map(Row::strokes);
        let is_cut = |&(stroke, text): &(Stroke, &str)| {
            stroke.what == What::Text && stroke.x + columns_of(text.trim_end()) > stroke.edge
        };
        strokes.filter(is_cut).map(|(_, text)| text.to_owned()).collect()
    }

    /// What a click at a place means, if anything.
    #[must_use]
    pub fn click(&self, x: u16, y: u16) -> Option<Click> {
        resolve(&self.targets, x, y)
    }

    /// What was drawn, for the backend: cells, and the caret.
    #[must_use]
    pub fn finished(&self) -> (&Buffer, Option<(u16, u16)>) {
        (&self.buffer, self.caret)
    }

    /// What a person sees, one line a row, blanks at the ends taken off.
    #[must_use]
    pub fn to_text(&self) -> String {
        let mut text = String::new();
        for y in 0..self.rows() {
            let mut line = String::new();
            let mut x = 0;
            while x < self.columns() {
                let symbol = self.buffer[(x, y)].symbol();
                line.push_str(symbol);
                x += columns_of(symbol).max(1);
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text
    }
}

/// Draws a row from nothing; the column behind its last stroke.
fn draw_row(row: &Row, cells: &mut [Cell]) -> u16 {
    cells.iter_mut().for_each(Cell::reset);
    row.strokes().fold(0, |_, (Stroke { x, edge, ink, what, .. }, text)| {
        draw(cells, (x, edge), ink, what, text)
    })
}

/// Makes one stroke on the cells of a row; the column behind it.
fn draw(cells: &mut [Cell], span: (u16, u16), ink: Ink, what: What, text: &str) -> u16 {
    match what {
        What::Text => write(cells, span, ink, text),
        What::Ink => paint(cells, span, ink),
    }
}

/// Writes a text onto the cells of a row; the column behind it.
fn write(cells: &mut [Cell], (x, edge): (u16, u16), ink: Ink, text: &str) -> u16 {
    let mut at = x;
    for grapheme in graphemes(text) {
        // What has no width is not drawn; control characters have none.
        let wide = u16::try_from(grapheme_width(grapheme)).unwrap_or_default();
        if at + wide > edge {
            break;
        }
        let symbols = [grapheme, " "].into_iter().take(usize::from(wide));
        for (cell, symbol) in cells[usize::from(at)..].iter_mut().zip(symbols) {
            // Most cells are blank, and most ink is plain, which changes nothing.
            if symbol != " " || cell.symbol() != " " {
                cell.set_symbol(symbol);
            }
            // What stood there before leaves nothing behind.
            if !is_plain(cell) {
                cell.set_style(Style::reset());
            }
            if ink != Ink::Plain {
                cell.set_style(ink.style());
            }
        }
        at += wide;
    }
    at
}

fn is_plain(cell: &Cell) -> bool {
    cell.modifier.is_empty() && (cell.fg, cell.bg) == (Color::Reset, Color::Reset)
}

/// Gives the cells of a row another ink; the column behind them.
fn paint(cells: &mut [Cell], (x, edge): (u16, u16), ink: Ink) -> u16 {
    for cell in &mut cells[usize::from(x.min(edge))..usize::from(edge)] {
        cell.set_style(ink.style());
    }
    edge
}

/// Columns of `text`, as the canvas counts.
#[must_use]
pub fn columns_of(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}
