//! How do typed characters become the content of a cell?

use super::GridStep;
use crate::check::refusal;
use crate::form::ValueKind;
use crate::report::{Cell, NumberError, read_cell};
use crate::wizard::Desk;

/// Characters that start a new content, besides digits.
const STARTS: &str = ".-—〇零无没不";
/// Characters that only go on with one: units, thousand commas, the rest of 没有 and 不适用.
const FOLLOWS: &str = ",件万元有适用";
/// Longest text a cell takes: nine digits, a dot, six places, a unit.
const LONGEST: usize = 20;

impl GridStep {
    /// Takes a character; the first one replaces the old content.
    pub(super) fn type_character(&mut self, character: char, desk: &mut Desk) {
        let starts = character.is_ascii_digit() || STARTS.contains(character);
        let typing = self.typed.as_ref().is_some_and(|typed| !typed.is_empty());
        let length = self.typed.as_ref().map_or(0, |typed| typed.chars().count());
        // A letter within a figure is kept, so that the whole of it is refused: 1e3 is not 13.
        let belongs =
            starts || typing && (FOLLOWS.contains(character) || character.is_alphanumeric());
        if !belongs {
            desk.say(format!("这里填数字，「{character}」没有填进去"));
        } else if length >= LONGEST {
            let typed = self.typed.clone().unwrap_or_default();
            desk.say(refusal(&format!("{typed}{character}"), self.kind(desk)).unwrap_or_default());
        } else {
            self.typed.get_or_insert_default().push(character);
        }
    }

    /// Takes a pasted figure in place of what is there.
    pub(super) fn type_text(&mut self, text: &str, desk: &mut Desk) {
        let before = self.typed.take();
        if text.chars().count() > LONGEST || self.settle(text, desk).is_err() {
            self.typed = before;
            desk.say(format!("这里填数字，粘贴来的「{}」没有填进去", shown(text)));
        } else {
            self.typed = Some(text.to_owned());
        }
    }

    /// Deletes the last digit; of an untouched cell that of its old content.
    pub(super) fn rub_out(&mut self, desk: &Desk) {
        let old = || desk.report().cell(self.cell).to_text();
        let mut text = self.typed.clone().unwrap_or_else(old);
        if text.pop().is_some() {
            self.typed = Some(text);
        }
    }

    /// Makes the cell blank.
    pub(super) fn clear(&mut self, desk: &mut Desk) {
        self.typed = None;
        desk.edit(desk.report().fill(self.cell, Cell::Blank));
    }

    /// What was typed becomes the cell's content; false when it is refused, which is said, and the
    /// old content stays.
    pub(super) fn commit(&mut self, desk: &mut Desk) -> bool {
        let Some(typed) = self.typed.take() else { return true };
        match self.settle(&typed, desk) {
            Ok(new) => {
                if let Some(notice) = reading(&typed, &new) {
                    desk.say(notice);
                }
                desk.edit(desk.report().fill(self.cell, new));
                true
            }
            Err(_) => {
                let old = desk.report().cell(self.cell).to_text();
                let kept = if old.is_empty() { "空白".to_owned() } else { format!(" {old}") };
                let reason = refusal(&typed, self.kind(desk)).unwrap_or_default();
                desk.say(format!("{reason}那一格仍是{kept}。"));
                false
            }
        }
    }

    /// What the typed text would be as a cell. A dot at the end of an amount is not there yet.
    pub(super) fn settle(&self, typed: &str, desk: &Desk) -> Result<Cell, NumberError> {
        let kind = self.kind(desk);
        let whole = if kind == ValueKind::Amount { typed.trim_end_matches('.') } else { typed };
        read_cell(if whole.is_empty() { typed } else { whole }, kind)
    }

    pub(super) fn kind(&self, desk: &Desk) -> ValueKind {
        desk.form().cell(self.cell).value
    }
}

/// What a word was taken for, where that is not plain.
pub(in crate::wizard) fn reading(typed: &str, cell: &Cell) -> Option<String> {
    let has_digit = typed.contains(|c: char| c.is_ascii_digit());
    match cell {
        Cell::Value(_) if !has_digit => Some(format!("「{typed}」按 0 填")),
        Cell::NotApplicable => Some(format!("「{typed}」按不适用填；没有发生请填 0")),
        _ => None,
    }
}

/// The start of a text, short enough for a sentence.
fn shown(text: &str) -> String {
    crate::text::clean::harmless(text).chars().take(12).collect()
}
