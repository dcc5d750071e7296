//! How does the table of contents look? (S3)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use super::targets::Means;
use crate::report::TextId;
use crate::wizard::contents::{
    BESIDE, COMMANDS, Command, ContentsLine, ContentsStep, FILLED_IS_NOT_HANDED_IN, LISTED,
    frame_state,
};
use crate::wizard::mirror;
use crate::wizard::progress::{self, Progress};
use crate::wizard::{Desk, Key};

/// Draws the step.
pub fn draw(step: &ContentsStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, "目录", desk);
    // There is always a line about it.
    let foot = frame::notice_rows(canvas, desk).max(1);
    frame::page_above(canvas, foot, |canvas| lines(step, desk, canvas));
    frame::notice_or(canvas, desk, Some(FILLED_IS_NOT_HANDED_IN));
    frame::keys(canvas, "方向键 回车 进入   数字 直接进   Ctrl+N 下一个没填完的   Ctrl+Q 退出");
}

fn lines(step: &ContentsStep, desk: &Desk, canvas: &mut Canvas) {
    canvas.put(6, 2, "部分", Ink::Dim);
    canvas.put(40, 2, "状态", Ink::Dim);
    canvas.put(49, 2, "说明", Ink::Dim);
    let marked = ContentsStep::lines(desk)[step.marked()];
    text_line(canvas, 3, TextId::Preface, marked, desk);
    for (y, index) in (4..).zip(0..desk.form().sections.len()) {
        section_line(canvas, y, index, marked == ContentsLine::Section(index), desk);
    }
    text_line(canvas, 10, TextId::Signoff, marked, desk);
    let (with_digit, others) = COMMANDS.split_at(LISTED);
    for (y, &command) in (12..).zip(with_digit) {
        let here = marked == ContentsLine::Command(command);
        frame::choice(canvas, y, here, command.digit(), command.label());
        let (errors, ..) = desk.counts();
        let grave = command == Command::Problems && errors > 0;
        canvas.put(26, y, &command.note(desk), if grave { Ink::Bad } else { Ink::Plain });
    }
    for (index, &command) in others.iter().enumerate() {
        let (x, y) = place(index);
        let here = marked == ContentsLine::Command(command);
        canvas.target(y, (x - 2, x + 24), Means::Line { marked: here, then: Some(Key::Enter) });
        canvas.put(x - 2, y, if here { ">" } else { " " }, Ink::Strong);
        canvas.put(x, y, command.label(), if here { Ink::Focus } else { Ink::Plain });
    }
}

/// Where a command stands that has no line of its own.
fn place(index: usize) -> (u16, u16) {
    let at = |n: usize| u16::try_from(n).unwrap_or_default();
    (3 + 26 * at(index % BESIDE), 18 + at(index / BESIDE))
}

fn section_line(canvas: &mut Canvas, y: u16, index: usize, marked: bool, desk: &Desk) {
    let section = &desk.form().sections[index];
    let state = progress::of_section(desk.report(), desk.findings(), section);
    frame::choice(canvas, y, marked, Some(index + 1), &section.short);
    let ink = if state == Progress::Filled { Ink::Dim } else { Ink::Strong };
    canvas.put(40, y, state.label(), ink);
    let note = mirror::note(desk, section);
    canvas.put(49, y, &note, Ink::Plain);
}

/// 导语 and 落款 stand outside the six sections and may be left out.
fn text_line(canvas: &mut Canvas, y: u16, text: TextId, marked: ContentsLine, desk: &Desk) {
    let frame_text = desk.form().frame_text(text.key());
    let title = frame_text.map_or(text.key(), |frame_text| frame_text.title.as_str());
    frame::choice(canvas, y, marked == ContentsLine::Text(text), None, title);
    let (state, note) = frame_state(text, desk);
    canvas.put(40, y, state, Ink::Dim);
    canvas.put(49, y, &note, Ink::Plain);
}
