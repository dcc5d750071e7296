//! Which bytes turn what the terminal shows into what the wizard has drawn?

use super::glyphs::{Colours, Glyphs};
use super::pen::{Glass, Pen};
use super::row::{Scratch, redraw};
use super::scroll::move_rows;
use super::spot::{Clusters, Spot, read};
use crate::screen::{Canvas, Row};

/// 画工. Knows what the terminal shows, and sends only what is different; pure.
///
/// Holds what a slow line and old terminals ask for: nothing when nothing changed, the last cell
/// of the last row never drawn, no cell drawn with another width than it was given, no control
/// characters but ESC, CR, LF and BS.
#[derive(Debug)]
pub struct Painter {
    columns: u16,
    rows: u16,
    glyphs: Glyphs,
    colours: Colours,
    clusters: Clusters,
    /// What the terminal shows.
    shown: Vec<Spot>,
    /// What it is to show.
    next: Vec<Spot>,
    /// What was put onto the rows that it shows; none: nothing was read yet.
    known: Vec<Row>,
    pen: Pen,
    /// Whether the cursor can be seen, if that is known.
    visible: Option<bool>,
    /// Whether what the terminal shows is not known at all.
    forgotten: bool,
    out: Vec<u8>,
    scratch: Scratch,
}

const HIDE: &[u8] = b"\x1b[?25l";
const SHOW: &[u8] = b"\x1b[?25h";
/// From this many bytes on the cursor would be seen running about.
const BIG: usize = 200;

impl Painter {
    /// For a terminal of this many columns and rows of which nothing else is known.
    #[must_use]
    pub fn new(columns: u16, rows: u16, glyphs: Glyphs, colours: Colours) -> Self {
        let mut painter = Self {
            columns,
            rows,
            glyphs,
            colours,
            clusters: Clusters::default(),
            shown: Vec::new(),
            next: Vec::new(),
            known: Vec::new(),
            pen: Pen::HOME,
            visible: None,
            forgotten: true,
            out: Vec::new(),
            scratch: Scratch::default(),
        };
        painter.resize(columns, rows);
        painter
    }

    /// The terminal has another size; the next frame draws everything.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        (self.columns, self.rows) = (columns, rows);
        self.forget();
    }

    /// The terminal is known to draw otherwise, or is to be sent other colours.
    pub fn look_otherwise(&mut self, glyphs: Glyphs, colours: Colours) {
        if (self.glyphs, self.colours) != (glyphs, colours) {
            (self.glyphs, self.colours) = (glyphs, colours);
            self.forget();
        }
    }

    /// Something else wrote to the terminal; the next frame draws everything.
    pub fn forget(&mut self) {
        self.forgotten = true;
        self.visible = None;
    }

    /// The bytes that turn what the terminal shows into what was drawn, with the cursor at the
    /// caret or hidden. Empty when nothing changed.
    pub fn frame(&mut self, canvas: &Canvas) -> &[u8] {
        if (canvas.columns(), canvas.rows()) != (self.columns, self.rows) {
            self.resize(canvas.columns(), canvas.rows());
        }
        self.out.clear();
        self.out.extend(HIDE);
        if std::mem::take(&mut self.forgotten) {
            self.start();
        }
        if self.read(canvas) {
            self.draw_rows();
        }
        let (_, caret) = canvas.finished();
        if let Some((x, y)) = caret {
            self.pen.go(&mut self.out, x, y);
        }
        self.finish(caret.is_some())
    }

    /// Clears the screen: from here on it is known what the terminal shows.
    fn start(&mut self) {
        self.out.extend(b"\x1b[m\x1b[H\x1b[2J");
        self.pen = Pen::HOME;
        self.clusters.clear();
        self.shown.clear();
        self.shown.resize(usize::from(self.columns) * usize::from(self.rows), Spot::BLANK);
        self.known.clear();
    }

    /// Reads the rows onto which something else was put than onto those the terminal shows; whether
    /// there are any.
    fn read(&mut self, canvas: &Canvas) -> bool {
        let (buffer, _) = canvas.finished();
        let width = usize::from(self.columns);
        self.next.clone_from(&self.shown);
        let mut changed = false;
        for y in 0..self.rows {
            let (at, row) = (usize::from(y), canvas.row(y));
            if self.known.get(at) == Some(row) {
                continue;
            }
            changed = true;
            let span = at * width..(at + 1) * width;
            let next = &mut self.next[span.clone()];
            read(&buffer.content[span], self.colours, &mut self.clusters, next);
            if y + 1 == self.rows {
                spare_last_cell(next);
            }
            match self.known.get_mut(at) {
                Some(known) => known.clone_from(row),
                None => self.known.push(row.clone()),
            }
        }
        changed
    }

    fn draw_rows(&mut self) {
        if self.shown == self.next {
            return;
        }
        let glass = Glass {
            glyphs: self.glyphs,
            columns: self.columns,
            rows: self.rows,
            clusters: &self.clusters,
        };
        move_rows(&mut self.pen, &mut self.out, &mut self.shown, &self.next, &glass);
        let width = usize::from(self.columns);
        for y in 0..self.rows {
            let start = usize::from(y) * width;
            let rows = (&self.shown[start..start + width], &self.next[start..start + width]);
            redraw(&mut self.pen, &mut self.out, y, rows, &glass, &mut self.scratch);
        }
        std::mem::swap(&mut self.shown, &mut self.next);
    }

    /// What is sent; a big frame with the cursor hidden meanwhile.
    fn finish(&mut self, visible: bool) -> &[u8] {
        let big = self.out.len() - HIDE.len() > BIG;
        let hide = if visible { big } else { self.visible != Some(false) };
        if visible && (big || self.visible != Some(true)) {
            self.out.extend(SHOW);
        }
        self.visible = Some(visible);
        if hide { &self.out } else { &self.out[HIDE.len()..] }
    }
}

/// Drawing the last cell of the last row makes some terminals scroll.
fn spare_last_cell(row: &mut [Spot]) {
    let Some((last, rest)) = row.split_last_mut() else { return };
    if last.is_trail()
        && let Some(lead) = rest.last_mut()
    {
        *lead = Spot::BLANK;
    }
    *last = Spot::BLANK;
}
