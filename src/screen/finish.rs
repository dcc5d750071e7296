//! How does the finish page look? (S10)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::finish::FinishStep;
use crate::wizard::{Desk, Written};

/// Draws the step.
pub fn draw(step: &FinishStep, desk: &Desk, canvas: &mut Canvas) {
    let mut y = 3;
    match &step.outcome {
        None => {
            frame::report_header(canvas, "正在生成", desk);
            canvas.put(3, y, "正在写文件，请稍候。", Ink::Plain);
            return;
        }
        Some(Ok(written)) => y = written_lines(written, desk, canvas),
        Some(Err(sentence)) => {
            frame::report_header(canvas, "没有生成", desk);
            for line in frame::wrapped(sentence, 74) {
                canvas.put(3, y, line, Ink::Bad);
                y += 1;
            }
            canvas.put(3, y + 1, "写的内容没有丢，草稿照常保存着。", Ink::Plain);
            y += 3;
        }
    }
    let lines = ["再看一遍报告", "继续修改（会重新生成，旧文件改名留着）", "回到开头", "退出"];
    for (index, line) in lines.into_iter().enumerate() {
        frame::choice(canvas, y, step.marked() == index, Some(index + 1), line);
        y += 1;
    }
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 回目录");
}

/// What was written, and where; the row behind it.
fn written_lines(written: &Written, desk: &Desk, canvas: &mut Canvas) -> u16 {
    let title = if written.draft { "草稿已写出" } else { "报告已生成" };
    let (unit, year) = (&desk.report().unit().name, desk.report().year());
    frame::header(canvas, &format!("{title}   {unit}  {year}年度"), None);
    canvas.put_right(canvas.columns() - 1, 0, &written.at, Ink::Plain);
    canvas.rule(1);
    let first = if written.draft {
        "这是草稿，文中标了「草稿」，不能上报或公布。"
    } else {
        "还没有上报，也没有公布。请把下面的文件交给负责上报和公布的同事。"
    };
    canvas.put(3, 3, first, Ink::Strong);
    canvas.put(3, 5, &format!("文件在  {}", written.folder), Ink::Plain);
    let mut y = 6;
    for file in &written.files {
        canvas.put(5, y, file, Ink::Plain);
        let says = match file.as_str() {
            "sheet.txt" => "核对单，1 页，送领导签字",
            file if file.ends_with(".yaml") => "数据，明年当底本、给上级汇总用",
            _ => "正文，纯文本",
        };
        canvas.put(30, y, says, Ink::Dim);
        y += 1;
    }
    for kept in &written.kept {
        canvas.put(5, y, kept, Ink::Dim);
        canvas.put(30, y, "以前的，改名留着", Ink::Dim);
        y += 1;
    }
    if !written.code.is_empty() {
        let code = format!("校验码  {}（报告末尾和核对单上相同，就是同一份）", written.code);
        canvas.put(3, y + 1, &code, Ink::Plain);
        y += 2;
    }
    if !written.fetch.is_empty() {
        canvas.put(3, y + 1, "取回本机：在自己电脑上运行", Ink::Plain);
        canvas.put(5, y + 2, &written.fetch, Ink::Plain);
        y += 3;
    }
    y + 1
}
