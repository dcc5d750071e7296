//! How does the question before an unwritten text look? (S4)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::copy::CopyStep;
use crate::wizard::{Desk, changes};

/// Rows at the bottom for what is said, and for the keys.
const BOTTOM: u16 = 3;

/// Draws the step.
pub fn draw(step: &CopyStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, &changes::name_of_text(desk.form(), step.text()), desk);
    canvas.put(3, 2, step.question(desk), Ink::Strong);
    let (heading, text) = step.shown(desk);
    let columns = usize::from(canvas.columns().saturating_sub(7));
    let lines: Vec<&str> =
        text.split('\n').flat_map(|paragraph| frame::wrapped(paragraph, columns)).collect();
    let (answers, about) = (step.answers(desk), step.about(desk));
    // All of it is to be seen: on a low screen nothing is spared for air.
    let needed = answers.len() + lines.len() + usize::from(about.is_some());
    let air = u16::from(needed + 7 + usize::from(BOTTOM) <= usize::from(canvas.rows()));
    let mut y = 3 + air;
    for (index, (answer, follows)) in answers.iter().enumerate() {
        let end = frame::choice(canvas, y, step.marked() == index, Some(index + 1), answer);
        canvas.put(end.max(24) + 2, y, follows, Ink::Dim);
        y += 1;
    }
    y += air;
    if let Some(about) = about {
        canvas.put(3, y, &about, Ink::Plain);
        y += 1 + air;
    }
    canvas.put(3, y, &heading, Ink::Dim);
    let end = canvas.rows().saturating_sub(BOTTOM);
    for (row, line) in (y + 1..end).zip(lines) {
        canvas.put(5, row, line, Ink::Plain);
    }
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 返回目录   也可以直接粘贴文字");
}
