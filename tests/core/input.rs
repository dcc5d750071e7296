//! Which messages do the bytes of real clients become?

use std::time::{Duration, Instant};

use nianbao::terminal::Input;
use nianbao::wizard::{Key, Message};
use proptest::prelude::*;

const ESCAPE: Duration = Duration::from_millis(60);

/// The messages of some reads that follow one another at once, as a person writes them down.
fn read(reads: &[&[u8]]) -> String {
    let (mut input, now) = (Input::new(ESCAPE), Instant::now());
    let mut messages: Vec<Message> = Vec::new();
    for bytes in reads {
        messages.extend(input.take(bytes, now));
    }
    messages.extend(input.expire(now + ESCAPE));
    messages.extend(input.expire(now + Duration::from_secs(3)));
    messages.into_iter().map(word).collect::<Vec<_>>().join(" ")
}

fn word(message: Message) -> String {
    match message {
        Message::Key(Key::Char(c)) => c.to_string(),
        Message::Key(key) => format!("{key:?}"),
        // Where text is written they are keys.
        Message::Words(keys) => {
            let words = keys.into_iter().map(|key| word(Message::Key(key)));
            words.collect::<Vec<_>>().join(" ")
        }
        Message::Stalled => "Stalled".to_owned(),
        Message::Paste(text) => format!("Paste({text:?})"),
        Message::Burst(text) => format!("Burst({text:?})"),
        Message::Foreign => "Foreign".to_owned(),
        other => panic!("{other:?}"),
    }
}

#[track_caller]
fn check(bytes: &str, expected: &str) {
    assert_eq!(read(&[bytes.as_bytes()]), expected);
}

#[test]
fn keys_of_all_kinds_of_clients_are_known() {
    check("\x1b[A\x1bOA\x1b[1;5A\x1b[1;2D", "Up Up Up Left");
    check("\x1b[1~\x1b[7~\x1b[H\x1bOH\x1b[4~\x1b[8~\x1b[F", "Home Home Home Home End End End");
    check("\x1b[3~\x1b[5~\x1b[6~\x1b[2~", "Delete PageUp PageDown");
    check(
        "\x1bOP\x1b[11~\x1b[[A\x1b[15~\x1b[[E",
        "Function(1) Function(1) Function(1) Function(5) Function(5)",
    );
    check("\x1b[17~\x1b[24~\x1b[1;2S", "Function(6) Function(12) Function(4)");
    check("\t\x1b[Z\x7f\x08", "Tab BackTab Backspace Backspace");
    check("\x1a\x13\x0c\x00\x1c", "Ctrl('z') Ctrl('s') Ctrl('l')");
    check("\x1bOM\x1bOj\x1bOp\x1bOy", "Enter * 0 9");
    check("\r", "Enter");
    check("\n", "Enter");
    check("１2。“", "１ 2 。 “");
}

#[test]
fn an_arrow_key_that_comes_apart_types_nothing() {
    assert_eq!(read(&[b"\x1b", b"[A"]), "Up");
    assert_eq!(read(&[b"\x1b[", b"A"]), "Up");
    assert_eq!(read(&[b"\x1b", b"[", b"1", b";5", b"C"]), "Right");
    assert_eq!(read(&[b"\x1b", b"O", b"B"]), "Down");
}

#[test]
fn a_sequence_with_a_parameter_may_come_apart_by_a_second_and_types_nothing() {
    for sequence in ["\x1b[1;5D", "\x1b[<0;12;8M", "\x1b[201~", "\x1b[24;80R", "\x1b[?62;4c"] {
        for cut in 3..sequence.len() {
            let (mut input, now) = (Input::new(ESCAPE), Instant::now());
            let (start, rest) = sequence.as_bytes().split_at(cut);
            let later = now + Duration::from_secs(1);
            let mut messages = input.take(start, now);
            messages.extend(input.expire(later));
            messages.extend(input.take(rest, later));
            messages.extend(input.expire(later + Duration::from_secs(3)));
            let typed = messages.iter().any(|message| {
                !matches!(message, Message::Key(Key::Left | Key::Right) | Message::Told(_))
            });
            assert!(!typed, "{sequence:?} cut at {cut}: {messages:?}");
        }
    }
}

#[test]
fn a_lone_esc_is_held_until_it_is_sure() {
    let (mut input, now) = (Input::new(ESCAPE), Instant::now());
    assert_eq!(input.take(b"\x1b", now), []);
    assert_eq!(input.deadline(), Some(now + ESCAPE));
    assert_eq!(input.expire(now + Duration::from_millis(59)), []);
    assert_eq!(input.expire(now + ESCAPE), [Message::Key(Key::Escape)]);
    assert_eq!(input.deadline(), None);
}

#[test]
fn esc_and_what_was_typed_after_it_may_come_together() {
    check("\x1b5", "Escape 5");
    check("\x1b\x1b", "Escape Escape");
    check("\x1b\r", "Escape Enter");
    check("\x1b中", "Escape 中");
    check("\x1b[", "Escape [");
    check("\x1bO", "Escape O");
    check("\x1bOz", "Escape O z");
}

#[test]
fn answers_that_come_late_are_no_keys() {
    check("a\x1b[1;5R\x1b[?62;4cb\x1b[24;80R", "a b");
    check("\x1b[I\x1b[O\x1b[<0;3;4M\x1b[12;", "");
}

#[test]
fn characters_that_come_apart_are_joined_and_broken_ones_left_out() {
    let text = "政府“”".as_bytes();
    for at in 0..text.len() {
        assert_eq!(read(&[&text[..at], &text[at..]]), "政 府 “ ”");
    }
    assert_eq!(read(&[b"a\xC3(b\xFF\xFEc"]), "a ( b c");
    assert_eq!(read(&["\u{9b}A\u{85}".as_bytes()]), "A");
}

#[test]
fn an_enter_in_a_burst_is_told_from_one_that_was_pressed() {
    check("政府\r", "政 府 EnterInBurst");
    check("1\r2\r\n", "1 EnterInBurst 2 EnterInBurst");
    assert_eq!(read(&["政府".as_bytes(), b"\r"]), "政 府 EnterInBurst");
    // One key and Enter, however quick; keys that a slow line brings together.
    assert_eq!(read(&[b"1", b"\r"]), "1 Enter");
    check("1\x1b[B\r", "1 Down Enter");
    check("\r12", "Enter 1 2");
}

#[test]
fn an_enter_a_while_after_a_word_was_pressed() {
    let (mut input, now) = (Input::new(ESCAPE), Instant::now());
    let at = |ms| now + Duration::from_millis(ms);
    input.take("政府信息公开".as_bytes(), now);
    assert_eq!(input.take(b"\r", at(29)), [Message::Words(vec![Key::EnterInBurst])]);
    // Lines that come one by one go on being lines.
    assert_eq!(input.take("年".as_bytes(), at(40)), [Message::Words(vec![Key::Char('年')])]);
    assert_eq!(input.take(b"\r", at(75)), [Message::Key(Key::Enter)]);
    input.take("政府信息公开".as_bytes(), at(100));
    assert_eq!(input.take(b"\r", at(130)), [Message::Key(Key::Enter)]);
}

#[test]
fn what_is_typed_ahead_on_a_slow_line_keeps_its_enters() {
    // The Enter that opened the text was pressed; the one at the end is part of it.
    let text = "认真贯彻落实政府信息公开条例，依法受理申请〔1〕\n不予公开";
    let sent = format!("\r{}\r", text.replace('\n', "\r"));
    check(&sent, &format!("Enter Burst({:?})", format!("{text}\n")));
}

#[test]
fn a_short_row_of_figures_was_copied_from_a_table() {
    check("12\t3\t0\t0\t15\r\n", "Burst(\"12\\t3\\t0\\t0\\t15\\n\")");
    check("１2\t3\t0\t4", "Burst(\"１2\\t3\\t0\\t4\")");
    // Two figures are typed as quickly as a slow line brings them.
    check("12\t3\t", "1 2 Tab 3 Tab");
    check("甲\t乙\t丙\t", "甲 Tab 乙 Tab 丙 Tab");
    check("\t\t\t", "Tab Tab Tab");
    check(&"\t".repeat(30), &["Tab"; 30].join(" "));
}

#[test]
fn a_block_of_lines_was_pasted() {
    let block = "一、总体情况\r\n2024年，我街道认真贯彻落实条例。\r\n1\t2\t3";
    check(block, &format!("Burst({:?})", block.replace("\r\n", "\n")));
    check(
        "政府信息公开工作年度报告，由本机关编制并向社会公布。",
        &"政府信息公开工作年度报告，由本机关编制并向社会公布。"
            .chars()
            .map(String::from)
            .collect::<Vec<_>>()
            .join(" "),
    );
    let mixed = format!("\x1b[A{block}\x7f");
    check(&mixed, &format!("Up Burst({:?}) Backspace", block.replace("\r\n", "\n")));
}

#[test]
fn a_bracketed_paste_comes_whole() {
    check("\x1b[200~一\r\n\t二\x1b[A\x1b[201~x", "Paste(\"一\\r\\n\\t二\\u{1b}[A\") x");
    let paste = "\x1b[200~政府\x1b[201~".as_bytes();
    for at in 0..paste.len() {
        assert_eq!(read(&[&paste[..at], &paste[at..]]), "Paste(\"政府\")");
    }
}

#[test]
fn a_paste_without_end_is_told_and_ended_by_a_key_that_is_never_pasted() {
    for key in [&b"\x1b[A"[..], b"\x11", b"\x03", b"\x1bOA", b"\x1b"] {
        let (mut input, now) = (Input::new(ESCAPE), Instant::now());
        assert_eq!(input.take(b"\x1b[200~lost end", now), []);
        let later = now + Duration::from_secs(2);
        assert_eq!(input.expire(later), [Message::Stalled]);
        assert_eq!(input.deadline(), None, "told once");
        // It may as well be the rest of the paste.
        assert_eq!(input.take(b"x", later), []);
        let mut told = input.take(key, later);
        told.extend(input.expire(later + Duration::from_secs(1)));
        assert_eq!(told[0], Message::Paste("lost endx".to_owned()), "{key:?}");
        assert!(told.len() == if key.len() == 1 && key[0] == 0x1b { 1 } else { 2 }, "{told:?}");
        assert_eq!(input.take(b"y", later), [Message::Key(Key::Char('y'))]);
    }
}

#[test]
fn what_comes_late_of_a_paste_belongs_to_it() {
    let start = b"\x1b[200~1\t2\r5\t".as_slice();
    for pieces in [
        &["1\x1b[201~"][..],
        &["1", "0", "\x1b[201~"],
        &["1\x1b[20", "1~"],
        &["1", "\x1b", "[201~"],
    ] {
        let (mut input, now) = (Input::new(ESCAPE), Instant::now());
        let at = |ms| now + Duration::from_millis(ms);
        assert_eq!(input.take(start, now), []);
        assert_eq!(input.expire(at(2000)), [Message::Stalled]);
        let mut told = Vec::new();
        for (piece, ms) in pieces.iter().zip([2400, 2600, 2800]) {
            assert_eq!(told, []);
            told = input.take(piece.as_bytes(), at(ms));
            assert_eq!(input.expire(at(ms + 100)), []);
        }
        let [Message::Paste(text)] = told.as_slice() else { panic!("{told:?}") };
        assert!(text.starts_with("1\t2\r5\t1"), "{text:?}");
        assert_eq!(input.take(b"7", at(3000)), [Message::Key(Key::Char('7'))]);
    }
    // Nobody waited any more, and the rest comes all the same.
    let (mut input, now) = (Input::new(ESCAPE), Instant::now());
    input.take(start, now);
    input.expire(now + Duration::from_secs(2));
    let later = now + Duration::from_secs(3);
    input.take(b"\x1b", later);
    assert_eq!(input.expire(later + Duration::from_millis(300)).len(), 1);
    let rest = input.take(b"1\r\x1b[201~7", later + Duration::from_secs(1));
    assert_eq!(rest, [Message::Paste("1\r".to_owned()), Message::Key(Key::Char('7'))]);
}

#[test]
fn what_came_of_a_paste_is_there_when_the_line_drops() {
    let (mut input, now) = (Input::new(ESCAPE), Instant::now());
    input.take("\x1b[200~没有收完".as_bytes(), now);
    assert_eq!(input.finish(), [Message::Paste("没有收完".to_owned())]);
    assert_eq!(input.finish(), []);
}

#[test]
fn text_that_cannot_have_been_typed_as_commands_stays_together() {
    let keys = |text: &str| text.chars().map(|c| Message::Key(Key::of(c))).collect::<Vec<_>>();
    let words = |text: &str| vec![Message::Words(text.chars().map(Key::of).collect())];
    let (mut input, now) = (Input::new(ESCAPE), Instant::now());
    let at = |ms| now + Duration::from_millis(ms);
    assert_eq!(input.take(b"0123\r", at(0))[..4], keys("0123"));
    assert_eq!(input.take(b"325", at(100)), keys("325"));
    assert_eq!(input.take("公开31条，".as_bytes(), at(1000)), words("公开31条，"));
    // A line brings the rest in pieces.
    assert_eq!(input.take(b"1", at(1020)), words("1"));
    assert_eq!(input.take(b"2", at(1045)), words("2"));
    assert_eq!(input.take(b"3", at(1075)), keys("3"));
    assert_eq!(input.take(b"13800138000", at(2000)), words("13800138000"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn typed_text_is_never_lost(pieces in prop::collection::vec("[政府a1，“é]{1,6}", 1..8)) {
        let reads: Vec<&[u8]> = pieces.iter().map(|piece| piece.as_bytes()).collect();
        let typed: Vec<String> = pieces.concat().chars().map(String::from).collect();
        prop_assert_eq!(read(&reads), typed.join(" "));
    }

    #[test]
    fn no_bytes_break_it(bytes in prop::collection::vec(any::<u8>(), 0..200), cut in 0..200usize) {
        let cut = cut.min(bytes.len());
        read(&[&bytes[..cut], &bytes[cut..]]);
    }
}

#[test]
fn a_block_that_comes_in_pieces_is_one_block() {
    let first: &[u8] = b"12\t3\t0\t0\t0\t0\t15\r\n1\t0\t0\t0\t0";
    let whole = "12\t3\t0\t0\t0\t0\t15\n1\t0\t0\t0\t0\t0\t1\n";
    assert_eq!(read(&[first, b"\t0\t1\r\n"]), format!("Burst({whole:?})"));
    assert_eq!(read(&[first, b"\t0\t1\r\n\x1b[A"]), format!("Burst({whole:?}) Up"));
    let (mut input, now) = (Input::new(ESCAPE), Instant::now());
    assert_eq!(input.take(first, now), []);
    let due = input.deadline().expect("it ends");
    assert_eq!(input.expire(due).len(), 1);
    assert_eq!(input.take(b"7", due), [Message::Key(Key::Char('7'))]);
}

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

#[test]
fn characters_in_gbk_are_left_out_and_told() {
    // 全 and 路 alone would be UTF-8, 路 a middle dot; 镕 has a second byte that is a letter.
    for text in ["政府", "全年公开", "道路", "朱镕基", "（一）主动公开", "年"] {
        assert_eq!(read(&[&gbk(text)]), "Foreign", "{text}");
    }
    // Digits and line ends that came with them would be half of a text.
    assert_eq!(read(&[&gbk("全年52条\r\n")]), "Foreign Foreign");
    assert_eq!(read(&[&gbk("政府"), b"7"]), "Foreign 7");
}

#[test]
fn what_could_be_either_is_gbk_once_there_was_gbk() {
    assert_eq!(read(&[&gbk("路")]), "·");
    assert_eq!(read(&[&gbk("政"), &gbk("路")]), "Foreign Foreign");
    // Until the client is set right.
    assert_eq!(read(&[&gbk("政"), "政·".as_bytes(), "·".as_bytes()]), "Foreign 政 · ·");
    let mut known = Input::new(ESCAPE).suspecting(true);
    assert_eq!(known.take(&gbk("路"), Instant::now()), [Message::Foreign]);
}

#[test]
fn a_paste_in_gbk_is_left_out_and_told() {
    let marked = |text: &str| [b"\x1b[200~", gbk(text).as_slice(), b"\x1b[201~"].concat();
    assert_eq!(read(&[&marked("全年公开 52 条。\r路")]), "Foreign");
    assert_eq!(read(&[b"\x1b[200~a\xFFb\x1b[201~"]), "Paste(\"a\u{fffd}b\")");
}

/// 汉字 in common use, and what is typed between them.
const COMMON: &str =
    "[政府信息公开条例工作年度报告主动申请路梅一的是了不在有人这上大来我全52，。（）]{2,40}";

proptest! {
    #[test]
    fn no_part_of_a_text_in_gbk_is_typed(text in COMMON, at in 0..80_usize) {
        let bytes = gbk(&text);
        prop_assume!(bytes.iter().filter(|byte| !byte.is_ascii()).count() > 2);
        let known = || Input::new(ESCAPE).suspecting(true);
        let all = known().take(&bytes, Instant::now());
        prop_assert!(all.iter().all(|message| *message == Message::Foreign), "{:?}", all);
        // However it comes apart, 汉字 are not typed.
        let (mut input, at) = (known(), at.min(bytes.len()));
        let mut parts = input.take(&bytes[..at], Instant::now());
        parts.extend(input.take(&bytes[at..], Instant::now()));
        let odd = |message: &Message| matches!(message, Message::Key(Key::Char(c)) if !c.is_ascii());
        prop_assert!(!parts.iter().any(odd), "{:?}", parts);
    }

    #[test]
    fn a_text_in_utf_8_is_never_taken_for_gbk(text in "[政府路梅·×÷°±§αβā“”—…a5，]{1,40}", at in 0..120_usize) {
        let bytes = text.as_bytes();
        let at = at.min(bytes.len());
        let typed = read(&[&bytes[..at], &bytes[at..]]);
        prop_assert_eq!(typed.replace(' ', ""), text);
    }
}

#[test]
fn what_is_kept_of_a_paste_is_bounded() {
    const MOST: usize = 4 << 20;
    let chunk = "长".repeat(20_000);
    for (start, end) in [("\x1b[200~", "\x1b[201~"), ("", "")] {
        let (mut input, now) = (Input::new(ESCAPE), Instant::now());
        let mut messages = input.take(start.as_bytes(), now);
        for _ in 0..100 {
            messages.extend(input.take((chunk.clone() + "\n").as_bytes(), now));
        }
        messages.extend(input.take(end.as_bytes(), now));
        messages.extend(input.expire(now + Duration::from_secs(3)));
        let [Message::Told(said), Message::Paste(text) | Message::Burst(text)] =
            messages.as_slice()
        else {
            panic!("{} messages", messages.len())
        };
        assert!(said.contains("4 MB"), "{said}");
        assert!(text.len() <= MOST + chunk.len() + 1 && text.len() > MOST - 8, "{}", text.len());
        assert!(text.chars().all(|c| "长\n ".contains(c)));
    }
}
