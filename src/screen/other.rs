//! How do the two questions of section six look? (S8b)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use super::unit::put_line;
use crate::form::Section;
use crate::report::TextId;
use crate::wizard::other::{OTHER_LINES, OtherLine, OtherStep};
use crate::wizard::{Desk, progress};

/// Draws the step.
pub fn draw(step: &OtherStep, desk: &Desk, canvas: &mut Canvas) {
    let form = desk.form();
    let index = progress::section_of_text(form, TextId::OtherMatters).unwrap_or_default();
    let section = &form.sections[index];
    frame::report_header(canvas, &format!("{}   {}/6", section.short, section.number), desk);
    frame::page(canvas, desk, |canvas| questions(step, section, desk, canvas));
    frame::notice(canvas, desk);
    frame::keys(canvas, "上下键 移动   数字或空格 选中   Ctrl+N 去核对和生成   Esc 返回目录");
}

fn questions(step: &OtherStep, section: &Section, desk: &Desk, canvas: &mut Canvas) {
    canvas.put(3, 3, "两件事要交代，选好后自动写成句子，还可以再改：", Ink::Plain);
    let aspects = &section.aspects;
    for (y, aspect) in [5, 9].into_iter().zip(aspects) {
        canvas.put(3, y, &aspect.label, Ink::Strong);
    }
    for (line, y) in OTHER_LINES.into_iter().zip([6, 7, 10, 11, 19]) {
        let number = OTHER_LINES.iter().position(|&l| l == line).map(|index| index + 1);
        let draw = if line == OtherLine::Confirm { frame::choice } else { frame::tick };
        let end = draw(canvas, y, step.marked() == line, number, &says(step, line));
        if line == OtherLine::Fee {
            let x = canvas.put(end + 1, y, "[", Ink::Plain);
            put_line(canvas, x, y, 12, &step.amount, step.marked() == line);
            canvas.put(x + 12, y, "] 元", Ink::Plain);
        }
    }
    canvas.put(3, 13, "写成：", Ink::Plain);
    let mut y = 14;
    for sentence in step.sentences(desk.report()) {
        for line in frame::wrapped(&sentence, 70) {
            canvas.put(5, y, line, Ink::Plain);
            y += 1;
        }
    }
}

fn says(step: &OtherStep, line: OtherLine) -> String {
    let mark = |picked: bool| if picked { "(*)" } else { "( )" };
    match line {
        OtherLine::NoFee => format!("{} 本年没有收取", mark(!step.charged)),
        OtherLine::Fee => format!("{} 收取了", mark(step.charged)),
        OtherLine::Nothing => format!("{} 没有", mark(!step.more)),
        OtherLine::More => format!("{} 有，接着写（打开文字编辑）", mark(step.more)),
        OtherLine::Confirm => "就这样写，去核对和生成".to_owned(),
    }
}
