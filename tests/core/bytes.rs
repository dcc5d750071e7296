//! Do the bytes that are sent show what was drawn, and nothing else?

use crate::support::pages;
use crate::support::painted;

use nianbao::screen::{Canvas, Ink};
use nianbao::terminal::{Answers, Colours, Glyphs, Painter, QUESTION};
use pages::{page, paragraph, table};
use painted::emulator::Emulator;
use painted::{Pair, TERMINALS, check};
use proptest::prelude::*;

const AMBIGUOUS: &str = include_str!("../cases/terminal/ambiguous-gbk.txt");

fn ink() -> impl Strategy<Value = Ink> {
    use Ink::{Bad, Dim, Focus, Plain, Strong, Warn};
    prop_oneof![3 => Just(Plain), 1 => prop::sample::select(vec![Strong, Dim, Focus, Bad, Warn])]
}

/// Text as it is on our screens: 汉字, figures, quotes, lines, blanks.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[政府信息公开工作年度报告，。]{0,12}",
        "[0-9 .|/-]{0,12}",
        "[“”‘’…—①·×政a ─│┌█é]{0,8}",
        "[ ]{1,20}",
    ]
}

/// A row as pieces one after another.
type Pieces = Vec<(String, Ink)>;

fn pieces(count: std::ops::Range<usize>) -> impl Strategy<Value = Pieces> {
    prop::collection::vec((text(), ink()), count)
}

/// Edits of a screen, of the kinds wizards make.
#[derive(Clone, Debug)]
enum Edit {
    /// A row is another one.
    Row(usize, Pieces),
    /// Rows move up.
    Scroll(usize),
    /// Something is put in: all behind it moves.
    Insert(usize, usize, Pieces),
    /// Something is taken out.
    Remove(usize, usize),
}

const ROWS: usize = 8;
const COLUMNS: u16 = 40;

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        (0..ROWS, pieces(0..6)).prop_map(|(row, pieces)| Edit::Row(row, pieces)),
        (1..ROWS).prop_map(Edit::Scroll),
        (0..ROWS, 0..4usize, pieces(1..2)).prop_map(|(row, at, new)| Edit::Insert(row, at, new)),
        (0..ROWS, 0..4usize).prop_map(|(row, at)| Edit::Remove(row, at)),
    ]
}

fn apply(rows: &mut [Pieces], edit: Edit) {
    match edit {
        Edit::Row(row, pieces) => rows[row] = pieces,
        Edit::Scroll(by) => rows.rotate_left(by),
        Edit::Insert(row, at, new) => {
            let at = at.min(rows[row].len());
            rows[row].splice(at..at, new);
        }
        Edit::Remove(row, at) => {
            if at < rows[row].len() {
                rows[row].remove(at);
            }
        }
    }
}

/// Every other screen has a line at the right that stays in place.
fn draw(rows: &[Pieces], canvas: &mut Canvas, framed: bool, caret: Option<(u16, u16)>) {
    let mut anew = Canvas::new(COLUMNS, u16::try_from(ROWS).unwrap());
    put(rows, &mut anew, framed, caret);
    canvas.redraw(|canvas| put(rows, canvas, framed, caret));
    assert_eq!(canvas.finished(), anew.finished(), "rows that were kept");
}

fn put(rows: &[Pieces], canvas: &mut Canvas, framed: bool, caret: Option<(u16, u16)>) {
    let edge = if framed { COLUMNS - 2 } else { COLUMNS };
    for (y, row) in (0..).zip(rows) {
        let mut x = 0;
        for (text, ink) in row {
            x = canvas.put_within(x, y, edge - x, text, *ink);
        }
        if framed {
            canvas.put(edge, y, "|", Ink::Dim);
        }
    }
    if let Some((x, y)) = caret {
        canvas.caret(x, y);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(24) })]

    #[test]
    fn the_terminal_shows_what_was_drawn(
        mut rows in prop::collection::vec(pieces(1..6), ROWS),
        edits in prop::collection::vec((edit(), prop::option::of((0..COLUMNS, 0..8u16))), 1..5),
        framed in any::<bool>(),
    ) {
        let mut pairs = TERMINALS.map(|(glyphs, ambiguous)| Pair::new(COLUMNS, 8, glyphs, ambiguous));
        let mut canvas = Canvas::new(COLUMNS, 8);
        draw(&rows, &mut canvas, framed, None);
        pairs.iter_mut().for_each(|pair| _ = pair.paint(&canvas));
        for (edit, caret) in edits {
            apply(&mut rows, edit);
            draw(&rows, &mut canvas, framed, caret);
            for pair in &mut pairs {
                pair.paint(&canvas);
                prop_assert_eq!(pair.difference(&canvas), None);
                prop_assert_eq!(pair.paint(&canvas), 0);
            }
        }
        for pair in &mut pairs {
            pair.emulator.feed(b"\rFrom root: ");
            pair.painter.forget();
            pair.paint(&canvas);
            prop_assert_eq!(pair.difference(&canvas), None);
        }
    }
}

#[test]
fn ambiguous_characters_keep_what_follows_in_place() {
    for (glyphs, ambiguous) in TERMINALS {
        let mut pair = Pair::new(80, 10, glyphs, ambiguous);
        for line in AMBIGUOUS.lines() {
            let mut canvas = Canvas::new(80, 10);
            for (at, c) in (0..).zip(line.chars()) {
                let (x, y) = (at % 10 * 8, at / 10);
                canvas.put(x, y, &format!("中{c}文|"), Ink::Plain);
            }
            check(&mut pair, &canvas);
        }
    }
}

/// All bytes of some frames.
fn bytes(glyphs: Glyphs, colours: Colours) -> Vec<u8> {
    let mut painter = Painter::new(80, 24, glyphs, colours);
    let mut bytes = Vec::new();
    for mut canvas in [table(0, 0, 2), page(&paragraph(900), 300), table(9, 12, 3)] {
        canvas.put(3, 12, "要改", Ink::Bad);
        canvas.put(9, 12, "要看 \u{1b}]0;\u{9b}\u{7}", Ink::Warn);
        bytes.extend(painter.frame(&canvas));
    }
    bytes
}

fn has(bytes: &[u8], part: &str) -> bool {
    bytes.windows(part.len()).any(|window| window == part.as_bytes())
}

#[test]
fn only_harmless_control_characters_are_sent() {
    for (glyphs, _) in TERMINALS {
        let text = String::from_utf8(bytes(glyphs, Colours::Eight)).expect("UTF-8");
        let strange = text.chars().find(|c| c.is_control() && !"\u{1b}\r\n\u{8}".contains(*c));
        assert_eq!(strange, None);
        assert!(!text.contains("38;5") && !text.contains("48;5"));
    }
}

#[test]
fn without_colours_the_focus_is_still_reversed() {
    let (coloured, plain) =
        (bytes(Glyphs::Narrow, Colours::Eight), bytes(Glyphs::Narrow, Colours::None));
    assert!(has(&coloured, "31m") && has(&coloured, "35m"));
    assert!(!has(&plain, "31m") && !has(&plain, "35m"));
    assert!(has(&plain, "\u{1b}[7m") || has(&plain, ";7m"));
    let choose =
        |no_color: &str, term: &str| Colours::choose(Some(no_color.as_ref()), Some(term.as_ref()));
    assert_eq!(choose("", "xterm"), Colours::Eight);
    assert_eq!(choose("1", "xterm"), Colours::None);
    assert_eq!(choose("", "vt100"), Colours::None);
}

#[test]
fn the_question_finds_out_what_the_terminal_is() {
    for (ambiguous, glyphs) in [(1, Glyphs::Narrow), (2, Glyphs::Wide)] {
        let mut emulator = Emulator::new(100, 30, ambiguous);
        emulator.feed(QUESTION.as_bytes());
        let answers = Answers::parse(&emulator.screen.replies);
        assert!(answers.complete);
        let verdict = answers.verdict(false);
        assert_eq!(verdict.glyphs, glyphs);
        assert_eq!(verdict.speaks_utf8, Some(true));
        assert_eq!(verdict.size, Some((100, 30)));
        assert_eq!(emulator.text().trim(), "");
    }
}

#[test]
fn a_screen_of_any_size_can_be_painted() {
    for (columns, rows) in [(0, 0), (1, 1), (2, 1), (1, 9), (40, 10), (200, 60)] {
        let mut painter = Painter::new(columns, rows, Glyphs::Wide, Colours::Eight);
        let mut canvas = Canvas::new(columns, rows);
        for y in 0..rows {
            canvas.put(0, y, &"“政府”".repeat(70), Ink::Focus);
        }
        painter.frame(&canvas);
        assert_eq!(painter.frame(&canvas), b"");
    }
}
