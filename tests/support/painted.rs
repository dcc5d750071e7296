//! Does the terminal show what was drawn?
#![allow(dead_code)] // every test file uses its own part

pub use super::emulator;

use emulator::{Emulator, Seen, is_ambiguous};
use nianbao::screen::Canvas;
use nianbao::terminal::{Colours, Glyphs, Painter};

/// Every profile on every terminal it is meant for.
pub const TERMINALS: [(Glyphs, usize); 6] = [
    (Glyphs::Narrow, 1),
    (Glyphs::Wide, 2),
    (Glyphs::Unknown, 1),
    (Glyphs::Unknown, 2),
    (Glyphs::Safe, 1),
    (Glyphs::Safe, 2),
];

/// A painter and the terminal it paints on.
pub struct Pair {
    pub painter: Painter,
    pub emulator: Emulator,
    glyphs: Glyphs,
    ambiguous: usize,
}

impl Pair {
    pub fn new(columns: u16, rows: u16, glyphs: Glyphs, ambiguous: usize) -> Self {
        let painter = Painter::new(columns, rows, glyphs, Colours::Eight);
        let emulator = Emulator::new(columns.into(), rows.into(), ambiguous);
        Self { painter, emulator, glyphs, ambiguous }
    }

    /// Paints a canvas; how many bytes it took.
    pub fn paint(&mut self, canvas: &Canvas) -> usize {
        let bytes = self.painter.frame(canvas);
        self.emulator.feed(bytes);
        bytes.len()
    }

    /// What differs between the terminal and the canvas.
    pub fn difference(&self, canvas: &Canvas) -> Option<String> {
        let screen = &self.emulator.screen;
        let (_, caret) = canvas.finished();
        if screen.scrolled > 0 {
            return Some("it scrolled".to_owned());
        }
        if screen.visible != caret.is_some() {
            return Some("the cursor is wrongly shown or hidden".to_owned());
        }
        if let Some((x, y)) = caret
            && screen.cursor != (x.into(), y.into())
        {
            return Some(format!("caret {:?} instead of {caret:?}", screen.cursor));
        }
        let rows = expected(canvas, self.glyphs, self.ambiguous);
        let wrong = rows.iter().zip(&screen.cells).position(|(want, seen)| !same(want, seen))?;
        let text = |row: &[Seen]| row.iter().map(|cell| cell.text.clone()).collect::<String>();
        let (want, seen) = (&rows[wrong], &screen.cells[wrong]);
        let column = want.iter().zip(seen).position(|(want, seen)| !alike(want, seen));
        Some(format!(
            "{:?} on {}: row {wrong} column {column:?}\nwant |{}|\nseen |{}|",
            self.glyphs,
            self.ambiguous,
            text(want),
            text(seen)
        ))
    }
}

/// What the terminal is to show; `�` where any stand-in may be.
fn expected(canvas: &Canvas, glyphs: Glyphs, ambiguous: usize) -> Vec<Vec<Seen>> {
    let (buffer, _) = canvas.finished();
    let (columns, rows) = (canvas.columns(), canvas.rows());
    let mut screen = Vec::new();
    for y in 0..rows {
        let mut row: Vec<Seen> = Vec::new();
        while row.len() < columns.into() {
            let cell = &buffer[(u16::try_from(row.len()).unwrap(), y)];
            let symbol = cell.symbol();
            let shown = shown(symbol, glyphs, ambiguous);
            for text in shown {
                row.push(Seen {
                    text,
                    bold: cell.modifier.contains(ratatui::style::Modifier::BOLD),
                    reverse: cell.modifier.contains(ratatui::style::Modifier::REVERSED),
                    colour: match cell.fg {
                        ratatui::style::Color::Red => 31,
                        ratatui::style::Color::Magenta => 35,
                        _ => 0,
                    },
                });
            }
        }
        screen.push(row);
    }
    // The last cell of the last row is never drawn, nor half of what reaches into it.
    let last = screen.last_mut().expect("a row");
    let blank = Seen { text: " ".to_owned(), bold: false, reverse: false, colour: 0 };
    let cut = if last.last().is_some_and(|cell| cell.text.is_empty()) { 2 } else { 1 };
    // A stand-in of two cells, or a character and its blank, goes as a whole.
    let lead = buffer[(columns.saturating_sub(2), rows - 1)].symbol();
    let cut = if lead.chars().any(is_text_ambiguous) { 2 } else { cut };
    let start = last.len() - cut;
    last[start..].fill(blank);
    screen
}

fn is_text_ambiguous(c: char) -> bool {
    is_ambiguous(c) && !('\u{2500}'..='\u{259F}').contains(&c)
}

/// The cells a symbol is shown in.
fn shown(symbol: &str, glyphs: Glyphs, ambiguous: usize) -> Vec<String> {
    let two = |a: &str, b: &str| vec![a.to_owned(), b.to_owned()];
    let first = symbol.chars().next().expect("a symbol");
    if ('\u{2500}'..='\u{259F}').contains(&first) {
        return vec![if glyphs == Glyphs::Narrow { symbol } else { "�" }.to_owned()];
    }
    if !is_ambiguous(first) {
        let wide = nianbao::text::width::width(symbol) == 2;
        return if wide { two(symbol, "") } else { vec![symbol.to_owned()] };
    }
    // Half of it would be another character.
    let cut = matches!(first, 'Ⅱ'..='Ⅻ' | 'ⅱ'..='ⅹ' | '⑩'..='⑳' | '⑴'..='⒛' | '‖' | '∥' | '∷');
    match glyphs {
        Glyphs::Narrow | Glyphs::Unknown if cut => two("�", "�"),
        Glyphs::Narrow if matches!(first, '”' | '’') => two(" ", symbol),
        Glyphs::Narrow => two(symbol, " "),
        Glyphs::Safe => two("�", "�"),
        _ if ambiguous == 2 => two(symbol, ""),
        _ => two(symbol, " "),
    }
}

fn same(want: &[Seen], seen: &[Seen]) -> bool {
    want.len() == seen.len() && want.iter().zip(seen).all(|(want, seen)| alike(want, seen))
}

/// Bold and colour cannot be seen on a blank.
fn alike(want: &Seen, seen: &Seen) -> bool {
    let text = want.text == seen.text || want.text == "�";
    let blank = seen.text == " " && (want.text == " " || want.text == "�");
    let front = blank || (want.bold == seen.bold && want.colour == seen.colour);
    text && front && want.reverse == seen.reverse
}

/// Paints, and fails when the terminal shows anything else; how many bytes it took.
#[track_caller]
pub fn check(pair: &mut Pair, canvas: &Canvas) -> usize {
    let bytes = pair.paint(canvas);
    if let Some(difference) = pair.difference(canvas) {
        panic!("{difference}");
    }
    bytes
}
