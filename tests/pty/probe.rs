//! What happens in terminals that do not answer, or answer in another encoding?

use std::time::{Duration, Instant};

use crate::office::{CONTENTS, Office, new_report};
use crate::pty::{ENTER, ESC, Run, Terminal, ctrl};

#[test]
fn a_silent_terminal_is_waited_for_a_moment() {
    for ambiguous in [1, 2] {
        let office = Office::new();
        let started = Instant::now();
        let terminal = Terminal { answers: false, ambiguous, ..Terminal::default() };
        let mut run = office.start_in(terminal);
        let waited = started.elapsed();
        assert!(waited < Duration::from_secs(4), "{waited:?}");
        new_report(&mut run, "2025");
        run.press("1", "要写到").types("“三安全一稳定”——没有被诉……").press(ESC, CONTENTS);
        run.press(&ctrl('q'), "要退出吗").send(ENTER.as_bytes());
        assert_eq!(run.end(), 0);
    }
}

#[test]
fn a_terminal_in_gbk_is_told_so_in_gbk() {
    let office = Office::new();
    let terminal = Terminal { answers: false, ..Terminal::default() };
    let mut run = Run::start(office.command(&[]), terminal);
    run.until("asked", |run| run.raw.ends_with(b"\x1b[c"));
    run.send(b"\x1b[1;7R\x1b[1;7R\x1b[1;4R\x1b[1;4R\x1b[1;4R\x1b[1;4R\x1b[1;3R\x1b[24;80R\x1b[?6c");
    run.until("told", |run| run.sent(&[0xD5, 0xE2, 0xB8, 0xF6]));
    assert_eq!(run.end(), 2);
}
