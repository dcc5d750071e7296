//! Is a file named on the command line filled in place, and what is no report left alone?

use std::fs;

use nianbao::report::TextId;

use crate::pty::office::{CONTENTS, Office, document};
use crate::support::pty::{ESC, Run, Terminal, ctrl};

#[test]
fn a_file_written_by_hand() {
    let office = Office::new();
    let file = office.home.path().join("年报.yaml");
    let by_hand = "\
schema: nianbao/1
edition: \"2021\"
year: 2025
unit: {name: 焦东街道办事处, kind: subdistrict, scope: own}
";
    fs::write(&file, by_hand).expect("a file");
    let mut run = Run::start(office.command(&["fill", "年报.yaml"]), Terminal::default());
    run.sees(CONTENTS).press("1", "要写到").types("全年公开信息 52 条。").press(ESC, CONTENTS);
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
    let report = document(&fs::read_to_string(&file).expect("the file")).report;
    assert_eq!(report.text(TextId::Overview).to_text(), "全年公开信息 52 条。");
    let kept = office.home.path().join("年报.原件.yaml");
    assert_eq!(fs::read_to_string(kept).expect("the original"), by_hand);
}

#[test]
fn what_is_no_report() {
    let office = Office::new();
    fs::write(office.home.path().join("x.yaml"), "schema: [").expect("a file");
    for file in ["x.yaml", "没有.yaml"] {
        let mut run = Run::start(office.command(&["fill", file]), Terminal::default());
        run.sees(file);
        assert!(!run.sent(b"\x1b"), "{}", run.emulator.text());
        assert_eq!(run.end(), 4);
    }
    let left = fs::read_to_string(office.home.path().join("x.yaml")).expect("the file");
    assert_eq!(left, "schema: [");
}
