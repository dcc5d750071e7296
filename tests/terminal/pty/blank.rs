//! Is the screen straight, and nothing missing, where ambiguous characters are drawn two wide?

use crate::pty::office::{CONTENTS, Office, UNIT, document, explain_all, new_report};
use crate::support::pty::emulator::Seen;
use crate::support::pty::{ENTER, Run, Terminal, ctrl};

const OVERVIEW: &str = "一、“三安全一稳定”等情形——逐项核对…… ① 公开 52 条 ※ 见 A→B · 全年±0";
const PROBLEMS: &str = "存在问题：更新“慢”。改进情况：明确专人—每周核对…";

#[test]
fn an_all_zero_report_from_blank_in_a_wide_terminal() {
    let office = Office::new();
    let mut run = office.start_in(Terminal { ambiguous: 2, ..Terminal::default() });
    new_report(&mut run, "2025");
    run.press("0", "请逐张确认").press("1", "1  [*]").press("2", "2  [*]").press("3", "3  [*]");
    run.press(ENTER, CONTENTS).press("1", "要写到").types(OVERVIEW);
    run.press(&ctrl('n'), "5/6").types(PROBLEMS);
    run.press(&ctrl('n'), "两件事要交代").press(&ctrl('n'), "问题清单");
    explain_all(&mut run);
    run.press("9", "还没有上报").press("1", "一、总体情况");
    let pages = leaf_through(&mut run);
    assert!(pages > 3, "the report has {pages} pages");
    run.press(&ctrl('q'), "要退出吗").send(b"2");
    assert_eq!(run.end(), 0);
    let written = document(&office.written("2025", "report.yaml")).report;
    assert_eq!(written.title(), format!("{UNIT}2025年政府信息公开工作年度报告"));
    assert!((0..3).all(|table| written.is_attested(table)));
    assert!(office.written("2025", "report.txt").contains("“三安全一稳定”"));
}

/// Reads the preview to its end; every page must be straight. How many pages.
#[track_caller]
fn leaf_through(run: &mut Run) -> usize {
    for page in 1.. {
        run.until("straight", |run| is_straight(&edges(run)));
        if run.shows("暂无其他需要报告的事项") {
            return page;
        }
        let before = run.emulator.text();
        run.send(b"\x1b[6~");
        run.until("another page", |run| run.emulator.text() != before);
    }
    unreachable!("pages are counted for ever")
}

/// The columns in which lines of tables end, row by row; none between tables.
fn edges(run: &Run) -> Vec<Option<usize>> {
    let rows = run.emulator.screen.cells.iter().skip(2).take(19);
    let edge = |row: &Vec<Seen>| {
        let drawn = |cell: &Seen| cell.text != " ";
        let first = row.iter().find(|cell| drawn(cell))?;
        let border = ["|", "+", "│", "├", "┌", "└"].contains(&first.text.as_str());
        if border { row.iter().rposition(drawn) } else { None }
    };
    rows.map(edge).collect()
}

fn is_straight(edges: &[Option<usize>]) -> bool {
    edges.split(Option::is_none).all(|table| table.windows(2).all(|two| two[0] == two[1]))
}
