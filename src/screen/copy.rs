//! How does the question before an unwritten text look? (S4)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::copy::{CopyStep, MARKED, QUESTION};
use crate::wizard::{Desk, changes, mirror};

/// Rows of last year's text that are shown on the smallest screen.
const SHOWN: u16 = 8;

/// Draws the step.
pub fn draw(step: &CopyStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, &changes::name_of_text(desk.form(), step.text()), desk);
    canvas.put(3, 3, QUESTION, Ink::Strong);
    let mut y = 5;
    for (index, (answer, follows)) in step.answers(desk).iter().enumerate() {
        let end = frame::choice(canvas, y, step.marked() == index, Some(index + 1), answer);
        canvas.put(end.max(24) + 2, y, follows, Ink::Dim);
        y += 1;
    }
    canvas.put(3, y + 1, MARKED, Ink::Plain);
    let Some(before) = desk.report().last_year() else { return };
    let length = mirror::length(desk, step.text()).unwrap_or_default();
    let heading = format!("上年（{}）原文，{length} 字：", before.year());
    canvas.put(3, y + 3, &heading, Ink::Dim);
    let rows = SHOWN + canvas.rows().saturating_sub(24);
    let columns = usize::from(canvas.columns().saturating_sub(10));
    let paragraphs = before.text(step.text()).paragraphs().iter();
    let lines = paragraphs.flat_map(|paragraph| frame::wrapped(paragraph, columns));
    for (row, line) in (y + 4..y + 4 + rows).zip(lines) {
        canvas.put(5, row, line, Ink::Dim);
    }
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 返回目录   也可以直接粘贴文字");
}
