//! Does only what may come in come in?

use std::fmt::Write as _;

use nianbao::text::clean::{Changed, clean, clean_cells, harmless, tidy, typed};
use proptest::prelude::*;

use super::generate::nasty;
use crate::support;

/// Reads `\u{…}`, `\t`, `\r` and `\n` as Rust does; the line ends of the file do not count.
fn unescape(text: &str) -> String {
    let text =
        text.replace('\n', "").replace("\\n", "\n").replace("\\r", "\r").replace("\\t", "\t");
    let mut pieces = text.split("\\u{");
    let mut plain = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (hex, rest) = piece.split_once('}').expect("closed");
        let code = u32::from_str_radix(hex, 16).expect("hex");
        plain.push(char::from_u32(code).expect("a character"));
        plain.push_str(rest);
    }
    plain
}

#[test]
fn texts_come_in_clean() {
    support::compare_folder("tests/cases/text/clean", "in", |input| {
        let input = unescape(std::str::from_utf8(input).expect("UTF-8"));
        let (text, changed) = clean(&input);
        let count = changed.out + changed.standard + changed.signs;
        let mut shown = format!("{count} taken out or replaced\n");
        if !changed.private.is_empty() {
            writeln!(shown, "stays: {:04X?}", changed.private).expect("a string takes all");
        }
        for line in text.split('\n') {
            writeln!(shown, "|{line}|").expect("a string takes all");
        }
        shown
    });
}

#[test]
fn cells_keep_their_tabs_and_blanks() {
    let (cells, changed) = clean_cells("\u{FEFF} 12\t\t3\u{A0}\r\n\r\n\r\n\r\n\t４\u{200B}\r");
    assert_eq!((cells.as_str(), changed.out), (" 12\t\t3 \n\n\n\n\t４\n", 1));
}

#[test]
fn tidying_leaves_what_was_typed_at_the_start_of_a_line() {
    assert_eq!(tidy("　　一是 \n\n\n\n  二是　\t"), "　　一是\n\n\n\n  二是");
}

#[test]
fn a_typed_character_comes_in_or_does_not() {
    for c in ['中', 'a', '“', ' ', '　', '１', '…', '①', '𠀀'] {
        assert_eq!(typed(c, None), Some(c));
    }
    for c in ['\u{1b}', '\n', '\r', '\t', '\u{7f}', '\u{9b}', '\u{200B}', '\u{202E}', '\u{FEFF}'] {
        assert_eq!(typed(c, None), None, "{c:?}");
    }
    for (c, other) in
        [('\u{A0}', ' '), ('\u{F0B7}', '·'), ('\u{E000}', '\u{E000}'), ('\u{E863}', '䶮')]
    {
        assert_eq!(typed(c, None), Some(other));
    }
}

#[test]
fn what_says_how_a_character_is_written_stays_with_it() {
    for text in ["葛\u{E0100}城", "ᠮᠣᠩᠭᠣᠯ\u{180E}ᠢ", "ᠮᠣᠩᠭᠣᠯ\u{202F}ᠤᠨ", "豈\u{E0101}"]
    {
        assert_eq!(clean(text), (text.to_owned(), Changed::default()), "{text:?}");
        assert_eq!((tidy(text).as_str(), harmless(text).as_str()), (text, text));
    }
    // Without a character to belong to it is only unseen.
    for text in ["5\u{E0100}", "\u{180E}", "政\u{180B}", "葛\u{E0100}\u{E0100}"] {
        assert_eq!(clean(text).1.out, 1, "{text:?}");
    }
}

#[test]
fn private_characters_are_counted_by_what_they_are() {
    let (text, changed) = clean("刘\u{E863}，\u{F0B7} 一，\u{E5E5}\u{200B}\u{E5E5}");
    assert_eq!(text, "刘䶮，· 一，\u{E5E5}\u{E5E5}");
    let private = vec!['\u{E5E5}'];
    assert_eq!(changed, Changed { out: 1, standard: 1, signs: 1, private });
}

#[test]
fn a_message_is_one_harmless_line() {
    for (text, shown) in [
        ("/tmp/报告.yaml", "/tmp/报告.yaml"),
        ("a\r\nb\tc\u{2028}d", "a b c d"),
        ("\u{1b}]52;c;aGk=\u{7}", "]52;c;aGk="),
        ("abc\u{202E}fdp.exe", "abcfdp.exe"),
        ("\u{9b}31m\u{0}", "31m"),
        ("政\u{200B}府\u{E0041}", "政府"),
    ] {
        assert_eq!(harmless(text), shown);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn cleaning_twice_changes_nothing_more(text in messy()) {
        let (once, changed) = clean(&text);
        let private = Changed { private: changed.private, ..Changed::default() };
        prop_assert_eq!(clean(&once), (once.clone(), private));
        prop_assert_eq!(tidy(&once), once.clone());
        prop_assert_eq!(tidy(&tidy(&text)), tidy(&text));
        let (cells, _) = clean_cells(&text);
        prop_assert_eq!(clean_cells(&cells).0, cells.clone());
        prop_assert_eq!(harmless(&harmless(&text)), harmless(&text));
    }

    #[test]
    fn nothing_comes_in_that_may_not(text in messy()) {
        for (text, parts) in [
            (clean(&text).0, "\n"),
            (tidy(&text), "\n"),
            (clean_cells(&text).0, "\n\t"),
            (harmless(&text), ""),
        ] {
            let mut before = None;
            for c in text.chars() {
                prop_assert!(parts.contains(c) || typed(c, before) == Some(c), "{:?}", c);
                before = Some(c);
            }
        }
    }

    #[test]
    fn no_line_ends_with_a_blank_and_no_clean_one_starts_with_one(text in messy()) {
        for line in clean(&text).0.split('\n') {
            prop_assert_eq!(line, line.trim());
        }
        for line in tidy(&text).split('\n') {
            prop_assert_eq!(line, line.trim_end());
        }
    }

    #[test]
    fn a_typed_character_comes_in_as_a_pasted_one(c in prop_oneof![any::<char>(), control()]) {
        let pasted = clean(&format!("中{c}中")).0;
        match typed(c, Some('中')) {
            Some(kept) => prop_assert_eq!(pasted, clean(&format!("中{kept}中")).0),
            None => prop_assert!(["中中", "中\n中", "中 中"].contains(&pasted.as_str())),
        }
    }
}

fn control() -> impl Strategy<Value = char> {
    prop_oneof![
        proptest::char::range('\0', '\u{A0}'),
        proptest::char::range('\u{2000}', '\u{206F}'),
        proptest::char::range('\u{F000}', '\u{F0FF}'),
        proptest::char::range('\u{FFF0}', '\u{FFFF}'),
    ]
}

fn messy() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        nasty(1..4),
        control().prop_map(String::from),
        Just("\n".to_owned()),
        Just(" ".to_owned()),
        Just("　".to_owned()),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}
