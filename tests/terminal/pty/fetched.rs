//! Do the documents come to the clerk's own computer through the terminal she sits at?

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::pty::office::Office;
use crate::support::pty::{Run, Terminal, ctrl};

const ROW: &str = "5 取回本机";

/// Whether the programs that send and receive are on this machine; the row is absent without.
fn can_send() -> bool {
    ["/usr/bin/sz", "/usr/bin/rz"].into_iter().all(|program| Path::new(program).exists())
}

/// On the page after a draft was written out.
fn written(office: &Office) -> Run {
    let mut run = office.begin();
    run.press("8", "草稿已写出");
    run
}

#[track_caller]
fn leaves(mut run: Run) {
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
}

#[test]
fn a_terminal_that_takes_files_gets_them_and_the_screen_comes_back() {
    if !can_send() {
        return;
    }
    let office = Office::new();
    let mut run = written(&office);
    run.sees(ROW).asks_with("5");
    let own = tempfile::tempdir().expect("a folder");
    let mut peer = Command::new("/usr/bin/rz");
    peer.arg("--binary").current_dir(own.path());
    assert!(run.takes_files(peer), "it has taken them");
    run.sees("文件传到本机了").sees(ROW);
    for name in ["report.draft.txt", "report.draft.yaml"] {
        let sent = office.home.path().join("年报/焦东街道办事处-2025").join(name);
        let came = fs::read(own.path().join(name)).expect(name);
        assert_eq!(came, fs::read(sent).expect(name), "{name}");
    }
    leaves(run);
}

#[test]
fn a_terminal_that_does_not_is_left_by_any_key() {
    if !can_send() {
        return;
    }
    let office = Office::new();
    let mut run = written(&office);
    run.asks_with("5").send(b"x");
    run.sees("停下了").sees(ROW);
    leaves(run);
}

#[test]
fn in_lines_they_come_too_and_the_lines_go_on() {
    if !can_send() {
        return;
    }
    let office = Office::new();
    let mut run = crate::pty::lines::begin(&office);
    run.press("8\n", ROW).asks_with("5\n");
    assert!(run.is_raw());
    let own = tempfile::tempdir().expect("a folder");
    let mut peer = Command::new("/usr/bin/rz");
    peer.arg("--binary").current_dir(own.path());
    assert!(run.takes_files(peer), "it has taken them");
    run.sees("文件传到本机了").sees(ROW);
    assert!(!run.is_raw(), "lines are edited again");
    assert!(own.path().join("report.draft.yaml").exists());
    run.asks_with("5\n").send(b"x");
    run.sees("停下了").send(b"!\n");
    assert_eq!(run.end(), 0);
}

#[test]
fn where_something_stands_between_it_is_not_offered() {
    for (name, value) in [("TMUX", "/tmp/tmux-0/default,1,0"), ("STY", "1.pts-0.desk")] {
        let office = Office::new();
        let mut command = office.command(&[]);
        command.env(name, value);
        let mut run = Run::start(command, Terminal::default());
        run.sees("Ctrl+Q 退出");
        crate::pty::office::new_report(&mut run, "2025");
        run.press("8", "草稿已写出").sees("4 退出");
        assert!(!run.shows(ROW), "{}", run.emulator.text());
        leaves(run);
    }
}
