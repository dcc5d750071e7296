//! How does the leave question look?

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Desk;
use crate::wizard::step::LEAVE_ANSWERS;

/// Rows it takes, from its rule to the end.
pub const ROWS: u16 = 5;

/// Draws the question over the rows above the keys.
pub fn draw(marked: usize, desk: Option<&Desk>, canvas: &mut Canvas) {
    let top = canvas.rows() - ROWS;
    canvas.cover(top..canvas.rows());
    canvas.rule(top);
    let failed = desk.and_then(|desk| desk.saving().failed.as_ref());
    let says = match failed {
        Some(reason) => format!("要退出吗？还没有存上：{reason}"),
        None => "要退出吗？写的内容都会存好，下次打开接着填。".to_owned(),
    };
    canvas.put(2, top + 1, &says, Ink::Strong);
    for (y, (index, (_, line))) in (top + 2..).zip(LEAVE_ANSWERS.iter().enumerate()) {
        frame::choice(canvas, y, marked == index, Some(index + 1), line);
    }
    let last = canvas.rows() - 1;
    canvas.put(1, last, "数字 选择   上下键 + 回车   Esc 接着填", Ink::Dim);
}
