//! Does a reason that the clerk gives settle a problem, and stay out of the published text?

use crate::pty::office::{CONTENTS, OVERVIEW, Office, PROBLEMS, document};
use crate::support::pty::{ENTER, ESC, Run, TAB, ctrl};

/// From the contents to a line that has no digit.
#[track_caller]
fn choose(run: &mut Run, line: &str, brings: &str) {
    let marked = format!(">{line}");
    while !run.shows(&marked) {
        let before = run.emulator.text();
        run.send(b"\x1b[B");
        run.until("another line marked", |run| run.emulator.text() != before);
    }
    run.press(ENTER, brings);
}

#[test]
fn a_title_of_its_own() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("0", "请逐张确认").press("1", "1 [*]").press("2", "2 [*]").press("3", "3 [*]");
    run.press(ENTER, CONTENTS).press("1", "要写到").types(OVERVIEW);
    run.press(&ctrl('n'), "5/6").types(PROBLEMS);
    run.press(&ctrl('n'), "两件事要交代").press(&ctrl('n'), "问题清单");
    run.press(ESC, "两件事要交代").press(ESC, CONTENTS);
    choose(&mut run, "改单位、年度、标题", "报告标题");
    run.send(TAB.repeat(3).as_bytes());
    run.types("焦东街道政府信息公开年报").press(ESC, CONTENTS);
    run.press("9", "改好，或按 0 写一句原因").press("#", "情况属实的话，写一句原因");
    run.types("上级发文用的就是这个标题").press(ENTER, "已说明：上级发文");
    run.press("9", "还没有上报，也没有公布").press(&ctrl('q'), "要退出吗");
    run.send(b"2");
    assert_eq!(run.end(), 0);

    let report = document(&office.written("2025", "report.yaml")).report;
    let [explanation] = report.explanations() else { panic!("{:?}", report.explanations()) };
    assert_eq!(explanation.reason, "上级发文用的就是这个标题");
    assert!(explanation.by.starts_with("clerk@"), "{}", explanation.by);
    let text = office.written("2025", "report.txt");
    assert!(text.trim_start().starts_with("焦东街道政府信息公开年报"), "{text}");
    assert!(!text.contains("上级发文"), "{text}");
}
