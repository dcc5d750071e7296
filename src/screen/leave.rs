//! How does the leave question look?

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Desk;
use crate::wizard::step::LEAVE_ANSWERS;

/// Rows it takes, from its rule to the end: what is asked, the answers, the keys.
#[must_use]
pub fn rows(desk: Option<&Desk>, canvas: &Canvas) -> u16 {
    4 + frame::rows_of(canvas, &says(desk))
}

fn says(desk: Option<&Desk>) -> String {
    match desk.and_then(|desk| desk.saving().failed.as_ref()) {
        Some(reason) => format!("要退出吗？还没有存上：{reason}"),
        None => "要退出吗？写的内容都会存好，下次打开接着填。".to_owned(),
    }
}

/// Draws the question over the rows above the keys.
pub fn draw(marked: usize, desk: Option<&Desk>, canvas: &mut Canvas) {
    let top = canvas.rows().saturating_sub(rows(desk, canvas));
    canvas.cover(top..canvas.rows());
    canvas.rule(top);
    let behind = frame::paragraph(canvas, 2, top + 1, &says(desk), Ink::Strong);
    for (y, (index, (_, line))) in (behind..).zip(LEAVE_ANSWERS.iter().enumerate()) {
        frame::choice(canvas, y, marked == index, Some(index + 1), line);
    }
    let last = canvas.rows() - 1;
    canvas.put(1, last, "数字 选择   上下键 + 回车   Esc 接着填", Ink::Dim);
}
