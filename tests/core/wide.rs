//! Does a wide screen keep together what belongs together?

use crate::support;

use nianbao::report::TextId;
use nianbao::wizard::message::Version;
use nianbao::wizard::{DraftEntry, Message};
use support::session::{Session, draft};

/// Most blanks between two things on a row; the row of the title has what is said about saving at
/// its right end.
const MOST: usize = 50;

/// Every screen there is, by the keys that lead there from the contents of a draft.
const SCREENS: [&str; 24] = [
    "",
    "<End>",
    "0",
    "2",
    "3<PgDn>",
    "3<C-e>",
    "4",
    "1",
    "5",
    "6",
    "7",
    "8",
    "<Home><Enter>",
    "<C-e>",
    "<C-e><Down><Down>#",
    "<C-e><Right>",
    "<C-f>「反复申请」",
    "<End><Up><Up><Left><Left><Enter>",
    "<End><Up><Enter>",
    "<End><Up><Left><Enter>",
    "<C-g>",
    "3<C-g><C-g>",
    "<C-q>",
    "1<C-d>",
];

fn torn(screen: &str) -> Vec<String> {
    let blank = " ".repeat(MOST + 1);
    // A field is as wide as what it takes.
    let is_torn = |line: &&str| line.trim().contains(&blank) && !line.trim_end().ends_with(']');
    screen.lines().skip(1).filter(is_torn).map(|line| line.trim_end().to_owned()).collect()
}

#[test]
fn no_label_stands_far_from_what_it_labels() {
    let mut report = support::finished_report();
    let before = nianbao::report::Previous::new(support::zeros_of_2024(), "本机的草稿");
    report.apply(&nianbao::report::Op::SetPrevious { old: None, new: Some(before) });
    report.apply(&report.replace_text(TextId::Overview, "本街道2024年收到申请 3 件。"));
    for columns in [160, 200, 300] {
        for keys in SCREENS {
            let mut session = Session::open(report.clone());
            session.tell(Message::Resize { columns, rows: 50 });
            for (index, part) in keys.split(['「', '」']).enumerate() {
                if index % 2 == 0 {
                    session.press(part)
                } else {
                    session.types(part)
                };
            }
            if keys == "<End><Up><Left><Enter>" {
                let saved_at = "2026-01-08 14:20:05".to_owned();
                let report = support::street_office();
                session.tell(Message::Versions(vec![Version { saved_at, report }]));
            }
            let screen = session.screen();
            assert!(torn(&screen).is_empty(), "{keys} at {columns}\n{}", torn(&screen).join("\n"));
        }
        let entry = |id: &str| DraftEntry {
            id: id.to_owned(),
            document: Ok(Box::new(draft(report.clone()))),
        };
        let mut session = Session::start(vec![entry("one"), entry("two")]);
        session.tell(Message::Resize { columns, rows: 50 });
        let screen = session.screen();
        assert!(torn(&screen).is_empty(), "the start at {columns}\n{}", torn(&screen).join("\n"));
    }
}

/// The bar beside the rows never touches a figure.
#[test]
fn a_blank_stands_between_a_total_and_the_bar() {
    for count in [0, 7, 1_234, 65_432, 123_456, 999_999, 12_345_678] {
        let mut report = support::balanced_report();
        let new = report.typed_cells(1).nth(5).expect("a cell");
        let count = nianbao::report::Count::new(count).expect("a count");
        let value = nianbao::report::Cell::Value(nianbao::report::Number::Count(count));
        report.apply(&report.fill(new, value));
        for (columns, rows) in [(80, 24), (100, 24), (120, 24), (200, 24)] {
            for keys in ["3", "3<Right><Right><Right><Right><Right>", "3<PgDn><PgDn>"] {
                let mut session = Session::open(report.clone());
                session.tell(Message::Resize { columns, rows });
                let screen = session.press(keys).screen();
                let bar = |line: &&str| line.ends_with(['#', '|']);
                let rows: Vec<&str> = screen.lines().filter(bar).collect();
                assert!(rows.len() > 10, "{keys}\n{screen}");
                for row in rows {
                    let before = row.chars().rev().nth(1);
                    assert_eq!(before, Some(' '), "{keys} at {columns}\n{screen}");
                }
            }
        }
    }
}
