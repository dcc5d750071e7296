//! How does the zero report look? (S3b)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::zero::{EACH, WHAT, ZeroOffer, ZeroStep, offer};
use crate::wizard::{Desk, mirror};

/// Where it stands what the tables held a year ago.
const LAST_YEAR: u16 = 60;

/// Draws the step.
pub fn draw(step: &ZeroStep, desk: &Desk, canvas: &mut Canvas) {
    frame::header(canvas, "零报告  请逐张确认", Some(desk));
    canvas.rule(1);
    frame::page(canvas, desk, |canvas| tables(step, desk, canvas));
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字或空格 勾选   4 或回车 确认   Esc 返回   Ctrl+Z 撤销");
}

fn tables(step: &ZeroStep, desk: &Desk, canvas: &mut Canvas) {
    canvas.put(3, 3, WHAT, Ink::Plain);
    if let Some(before) = desk.report().last_year() {
        canvas.put(LAST_YEAR, 4, &format!("上年（{}）", before.year()), Ink::Dim);
    }
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
        frame::tick(canvas, y, marked, Some(index + 1), &first);
        for (row, line) in (y + 1..).zip(table.zero.iter().skip(1)) {
            canvas.put(10, row, line, Ink::Plain);
        }
        let before = mirror::is_zero(desk, index).unwrap_or_default();
        canvas.put(LAST_YEAR, y + 1, before, Ink::Dim);
        canvas.put(10, y + 2, &offer.words(), Ink::Dim);
        y += 3;
    }
    let tables = desk.form().tables.len();
    canvas.put(3, y, "不勾的表照常逐格填写。", Ink::Plain);
    frame::choice(canvas, y + 2, step.marked() == tables, Some(tables + 1), "确认");
    canvas.put(3, y + 4, EACH, Ink::Plain);
}
