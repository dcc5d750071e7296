//! Which keys do menus and other questions take, and which were never meant for them?

use crate::support;

use std::mem::discriminant;
use std::time::{Duration, Instant};

use nianbao::report::{Bookmark, Past};
use nianbao::report::{Report, TextId};
use nianbao::terminal::Input;
use nianbao::wizard::in_use::Held;
use nianbao::wizard::message::Version;
use nianbao::wizard::{DraftEntry, Effect, Key, Message, Step};
use support::session::{Session, draft};

fn entry(report: Report) -> DraftEntry {
    DraftEntry { id: "k2m4p6q8".to_owned(), document: Ok(Box::new(draft(report))) }
}

fn held(own: bool) -> Message {
    Message::Held(Box::new(Held {
        id: "k2m4p6q8".to_owned(),
        who: "王芳".to_owned(),
        place: "gov-srv1".to_owned(),
        since: String::new(),
        own,
        document: Some(Box::new(draft(support::balanced_report()))),
    }))
}

fn resumed(past: Past) -> Message {
    let mut document = draft(support::balanced_report());
    if let Some(mark) = &mut document.draft {
        mark.bookmark = Bookmark::Text { text: TextId::Overview, place: Default::default() };
    }
    Message::Resumed { document: Box::new(document), past }
}

fn told(message: Message) -> Session {
    let mut session = Session::start(vec![entry(support::balanced_report())]);
    session.tell(message);
    session
}

fn opened(keys: &str) -> Session {
    let mut session = Session::open(support::balanced_report());
    session.press(keys);
    session
}

/// Every menu with an answer that leaves, takes over, deletes or rolls back.
fn grave() -> Vec<(&'static str, Session)> {
    let newer = || Past::Newer(Box::new(draft(support::finished_report())));
    let mut acting = Session::start(vec![entry(support::balanced_report())]);
    acting.press("<Right>");
    vec![
        ("leave", opened("<C-q>")),
        ("leave a text", opened("1<Esc><Esc>")),
        ("leave a table", opened("3<C-c>")),
        ("held by oneself", told(held(true))),
        ("held by another", told(held(false))),
        ("line broken off", told(resumed(Past::BrokenOff))),
        ("two copies", told(resumed(newer()))),
        ("damaged", told(resumed(Past::Damaged("第 3 行看不懂。".to_owned())))),
        ("what to do with a draft", acting),
    ]
}

/// Nothing was left, taken over, deleted, rolled back or saved.
#[track_caller]
fn is_as_before(name: &str, before: Option<&Report>, session: &Session) {
    assert!(!session.left, "{name}: left");
    assert!(session.saved.is_empty(), "{name}: saved");
    let harmless = |effect: &Effect| matches!(effect, Effect::Look(_) | Effect::Close);
    assert!(session.asked.iter().all(harmless), "{name}: {:?}", session.asked);
    let after = session.wizard.desk().map(|desk| desk.report());
    assert!(after.is_none() || after == before, "{name}: changed");
}

#[test]
fn the_first_answer_of_a_grave_question_changes_nothing() {
    for keys in ["1", "<Enter>"] {
        for (name, mut session) in grave() {
            let before = session.wizard.desk().map(|desk| desk.report().clone());
            session.press(keys);
            is_as_before(name, before.as_ref(), &session);
        }
    }
}

#[test]
fn the_other_answers_are_there() {
    let mut session = opened("1<Esc><Esc>2");
    assert!(session.left, "{}", session.screen());
    let mut session = told(held(true));
    session.press("2");
    assert_eq!(session.asked, [Effect::TakeOver("k2m4p6q8".to_owned())]);
}

fn version() -> Message {
    let saved_at = "2026-01-08 13:50:00".to_owned();
    Message::Versions(vec![Version { saved_at, report: support::street_office() }])
}

fn after(mut session: Session, message: Message) -> Session {
    session.tell(message);
    session
}

/// Every screen that nobody asked for.
fn unasked() -> Vec<(&'static str, Session)> {
    let block = support::balanced_block();
    let small = Message::Resize { columns: 79, rows: 24 };
    let large = Message::Resize { columns: 80, rows: 24 };
    let document = || Box::new(draft(support::balanced_report()));
    let id = || "k2m4p6q8".to_owned();
    let newer = Past::Newer(Box::new(draft(support::finished_report())));
    let damaged = Past::Damaged("第 3 行看不懂。".to_owned());
    let waiting = |keys| {
        let mut session = told(held(true));
        session.press(keys);
        session
    };
    let no_answer = || Message::StillHeld("那个窗口没有回应。".to_owned());
    let failed = Message::OpenFailed("打不开。".to_owned());
    vec![
        ("pasted block", after(opened("3"), Message::Paste(block.clone()))),
        ("block at the door", {
            let mut session = Session::open(support::street_office());
            session.press("3");
            after(session, Message::Burst(block))
        }),
        ("too small over the contents", after(opened(""), small.clone())),
        ("too small over the leave question", after(opened("<C-q>"), small.clone())),
        ("large again", after(after(opened(""), small), large)),
        ("held by oneself", told(held(true))),
        ("held by another", told(held(false))),
        ("line broken off", told(resumed(Past::BrokenOff))),
        ("two copies", told(resumed(newer))),
        ("damaged", told(resumed(damaged))),
        ("no answer", after(waiting("2"), no_answer())),
        ("no answer at all", after(told(held(false)), no_answer())),
        ("not opened", told(failed)),
        ("a terminal that does not answer", told(Message::Unanswered)),
        ("free at last", after(waiting("3"), Message::Opened(document()))),
        ("versions that come late", after(opened("7"), version())),
        ("trash that comes late", {
            let mut session = Session::start(vec![entry(support::balanced_report())]);
            session.press("<Down>");
            after(session, Message::Trash(vec![entry(support::street_office())]))
        }),
        ("drafts that come late", {
            let mut session = Session::start(Vec::new());
            session.press("<Down>");
            after(session, Message::Drafts(vec![DraftEntry { id: id(), document: Ok(document()) }]))
        }),
        ("Esc once too often", opened("1<Esc><Esc>")),
    ]
}

#[test]
fn a_screen_that_came_up_by_itself_takes_no_key_at_once() {
    for key in [Key::Char('1'), Key::Char('2'), Key::Char('９'), Key::Enter, Key::Escape, Key::Down]
    {
        for (name, mut session) in unasked() {
            let name = format!("{name}, {key:?}");
            assert!(session.wizard.unasked().is_some(), "{name}: nobody asked for it");
            let before = session.wizard.desk().map(|desk| desk.report().clone());
            let step = discriminant(session.wizard.step());
            let (saved, asked) = (session.saved.len(), session.asked.len());
            session.tell(Message::Early(vec![key]));
            assert_eq!(discriminant(session.wizard.step()), step, "{name}");
            assert_eq!((session.saved.len(), session.asked.len()), (saved, asked), "{name}");
            assert_eq!(session.wizard.desk().map(|desk| desk.report().clone()), before, "{name}");
            assert!(!session.left, "{name}");
            let small = session.wizard.is_too_small();
            assert!(small || session.wizard.remark().is_some(), "{name}: nothing is said");
            let screen = session.screen();
            let said = session.wizard.remark().unwrap_or_default().to_owned();
            assert!(small || screen.contains(&said), "{name}: {said}\n{screen}");
            // Whoever looks first presses once.
            session.tell(Message::Key(Key::Down));
            assert_eq!(session.wizard.unasked(), None, "{name}");
            assert_eq!(session.wizard.remark(), None, "{name}");
        }
    }
}

#[test]
fn what_was_asked_for_takes_keys_at_once() {
    let mut session = Session::start(vec![entry(support::balanced_report())]);
    let asked = |session: &Session, keys: &str| {
        assert_eq!(session.wizard.unasked(), None, "{keys}");
    };
    asked(&session, "start");
    session.press("<Enter>").tell(Message::Opened(Box::new(draft(support::balanced_report()))));
    asked(&session, "opened");
    for keys in ["1", "<Esc>", "3", "<C-g>", "<Esc>", "<C-t>", "0", "<Esc>", "<C-e>", "<C-q>", "1"]
    {
        session.press(keys);
        asked(&session, keys);
    }
    session.press("<C-t>8");
    asked(&session, "documents");
    let mut session = opened("");
    session.press("<End><Up><Left><Enter>").tell(version());
    assert!(matches!(session.wizard.step(), Step::History(_)), "{}", session.screen());
    asked(&session, "versions");
    let mut session = Session::start(vec![entry(support::balanced_report())]);
    session.press("<End><Up><Enter>").tell(Message::Trash(vec![entry(support::street_office())]));
    asked(&session, "trash");
    // Text and figures go on where a paste was put in.
    let mut session = opened("1");
    session.paste("正文");
    asked(&session, "text");
    let mut session = opened("3");
    session.paste("12");
    asked(&session, "figure");
}

#[test]
fn a_window_too_small_for_a_moment_costs_no_digit() {
    for early in [true, false] {
        let mut session = Session::open(support::street_office());
        session.press("325");
        session.tell(Message::Resize { columns: 79, rows: 24 });
        for key in [Key::Char('1'), Key::Tab, Key::Char('2')] {
            session.tell(if early { Message::Early(vec![key]) } else { Message::Key(key) });
        }
        session.tell(Message::Resize { columns: 80, rows: 24 });
        session.press("0<Enter>");
        let cells: Vec<_> = session.report().typed_cells(1).take(3).collect();
        let texts = cells.iter().map(|&cell| session.report().cell(cell).to_text());
        assert_eq!(texts.collect::<Vec<_>>(), ["51", "20", ""], "{}", session.screen());
        assert!(session.asked.is_empty(), "{:?}", session.asked);
    }
    let mut session = opened("1");
    session.tell(Message::Resize { columns: 80, rows: 10 });
    session.types("接着写").press("<Bs>");
    session.tell(Message::Resize { columns: 80, rows: 24 });
    assert!(session.report().text(TextId::Overview).to_text().ends_with("接着"));
}

#[test]
fn nothing_is_asked_in_a_window_that_is_too_small() {
    // The question whether all blanks become 0 is over, and its answer is a digit again.
    let mut session = Session::open(support::street_office());
    session.press("32<C-o>");
    session.tell(Message::Resize { columns: 79, rows: 24 });
    session.press("1<Enter>");
    assert!(session.report().blanks(1).0 > 100);
    // Leaving for lines takes a key that is never data.
    let mut session = opened("");
    session.tell(Message::Resize { columns: 79, rows: 24 });
    session.press("123456789<Enter><Tab><Esc> +=*/").types("政");
    assert!(session.asked.is_empty() && !session.left, "{:?}", session.asked);
    session.press("<C-x>");
    assert_eq!(session.asked, [Effect::Plain]);
}

/// What a client that does not mark pastes sends, in pieces of some characters.
fn tell_bytes(session: &mut Session, text: &str, piece: usize) {
    let (mut input, start) = (Input::new(Duration::from_millis(60)), Instant::now());
    let characters: Vec<char> = text.chars().collect();
    let mut at = start;
    let mut messages = Vec::new();
    for piece in characters.chunks(piece) {
        at += Duration::from_millis(20);
        messages.extend(input.take(piece.iter().collect::<String>().as_bytes(), at));
    }
    messages.extend(input.expire(at + Duration::from_secs(1)));
    for message in messages {
        session.tell(message);
    }
}

const PARAGRAPHS: [&str; 8] = [
    "（一）主动公开。公开31条，新媒体12条，合计43条，全部按时。",
    "全年公开312件，其中政策文件12件、民生类20件",
    "1月至12月公开3条，其中1条为政策解读，都按时公开。",
    "第一条。\r1. 公开 2 件\r2. 培训 1 次\r",
    "联系电话：0391-1234567",
    "1,234,321.00",
    "2025-12-31",
    "Report 1: 2 of 3 items, 9 done",
];

/// Every menu, door and question.
fn menus() -> Vec<(&'static str, Session)> {
    let mut all = grave();
    let mut zero = Session::open(support::street_office());
    zero.press("0");
    let door = |keys| {
        let mut session = Session::open(support::street_office());
        session.press(keys);
        session
    };
    let mut finished = Session::open(support::finished_report());
    finished.press("9");
    all.extend([
        ("start", Session::start(vec![entry(support::balanced_report())])),
        ("empty start", Session::start(Vec::new())),
        ("trash", told(Message::Trash(vec![entry(support::balanced_report())]))),
        ("contents", opened("")),
        ("contents of a blank report", door("")),
        ("zero report", zero),
        ("door of table 2", door("2")),
        ("door of table 3", door("3")),
        ("door of table 4", door("4")),
        ("problems", opened("<C-e>")),
        ("preview", opened("7")),
        ("documents", finished),
        ("help", opened("<C-g>")),
        ("help over a text", opened("1<C-g>")),
        ("versions", after(opened(""), version())),
        ("settings", {
            let mut session = Session::start(Vec::new());
            session.press("3");
            session
        }),
        ("card", told(Message::Unanswered)),
        ("waiting", {
            let mut session = told(held(true));
            session.press("3");
            session
        }),
    ]);
    all
}

#[test]
fn a_pasted_paragraph_acts_on_no_menu() {
    for text in PARAGRAPHS {
        for piece in [1000, 7, 3] {
            // Three digits alone in a read may have been typed.
            if text.chars().take(piece).all(|c| c.is_ascii_digit()) {
                continue;
            }
            for (name, mut session) in menus() {
                let name = format!("{name}: {text}");
                let before = session.wizard.desk().map(|desk| desk.report().clone());
                let step = discriminant(session.wizard.step());
                let above = session.wizard.above().map(discriminant);
                let asked = session.asked.len();
                tell_bytes(&mut session, text, piece);
                let asks = matches!(session.wizard.step(), Step::Paste(_));
                if asks && name.starts_with("door") && text.contains('\r') {
                    // Numbered lines look like rows of a table: that is asked, and nothing done.
                    assert_eq!(session.wizard.desk().map(|desk| desk.report()), before.as_ref());
                    continue;
                }
                assert_eq!(discriminant(session.wizard.step()), step, "{name}");
                assert_eq!(session.wizard.above().map(discriminant), above, "{name}");
                assert_eq!(session.asked.len(), asked, "{name}");
                let report = session.wizard.desk().map(|desk| desk.report().clone());
                assert_eq!(report, before, "{name}");
                assert!(!session.left, "{name}");
                let screen = session.screen();
                let said = ["这里不能粘贴", "没有认出数字表格", "没有填进去"];
                assert!(said.iter().any(|said| screen.contains(said)), "{name}\n{screen}");
            }
        }
    }
}

#[test]
fn a_paragraph_pasted_before_a_text_is_that_text() {
    let entry = entry(support::zeros_of_2024());
    for text in PARAGRAPHS.iter().filter(|text| !text.contains('\r')) {
        let mut session = Session::start(vec![entry.clone()]);
        session.press("2<Enter>1");
        assert!(matches!(session.wizard.step(), Step::Copy(_)), "{}", session.screen());
        tell_bytes(&mut session, text, 1000);
        assert_eq!(session.report().text(TextId::Overview).to_text(), *text);
    }
}

#[test]
fn figures_are_typed_and_a_paragraph_is_not() {
    for text in PARAGRAPHS {
        let mut session = Session::open(support::street_office());
        session.press("32");
        tell_bytes(&mut session, text, 1000);
        session.press("<C-t>");
        // An amount as a spreadsheet shows it is a figure, and is seen in the cell.
        let figure = nianbao::report::read_cell(text, nianbao::form::ValueKind::Count).is_ok();
        assert_eq!(session.report().blanks(1).0, 144 - usize::from(figure), "{text}");
    }
}

#[test]
fn keys_that_a_slow_line_brings_together_act() {
    let mut session = Session::open(support::street_office());
    tell_bytes(&mut session, "0123\r", 1000);
    assert!((0..3).all(|table| session.report().is_attested(table)), "{}", session.screen());
    let mut session = Session::open(support::street_office());
    tell_bytes(&mut session, "3212 3\r1\r", 1000);
    let cells: Vec<_> = session.report().typed_cells(1).take(7).collect();
    let texts: Vec<_> = cells.iter().map(|&c| session.report().cell(c).to_text()).collect();
    assert_eq!(texts, ["12", "3", "", "", "", "", "1"]);
}

#[test]
fn a_sentence_chooses_nothing_where_digits_choose_beside_writing() {
    // Among the figures to quote it is looked for.
    let mut session = opened("1");
    session.types("收到申请").press("<Tab>");
    let before = session.report().clone();
    tell_bytes(&mut session, "申请3件", 1000);
    assert!(session.wizard.above().is_some(), "{}", session.screen());
    assert_eq!(*session.report(), before);
}

#[test]
fn a_table_is_not_asked_about_again_once_there_is_something_to_fill_in() {
    for answer in ["2", "3"] {
        let mut session = opened("4");
        assert!(matches!(session.wizard.step(), Step::Door(_)), "{}", session.screen());
        session.press(answer).press("<Esc>4");
        assert!(matches!(session.wizard.step(), Step::Grid(_)), "{}", session.screen());
        // A figure is a figure.
        session.press("1<Esc>");
        assert_eq!(session.report().blanks(2), (11, 12), "{}", session.screen());
    }
    // The next sitting begins where the last one ended, and asks no more.
    let mut document = draft(support::street_office());
    let cell = document.report.typed_cells(2).next().expect("a cell");
    document.draft.as_mut().expect("mark").bookmark = Bookmark::Cell(cell);
    let mut session = Session::start(Vec::new());
    session.tell(Message::Opened(Box::new(document)));
    session.press("<C-t>4");
    assert!(matches!(session.wizard.step(), Step::Grid(_)), "{}", session.screen());
    // Where nobody said so, it is asked: 以后再填, or only looked at.
    for keys in ["44<C-t>4", "4<Esc>4", "42<Esc>2"] {
        let mut session = Session::open(support::street_office());
        session.press(keys);
        assert!(matches!(session.wizard.step(), Step::Door(_)), "{keys}\n{}", session.screen());
    }
}

#[test]
fn the_start_and_the_contents_tell_the_same_of_how_far_a_draft_is() {
    let mut off = support::finished_report();
    let cell = off.form().find("requests", "new", "enterprise").expect("cell");
    off.apply(&off.fill(cell, nianbao::report::Cell::ZERO));
    for report in
        [support::street_office(), support::balanced_report(), off, support::finished_report()]
    {
        let mut session = Session::open(report.clone());
        let screen = session.screen();
        let filled =
            screen.lines().filter(|line| line.contains(" 已填 ") || line.ends_with(" 已填"));
        let told =
            format!("{}/6 部分已填", filled.filter(|line| !line.contains("「已填」")).count());
        let mut start = Session::start(vec![entry(report.clone())]);
        assert!(start.screen().contains(&told), "{told}\n{}\n{screen}", start.screen());
        let mut plain = support::talk::Talk::start(vec![entry(report)]);
        plain.ask();
        assert!(plain.transcript.contains(&told), "{told}\n{}", plain.transcript);
    }
}
