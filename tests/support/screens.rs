//! How is a screen compared with the file that shows it?

use nianbao::screen::Canvas;

/// Draws at both sizes and compares with `tests/screens/NAME.80x24.txt` and `.120x40.txt`.
#[track_caller]
pub fn check_screen(name: &str, mut draw: impl FnMut(u16, u16) -> Canvas) {
    for (columns, rows) in [(80, 24), (120, 40)] {
        let path = format!("tests/screens/{name}.{columns}x{rows}.txt");
        super::compare(&path, &draw(columns, rows).to_text());
    }
}
