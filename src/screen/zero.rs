//! How does the zero report look? (S3b)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::Desk;
use crate::wizard::zero::{ZeroOffer, ZeroStep, offer};

/// Draws the step.
pub fn draw(step: &ZeroStep, desk: &Desk, canvas: &mut Canvas) {
    frame::header(canvas, "零报告  请逐张确认", Some(desk));
    canvas.rule(1);
    canvas.put(
        3,
        3,
        "没有数据的表要填 0，不能留空。确认后整张表填 0，可以随时改回来。",
        Ink::Plain,
    );
    let mut y = 5;
    for (index, table) in desk.form().tables.iter().enumerate() {
        let marked = step.marked() == index;
        let offer = offer(desk.report(), index);
        let tick = match offer {
            ZeroOffer::Nothing => "   ",
            _ if step.is_ticked(index) => "[*]",
            _ => "[ ]",
        };
        let first = format!("{tick} {}", table.zero.first().map_or("", String::as_str));
        frame::choice(canvas, y, marked, Some(index + 1), &first);
        for (row, line) in (y + 1..).zip(table.zero.iter().skip(1)) {
            canvas.put(10, row, line, Ink::Plain);
        }
        let says = match offer {
            ZeroOffer::Whole => String::new(),
            ZeroOffer::Blanks(blank) => format!("已填了一部分：勾上就把其余 {blank} 格空白填 0"),
            ZeroOffer::Nothing => "已经填满，有不是 0 的数".to_owned(),
        };
        canvas.put(10, y + 2, &says, Ink::Dim);
        y += 3;
    }
    let tables = desk.form().tables.len();
    canvas.put(3, y, "不勾的表照常逐格填写。", Ink::Plain);
    frame::choice(canvas, y + 2, step.marked() == tables, Some(tables + 1), "确认");
    canvas.put(3, y + 4, "每张表都要自己勾，没有「全选」：上年为 0 不等于今年为 0。", Ink::Plain);
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字或空格 勾选   4 或回车 确认   Esc 返回   Ctrl+Z 撤销");
}
