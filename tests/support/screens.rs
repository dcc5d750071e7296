//! What does a person see, at both sizes?

use nianbao::screen::Canvas;
use nianbao::text::width::width;

/// The two sizes every screen is looked at in: columns and rows.
pub const SIZES: [(u16, u16); 2] = [(80, 24), (120, 40)];

/// Draws at both sizes and compares with `tests/screens/NAME.COLUMNSxROWS.txt`.
#[track_caller]
pub fn check_screen(name: &str, draw: impl Fn(&mut Canvas)) {
    let mut differences = Vec::new();
    for (columns, rows) in SIZES {
        let text = screen_text(columns, rows, &draw);
        let path = format!("tests/screens/{name}.{columns}x{rows}.txt");
        differences.extend(super::difference(&super::project(&path), &text));
    }
    assert!(differences.is_empty(), "{}", differences.join("\n"));
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
