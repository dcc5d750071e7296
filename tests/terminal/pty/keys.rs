//! Are the bytes of real keyboards, clients and input methods understood?

use std::thread;
use std::time::{Duration, Instant};

use nianbao::report::TextId;

use crate::pty::office::{CONTENTS, Office, focus};
use crate::support::pty::{ESC, Run, Terminal, ctrl};

#[track_caller]
fn in_text(office: &Office) -> Run {
    let mut run = office.begin();
    run.press("1", "要写到");
    run
}

/// Sends two halves of a sequence with a pause between. Whether it was no longer than meant.
fn split(run: &mut Run, first: &[u8], second: &[u8]) -> bool {
    let started = Instant::now();
    run.send(first);
    // The pause is what is tested.
    thread::sleep(Duration::from_millis(30));
    run.send(second);
    started.elapsed() < Duration::from_millis(55)
}

#[test]
fn an_arrow_key_whose_bytes_come_apart_types_nothing() {
    let office = Office::new();
    let mut run = in_text(&office);
    run.types("甲乙");
    // On a busy machine the pause may become longer than an Esc is held: then it is one.
    while !split(&mut run, b"\x1b", b"[D") {
        run.send(ctrl('t').as_bytes());
        run.sees(CONTENTS).press("1", "要写到").sees("甲乙");
    }
    run.types("中");
    assert!(run.shows("甲中乙"), "{}", run.emulator.text());
}

#[test]
fn a_lone_escape_goes_to_the_contents() {
    let office = Office::new();
    let mut run = in_text(&office);
    run.types("甲乙").press(ESC, CONTENTS);
}

#[test]
fn both_bytes_of_the_backspace_key() {
    let office = Office::new();
    let mut run = in_text(&office);
    run.types("甲乙丙丁");
    run.send(b"\x08");
    run.until("丁 gone", |run| !run.shows("丁"));
    run.send(b"\x7f");
    run.until("丙 gone", |run| !run.shows("丙"));
    assert!(run.shows("甲乙"));
}

#[test]
fn keys_of_a_chinese_input_method_in_a_table() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("４", "先答一个问题").press("２", "当前格").press("１２", "[    12]");
    run.send("　".as_bytes());
    run.until("the next cell", |run| focus(run).as_deref() == Some(""));
    run.send("＊".as_bytes());
    run.sees("行政复议  12 [ 0]  0  0  12");
}

#[test]
fn keys_that_a_slow_line_brings_together() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("0123\r", "全部为 0，已确认");
    // It may as well be the start of a pasted sentence: 1月至12月.
    run.send("1全年公开信息。".as_bytes());
    run.sees("这里不能粘贴").pauses();
    run.press("1", "要写到").types("全年公开信息。");
    run.press("\x0e存在问题。", "存在问题。").press(ESC, CONTENTS).sees("已保存");
    let report = office.saved().report;
    assert!((0..3).all(|table| report.is_attested(table)));
    assert_eq!(report.text(TextId::Overview).to_text(), "全年公开信息。");
    assert_eq!(report.text(TextId::Problems).to_text(), "存在问题。");
}

#[test]
fn a_rest_behind_a_blank_is_saved() {
    let office = Office::new();
    let mut run = in_text(&office);
    run.types("全年公开 ").sees("已保存");
    assert_eq!(office.saved().report.text(TextId::Overview).to_text(), "全年公开");
    run.types("52 条").press(ESC, CONTENTS).sees("已保存");
    assert_eq!(office.saved().report.text(TextId::Overview).to_text(), "全年公开 52 条");
}

#[test]
fn control_characters_that_are_pasted_do_nothing() {
    let office = Office::new();
    let mut run = in_text(&office);
    // The pocket terminal fails the test when one of them reaches it.
    run.send("\x1b[200~甲\x07\x00\x1b[2J\u{9b}31m乙\u{202e}\x08\x1b]0;x\x07丙\x1b[201~".as_bytes());
    run.until("甲…丙", |run| run.shows("甲") && run.shows("丙"));
    run.types("丁").press(ESC, CONTENTS).sees("已保存");
    let text = office.saved().report.text(TextId::Overview).to_text();
    assert!(!text.chars().any(|c| c.is_control() || c == '\u{202e}'), "{text:?}");
    assert!(text.starts_with('甲') && text.ends_with("丙丁"), "{text:?}");
    assert!(!office.saved_text().contains(|c: char| c.is_control() && c != '\n'));
}

#[test]
fn clicks_are_asked_for_only_where_they_are_wished() {
    for wished in [false, true] {
        let office = Office::new();
        let arguments: &[&str] = if wished { &["--mouse"] } else { &[] };
        let mut run = Run::start(office.command(arguments), Terminal::default());
        run.sees("Ctrl+Q 退出");
        assert_eq!(run.emulator.screen.clicks, wished);
        if wished {
            let text = run.emulator.text();
            let row = text.lines().position(|row| row.contains("2  帮助")).expect("help") + 1;
            run.press(&format!("\x1b[<0;8;{row}M\x1b[<0;8;{row}m"), "第 1 页")
                .press(ESC, "新写一份");
        }
        run.send(ctrl('q').as_bytes());
        run.until("given back", |run| !run.emulator.screen.alternate);
        assert!(!run.emulator.screen.clicks);
        assert_eq!(run.end(), 0);
    }
}
