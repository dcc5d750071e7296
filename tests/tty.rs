//! Is a real terminal taken over, and given back in every case?
//!
//! This test runs itself in a pseudo terminal: `child` is the program, the others are the person.

#[path = "support/emulator.rs"]
mod emulator;

use std::fs::OpenOptions;
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt as _;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use emulator::Emulator;
use nianbao::form::Form;
use nianbao::terminal::{Glyphs, LastWords, Options, Session, World};
use nianbao::wizard::{Effect, Message, Moment, Wizard};
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, WaitOptions, kill_process, waitpid};
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

/// The program in a terminal.
struct Run {
    emulator: Emulator,
    reader: Option<Box<dyn Read + Send>>,
    /// While it lives, the child is killed when it takes too long.
    _watch: Sender<()>,
    raw: Vec<u8>,
    child: Box<dyn Child + Send + Sync>,
    master: Option<(Box<dyn MasterPty + Send>, Box<dyn Write + Send>)>,
    answers: bool,
}

impl Run {
    fn start(part: &str, variables: &[(&str, &str)], answers: bool) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("pty");
        let mut command = CommandBuilder::new(std::env::current_exe().expect("this test"));
        command.args(["--exact", "child", "--nocapture", "--test-threads=1"]);
        command.env("TERM", "xterm");
        command.env(PART, part);
        for name in ["NO_COLOR", "STY", "SSH_TTY", "NIANBAO_GLYPHS"] {
            command.env_remove(name);
        }
        for (name, value) in variables {
            command.env(name, value);
        }
        let child = pair.slave.spawn_command(command).expect("child");
        drop(pair.slave);
        let reader = Some(pair.master.try_clone_reader().expect("reader"));
        let writer = pair.master.take_writer().expect("writer");
        // Not by the library's killer: its SIGHUP does not end a process that is stopped.
        let killed = pid_of(&*child);
        let (_watch, watched) = channel::<()>();
        std::thread::spawn(move || {
            if watched.recv_timeout(Duration::from_secs(10)) == Err(RecvTimeoutError::Timeout) {
                let _ = kill_process(killed, Signal::KILL);
            }
        });
        let emulator = Emulator::new(80, 24, 1);
        let master = Some((pair.master, writer));
        Self { emulator, reader, _watch, raw: Vec::new(), child, master, answers }
    }

    /// Reads until what is seen is as hoped for.
    #[track_caller]
    fn until(&mut self, what: &str, hoped: impl Fn(&Self) -> bool) {
        while !hoped(self) {
            assert!(self.read(), "never {what}:\n{}", self.emulator.text());
        }
    }

    /// Reads what there is; whether the child still has the terminal.
    fn read(&mut self) -> bool {
        let mut buffer = [0; 4096];
        let Some(reader) = &mut self.reader else { return false };
        match reader.read(&mut buffer) {
            Ok(taken @ 1..) => {
                self.show(&buffer[..taken]);
                true
            }
            _ => false,
        }
    }

    fn show(&mut self, bytes: &[u8]) {
        self.raw.extend(bytes);
        if !self.answers && self.raw.windows(2).any(|two| two == [0xD5, 0xE2]) {
            return; // GB18030 is not for this emulator
        }
        self.emulator.feed(bytes);
        let replies = std::mem::take(&mut self.emulator.screen.replies);
        if self.answers {
            self.send(&replies);
        }
    }

    fn send(&mut self, bytes: &[u8]) {
        if let Some((_, writer)) = &mut self.master {
            writer.write_all(bytes).and_then(|()| writer.flush()).expect("the child reads");
        }
    }

    fn signal(&self, signal: Signal) {
        kill_process(pid_of(&*self.child), signal).expect("signal");
    }

    /// Waits until the process has stopped, as a shell does before it lets it go on.
    fn stopped(&self) {
        let status = waitpid(Some(pid_of(&*self.child)), WaitOptions::UNTRACED).expect("a child");
        assert!(status.is_some_and(|(_, status)| status.stopped()), "{status:?}");
    }

    #[track_caller]
    fn painted() -> Self {
        let mut run = Self::start("play", &[], true);
        run.until("painted", |run| run.emulator.screen.alternate && run.has_painted());
        run
    }

    /// The first frame begins with a clear screen.
    fn has_painted(&self) -> bool {
        self.raw.windows(4).any(|four| four == b"\x1b[2J")
    }

    /// Waits for the end: the exit code. The terminal must be as before.
    #[track_caller]
    fn end(mut self) -> u32 {
        while self.read() {}
        let code = self.child.wait().expect("an end").exit_code();
        let screen = &self.emulator.screen;
        assert!(!screen.alternate && !screen.pastes && screen.visible, "not given back");
        code
    }
}

fn pid_of(child: &(dyn Child + Send + Sync)) -> Pid {
    let id = child.process_id().and_then(|id| Pid::from_raw(id.cast_signed()));
    id.expect("a process")
}

#[test]
fn signals_that_end_it_give_the_terminal_back() {
    for (signal, code) in [(Signal::TERM, 143), (Signal::HUP, 129), (Signal::INT, 130)] {
        let run = Run::painted();
        run.signal(signal);
        assert_eq!(run.end(), code);
    }
}

#[test]
fn a_dropped_line_ends_it() {
    let mut run = Run::painted();
    (run.master, run.reader) = (None, None);
    let started = Instant::now();
    assert_eq!(run.child.wait().expect("an end").exit_code(), 129);
    assert!(started.elapsed() < Duration::from_secs(3));
}

#[test]
fn a_terminal_that_takes_nothing_does_not_hold_it_back() {
    let mut run = Run::painted();
    let (master, _) = run.master.as_ref().expect("open");
    let options = OpenOptions::new().read(true).write(true).custom_flags(NOCTTY).to_owned();
    let tty = options.open(master.tty_name().expect("a name")).expect("the child's terminal");
    tcflow(&tty, Action::OOff).expect("held back");
    let size = PtySize { rows: 30, cols: 90, pixel_width: 0, pixel_height: 0 };
    master.resize(size).expect("a frame that cannot be written");
    let started = Instant::now();
    run.signal(Signal::TERM);
    assert_eq!(run.child.wait().expect("an end").exit_code(), 143);
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn a_break_down_is_said_and_gives_the_terminal_back() {
    let mut run = Run::start("break", &[], true);
    run.until("painted", Run::has_painted);
    run.signal(Signal::TERM);
    run.until("said", |run| run.emulator.text().contains("重新运行"));
    assert!(!run.emulator.text().contains("焦东"));
    assert_eq!(run.end(), 101);
}

#[test]
fn it_stops_and_goes_on_as_the_shell_wants() {
    let mut run = Run::painted();
    run.signal(Signal::TSTP);
    run.until("given back", |run| !run.emulator.screen.alternate);
    run.stopped();
    run.raw.clear();
    run.signal(Signal::CONT);
    run.until("painted again", |run| run.emulator.screen.alternate && run.has_painted());
    run.signal(Signal::TERM);
    assert_eq!(run.end(), 143);
}

#[test]
fn another_size_is_painted_anew() {
    let mut run = Run::painted();
    run.raw.clear();
    let size = PtySize { rows: 40, cols: 120, pixel_width: 0, pixel_height: 0 };
    run.master.as_ref().expect("open").0.resize(size).expect("resize");
    run.until("painted again", Run::has_painted);
    run.signal(Signal::TERM);
    assert_eq!(run.end(), 143);
}

#[test]
fn a_terminal_in_gbk_is_told_so_in_gbk() {
    let mut run = Run::start("play", &[], false);
    run.until("asked", |run| run.raw.ends_with(b"\x1b[c"));
    run.send(b"\x1b[1;7R\x1b[1;7R\x1b[1;4R\x1b[1;4R\x1b[1;4R\x1b[1;4R\x1b[1;3R\x1b[24;80R\x1b[?6c");
    run.until("told", |run| run.raw.windows(4).any(|four| four == [0xD5, 0xE2, 0xB8, 0xF6]));
    assert_eq!(run.child.wait().expect("an end").exit_code(), 2);
}

#[test]
fn without_a_terminal_that_places_characters_it_says_what_else_there_is() {
    let mut run = Run::start("play", &[("TERM", "dumb")], true);
    run.until("told", |run| run.emulator.text().contains("nianbao render"));
    assert_eq!(run.end(), 2);
}

#[test]
fn a_known_terminal_is_not_asked() {
    let mut run = Run::start("play", &[("NIANBAO_GLYPHS", "safe")], false);
    run.until("painted", Run::has_painted);
    assert!(!run.raw.windows(4).any(|four| four == b"\x1b[6n"));
    run.signal(Signal::TERM);
    assert_eq!(run.end(), 143);
    assert_eq!(Glyphs::choose("safe"), Ok(Some(Glyphs::Safe)));
}
