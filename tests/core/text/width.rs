//! Are texts as wide as the layout rule says?

use std::fs;

use nianbao::text::grapheme::graphemes;
use nianbao::text::width::{char_width, fit, grapheme_width, is_ambiguous, is_box, width};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthChar;

use super::generate::nasty;
use crate::support;

/// The lines of a data file after the first, which says what it is.
fn data(name: &str) -> Vec<String> {
    let text = fs::read_to_string(support::project("tests/data").join(name)).expect("data");
    assert!(text.starts_with("# "), "{name} says what it is");
    text.lines().skip(1).map(str::to_owned).collect()
}

fn ambiguous_of_gbk() -> Vec<char> {
    data("gbk-ambiguous.txt").concat().chars().collect()
}

fn wide_of_gbk() -> Vec<char> {
    let code = |hex: &str| u32::from_str_radix(hex, 16).expect("hex");
    let range = |line: String| {
        let (first, last) = line.split_once("..").expect("a range");
        code(first)..=code(last)
    };
    let codes = data("gbk-wide.txt").into_iter().flat_map(range);
    codes.map(|code| char::from_u32(code).expect("a character")).collect()
}

#[test]
fn the_ambiguous_characters_of_gbk_take_two_columns_and_box_drawing_one() {
    let ambiguous = ambiguous_of_gbk();
    assert_eq!(ambiguous.len(), 447);
    for c in ambiguous {
        assert!(is_ambiguous(c), "{c}");
        assert_eq!(char_width(c), if is_box(c) { 1 } else { 2 }, "{c}");
    }
}

#[test]
fn the_wide_characters_of_gbk_take_two_columns_and_are_not_ambiguous() {
    let wide = wide_of_gbk();
    assert_eq!(wide.len(), 21_424);
    for c in wide {
        assert!(!is_ambiguous(c), "{c}");
        assert_eq!(char_width(c), 2, "{c}");
    }
}

#[test]
fn ascii_takes_one_column_and_is_not_ambiguous() {
    for c in ' '..='~' {
        assert_eq!((char_width(c), is_ambiguous(c)), (1, false), "{c}");
    }
}

#[test]
fn width_cjk_of_the_crate_is_not_the_rule() {
    for c in ['ā', 'é', 'ǐ', 'α', 'Я', 'ˇ', 'ˊ'] {
        assert_eq!((char_width(c), c.width_cjk()), (2, Some(1)), "{c}");
    }
    let known = ambiguous_of_gbk().into_iter().filter(|c| c.width_cjk() == Some(2)).count();
    assert_eq!(known, 297);
    assert_eq!(('─'.width_cjk(), char_width('─')), (Some(2), 1));
}

#[test]
fn every_grapheme_takes_at_most_two_columns() {
    for (grapheme, columns) in [
        ("", 0),
        ("\u{7}", 0),
        ("\u{1b}", 0),
        ("\u{85}", 0),
        ("\r\n", 0),
        ("\u{301}", 0),
        ("\u{200B}", 0),
        ("\u{200D}", 0),
        ("\u{202E}", 0),
        ("\u{FEFF}", 0),
        ("e\u{301}", 1),
        ("é", 2),
        ("中\u{301}", 2),
        ("“\u{FE00}", 2),
        ("“", 2),
        ("…", 2),
        ("①", 2),
        ("·", 2),
        ("\u{FFFD}", 2),
        ("\u{E000}", 2),
        ("█", 1),
        ("■", 2),
        ("👨\u{200D}👩\u{200D}👧", 2),
        ("🇨🇳", 2),
        ("🇨", 1),
        ("☺\u{FE0F}", 2),
        ("각", 2),
        ("𠀀", 2),
        ("ｱ", 1),
    ] {
        assert_eq!(grapheme_width(grapheme), columns, "{grapheme:?}");
    }
}

#[test]
fn a_text_is_cut_at_a_grapheme_that_fits() {
    for (text, columns, start) in [
        ("政府信息", 5, "政府"),
        ("政府信息", 8, "政府信息"),
        ("“三安全”", 3, "“"),
        ("e\u{301}e\u{301}", 1, "e\u{301}"),
        ("政府", 1, ""),
        ("", 0, ""),
        ("a\u{301}", 0, ""),
    ] {
        assert_eq!(fit(text, columns), start, "{text} {columns}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn graphemes_are_those_of_uax_29(text in nasty(0..60)) {
        let ours: Vec<&str> = graphemes(&text).collect();
        prop_assert_eq!(ours, text.graphemes(true).collect::<Vec<_>>());
    }

    #[test]
    fn no_character_takes_more_than_two_columns(c in any::<char>()) {
        prop_assert!(grapheme_width(&c.to_string()) <= 2);
        prop_assert_eq!(grapheme_width(&c.to_string()), char_width(c));
    }

    #[test]
    fn what_fits_is_the_longest_start_that_fits(text in nasty(0..30), columns in 0_usize..40) {
        let start = fit(&text, columns);
        prop_assert!(text.starts_with(start) && width(start) <= columns);
        let next = text[start.len()..].graphemes(true).next();
        prop_assert!(next.is_none_or(|next| width(start) + grapheme_width(next) > columns));
    }
}
