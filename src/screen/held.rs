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
    let foot = if step.notice.is_some() { 3 } else { 0 };
    frame::page_above(canvas, foot, |canvas| question(step, now, canvas));
    if let Some(notice) = &step.notice {
        let top = canvas.rows().saturating_sub(5);
        for (y, line) in (top..top + 2).zip(frame::wrapped(notice, 76)) {
            canvas.put(2, y, line, Ink::Bad);
        }
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
    for (y, (label, fact)) in (5..).zip(held.facts(now)) {
        canvas.put(5, y, label, Ink::Dim);
        canvas.put_within(13, y, canvas.columns().saturating_sub(14), &fact, Ink::Plain);
    }
    match step.waiting {
        Waiting::Choice => answers(step, canvas),
        waiting @ (Waiting::Closing | Waiting::Yielding) => {
            canvas.put(3, 10, waiting.words(), Ink::Strong);
            canvas.put(3, 11, "不想等了按 Esc。", Ink::Plain);
        }
        waiting @ Waiting::HandingOver => {
            canvas.put(3, 10, waiting.words(), Ink::Strong);
        }
    }
}

fn answers(step: &HeldStep, canvas: &mut Canvas) {
    for (index, answer) in step.answers().iter().enumerate() {
        let (label, follows) = answer.words();
        let y = 10 + u16::try_from(index).unwrap_or_default();
        let end = frame::choice(canvas, y, step.marked() == index, Some(index + 1), label);
        canvas.put(end.max(24) + 2, y, follows, Ink::Dim);
    }
}
