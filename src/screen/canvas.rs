//! How does text get onto the screen?
//!
//! The only way: everything a screen shows is put onto a [`Canvas`], which measures by the one
//! layout rule of [`crate::text::width`] and lets no control character pass. ratatui's text
//! widgets measure East Asian ambiguous characters as one column and are not used.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::ink::Ink;
use crate::text::grapheme::graphemes;
use crate::text::width::{fit, grapheme_width, width};

/// 画布. One screen being drawn: cells, and where the caret stands.
#[derive(Clone, Debug)]
pub struct Canvas {
    buffer: Buffer,
    caret: Option<(u16, u16)>,
}

impl Canvas {
    /// An empty screen of this many columns and rows.
    #[must_use]
    pub fn new(columns: u16, rows: u16) -> Self {
        Self { buffer: Buffer::empty(Rect::new(0, 0, columns, rows)), caret: None }
    }

    /// Empties it, at another size if need be.
    pub fn clear(&mut self, columns: u16, rows: u16) {
        self.buffer.resize(Rect::new(0, 0, columns, rows));
        self.buffer.reset();
        self.caret = None;
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
        let mut at = x;
        if y >= self.rows() {
            return at;
        }
        let (columns, y) = (usize::from(self.columns()), usize::from(y));
        let row = &mut self.buffer.content[y * columns..(y + 1) * columns];
        for grapheme in graphemes(text) {
            // What has no width is not drawn; control characters have none.
            let wide = u16::try_from(grapheme_width(grapheme)).unwrap_or_default();
            if at + wide > edge {
                break;
            }
            let symbols = [grapheme, " "].into_iter().take(usize::from(wide));
            for (cell, symbol) in row[usize::from(at)..].iter_mut().zip(symbols) {
                // Most cells are blank, and most ink is plain, which changes nothing.
                if symbol != " " || cell.symbol() != " " {
                    cell.set_symbol(symbol);
                }
                if ink != Ink::Plain {
                    cell.set_style(ink.style());
                }
            }
            at += wide;
        }
        at
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
        for at in x..x.saturating_add(columns).min(self.columns()) {
            if y < self.rows() {
                self.buffer[(at, y)].set_style(ink.style());
            }
        }
    }

    /// A rule over the whole width.
    pub fn rule(&mut self, y: u16) {
        let rule = "-".repeat(usize::from(self.columns()));
        self.put(0, y, &rule, Ink::Dim);
    }

    /// Where the terminal's own cursor stands: an input method puts its window there.
    pub fn caret(&mut self, x: u16, y: u16) {
        self.caret =
            Some((x.min(self.columns().saturating_sub(1)), y.min(self.rows().saturating_sub(1))));
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

/// Columns of `text`, as the canvas counts.
#[must_use]
pub fn columns_of(text: &str) -> u16 {
    u16::try_from(width(text)).unwrap_or(u16::MAX)
}
