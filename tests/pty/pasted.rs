//! Does a block copied from Excel arrive whole, with and without marks around it?

use nianbao::report::TextId;

use crate::office::{CONTENTS, Office, document};
use crate::pty::{ENTER, ESC, Run, ctrl};
use crate::support::{balanced_block, balanced_report};

/// A block with its labels, as it is copied from the form.
fn block() -> String {
    let report = balanced_report();
    let rows = &report.form().tables[1].blocks[0].rows;
    let block: String = balanced_block()
        .lines()
        .zip(rows)
        .map(|(line, row)| format!("{}\t{line}\r", row.label))
        .collect();
    assert!(block.len() > 1024, "{}", block.len());
    block
}

#[track_caller]
fn paste(office: &Office, text: &str) -> Run {
    let mut run = office.begin();
    run.press("3", "先答一个问题").press("3", "当前格");
    run.send(text.as_bytes());
    run.sees("粘贴核对").sees("25 行").looks().press(ENTER, "差额");
    run.sees("放入 144 格").sees("平平平平平平平");
    run
}

#[track_caller]
fn is_balanced(office: &Office, mut run: Run) {
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
    let (report, expected) = (document(&office.saved_text()).report, balanced_report());
    for cell in expected.typed_cells(1) {
        assert_eq!(report.cell(cell), expected.cell(cell), "{:?}", expected.form().keys(cell));
    }
}

#[test]
fn a_block_with_marks_around_it() {
    let office = Office::new();
    let run = paste(&office, &format!("\x1b[200~{}\x1b[201~", block()));
    is_balanced(&office, run);
}

#[test]
fn a_block_that_comes_like_typing() {
    let office = Office::new();
    let run = paste(&office, &block());
    is_balanced(&office, run);
}

#[test]
fn a_long_text_that_comes_like_typing() {
    let office = Office::new();
    let mut run = office.begin();
    run.press("1", "要写到");
    let paragraphs: Vec<String> = (1..=40)
        .map(|n| {
            format!(
                "{n}.全年主动公开政府信息五十二条，收到申请十二件，均已按期答复，没有引起复议。"
            )
        })
        .collect();
    let text = paragraphs.join("\r\n");
    assert!(text.len() > 4096, "{}", text.len());
    run.send(text.as_bytes());
    run.sees("段落 40").sees("40.全年主动公开").press(ESC, CONTENTS).sees("已保存");
    let saved = office.saved().report;
    assert_eq!(saved.text(TextId::Overview).paragraphs(), paragraphs);
}
