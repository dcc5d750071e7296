//! Is a real terminal taken over, and given back in every case?
//!
//! This test runs itself in a pseudo terminal: `child` is the program, the others are the person.

use crate::support::{pty, soon};

use std::fs::OpenOptions;
use std::os::unix::fs::OpenOptionsExt as _;
use std::time::{Duration, Instant};

use nianbao::form::Form;
use nianbao::terminal::{Glyphs, LastWords, Options, Session, World};
use nianbao::wizard::{Effect, Message, Moment, Wizard};
use portable_pty::CommandBuilder;
use pty::emulator::LEFT_ON;
use pty::{Run, Terminal};
use rustix::process::Signal;
use rustix::termios::{Action, tcflow};

/// How the child is told what to do.
const PART: &str = "NIANBAO_TEST_PART";

/// `O_NOCTTY`: the test does not take the terminal for its own.
const NOCTTY: i32 = rustix::fs::OFlags::NOCTTY.bits().cast_signed();

fn wizard() -> Wizard {
    Wizard::new(Form::edition_2021(), "u@h", Moment::default(), (80, 24))
}

/// A world without files.
struct Nothing {
    breaks: bool,
}

impl World for Nothing {
    fn perform(&mut self, _: Effect) -> Vec<Message> {
        assert!(!self.breaks, "the report says 焦东街道");
        Vec::new()
    }

    fn news(&mut self) -> Vec<Message> {
        Vec::new()
    }

    fn last_words(&self) -> LastWords {
        Box::new(|| {})
    }
}

#[test]
fn child() {
    let Ok(part) = std::env::var(PART) else { return };
    let folder = std::env::temp_dir().join("nianbao-no-such-folder");
    let session = Options::from_environment(None, folder).and_then(Session::open);
    let code = match session {
        Ok(session) => session.run(&mut wizard(), &mut Nothing { breaks: part == "break" }).code(),
        Err(refusal) => {
            refusal.report();
            2
        }
    };
    std::process::exit(code.into());
}

/// This test as the program, in a terminal.
fn start(part: &str, variables: &[(&str, &str)], answers: bool) -> Run {
    let mut command = CommandBuilder::new(std::env::current_exe().expect("this test"));
    command.args(["--exact", "tty::child", "--nocapture", "--test-threads=1"]);
    command.env("TERM", "xterm");
    command.env(PART, part);
    for name in ["NO_COLOR", "STY", "SSH_TTY", "NIANBAO_GLYPHS"] {
        command.env_remove(name);
    }
    for (name, value) in variables {
        command.env(name, value);
    }
    Run::start(command, Terminal { answers, ..Terminal::default() })
}

#[track_caller]
fn painted() -> Run {
    let mut run = start("play", &[], true);
    run.until("painted", |run| run.emulator.screen.alternate && run.has_painted());
    run
}

#[test]
fn signals_that_end_it_give_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let run = painted();
        run.signal(signal);
        assert_eq!(run.end(), code);
    }
}

#[test]
fn a_dropped_line_ends_it() {
    assert!(soon::is_done_within(Duration::from_secs(3), || {
        let mut run = painted();
        let started = Instant::now();
        assert_eq!(run.drop_line().exit_code(), 129);
        started.elapsed()
    }));
}

#[test]
fn a_terminal_that_takes_nothing_does_not_hold_it_back() {
    assert!(soon::is_done_within(Duration::from_secs(2), || {
        let mut run = painted();
        let options = OpenOptions::new().read(true).write(true).custom_flags(NOCTTY).to_owned();
        let name = run.master().tty_name().expect("a name");
        let tty = options.open(name).expect("the child's terminal");
        tcflow(&tty, Action::OOff).expect("held back");
        // A frame that cannot be written.
        run.resize(90, 30);
        let started = Instant::now();
        run.signal(Signal::TERM);
        assert_eq!(run.child.wait().expect("an end").exit_code(), 143);
        started.elapsed()
    }));
}

#[test]
fn a_break_down_is_said_and_gives_the_terminal_back() {
    let mut run = start("break", &[], true);
    run.until("painted", Run::has_painted);
    run.signal(Signal::TERM);
    run.sees("重新运行");
    assert!(!run.emulator.text().contains("焦东"));
    assert_eq!(run.end(), 101);
}

#[test]
fn it_stops_and_goes_on_as_the_shell_wants() {
    let mut run = start("play", &[], true);
    run.emulator.screen.left_on = LEFT_ON.into();
    run.until("painted", Run::has_painted);
    assert_eq!(run.emulator.screen.left_on, [].into());
    run.signal(Signal::TSTP);
    run.until("given back", |run| !run.emulator.screen.alternate);
    run.stopped();
    // Nothing of it is left where there is no other screen.
    assert_eq!((run.emulator.text().trim(), run.emulator.screen.cursor), ("", (0, 0)));
    run.raw.clear();
    run.emulator.screen.left_on = LEFT_ON.into();
    run.signal(Signal::CONT);
    run.until("painted again", |run| run.emulator.screen.alternate && run.has_painted());
    assert_eq!(run.emulator.screen.left_on, [].into());
    run.signal(Signal::TERM);
    assert_eq!(run.end(), 143);
}

#[test]
fn another_size_is_painted_anew() {
    let mut run = painted();
    run.raw.clear();
    run.resize(120, 40);
    run.until("painted again", Run::has_painted);
    run.signal(Signal::TERM);
    assert_eq!(run.end(), 143);
}

#[test]
fn a_terminal_in_gbk_is_told_so_in_gbk() {
    let mut run = start("play", &[], false);
    run.until("asked", |run| run.raw.ends_with(b"\x1b[c"));
    run.send(b"\x1b[1;7R\x1b[1;7R\x1b[1;4R\x1b[1;4R\x1b[1;4R\x1b[1;4R\x1b[1;3R\x1b[24;80R\x1b[?6c");
    run.until("told", |run| run.sent(&[0xD5, 0xE2, 0xB8, 0xF6]));
    assert_eq!(run.end(), 2);
}

#[test]
fn without_a_terminal_that_places_characters_it_says_what_else_there_is() {
    let mut run = start("play", &[("TERM", "dumb")], true);
    run.until("told", |run| run.emulator.text().contains("nianbao render"));
    assert_eq!(run.end(), 2);
}

#[test]
fn a_known_terminal_is_not_asked() {
    let mut run = start("play", &[("NIANBAO_GLYPHS", "safe")], false);
    run.until("painted", Run::has_painted);
    assert!(!run.sent(b"\x1b[6n"));
    run.signal(Signal::TERM);
    assert_eq!(run.end(), 143);
    assert_eq!(Glyphs::choose("safe"), Ok(Some(Glyphs::Safe)));
}
