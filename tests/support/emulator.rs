//! What would a person see? A pocket terminal.
//!
//! Behaves as xterm as far as the program goes: deferred wrap, halves of wide characters that are
//! overwritten become blanks, erased and inserted cells take the background that is on. Ambiguous
//! characters take one column or two, as asked for. Anything it does not know is a failure.

use std::collections::BTreeSet;

use unicode_width::UnicodeWidthChar;
use vte::{Params, Parser, Perform};

/// What another program may leave on: modes by their number, and what has none.
pub const LEFT_ON: [&str; 9] =
    ["1", "9", "1000", "1002", "1003", "1004", "keypad", "kitty", "modifyOtherKeys"];

/// A cell as it is seen.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Seen {
    /// The characters; empty in the second cell of a wide one.
    pub text: String,
    pub bold: bool,
    pub reverse: bool,
    pub colour: u16,
}

/// The terminal.
pub struct Emulator {
    parser: Parser,
    pub screen: Screen,
}

/// What it shows and what it has answered.
pub struct Screen {
    pub columns: usize,
    pub rows: usize,
    pub cells: Vec<Vec<Seen>>,
    pub cursor: (usize, usize),
    pub visible: bool,
    pub alternate: bool,
    pub pastes: bool,
    pub clicks: bool,
    /// What another program left on and did not take back.
    pub left_on: BTreeSet<&'static str>,
    /// What it has sent back.
    pub replies: Vec<u8>,
    /// How often it scrolled.
    pub scrolled: usize,
    ambiguous: usize,
    /// The last column was drawn: the next character goes to the next row.
    pending: bool,
    pen: Seen,
}

impl Emulator {
    /// A terminal that draws ambiguous characters in this many columns.
    pub fn new(columns: usize, rows: usize, ambiguous: usize) -> Self {
        let pen = Seen { text: " ".to_owned(), bold: false, reverse: false, colour: 0 };
        let screen = Screen {
            columns,
            rows,
            cells: vec![vec![pen.clone(); columns]; rows],
            cursor: (0, 0),
            visible: true,
            alternate: false,
            pastes: false,
            clicks: false,
            left_on: BTreeSet::new(),
            replies: Vec::new(),
            scrolled: 0,
            ambiguous,
            pending: false,
            pen,
        };
        Self { parser: Parser::new(), screen }
    }

    /// Another size: rows and columns are cut off or added at the end.
    pub fn resize(&mut self, columns: usize, rows: usize) {
        let blank = Seen { text: " ".to_owned(), bold: false, reverse: false, colour: 0 };
        let screen = &mut self.screen;
        screen.cells.resize(rows, vec![blank.clone(); columns]);
        screen.cells.iter_mut().for_each(|row| row.resize(columns, blank.clone()));
        (screen.columns, screen.rows) = (columns, rows);
        screen.go(screen.cursor.0, screen.cursor.1);
    }

    /// Takes what a program sends.
    pub fn feed(&mut self, bytes: &[u8]) {
        self.parser.advance(&mut self.screen, bytes);
    }

    /// What a person reads, one line a row.
    pub fn text(&self) -> String {
        let row = |row: &Vec<Seen>| row.iter().map(|cell| cell.text.as_str()).collect::<String>();
        self.screen.cells.iter().map(row).collect::<Vec<_>>().join("\n")
    }
}

/// The GBK characters whose width is not settled, and box drawing.
pub fn is_ambiguous(c: char) -> bool {
    let settled = c.is_ascii() || ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let frame = ('\u{2500}'..='\u{259F}').contains(&c);
    !settled && (frame || include_str!("../cases/terminal/ambiguous-gbk.txt").contains(c))
}

impl Screen {
    fn width(&self, c: char) -> usize {
        if is_ambiguous(c) { self.ambiguous } else { c.width().unwrap_or(0) }
    }

    fn blank(&self) -> Seen {
        Seen { text: " ".to_owned(), reverse: self.pen.reverse, bold: false, colour: 0 }
    }

    /// A wide character that loses a half at `x` leaves a blank.
    fn split(&mut self, x: usize) {
        let (columns, row) = (self.columns, self.cursor.1);
        let cells = &mut self.cells[row];
        if x > 0 && x < columns && cells[x].text.is_empty() {
            cells[x].text = " ".to_owned();
            cells[x - 1].text = " ".to_owned();
        }
    }

    fn line_feed(&mut self) {
        if self.cursor.1 + 1 < self.rows {
            self.cursor.1 += 1;
        } else {
            self.scrolled += 1;
            self.cells.remove(0);
            let blank = self.blank();
            self.cells.push(vec![blank; self.columns]);
        }
    }

    fn go(&mut self, x: usize, y: usize) {
        self.pending = false;
        self.cursor = (x.min(self.columns - 1), y.min(self.rows - 1));
    }

    fn erase(&mut self, row: usize, from: usize, to: usize) {
        let blank = self.blank();
        self.cells[row][from..to].fill(blank);
    }

    fn set_attributes(&mut self, params: &Params) {
        for code in params.iter().map(|param| param[0]) {
            match code {
                0 => (self.pen.bold, self.pen.reverse, self.pen.colour) = (false, false, 0),
                1 => self.pen.bold = true,
                2 | 4 => {}
                7 => self.pen.reverse = true,
                30..=37 => self.pen.colour = code,
                code => panic!("attribute {code}"),
            }
        }
    }

    fn set_mode(&mut self, mode: u16, on: bool) {
        if let (Some(left), false) = (LEFT_ON.iter().find(|left| left.parse() == Ok(mode)), on) {
            self.left_on.remove(left);
        }
        match mode {
            25 => self.visible = on,
            1049 => self.alternate = on,
            2004 => self.pastes = on,
            1000 => self.clicks = on,
            // Clicks are told in digits.
            1006 => {}
            1 | 9 | 1002 | 1003 | 1004 if !on => {}
            mode => panic!("mode {mode}"),
        }
    }
}

impl Perform for Screen {
    fn print(&mut self, c: char) {
        let width = self.width(c);
        if width == 0 {
            let x = if self.pending { self.cursor.0 } else { self.cursor.0.saturating_sub(1) };
            let row = &mut self.cells[self.cursor.1];
            let x = if row[x].text.is_empty() { x - 1 } else { x };
            return row[x].text.push(c);
        }
        if self.pending || self.cursor.0 + width > self.columns {
            self.cursor.0 = 0;
            self.pending = false;
            self.line_feed();
        }
        let (x, y) = self.cursor;
        self.split(x);
        self.split(x + width);
        self.cells[y][x] = Seen { text: c.to_string(), ..self.pen.clone() };
        if width == 2 {
            self.cells[y][x + 1] = Seen { text: String::new(), ..self.pen.clone() };
        }
        self.pending = x + width == self.columns;
        self.cursor.0 = (x + width).min(self.columns - 1);
    }

    fn execute(&mut self, byte: u8) {
        match byte {
            b'\r' => self.go(0, self.cursor.1),
            b'\n' => self.line_feed(),
            8 => self.go(self.cursor.0.saturating_sub(1), self.cursor.1),
            byte => panic!("control character {byte:#x}"),
        }
    }

    fn csi_dispatch(&mut self, params: &Params, intermediates: &[u8], _: bool, last: char) {
        let given = |at: usize| params.iter().nth(at).map_or(0, |param| usize::from(param[0]));
        let count = given(0).max(1);
        let (x, y) = self.cursor;
        let (columns, rows) = (self.columns, self.rows);
        match (intermediates, last) {
            (b"?", 'h' | 'l') => {
                for mode in params {
                    self.set_mode(mode[0], last == 'h');
                }
            }
            (b"=", 'u') => _ = self.left_on.remove("kitty"),
            (b">", 'm') if given(0) == 4 => _ = self.left_on.remove("modifyOtherKeys"),
            (b"", 'J') if given(0) == 0 => {
                self.erase(y, x, columns);
                (y + 1..rows).for_each(|row| self.erase(row, 0, columns));
            }
            (b"", 'm') => self.set_attributes(params),
            (b"", 'H') => self.go(given(1).max(1) - 1, count - 1),
            (b"", 'A') => self.go(x, y.saturating_sub(count)),
            (b"", 'B') => self.go(x, y + count),
            (b"", 'C') => self.go(x + count, y),
            (b"", 'D') => self.go(x.saturating_sub(count), y),
            (b"", 'G') => self.go(count - 1, y),
            (b"", 'd') => self.go(x, count - 1),
            (b"", 'J') if given(0) == 2 => (0..rows).for_each(|row| self.erase(row, 0, columns)),
            (b"", 'K') if given(0) == 2 => self.erase(y, 0, columns),
            (b"", 'K') => {
                self.split(x);
                self.erase(y, x, columns);
            }
            (b"", '@' | 'P') => {
                let end = (x + count).min(columns);
                self.split(x);
                self.split(if last == '@' { columns - (end - x) } else { end });
                let blank = self.blank();
                let gone = if last == '@' { columns - (end - x)..columns } else { x..end };
                let fill = if last == '@' { x } else { columns - (end - x) };
                self.cells[y].drain(gone);
                self.cells[y].splice(fill..fill, std::iter::repeat_n(blank, end - x));
            }
            (b"", 'L' | 'M') => {
                let blank = vec![self.blank(); columns];
                for _ in 0..count {
                    let (from, to) = if last == 'L' { (rows - 1, y) } else { (y, rows - 1) };
                    self.cells.remove(from);
                    self.cells.insert(to, blank.clone());
                }
                self.go(0, y);
            }
            (b"", 'n') if given(0) == 6 => {
                self.replies.extend(format!("\x1b[{};{}R", y + 1, x + 1).bytes());
            }
            (b"", 'c') => self.replies.extend(b"\x1b[?62;c"),
            other => panic!("sequence {other:?}"),
        }
    }

    fn esc_dispatch(&mut self, _: &[u8], _: bool, byte: u8) {
        match byte {
            b'>' => _ = self.left_on.remove("keypad"),
            byte => panic!("escape {byte:#x}"),
        }
    }
}
