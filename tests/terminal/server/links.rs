//! Do links in her folder lead out of it?

use std::fs;
use std::os::unix::fs::symlink;

use super::sshd::{Server, until_given_back};
use crate::pty::office::new_report;
use crate::support::pty::ctrl;

#[test]
fn a_draft_that_is_elsewhere_is_not_opened() {
    let Some(server) = Server::start() else { return };
    let mut run = server.log_in(&[], &[]);
    run.sees("Ctrl+Q 退出");
    new_report(&mut run, "2025");
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
    let folder = server.drafts().remove(0);
    until_given_back(&folder);

    // The draft itself goes elsewhere, and links to it and its folder stay behind.
    let outside = tempfile::tempdir().expect("a folder");
    let elsewhere = outside.path().join("k2m4p6q8r3");
    fs::rename(&folder, &elsewhere).or_else(|_| copy(&folder, &elsewhere)).expect("moved");
    symlink(&elsewhere, &folder).expect("a link");
    server.give(&folder);
    let linked = server.data.join("drafts/abcdefgh23");
    fs::create_dir(&linked).expect("a folder");
    symlink(elsewhere.join("draft.yaml"), linked.join("draft.yaml")).expect("a link");
    server.give(&linked);

    let before = fs::read(elsewhere.join("draft.yaml")).expect("a draft");
    let mut run = server.log_in(&[], &[]);
    run.sees("Ctrl+Q 退出").sees("这里是一个链接，程序不跟着它到别处去");
    assert!(!run.shows("焦东街道办事处"), "{}", run.emulator.text());
    let mut names = [&folder, &linked].map(|path| path.file_name().expect("a name"));
    names.sort();
    for (key, name) in ["1", "2"].into_iter().zip(names) {
        let name = name.to_str().expect("an id");
        run.press(key, &format!("{name}/draft.yaml：这里是一个链接")).looks();
    }
    run.send(ctrl('q').as_bytes());
    assert_eq!(run.end(), 0);
    assert_eq!(fs::read(elsewhere.join("draft.yaml")).expect("a draft"), before);
}

/// To another disk.
fn copy(from: &std::path::Path, to: &std::path::Path) -> std::io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)?.flatten() {
        if entry.path().is_file() {
            fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    fs::remove_dir_all(from)
}
