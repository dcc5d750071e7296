//! Does section six take only what was meant for it?

use crate::support;

use std::time::{Duration, Instant};

use nianbao::report::TextId;
use nianbao::terminal::Input;
use nianbao::wizard::{Message, Step};
use support::session::Session;
use support::talk::Talk;

fn asked() -> Session {
    let mut session = Session::open(support::street_office());
    session.press("6");
    assert!(matches!(session.wizard.step(), Step::Other(_)), "{}", session.screen());
    session
}

fn text(session: &Session) -> String {
    session.report().text(TextId::OtherMatters).to_text()
}

fn tell_bytes(session: &mut Session, text: &str) {
    let (mut input, now) = (Input::new(Duration::from_millis(60)), Instant::now());
    let mut messages = input.take(text.as_bytes(), now);
    messages.extend(input.expire(now + Duration::from_secs(1)));
    for message in messages {
        session.tell(message);
    }
}

#[test]
fn a_sentence_opens_the_text_with_its_words_and_no_digit_is_taken_out_of_it() {
    let sentence = "2025年度，本机关未收取。";
    for marks in ["", "<Home>", "<Home><Down>"] {
        let mut session = asked();
        session.press(marks);
        tell_bytes(&mut session, sentence);
        assert!(matches!(session.wizard.step(), Step::Text(_)), "{}", session.screen());
        assert_eq!(text(&session), sentence);
        let mut session = asked();
        session.press(marks).paste(sentence);
        assert_eq!(text(&session), sentence);
        // As an input method commits it, a character at a time.
        let mut session = asked();
        session.press(marks).types("本机关2025年未收取。");
        assert_eq!(text(&session), "本机关2025年未收取。");
    }
    // What was written before stays before it.
    let mut session = asked();
    session.press("5<C-t>6").types("另有说明。");
    let text = text(&session);
    assert!(text.ends_with("\n另有说明。"), "{text}");
}

#[test]
fn a_choice_that_is_not_confirmed_is_not_written_and_is_there_again() {
    for away in ["<Esc>", "<C-t>", "<C-e>", "<C-p>", "<C-f>"] {
        let mut session = asked();
        session.press("2120.5").press(away);
        assert_eq!(text(&session), "", "{away}");
        let find = away == "<C-f>";
        assert!(find || session.screen().contains("还没有写进去"), "{away}\n{}", session.screen());
        session.press("<C-t>6");
        let screen = session.screen();
        assert!(screen.contains("(*) 收取了") && screen.contains("120.5"), "{away}\n{screen}");
        session.press("<End><Enter>");
        assert!(text(&session).contains("120.5"), "{away}: {}", text(&session));
        session.press("<C-t>6");
        assert!(session.screen().contains("120.5"), "{}", session.screen());
    }
    let mut session = asked();
    session.press("2<Esc>");
    assert!(session.screen().contains("还没有写进去"), "{}", session.screen());
    // Left as it was found, there is nothing to say.
    let mut session = asked();
    session.press("<Esc>");
    assert!(!session.screen().contains("还没有写进去"), "{}", session.screen());
}

#[test]
fn an_amount_is_written_as_it_is_printed() {
    for (typed, is_one) in [
        ("120", true),
        ("0.5", true),
        ("0.50", true),
        ("025", false),
        ("25.", false),
        ("025.", false),
        ("1.2.3", false),
        ("..", false),
    ] {
        for confirms in ["<End><Enter>", "<C-n>", "<End><Up><Enter>"] {
            let mut session = asked();
            session.press("2").press(typed);
            let Step::Other(step) = session.wizard.step() else { panic!("{typed}") };
            assert_eq!(step.amount.text(), typed, "what is typed stands there");
            let shown = session.screen().contains(&format!("信息处理费{typed}元"));
            assert_eq!(shown, is_one, "{typed}: {}", session.screen());
            session.press(confirms);
            let written = text(&session).contains(&format!("{typed}元"));
            assert_eq!(
                (written, text(&session).is_empty()),
                (is_one, !is_one),
                "{typed}, {confirms}"
            );
            session.press("<C-t>6");
            assert!(session.screen().contains(typed), "{typed}: {}", session.screen());
        }
    }
    let mut session = asked();
    session.press("225.").press("<End><Enter>");
    let screen = session.screen();
    assert!(screen.contains("收到的是「25.」"), "{screen}");
    assert_eq!(text(&session), "");
    session.press("5").press("<End><Enter>");
    assert!(text(&session).contains("25.5元"), "{}", text(&session));
}

#[test]
fn the_window_may_close_over_a_choice() {
    let mut session = asked();
    session.press("2120").tell(Message::HangUp);
    assert_eq!(text(&session), "");
}

#[test]
fn in_lines_an_amount_is_one_and_a_paragraph_is_no_answer() {
    let mut talk = Talk::open(support::street_office());
    talk.answers("6\n2025年度，本机关未收取。\n2\n025\n25.\n3件\n12.50\n");
    assert_eq!(talk.refused.len(), 4, "{}", talk.transcript);
    assert!(talk.transcript.contains("收到的是「025」"), "{}", talk.transcript);
    talk.answers("1\n");
    assert!(talk.report().text(TextId::OtherMatters).to_text().contains("12.50元"));
    let mut talk = Talk::open(support::street_office());
    let before = talk.report().clone();
    talk.answers("（一）主动公开。公开31条，新媒体12条。\n全年公开312件\n");
    talk.answers("3\n1月至12月公开3条，其中1条为政策解读。\n");
    assert_eq!(talk.refused.len(), 3, "{}", talk.transcript);
    assert_eq!(*talk.report(), before);
}

#[test]
fn a_word_of_an_input_method_is_not_called_pasted() {
    // Where nothing is written yet, and behind what was answered.
    for before in ["", "5<C-t>6"] {
        for word in ["无", "没有", "本机关没有其他事项"] {
            let mut session = asked();
            session.press(before);
            tell_bytes(&mut session, word);
            let screen = session.screen();
            assert!(text(&session).ends_with(word), "{screen}");
            assert!(!screen.contains("粘贴"), "{screen}");
        }
        let mut session = asked();
        tell_bytes(&mut session, &"本机关没有其他事项。".repeat(4));
        assert!(session.screen().contains("粘贴 40 字"), "{}", session.screen());
    }
}
