//! How does the search look?

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use super::unit::put_line;
use crate::wizard::Desk;
use crate::wizard::find::FindStep;
use crate::wizard::line::Line;

/// Draws the step.
pub fn draw(step: &FindStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, "查找", desk);
    frame::page(canvas, desk, |canvas| hits(step, canvas));
    frame::notice(canvas, desk);
    frame::keys(canvas, "打字 查找   上下键 选择   回车 去那里   Esc 返回目录");
}

fn hits(step: &FindStep, canvas: &mut Canvas) {
    query(canvas, 62, &step.query);
    if step.query.text().is_empty() {
        let says = "写几个字：表里的一行、要写的内容、正文里的词。例如「反复申请」「没有缴费」。";
        canvas.put(3, 4, says, Ink::Dim);
    } else if step.hits.is_empty() {
        canvas.put(3, 4, "没有找到。换个说法，或只写最要紧的两三个字。", Ink::Plain);
    }
    let mut y = 4;
    for (index, hit) in step.hits.iter().enumerate() {
        frame::choice(canvas, y, index == step.marked(), None, &hit.label);
        for line in frame::wrapped(&hit.says, 68).into_iter().take(2) {
            y += 1;
            canvas.put(8, y, line, Ink::Dim);
        }
        y += 1;
    }
}

/// Draws the line in which is written what is looked for.
pub(super) fn query(canvas: &mut Canvas, columns: u16, query: &Line) {
    canvas.put(3, 2, "找什么", Ink::Plain);
    canvas.put(10, 2, "[", Ink::Plain);
    put_line(canvas, 11, 2, columns, query, true);
    canvas.put(11 + columns, 2, "]", Ink::Plain);
}
