//! How does the preview look?

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Desk;
use crate::wizard::preview::PreviewStep;

/// Draws the step.
pub fn draw(step: &PreviewStep, desk: &Desk, canvas: &mut Canvas) {
    let room = PreviewStep::room(desk);
    let last = (step.top + room).min(step.lines().len());
    let title = format!("预览   第 {} 到 {last} 行，共 {} 行", step.top + 1, step.lines().len());
    frame::report_header(canvas, &title, desk);
    for (y, line) in (2..).zip(step.lines().iter().skip(step.top).take(room)) {
        canvas.put(0, y, line, Ink::Plain);
    }
    frame::notice(canvas, desk);
    frame::keys(canvas, "上下键 翻页键 移动   9 生成正式稿   8 先出草稿   Esc 返回");
}
