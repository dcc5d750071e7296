//! What do all screens have in common?
//!
//! Row 0: where am I, and at the right whether it is saved. Last row: the keys that matter here,
//! under a rule. Three rows above the rule: what this is, and what is wrong (the inspector).

use super::canvas::{Canvas, columns_of};
use super::ink::Ink;
use super::targets::Means;
pub use crate::text::wrap::lines as wrapped;
use crate::wizard::{Desk, Key};

/// Rows of the inspector.
pub const INSPECTOR: u16 = 3;

/// First row of the inspector: it stands above the rule over the keys.
#[must_use]
pub fn inspector_top(canvas: &Canvas) -> u16 {
    canvas.rows().saturating_sub(2 + INSPECTOR)
}

/// Draws the title and, at the right, what may be claimed about saving.
pub fn header(canvas: &mut Canvas, title: &str, desk: Option<&Desk>) {
    let (claim, ink) = desk.map_or((String::new(), Ink::Plain), saving);
    let edge = canvas.columns().saturating_sub(1);
    let room = edge.saturating_sub(columns_of(&claim) + 2);
    canvas.put_within(1, 0, room, title, Ink::Strong);
    canvas.put_right(edge, 0, &claim, ink);
}

/// Draws the header of a screen about the open report, and a rule under it.
pub fn report_header(canvas: &mut Canvas, what: &str, desk: &Desk) {
    let (unit, year) = (&desk.report().unit().name, desk.report().year());
    header(canvas, &format!("{unit}  {year}年度  {what}"), Some(desk));
    canvas.rule(1);
}

/// What the screen may claim: 已保存 only for what is durable in this frame.
fn saving(desk: &Desk) -> (String, Ink) {
    let saving = desk.saving();
    match &saving.failed {
        _ if desk.is_read_only() => ("只读".to_owned(), Ink::Strong),
        Some(_) => ("保存失败".to_owned(), Ink::Focus),
        None if desk.is_being_saved() => ("正在保存".to_owned(), Ink::Plain),
        None if !desk.is_saved() => ("未保存".to_owned(), Ink::Plain),
        None if saving.at.is_empty() => (String::new(), Ink::Plain),
        None => (format!("已保存 {}", saving.at), Ink::Plain),
    }
}

/// Draws the rule and the keys that matter here.
pub fn keys(canvas: &mut Canvas, keys: &str) {
    let last = canvas.rows().saturating_sub(1);
    canvas.rule(last.saturating_sub(1));
    // The last column of the last row stays empty: some clients scroll when it is drawn.
    let room = canvas.columns().saturating_sub(2);
    debug_assert!(room < 78 || columns_of(keys) <= room, "the keys fit on the screen: {keys}");
    canvas.put_within(1, last, room, keys, Ink::Dim);
}

/// Draws the three lines of the inspector, each a label of at most eight columns and a text.
/// What was said last, or why saving failed, takes the last one.
pub fn inspector(canvas: &mut Canvas, lines: [(&str, &str, Ink); 3], desk: &Desk) {
    let top = inspector_top(canvas);
    let said = said(desk);
    for (row, (label, text, ink)) in (top..).zip(lines) {
        let (label, text, ink) = match &said {
            Some(said) if row == top + 2 => ("", said.as_str(), Ink::Strong),
            _ => (label, text, ink),
        };
        canvas.put(1, row, label, Ink::Dim);
        let x = if label.is_empty() { 1 } else { 9 };
        canvas.put(x, row, text, ink);
    }
}

/// Draws a page between the header and what stands right above the keys; where it has more rows
/// than there is room for, blank ones and asides give way.
pub fn page(canvas: &mut Canvas, desk: &Desk, draw: impl Fn(&mut Canvas)) {
    page_above(canvas, notice_rows(canvas, desk), draw);
}

/// The same above `foot` rows over the keys.
pub fn page_above(canvas: &mut Canvas, foot: u16, draw: impl Fn(&mut Canvas)) {
    canvas.page(2..canvas.rows().saturating_sub(2 + foot), draw);
}

/// How many rows what was said last takes.
#[must_use]
pub fn notice_rows(canvas: &Canvas, desk: &Desk) -> u16 {
    let columns = usize::from(canvas.columns()).saturating_sub(4);
    said(desk).map_or(0, |said| u16::try_from(wrapped(&said, columns).len()).unwrap_or(1).min(2))
}

/// Draws what was said last, wrapped, right above the keys.
pub fn notice(canvas: &mut Canvas, desk: &Desk) {
    notice_or(canvas, desk, None);
}

/// The same; where nothing is to be said, something of less weight.
pub fn notice_or(canvas: &mut Canvas, desk: &Desk, else_said: Option<&str>) {
    let row = canvas.rows().saturating_sub(3);
    if let Some(said) = said(desk) {
        let lines = wrapped(&said, usize::from(canvas.columns()).saturating_sub(4));
        let top = canvas.rows().saturating_sub(2 + notice_rows(canvas, desk));
        for (y, line) in (top..canvas.rows() - 2).zip(lines) {
            canvas.put(2, y, line, Ink::Strong);
        }
    } else if let Some(other) = else_said {
        canvas.put(2, row, other, Ink::Dim);
    }
}

/// What was said last, or why saving failed.
fn said(desk: &Desk) -> Option<String> {
    let failed = desk.saving().failed.as_ref().map(|reason| format!("保存失败：{reason}"));
    failed.or_else(|| desk.notice().map(str::to_owned))
}

/// A click on the row goes to the line that stands there; `then` follows.
pub fn clickable(canvas: &mut Canvas, y: u16, marked: bool, then: Option<Key>) {
    let all = (0, canvas.columns());
    canvas.target(y, all, Means::Line { marked, then });
}

/// Draws a line that is ticked or picked with Space: [`choice`] but for the click.
pub fn tick(canvas: &mut Canvas, y: u16, marked: bool, number: Option<usize>, text: &str) -> u16 {
    line(canvas, y, marked, number, text, Key::Char(' '))
}

/// Draws a line that can be chosen: the mark, its number, what it says; the column behind it. A
/// click on its row chooses it.
pub fn choice(canvas: &mut Canvas, y: u16, marked: bool, number: Option<usize>, text: &str) -> u16 {
    line(canvas, y, marked, number, text, Key::Enter)
}

fn line(
    canvas: &mut Canvas,
    y: u16,
    marked: bool,
    number: Option<usize>,
    text: &str,
    clicked: Key,
) -> u16 {
    if marked {
        canvas.put(1, y, ">", Ink::Strong);
    }
    if let Some(number) = number {
        canvas.put(3, y, &number.to_string(), Ink::Plain);
    }
    let ink = if marked { Ink::Focus } else { Ink::Plain };
    clickable(canvas, y, marked, Some(clicked));
    canvas.put(6, y, text, ink)
}
