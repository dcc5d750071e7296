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
    frame::report_header(canvas, "查找、替换", desk);
    frame::page(canvas, desk, |canvas| hits(step, canvas));
    frame::notice(canvas, desk);
    if step.replaces {
        let keys = "打字 写换成什么   回车 列出来逐处打勾   Tab 回到找什么   Esc 返回";
        return frame::keys(canvas, keys);
    }
    frame::keys(canvas, "打字 查找   上下键 选择   回车 去那里   Tab 替换成别的词   Esc 返回");
}

fn hits(step: &FindStep, canvas: &mut Canvas) {
    field(canvas, 2, 62, ("找什么", &step.query), !step.replaces);
    let mut y = 4;
    if let Some(new) = &step.new {
        field(canvas, 3, 62, ("换成", new), step.replaces);
        let says = match (step.query.text().trim(), step.count) {
            ("", _) => "先写要找的词（Tab 换栏），再写换成什么；不写就是删去。".to_owned(),
            (_, 0) => "标题和正文里没有这个词，没有可换的。".to_owned(),
            (_, count) => {
                format!("标题和正文里有 {count} 处。回车 列出来，逐处打勾，再换。")
            }
        };
        canvas.put(10, 4, &says, Ink::Plain);
        y = 6;
    }
    if step.query.text().trim().is_empty() {
        let says = "写几个字：表里的一行、要写的内容、正文里的词。例如「反复申请」「没有缴费」。";
        canvas.put(3, y, says, Ink::Dim);
        y += 2;
    } else if step.hits.is_empty() {
        canvas.put(3, y, "没有找到。换个说法，或只写最要紧的两三个字。", Ink::Plain);
    }
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
    field(canvas, 2, columns, ("找什么", query), true);
}

/// Draws a line that is written in, with its name.
fn field(canvas: &mut Canvas, y: u16, columns: u16, (name, line): (&str, &Line), focus: bool) {
    canvas.put(3, y, name, Ink::Plain);
    canvas.put(10, y, "[", Ink::Plain);
    put_line(canvas, 11, y, columns, line, focus);
    canvas.put(11 + columns, y, "]", Ink::Plain);
}
