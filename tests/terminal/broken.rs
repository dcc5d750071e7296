//! Is what the screen called saved still there, however the program ends?
//!
//! The real program in a real terminal. `NIANBAO_TRIALS=100` tries more often than four times.

use crate::support::emulator;

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::time::Duration;

use emulator::Emulator;
use nianbao::disk::name;
use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::{TempDir, tempdir};

const WORDS: [&str; 8] =
    ["政府信息公开", "依申请公开 15 件", "“引号”", "——", "𠮷林", "ABC", "、；：", "本年度"];

/// How a sitting ends.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum End {
    Signal(Signal),
    LineDrops,
}

const ENDS: [End; 4] = [
    End::Signal(Signal::KILL),
    End::Signal(Signal::TERM),
    End::Signal(Signal::HUP),
    End::LineDrops,
];

/// A clerk at the program.
struct Sitting {
    emulator: Emulator,
    reader: Option<Box<dyn Read + Send>>,
    line: Option<(Box<dyn MasterPty + Send>, Box<dyn Write + Send>)>,
    child: Box<dyn Child + Send + Sync>,
    /// While it lives, the child is killed when it takes too long.
    _watch: Sender<()>,
}

impl Sitting {
    fn begin(data: &Path) -> Self {
        Self::begin_with(data, CommandBuilder::new(env!("CARGO_BIN_EXE_nianbao")))
    }

    fn begin_with(data: &Path, mut command: CommandBuilder) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).expect("pty");
        command.args(["--glyphs", "narrow", "--data-dir"]);
        command.arg(data);
        command.env("TERM", "xterm");
        command.env("XDG_STATE_HOME", data.join("state"));
        for name in ["NO_COLOR", "STY", "SSH_TTY", "NIANBAO_GLYPHS", "NIANBAO_DATA"] {
            command.env_remove(name);
        }
        let child = pair.slave.spawn_command(command).expect("child");
        drop(pair.slave);
        let reader = Some(pair.master.try_clone_reader().expect("reader"));
        let writer = pair.master.take_writer().expect("writer");
        let (_watch, watched) = channel::<()>();
        let killed = pid_of(&*child);
        std::thread::spawn(move || {
            if watched.recv_timeout(Duration::from_secs(30)) == Err(RecvTimeoutError::Timeout) {
                let _ = kill_process(killed, Signal::KILL);
            }
        });
        let emulator = Emulator::new(80, 24, 1);
        Self { emulator, reader, line: Some((pair.master, writer)), child, _watch }
    }

    /// Reads until the screen shows all of this.
    #[track_caller]
    fn until(&mut self, hoped: &[&str]) {
        let shows = |text: &str| hoped.iter().all(|hoped| text.contains(hoped));
        while !shows(&self.emulator.text()) {
            assert!(self.read(), "never {hoped:?}:\n{}", self.emulator.text());
        }
    }

    fn read(&mut self) -> bool {
        let mut buffer = [0; 4096];
        let Some(reader) = &mut self.reader else { return false };
        match reader.read(&mut buffer) {
            Ok(taken @ 1..) => {
                self.emulator.feed(&buffer[..taken]);
                true
            }
            _ => false,
        }
    }

    /// A screen that came up by itself takes no key before the input was still for 0.4 s.
    fn looks(&self) {
        std::thread::sleep(Duration::from_millis(700));
    }

    fn types(&mut self, text: &str) {
        if let Some((_, writer)) = &mut self.line {
            writer.write_all(text.as_bytes()).expect("the program reads");
        }
    }

    fn signal(&self, signal: Signal) {
        kill_process(pid_of(&*self.child), signal).expect("signal");
    }

    /// Ends it; the terminal is as before, if there is one and the program could see to it.
    fn end(mut self, end: End) {
        match end {
            End::Signal(signal) => {
                self.signal(signal);
                while self.read() {}
            }
            End::LineDrops => (self.line, self.reader) = (None, None),
        }
        let code = self.child.wait().expect("an end").exit_code();
        let screen = &self.emulator.screen;
        let given_back = !screen.alternate && !screen.pastes && screen.visible;
        match end {
            End::Signal(Signal::KILL) => {}
            End::Signal(Signal::TERM) => assert!(code == 143 && given_back),
            End::Signal(_) => assert!(code == 129 && given_back),
            End::LineDrops => assert_eq!(code, 129),
        }
    }
}

impl Sitting {
    /// Ends it by a signal while it cannot save: what is nowhere on a disk is shown.
    fn end_with_unsaved(mut self) {
        self.signal(Signal::TERM);
        while self.read() {}
        assert_eq!(self.child.wait().expect("an end").exit_code(), 6);
        let text = self.emulator.text();
        assert!(!self.emulator.screen.alternate && text.contains("没有存上"), "{text}");
    }
}

fn pid_of(child: &(dyn Child + Send + Sync)) -> Pid {
    let id = child.process_id().and_then(|id| Pid::from_raw(id.cast_signed()));
    id.expect("a process")
}

/// Its draft. Not called as that of the crash tester: both look for copies of theirs in `/var/tmp`.
const DRAFT: &str = "brokentest";

/// A data folder with the draft of the crash scenario.
fn with_draft() -> TempDir {
    let data = tempdir().expect("temporary folder");
    let folder = data.path().join("drafts").join(DRAFT);
    fs::create_dir_all(&folder).expect("folder");
    let seed = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crashtest/seed.yaml");
    let seed = fs::read_to_string(seed).expect("seed");
    fs::write(folder.join("draft.yaml"), seed.replace("crashtest", DRAFT)).expect("draft");
    data
}

/// What a start would come back with.
fn recovered(data: &Path) -> String {
    let shown = Command::new(env!("CARGO_BIN_EXE_nianbao"))
        .args(["show", DRAFT, "--field", "overview", "--data-dir"])
        .arg(data)
        .env("XDG_STATE_HOME", data.join("state"))
        .output()
        .expect("the program runs");
    assert_eq!(shown.status.code(), Some(0), "{}", String::from_utf8_lossy(&shown.stderr));
    let text = String::from_utf8(shown.stdout).expect("UTF-8");
    text.strip_suffix('\n').unwrap_or(&text).to_owned()
}

/// A number below `most` that nobody can foresee.
fn chance(most: usize) -> usize {
    name::random().bytes().fold(0, |sum, byte| sum * 31 % 65_521 + usize::from(byte)) % most
}

fn trial(end: End) {
    let data = with_draft();
    let mut sitting = Sitting::begin(data.path());
    sitting.until(&["继续写"]);
    sitting.types("\r");
    sitting.until(&["要写到"]);
    let (mut typed, mut acknowledged) = (String::new(), 0);
    for number in 0..2 + chance(4) {
        let word = WORDS[chance(WORDS.len())];
        let token = format!("{word}〔{number}〕");
        typed.push_str(&token);
        sitting.types(&token);
        if number == 0 || chance(3) == 0 {
            sitting.until(&[&format!("〔{number}〕"), "已保存"]);
            acknowledged = typed.len();
        }
    }
    if end != End::Signal(Signal::KILL) {
        // What it has taken in is kept to the last character.
        let last = typed.rsplit('〔').next().unwrap_or_default();
        sitting.until(&[&format!("〔{last}")]);
        acknowledged = typed.len();
    }
    sitting.end(end);
    let back = recovered(data.path());
    // The library that holds the line types a last Enter when it drops.
    let back = if end == End::LineDrops { back.trim_end_matches('\n') } else { &back };
    assert!(typed.starts_with(back), "{end:?}: {back} was never written; written: {typed}");
    assert!(back.len() >= acknowledged, "{end:?}: {back} came back of {typed}");
}

#[test]
fn what_was_called_saved_comes_back_however_it_ends() {
    let trials = std::env::var("NIANBAO_TRIALS").ok().and_then(|trials| trials.parse().ok());
    for _ in 0..trials.unwrap_or(ENDS.len()).div_ceil(ENDS.len()) {
        let running = ENDS.map(|end| std::thread::spawn(move || trial(end)));
        for trial in running {
            if let Err(panic) = trial.join() {
                std::panic::resume_unwind(panic);
            }
        }
    }
}

#[test]
fn the_next_start_says_that_the_line_broke_and_goes_back_to_the_place() {
    let data = with_draft();
    let mut sitting = Sitting::begin(data.path());
    sitting.until(&["继续写"]);
    sitting.types("\r");
    sitting.until(&["要写到"]);
    sitting.types("写到这里");
    sitting.until(&["写到这里", "已保存"]);
    // Not by dropping the line: the library that holds it types a last Enter then.
    sitting.end(End::Signal(Signal::HUP));
    let mut sitting = Sitting::begin(data.path());
    sitting.until(&["继续写"]);
    sitting.types("\r");
    sitting.until(&["上次连接中断", "一、总体情况", "1  回到停下的地方接着填"]);
    sitting.looks();
    sitting.types("\r");
    sitting.until(&["写到这里", "要写到"]);
    sitting.types("，接着写");
    sitting.until(&["写到这里，接着写", "已保存"]);
    // Left as it should be: the next start asks nothing.
    sitting.types("\u{11}");
    sitting.until(&["要退出吗"]);
    sitting.types("2");
    while sitting.read() {}
    assert_eq!(sitting.child.wait().expect("an end").exit_code(), 0);
    let mut sitting = Sitting::begin(data.path());
    sitting.until(&["继续写"]);
    sitting.types("\r");
    sitting.until(&["要写到", "写到这里，接着写"]);
    sitting.end(End::Signal(Signal::TERM));
}

#[test]
fn one_s_own_window_on_a_dead_line_hands_the_draft_over_even_when_it_is_stopped() {
    for stopped in [false, true] {
        let data = with_draft();
        let mut first = Sitting::begin(data.path());
        first.until(&["继续写"]);
        first.types("\r");
        first.until(&["要写到"]);
        first.types("第一个窗口写的");
        first.until(&["第一个窗口写的"]);
        if stopped {
            first.until(&["已保存"]);
            first.signal(Signal::STOP);
        }
        let mut second = Sitting::begin(data.path());
        second.until(&["继续写"]);
        second.types("\r");
        second.until(&["另一个窗口", "2  接管过来"]);
        second.looks();
        second.types("2");
        second.until(&["第一个窗口写的", "要写到"]);
        second.looks();
        while first.read() {}
        assert_eq!(first.child.wait().expect("an end").exit_code(), 143);
        second.types("，第二个接着写");
        second.until(&["第一个窗口写的，第二个接着写", "已保存"]);
        second.end(End::Signal(Signal::HUP));
        assert_eq!(recovered(data.path()), "第一个窗口写的，第二个接着写");
        let files: Vec<PathBuf> = fs::read_dir(data.path().join("drafts").join(DRAFT))
            .expect("folder")
            .map(|entry| entry.expect("entry").path())
            .filter(|path| path.to_string_lossy().contains("冲突"))
            .collect();
        assert!(files.is_empty(), "{files:?}");
    }
}

#[test]
fn a_draft_that_is_held_can_be_read_and_not_changed() {
    let data = with_draft();
    let mut first = Sitting::begin(data.path());
    first.until(&["继续写"]);
    first.types("\r");
    first.until(&["要写到"]);
    first.types("只给看");
    first.until(&["只给看", "已保存"]);
    let mut second = Sitting::begin(data.path());
    second.until(&["继续写"]);
    second.types("\r");
    second.until(&["1  只读查看"]);
    second.looks();
    second.types("1");
    second.until(&["只给看", "只读"]);
    second.types("改");
    second.until(&["没有改动"]);
    second.end(End::Signal(Signal::TERM));
    first.end(End::Signal(Signal::TERM));
    assert_eq!(recovered(data.path()), "只给看");
}

#[test]
fn a_file_that_may_not_grow_is_said_and_nothing_is_lost() {
    let data = with_draft();
    let mut command = CommandBuilder::new("sh");
    // Blocks of 512 bytes.
    let limited = concat!("ulimit -f 8; exec ", env!("CARGO_BIN_EXE_nianbao"), " \"$@\"");
    command.args(["-c", limited, "sh"]);
    let mut sitting = Sitting::begin_with(data.path(), command);
    sitting.until(&["继续写"]);
    sitting.types("\r");
    sitting.until(&["要写到"]);
    sitting.types("写得下");
    sitting.until(&["写得下", "已保存"]);
    sitting.types(&format!("\u{1b}[200~{}\u{1b}[201~", "写不下".repeat(600)));
    sitting.until(&["保存失败", "文件太大"]);
    sitting.types("还在");
    sitting.until(&["还在"]);
    sitting.end_with_unsaved();
    assert_eq!(recovered(data.path()), "写得下");
}

/// Presses a key until the screen shows this.
#[track_caller]
fn press_until(sitting: &mut Sitting, key: &str, hoped: &str) {
    while !sitting.emulator.text().contains(hoped) {
        let before = sitting.emulator.text();
        sitting.types(key);
        while sitting.emulator.text() == before {
            assert!(sitting.read(), "never {hoped}:\n{before}");
        }
    }
}

fn to_table(sitting: &mut Sitting) {
    sitting.types("\u{14}");
    sitting.until(&["查看问题清单"]);
    sitting.types("3");
    sitting.until(&["先答一个问题"]);
    sitting.types("2");
    sitting.until(&["Ctrl+O 空白全填0"]);
}

fn to_unit(sitting: &mut Sitting, field: usize) {
    sitting.types("\u{14}");
    sitting.until(&["查看问题清单"]);
    press_until(sitting, "\x1b[B", "> 改单位、年度、标题");
    sitting.types("\r");
    sitting.until(&["改好了，回目录"]);
    sitting.types(&"\t".repeat(field));
}

fn to_reason(sitting: &mut Sitting) {
    sitting.types("\u{5}");
    sitting.until(&["问题清单", "必须改 "]);
    press_until(sitting, "\x1b[B", "\n > 1");
    while !sitting.emulator.text().contains("写一句原因。说明只进") {
        sitting.types("0");
        while !["写一句原因。说明只进", "写说明不能代替"]
            .iter()
            .any(|it| sitting.emulator.text().contains(it))
        {
            assert!(sitting.read());
        }
        if sitting.emulator.text().contains("写说明不能代替") {
            sitting.types("\x1b[B");
            while sitting.emulator.text().contains("写说明不能代替") {
                assert!(sitting.read());
            }
        }
    }
}

fn to_other(sitting: &mut Sitting) {
    sitting.types("\u{14}");
    sitting.until(&["查看问题清单"]);
    sitting.types("6");
    sitting.until(&["两件事要交代"]);
    press_until(sitting, "\x1b[A", "\n > 2");
}

/// What is claimed of the draft as it was laid there.
const SEEDED: &str = "已保存 14:32:05";

/// What can be typed without being part of the report yet: the way there, what is typed, what
/// shows it.
type Typed = (fn(&mut Sitting), &'static str, &'static str);

const TYPED: [Typed; 6] = [
    (to_table, "127", "127"),
    (|sitting| to_unit(sitting, 0), "（筹）", "焦东街道办事处（筹） "),
    (|sitting| to_unit(sitting, 1), "20", "[20  ]"),
    (|sitting| to_unit(sitting, 3), "政府信息公开年报", "[政府信息公开年报 "),
    (to_reason, "台账如此", "[台账如此 "),
    // More in one piece is text there.
    (to_other, "7", "[7 "),
];

/// What is seen below the first line, and where the cursor is.
fn below(sitting: &Sitting) -> (String, (usize, usize)) {
    let text = sitting.emulator.text();
    let below = text.split_once('\n').map_or("", |(_, below)| below).to_owned();
    (below, sitting.emulator.screen.cursor)
}

fn comes_back((go, typed, shown): Typed) {
    let data = with_draft();
    let file = data.path().join("drafts").join(DRAFT).join("draft.yaml");
    let seed = fs::read_to_string(&file).expect("draft");
    let stock = "active_disclosure:\n  normative: {in_force: \"/\"}\n";
    fs::write(&file, seed.replace("draft:\n", &format!("{stock}draft:\n"))).expect("draft");
    let mut sitting = Sitting::begin(data.path());
    sitting.until(&["继续写"]);
    sitting.types("\r");
    sitting.until(&["要写到"]);
    go(&mut sitting);
    sitting.until(&[SEEDED]);
    sitting.types(typed);
    sitting.until(&[shown]);
    while sitting.emulator.text().contains(SEEDED) || !sitting.emulator.text().contains("已保存")
    {
        assert!(sitting.read(), "never saved:\n{}", sitting.emulator.text());
    }
    let before = below(&sitting);
    sitting.end(End::Signal(Signal::KILL));
    let mut sitting = Sitting::begin(data.path());
    sitting.until(&["继续写"]);
    sitting.types("\r");
    sitting.until(&["上次连接中断", "没写完"]);
    sitting.looks();
    sitting.types("1");
    sitting.until(&[shown, "已保存"]);
    while below(&sitting) != before {
        assert!(sitting.read(), "{typed}: {}\nbefore:\n{}", sitting.emulator.text(), before.0);
    }
    sitting.end(End::Signal(Signal::TERM));
}

#[test]
fn what_is_half_typed_comes_back_after_the_program_was_killed() {
    let running = TYPED.map(|typed| std::thread::spawn(move || comes_back(typed)));
    for trial in running {
        if let Err(panic) = trial.join() {
            std::panic::resume_unwind(panic);
        }
    }
}
