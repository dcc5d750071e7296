//! Which keys do the menus take, and from whom?

mod support;

use nianbao::draft::Past;
use nianbao::report::yaml::Bookmark;
use nianbao::report::{Report, TextId};
use nianbao::wizard::held::Held;
use nianbao::wizard::{DraftEntry, Effect, Message};
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
