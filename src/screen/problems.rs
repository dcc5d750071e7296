//! How does the problem list look? (S9)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Desk;
use crate::wizard::problems::{ListLine, ProblemsStep, Says, heading, list, listed};
use crate::wizard::repairs;

/// Draws the step.
pub fn draw(step: &ProblemsStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, "问题清单", desk);
    let (errors, warnings, advice) = desk.counts();
    let counts = format!("必须改 {errors}   需说明 {warnings}   提示 {advice}");
    canvas.put(1, 2, &counts, if errors > 0 { Ink::Bad } else { Ink::Strong });
    if desk.findings().is_empty() && desk.dismissed().is_empty() {
        canvas.put(1, 4, "没有发现问题。按 9 生成正式稿，按 7 先看一遍。", Ink::Plain);
    }
    let bottom = canvas.rows() - 4;
    let mut y = 4;
    for line in list(desk).into_iter().skip(step.top) {
        if y >= bottom {
            canvas.put(6, bottom, "下面还有，按下键", Ink::Dim);
            break;
        }
        y = match line {
            ListLine::Heading(severity) => {
                canvas.put(1, y, heading(severity, warnings), Ink::Strong);
                y + 1
            }
            ListLine::Dismissed => {
                canvas.put(1, y, "收起的提示：那里有改动会再提示，按 0 恢复", Ink::Dim);
                y + 1
            }
            ListLine::Finding(index) => {
                finding(canvas, y, bottom, index, step.marked() == index, desk)
            }
        };
    }
    frame::notice_or(canvas, desk, offered(step, desk).as_deref());
    frame::keys(
        canvas,
        "回车 去那里   0 写说明或收起   9 生成正式稿   8 先出草稿   7 预览   Esc 返回",
    );
}

/// What is said when there are repairs for the marked finding.
fn offered(step: &ProblemsStep, desk: &Desk) -> Option<String> {
    if desk.findings().is_empty() && desk.dismissed().is_empty() {
        return None;
    }
    let repairs = repairs::of(listed(desk, step.marked()), desk).len();
    (repairs > 0).then(|| format!("这一条有 {repairs} 种现成的改法：按右方向键或 = 来选。"))
}

/// Draws one finding; the row behind it.
fn finding(
    canvas: &mut Canvas,
    y: u16,
    bottom: u16,
    index: usize,
    marked: bool,
    desk: &Desk,
) -> u16 {
    let says = Says::of(listed(desk, index), desk.report(), usize::from(canvas.columns()));
    let number = (index < 6).then_some(index + 1);
    frame::choice(canvas, y, marked, number, &says.place);
    let x = u16::try_from(says.column).unwrap_or(u16::MAX);
    let ink = if marked && says.place.is_empty() { Ink::Focus } else { Ink::Plain };
    for (row, line) in (y..bottom).zip(&says.lines) {
        canvas.put(x, row, line, ink);
    }
    y + u16::try_from(says.lines.len()).unwrap_or_default()
}
