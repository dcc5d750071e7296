//! How do the fields of the contact look?

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use super::unit::put_line;
use crate::wizard::Wizard;
use crate::wizard::contact::{ContactStep, FIELDS, WHAT_FOR};

/// Columns of a field.
const COLUMNS: u16 = 42;

/// Draws the fields.
pub fn draw(step: &ContactStep, wizard: &Wizard, canvas: &mut Canvas) {
    frame::header(canvas, "联系方式", None);
    if step.contact() != wizard.settings().contact {
        canvas.put_right(canvas.columns().saturating_sub(1), 0, "未保存", Ink::Plain);
    }
    canvas.rule(1);
    canvas.put(3, 3, WHAT_FOR, Ink::Plain);
    for (index, ((name, about), line)) in FIELDS.into_iter().zip(step.fields()).enumerate() {
        let y = 5 + 2 * u16::try_from(index).unwrap_or_default();
        canvas.put(3, y, name, Ink::Plain);
        canvas.put(12, y, "[", Ink::Plain);
        put_line(canvas, 13, y, COLUMNS, line, index == step.focus());
        canvas.put(13 + COLUMNS, y, "]", Ink::Plain);
        canvas.put(58, y, about, Ink::Dim);
    }
    frame::keys(canvas, "打字 填写   Tab 或回车 下一栏   最后一栏回车 记下   Esc 记下并返回");
}
