//! Does she land in the wizard, and is nothing lost when the line drops?

use std::fs;

use nianbao::draft::lock::holder_of;
use nianbao::report::TextId;

use super::sshd::{Server, until_given_back};
use crate::pty::office::{document, new_report};
use crate::support::pty::{ENTER, ctrl};

#[test]
fn a_line_that_drops_and_the_next_day() {
    let Some(server) = Server::start() else { return };
    let mut run = server.log_in(&[], &[]);
    run.sees("Ctrl+Q 退出");
    new_report(&mut run, "2025");
    run.press("1", "要写到").types("全年公开信息 52 条。").sees("已保存");
    // F4 and what asks other programs for a shell, an editor, a stop.
    for keys in ["\x1b[14~", "\x1bOS", "\x1a", "\x19", "\x1c", "\x03"] {
        run.send(keys.as_bytes());
    }
    // Ctrl+C asks whether to leave.
    run.sees("要退出吗").press("\x1b", "字数").types("申请 3 件。");
    let folder = server.drafts().remove(0);
    run.kill();
    until_given_back(&folder);

    let mut run = server.log_in(&[], &[]);
    run.sees("停在 一、总体情况").press(ENTER, "上次连接中断").looks().press(ENTER, "要写到");
    run.sees("申请 3 件。").types("都已答复。");
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
    let text = fs::read_to_string(folder.join("draft.yaml")).expect("a draft");
    let text = document(&text).report.text(TextId::Overview).to_text();
    assert_eq!(text, "全年公开信息 52 条。申请 3 件。都已答复。");
}

#[test]
fn nothing_of_her_environment_comes_in() {
    let Some(server) = Server::start() else { return };
    let names = "EDITOR VISUAL PAGER NIANBAO_DATA XDG_DATA_HOME LANG";
    let send = format!("SendEnv={names}");
    let set = "SetEnv=LD_PRELOAD=/tmp/elsewhere HOME=/tmp USER=root SSH_ORIGINAL_COMMAND=";
    let mut run = server.log_in(&["-A", "-X", "-o", &send, "-o", set], &[]);
    run.sees("Ctrl+Q 退出");
    new_report(&mut run, "2025");
    let folder = server.drafts().remove(0);
    let here = nianbao::draft::Session::here(String::new);
    let holder = holder_of(&folder.join("draft.lock"), &here).expect("it is open");
    assert!(server.address().starts_with(&format!("{}@", holder.user)), "{}", holder.user);
    // Only root may look: such a process shows itself to nobody.
    if rustix::process::geteuid().is_root() {
        let environment = fs::read(format!("/proc/{}/environ", holder.pid)).expect("environment");
        let environment = String::from_utf8(environment).expect("UTF-8");
        for part in ["/tmp", "PRELOAD", "USER=root", "EDITOR", "PAGER", "SSH_AUTH_SOCK", "DISPLAY"]
        {
            assert!(!environment.contains(part), "{part}: {environment:?}");
        }
    }
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
}
