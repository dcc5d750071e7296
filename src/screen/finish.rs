//! How does the finish page look? (S10)

use super::canvas::{Canvas, columns_of};
use super::frame;
use super::ink::Ink;
use crate::text::width::{shortened, width};
use crate::wizard::finish::{
    DRAFT_BESIDE, FETCH, FETCHED_BY_OTHERS, FinishStep, KEPT, code_line, first, not_lost, title,
    what_is,
};
use crate::wizard::{Desk, Written};

/// Draws the step.
pub fn draw(step: &FinishStep, desk: &Desk, canvas: &mut Canvas) {
    if step.outcome.is_none() {
        frame::report_header(canvas, "正在生成", desk);
        canvas.put(3, 3, "正在写文件，请稍候。", Ink::Plain);
        return;
    }
    frame::page(canvas, desk, |canvas| outcome(step, desk, canvas));
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 返回");
}

/// What came of it, and what can be done now.
fn outcome(step: &FinishStep, desk: &Desk, canvas: &mut Canvas) {
    let mut y = 3;
    match &step.outcome {
        None => {}
        Some(Ok(written)) => {
            y = written_lines(written, step.lines().count(), desk, canvas);
        }
        Some(Err(sentence)) => {
            frame::report_header(canvas, "没有生成", desk);
            for line in frame::wrapped(sentence, 74) {
                canvas.put(3, y, line, Ink::Bad);
                y += 1;
            }
            y += 1;
            for line in frame::wrapped(&not_lost(desk), 74) {
                canvas.put(3, y, line, Ink::Plain);
                y += 1;
            }
            y += 1;
        }
    }
    for (index, line) in step.lines().enumerate() {
        frame::choice(canvas, y, step.marked() == index, Some(index + 1), line);
        y += 1;
    }
}

/// What was written, and where; the row behind it. On a low screen nothing is spared for air: what
/// can be chosen stands below and is to be seen.
fn written_lines(written: &Written, answers: usize, desk: &Desk, canvas: &mut Canvas) -> u16 {
    let title = title(written);
    let (unit, year) = (&desk.report().unit().name, desk.report().year());
    let rest = format!("  {year}年度");
    let beside = format!("{title}   {rest}{}", written.at);
    let room = usize::from(canvas.columns()).saturating_sub(4 + width(&beside));
    frame::header(canvas, &format!("{title}   {}{rest}", shortened(unit, room)), None);
    canvas.put_right(canvas.columns() - 1, 0, &written.at, Ink::Plain);
    canvas.rule(1);
    let tight = rows_of(written) + answers > usize::from(canvas.rows());
    let air = u16::from(!tight);
    let mut y = 2 + air;
    canvas.put(3, y, first(written), Ink::Strong);
    y += 1 + air;
    canvas.put(3, y, &format!("文件在  {}", written.folder), Ink::Plain);
    y += 1;
    let mut list = |names: &[String], what: &dyn Fn(&str) -> &'static str, ink: Ink| {
        for name in names {
            canvas.put(5, y, name, ink);
            canvas.put(30, y, what(name), Ink::Dim);
            y += 1;
        }
    };
    list(&written.files, &what_is, Ink::Plain);
    for (names, what) in [(&written.kept, KEPT), (&written.drafts, DRAFT_BESIDE)] {
        match tight && names.len() > 1 {
            true => list(&[format!("{}（{what}）", names.join("、"))], &|_| "", Ink::Dim),
            false => list(names, &|_| what, Ink::Dim),
        }
    }
    if !written.code.is_empty() {
        canvas.put(3, y + air, &code_line(&written.code), Ink::Plain);
        y += 1 + air;
    }
    if written.fetched_by_others {
        canvas.put(3, y + air, FETCHED_BY_OTHERS[0], Ink::Plain);
        canvas.put(3, y + air + 1, FETCHED_BY_OTHERS[1], Ink::Plain);
        y += 2 + air;
    }
    if !written.fetch.is_empty() {
        y += air;
        canvas.put(3, y, FETCH, Ink::Plain);
        y += 1;
        // It is to be copied: to the very edge before it is parted.
        let columns = usize::from(canvas.columns().saturating_sub(1));
        let indent = if columns_of(&written.fetch) + 5 < canvas.columns() { 5 } else { 0 };
        for line in frame::wrapped(&written.fetch, columns) {
            canvas.put(indent, y, line, Ink::Plain);
            y += 1;
        }
    }
    y + air
}

/// Rows with air that all takes but what can be chosen: with the head, and the keys.
fn rows_of(written: &Written) -> usize {
    let lists = [&written.files, &written.kept, &written.drafts];
    let files: usize = lists.into_iter().map(Vec::len).sum();
    let code = 2 * usize::from(!written.code.is_empty());
    let others = 3 * usize::from(written.fetched_by_others);
    let fetch = 4 * usize::from(!written.fetch.is_empty());
    9 + files + code + others + fetch
}
