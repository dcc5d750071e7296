//! How does the paste step look?

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::text::width::fit;
use crate::wizard::Desk;
use crate::wizard::paste::{Entry, GAPS, PasteAnswer, PasteStep};

/// Where the list starts.
const LIST: u16 = 5;
/// Rows from the list's end to the bottom: note, choices, rule, keys and blank rows between.
const BELOW: u16 = 10;
/// Columns of a place; where the old and the pasted texts end, where the verdict starts.
const PLACE: u16 = 32;
const OLD_EDGE: u16 = 47;
const PASTED_EDGE: u16 = 57;
const VERDICT: u16 = 59;

/// Draws the step.
pub fn draw(step: &PasteStep, desk: &Desk, canvas: &mut Canvas) {
    let table = &desk.form().tables[step.table()];
    frame::header(canvas, &format!("粘贴核对   {}", table.name), Some(desk));
    canvas.rule(1);
    if let Some(question) = step.question() {
        two_lines(1, 2, question, canvas);
        choices(step, GAPS.map(|(_, answer)| answer.to_owned()), LIST, canvas);
        two_lines(1, LIST + 4, "选好以后再核对每一格，这一步不改表里的数。", canvas);
        frame::notice(canvas, desk);
        frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 不放入");
        return;
    }
    two_lines(1, 2, step.summary(), canvas);
    list(step, canvas);
    let y = canvas.rows().saturating_sub(BELOW).max(LIST + 2);
    two_lines(3, y, step.note(), canvas);
    let answers = step.answers().map(|answer| {
        let undone = if answer == PasteAnswer::All { "（Ctrl+Z 可整块撤销）" } else { "" };
        format!("{}{undone}", answer.words())
    });
    choices(step, answers, y + 3, canvas);
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   PgUp PgDn 看清单   Esc 不放入");
}

/// Three choices, numbered, from row `top` on.
fn choices(step: &PasteStep, choices: [String; 3], top: u16, canvas: &mut Canvas) {
    for (index, (choice, y)) in choices.iter().zip(top..).enumerate() {
        let marked = index == step.choice();
        let (mark, ink) = if marked { (">", Ink::Focus) } else { (" ", Ink::Plain) };
        canvas.put(1, y, mark, Ink::Strong);
        canvas.put(3, y, &format!("{}  {choice}", index + 1), ink);
        if marked {
            canvas.caret(1, y);
        }
    }
}

/// Puts a text onto one line, or two where it is long.
fn two_lines(x: u16, y: u16, text: &str, canvas: &mut Canvas) {
    let room = usize::from(canvas.columns().saturating_sub(x + 1)).max(2);
    for (line, y) in frame::wrapped(text, room).into_iter().zip(y..y + 2) {
        canvas.put(x, y, line, Ink::Plain);
    }
}

fn list(step: &PasteStep, canvas: &mut Canvas) {
    let (entries, behind) = step.visible(canvas.rows());
    if entries.is_empty() {
        return;
    }
    canvas.put_right(OLD_EDGE, LIST - 1, "原来", Ink::Dim);
    canvas.put_right(PASTED_EDGE, LIST - 1, "粘贴来的", Ink::Dim);
    canvas.put(VERDICT, LIST - 1, "处理", Ink::Dim);
    for (entry, y) in entries.iter().zip(LIST..) {
        line(entry, y, canvas);
    }
    if behind > 0 {
        let y = LIST + u16::try_from(entries.len()).unwrap_or_default();
        canvas.put(3, y, &format!("后面还有 {behind} 处"), Ink::Dim);
    }
}

fn line(entry: &Entry, y: u16, canvas: &mut Canvas) {
    let ink = if entry.flagged { Ink::Warn } else { Ink::Plain };
    if entry.flagged {
        canvas.put(1, y, "!", ink);
    }
    let behind = canvas.put_within(3, y, PLACE, &entry.place, Ink::Plain);
    let old = fit(&entry.old, usize::from(OLD_EDGE.saturating_sub(behind + 1)));
    canvas.put_right(OLD_EDGE, y, old, Ink::Plain);
    canvas.put_right(PASTED_EDGE, y, fit(&entry.pasted, 9), Ink::Plain);
    canvas.put(VERDICT, y, &entry.verdict, ink);
}
