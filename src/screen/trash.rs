//! How do the deleted drafts look?

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Moment;
use crate::wizard::trash::{KEPT_FOR, NONE, TrashStep, saved_line};

/// Draws the step.
pub fn draw(step: &TrashStep, now: Moment, canvas: &mut Canvas) {
    frame::header(canvas, "恢复删除的草稿", None);
    canvas.rule(1);
    if step.count() == 0 {
        canvas.put(3, 3, NONE, Ink::Strong);
    }
    for (y, (index, draft)) in (3..).zip(step.shown()) {
        let text = saved_line(draft, now);
        frame::choice(canvas, y, step.marked() == index, None, &text);
    }
    canvas.put(2, canvas.rows().saturating_sub(4), KEPT_FOR, Ink::Dim);
    frame::keys(canvas, "上下键 选择   回车 恢复   Esc 返回");
}
