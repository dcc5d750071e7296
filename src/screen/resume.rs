//! How does going on after a broken line look? (S13)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Desk;
use crate::wizard::resume::ResumeStep;

/// Draws the step.
pub fn draw(step: &ResumeStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, "打开草稿", desk);
    frame::page(canvas, desk, |canvas| told(step, desk, canvas));
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 回到开头");
}

fn told(step: &ResumeStep, desk: &Desk, canvas: &mut Canvas) {
    let told = step.told(desk);
    let mut y = frame::paragraph(canvas, 3, 3, &told.says, Ink::Strong) + 1;
    let edge = canvas.columns().saturating_sub(6);
    if let Some(why) = &told.why {
        y = frame::paragraph(canvas, 3, y, why, Ink::Plain);
    }
    y += u16::from(told.why.is_some());
    for (label, fact) in &told.facts {
        canvas.put(5, y, label, Ink::Dim);
        y = frame::paragraph(canvas, 13, y, fact, Ink::Plain);
    }
    if let Some((says, changes)) = &told.changes {
        canvas.put(3, y + 1, says, Ink::Plain);
        y += 2;
        for change in changes.iter().take(4) {
            canvas.put_within(5, y, edge, change, Ink::Plain);
            y += 1;
        }
        if changes.len() > 4 {
            canvas.put(5, y, &format!("另有 {} 处", changes.len() - 4), Ink::Dim);
            y += 1;
        }
    }
    if !told.last.is_empty() {
        canvas.put(3, y + 1, told.last, Ink::Dim);
        y += 2;
    }
    y += 1;
    for (index, answer) in step.answers().iter().enumerate() {
        frame::choice(canvas, y, step.marked() == index, Some(index + 1), answer.words());
        y += 1;
    }
}
