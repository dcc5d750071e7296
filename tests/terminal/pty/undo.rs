//! Are steps undone and redone where they took place, and does leaving ask?

use nianbao::report::TextId;

use crate::pty::office::{Office, focus};
use crate::support::pty::{ESC, ctrl};

#[test]
fn across_sections() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("1", "要写到").types("全年公开五十二条。").press(ESC, "不代表");
    run.press("4", "先答").press("2", "当前格").press("7\t", "行政复议  7");
    run.send(ctrl('z').as_bytes());
    run.until("7 undone", |run| focus(run).as_deref() == Some("") && !run.shows("行政复议7"));
    run.press(&ctrl('z'), "要写到").until("text undone", |run| !run.shows("五十二条"));
    run.press(&ctrl('y'), "全年公开五十二条。").press(&ctrl('y'), "行政复议 [ 7 ]");
    run.press(&ctrl('y'), "没有可以重做的了");
    run.press(&ctrl('q'), "要退出吗").press("1", "当前格");
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
    let report = office.saved().report;
    assert_eq!(report.text(TextId::Overview).to_text(), "全年公开五十二条。");
    let cell = report.form().find("review_litigation", "review", "upheld").expect("cell");
    assert_eq!(report.cell(cell).count(), Some(7));
}
