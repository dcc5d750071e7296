//! Do windows of all sizes show what they can, and lose nothing?

use nianbao::report::TextId;

use crate::pty::office::{CONTENTS, Office, fill, focus};
use crate::support::pty::{ENTER, ESC, Run, Terminal, ctrl};

/// The rows of the frame are where they belong.
fn is_framed(run: &Run, columns: usize, rows: usize) -> bool {
    let text = run.emulator.text();
    let lines: Vec<&str> = text.lines().collect();
    lines[1].len() == columns
        && lines[1].bytes().all(|byte| byte == b'-')
        && lines[rows - 1].contains("Ctrl+Q 退出")
}

#[test]
fn a_window_the_system_knows_nothing_of() {
    let office = Office::new();
    let terminal = Terminal { size: (100, 30), told: (0, 0), ..Terminal::default() };
    let mut run = Run::start(office.command(&[]), terminal);
    run.until("framed", |run| is_framed(run, 100, 30));
    run.send(ctrl('q').as_bytes());
    assert_eq!(run.end(), 0);
}

#[test]
fn a_large_window() {
    let office = Office::new();
    let mut run =
        office.start_in(Terminal { size: (120, 40), told: (120, 40), ..Terminal::default() });
    run.until("framed", |run| is_framed(run, 120, 40));
    run.send(ctrl('q').as_bytes());
    assert_eq!(run.end(), 0);
}

#[test]
fn a_window_too_small_is_told_so_and_comes_back_to_the_same_place() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("3", "先答一个问题").press("2", "当前格");
    fill(&mut run, "12");
    run.send(b"3");
    run.until("3", |run| focus(run).as_deref() == Some("3"));
    run.resize(60, 20);
    run.sees("窗口太小：现在 60x20，至少 80x22");
    run.resize(80, 24);
    run.until("the same cell", |run| focus(run).as_deref() == Some("3"));
    run.sees("商业企业");
}

#[test]
fn a_window_too_small_from_the_start() {
    let office = Office::new();
    let terminal = Terminal { size: (60, 20), told: (60, 20), ..Terminal::default() };
    let mut run = Run::start(office.command(&[]), terminal);
    run.sees("窗口太小：现在 60x20");
    run.resize(80, 24);
    run.until("framed", |run| is_framed(run, 80, 24)).looks();
    run.press(ENTER, "单位名称");
}

#[test]
fn a_storm_of_sizes_while_typing() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("1", "要写到");
    let text = "全年主动公开政府信息五十二条收到申请十二件均已按期答复没有被诉没有收费";
    for (at, c) in (0..).zip(text.chars()) {
        run.send(c.to_string().as_bytes());
        run.resize(80 + at % 7 * 10, 24 + at % 5 * 4);
    }
    run.resize(80, 24);
    run.sees(text).until("no larger", |run| run.emulator.screen.columns == 80);
    run.press(ESC, CONTENTS).sees("已保存");
    assert_eq!(office.saved().report.text(TextId::Overview).to_text(), text);
}
