//! What happens in terminals that do not answer, or answer in another encoding?

use std::time::{Duration, Instant};

use nianbao::report::TextId;

use crate::pty::office::{CONTENTS, Office, new_report};
use crate::support::pty::emulator::Seen;
use crate::support::pty::{ENTER, ESC, Run, Terminal, ctrl};
use crate::support::soon::is_done_within;

#[test]
fn a_silent_terminal_is_waited_for_a_moment() {
    for ambiguous in [1, 2] {
        let office = Office::new();
        let terminal = Terminal { answers: false, ambiguous, ..Terminal::default() };
        let start = || {
            let mut run = Run::start(office.command(&[]), terminal);
            run.sees("字体对齐自检");
            run
        };
        assert!(is_done_within(Duration::from_secs(4), || {
            let started = Instant::now();
            start();
            started.elapsed()
        }));
        let mut run = start();
        // What she sees is what she is asked about.
        let bars: Vec<usize> =
            run.emulator.screen.cells.iter().filter_map(|row| bar(row)).collect();
        let off = if ambiguous == 1 { 0 } else { 15 };
        assert_eq!(bars, [34, 34, 44 + off, 44], "{}", run.emulator.text());
        run.looks().press(&ambiguous.to_string(), "Ctrl+Q 退出");
        new_report(&mut run, "2025");
        run.press("1", "要写到").types("“三安全一稳定”——没有被诉……").press(ESC, CONTENTS);
        run.press(&ctrl('q'), "要退出吗").send(b"2");
        assert_eq!(run.end(), 0);
        // Once answered, nothing is asked: neither of her nor of the terminal.
        let mut run = office.start_in(terminal);
        assert!(!run.sent(b"\x1b[6n") && !run.shows("字体对齐自检"));
        run.send(ctrl('q').as_bytes());
        assert_eq!(run.end(), 0);
    }
}

fn bar(row: &[Seen]) -> Option<usize> {
    row.iter().position(|cell| cell.text == "|")
}

#[test]
fn a_terminal_that_answers_is_asked_for_its_encoding_although_the_card_was_answered() {
    let office = Office::new();
    let mut run = office.start();
    run.press("3", "填表时按回车").press("6", "右边的竖线对齐吗").press("1", "新写一份");
    run.send(ctrl('q').as_bytes());
    assert_eq!(run.end(), 0);
    let mut run = Run::start(office.command(&[]), IN_GBK);
    run.until("ended", |run| run.shows("选 UTF-8") && !run.emulator.screen.alternate);
    assert_eq!(run.end(), 2);
}

#[test]
fn settings_hold_for_the_next_time() {
    let office = Office::new();
    let mut run = office.start();
    run.press("3", "填表时按回车").press("5", "(*) 到右边一格").press("2", "(*) 高对比");
    run.press(ESC, "Ctrl+Q 退出").send(ctrl('q').as_bytes());
    assert_eq!(run.end(), 0);
    let mut run = office.start();
    run.press("3", "(*) 到右边一格").sees("(*) 高对比").press(ESC, "Ctrl+Q 退出");
    assert!(!run.sent(b"\x1b[2m"), "nothing is dim");
    run.send(ctrl('q').as_bytes());
    assert_eq!(run.end(), 0);
}

const IN_GBK: Terminal =
    Terminal { size: (80, 24), told: (80, 24), ambiguous: 1, answers: true, gbk: true };

fn gbk(text: &str) -> Vec<u8> {
    encoding_rs::GBK.encode(text).0.into_owned()
}

/// What the program says to terminals that do not read UTF-8.
const NOTICE: &str = include_str!("../../../src/terminal/encoding-notice.txt");

#[test]
fn a_terminal_in_gbk_reads_what_to_switch() {
    for (arguments, lost) in [(&[][..], 0), (&["--restricted", "--data-dir", "own"], 2)] {
        for language in ["C", "zh_CN.GB18030", "zh_CN.UTF-8"] {
            let office = Office::new();
            let mut command = office.command(arguments);
            command.env("LANG", language);
            let mut run = Run::start(command, IN_GBK);
            run.until("ended", |run| run.shows("选 UTF-8") && !run.emulator.screen.alternate);
            let lines: Vec<&str> = NOTICE.lines().skip(2).collect();
            run.until("told all", |run| {
                let text = run.emulator.text();
                let shown: Vec<&str> = text.lines().map(str::trim_end).collect();
                let lines = &lines[..lines.len() - lost];
                shown.windows(lines.len()).any(|part| part == lines)
            });
            assert_eq!(run.shows("--force"), lost == 0, "{}", run.emulator.text());
            assert_eq!(run.end(), 2);
        }
    }
}

#[test]
fn who_insists_is_shown_the_wizard_and_types_no_garble() {
    let office = Office::new();
    let mut run = Run::start(office.command(&["--force"]), IN_GBK);
    run.until("painted", Run::has_painted);
    run.send(b"\r");
    run.until("the unit", |run| run.sent("单位名称".as_bytes()));
    run.send(&gbk("道路管理局"));
    run.until("told", |run| run.sent(b"(set UTF-8)"));
    run.send(b"ABC");
    run.until("the name", |run| run.sent(b"ABC"));
    run.pauses();
    run.send(ENTER.as_bytes());
    run.until("what the name does not tell", |run| run.sent("用左右键".as_bytes()));
    run.pauses();
    run.send(ENTER.as_bytes());
    run.until("ready", |run| run.sent("再按一次".as_bytes()));
    run.pauses();
    run.send(ENTER.as_bytes());
    run.until("the contents", |run| run.sent("不代表已经上报".as_bytes()));
    run.send(ctrl('q').as_bytes());
    run.until("asked", |run| run.sent("要退出吗".as_bytes()));
    run.send(b"2");
    assert_eq!(run.end(), 0);
    assert_eq!(office.saved().report.unit().name, "ABC");
}

#[test]
fn keys_in_gbk_are_told_and_do_not_enter_the_text() {
    let office = Office::new();
    let terminal = Terminal { answers: false, ..Terminal::default() };
    let mut run = Run::start(office.command(&[]), terminal);
    run.sees("字体对齐自检").looks().press(ESC, "Ctrl+Q 退出");
    new_report(&mut run, "2025");
    run.press("1", "要写到").types("先前写的。");
    run.send(&gbk("全年主动公开52条，道路"));
    run.sees("终端送来的是 GBK 编码，没有写进去。请把客户端编码改成 UTF-8");
    run.types("改好了。").press(ESC, CONTENTS).sees("已保存");
    let text = office.saved().report.text(TextId::Overview).to_text();
    assert_eq!(text, "先前写的。改好了。");
    // Where there is no text to write in, it is said as well.
    run.send(&gbk("政府"));
    run.sees("终端送来的是 GBK 编码");
    run.press("2", "先答一个问题").press("2", "当前格").send(&gbk("政府"));
    run.sees("终端送来的是 GBK 编码").press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
}

#[test]
fn a_locale_without_chinese_changes_nothing() {
    for language in ["C", "POSIX", "zh_CN.GB18030"] {
        let office = Office::new();
        let mut command = office.command(&[]);
        command.env("LANG", language);
        command.env("LC_ALL", language);
        let mut run = Run::start(command, Terminal::default());
        run.sees("Ctrl+Q 退出");
        new_report(&mut run, "2025");
        run.press("1", "要写到").types("全年公开“一件事”。").press(ESC, CONTENTS).sees("已保存");
        let text = office.saved().report.text(TextId::Overview).to_text();
        assert_eq!(text, "全年公开“一件事”。");
        run.press(&ctrl('q'), "要退出吗").send(b"2");
        assert_eq!(run.end(), 0);
    }
}
