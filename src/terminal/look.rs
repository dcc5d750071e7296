//! How are attributes and colours of a cell sent?

use std::io::Write as _;

use ratatui::buffer::Cell;
use ratatui::style::{Color, Modifier};

use super::glyphs::Colours;

/// 外观. Attributes and the eight colours of a cell, packed.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Look(u16);

const ATTRIBUTES: [(Modifier, u16, u8); 4] = [
    (Modifier::BOLD, 1, 1),
    (Modifier::DIM, 2, 2),
    (Modifier::UNDERLINED, 4, 4),
    (Modifier::REVERSED, 8, 7),
];
const DIM: u16 = 2;
const UNDERLINED: u16 = 4;
/// Underline, reverse and background: what can be seen on a blank.
const PAPER: u16 = 4 | 8 | (0xF << BACK);
const FRONT: u16 = 4;
const BACK: u16 = 8;

impl Look {
    /// No attribute and no colour.
    pub(super) const PLAIN: Self = Self(0);

    /// The look of a cell.
    pub(super) fn of(cell: &Cell, colours: Colours) -> Self {
        let mut bits = 0;
        if !cell.modifier.is_empty() {
            for (modifier, bit, _) in ATTRIBUTES {
                bits |= if cell.modifier.contains(modifier) { bit } else { 0 };
            }
        }
        match colours {
            Colours::None => {}
            Colours::Eight => bits |= basic(cell.fg) << FRONT | basic(cell.bg) << BACK,
            Colours::Contrast => {
                bits &= !DIM;
                bits |= if basic(cell.fg) == 0 { 0 } else { UNDERLINED };
            }
        }
        Self(bits)
    }

    /// All of it as a number.
    pub(super) fn bits(self) -> u16 {
        self.0
    }

    /// Whether it is dim.
    pub(super) fn is_dim(self) -> bool {
        self.0 & DIM != 0
    }

    /// What of it can be seen on a blank.
    pub(super) fn on_blank(self) -> Self {
        Self(self.0 & PAPER)
    }

    /// Writes what turns this look into `to`.
    pub(super) fn change(self, to: Self, out: &mut Vec<u8>) {
        if self == to {
            return;
        }
        if to == Self::PLAIN {
            out.extend(b"\x1b[m");
            return;
        }
        let adds = self.is_within(to);
        let named = if adds { Self(to.0 & !self.0) } else { to };
        out.extend(b"\x1b[");
        if !adds {
            out.extend(b"0;");
        }
        named.write_codes(out);
        out.pop(); // the last semicolon
        out.push(b'm');
    }

    /// Whether all of it is in `other`, so that nothing must be taken back.
    fn is_within(self, other: Self) -> bool {
        let colour = |shift: u16| {
            let (own, others) = (self.0 >> shift & 0xF, other.0 >> shift & 0xF);
            own == 0 || own == others
        };
        self.0 & 0xF & !other.0 == 0 && colour(FRONT) && colour(BACK)
    }

    fn write_codes(self, out: &mut Vec<u8>) {
        for (_, bit, code) in ATTRIBUTES {
            if self.0 & bit != 0 {
                out.extend([b'0' + code, b';']);
            }
        }
        for (shift, base) in [(FRONT, 30), (BACK, 40)] {
            let colour = self.0 >> shift & 0xF;
            if colour != 0 {
                // A vector takes all that is written.
                let _ = write!(out, "{};", base + colour - 1);
            }
        }
    }
}

/// 1 to 8 for the eight colours, bright ones as their plain twins, 0 for the terminal's own.
fn basic(colour: Color) -> u16 {
    match colour {
        Color::Black | Color::DarkGray => 1,
        Color::Red | Color::LightRed => 2,
        Color::Green | Color::LightGreen => 3,
        Color::Yellow | Color::LightYellow => 4,
        Color::Blue | Color::LightBlue => 5,
        Color::Magenta | Color::LightMagenta => 6,
        Color::Cyan | Color::LightCyan => 7,
        Color::White | Color::Gray => 8,
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(from: u16, to: u16) -> String {
        let mut out = Vec::new();
        Look(from).change(Look(to), &mut out);
        String::from_utf8(out).expect("ASCII").replace('\x1b', "^")
    }

    #[test]
    fn only_what_changes_is_sent() {
        assert_eq!(change(1, 1), "");
        assert_eq!(change(9, 0), "^[m");
        assert_eq!(change(1, 9), "^[7m");
        assert_eq!(change(9, 1), "^[0;1m");
        assert_eq!(change(0, 2 << FRONT | 1), "^[1;31m");
        assert_eq!(change(2 << FRONT, 6 << FRONT), "^[0;35m");
    }
}
