//! Does the conversation in lines work where nothing can be drawn?

use nianbao::report::TextId;
use rustix::process::Signal;
use rustix::termios::{InputModes, LocalModes};

use crate::pty::office::{Office, focus};
use crate::support::pty::{Run, Terminal, ctrl};

/// At the contents of a new report, on a terminal that cannot place characters.
pub fn begin(office: &Office) -> Run {
    let mut command = office.command(&[]);
    command.env("TERM", "dumb");
    let mut run = Run::start(command, Terminal { answers: false, ..Terminal::default() });
    run.sees("从空白开始").press("1\n", "单位名称");
    run.press("焦东街道办事处\n", "报告年度");
    run.press("2025\n", "单位类型").press("\n", "去 一、总体情况；");
    run
}

fn number(office: &Office, at: usize) -> String {
    let report = office.saved().report;
    let cell = report.typed_cells(1).nth(at).expect("cell");
    report.cell(cell).to_text()
}

#[test]
fn a_terminal_that_cannot_place_characters_is_talked_to_in_lines() {
    let office = Office::new();
    let mut run = begin(&office);
    assert!(!run.raw.contains(&0x1b), "nothing is drawn");
    run.press("1\n", "现在写第 1 段").press("全年公开信息52条。\n", "记下：第 1 段，10 字。");
    run.press(".\n", "字数 10").press("<<\n", "已填，10 字");
    run.send(b"!\n");
    assert_eq!(run.end(), 0);
    let report = office.saved().report;
    assert_eq!(report.text(TextId::Overview).to_text(), "全年公开信息52条。");
}

#[test]
fn the_terminal_edits_the_line_and_knows_characters() {
    let office = Office::new();
    let mut run = begin(&office);
    let modes = run.master().get_termios().expect("modes");
    assert!(modes.input_flags.bits() & InputModes::IUTF8.bits() != 0, "a 汉字 is one character");
    assert!(modes.local_flags.bits() & LocalModes::ICANON.bits() != 0, "lines are edited");
    run.press("1\n", "现在写第 1 段");
    run.send("全年公信\x7f开52条。\n".as_bytes());
    run.sees("记下：第 1 段，8 字");
    run.send(&[4]);
    assert_eq!(run.end(), 0);
    assert_eq!(office.saved().report.text(TextId::Overview).to_text(), "全年公开52条。");
}

#[test]
fn a_line_that_drops_or_a_signal_leaves_all_saved() {
    for signal in [None, Some(Signal::TERM), Some(Signal::INT)] {
        let office = Office::new();
        let mut run = begin(&office);
        run.press("3\n", "先去下一部分").press("2\n", "依次为");
        run.press("12 3\n", "记下：12 3 0 0 0 0");
        match signal {
            None => {
                run.drop_line();
            }
            Some(signal) => {
                run.signal(signal);
                let code = u32::try_from(signal.as_raw()).expect("a signal");
                assert_eq!(run.end(), 128 + code);
            }
        }
        assert_eq!([number(&office, 0), number(&office, 1)], ["12", "3"]);
    }
}

#[test]
fn a_window_too_small_can_go_on_in_lines() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("3", "先答一个问题").press("2", "当前格");
    run.send(b"12");
    run.resize(60, 20);
    run.sees("Ctrl+X 改用朴素模式");
    run.send(ctrl('x').as_bytes());
    run.sees("第 1 行，共 25 行").sees("输入 画面 回到整屏");
    assert!(!run.is_raw());
    run.press("12 3\n", "记下：12 3 0 0 0 0");
    // Back to the screen once it is large enough, and to lines again.
    run.press("画面\n", "窗口还是太小：现在 60x20");
    run.resize(80, 24);
    run.press("画面\n", "当前格");
    assert!(run.is_raw());
    run.send(b"7");
    run.until("7", |run| focus(run).as_deref() == Some("7"));
    run.resize(60, 20);
    run.sees("Ctrl+X 改用朴素模式").send(ctrl('x').as_bytes());
    run.until("lines", |run| !run.is_raw());
    run.send(b"!\n");
    assert_eq!(run.end(), 0);
    assert_eq!([number(&office, 0), number(&office, 1)], ["12", "3"]);
}

#[test]
fn it_does_not_stop_where_no_shell_would_let_it_go_on() {
    let office = Office::new();
    let mut run = begin(&office);
    // Ctrl+Z: the terminal says so to whoever reads lines.
    run.send(&[0x1a]);
    run.press("1\n", "现在写第 1 段").press("公开52条。\n", "记下：第 1 段");
    run.press("<<\n", "已填，").send(b"!\n");
    assert_eq!(run.end(), 0);
}
