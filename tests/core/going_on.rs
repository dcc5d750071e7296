//! Does the clerk go on where it stopped: after a broken line, beside a colleague, from an
//! earlier version?

use crate::support;

use nianbao::report::{Bookmark, Document, Past};
use nianbao::report::{Cell, Place, Report, TextId};
use nianbao::wizard::in_use::Held;
use nianbao::wizard::message::Version;
use nianbao::wizard::{Desk, DraftEntry, Effect, Message, Step, changes};
use proptest::prelude::*;
use support::any::any_report;
use support::session::{Session, draft};

fn office() -> Report {
    let mut report = support::balanced_report();
    let text = "一、主动公开。全年发布信息 52 条。\n二、依申请公开。全年收到申请 15 件。";
    report.apply(&report.replace_text(TextId::Overview, text));
    report
}

fn cell(report: &Report, row: &str, column: &str) -> nianbao::form::CellId {
    report.form().find("requests", row, column).expect("cell")
}

/// The office's report after some more edits.
fn later() -> Report {
    let mut report = office();
    report.apply(&report.fill(cell(&report, "granted", "enterprise"), Cell::ZERO));
    let text = "一、主动公开。全年发布信息 52 条。\n二、依申请公开。全年收到书面申请 16 件。";
    report.apply(&report.replace_text(TextId::Overview, text));
    report
}

fn saved(report: Report, revision: u64, at: &str, bookmark: Bookmark) -> Document {
    let mut document = draft(report);
    let mark = document.draft.as_mut().expect("marked");
    (mark.revision, mark.saved_at, mark.bookmark) = (revision, at.to_owned(), bookmark);
    document
}

fn resumed(document: Document, past: Past) -> Session {
    let mut session = Session::start(Vec::new());
    session.tell(Message::Resumed { document: Box::new(document), past });
    session
}

fn stopped_in_table() -> Document {
    let report = office();
    let place = Bookmark::Cell(cell(&report, "denied_internal_affairs", "natural"));
    saved(report, 7, "2026-01-08 11:48:00", place)
}

fn two_copies() -> Session {
    let newer = saved(later(), 9, "2026-01-08 11:49:10", Bookmark::Contents);
    resumed(stopped_in_table(), Past::Newer(Box::new(newer)))
}

fn held(own: bool) -> Held {
    Held {
        id: "k2m4p6q8".to_owned(),
        who: "user2".to_owned(),
        place: "gov-srv1，从 10.12.3.7 登录".to_owned(),
        since: "2026-01-08 14:05:00".to_owned(),
        own,
        document: Some(Box::new(stopped_in_table())),
    }
}

fn waits(own: bool) -> Session {
    let mut session = Session::start(Vec::new());
    session.tell(Message::Held(Box::new(held(own))));
    session
}

fn versions() -> Vec<Version> {
    let version = |at: &str, report| Version { saved_at: at.to_owned(), report };
    vec![
        version("2026-01-08 14:20:00", office()),
        version("2026-01-08 13:50:00", support::balanced_report()),
        version("2026-01-07 17:02:00", support::street_office()),
    ]
}

#[test]
fn s13_says_when_and_where_the_line_broke() {
    let mut stopped = stopped_in_table();
    let change = "表三 三 (四)1 本机关不掌握 商业企业  0 改为 1".to_owned();
    stopped.draft.as_mut().expect("a draft").last_change = change;
    let mut session = resumed(stopped, Past::BrokenOff);
    session.check_screen("resume.broken_off");
    session.press("<Enter>");
    let screen = session.screen();
    assert!(matches!(session.wizard.step(), Step::Grid(_)), "{screen}");
    assert!(session.saved.is_empty(), "nothing was changed");
    let mut session = resumed(stopped_in_table(), Past::BrokenOff);
    session.press("2");
    assert!(matches!(session.wizard.step(), Step::Contents(_)));
    let mut session = resumed(stopped_in_table(), Past::BrokenOff);
    session.press("3");
    assert_eq!(session.asked, [Effect::ListVersions]);
}

#[test]
fn the_last_change_is_kept_with_the_draft_in_the_words_of_the_form() {
    let mut session = Session::open(office());
    let last = |session: &Session| {
        let saved = session.saved.last().and_then(|saved| saved.draft.clone());
        saved.map(|mark| mark.last_change).unwrap_or_default()
    };
    let place = cell(session.report(), "denied_internal_affairs", "natural");
    session.tell(Message::Opened(Box::new(saved(
        office(),
        7,
        "2026-01-08 11:48:00",
        Bookmark::Cell(place),
    ))));
    session.press("3<Tab>");
    assert_eq!(last(&session), "表三 5 三类内部事务信息 自然人  1 改为 3");
    session.press("<C-z>");
    assert_eq!(last(&session), "表三 5 三类内部事务信息 自然人  3 改为 1");
    session.press("<C-t>1").types("正文");
    assert!(last(&session).ends_with("加了 2 字"), "{}", last(&session));
}

#[test]
fn s13_shows_two_copies_and_takes_over_only_after_a_key() {
    let mut session = two_copies();
    session.check_screen("resume.newer");
    assert!(session.saved.is_empty());
    session.press("2");
    assert_eq!(*session.report(), later());
    assert_eq!(session.saved.last().expect("saved").report, later());
    let mut session = two_copies();
    session.press("3");
    assert_eq!(*session.report(), office());
    let kept = session.saved.last().expect("saved above the other copy");
    assert_eq!(kept.draft.as_ref().map(|mark| mark.revision), Some(10));
    assert!(matches!(session.wizard.step(), Step::Grid(_)), "{}", session.screen());
}

#[test]
fn s13_offers_the_newest_version_of_a_damaged_draft() {
    let why = "第 3 行看不懂。".to_owned();
    let mut session = resumed(stopped_in_table(), Past::Damaged(why.clone()));
    session.check_screen("resume.damaged");
    session.press("2");
    assert_eq!(session.saved.len(), 1, "it is in the draft's file from now on");
    let mut session = resumed(stopped_in_table(), Past::Damaged(why));
    session.press("1");
    assert!(session.saved.is_empty());
    assert_eq!(session.asked, [Effect::Close]);
}

#[test]
fn s12_says_who_where_and_since_when() {
    waits(false).check_screen("held.colleague");
    waits(true).check_screen("held.own");
    let mut session = waits(false);
    session.press("2").check_screen("held.waiting");
}

#[test]
fn what_is_waited_for_opens_by_itself_and_tells_what_came() {
    let mut session = waits(false);
    session.press("2");
    session.tell(Message::Free("k2m4p6q8".to_owned()));
    let id = || "k2m4p6q8".to_owned();
    assert_eq!(session.asked, [Effect::Wait(id()), Effect::Open(id())]);
    let document = Box::new(draft(later()));
    session.tell(Message::Resumed { document, past: Past::BrokenOff });
    let screen = session.screen();
    assert!(matches!(session.wizard.step(), Step::Contents(_)), "no second question: {screen}");
    assert!(screen.contains("这段时间改了 2 处"), "{screen}");
}

#[test]
fn whoever_has_the_draft_open_is_asked_to_let_go_of_it() {
    let mut session = waits(false);
    session.press("4").check_screen("held.asking");
    session.tell(Message::Free("k2m4p6q8".to_owned()));
    let id = || "k2m4p6q8".to_owned();
    assert_eq!(session.asked, [Effect::Ask(id()), Effect::Open(id())]);
    let mut session = waits(false);
    session.press("4<Esc>");
    assert_eq!(session.asked, [Effect::Ask(id()), Effect::StopWaiting]);
}

#[test]
fn the_holder_sees_who_asks_as_long_as_he_does_and_goes_on_typing() {
    let mut session = Session::open(office());
    let asker = "user2@gov-srv1（从 10.12.3.7 登录）".to_owned();
    session.tell(Message::Asked(Some(asker)));
    session.check_screen("asked.contents");
    session.press("<C-n>").types("政");
    assert!(session.screen().contains("请您让出"), "{}", session.screen());
    session.tell(Message::Asked(None));
    assert!(!session.screen().contains("让出"), "{}", session.screen());
}

#[test]
fn waiting_ends_when_it_is_no_longer_wanted() {
    let mut session = waits(false);
    session.press("2<Esc>");
    session.tell(Message::Free("k2m4p6q8".to_owned()));
    let id = "k2m4p6q8".to_owned();
    assert_eq!(session.asked, [Effect::Wait(id), Effect::StopWaiting]);
}

#[test]
fn one_s_own_other_window_hands_over_or_it_is_said_that_it_does_not() {
    let mut session = waits(true);
    session.press("2");
    assert_eq!(session.asked, [Effect::TakeOver("k2m4p6q8".to_owned())]);
    session.tell(Message::StillHeld("那个窗口没有回应。".to_owned()));
    let screen = session.screen();
    assert!(screen.contains("那个窗口没有回应。") && screen.contains("2  接管过来"), "{screen}");
    session.press("4");
    assert_eq!(session.asked.last(), Some(&Effect::Copy("k2m4p6q8".to_owned())));
}

#[test]
fn what_is_only_read_is_never_changed_or_saved() {
    let report = office();
    let places = [
        Bookmark::Contents,
        Bookmark::Cell(cell(&report, "new", "natural")),
        Bookmark::Text { text: TextId::Overview, place: Place::default() },
    ];
    for place in places {
        let mut session = Session::start(Vec::new());
        let document = saved(office(), 7, "2026-01-08 11:48:00", place);
        session.tell(Message::Looked(Box::new(document)));
        let screen = session.screen();
        assert!(
            screen.lines().next().is_some_and(|line| line.trim_end().ends_with("只读")),
            "{screen}"
        );
        for key in [
            "5", "<Enter>", "<Bs>", "<Del>", "<C-k>", "<C-u>", "<C-z>", "<C-y>", "<C-s>", "*",
            "<Tab>",
        ] {
            session.press(key);
        }
        session.paste("粘贴");
        for section in [
            "<C-t>1x",
            "<C-t>2x",
            "<C-t>3x",
            "<C-t>6x1",
            "<C-t>7=#",
            "<C-t>0<Enter>",
            "<C-e><Enter>x",
        ] {
            session.press(section);
        }
        assert_eq!(*session.report(), office());
        session.press("<C-q>2");
        assert!(session.saved.is_empty() && session.left);
    }
}

#[test]
fn a_key_that_would_change_what_is_only_read_gets_a_sentence() {
    let mut session = Session::start(Vec::new());
    let place = Bookmark::Text { text: TextId::Overview, place: Place::default() };
    let document = saved(office(), 7, "2026-01-08 11:48:00", place);
    session.tell(Message::Looked(Box::new(document)));
    session.press("字").check_screen("read_only");
}

#[test]
fn the_history_lists_what_changed_and_goes_back_undoably() {
    let mut session = Session::open(later());
    session.tell(Message::Versions(versions()));
    session.check_screen("history");
    let Step::History(step) = session.wizard.step() else { panic!("{}", session.screen()) };
    assert_eq!(step.marked(), 1, "the oldest of the last hour");
    session.press("<Up><Enter>").check_screen("history.asking");
    session.press("2");
    assert_eq!(*session.report(), office());
    session.press("<C-z>");
    assert_eq!(*session.report(), later());
    session.press("<C-y>");
    assert_eq!(*session.report(), office());
}

#[test]
fn nothing_is_gone_back_to_unasked_and_the_first_answer_changes_nothing() {
    for keys in
        ["<Enter>", "<Enter>1", "<Enter><Enter>", "<Enter><Esc>", "<Enter><Down><Up><Enter>", "2"]
    {
        let mut session = Session::open(later());
        session.tell(Message::Versions(versions()));
        session.press(keys);
        assert_eq!(*session.report(), later(), "{keys}");
        assert!(matches!(session.wizard.step(), Step::History(_)), "{keys}");
        session.press("<Esc><Esc>");
        assert_eq!(*session.report(), later(), "{keys}");
    }
    let mut session = Session::open(later());
    session.tell(Message::Versions(versions()));
    session.press("<Up><Enter><Down><Enter>");
    assert_eq!(*session.report(), office());
    // In lines: the version is looked at, then one of two answers.
    for (answers, after) in [("1\n\n", later()), ("1\n1\n", later()), ("1\n2\n", office())] {
        let mut talk = support::talk::Talk::open(later());
        talk.tell(Message::Versions(versions()));
        talk.answers(answers);
        assert_eq!(*talk.report(), after, "{answers}\n{}", talk.transcript);
    }
}

#[test]
fn a_history_with_nothing_in_it_says_so() {
    let mut session = Session::open(office());
    let version = Version { saved_at: "2026-01-08 14:20:00".to_owned(), report: office() };
    session.tell(Message::Versions(vec![version]));
    session.check_screen("history.empty");
    session.press("<Enter><Esc>");
    assert!(matches!(session.wizard.step(), Step::Contents(_)));
}

#[test]
fn changes_are_told_in_the_words_of_the_form() {
    assert_eq!(
        changes::between(&office(), &later()),
        ["一、总体情况 第 2 段 改了 6 字", "表三 三(一)予以公开 商业企业  1 改为 0"]
    );
    let zero = {
        let mut report = support::street_office();
        report.apply(&report.attest_zero(2));
        report
    };
    let lines = changes::between(&zero, &support::street_office());
    assert!(lines.contains(&"表四 不再确认整张表为 0".to_owned()), "{lines:?}");
    assert!(lines.iter().any(|line| line.ends_with("0 改为 空")), "{lines:?}");
    assert_eq!(changes::between(&office(), &office()), Vec::<String>::new());
}

fn entry(id: &str, report: Report) -> DraftEntry {
    DraftEntry { id: id.to_owned(), document: Ok(Box::new(draft(report))) }
}

#[test]
fn s01_names_and_deletes_drafts() {
    let mut session = Session::start(vec![entry("k2m4p6q8", office())]);
    session.check_screen("start.draft");
    session.press("<F2>").types("送审稿").check_screen("start.naming");
    session.press("<Enter>");
    let (id, name) = ("k2m4p6q8".to_owned(), "送审稿".to_owned());
    assert_eq!(session.asked, [Effect::Rename { id: id.clone(), name }]);
    session.press("<F2><Esc><Del>");
    assert_eq!(session.asked.last(), Some(&Effect::Delete(id)));
    session.tell(Message::Drafts(Vec::new()));
    assert!(session.screen().contains("30 天之内可以"), "{}", session.screen());
}

#[test]
fn drafts_are_renamed_and_deleted_by_arrows_and_digits() {
    let entries = || vec![entry("k2m4p6q8", office()), entry("m2m4p6q8", later())];
    let id = || "k2m4p6q8".to_owned();
    let mut session = Session::start(entries());
    session.press("<Right>").check_screen("start.acting");
    session.press("<Right><Enter>").types("送审稿").press("<Enter>");
    assert_eq!(session.asked, [Effect::Rename { id: id(), name: "送审稿".to_owned() }]);
    let mut session = Session::start(entries());
    session.press("<Right><Right><Right><Enter>");
    assert_eq!(session.asked, [Effect::Delete(id())]);
    let mut session = Session::start(entries());
    session.press("<Right>3");
    assert_eq!(session.asked, [Effect::Delete(id())]);
    // What is only looked at changes nothing: Esc, left, 不动, another draft.
    let mut session = Session::start(entries());
    session.press("<Right><Esc><Right><Left><Right>1<Right><Down><Enter>");
    assert_eq!(session.asked, [Effect::Open("m2m4p6q8".to_owned())]);
}

#[test]
fn a_deleted_draft_is_brought_back() {
    let mut session = Session::start(Vec::new());
    session.press("4");
    assert_eq!(session.asked, [Effect::ListTrash]);
    let deleted = "2026-01-08-143205-k2m4p6q8";
    session.tell(Message::Trash(vec![entry(deleted, office())]));
    session.check_screen("trash").press("<Enter>");
    assert_eq!(session.asked.last(), Some(&Effect::Restore(deleted.to_owned())));
    assert!(matches!(session.wizard.step(), Step::Start(_)));
}

#[test]
fn a_draft_that_is_being_saved_is_not_called_saved() {
    let mut session = Session::open(office());
    let claim = |session: &mut Session| {
        session.screen().lines().next().unwrap_or_default().trim_end().to_owned()
    };
    session.press("6<Up><Up>");
    let revision = session.saved.last().map_or(1, |d| d.draft.as_ref().map_or(0, |m| m.revision));
    session.tell(Message::Saving(revision));
    assert!(claim(&mut session).ends_with("正在保存"), "{}", session.screen());
    session.tell(Message::SaveFailed("空间已满。".to_owned()));
    assert!(claim(&mut session).ends_with("保存失败"), "{}", session.screen());
    session.tell(Message::Saved { revision, at: "14:32:09".to_owned() });
    assert!(claim(&mut session).ends_with("已保存 14:32:09"), "{}", session.screen());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_report_turns_into_any_other_and_back(old in any_report(), new in any_report()) {
        let op = old.turned_into(&new);
        let mut report = old.clone();
        report.apply(&op);
        prop_assert_eq!(&report, &new);
        report.apply(&op.invert());
        prop_assert_eq!(&report, &old);
        prop_assert_eq!(changes::between(&old, &old).len(), 0);
        prop_assert_eq!(changes::between(&old, &new).is_empty(), old == new);
    }
}

#[test]
fn a_text_is_seen_before_it_is_checked_and_counts_are_never_seen_before() {
    let mut report = later();
    report.apply(&report.replace_text(TextId::Overview, "全年公开XX条。"));
    let text = Bookmark::Text { text: TextId::Overview, place: Place::default() };
    for (place, waits) in [(text, true), (Bookmark::Contents, false)] {
        let mut session = Session::start(Vec::new());
        let document = saved(report.clone(), 7, "2026-01-08 11:48:00", place);
        session.tell(Message::Opened(Box::new(document)));
        let is_stale = |session: &Session| session.wizard.desk().is_some_and(Desk::is_stale);
        assert_eq!(is_stale(&session), waits);
        let seen = session.screen();
        assert!(seen.contains("必须改"), "{seen}");
        assert!(!is_stale(&session));
        // Going on before any rest finds the same.
        let before = format!("{:?}", session.wizard.desk().expect("open").findings());
        let mut other = Session::start(Vec::new());
        let document = saved(report.clone(), 7, "2026-01-08 11:48:00", Bookmark::Contents);
        other.tell(Message::Opened(Box::new(document)));
        other.press("<C-e>");
        assert_eq!(format!("{:?}", other.wizard.desk().expect("open").findings()), before);
    }
}
