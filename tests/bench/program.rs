//! What does the program do in a pseudo terminal, as the kernel counts it?

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

use super::emulator::Emulator;

/// 程序. The real program, running.
pub struct Program {
    child: Box<dyn Child + Send + Sync>,
    pid: u32,
    writer: Box<dyn std::io::Write + Send>,
    output: Receiver<(Instant, Vec<u8>)>,
    emulator: Emulator,
    started: Instant,
    _master: Box<dyn MasterPty + Send>,
}

/// 应答. What came of a key.
pub struct Answer {
    pub bytes: f64,
    /// From the key to the last byte.
    pub milliseconds: f64,
    /// CPU time of all threads.
    pub microseconds: f64,
    /// Write calls of the thread that draws.
    pub writes: f64,
}

/// No more is to come when nothing came and nothing ran for this long.
const QUIET: Duration = Duration::from_millis(4);

/// A key that has not been answered by then has no answer.
const FIRST: Duration = Duration::from_millis(100);

impl Program {
    /// Starts it on a folder for drafts, in a terminal of 80 × 24 that need not be asked.
    pub fn start(data: &Path, arguments: &[&Path]) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("a pty");
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_nianbao"));
        command.args(arguments);
        for (name, value) in [("TERM", "xterm-256color"), ("NIANBAO_GLYPHS", "narrow")] {
            command.env(name, value);
        }
        command.env("NIANBAO_DATA", data);
        let mut reader = pair.master.try_clone_reader().expect("reader");
        let (tell, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0; 1 << 16];
            while let Ok(taken @ 1..) = reader.read(&mut buffer) {
                if tell.send((Instant::now(), buffer[..taken].to_vec())).is_err() {
                    break;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).expect("the program");
        let pid = child.process_id().expect("a process");
        let writer = pair.master.take_writer().expect("writer");
        let emulator = Emulator::new(80, 24, 1);
        Self { child, pid, writer, output, emulator, started, _master: pair.master }
    }

    /// Waits for a text on the screen: milliseconds since the start.
    pub fn until(&mut self, text: &str) -> f64 {
        while !self.emulator.text().contains(text) {
            let next = self.output.recv_timeout(Duration::from_secs(10));
            let (at, bytes) = next.expect("the program shows what is waited for");
            self.emulator.feed(&bytes);
            if self.emulator.text().contains(text) {
                return (at - self.started).as_secs_f64() * 1e3;
            }
        }
        0.0
    }

    /// Waits until nothing is under way, a save that is due included.
    pub fn settle(&mut self) {
        while let Ok((_, bytes)) = self.output.recv_timeout(Duration::from_millis(600)) {
            self.emulator.feed(&bytes);
        }
    }

    /// Sends keys as one piece and waits for the answer.
    pub fn press(&mut self, keys: &str) -> Answer {
        let (cpu, writes) = (self.cpu(), self.writes());
        let sent = Instant::now();
        self.writer.write_all(keys.as_bytes()).expect("the program reads");
        let (mut bytes, mut last) = (0, sent);
        loop {
            // The first byte may take a while: the machine has other things to do.
            let patience = if bytes == 0 { FIRST } else { QUIET };
            match self.output.recv_timeout(patience) {
                Ok((at, more)) => {
                    bytes += more.len();
                    last = at;
                    self.emulator.feed(&more);
                }
                Err(_) if self.is_running() => {}
                Err(_) => break,
            }
        }
        Answer {
            bytes: bytes as f64,
            milliseconds: (last - sent).as_secs_f64() * 1e3,
            microseconds: (self.cpu() - cpu) / 1e3,
            writes: self.writes() - writes,
        }
    }

    /// Sends keys without waiting for what they bring.
    pub fn send(&mut self, keys: &str) {
        self.writer.write_all(keys.as_bytes()).expect("the program reads");
    }

    /// What came since, and when.
    pub fn take(&mut self) -> Vec<(Instant, Vec<u8>)> {
        self.output.try_iter().collect()
    }

    /// What a person sees.
    pub fn screen(&self) -> String {
        self.emulator.text()
    }

    /// Bytes sent while nobody types for this long, and how often its threads woke.
    pub fn idle(&mut self, seconds: u64) -> (f64, f64) {
        self.settle();
        let before = self.switches();
        let until = Instant::now() + Duration::from_secs(seconds);
        let mut bytes = 0;
        while let Some(left) = until.checked_duration_since(Instant::now()) {
            bytes += self.output.recv_timeout(left).map_or(0, |(_, bytes)| bytes.len());
        }
        (bytes as f64, self.switches() - before)
    }

    /// Most memory it ever had, in MiB.
    pub fn peak_memory(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.pid)).unwrap_or_default();
        field(&status, "VmHWM:") / 1024.0
    }

    /// Memory that no other process shares, in MiB.
    pub fn private_memory(&self) -> f64 {
        let path = format!("/proc/{}/smaps_rollup", self.pid);
        let rollup = fs::read_to_string(path).unwrap_or_default();
        (field(&rollup, "Private_Clean:") + field(&rollup, "Private_Dirty:")) / 1024.0
    }

    /// Nanoseconds of CPU time so far, all threads.
    pub fn cpu(&self) -> f64 {
        self.of_threads("schedstat", |text| {
            text.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or_default()
        })
    }

    fn switches(&self) -> f64 {
        self.of_threads("status", |text| {
            field(text, "\nvoluntary_ctxt_switches:") + field(text, "nonvoluntary_ctxt_switches:")
        })
    }

    fn writes(&self) -> f64 {
        let path = format!("/proc/{0}/task/{0}/io", self.pid);
        field(&fs::read_to_string(path).unwrap_or_default(), "syscw:")
    }

    fn is_running(&self) -> bool {
        let running = self.of_threads("stat", |text| {
            f64::from(text.rsplit_once(") ").is_some_and(|(_, rest)| rest.starts_with('R')))
        });
        running > 0.0
    }

    fn of_threads(&self, file: &str, read: impl Fn(&str) -> f64) -> f64 {
        let tasks =
            fs::read_dir(format!("/proc/{}/task", self.pid)).into_iter().flatten().flatten();
        let texts = tasks.filter_map(|task| fs::read_to_string(task.path().join(file)).ok());
        texts.map(|text| read(&text)).sum()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The number behind a name.
fn field(text: &str, name: &str) -> f64 {
    let behind = text.split(name).nth(1).and_then(|rest| rest.split_whitespace().next());
    behind.and_then(|number| number.parse().ok()).unwrap_or_default()
}
