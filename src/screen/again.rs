//! How does the question look whether a second draft is wanted? (S2b)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Wizard;
use crate::wizard::again::{ANSWERS, AgainStep};

/// Draws the step.
pub fn draw(step: &AgainStep, wizard: &Wizard, canvas: &mut Canvas) {
    frame::header(canvas, "单位和年度", None);
    canvas.rule(1);
    let [question, draft, more] = step.says(&wizard.context(), wizard.now());
    canvas.put(3, 3, &question, Ink::Strong);
    let edge = canvas.columns().saturating_sub(6);
    for (y, line) in (5..).zip(draft.lines()) {
        canvas.put_within(5, y, edge, line, Ink::Plain);
    }
    canvas.put(5, 7, &more, Ink::Plain);
    for (index, (answer, follows)) in ANSWERS.iter().enumerate() {
        let y = 9 + u16::try_from(index).unwrap_or_default();
        let end = frame::choice(canvas, y, step.marked() == index, Some(index + 1), answer);
        canvas.put(end.max(24) + 2, y, follows, Ink::Dim);
    }
    if let Some(notice) = &step.notice {
        let top = canvas.rows().saturating_sub(5);
        for (y, line) in (top..top + 2).zip(frame::wrapped(notice, 76)) {
            canvas.put(2, y, line, Ink::Bad);
        }
    }
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 返回");
}
