//! How does the door of a table look? (S6b)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::form::Table;
use crate::wizard::door::{DoorStep, answers, note, question};
use crate::wizard::face::Face;
use crate::wizard::{Desk, mirror, progress};

/// Draws the step.
pub fn draw(step: &DoorStep, desk: &Desk, canvas: &mut Canvas) {
    let form = desk.form();
    let table = &form.tables[step.table()];
    let section = progress::section_of_table(form, step.table()).map(|index| &form.sections[index]);
    let (title, number) =
        section.map_or(("", 0), |section| (section.short.as_str(), section.number));
    frame::report_header(canvas, &format!("{title}   {number}/6"), desk);
    frame::page(canvas, desk, |canvas| answers_of(step, table, desk, canvas));
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 返回目录   Ctrl+G 帮助");
}

fn answers_of(step: &DoorStep, table: &Table, desk: &Desk, canvas: &mut Canvas) {
    canvas.put(3, 3, "先答一个问题：", Ink::Plain);
    let mut y = 5;
    for line in question(&table.door, desk) {
        canvas.put(3, y, &line, Ink::Strong);
        y += 1;
    }
    y += 1;
    for (index, (answer, follows)) in answers(&table.door).into_iter().enumerate() {
        let end = frame::choice(canvas, y, step.marked() == index, Some(index + 1), answer);
        canvas.put(end.max(26) + 2, y, follows, Ink::Dim);
        y += 1;
    }
    for line in frame::wrapped(&note(&table.door, Face::Keys), 72) {
        y += 1;
        canvas.put(3, y, line, Ink::Plain);
    }
    y += 1;
    for line in mirror::before_table(desk, step.table()) {
        for line in frame::wrapped(&line, 72) {
            y += 1;
            canvas.put(3, y, line, Ink::Plain);
        }
    }
}
