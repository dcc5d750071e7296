//! How does a person sit before a real program?
//!
//! A program runs in a pseudo terminal with the pocket terminal at its other end. All waiting is
//! for something to be seen; what is not seen in time ends the program and fails the test with
//! the last screen.
#![allow(dead_code)] // every test file uses its own part

pub use super::emulator;

use std::fmt::Write as _;
use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

pub use emulator::Emulator;
use encoding_rs::{Decoder, GBK};
use portable_pty::{Child, CommandBuilder, ExitStatus, MasterPty, PtySize, native_pty_system};
use rustix::process::{
    Pid, Signal, WaitId, WaitIdOptions, WaitOptions, kill_process, waitid, waitpid,
};
use rustix::termios::LocalModes;

pub const ENTER: &str = "\r";
pub const ESC: &str = "\x1b";
pub const TAB: &str = "\t";

/// The longest that anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(15);

/// A program asks the terminal to take files (ZMODEM).
const ASKS: &[u8] = b"**\x18B00";
/// It takes the screen back, or goes on in lines.
const BACK: [&[u8]; 2] = [b"\x1b[?1049h", "提示：".as_bytes()];

/// A person takes longer than this from a word to Enter; an Enter sooner than 30 ms is pasted.
const HAND: Duration = Duration::from_millis(40);

/// A screen that came up by itself takes no key before the input was still for 0.4 s.
const LOOK: Duration = Duration::from_millis(700);

/// The key Ctrl with a letter.
pub fn ctrl(letter: char) -> String {
    char::from(letter as u8 & 0x1f).to_string()
}

/// A terminal as it comes out of the box.
#[derive(Clone, Copy)]
pub struct Terminal {
    /// Columns and rows on the desk.
    pub size: (u16, u16),
    /// Columns and rows as the system knows them.
    pub told: (u16, u16),
    /// Columns of an ambiguous character.
    pub ambiguous: usize,
    /// Whether it answers questions.
    pub answers: bool,
    /// Whether it reads and sends GBK.
    pub gbk: bool,
}

impl Default for Terminal {
    fn default() -> Self {
        Self { size: (80, 24), told: (80, 24), ambiguous: 1, answers: true, gbk: false }
    }
}

type Line = (Box<dyn MasterPty + Send>, Box<dyn Read + Send>, Box<dyn Write + Send>);

/// A program in a terminal.
pub struct Run {
    pub emulator: Emulator,
    /// All that came.
    pub raw: Vec<u8>,
    pub child: Box<dyn Child + Send + Sync>,
    /// The line to it, until it is dropped.
    line: Option<Line>,
    /// Says that all is well; without it the child is ended.
    watch: Sender<()>,
    answers: bool,
    /// Whether files are on their way: what comes is for no screen.
    transfers: bool,
    /// How it reads, if not UTF-8.
    reading: Option<Decoder>,
}

impl Run {
    pub fn start(command: CommandBuilder, terminal: Terminal) -> Self {
        let pair = native_pty_system().openpty(pty_size(terminal.told)).expect("pty");
        let child = pair.slave.spawn_command(command).expect("child");
        drop(pair.slave);
        let reader = pair.master.try_clone_reader().expect("reader");
        let writer = pair.master.take_writer().expect("writer");
        let watch = watch(pid_of(&*child));
        let (columns, rows) = terminal.size;
        let emulator = Emulator::new(columns.into(), rows.into(), terminal.ambiguous);
        let line = Some((pair.master, reader, writer));
        let reading = terminal.gbk.then(|| GBK.new_decoder_without_bom_handling());
        let answers = terminal.answers;
        Self { emulator, raw: Vec::new(), child, line, watch, answers, transfers: false, reading }
    }

    /// Reads until what is seen is as hoped for.
    #[track_caller]
    pub fn until(&mut self, what: &str, hoped: impl Fn(&Self) -> bool) -> &mut Self {
        let _ = self.watch.send(());
        while !hoped(self) {
            assert!(self.read(), "never {what}:\n{}", self.emulator.text());
        }
        self
    }

    /// Reads until this text stands on the screen, blanks and line ends aside.
    #[track_caller]
    pub fn sees(&mut self, text: &str) -> &mut Self {
        self.until(text, |run| run.shows(text))
    }

    /// Presses keys and waits for a text that they bring.
    #[track_caller]
    pub fn press(&mut self, keys: &str, brings: &str) -> &mut Self {
        assert!(!self.shows(brings), "already there: {brings}\n{}", self.emulator.text());
        self.send(keys.as_bytes());
        self.sees(brings)
    }

    /// Types as an input method does, some characters at a time, and watches them appear.
    #[track_caller]
    pub fn types(&mut self, text: &str) -> &mut Self {
        let characters: Vec<char> = text.chars().collect();
        for (at, commit) in characters.chunks(5).enumerate() {
            let end = (at * 5 + commit.len()).min(characters.len());
            self.send(commit.iter().collect::<String>().as_bytes());
            let tail: String = characters[end.saturating_sub(12)..end].iter().collect();
            self.sees(&tail);
        }
        self.pauses();
        self
    }

    /// No hand is on Enter sooner than that behind several characters.
    pub fn pauses(&self) {
        thread::sleep(HAND);
    }

    /// Nobody answers sooner what came up by itself, and no key is taken sooner.
    pub fn looks(&mut self) -> &mut Self {
        thread::sleep(LOOK);
        self
    }

    /// Whether this text stands on the screen, blanks and line ends aside.
    pub fn shows(&self, text: &str) -> bool {
        squeezed(&self.emulator.text()).contains(&squeezed(text))
    }

    /// The first frame, and every one after another size, begins with a clear screen.
    pub fn has_painted(&self) -> bool {
        self.sent(b"\x1b[2J")
    }

    /// Whether these bytes came.
    pub fn sent(&self, bytes: &[u8]) -> bool {
        self.raw.windows(bytes.len()).any(|window| window == bytes)
    }

    /// Reads what there is; whether the child still has the terminal.
    pub fn read(&mut self) -> bool {
        let mut buffer = [0; 1 << 16];
        let Some((_, reader, _)) = &mut self.line else { return false };
        match reader.read(&mut buffer) {
            Ok(taken @ 1..) => {
                self.show(&buffer[..taken]);
                true
            }
            _ => false,
        }
    }

    fn show(&mut self, mut bytes: &[u8]) {
        self.raw.extend(bytes);
        if self.transfers {
            let is_back = |at: &usize| BACK.iter().any(|back| bytes[*at..].starts_with(back));
            let Some(back) = (0..bytes.len()).find(is_back) else { return };
            (self.transfers, bytes) = (false, &bytes[back..]);
        }
        if !self.answers && self.sent(&[0xD5, 0xE2]) {
            // GB18030 is not for this emulator; what acts on the terminal is.
            let acting: Vec<u8> = bytes.iter().copied().filter(u8::is_ascii).collect();
            return self.emulator.feed(&acting);
        }
        match &mut self.reading {
            None => self.emulator.feed(bytes),
            Some(reading) => {
                let mut text = String::with_capacity(bytes.len() * 3 + 16);
                let _ = reading.decode_to_string(bytes, &mut text, false);
                self.emulator.feed(text.as_bytes());
            }
        }
        let replies = std::mem::take(&mut self.emulator.screen.replies);
        if self.answers && !replies.is_empty() {
            self.send(&replies);
        }
    }

    pub fn send(&mut self, bytes: &[u8]) {
        if let Some((_, _, writer)) = &mut self.line {
            writer.write_all(bytes).and_then(|()| writer.flush()).expect("the child reads");
        }
    }

    /// Presses keys after which the program asks the terminal to take files. What is said then is
    /// for no screen, until it takes the screen back.
    #[track_caller]
    pub fn asks_with(&mut self, keys: &str) -> &mut Self {
        self.transfers = true;
        self.send(keys.as_bytes());
        self.until("it asks the terminal", |run| run.sent(ASKS))
    }

    /// The terminal takes files itself: `peer` hears what the program sends, and answers, until it
    /// ends; whether it has taken them all.
    pub fn takes_files(&mut self, mut peer: Command) -> bool {
        let asked = self.raw.windows(ASKS.len()).position(|bytes| bytes == ASKS);
        let asked = self.raw[asked.unwrap_or_default()..].to_vec();
        let mut peer = peer
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("rz");
        let (mut to, mut from) = (peer.stdin.take().expect("in"), peer.stdout.take().expect("out"));
        let (_, reader, writer) = self.line.as_mut().expect("the line stands");
        to.write_all(&asked).expect("it listens");
        let mut shown = Vec::new();
        let status = thread::scope(|scope| {
            scope.spawn(move || {
                let mut buffer = [0; 4096];
                while let Ok(taken @ 1..) = from.read(&mut buffer) {
                    writer.write_all(&buffer[..taken]).expect("the child reads");
                    writer.flush().expect("the child reads");
                }
            });
            let mut buffer = [0; 1 << 16];
            loop {
                let taken = reader.read(&mut buffer).expect("the child writes");
                if let Some(status) = peer.try_wait().expect("rz") {
                    shown.extend(&buffer[..taken]);
                    return status;
                }
                // It may end at any moment.
                let _ = to.write_all(&buffer[..taken]);
            }
        });
        self.show(&shown);
        status.success()
    }

    /// Makes the window another size.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.emulator.resize(columns.into(), rows.into());
        self.master().resize(pty_size((columns, rows))).expect("resize");
    }

    pub fn master(&self) -> &dyn MasterPty {
        &*self.line.as_ref().expect("the line stands").0
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(pid_of(&*self.child), signal).expect("signal");
    }

    /// Waits until the process has stopped, as a shell does before it lets it go on.
    #[track_caller]
    pub fn stopped(&self) {
        let status = waitpid(Some(pid_of(&*self.child)), WaitOptions::UNTRACED).expect("a child");
        assert!(status.is_some_and(|(_, status)| status.stopped()), "{status:?}");
    }

    /// The line drops; waits for the end of the process.
    pub fn drop_line(&mut self) -> ExitStatus {
        self.line = None;
        let _ = self.watch.send(());
        self.child.wait().expect("an end")
    }

    /// The line drops: how much CPU time it takes from then to its end, and how it ends.
    pub fn cpu_until_end(&mut self) -> (Duration, ExitStatus) {
        let pid = pid_of(&*self.child);
        let before = cpu_of(pid);
        self.line = None;
        let _ = self.watch.send(());
        // It stays as it ended until it is waited for.
        waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOWAIT).expect("an end");
        let taken = cpu_of(pid).saturating_sub(before);
        (taken, self.child.wait().expect("an end"))
    }

    /// Ends it without warning.
    pub fn kill(mut self) {
        self.signal(Signal::KILL);
        while self.read() {}
        self.child.wait().expect("an end");
    }

    /// Waits for the end: the exit code. The terminal must be as before.
    #[track_caller]
    pub fn end(mut self) -> u32 {
        let _ = self.watch.send(());
        while self.read() {}
        let code = self.child.wait().expect("an end").exit_code();
        let screen = &self.emulator.screen;
        let mut wrong = String::new();
        for (kept, what) in [
            (screen.alternate, "the other screen"),
            (screen.pastes, "paste marks"),
            (!screen.visible, "a hidden cursor"),
            (self.is_raw(), "raw mode"),
            // Where there is no other screen, as in this terminal, the shell goes on in it.
            (self.emulator.text().contains(&"-".repeat(80)), "its picture"),
        ] {
            if kept {
                write!(wrong, "{what} ").expect("a string takes all");
            }
        }
        assert!(wrong.is_empty(), "ended with {code}, left behind: {wrong}");
        code
    }

    /// Whether the terminal passes keys on one by one, unseen.
    pub fn is_raw(&self) -> bool {
        let modes = self.master().get_termios().expect("modes").local_flags.bits();
        modes & (LocalModes::ICANON | LocalModes::ECHO).bits() == 0
    }
}

impl Drop for Run {
    fn drop(&mut self) {
        // Nothing of a failed test goes on running.
        if let Ok(None) = self.child.try_wait() {
            let _ = kill_process(pid_of(&*self.child), Signal::KILL);
            let _ = self.child.wait();
        }
    }
}

/// Ends the process when nobody says for too long that all is well.
fn watch(pid: Pid) -> Sender<()> {
    let (watch, watched) = channel();
    std::thread::spawn(move || {
        loop {
            match watched.recv_timeout(PATIENCE) {
                Ok(()) => {}
                Err(RecvTimeoutError::Disconnected) => return,
                Err(RecvTimeoutError::Timeout) => {
                    let _ = kill_process(pid, Signal::KILL);
                    return;
                }
            }
        }
    });
    watch
}

fn pid_of(child: &(dyn Child + Send + Sync)) -> Pid {
    child.process_id().and_then(|id| Pid::from_raw(id.cast_signed())).expect("a process")
}

/// CPU time of a process, ended or not, in the system's hundredths of a second.
fn cpu_of(pid: Pid) -> Duration {
    let stat = format!("/proc/{}/stat", pid.as_raw_nonzero());
    let stat = std::fs::read_to_string(stat).expect("a process");
    // What follows its name: state is the first, user and system time the 12th and 13th.
    let behind = stat.rsplit(')').next().unwrap_or_default();
    let ticks = behind.split_whitespace().skip(11).take(2);
    let ticks: u64 = ticks.map(|ticks| ticks.parse::<u64>().expect("a number")).sum();
    Duration::from_millis(ticks * 10)
}

fn pty_size((cols, rows): (u16, u16)) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// Without blanks: a terminal puts some beside ambiguous characters, and lines end anywhere.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}
