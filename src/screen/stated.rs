//! How does the question about a stated sum look? (S9c)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Desk;
use crate::wizard::stated::StatedStep;

/// Draws the step.
pub fn draw(step: &StatedStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, "按哪个为准", desk);
    frame::page(canvas, desk, |canvas| question(step, desk, canvas));
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 返回问题清单");
}

fn question(step: &StatedStep, desk: &Desk, canvas: &mut Canvas) {
    let (place, message) = step.found(desk);
    canvas.put(3, 3, place, Ink::Strong);
    let mut y = 4;
    for line in frame::wrapped(message, 74) {
        y += 1;
        canvas.put(3, y, line, Ink::Plain);
    }
    y += 2;
    for (index, answer) in step.answers(desk).iter().enumerate() {
        frame::choice(canvas, y, step.marked() == index, Some(index + 1), answer);
        y += 1;
    }
    let later = step.later(desk, "按 Esc");
    for line in frame::wrapped(&later, 74) {
        y += 1;
        canvas.put(3, y, line, Ink::Dim);
    }
}
