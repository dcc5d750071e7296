//! Does a block copied from Excel arrive whole, with and without marks around it?

use crate::office::{Office, document};
use crate::pty::{ENTER, Run, ctrl};
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
fn paste(office: &Office, bytes: &[u8]) -> Run {
    let mut run = office.begin();
    run.press("3", "先答一个问题").press("3", "当前格");
    run.send(bytes);
    run.sees("粘贴核对").sees("25 行").press(ENTER, "差额");
    run.sees("放入 144 格").sees("平平平平平平平");
    run
}

#[track_caller]
fn is_balanced(office: &Office, mut run: Run) {
    run.press(&ctrl('q'), "要退出吗").send(ENTER.as_bytes());
    assert_eq!(run.end(), 0);
    let (report, expected) = (document(&office.saved_text()).report, balanced_report());
    for cell in expected.typed_cells(1) {
        assert_eq!(report.cell(cell), expected.cell(cell), "{:?}", expected.form().keys(cell));
    }
}

#[test]
fn a_block_with_marks_around_it() {
    let office = Office::new();
    let run = paste(&office, format!("\x1b[200~{}\x1b[201~", block()).as_bytes());
    is_balanced(&office, run);
}

#[test]
fn a_block_that_comes_like_typing() {
    let office = Office::new();
    let run = paste(&office, block().as_bytes());
    is_balanced(&office, run);
}
