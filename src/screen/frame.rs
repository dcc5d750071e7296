//! What do all screens have in common?
//!
//! Row 0: where am I, and at the right whether it is saved. Last row: the keys that matter here,
//! under a rule. Three rows above the rule: what this is, and what is wrong (the inspector).

use super::canvas::{Canvas, columns_of};
use super::ink::Ink;
use super::targets::Means;
use crate::text::width::{fit, shortened};
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
    let x = edge.saturating_sub(CLAIM);
    let room = if claim.is_empty() { edge } else { x };
    let room = room.saturating_sub(2);
    canvas.put_within(1, 0, room, &shortened(title, room.into()), Ink::Strong);
    canvas.put(x, 0, &claim, ink);
}

/// Columns of 已保存 14:32:05 at the right of row 0. All that is claimed about saving begins where
/// that does: a word that becomes another one where it stands is few bytes, and jumps nowhere.
const CLAIM: u16 = 15;

/// Draws the header of a screen about the open report, and a rule under it.
pub fn report_header(canvas: &mut Canvas, what: &str, desk: &Desk) {
    titled(canvas, what, desk);
    canvas.rule(1);
}

/// The same without the rule: `焦东街道办事处  2025年度  一、总体情况   1/6`. Of a long name of the unit
/// what there is room for; what stands behind it is whole.
pub fn titled(canvas: &mut Canvas, what: &str, desk: &Desk) {
    let rest = format!("  {}年度  {what}", desk.report().year());
    // The same whether or not anything is claimed: the name does not jump.
    let room = canvas.columns().saturating_sub(1 + CLAIM + 2 + columns_of(&rest));
    let name = shortened(&desk.report().unit().name, room.into());
    header(canvas, &format!("{name}{rest}"), Some(desk));
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

/// Draws the three lines of the inspector, each a label of at most eight columns and a text; where
/// the last one, which says what is wrong, needs two, the second gives way. What was said last, or
/// why saving failed, takes the place of the last.
pub fn inspector(canvas: &mut Canvas, lines: [(&str, &str, Ink); 3], desk: &Desk) {
    let top = inspector_top(canvas);
    let [first, second, (label, text, ink)] = lines;
    let room = inspector_room(canvas);
    let parts = wrapped(text, room);
    let cut = |part: &str| format!("{}…", fit(part, room.saturating_sub(2)));
    let two = match parts.as_slice() {
        [_, two] => (*two).to_owned(),
        [_, two, ..] => cut(two),
        _ => String::new(),
    };
    let (second, third) = match (parts.as_slice(), said(desk)) {
        ([one, _, ..], None) => ((label, *one, ink), ("        ", two.as_str(), ink)),
        (_, Some(_)) => (second, ("", "", ink)),
        _ => (second, (label, text, ink)),
    };
    for (row, (label, text, ink)) in (top..).zip([first, second, third]) {
        canvas.put(1, row, label.trim_end(), Ink::Dim);
        let x = if label.is_empty() { 1 } else { 9 };
        canvas.put(x, row, text, ink);
    }
    notice(canvas, desk);
}

/// Columns for a text of the inspector behind its label.
#[must_use]
pub fn inspector_room(canvas: &Canvas) -> usize {
    usize::from(canvas.columns()).saturating_sub(9)
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
    said(desk).map_or(0, |said| rows_of(canvas, &said))
}

/// How many rows a sentence takes above the keys.
#[must_use]
pub fn rows_of(canvas: &Canvas, sentence: &str) -> u16 {
    let lines = wrapped(sentence, sentence_room(canvas)).len();
    u16::try_from(lines).unwrap_or(u16::MAX)
}

fn sentence_room(canvas: &Canvas) -> usize {
    usize::from(canvas.columns()).saturating_sub(3)
}

/// Draws a sentence that must be read, whole: wrapped, right above the rule over the keys. What
/// stands there gives way.
pub fn sentence(canvas: &mut Canvas, sentence: &str, ink: Ink) {
    let bottom = canvas.rows().saturating_sub(2);
    let top = bottom.saturating_sub(rows_of(canvas, sentence)).max(1);
    canvas.give_way(top..bottom);
    for (y, line) in (top..bottom).zip(wrapped(sentence, sentence_room(canvas))) {
        canvas.put(2, y, line, ink);
    }
}

/// Puts a text within a page, wrapped, from column `x` on; the row behind it.
pub fn paragraph(canvas: &mut Canvas, x: u16, y: u16, text: &str, ink: Ink) -> u16 {
    let lines = wrapped(text, usize::from(canvas.columns().saturating_sub(x + 1)));
    let mut y = y;
    for line in lines {
        canvas.put(x, y, line, ink);
        y += 1;
    }
    y
}

/// Draws what was said last right above the keys.
pub fn notice(canvas: &mut Canvas, desk: &Desk) {
    notice_or(canvas, desk, None);
}

/// The same; where nothing is to be said, something of less weight.
pub fn notice_or(canvas: &mut Canvas, desk: &Desk, else_said: Option<&str>) {
    let row = canvas.rows().saturating_sub(3);
    if let Some(said) = said(desk) {
        sentence(canvas, &said, Ink::Strong);
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
