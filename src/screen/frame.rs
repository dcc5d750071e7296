//! What do all screens have in common?
//!
//! Row 0: where am I, and at the right whether it is saved. Last row: the keys that matter here,
//! under a rule. Three rows above the rule: what this is, and what is wrong (the inspector).

use super::canvas::Canvas;
use super::ink::Ink;
use crate::wizard::Desk;

/// Rows of the inspector.
pub const INSPECTOR: u16 = 3;

/// First row of the inspector: it stands above the rule over the keys.
#[must_use]
pub fn inspector_top(canvas: &Canvas) -> u16 {
    canvas.rows().saturating_sub(2 + INSPECTOR)
}

/// Draws the title and, at the right, what may be claimed about saving.
pub fn header(canvas: &mut Canvas, title: &str, desk: Option<&Desk>) {
    canvas.put(1, 0, title, Ink::Strong);
    if let Some(desk) = desk {
        let (claim, ink) = saving(desk);
        let edge = canvas.columns().saturating_sub(1);
        canvas.put_right(edge, 0, &claim, ink);
    }
}

/// What the screen may claim: 已保存 only for what is durable in this frame.
fn saving(desk: &Desk) -> (String, Ink) {
    let saving = desk.saving();
    match &saving.failed {
        Some(_) => ("保存失败".to_owned(), Ink::Focus),
        None if !desk.is_saved() => ("未保存".to_owned(), Ink::Plain),
        None if saving.at.is_empty() => (String::new(), Ink::Plain),
        None => (format!("已保存 {}", saving.at), Ink::Plain),
    }
}

/// Draws the rule and the keys that matter here.
pub fn keys(canvas: &mut Canvas, keys: &str) {
    let last = canvas.rows().saturating_sub(1);
    canvas.rule(last.saturating_sub(1));
    canvas.put(1, last, keys, Ink::Dim);
}

/// Draws the three lines of the inspector, each a label of at most eight columns and a text.
/// What was said last, or why saving failed, takes the last one.
pub fn inspector(canvas: &mut Canvas, lines: [(&str, &str, Ink); 3], desk: &Desk) {
    let top = inspector_top(canvas);
    let failed = desk.saving().failed.as_ref().map(|reason| format!("保存失败：{reason}"));
    let said = failed.as_deref().or(desk.notice());
    for (row, (label, text, ink)) in (top..).zip(lines) {
        let (label, text, ink) = match said {
            Some(said) if row == top + 2 => ("", said, Ink::Strong),
            _ => (label, text, ink),
        };
        canvas.put(1, row, label, Ink::Dim);
        let x = if label.is_empty() { 1 } else { 9 };
        canvas.put(x, row, text, ink);
    }
}
