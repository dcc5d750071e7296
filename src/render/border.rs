//! What is a table's frame drawn with?

use super::{Borders, TextOptions};

/// Which of the four edges meet at a corner.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Corner {
    pub left: bool,
    pub right: bool,
    pub up: bool,
    pub down: bool,
}

/// The characters of a frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pencil {
    borders: Borders,
}

impl Pencil {
    pub fn new(options: &TextOptions) -> Self {
        Self { borders: options.borders }
    }

    /// An upright between two cells.
    pub fn upright(self) -> char {
        match self.borders {
            Borders::Unicode => '│',
            Borders::Ascii => '|',
        }
    }

    /// A rule of so many columns, each character taking `border` of them.
    pub fn rule(self, columns: usize, border: usize) -> String {
        match self.borders {
            Borders::Unicode => "─".repeat(columns / border),
            Borders::Ascii => "-".repeat(columns),
        }
    }

    /// Where edges meet.
    pub fn corner(self, corner: Corner) -> char {
        let Corner { left, right, up, down } = corner;
        match (self.borders, left || right, up || down) {
            (Borders::Ascii, true, true) => '+',
            (Borders::Ascii, true, false) => '-',
            (Borders::Ascii, false, _) => '|',
            (Borders::Unicode, ..) => match (left, right, up, down) {
                (true, true, true, true) => '┼',
                (true, true, true, false) => '┴',
                (true, true, false, true) => '┬',
                (true, true, false, false) => '─',
                (true, false, true, true) => '┤',
                (false, true, true, true) => '├',
                (true, false, true, false) => '┘',
                (true, false, false, _) => '┐',
                (false, true, true, false) => '└',
                (false, true, false, _) => '┌',
                (false, false, ..) => '│',
            },
        }
    }
}
