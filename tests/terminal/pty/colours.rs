//! Can the focus be told without colours, and does it say so where nothing can be drawn?

use std::process::{Command, Stdio};

use crate::pty::office::{CONTENTS, Office, PROGRAM};
use crate::support::pty::emulator::Seen;
use crate::support::pty::{Run, Terminal};

/// Whether this text stands on the screen in reverse video.
fn is_reversed(run: &Run, text: &str) -> bool {
    let row = |row: &Vec<Seen>| {
        let reversed = row.iter().filter(|cell| cell.reverse);
        reversed.map(|cell| cell.text.as_str()).collect::<String>()
    };
    run.emulator.screen.cells.iter().any(|cells| row(cells).contains(text))
}

#[track_caller]
fn without_colours(name: &str, value: &str) {
    let office = Office::new();
    let mut command = office.command(&[]);
    command.env(name, value);
    let mut run = Run::start(command, Terminal::default());
    run.sees("Ctrl+Q 退出").until("reversed", |run| is_reversed(run, "从空白开始"));
    crate::pty::office::new_report(&mut run, "2025");
    run.until("reversed", |run| is_reversed(run, "一、总体情况")).sees(CONTENTS);
    run.press("4", "先答").press("2", "当前格").press("7", "[     7]");
    run.until("reversed", |run| is_reversed(run, "7"));
    assert!(!run.sent(b"38;5"));
    assert!(!run.emulator.screen.cells.iter().flatten().any(|cell| cell.colour != 0));
}

#[test]
fn no_color() {
    without_colours("NO_COLOR", "1");
}

#[test]
fn a_vt100() {
    without_colours("TERM", "vt100");
}

#[test]
fn no_terminal_gets_one_sentence() {
    let office = Office::new();
    let ended = Command::new(PROGRAM)
        .env_clear()
        .env("HOME", office.home.path())
        .env("TERM", "xterm")
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let said = String::from_utf8(ended.stderr).expect("UTF-8");
    assert_eq!((ended.status.code(), said.lines().count()), (Some(2), 1), "{said}");
    assert!(said.contains("nianbao render") && ended.stdout.is_empty(), "{said}");
}
