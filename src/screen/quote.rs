//! How does the choice of a figure to quote look?

use super::canvas::Canvas;
use super::find::query;
use super::frame;
use super::ink::Ink;
use crate::text::width::fit;
use crate::wizard::Desk;
use crate::wizard::changes::name_of;
use crate::wizard::quote::QuoteStep;

/// Column at which the figures end.
const FIGURES: u16 = 74;

/// Columns for the name of a figure.
const NAME: usize = 54;

/// Columns for the number that gives way.
const NUMBER: usize = 20;

const SAYS: &str = "写几个字来找，例如「新收自然人」；不写就先列常用的。";

/// Draws the step.
pub fn draw(step: &QuoteStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, "引用表里的数", desk);
    frame::page(canvas, desk, |canvas| figures(step, desk, canvas));
    frame::notice(canvas, desk);
    frame::keys(
        canvas,
        "数字或回车 放入   打字 查找   上下键 选择   PgDn PgUp 翻页   Esc 返回正文",
    );
}

fn figures(step: &QuoteStep, desk: &Desk, canvas: &mut Canvas) {
    query(canvas, 40, &step.query);
    canvas.put(10, 3, SAYS, Ink::Dim);
    let (page, marked) = step.page();
    for (index, (&cell, y)) in page.iter().zip(5..).enumerate() {
        let name = name_of(desk.form(), cell);
        frame::choice(canvas, y, index == marked, Some(index + 1), fit(&name, NAME));
        canvas.put_right(FIGURES, y, &desk.report().quoted(cell), Ink::Plain);
    }
    let (number, pages) = step.pages();
    match pages {
        0 => canvas.put(3, 5, "没有找到。换个说法，或删去几个字。", Ink::Plain),
        1 => 0,
        _ => canvas.put(8, 15, &format!("第 {number} 页，共 {pages} 页"), Ink::Dim),
    };
    if !step.equal.is_empty() {
        let count = step.equal.len();
        let line = format!("0  正文里和表相同的 {count} 个数，都改成引用");
        canvas.put(5, 16, &line, Ink::Plain);
    }
    if let Some(number) = &step.replaced {
        let number = fit(number, NUMBER);
        canvas.put(8, 17, &format!("光标处的 {number} 换成选中的数。"), Ink::Plain);
    }
    canvas.put(8, 18, "放进正文的数跟着表走：表里改了，正文里也改。", Ink::Plain);
}
