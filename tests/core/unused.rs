//! Does every key that does nothing get an answer, and the same one?

use crate::support;

use nianbao::report::TextId;
use nianbao::wizard::message::Version;
use nianbao::wizard::{DraftEntry, Key, Message};
use support::session::{Session, draft};

/// Every screen of an open draft that is no table and no text, by the keys that lead there.
const LISTS: [&str; 20] = [
    "",
    "0",
    "4",
    "5<Esc>6",
    "7",
    "8",
    "9",
    "<C-e>",
    "<C-e><End>#",
    "<C-e><Right>",
    "<C-f>",
    "<End><Up><Up><Left><Left><Enter>",
    "<End><Up><Up><Left><Left><Enter><Tab><Tab>",
    "<End><Up><Up><Left><Left><Enter><Up>",
    "<End><Up><Enter>",
    "<End><Up><Enter>6",
    "<C-q>",
    "1<C-d>",
    "history",
    "history none",
];

fn at(keys: &str) -> Session {
    let mut report = support::balanced_report();
    report.apply(&report.replace_text(TextId::Overview, "收到申请 3 件，，办结。"));
    let mut session = Session::open(report);
    match keys {
        "history" | "history none" => {
            let report = support::street_office();
            let version = Version { saved_at: "2026-01-08 14:20:05".to_owned(), report };
            let versions = if keys == "history" { vec![version] } else { Vec::new() };
            session.press("<C-t>");
            session.tell(Message::Versions(versions));
        }
        keys => {
            session.press(keys);
        }
    }
    session
}

/// Whether something is different on the screen, or something is done.
fn is_answered(session: &mut Session, key: Key) -> bool {
    let look = |session: &mut Session| {
        let place = format!("{:?}{:?}", session.wizard.step(), session.wizard.above());
        (session.screen(), place, session.asked.len(), session.left)
    };
    let before = look(session);
    let saved = session.saved.len();
    session.tell(Message::Key(key));
    let said = session.wizard.desk().is_some_and(|desk| desk.notice().is_some());
    before != look(session) || said || session.saved.len() != saved
}

#[test]
fn a_key_without_effect_gets_one_sentence_on_every_screen() {
    let keys = "xyz9，。#=@"
        .chars()
        .map(Key::Char)
        .chain("abdhijmorwx".chars().map(Key::Ctrl))
        .chain((2..=12).map(Key::Function))
        .chain([Key::Tab, Key::BackTab, Key::Enter, Key::Backspace, Key::Delete]);
    for key in keys {
        for screen in LISTS {
            let mut session = at(screen);
            let answered = is_answered(&mut session, key);
            let shown = session.screen();
            let in_a_field = matches!(key, Key::Backspace | Key::Delete);
            assert!(answered || in_a_field, "{screen}: {key:?}\n{shown}");
        }
    }
}

#[test]
fn the_sentence_says_which_keys_matter_and_does_not_change_from_letter_to_letter() {
    for (screen, says) in [
        ("", "按数字直接进"),
        ("4", "按数字选"),
        ("7", "翻页键看"),
        ("<C-e>", "回车去那里"),
        ("history", "上下键选一版"),
        ("history none", "没有旧版本"),
        ("<C-q>", "按数字选"),
        ("<End><Up><Enter>", "按数字选"),
        ("<End><Up><Up><Left><Left><Enter><Tab><Tab>", "选类型"),
    ] {
        let mut session = at(screen);
        let plain = session.screen();
        session.press("n");
        let told = session.screen();
        assert!(told.contains(says), "{screen}\n{told}");
        // An input method that is on by mistake costs no more.
        for letter in "ihaoxyz".chars() {
            session.tell(Message::Key(Key::Char(letter)));
            assert_eq!(session.screen(), told, "{screen} {letter}");
        }
        // With the next key that means something it is gone.
        session.press("<Down><Up>");
        assert_eq!(session.screen().lines().count(), plain.lines().count());
        assert!(!session.screen().contains(says), "{screen}\n{}", session.screen());
    }
}

#[test]
fn keys_that_move_say_nothing_at_an_edge_and_what_is_typed_is_not_told_about() {
    for (screen, keys) in [
        ("", "<Left><Right>"),
        ("7", "<Up><Home><PgUp>"),
        ("3", "<Left><Up>12<Tab>"),
        ("1", "字<Left><Right><Bs>"),
        ("<C-f>", "<Bs><Del>申请<Left><Right>"),
        ("<C-e>", "<Home>"),
    ] {
        let mut session = at(screen);
        session.press(keys);
        assert_eq!(session.wizard.remark().map(str::to_owned), None, "{screen} {keys}");
    }
    for screen in ["1", "3"] {
        let mut session = at(screen);
        session.press("<C-r>");
        assert!(session.screen().contains("Ctrl+G"), "{}", session.screen());
        assert!(session.wizard.remark().is_some(), "{screen}");
    }
}

#[test]
fn before_a_report_is_open_too() {
    let entry = DraftEntry {
        id: "one".to_owned(),
        document: Ok(Box::new(draft(support::street_office()))),
    };
    for drafts in [Vec::new(), vec![entry]] {
        for key in [Key::Char('x'), Key::Char('9'), Key::Ctrl('r'), Key::Function(7)] {
            let mut session = Session::start(drafts.clone());
            assert!(is_answered(&mut session, key), "{key:?}\n{}", session.screen());
            let mut session = Session::start(drafts.clone());
            session.tell(Message::Trash(Vec::new()));
            assert!(is_answered(&mut session, key), "{key:?}\n{}", session.screen());
        }
    }
}
