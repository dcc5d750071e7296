//! What is left when the process is killed without warning?

use nianbao::report::TextId;

use crate::pty::office::{Office, fill, focus};
use crate::support::pty::{ENTER, squeezed};

#[test]
fn in_the_middle_of_a_cell() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("3", "先答一个问题").press("2", "当前格");
    fill(&mut run, "12");
    fill(&mut run, "3");
    run.until("saved", |run| run.shows("已保存"));
    run.send(b"45");
    run.until("45", |run| focus(run).as_deref() == Some("45"));
    let before = run.emulator.screen.cursor.1;
    run.kill();

    let mut run = office.start();
    run.sees("停在 表三").press(ENTER, "上次连接中断").looks().press(ENTER, "当前格");
    run.until("the same cell", |run| focus(run).as_deref() == Some(""));
    assert_eq!(run.emulator.screen.cursor.1, before);
    assert!(run.shows("一本年新收数量123["), "{}", run.emulator.text());
}

#[test]
fn in_the_middle_of_a_text() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("1", "要写到");
    let sentence = "全年主动公开政府信息，按时答复申请。";
    let mut claimed = 0;
    for round in 1..=12 {
        run.types(&format!("{round}{sentence}"));
        if run.shows("已保存") && !run.shows("未保存") {
            // What the screen calls saved is on the disk.
            claimed += 1;
            let text = office.saved().report.text(TextId::Overview).to_text();
            let shown = squeezed(&run.emulator.text());
            assert!(shown.contains(&squeezed(&text)), "{shown}\n{text}");
            assert!(text.ends_with(&format!("{round}{sentence}")), "{text}");
        }
    }
    run.sees("已保存");
    let saved = office.saved().report.text(TextId::Overview).to_text();
    run.types("最后一句");
    run.kill();
    assert!(saved.ends_with(&format!("12{sentence}")), "{saved} ({claimed} claims)");

    let mut run = office.start();
    run.sees("停在 一、总体情况").press(ENTER, "上次连接中断").looks().press(ENTER, "要写到");
    run.sees(&format!("12{sentence}"));
    // The caret is at the end of what was saved.
    run.types("接着写");
    let written = format!("12{sentence}");
    run.until("gone on", |run| {
        run.shows(&format!("{written}接着写")) || run.shows(&format!("{written}最后一句接着写"))
    });
}
