//! How few bytes do the frames of a session take?

use crate::support::pages;
use crate::support::painted;

use nianbao::terminal::Glyphs;
use pages::{page, paragraph, table};
use painted::{Pair, TERMINALS, check};

#[test]
fn nothing_changed_is_nothing_sent() {
    let mut pair = Pair::new(80, 24, Glyphs::Narrow, 1);
    let mut canvas = page(&paragraph(2_000), 300);
    check(&mut pair, &canvas);
    assert_eq!(pair.paint(&canvas), 0);
    canvas.caret(4, 4);
    assert!(check(&mut pair, &canvas) <= 8);
}

/// Mean bytes of typing `typed` at `caret`, one character a frame.
fn typing(glyphs: Glyphs, ambiguous: usize, length: usize, caret: usize, typed: &str) -> usize {
    let mut pair = Pair::new(80, 24, glyphs, ambiguous);
    let mut text = paragraph(length);
    check(&mut pair, &page(&text, caret));
    let mut bytes = 0;
    for (at, c) in (caret..).zip(typed.chars()) {
        text.insert(at, c);
        bytes += check(&mut pair, &page(&text, at + 1));
    }
    bytes / typed.chars().count()
}

const TYPED: &str = "信息公开是法治政府建设的";

#[test]
fn a_character_at_the_end_of_a_text_is_few_bytes() {
    for (glyphs, ambiguous) in TERMINALS {
        assert!(typing(glyphs, ambiguous, 150, 150, TYPED) <= 5);
    }
}

#[test]
fn a_character_within_a_long_paragraph_moves_its_rows() {
    for (glyphs, ambiguous) in [(Glyphs::Narrow, 1), (Glyphs::Unknown, 2)] {
        let bytes = typing(glyphs, ambiguous, 5_000, 2_500, TYPED);
        assert!(bytes <= 300, "{glyphs:?}: {bytes}");
    }
}

#[test]
fn a_step_in_a_table_is_few_bytes_also_where_it_scrolls() {
    let mut pair = Pair::new(80, 24, Glyphs::Narrow, 1);
    check(&mut pair, &table(0, 0, 2));
    let mut bytes = 0;
    for row in 1..25 {
        let step = check(&mut pair, &table(u16::saturating_sub(row, 13), row, 2));
        assert!(step <= 180, "row {row}: {step}");
        bytes += step;
    }
    assert!(bytes / 24 <= 120, "{}", bytes / 24);
}

#[test]
fn another_page_is_no_more_than_its_text() {
    let mut pair = Pair::new(80, 24, Glyphs::Narrow, 1);
    let first = check(&mut pair, &table(0, 0, 2));
    let page = page(&paragraph(2_000), 300);
    let bytes = check(&mut pair, &page);
    assert!(first <= 1_800, "{first}");
    assert!(bytes <= page.to_text().len() + 200, "{bytes}");
}
