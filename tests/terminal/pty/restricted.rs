//! Is a clerk kept to her folder who has nothing but this program?

use std::fs;
use std::os::unix::fs::symlink;
use std::path::PathBuf;

use nianbao::draft::Account;
use portable_pty::CommandBuilder;
use rustix::process::Signal;

use crate::pty::office::{CONTENTS, OVERVIEW, Office, PROBLEMS, explain_all, new_report};
use crate::support::pty::{ENTER, ESC, Run, Terminal, ctrl};

fn own(office: &Office) -> PathBuf {
    office.home.path().join("own")
}

/// As sshd starts it, with more in the environment than it should let in.
fn command(office: &Office) -> CommandBuilder {
    let own = own(office);
    let mut command =
        office.command(&["--restricted", "--data-dir", own.to_str().expect("a name")]);
    let elsewhere = office.home.path().join("elsewhere");
    for name in ["NIANBAO_DATA", "XDG_DATA_HOME", "XDG_STATE_HOME", "HOME", "EDITOR", "PAGER"] {
        command.env(name, &elsewhere);
    }
    command.env("USER", "root-or-not");
    command.env("NIANBAO_GLYPHS", "safe");
    command.env("SSH_ORIGINAL_COMMAND", "");
    command.env("SSH_CONNECTION", "10.12.3.7 50022 10.1.1.2 22");
    command
}

#[track_caller]
fn begin(office: &Office) -> Run {
    let mut run = Run::start(command(office), Terminal::default());
    run.sees("Ctrl+Q 退出");
    new_report(&mut run, "2025");
    run
}

#[test]
fn all_that_is_written_lies_in_her_folder() {
    let office = Office::new();
    let mut run = begin(&office);
    run.press("0", "请逐张确认").press("1", "1 [*]").press("2", "2 [*]").press("3", "3 [*]");
    run.press(ENTER, CONTENTS).press("8", "草稿已写出");
    // Who fetches it, and how, since she cannot.
    run.sees("这个账号不能下载文件：请管理员到上面的文件夹里取");
    let folder = own(&office).join("年报/焦东街道办事处-2025");
    run.sees(folder.to_str().expect("a name"));
    assert!(!run.shows("scp"), "{}", run.emulator.text());
    run.press(ESC, CONTENTS).press("1", "要写到").types(OVERVIEW);
    run.press(&ctrl('n'), "5/6").types(PROBLEMS);
    run.press(&ctrl('n'), "两件事要交代").press(&ctrl('n'), "问题清单");
    explain_all(&mut run);
    run.press("9", "还没有上报").sees("report.draft.txt 以前出的草稿，不要交上去");
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);

    let left = fs::read_dir(office.home.path()).expect("home").flatten();
    let left: Vec<_> = left.map(|entry| entry.file_name()).collect();
    assert_eq!(left, ["own"]);
    let files = fs::read_dir(folder).expect("documents").count();
    assert_eq!(files, 5);
    let drafts = fs::read_dir(own(&office).join("drafts")).expect("drafts").flatten();
    let draft = drafts.map(|entry| entry.path().join("draft.yaml")).find(|path| path.exists());
    let text = fs::read_to_string(draft.expect("a draft")).expect("text");
    // Who she is, the system says.
    let name = Account::of_process().expect("an account").name;
    assert!(text.contains(&format!("saved_by: {name}@")), "{text}");
}

#[test]
fn documents_do_not_go_where_a_link_leads() {
    let office = Office::new();
    let outside = office.home.path().join("outside");
    fs::create_dir_all(own(&office)).expect("her folder");
    fs::create_dir(&outside).expect("a folder");
    symlink(&outside, own(&office).join("年报")).expect("a link");
    let mut run = begin(&office);
    run.press("8", "没有生成").sees("这里是一个链接，程序不跟着它到别处去。请告诉管理员");
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
    assert_eq!(fs::read_dir(&outside).expect("outside").count(), 0);
}

#[test]
fn a_drafts_folder_that_is_elsewhere_is_refused_before_anything_is_typed() {
    let office = Office::new();
    fs::create_dir_all(own(&office)).expect("her folder");
    fs::create_dir(office.home.path().join("outside")).expect("a folder");
    symlink("../outside", own(&office).join("drafts")).expect("a link");
    let mut run = Run::start(command(&office), Terminal::default());
    run.sees("草稿不能存在");
    assert!(!run.has_painted());
    assert_eq!(run.end(), 6);
}

#[test]
fn it_does_not_stop_where_nobody_would_let_it_go_on() {
    let office = Office::new();
    let mut run = begin(&office);
    run.press("1", "要写到").types("甲");
    run.signal(Signal::TSTP);
    run.send(ctrl('z').as_bytes());
    run.until("undone", |run| !run.shows("甲"));
    run.types("乙").press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
}

#[test]
fn it_shows_itself_to_nobody_and_leaves_no_core() {
    let office = Office::new();
    let run = begin(&office);
    let pid = run.child.process_id().expect("a process");
    let limits = fs::read_to_string(format!("/proc/{pid}/limits")).expect("limits");
    let core = limits.lines().find(|line| line.starts_with("Max core file size"));
    let core: Vec<&str> = core.expect("a limit").split_whitespace().collect();
    assert_eq!(core[4..6], ["0", "0"]);
    let owner = fs::metadata(format!("/proc/{pid}/environ")).expect("a process");
    assert_eq!(std::os::unix::fs::MetadataExt::uid(&owner), 0);
}

#[test]
fn commands_and_files_are_refused() {
    for (arguments, wish) in [
        (&["--restricted", "rules"][..], ""),
        (&["--restricted", "check", "/etc/passwd"], ""),
        (&["--restricted", "fill", "/etc/passwd"], ""),
        (&["--restricted"], "sh"),
        (&["--restricted"], "/usr/lib/openssh/sftp-server"),
    ] {
        let office = Office::new();
        let mut command = office.command(arguments);
        command.env("SSH_ORIGINAL_COMMAND", wish);
        let mut run = Run::start(command, Terminal::default());
        run.sees(if wish.is_empty() {
            "后面不能再写命令或文件"
        } else {
            "不能运行别的命令"
        });
        assert!(!run.has_painted());
        assert_eq!(run.end(), 2);
        assert_eq!(fs::read_dir(office.home.path()).expect("home").count(), 0);
    }
}

#[test]
fn who_has_no_name_in_the_environment_has_one_all_the_same() {
    let office = Office::new();
    let mut command = office.command(&[]);
    command.env_remove("USER");
    let mut run = Run::start(command, Terminal::default());
    let name = Account::of_process().expect("an account").name;
    run.sees(&format!("{name}@"));
}
