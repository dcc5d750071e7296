//! How does the choice of a repair look?

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Desk;
use crate::wizard::repairs::RepairsStep;

/// Columns of a sentence.
const ROOM: usize = 70;

const IN_TABLE: &str = "先对照台账再选。选了就改，Ctrl+Z 撤销。";
const IN_TEXT: &str = "选了就改，Ctrl+Z 撤销。";

/// Draws the step.
pub fn draw(step: &RepairsStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, "改法", desk);
    frame::page(canvas, desk, |canvas| choices(step, canvas));
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选中   上下键 + 回车   Esc 返回，不改");
}

fn choices(step: &RepairsStep, canvas: &mut Canvas) {
    canvas.put(3, 2, &step.finding.place, Ink::Strong);
    let mut y = 3;
    for line in frame::wrapped(&step.finding.message, ROOM) {
        canvas.put(3, y, line, Ink::Plain);
        y += 1;
    }
    y += 1;
    let words = step.repairs.iter().map(|repair| repair.words.as_str());
    for (index, words) in words.chain(["都不对，不改"]).enumerate() {
        let mut lines = frame::wrapped(words, ROOM).into_iter();
        let first = lines.next().unwrap_or_default();
        frame::choice(canvas, y, index == step.marked(), Some(index + 1), first);
        for line in lines {
            y += 1;
            canvas.put(8, y, line, Ink::Plain);
        }
        y += 1;
    }
    let infers = step.repairs.iter().any(|repair| repair.op.is_about_cells());
    let says = if infers { IN_TABLE } else { IN_TEXT };
    canvas.put(3, y + 1, says, Ink::Dim);
}
