//! How does the explanation look? (S9b)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use super::unit::put_line;
use crate::wizard::Desk;
use crate::wizard::explain::ExplainStep;
use crate::wizard::face::{Face, way_out};

/// Draws the step.
pub fn draw(step: &ExplainStep, desk: &Desk, canvas: &mut Canvas) {
    frame::header(canvas, &format!("写说明   {}", step.finding().place), Some(desk));
    canvas.rule(1);
    frame::page(canvas, desk, |canvas| reasons(step, desk, canvas));
    frame::notice(canvas, desk);
    let keys = if step.offers().is_empty() {
        "回车 存下，回问题清单   Esc 返回（已写的字也保留）   全部删掉就是不说明"
    } else {
        "数字或上下键 选上年写过的   回车 存下   Esc 返回（已写的字也保留）"
    };
    frame::keys(canvas, keys);
}

fn reasons(step: &ExplainStep, desk: &Desk, canvas: &mut Canvas) {
    let finding = step.finding();
    let mut y = 3;
    for line in frame::wrapped(&format!("{}{}", finding.message, way_out(finding, Face::Keys)), 74)
    {
        canvas.put(3, y, line, Ink::Plain);
        y += 1;
    }
    canvas.put(3, y + 1, ExplainStep::WHY, Ink::Plain);
    for (index, offer) in step.offers().iter().enumerate() {
        let marked = step.reason.text() == offer;
        let row = y + 3;
        let before = if index == 0 { "上年写过" } else { "" };
        canvas.put(3, row, before, Ink::Dim);
        let text = format!("{}  {offer}", index + 1);
        canvas.put_within(13, row, 64, &text, if marked { Ink::Strong } else { Ink::Plain });
        y += 1;
    }
    canvas.put(3, y + 4, "说明", Ink::Plain);
    canvas.put(9, y + 4, "[", Ink::Plain);
    put_line(canvas, 10, y + 4, 66, &step.reason, true);
    canvas.put(76, y + 4, "]", Ink::Plain);
    let left = ExplainStep::MOST - step.reason.text().chars().count();
    canvas.put(10, y + 5, &format!("还可写 {left} 字"), Ink::Dim);
    canvas.put(3, y + 7, &format!("记录  {}  {}", step.by(), desk.now.to_minute()), Ink::Dim);
}
