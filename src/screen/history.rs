//! How do the changes and earlier versions look?

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Desk;
use crate::wizard::draft_line::when;
use crate::wizard::history::{HistoryStep, KEPT, NONE};

/// Draws the step.
pub fn draw(step: &HistoryStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, "看看改了什么", desk);
    if step.count() == 0 {
        canvas.put(3, 3, NONE, Ink::Strong);
        canvas.put(3, 4, KEPT, Ink::Plain);
        frame::notice(canvas, desk);
        frame::keys(canvas, "Esc 返回   Ctrl+Z 撤销一步");
        return;
    }
    canvas.put(3, 2, &format!("留着的旧版本（{}），新的在前", step.count()), Ink::Dim);
    let mut y = 3;
    for (index, saved_at, count) in step.shown() {
        let text = format!("{} 的一版", when(saved_at, desk.now));
        let end = frame::choice(canvas, y, step.marked() == index, None, &text);
        canvas.put(end.max(34) + 2, y, &format!("到现在改了 {count} 处"), Ink::Dim);
        y += 1;
    }
    y += 1;
    canvas.put(3, y, "从标着的一版到现在改了：", Ink::Strong);
    y += 1;
    let bottom = canvas.rows().saturating_sub(5);
    let room = usize::from(bottom.saturating_sub(y));
    let lines = step.lines();
    let shown = if lines.len() > room { room.saturating_sub(1) } else { lines.len() };
    for line in &lines[..shown] {
        canvas.put_within(5, y, canvas.columns().saturating_sub(6), line, Ink::Plain);
        y += 1;
    }
    if shown < lines.len() {
        canvas.put(5, y, &format!("另有 {} 处", lines.len() - shown), Ink::Dim);
    }
    if let Some((asks, answers, marked)) = step.asking(desk) {
        canvas.put(3, bottom, &asks, Ink::Strong);
        for (index, answer) in answers.iter().enumerate() {
            let y = bottom + 1 + u16::from(index > 0);
            frame::choice(canvas, y, marked == index, Some(index + 1), answer);
        }
        frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 不退回");
        return;
    }
    canvas.put(
        3,
        bottom,
        "回车问一声，再退回到标着的一版。退回以后还可以用 Ctrl+Z 撤销。",
        Ink::Plain,
    );
    frame::notice(canvas, desk);
    frame::keys(canvas, "上下键 选一版   回车 退回到这一版   Esc 返回");
}
