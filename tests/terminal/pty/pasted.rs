//! Does a block copied from Excel arrive whole, with and without marks around it?

use nianbao::report::TextId;

use crate::pty::office::{CONTENTS, Office, document};
use crate::support::pty::{ENTER, ESC, Run, ctrl};
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

/// Four rows; the last figure is 21.
const ROWS: &str = "12\t3\t0\t0\t1\t0\r2\t0\t0\t0\t0\t0\r5\t1\t0\t0\t0\t0\r3\t1\t0\t0\t0\t21";

/// A table with half a block sent into it; the digit that was cut off.
#[track_caller]
fn half(office: &Office, mark: &str) -> (Run, &'static [u8]) {
    let mut run = office.begin();
    run.press("3", "先答一个问题").press("2", "当前格");
    let (first, rest) = ROWS.split_at(ROWS.len() - 1);
    run.send(format!("{mark}{first}").as_bytes());
    (run, rest.as_bytes())
}

fn last_of_row_4(office: &Office) -> Option<u32> {
    let report = office.saved().report;
    let cell = report.typed_cells(1).nth(23).expect("cell");
    report.cell(cell).count()
}

#[test]
fn the_late_end_of_a_block_answers_nothing() {
    let office = Office::new();
    let (mut run, rest) = half(&office, "");
    run.sees("粘贴核对").send(rest);
    run.sees("分不清它是粘贴的一位，还是按的键").looks();
    run.press("1", "没有放入");
    run.press(ESC, CONTENTS);
    assert_eq!(last_of_row_4(&office), None);
    run.kill();
}

#[test]
fn a_marked_paste_waits_for_its_end() {
    let office = Office::new();
    let (mut run, rest) = half(&office, "\x1b[200~");
    run.sees("粘贴的内容还没有收完").send(rest);
    run.send(b"\x1b[201~");
    run.sees("粘贴核对").looks().press("1", "放入 24 格").press(ESC, CONTENTS).sees("已保存");
    assert_eq!(last_of_row_4(&office), Some(21));
    run.kill();
    // Nobody waits any more: what came is there, and what it may lack is seen.
    let office = Office::new();
    let (mut run, _) = half(&office, "\x1b[200~");
    run.sees("粘贴的内容还没有收完").press(ESC, "粘贴核对");
    run.looks().press(ESC, "没有放入");
    run.kill();
}

#[test]
fn a_paragraph_pasted_on_the_contents_changes_nothing() {
    let office = Office::new();
    let mut run = office.begin();
    run.send("（一）主动公开。公开31条，新媒体12条，合计43条，全部按时。".as_bytes());
    run.sees("这里不能粘贴或打字，内容没有动").pauses();
    assert!(office.saved_text().contains("attested_zero: []"));
    run.press("3", "先答一个问题");
    run.kill();
}

/// Most memory that the program ever had, in KB.
fn peak(run: &Run) -> u64 {
    let pid = run.child.process_id().expect("a process");
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).expect("a process");
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).expect("a figure");
    line.split_whitespace().nth(1).and_then(|it| it.parse().ok()).expect("a number")
}

#[test]
fn a_sitting_stays_small_whatever_it_is_sent() {
    const MOST: u64 = 64 << 10;
    let office = Office::new();
    let mut run = office.begin();
    run.press("3", "先答一个问题").press("3", "当前格");
    // Cells of one byte.
    run.send("1\t".repeat(3 << 19).as_bytes());
    run.sees("粘贴的内容太多");
    // A control string that never ends; the keyboard comes back.
    run.send(format!("\x1b]0;{}", "x".repeat(1 << 20)).as_bytes());
    run.looks().send(b"\x07");
    run.press(ESC, CONTENTS).press("1", "要写到");
    run.send("公开。".repeat(100_000).as_bytes());
    run.sees("最多20,000个");
    assert!(peak(&run) < MOST, "{} KB", peak(&run));
    run.press(ESC, CONTENTS);
    run.kill();
}
