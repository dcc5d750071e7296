//! How does the question about a stated sum look? (S9c)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::check::Spot;
use crate::wizard::Desk;
use crate::wizard::stated::StatedStep;

/// Draws the step.
pub fn draw(step: &StatedStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, "按哪个为准", desk);
    let report = desk.report();
    let (stated, sum) = (report.cell(step.sum()).to_text(), report.sum(step.sum()).known);
    let found = desk.findings().iter().find(|finding| finding.spot == Spot::Cell(step.sum()));
    let (place, message) = found.map_or(("", ""), |found| (&found.place, &found.message));
    canvas.put(3, 3, place, Ink::Strong);
    let mut y = 4;
    for line in frame::wrapped(message, 74) {
        y += 1;
        canvas.put(3, y, line, Ink::Plain);
    }
    y += 2;
    let answers = [format!("按各项之和，改成 {sum}"), "各项里有错，去改各项".to_owned()];
    for (index, answer) in answers.iter().enumerate() {
        frame::choice(canvas, y, step.marked() == index, Some(index + 1), answer);
        y += 1;
    }
    let later =
        format!("还没有核对清楚就按 Esc：读入的 {stated} 会一直留着，生成正式稿以前定下来就行。");
    for line in frame::wrapped(&later, 74) {
        y += 1;
        canvas.put(3, y, line, Ink::Dim);
    }
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 返回问题清单");
}
