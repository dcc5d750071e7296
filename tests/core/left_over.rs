//! Does what a terminal or another program left behind type anything?

use std::time::{Duration, Instant};

use nianbao::terminal::Input;
use nianbao::wizard::{Key, Message};

const ESCAPE: Duration = Duration::from_millis(60);

/// The keys of some reads, each this long after the one before, and of what time decides.
fn read_slowly(reads: &[&[u8]], pause: Duration) -> String {
    let (mut input, mut now) = (Input::new(ESCAPE), Instant::now());
    let mut messages: Vec<Message> = Vec::new();
    for bytes in reads {
        messages.extend(input.take(bytes, now));
        let next = now + pause;
        while let Some(due) = input.deadline().filter(|due| *due <= next) {
            messages.extend(input.expire(due));
        }
        now = next;
    }
    while let Some(due) = input.deadline() {
        messages.extend(input.expire(due));
    }
    messages.into_iter().map(word).collect::<Vec<_>>().join(" ")
}

fn read(reads: &[&[u8]]) -> String {
    read_slowly(reads, Duration::ZERO)
}

fn word(message: Message) -> String {
    match message {
        Message::Words(keys) => {
            keys.into_iter().map(Message::Key).map(word).collect::<Vec<_>>().join(" ")
        }
        Message::Key(Key::Char(c)) => c.to_string(),
        Message::Key(key) => format!("{key:?}"),
        Message::Burst(text) => format!("Burst({text})"),
        other => format!("{other:?}"),
    }
}

/// Control strings: what is sent, by whom.
const STRINGS: [&[u8]; 17] = [
    b"\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\",
    b"\x1b]10;rgb:ffff/ffff/ffff\x07",
    b"\x1b]4;1;rgb:cd/00/00\x07",
    b"\x1b]52;c;5L2g5aW9MTIz\x1b\\",
    b"\x1b]lnianbao 123\x1b\\",
    "\x1b]l年报 9\x1b\\".as_bytes(),
    b"\x1b]\x1b\\",
    b"\x1bP1+r544e=787465726d\x1b\\",
    b"\x1bP>|XTerm(313)\x1b\\",
    b"\x1bP1$r0;1m\x1b\\",
    b"\x1bP!|00000000\x1b\\",
    b"\x1bP\x1b\\",
    b"\x1b_Gi=31;OK\x1b\\",
    b"\x1b^private 1 2 3\x1b\\",
    b"\x1bXany string 4 5 6\x1b\\",
    // With eight bits, where it can be neither UTF-8 nor GBK.
    b"\x9d11;rgb:1e1e/1e1e/1e1e\x9c",
    b"\x90>|XTerm(313)\x1b\\",
];

/// What is typed behind one, and what it is read as.
const TYPED: [(&[u8], &str); 7] = [
    (b"1", "1"),
    ("甲".as_bytes(), "甲"),
    (b"\x1b", "Escape"),
    (b"\x1b[A", "Up"),
    (b"\r", "Enter"),
    (b"\x11", "Ctrl('q')"),
    (b"\x7f", "Backspace"),
];

#[test]
fn control_strings_type_nothing_wherever_they_are_cut() {
    for string in STRINGS {
        let shown = String::from_utf8_lossy(string);
        for (typed, key) in TYPED {
            let sent = [string, typed].concat();
            for cut in 0..=sent.len() {
                let (start, end) = sent.split_at(cut);
                assert_eq!(read(&[start, end]), key, "{shown:?} cut at {cut}");
                // The rest comes a while later.
                let pause = if cut > 2 && cut < string.len() { 500 } else { 20 };
                let read = read_slowly(&[start, end], Duration::from_millis(pause));
                assert_eq!(read, key, "{shown:?} cut at {cut} for {pause} ms");
            }
            let bytes: Vec<&[u8]> = sent.chunks(1).collect();
            assert_eq!(
                read_slowly(&bytes, Duration::from_millis(5)),
                key,
                "{shown:?} byte by byte"
            );
        }
    }
}

#[test]
fn two_in_a_row_type_nothing() {
    let all = STRINGS.concat();
    assert_eq!(read(&[&all, b"1"]), "1");
    assert_eq!(read(&[b"1", &all, "甲".as_bytes(), &all]), "1 甲");
}

#[test]
fn one_that_never_ends_does_not_swallow_the_keyboard() {
    let half = b"\x1b]11;rgb:1e1e/1e";
    // Nothing more came for a while.
    assert_eq!(read_slowly(&[half, b"12"], Duration::from_millis(800)), "1 2");
    // Who goes on typing is heard after four seconds.
    let mut reads: Vec<&[u8]> = vec![half];
    reads.extend(["9".as_bytes(); 60]);
    let heard = read_slowly(&reads, Duration::from_millis(100));
    assert_eq!(heard.matches('9').count(), 60 - 39, "{heard}");
    // A key that is in no control string is heard at once.
    assert_eq!(read_slowly(&[half, b"\x11"], Duration::from_millis(10)), "Ctrl('q')");
    assert_eq!(read_slowly(&[half, b"\x1b[A"], Duration::from_millis(10)), "Up");
}

#[test]
fn a_long_one_is_skipped_without_being_held() {
    let long = [b"\x1b]52;c;".as_slice(), &b"QUJD".repeat(50_000), b"\x1b\\7"].concat();
    let reads: Vec<&[u8]> = long.chunks(1000).collect();
    assert_eq!(read(&reads), "7");
    for cut in [4096, 4097, 9999, long.len() - 3, long.len() - 2] {
        let (start, end) = long.split_at(cut);
        assert_eq!(read(&[start, end]), "7", "{cut}");
    }
    // Its end never comes.
    assert_eq!(read_slowly(&[&long[..9000], b"7"], Duration::from_millis(701)), "7");
}

#[test]
fn an_esc_and_what_was_typed_behind_it_stay_keys() {
    for c in [']', 'P', 'X', '^', '_'] {
        let typed = format!("\x1b{c}");
        assert_eq!(read(&[typed.as_bytes()]), format!("Escape {c}"));
        let (esc, key) = typed.as_bytes().split_at(1);
        assert_eq!(read_slowly(&[esc, key], Duration::from_millis(30)), format!("Escape {c}"));
        assert_eq!(read_slowly(&[esc, key], Duration::from_millis(80)), format!("Escape {c}"));
        // A slow line brings more than that at once.
        let more = format!("\x1b{c}年12\x0e3");
        assert_eq!(read(&[more.as_bytes()]), format!("Escape {c} 年 1 2 Ctrl('n') 3"));
        let more = format!("\x1b{c}年12");
        assert_eq!(read(&[more.as_bytes()]), format!("Escape {c} 年 1 2"));
    }
}

#[test]
fn gbk_and_utf_8_are_no_control_strings() {
    // 漒 is 9D 67 in GBK; 杝 is E6 9D 9D in UTF-8.
    assert_eq!(read(&["杝1;杝".as_bytes()]), "杝 1 ; 杝");
    // 漖 12 in GB18030: a pair, then digits.
    assert!(!read(&[b"\x9d\x67\xb5\xc4\xca\xfd12"]).contains("Ctrl"));
    assert_eq!(read(&[b"\x9d\x67\xb5\xc4\xca\xfd12"]), "Foreign");
}

#[test]
fn keys_in_numbers_are_the_keys() {
    for (sent, key) in [
        ("\x1b[27u", "Escape"),
        ("\x1b[27;1u", "Escape"),
        ("\x1b[13u\x1b[13;2u\x1b[9u\x1b[9;2u\x1b[127u", "Enter Enter Tab BackTab Backspace"),
        ("\x1b[113;5u\x1b[110;5u\x1b[91;5u", "Ctrl('q') Ctrl('n') Escape"),
        ("\x1b[109;5u\x1b[105;5u\x1b[104;5u", "Enter Tab Backspace"),
        ("\x1b[57400u\x1b[57408;129u\x1b[57411u", "1 9 *"),
        ("\x1b[57414u", "Enter"),
        ("\x1b[57417u\x1b[57420u\x1b[57426u", "Left Down Delete"),
        ("\x1b[97u\x1b[97;2u\x1b[97:65;2u\x1b[49:33;2u\x1b[24180u", "a A A ! 年"),
        ("\x1b[97;;97u\x1b[0;;24180u", "a 年"),
        // Let go, held, with Alt, a key that only modifies.
        ("\x1b[113;5:3u\x1b[1;1:3A\x1b[3;1:3~", ""),
        ("\x1b[97;1:2u\x1b[1;1:2A", "a Up"),
        ("\x1b[97;3u\x1b[57441;2u\x1b[?1u", ""),
        ("\x1b[27;5;113~\x1b[27;5;110~\x1b[27;2;33~\x1b[27;1;27~", "Ctrl('q') Ctrl('n') ! Escape"),
        ("\x1b[27;2;9~\x1b[27;5;13~\x1b[27;3;97~", "BackTab Enter"),
    ] {
        assert_eq!(read(&[sent.as_bytes()]), key, "{sent:?}");
        for cut in 0..sent.len() {
            let (start, end) = sent.as_bytes().split_at(cut);
            assert_eq!(read(&[start, end]), key, "{sent:?} cut at {cut}");
        }
    }
}

#[test]
fn keys_of_older_clients_are_the_keys() {
    for (sent, key) in [
        ("\x1bOa\x1bOb\x1bOc\x1bOd", "Up Down Right Left"),
        ("\x1b[a\x1b[b\x1b[c\x1b[d", "Up Down Right Left"),
        ("\x1bO2P\x1bO5A\x1bO1;2Q", "Function(1) Up Function(2)"),
        ("\x1bOT\x1bOW\x1bOY\x1bOE", "Function(5) Function(8)"),
        ("\x1bOM\x1bOI\x1bOw\x1bOp\x1bOk", "Enter Tab 7 0 +"),
        ("\x1b[3^\x1b[7$\x1b[8@\x1b[5$1", "Delete Home End PageUp 1"),
    ] {
        assert_eq!(read(&[sent.as_bytes()]), key, "{sent:?}");
    }
    // Typed behind an Esc, and nothing more.
    assert_eq!(read(&[b"\x1bO2"]), "Escape O 2");
}

#[test]
fn mouse_reports_type_nothing_though_none_were_asked_for() {
    for sent in [
        b"\x1b[M !!".as_slice(),
        b"\x1b[M#!!",
        b"\x1b[M 3%",
        b"\x1b[M \xC3\xE3",
        // In UTF-8, as ?1005 has it.
        "\x1b[M \u{a3}\u{83}".as_bytes(),
        b"\x1b[<0;3;4M\x1b[<0;3;4m",
        b"\x1b[32;10;5M",
        b"\x1b[I\x1b[O",
    ] {
        for cut in 0..=sent.len() {
            let (start, end) = sent.split_at(cut);
            assert_eq!(read(&[start, end, b"1"]), "1", "{sent:?} cut at {cut}");
        }
    }
}
