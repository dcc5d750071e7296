//! How does a draft look that somebody else has open? (S12)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Moment;
use crate::wizard::held::{HeldStep, Waiting};

/// Draws the step.
pub fn draw(step: &HeldStep, now: Moment, canvas: &mut Canvas) {
    let held = step.held();
    frame::header(canvas, &format!("打开草稿  {}", held.title()), None);
    canvas.rule(1);
    let foot = step.notice.as_ref().map_or(0, |notice| frame::rows_of(canvas, notice));
    frame::page_above(canvas, foot, |canvas| question(step, now, canvas));
    if let Some(notice) = &step.notice {
        frame::sentence(canvas, notice, Ink::Bad);
    }
    let keys = match step.waiting {
        Waiting::Choice => "数字 选择   上下键 + 回车   Esc 返回",
        _ => "Esc 不等了",
    };
    frame::keys(canvas, keys);
}

fn question(step: &HeldStep, now: Moment, canvas: &mut Canvas) {
    let held = step.held();
    canvas.put(3, 3, held.says(), Ink::Strong);
    let mut y = 5;
    for (label, fact) in held.facts(now) {
        canvas.put(5, y, label, Ink::Dim);
        y = frame::paragraph(canvas, 13, y, &fact, Ink::Plain);
    }
    y += 1;
    match step.waiting {
        Waiting::Choice => answers(step, y, canvas),
        waiting @ (Waiting::Closing | Waiting::Yielding) => {
            canvas.put(3, y, waiting.words(), Ink::Strong);
            canvas.put(3, y + 1, "不想等了按 Esc。", Ink::Plain);
        }
        waiting @ Waiting::HandingOver => {
            canvas.put(3, y, waiting.words(), Ink::Strong);
        }
    }
}

fn answers(step: &HeldStep, top: u16, canvas: &mut Canvas) {
    for (index, answer) in step.answers().iter().enumerate() {
        let (label, follows) = answer.words();
        let y = top + u16::try_from(index).unwrap_or_default();
        let end = frame::choice(canvas, y, step.marked() == index, Some(index + 1), label);
        canvas.put(end.max(24) + 2, y, follows, Ink::Dim);
    }
}
