//! Do lines break where a Chinese typesetter would break them?

use std::fmt::Write as _;

use nianbao::text::wrap::{Edit, line_starts, line_starts_indented, rewrap};
use proptest::prelude::*;

use super::generate::{nasty, ordinary};
use super::judge::{faults, lines, measure};
use crate::support;

/// Every paragraph of a case at three widths, a bar at the right edge.
#[test]
fn lines_break_as_a_reader_expects() {
    support::compare_folder("tests/cases/text/wrap", "in", |text| {
        let text = std::str::from_utf8(text).expect("UTF-8");
        let mut shown = String::new();
        for columns in [10, 24, 40] {
            writeln!(shown, "{columns} columns").expect("a string takes all");
            for paragraph in text.lines() {
                for line in lines(paragraph, &line_starts(paragraph, columns)) {
                    let room = " ".repeat(columns.saturating_sub(measure(line)));
                    let solid = line.trim_end_matches([' ', '　']);
                    writeln!(shown, "{solid}{room}|{}", &line[solid.len()..]).expect("text");
                }
            }
        }
        shown
    });
}

#[track_caller]
fn check(paragraph: &str, columns: usize, expected: &[&str]) {
    assert_eq!(lines(paragraph, &line_starts(paragraph, columns)), expected);
}

#[test]
fn an_empty_paragraph_is_one_line() {
    assert_eq!(line_starts("", 40), [0]);
    assert_eq!(line_starts("", 0), [0]);
}

#[test]
fn too_few_columns_give_a_grapheme_a_line() {
    for columns in [0, 1] {
        check("政府，", columns, &["政", "府", "，"]);
    }
    check("a政b", 1, &["a", "政", "b"]);
}

#[test]
fn blanks_hang_at_the_end_of_a_line() {
    check("政府  信息", 4, &["政府  ", "信息"]);
    check("政府　信息", 4, &["政府　", "信息"]);
    check("政府          ", 4, &["政府          "]);
}

#[test]
fn a_number_is_torn_only_when_it_is_wider_than_the_line() {
    check("约1,234.56万元", 8, &["约", "1,234.56", "万元"]);
    check("达99.5%以上", 6, &["达", "99.5%", "以上"]);
    check("１２．５％", 10, &["１２．５％"]);
    check("1234567", 4, &["1234", "567"]);
}

#[test]
fn the_first_line_leaves_room_for_the_indent() {
    let text = "本街道坚持以人民为中心";
    assert_eq!(lines(text, &line_starts_indented(text, 12, 4)), ["本街道坚", "持以人民为中", "心"]);
    assert_eq!(lines("政府", &line_starts_indented("政府", 2, 80)), ["政", "府"]);
}

const LONG: &str = "全面推行“一网通办”“跨省通办”，主动公开政府信息1,234条，办结率99.5%，\
    较上年提高2.3个百分点——其中，微信公众号“焦东发布”推送……（详见附件3）。";

#[test]
fn no_width_brings_a_fault_into_ordinary_text() {
    let mut all = Vec::new();
    for columns in 2..=120 {
        all.extend(faults(LONG, columns, 0, &line_starts(LONG, columns)));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn no_width_brings_a_fault_into_the_seed_report() {
    let path = support::project("../shared/reports/000-jiaodong-street-2024-pdftext.txt");
    let Ok(report) = std::fs::read_to_string(path) else {
        eprintln!("no seed report here: skipped");
        return;
    };
    let paragraph: String = report.split_whitespace().collect();
    let mut all = Vec::new();
    for columns in (2..=120).step_by(7) {
        all.extend(faults(&paragraph, columns, 0, &line_starts(&paragraph, columns)));
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn an_edit_wraps_only_what_is_near() {
    let columns = 40;
    let mut text = LONG.repeat(20);
    let mut old = line_starts(&text, columns);
    let at =
        text.len() / 2 - (0..4).find(|back| text.is_char_boundary(text.len() / 2 - back)).unwrap();
    text.insert(at, '新');
    let fresh = line_starts(&text, columns);
    // The last start is taken over as it stands in `old`: leave it out, and it stays out.
    old.pop();
    let wrapped =
        rewrap(&text, columns, 0, &old, Edit { at, removed: 0, inserted: '新'.len_utf8() });
    assert_eq!(wrapped, fresh[..fresh.len() - 1]);
}

/// A boundary of characters, `share` of 100 into `text`.
fn place(text: &str, share: usize) -> usize {
    let mut at = text.len() * share / 100;
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn ordinary_text_has_no_faults(
        text in ordinary(0..80),
        widths in proptest::collection::vec(2_usize..=120, 4),
        indent in prop_oneof![Just(0_usize), Just(4)],
    ) {
        for columns in widths.into_iter().chain([2, 3, 6]) {
            let indent = indent.min(columns - 2);
            let starts = line_starts_indented(&text, columns, indent);
            let faults = faults(&text, columns, indent, &starts);
            prop_assert!(faults.is_empty(), "{}", faults.join("\n"));
        }
    }

    #[test]
    fn nothing_is_lost_whatever_the_text(text in nasty(0..60), columns in 0_usize..60) {
        let starts = line_starts(&text, columns);
        let lines = lines(&text, &starts);
        prop_assert_eq!(lines.concat(), text.clone());
        prop_assert!(starts.is_sorted_by(|a, b| a < b));
        for line in lines {
            let one = unicode_segmentation::UnicodeSegmentation::graphemes(line, true).count() == 1;
            prop_assert!(one || measure(line) <= columns.max(2), "{:?}", line);
        }
    }

    #[test]
    fn an_edit_wraps_as_the_whole_would(
        old_text in prop_oneof![ordinary(0..150), nasty(0..150)],
        columns in 2_usize..24,
        indent in prop_oneof![Just(0_usize), Just(4)],
        shares in (0_usize..=100, 0_usize..=100),
        inserted in prop_oneof![ordinary(0..3), nasty(0..3)],
        far in any::<bool>(),
    ) {
        let from = place(&old_text, shares.0.min(shares.1));
        let to = if far { place(&old_text, shares.0.max(shares.1)) } else { from };
        let mut text = old_text.clone();
        text.replace_range(from..to, &inserted);
        let old = line_starts_indented(&old_text, columns, indent);
        let edit = Edit { at: from, removed: to - from, inserted: inserted.len() };
        let expected = line_starts_indented(&text, columns, indent);
        prop_assert_eq!(rewrap(&text, columns, indent, &old, edit), expected);
    }
}
