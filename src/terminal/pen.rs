//! How is one glyph put on the glass?

use super::glyphs::Glyphs;
use super::look::Look;
use super::moves::shortest;
use super::spot::{Clusters, Kind, Spot};
use super::stand_in::{is_another_when_cut, one_column, two_columns};

/// 笔. Where the terminal's cursor stands and which attributes are on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pen {
    /// Column and row, if they are known.
    at: Option<(u16, u16)>,
    look: Look,
}

/// 玻璃. What must be known about the terminal to draw on it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glass<'a> {
    pub(super) glyphs: Glyphs,
    pub(super) columns: u16,
    pub(super) rows: u16,
    pub(super) clusters: &'a Clusters,
}

impl Pen {
    /// After a clear screen: top left, no attributes.
    pub(super) const HOME: Self = Self { at: Some((0, 0)), look: Look::PLAIN };

    /// Goes to a place.
    pub(super) fn go(&mut self, out: &mut Vec<u8>, x: u16, y: u16) {
        out.extend(shortest(self.at, (x, y)).bytes());
        self.at = Some((x, y));
    }

    /// Where it stands, if that is known.
    pub(super) fn at(&self) -> Option<(u16, u16)> {
        self.at
    }

    /// Something moved the cursor.
    pub(super) fn is_lost(&mut self) {
        self.at = None;
    }

    /// Turns on the attributes of `look`.
    fn dress(&mut self, out: &mut Vec<u8>, look: Look) {
        self.look.change(look, out);
        self.look = look;
    }

    /// Turns off what could be seen on a blank: blanks that the terminal fills in take it on.
    pub(super) fn dress_plain(&mut self, out: &mut Vec<u8>) {
        if self.look.on_blank() != Look::PLAIN {
            self.dress(out, Look::PLAIN);
        }
    }

    /// Empties the row from here to its end.
    pub(super) fn erase_rest(&mut self, out: &mut Vec<u8>) {
        self.dress_plain(out);
        out.extend(b"\x1b[K");
    }

    /// Whether `spot` could be drawn with the attributes that are on. PuTTY makes a grey box of a
    /// dim blank where the background is light.
    pub(super) fn suits(&self, spot: Spot) -> bool {
        if spot.is_space() {
            self.look.on_blank() == spot.look && !self.look.is_dim()
        } else {
            self.look == spot.look
        }
    }

    /// Draws a glyph where the pen stands. The cells it was given are drawn, no other.
    pub(super) fn put(&mut self, out: &mut Vec<u8>, spot: Spot, glass: &Glass<'_>) {
        if !self.suits(spot) {
            self.dress(out, spot.look);
        }
        match spot.kind() {
            Kind::Settled(c) => self.put_char(out, c, spot.cells(), glass),
            Kind::Frame(c) if glass.glyphs == Glyphs::Narrow => self.put_char(out, c, 1, glass),
            Kind::Frame(c) => self.put_char(out, one_column(c), 1, glass),
            Kind::Ambiguous(c) if spot.cells() == 1 => {
                let c = if glass.glyphs == Glyphs::Narrow { c } else { '?' };
                self.put_char(out, c, 1, glass);
            }
            Kind::Ambiguous(c) => self.put_ambiguous(out, c, glass),
            Kind::Cluster(number) => {
                self.put_over_blanks(out, glass.clusters.text(number), spot.cells(), glass);
                self.at = None;
            }
        }
    }

    fn put_ambiguous(&mut self, out: &mut Vec<u8>, c: char, glass: &Glass<'_>) {
        let stand_in = match glass.glyphs {
            Glyphs::Safe => two_columns(c),
            Glyphs::Narrow | Glyphs::Unknown if is_another_when_cut(c) => two_columns(c),
            _ => None,
        };
        if let Some(text) = stand_in {
            out.extend(text.as_bytes());
            self.advance(2, glass);
            return;
        }
        let mut bytes = [0; 4];
        let text = c.encode_utf8(&mut bytes);
        match glass.glyphs {
            Glyphs::Narrow => {
                // A font for Chinese draws the full form: a blank on its open side makes room.
                let (before, after): (&[u8], &[u8]) =
                    if matches!(c, '”' | '’') { (b" ", b"") } else { (b"", b" ") };
                out.extend(before);
                out.extend(text.as_bytes());
                out.extend(after);
                self.advance(2, glass);
            }
            // xterm leaves the second half of some unpainted, hence the blanks.
            Glyphs::Wide => self.put_over_blanks(out, text, 2, glass),
            Glyphs::Unknown | Glyphs::Safe => {
                self.put_over_blanks(out, text, 2, glass);
                self.at = None;
            }
        }
    }

    /// Blanks first, then back, then the text over them.
    fn put_over_blanks(&mut self, out: &mut Vec<u8>, text: &str, cells: u16, glass: &Glass<'_>) {
        let start = self.at;
        out.extend(&b"  "[..usize::from(cells)]);
        self.advance(cells, glass);
        if let Some((x, y)) = start {
            self.go(out, x, y);
        }
        out.extend(text.as_bytes());
        self.advance(cells, glass);
    }

    fn put_char(&mut self, out: &mut Vec<u8>, c: char, cells: u16, glass: &Glass<'_>) {
        if c.is_ascii() {
            out.push(c as u8);
        } else {
            out.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
        }
        self.advance(cells, glass);
    }

    /// At the right edge terminals differ in where the cursor stands.
    fn advance(&mut self, cells: u16, glass: &Glass<'_>) {
        self.at = self.at.and_then(|(x, y)| {
            let x = x + cells;
            (x < glass.columns).then_some((x, y))
        });
    }
}
