//! What does a second session on the same draft meet?

use nianbao::report::TextId;

use crate::pty::office::{Office, UNIT};
use crate::support::pty::{ENTER, ESC, Run, Terminal, ctrl};

#[test]
fn it_is_told_who_has_the_draft() {
    let office = Office::new();
    let mut first = office.begin();
    first.press("1", "要写到").types("第一个人写的。").sees("已保存");

    let mut second = office.start();
    second.sees(UNIT).press(ENTER, "另一个窗口里打开").sees("谁 clerk").looks();
    second.press("3", "正在等对方关闭");

    let file = office.folder().join("draft.yaml");
    let command = office.command(&["fill", file.to_str().expect("a name")]);
    let mut third = Run::start(command, Terminal::default());
    third.sees("另一个窗口里打开").looks().press("5", "已经请对方让出");
    first.sees("请您让出");
    third.press(ESC, "只读查看").send(ctrl('q').as_bytes());
    assert_eq!(third.end(), 0);

    first.types("接着写。");
    first.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(first.end(), 0);
    assert_eq!(office.saved().report.text(TextId::Overview).to_text(), "第一个人写的。接着写。");

    second.sees("可以接着填了").sees("第一个人写的。接着写。").looks().types("第二个人写的。");
    second.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(second.end(), 0);
    let text = office.saved().report.text(TextId::Overview).to_text();
    assert_eq!(text, "第一个人写的。接着写。第二个人写的。");
}
