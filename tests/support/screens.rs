//! What does a person see, at every size: words, attributes and the caret?

use std::fmt::Write as _;

use nianbao::screen::Canvas;
use nianbao::text::width::width;
use ratatui::buffer::Cell;
use ratatui::style::Color;

/// The sizes every screen is looked at in, columns and rows: a wide one, the least one, and the
/// one that terminals have at first.
pub const SIZES: [(u16, u16); 3] = [(120, 40), (80, 22), (80, 24)];

/// Above what [`looks`] says in a file of `tests/screens`.
const LOOKS: &str = "====";

/// Draws at every size and compares with `tests/screens/NAME.COLUMNSxROWS.txt`.
#[track_caller]
pub fn check_screen(name: &str, mut draw: impl FnMut(&mut Canvas)) {
    let mut differences = Vec::new();
    for (columns, rows) in SIZES {
        let mut canvas = Canvas::new(columns, rows);
        draw(&mut canvas);
        let path = format!("tests/screens/{name}.{columns}x{rows}.txt");
        differences.extend(super::difference(&super::project(&path), &picture(&canvas)));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// The words of a screen and below them how they look.
pub fn picture(canvas: &Canvas) -> String {
    format!("{}{LOOKS}\n{}", canvas.to_text(), looks(canvas))
}

/// The words of a picture.
pub fn words_of(picture: &str) -> &str {
    picture.split_once(LOOKS).map_or(picture, |(words, _)| words)
}

/// Rows with anything but plain cells, and the caret: `4  1 bold  6-27 reversed`; rows that look
/// the same are one line, `5-9  79 dim`. Rows and columns count from 0.
fn looks(canvas: &Canvas) -> String {
    let (buffer, caret) = canvas.finished();
    let rows = buffer.content.chunks(usize::from(canvas.columns()).max(1));
    let rows: Vec<String> = rows.map(look_of_row).collect();
    let mut looks = String::new();
    let mut y = 0;
    for same in rows.chunk_by(|a, b| a == b) {
        if !same[0].is_empty() {
            writeln!(looks, "{}{}", span(y, same.len()), same[0]).expect("a string takes all");
        }
        y += same.len();
    }
    if let Some((x, y)) = caret {
        writeln!(looks, "caret {x},{y}").expect("a string takes all");
    }
    looks
}

/// The runs of cells in a row that are not plain.
fn look_of_row(row: &[Cell]) -> String {
    let mut line = String::new();
    let mut x = 0;
    for run in row.chunk_by(|a, b| look(a) == look(b)) {
        let look = look(&run[0]);
        if !look.is_empty() {
            write!(line, "  {} {look}", span(x, run.len())).expect("a string takes all");
        }
        x += run.len();
    }
    line
}

fn span(from: usize, len: usize) -> String {
    if len == 1 { from.to_string() } else { format!("{from}-{}", from + len - 1) }
}

/// The attributes and colours of a cell in one word: `bold`, `red+bold`; empty: plain.
fn look(cell: &Cell) -> String {
    let mut words = Vec::new();
    words.extend((cell.fg != Color::Reset).then(|| cell.fg.to_string().to_lowercase()));
    words.extend((cell.bg != Color::Reset).then(|| format!("on {}", cell.bg).to_lowercase()));
    words.extend(cell.modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    words.join("+")
}

/// What a screen of this size shows; no line is wider than it.
#[track_caller]
pub fn screen_text(columns: u16, rows: u16, draw: impl Fn(&mut Canvas)) -> String {
    let mut canvas = Canvas::new(columns, rows);
    draw(&mut canvas);
    let text = canvas.to_text();
    assert_eq!(text.lines().count(), usize::from(rows));
    for line in text.lines() {
        assert!(width(line) <= usize::from(columns), "too wide at {columns}: {line}");
    }
    text
}
