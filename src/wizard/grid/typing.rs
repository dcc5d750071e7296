//! How do typed characters become the content of a cell?

use super::GridStep;
use crate::check::refusal;
use crate::form::ValueKind;
use crate::report::figure::{is_figure, is_unfinished};
use crate::report::{Cell, NumberError, half_width, read_cell};
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
        let refused = self.settle(text, desk).is_err();
        if !refused && text.chars().count() <= LONGEST {
            self.typed = Some(text.to_owned());
            return;
        }
        self.typed = before;
        // Of a wrong figure it is said what is wrong; a text is no figure at all.
        desk.say(match refusal(text, self.kind(desk)).filter(|_| is_figure(text)) {
            Some(reason) => format!("{reason}没有填进去。"),
            None => format!("这里填数字，粘贴来的「{}」没有填进去", shown(text)),
        });
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

    /// What the typed text would be as a cell. A dash that is typed means 不适用, and that is said.
    pub(super) fn settle(&self, typed: &str, desk: &Desk) -> Result<Cell, NumberError> {
        typed_cell(typed, self.kind(desk))
    }

    /// Whether what is typed may become a figure with what is typed next.
    pub(super) fn is_unfinished(&self, typed: &str, desk: &Desk) -> bool {
        is_unfinished(typed, self.kind(desk))
    }

    pub(super) fn kind(&self, desk: &Desk) -> ValueKind {
        desk.form().cell(self.cell).value
    }
}

/// What a text that a clerk typed, and did not paste with others, would be as a cell.
pub(in crate::wizard) fn typed_cell(typed: &str, kind: ValueKind) -> Result<Cell, NumberError> {
    match read_cell(typed, kind) {
        Err(NumberError::Dash) => Ok(Cell::NotApplicable),
        read => read,
    }
}

/// What a text was taken for, where it is put in otherwise than it came; width alone is no matter.
pub(in crate::wizard) fn reading(typed: &str, cell: &Cell) -> Option<String> {
    match cell {
        Cell::NotApplicable => Some(format!("「{typed}」按不适用填；没有发生请填 0")),
        Cell::Value(number) => {
            let half: String = typed.chars().map(half_width).collect();
            (number.to_string() != half).then(|| format!("「{typed}」按 {number} 填"))
        }
        _ => None,
    }
}

/// The start of a text, short enough for a sentence.
fn shown(text: &str) -> String {
    crate::text::clean::harmless(text).chars().take(12).collect()
}
