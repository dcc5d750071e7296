//! Is it said when the disk refuses, does writing go on, and is all saved once it can be?

use std::fs;
use std::path::Path;
use std::process::Command;

use nianbao::report::TextId;

use crate::pty::office::{Office, document, new_report};
use crate::support::pty::{ESC, Run, Terminal, ctrl};

#[test]
fn a_folder_that_is_gone_for_a_while() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("1", "要写到").types("起先写的。").sees("已保存");
    let (folder, aside) = (office.folder(), office.home.path().join("aside"));
    fs::rename(&folder, &aside).expect("aside");
    fs::write(&folder, "not a folder").expect("in its place");
    run.types("存不上时写的。").sees("保存失败").sees("路径中有一段不是文件夹");
    run.types("接着写的。").press(ESC, "改单位、年度、标题").sees("保存失败");
    fs::remove_file(&folder).expect("out of the way");
    fs::rename(&aside, &folder).expect("back");
    run.send(ctrl('s').as_bytes());
    run.until("saved", |run| run.shows("已保存") && !run.shows("保存失败"));
    let text = office.saved().report.text(TextId::Overview).to_text();
    assert_eq!(text, "起先写的。存不上时写的。接着写的。");
}

/// A disk of 64 KB, as long as it lives.
struct SmallDisk<'a>(&'a Path);

impl<'a> SmallDisk<'a> {
    fn mount(folder: &'a Path) -> Option<Self> {
        fs::create_dir(folder).expect("a folder");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=64k", "nianbao-test"]).arg(folder);
        mount.output().is_ok_and(|ended| ended.status.success()).then_some(Self(folder))
    }
}

impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

#[test]
fn a_full_disk() {
    let office = Office::new();
    let data = office.home.path().join("data");
    let Some(disk) = SmallDisk::mount(&data) else {
        return println!("skipped: no disk can be made here");
    };
    let command = office.command(&["--data-dir", data.to_str().expect("a name")]);
    let mut run = Run::start(command, Terminal::default());
    run.sees("Ctrl+Q 退出");
    new_report(&mut run, "2025");
    run.press("1", "要写到").types("起先写的。").sees("已保存");
    let filler = data.join("filler");
    let _ = fs::write(&filler, vec![0; 1 << 16]).expect_err("full");
    run.types("满了时写的。").sees("保存失败：空间已满");
    run.types("接着写的。");
    fs::remove_file(&filler).expect("room");
    run.send(ctrl('s').as_bytes());
    run.until("saved", |run| run.shows("已保存") && !run.shows("保存失败"));
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
    let drafts = fs::read_dir(data.join("drafts")).expect("drafts").filter_map(Result::ok);
    let file = drafts.map(|entry| entry.path().join("draft.yaml")).find(|path| path.exists());
    let text = fs::read_to_string(file.expect("a draft")).expect("text");
    let text = document(&text).report.text(TextId::Overview).to_text();
    assert_eq!(text, "起先写的。满了时写的。接着写的。");
    drop(disk);
}
