//! Where does the clerk work? A home of its own, empty at first.

use std::fs;
use std::path::PathBuf;

use nianbao::report::Document;
use nianbao::yaml;
use portable_pty::CommandBuilder;
use tempfile::TempDir;

use crate::support::pty::{ENTER, Run, TAB, Terminal};

/// The program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_nianbao");

/// The unit all tests write for.
pub const UNIT: &str = "焦东街道办事处";

/// What the contents say and no other screen.
pub const CONTENTS: &str = "不代表已经上报或公布";

/// 办公室. A home and what is in it.
pub struct Office {
    pub home: TempDir,
}

impl Office {
    pub fn new() -> Self {
        Self { home: tempfile::tempdir().expect("a folder") }
    }

    /// The program with these arguments, in an environment with nothing but this.
    pub fn command(&self, arguments: &[&str]) -> CommandBuilder {
        self.command_of(PROGRAM, arguments)
    }

    /// Another program, such as a shell that starts ours.
    pub fn command_of(&self, program: &str, arguments: &[&str]) -> CommandBuilder {
        let mut command = CommandBuilder::new(program);
        command.env_clear();
        command.args(arguments);
        for (name, value) in [("TERM", "xterm"), ("USER", "clerk"), ("PATH", "/usr/bin:/bin")] {
            command.env(name, value);
        }
        command.env("HOME", self.home.path());
        command.cwd(self.home.path());
        command
    }

    /// At the start screen.
    #[track_caller]
    pub fn start(&self) -> Run {
        self.start_in(Terminal::default())
    }

    /// At the start screen of such a terminal.
    #[track_caller]
    pub fn start_in(&self, terminal: Terminal) -> Run {
        let mut run = Run::start(self.command(&[]), terminal);
        run.sees("Ctrl+Q 退出");
        run
    }

    /// At the contents of a new report for 2025.
    #[track_caller]
    pub fn begin(&self) -> Run {
        let mut run = self.start();
        new_report(&mut run, "2025");
        run
    }

    /// The folder with the drafts.
    pub fn drafts(&self) -> PathBuf {
        self.home.path().join(".local/share/nianbao/drafts")
    }

    /// The folder of the only draft.
    #[track_caller]
    pub fn folder(&self) -> PathBuf {
        let folders = fs::read_dir(self.drafts()).expect("drafts").filter_map(Result::ok);
        let folders: Vec<PathBuf> =
            folders.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
        assert_eq!(folders.len(), 1, "{folders:?}");
        folders[0].clone()
    }

    /// The text of the only draft's file.
    #[track_caller]
    pub fn saved_text(&self) -> String {
        fs::read_to_string(self.folder().join("draft.yaml")).expect("a draft")
    }

    /// The only draft.
    #[track_caller]
    pub fn saved(&self) -> Document {
        document(&self.saved_text())
    }

    /// A document that was written out, such as `report.txt`.
    #[track_caller]
    pub fn written(&self, year: &str, name: &str) -> String {
        let folder = self.home.path().join(format!("年报/{UNIT}-{year}"));
        fs::read_to_string(folder.join(name)).expect("a document")
    }
}

/// What a file holds.
#[track_caller]
pub fn document(text: &str) -> Document {
    yaml::read(text.as_bytes()).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// From the start screen to the contents of a new report.
#[track_caller]
pub fn new_report(run: &mut Run, year: &str) {
    run.press(ENTER, "单位名称").types(UNIT);
    run.send(TAB.as_bytes());
    // In two parts: the year that stands there may be the same.
    run.press(&year[..2], &format!("[{}]", &year[..2]));
    run.press(&year[2..], &format!("[{year}]")).pauses();
    run.press(ENTER, "再按一次回车开始").pauses();
    run.press(ENTER, CONTENTS);
}

/// Fills the cell in focus and goes on to the right.
#[track_caller]
pub fn fill(run: &mut Run, number: &str) {
    run.send(number.as_bytes());
    run.until(number, |run| focus(run).as_deref() == Some(number));
    run.send(TAB.as_bytes());
    run.until("the next cell", |run| focus(run).is_some_and(|cell| cell != number));
}

/// What stands between the brackets of the cell in focus.
pub fn focus(run: &Run) -> Option<String> {
    let text = run.emulator.text();
    let rows = text.lines().filter(|row| row.starts_with('>'));
    let inside = rows.filter_map(|row| row.split_once('[')?.1.split_once(']'));
    inside.map(|(inside, _)| inside.trim().to_owned()).next()
}

/// Sections one and five as a strict reviewer wants them.
pub const OVERVIEW: &str = "\
（一）主动公开。全年在区政府网站发布信息52条。\n\
（二）依申请公开。全年没有收到政府信息公开申请。\n\
（三）政府信息管理。发布前逐条审查，过期信息按月清理。\n\
（四）平台建设。便民大厅设政务公开专区1处。\n\
（五）监督保障。组织培训2次，没有责任追究。";
pub const PROBLEMS: &str = "\
存在的主要问题：一是社区公示栏更新不够及时，抽查时有3处内容过期；二是办事指南里有的材料清单没有随政策调整，群众跑了冤枉路。\n\
改进情况：一是明确专人，每周核对一次公示栏，过期内容当天更换；二是政策调整后五天内改好办事指南，并在大厅张贴。";

/// On the problem list: gives a reason for all that wants one.
#[track_caller]
pub fn explain_all(run: &mut Run) {
    let text: String = run.emulator.text().chars().filter(|c| !c.is_whitespace()).collect();
    let count = text.split("需说明").nth(1).unwrap_or_default();
    let count: String = count.chars().take_while(char::is_ascii_digit).collect();
    let open: usize = count.parse().expect("a count");
    // The list may have opened at the section one came from.
    run.send(b"\x1b[H");
    for left in (0..open).rev() {
        run.press("#", "情况属实的话");
        run.types("和台账一致");
        run.press(ENTER, &format!("需说明 {left}"));
        run.send(b"\x1b[B");
    }
}
