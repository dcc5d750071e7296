//! Is a second draft of the same unit and year asked about, and only that?

use crate::support;

use nianbao::wizard::{DraftEntry, Effect, Message, Step};
use support::session::{Session, draft};
use support::talk::Talk;

fn listed(id: &str) -> DraftEntry {
    let mut document = draft(support::street_office());
    if let Some(mark) = &mut document.draft {
        mark.id = id.to_owned();
    }
    DraftEntry { id: id.to_owned(), document: Ok(Box::new(document)) }
}

fn name() -> String {
    support::street_office().unit().name.clone()
}

/// Begins a draft of this name from blank, beside these.
fn begun(drafts: Vec<DraftEntry>, name: &str) -> Session {
    let blank = format!("{}", drafts.len() + 1);
    let mut session = Session::start(drafts);
    session.press(&blank).types(name).press("<Enter><Enter>");
    session
}

fn asks(session: &Session) -> bool {
    matches!(session.wizard.step(), Step::Again(_))
}

#[test]
fn the_question_is_asked_and_looks_like_this() {
    let mut session = begun(vec![listed("a"), listed("b")], &name());
    assert!(asks(&session) && session.saved.is_empty());
    session.check_screen("unit.again");
}

#[test]
fn the_first_answer_opens_the_draft_there_is() {
    for keys in ["1", "<Enter>", "<Down><Down><Enter>"] {
        let mut session = begun(vec![listed("a")], &name());
        session.press(keys);
        assert_eq!(session.asked, [Effect::Open("a".to_owned())]);
        assert!(session.saved.is_empty());
        session.tell(Message::OpenFailed("打不开。".to_owned()));
        assert!(asks(&session) && session.screen().contains("打不开。"));
    }
}

#[test]
fn the_second_answer_makes_another() {
    let mut session = begun(vec![listed("a")], &name());
    session.press("2");
    assert_eq!(session.saved.len(), 1);
    assert_eq!(session.report().unit().name, name());
}

#[test]
fn escape_goes_back_to_what_was_typed() {
    let mut session = begun(vec![listed("a")], &name());
    session.press("<Esc>");
    let Step::Unit(step) = session.wizard.step() else { panic!("{}", session.screen()) };
    assert_eq!(step.name.text(), name());
    // From the last line to the name; what kind of unit that is it does not tell.
    session.press("<Down>").types("二").press("<Enter><Enter><Enter>");
    assert!(!asks(&session), "now it is another unit");
    assert_eq!(session.saved.len(), 1);
}

#[test]
fn others_are_not_asked_about() {
    let broken = DraftEntry { id: "b".to_owned(), document: Err("读不出。".to_owned()) };
    let mut other = listed("c");
    if let Ok(document) = &mut other.document {
        document.report = support::zeros_of_2024();
    }
    for drafts in [Vec::new(), vec![broken], vec![other]] {
        let mut session = Session::start(drafts.clone());
        let fresh = session.screen().lines().position(|line| line.contains("从空白开始"));
        assert!(fresh.is_some());
        let step = match session.wizard.step() {
            Step::Start(step) => step.lines(&drafts),
            _ => panic!("{}", session.screen()),
        };
        let at = step.iter().position(|line| *line == nianbao::wizard::start::StartLine::New);
        session
            .press(&(at.expect("a line") + 1).to_string())
            .types(&name())
            .press("<Enter><Enter>");
        assert!(!asks(&session));
        assert_eq!(session.saved.len(), 1);
    }
}

#[test]
fn in_lines_it_is_asked_too() {
    let mut talk = Talk::start(vec![listed("a")]);
    talk.answers(&format!("2\n{}\n", name()));
    for _ in 0..5 {
        if !matches!(talk.plain.wizard().step(), Step::Again(_)) {
            talk.answers("\n");
        }
    }
    talk.ask();
    assert!(talk.transcript.contains("已有一份草稿。接着写吗？"), "{}", talk.transcript);
    assert!(talk.transcript.contains("2 另写一份：两份都在开头的列表里"), "{}", talk.transcript);
    assert!(talk.saved.is_empty(), "none was made");
}
