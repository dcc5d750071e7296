//! How does the finish page look? (S10)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::finish::{
    DRAFT_BESIDE, FETCH, FETCHED_BY_OTHERS, FinishStep, KEPT, NOT_LOST, code_line, first, title,
    what_is,
};
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
            canvas.put(3, y + 1, NOT_LOST, Ink::Plain);
            y += 3;
        }
    }
    for (index, line) in FinishStep::ANSWERS.into_iter().enumerate() {
        frame::choice(canvas, y, step.marked() == index, Some(index + 1), line);
        y += 1;
    }
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 回目录");
}

/// What was written, and where; the row behind it.
fn written_lines(written: &Written, desk: &Desk, canvas: &mut Canvas) -> u16 {
    let title = title(written);
    let (unit, year) = (&desk.report().unit().name, desk.report().year());
    frame::header(canvas, &format!("{title}   {unit}  {year}年度"), None);
    canvas.put_right(canvas.columns() - 1, 0, &written.at, Ink::Plain);
    canvas.rule(1);
    canvas.put(3, 3, first(written), Ink::Strong);
    canvas.put(3, 5, &format!("文件在  {}", written.folder), Ink::Plain);
    let mut y = 6;
    for file in &written.files {
        canvas.put(5, y, file, Ink::Plain);
        canvas.put(30, y, what_is(file), Ink::Dim);
        y += 1;
    }
    for kept in &written.kept {
        canvas.put(5, y, kept, Ink::Dim);
        canvas.put(30, y, KEPT, Ink::Dim);
        y += 1;
    }
    for draft in &written.drafts {
        canvas.put(5, y, draft, Ink::Dim);
        canvas.put(30, y, DRAFT_BESIDE, Ink::Dim);
        y += 1;
    }
    if !written.code.is_empty() {
        canvas.put(3, y + 1, &code_line(&written.code), Ink::Plain);
        y += 2;
    }
    if written.fetched_by_others {
        canvas.put(3, y + 1, FETCHED_BY_OTHERS[0], Ink::Plain);
        canvas.put(3, y + 2, FETCHED_BY_OTHERS[1], Ink::Plain);
        y += 3;
    }
    if !written.fetch.is_empty() {
        canvas.put(3, y + 1, FETCH, Ink::Plain);
        canvas.put(5, y + 2, &written.fetch, Ink::Plain);
        y += 3;
    }
    y + 1
}
