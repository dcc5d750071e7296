//! How does the table of contents look? (S3)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::report::TextId;
use crate::wizard::Desk;
use crate::wizard::contents::{COMMANDS, Command, ContentsLine, ContentsStep};
use crate::wizard::progress::{self, Progress};

/// Draws the step.
pub fn draw(step: &ContentsStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, "目录", desk);
    canvas.put(6, 2, "部分", Ink::Dim);
    canvas.put(40, 2, "状态", Ink::Dim);
    canvas.put(49, 2, "说明", Ink::Dim);
    let marked = ContentsStep::lines(desk)[step.marked()];
    text_line(canvas, 3, TextId::Preface, marked, desk);
    for (y, index) in (4..).zip(0..desk.form().sections.len()) {
        section_line(canvas, y, index, marked == ContentsLine::Section(index), desk);
    }
    text_line(canvas, 10, TextId::Signoff, marked, desk);
    let (with_digit, others) = COMMANDS.split_at(5);
    for (y, &command) in (12..).zip(with_digit) {
        let here = marked == ContentsLine::Command(command);
        frame::choice(canvas, y, here, command.digit(), label(command));
        let (note, ink) = command_note(command, desk);
        canvas.put(26, y, &note, ink);
    }
    for (index, &command) in (0..).zip(others) {
        let (x, y) = (3 + 26 * (index % 3), 18 + index / 3);
        let here = marked == ContentsLine::Command(command);
        canvas.put(x - 2, y, if here { ">" } else { " " }, Ink::Strong);
        canvas.put(x, y, label(command), if here { Ink::Focus } else { Ink::Plain });
    }
    if desk.notice().is_some() || desk.saving().failed.is_some() {
        frame::notice(canvas, desk);
    } else {
        let y = canvas.rows() - 3;
        canvas.put(2, y, "「已填」只表示内容填完，不代表已经上报或公布。", Ink::Dim);
    }
    frame::keys(canvas, "上下键 回车 进入   数字 直接进   Ctrl+N 下一个没填完的   Ctrl+Q 退出");
}

fn section_line(canvas: &mut Canvas, y: u16, index: usize, marked: bool, desk: &Desk) {
    let section = &desk.form().sections[index];
    let state = progress::of_section(desk.report(), desk.findings(), section);
    frame::choice(canvas, y, marked, Some(index + 1), &section.short);
    let ink = if state == Progress::Filled { Ink::Dim } else { Ink::Strong };
    canvas.put(40, y, state.label(), ink);
    let note = progress::note(desk.report(), desk.findings(), section);
    canvas.put(49, y, &note, Ink::Plain);
}

/// 导语 and 落款 stand outside the six sections and may be left out.
fn text_line(canvas: &mut Canvas, y: u16, text: TextId, marked: ContentsLine, desk: &Desk) {
    let frame_text = desk.form().frame_text(text.key());
    let title = frame_text.map_or(text.key(), |frame_text| frame_text.title.as_str());
    frame::choice(canvas, y, marked == ContentsLine::Text(text), None, title);
    let length = desk.report().text(text).length();
    let (state, note) = match length {
        0 => ("可不写", String::new()),
        length => ("已填", format!("{length} 字")),
    };
    canvas.put(40, y, state, Ink::Dim);
    canvas.put(49, y, &note, Ink::Plain);
}

fn label(command: Command) -> &'static str {
    match command {
        Command::Problems => "查看问题清单",
        Command::Preview => "预览报告",
        Command::Draft => "先出草稿",
        Command::Finish => "生成报告",
        Command::Zero => "零报告",
        Command::Unit => "改单位、年度、标题",
        Command::Undo => "撤销一步",
        Command::Redo => "重做一步",
        Command::Find => "查找",
        Command::History => "看看改了什么",
        Command::Help => "帮助",
        Command::Start => "回到开头",
        Command::Leave => "退出",
    }
}

fn command_note(command: Command, desk: &Desk) -> (String, Ink) {
    let (errors, warnings, advice) = desk.counts();
    match command {
        Command::Problems => {
            let note = format!("必须改 {errors}   需说明 {warnings}   提示 {advice}");
            (note, if errors > 0 { Ink::Bad } else { Ink::Plain })
        }
        Command::Preview => ("按正式格式看一遍".to_owned(), Ink::Plain),
        Command::Draft => ("随时可以，文中标明「草稿」".to_owned(), Ink::Plain),
        Command::Finish => (finish_note(errors, warnings, desk), Ink::Plain),
        Command::Zero => ("二、三、四部分里哪几张表全部为 0".to_owned(), Ink::Plain),
        _ => (String::new(), Ink::Plain),
    }
}

fn finish_note(errors: usize, warnings: usize, desk: &Desk) -> String {
    let open = 6 - progress::filled(desk.report(), desk.findings());
    match (open, errors, warnings) {
        (0, 0, 0) => "可以生成正式稿".to_owned(),
        (0, 0, warnings) => format!("还有 {warnings} 处要说明"),
        (0, errors, _) => format!("还有 {errors} 处必须改"),
        (open, ..) => format!("还有 {open} 个部分没填完"),
    }
}
