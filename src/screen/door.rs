//! How does the door of a table look? (S6b)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::door::DoorStep;
use crate::wizard::{Desk, progress};

/// Draws the step.
pub fn draw(step: &DoorStep, desk: &Desk, canvas: &mut Canvas) {
    let form = desk.form();
    let table = &form.tables[step.table()];
    let section = progress::section_of_table(form, step.table()).map(|index| &form.sections[index]);
    let (title, number) =
        section.map_or(("", 0), |section| (section.short.as_str(), section.number));
    frame::report_header(canvas, &format!("{title}   {number}/6"), desk);
    canvas.put(3, 3, "先答一个问题：", Ink::Plain);
    let mut y = 5;
    for line in &table.door.ask {
        canvas.put(3, y, &line.replace("{year}", &desk.report().year().to_string()), Ink::Strong);
        y += 1;
    }
    let answers = [
        (table.door.none.as_str(), "整张表填 0，直接到下一部分"),
        (table.door.some.as_str(), "逐格填写（只需填不是 0 的格，其余一次填 0）"),
        ("有，数据在 Excel 里", "整块复制过来粘贴"),
        ("以后再填", "先去下一部分"),
    ];
    y += 1;
    for (index, (answer, follows)) in answers.into_iter().enumerate() {
        let end = frame::choice(canvas, y, step.marked() == index, Some(index + 1), answer);
        canvas.put(end.max(26) + 2, y, follows, Ink::Dim);
        y += 1;
    }
    for line in frame::wrapped(&table.door.note, 72) {
        y += 1;
        canvas.put(3, y, line, Ink::Plain);
    }
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 返回目录   Ctrl+G 帮助");
}
