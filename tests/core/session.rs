//! What must hold whatever keys come?

use crate::support;

use nianbao::draft::Codec;
use nianbao::screen::{self, Canvas};
use nianbao::wizard::{Key, Message};
use proptest::prelude::*;
use support::session::Session;

/// One thing a clerk, her input method or her line may do.
#[derive(Clone, Debug)]
enum Act {
    Key(Key),
    Paste(&'static str),
    Words(&'static str),
    Burst(&'static str),
    Early(Key),
    Stalled,
    Resize(u16, u16),
    Rest,
}

fn act() -> impl Strategy<Value = Act> {
    let named = prop::sample::select(vec![
        Key::Enter,
        Key::EnterInBurst,
        Key::Tab,
        Key::BackTab,
        Key::Escape,
        Key::Backspace,
        Key::Delete,
        Key::Up,
        Key::Down,
        Key::Left,
        Key::Right,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Function(1),
    ]);
    let control =
        prop::sample::select("efgklnopstyz".chars().collect::<Vec<_>>()).prop_map(Key::Ctrl);
    let typed = prop::sample::select(
        "0123456789１２＊*/=#.。 　件无政府信息公开“”…—x\u{200b}\u{7}".chars().collect::<Vec<_>>(),
    );
    let pasted = prop::sample::select(vec![
        "12\t3\t0\r\n1\t0\t0\r\n",
        "第一段。\r\n\r\n第二段“引号”。\u{1b}[31m",
        "12",
        "",
        "一、本年新收政府信息公开申请数量 1 2 3 4 5 6 21\n",
    ]);
    let words = prop::sample::select(vec![
        "公开31条，新媒体12条",
        "13800138000",
        "没有\n",
        "12\t4\t6\t5\n",
        "12\t3\t0\t0\t0\t0\t15\n1\t0\t0\t0\t0\t0\t1",
    ]);
    let early = prop::sample::select(vec![Key::Char('1'), Key::Char('2'), Key::Tab, Key::Enter]);
    let sizes = prop::sample::select(vec![(80, 24), (80, 22), (120, 40), (60, 20), (1, 1), (0, 0)]);
    prop_oneof![
        8 => named.prop_map(Act::Key),
        3 => control.prop_map(Act::Key),
        8 => typed.prop_map(|c| Act::Key(Key::Char(c))),
        1 => pasted.prop_map(Act::Paste),
        1 => words.clone().prop_map(Act::Words),
        1 => words.prop_map(Act::Burst),
        1 => early.prop_map(Act::Early),
        1 => Just(Act::Stalled),
        1 => sizes.prop_map(|(columns, rows)| Act::Resize(columns, rows)),
        1 => Just(Act::Rest),
    ]
}

/// Plays, and draws every frame both over the one before and from nothing.
fn play(session: &mut Session, acts: &[Act]) {
    let mut kept = Canvas::new(80, 24);
    for act in acts {
        session.tell(match act.clone() {
            Act::Key(key) => Message::Key(key),
            Act::Words(text) => Message::Words(text.chars().map(Key::of).collect()),
            Act::Burst(text) => Message::Burst(text.to_owned()),
            Act::Early(key) => Message::Early(vec![key]),
            Act::Stalled => Message::Stalled,
            Act::Paste(text) => Message::Paste(text.to_owned()),
            Act::Resize(columns, rows) => Message::Resize { columns, rows },
            Act::Rest => Message::Rest,
        });
        let (columns, rows) = session.wizard.size();
        let mut canvas = Canvas::new(columns, rows);
        screen::draw(&session.wizard, &mut canvas);
        if (kept.columns(), kept.rows()) != (columns, rows) {
            kept.clear(columns, rows);
        }
        kept.redraw(|canvas| screen::draw(&session.wizard, canvas));
        assert_eq!(kept.finished(), canvas.finished(), "after {act:?}");
        if session.left {
            break;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_every_edit_is_handed_out_to_be_saved(acts in prop::collection::vec(act(), 1..120)) {
        let mut session = Session::open(support::balanced_report());
        play(&mut session, &acts);
        if let (Some(desk), Some(saved)) = (session.wizard.desk(), session.saved.last()) {
            prop_assert_eq!(&saved.report, desk.report());
            prop_assert!(Codec::default().encode(saved).is_ok(), "{:?}", saved);
        }
    }

    #[test]
    fn undo_leads_back_to_the_beginning_and_redo_to_the_end(acts in prop::collection::vec(act(), 1..60)) {
        let before = support::balanced_report();
        let mut session = Session::open(before.clone());
        play(&mut session, &acts);
        session.tell(Message::Resize { columns: 80, rows: 24 });
        session.left = false;
        // Esc closes what may lie above, and the key that follows it commits what is half typed.
        session.press("<Esc><Esc><Esc><C-t>");
        for _ in 0..acts.len() {
            session.press("<C-y>");
        }
        let Some(after) = session.wizard.desk().map(|desk| desk.report().clone()) else { return Ok(()) };
        for _ in 0..acts.len() + 8 {
            session.press("<C-z>");
        }
        if session.wizard.above().is_none() {
            prop_assert_eq!(session.report(), &before);
            for _ in 0..acts.len() + 8 {
                session.press("<C-y>");
            }
            prop_assert_eq!(session.report(), &after);
        }
    }

    #[test]
    fn from_the_start_nothing_panics(acts in prop::collection::vec(act(), 1..80)) {
        let mut session = Session::start(Vec::new());
        play(&mut session, &acts);
    }
}

#[test]
fn a_huge_screen_is_drawn() {
    let mut session = Session::open(support::balanced_report());
    session.tell(Message::Resize { columns: 500, rows: 200 });
    assert_eq!(session.press("3").screen().lines().count(), 200);
}
