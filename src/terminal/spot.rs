//! What stands in one cell of the screen?

use std::collections::HashMap;

use ratatui::buffer::Cell;

use super::glyphs::Colours;
use super::look::Look;
use crate::text::width::{grapheme_width, is_ambiguous};

/// 格. A cell as it is on the glass: small enough that rows are compared and copied at no cost.
#[derive(Clone, Copy, Debug, Eq)]
pub(super) struct Spot {
    /// A character, or [`TRAIL`], or a cluster.
    glyph: u32,
    /// Attributes and colours.
    pub(super) look: Look,
    /// Cells the glyph takes: 1 or 2.
    cells: u16,
}

impl PartialEq for Spot {
    /// As one word: whole screens are compared at every key.
    fn eq(&self, other: &Self) -> bool {
        self.word() == other.word()
    }
}

/// The second cell of a wide glyph.
const TRAIL: u32 = 0;
/// From here on: clusters of several characters, by their number.
const CLUSTER: u32 = 0x8000_0000;

/// What it takes to draw a glyph in the columns it was given.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Kind {
    /// All terminals agree on its width.
    Settled(char),
    /// Box drawing or block, laid out in one column.
    Frame(char),
    /// Laid out in two columns; the terminal may think otherwise.
    Ambiguous(char),
    /// Several characters in one glyph, by their number; terminals differ.
    Cluster(usize),
}

impl Spot {
    /// An empty cell.
    pub(super) const BLANK: Self = Self { glyph: ' ' as u32, look: Look::PLAIN, cells: 1 };

    /// Whether it is the second cell of a wide glyph.
    pub(super) fn is_trail(self) -> bool {
        self.glyph == TRAIL
    }

    /// Whether it shows nothing but its background.
    pub(super) fn is_space(self) -> bool {
        self.glyph == u32::from(' ')
    }

    fn word(self) -> u64 {
        u64::from(self.glyph) << 32 | u64::from(self.look.bits()) << 16 | u64::from(self.cells)
    }

    /// Cells it takes.
    pub(super) fn cells(self) -> u16 {
        self.cells
    }

    /// What it takes to draw it.
    pub(super) fn kind(self) -> Kind {
        if self.glyph >= CLUSTER {
            return Kind::Cluster((self.glyph - CLUSTER) as usize);
        }
        let c = char::from_u32(self.glyph).unwrap_or(' ');
        if is_plain(c) {
            Kind::Settled(c)
        } else if is_frame(c) {
            Kind::Frame(c)
        } else if is_ambiguous(c) {
            Kind::Ambiguous(c)
        } else {
            Kind::Settled(c)
        }
    }
}

/// ASCII, 汉字, and the full-width punctuation: nearly all there is, told apart at no cost.
fn is_plain(c: char) -> bool {
    c.is_ascii() || is_plainly_wide(c)
}

fn is_plainly_wide(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3000}'..='\u{3029}' | '\u{FF01}'..='\u{FF60}')
}

/// Box drawing and block elements: one column in the layout, whatever the terminal thinks.
fn is_frame(c: char) -> bool {
    ('\u{2500}'..='\u{259F}').contains(&c)
}

/// The clusters that were drawn; almost always none.
#[derive(Debug, Default)]
pub(super) struct Clusters {
    texts: Vec<Box<str>>,
    numbers: HashMap<Box<str>, u32>,
}

impl Clusters {
    /// The text of a cluster.
    pub(super) fn text(&self, number: usize) -> &str {
        self.texts.get(number).map_or("", |text| text)
    }

    /// Forgets all; only when no cell refers to one.
    pub(super) fn clear(&mut self) {
        self.texts.clear();
        self.numbers.clear();
    }

    fn number(&mut self, text: &str) -> u32 {
        if let Some(number) = self.numbers.get(text) {
            return *number;
        }
        // Far fewer clusters than 2³¹ fit into memory.
        let number = CLUSTER + u32::try_from(self.texts.len()).unwrap_or_default();
        self.texts.push(text.into());
        self.numbers.insert(text.into(), number);
        number
    }
}

/// Reads a drawn row.
pub(super) fn read(row: &[Cell], colours: Colours, clusters: &mut Clusters, into: &mut [Spot]) {
    let mut trail = None;
    let columns = row.len();
    for (at, (cell, spot)) in row.iter().zip(into).enumerate() {
        if let Some(look) = trail.take() {
            *spot = Spot { glyph: TRAIL, look, cells: 1 };
            continue;
        }
        let (glyph, wide) = measure(cell.symbol(), clusters);
        let look = Look::of(cell, colours);
        if glyph == u32::from(' ') || wide && at + 1 == columns {
            *spot = Spot { look: look.on_blank(), ..Spot::BLANK };
        } else {
            *spot = Spot { glyph, look, cells: 1 + u16::from(wide) };
            trail = wide.then_some(look);
        }
    }
}

/// The glyph of a symbol, and whether it takes two cells. What has no width, or could act on the
/// terminal, is a blank.
fn measure(symbol: &str, clusters: &mut Clusters) -> (u32, bool) {
    const SPACE: (u32, bool) = (' ' as u32, false);
    match *symbol.as_bytes() {
        [byte] if byte.is_ascii_control() => return SPACE,
        [byte] => return (u32::from(byte), false),
        // 汉字 from U+5000 on, put together from their three bytes.
        [a @ 0xE5..=0xE9, b, c] => {
            let bits = |byte: u8, low: u8| u32::from(byte & low);
            return (bits(a, 0xF) << 12 | bits(b, 0x3F) << 6 | bits(c, 0x3F), true);
        }
        _ => {}
    }
    let mut chars = symbol.chars();
    let Some(first) = chars.next() else { return SPACE };
    if chars.next().is_none() {
        return match first {
            first if is_plainly_wide(first) => (u32::from(first), true),
            first if is_frame(first) => (u32::from(first), false),
            first if first.is_control() => SPACE,
            first => match grapheme_width(symbol) {
                0 => SPACE,
                width => (u32::from(first), width == 2),
            },
        };
    }
    match grapheme_width(symbol) {
        0 => SPACE,
        _ if symbol.chars().any(char::is_control) => SPACE,
        width => (clusters.number(symbol), width == 2),
    }
}
