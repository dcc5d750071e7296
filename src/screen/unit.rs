//! How does the unit screen look? (S2)

use super::canvas::{Canvas, columns_of};
use super::frame;
use super::ink::Ink;
use crate::form::Form;
use crate::wizard::bases::{USE, name_of};
use crate::wizard::line::Line;
use crate::wizard::unit::{UnitField, UnitStep};
use crate::wizard::{Key, Wizard};

/// Columns a field takes.
const FIELD: u16 = 48;

/// Columns the name of a file takes.
const FILE: u16 = 62;

/// Draws the step.
pub fn draw(step: &UnitStep, wizard: &Wizard, canvas: &mut Canvas) {
    let title = if step.is_change() {
        "单位、年度、标题"
    } else {
        "新写一份   单位和年度"
    };
    frame::header(canvas, title, wizard.desk());
    if wizard.desk().is_none() {
        canvas.put_right(canvas.columns().saturating_sub(1), 0, UnitStep::NOT_BEGUN, Ink::Plain);
    }
    canvas.rule(1);
    let foot = step.notice.as_ref().map_or(0, |notice| frame::rows_of(canvas, notice));
    frame::page_above(canvas, foot, |canvas| fields(step, wizard, canvas));
    if let Some(notice) = &step.notice {
        frame::sentence(canvas, notice, Ink::Strong);
    }
    let names_file = step.focus == UnitField::Before && step.bases.file().is_some();
    let keys = if names_file {
        "Tab 或上下键 换一栏   回车 读入这个文件   Esc 返回"
    } else if step.is_change() {
        "Tab 或上下键 换一栏   空格 换类型   回车 往下   Esc 回目录（改动都保留）"
    } else {
        "Tab 或上下键 换一栏   空格 换类型   回车 往下   Esc 返回（不建草稿）"
    };
    frame::keys(canvas, keys);
}

fn fields(step: &UnitStep, wizard: &Wizard, canvas: &mut Canvas) {
    field(canvas, 3, "单位名称", &step.name, FIELD, step.focus == UnitField::Name);
    canvas.put(14, 4, UnitStep::NAME_HINT, Ink::Dim);
    field(canvas, 6, "报告年度", &step.year, 4, step.focus == UnitField::Year);
    period(step, wizard, canvas);
    kinds(step, canvas);
    let mut y = 12;
    let asks = step.has_before();
    if asks && !step.is_change() {
        y = before(step, y, canvas) - 1;
    }
    match &step.title {
        Some(title) => {
            field(canvas, y, "报告标题", title, 62, step.focus == UnitField::Title);
            canvas.put(14, y + 1, "空着就用规定的写法：", Ink::Dim);
        }
        None => {
            canvas.put(3, y + 1, "报告标题将写成", Ink::Plain);
        }
    }
    // A long title takes the blank row below it, and what follows moves down.
    y = frame::paragraph(canvas, 14, y + 2, &step.composed_title(), Ink::Plain).max(y + 4);
    if !step.is_change() {
        canvas.put(
            3,
            y,
            "会得到：报告正文 report.txt，数据文件 report.yaml，核对单 sheet.txt",
            Ink::Dim,
        );
        canvas.put(3, y + 1, "大约需要：全部为 0 时 5 分钟；有申请数据时 20 分钟", Ink::Dim);
        y += 3;
    }
    if asks && step.is_change() {
        y = before(step, y, canvas) + 1;
    }
    let begin = if step.is_change() { "改好了，回目录" } else { "开始填写" };
    let marked = step.focus == UnitField::Begin;
    frame::clickable(canvas, y, marked, Some(Key::Enter));
    canvas.put(1, y, if marked { ">" } else { " " }, Ink::Strong);
    canvas.put(3, y, begin, if marked { Ink::Focus } else { Ink::Plain });
}

fn field(canvas: &mut Canvas, y: u16, label: &str, line: &Line, columns: u16, focus: bool) {
    frame::clickable(canvas, y, focus, None);
    canvas.put(3, y, label, Ink::Plain);
    canvas.put(13, y, "[", Ink::Plain);
    put_line(canvas, 14, y, columns, line, focus);
    canvas.put(14 + columns, y, "]", Ink::Plain);
}

/// Draws a single line, scrolled so that the caret is visible, and the caret if it has the focus.
pub fn put_line(canvas: &mut Canvas, x: u16, y: u16, columns: u16, line: &Line, focus: bool) {
    let before = line.before_caret();
    let mut from = 0;
    while columns_of(&before[from..]) > columns.max(2) {
        from += before[from..].chars().next().map_or(1, char::len_utf8);
    }
    canvas.put_within(x, y, columns, &line.text()[from..], Ink::Plain);
    if focus {
        canvas.caret(x + columns_of(&before[from..]), y);
    }
}

fn period(step: &UnitStep, wizard: &Wizard, canvas: &mut Canvas) {
    let Some((period, due)) = step.period_and_due(wizard.now(), wizard.overlay()) else { return };
    canvas.put(24, 6, &period, Ink::Plain);
    canvas.put(14, 7, &due, Ink::Dim);
}

/// Which report of the year before this one is held against, and what for, or why another one is
/// not; the row behind it.
fn before(step: &UnitStep, y: u16, canvas: &mut Canvas) -> u16 {
    canvas.put(3, y, "上年数据", Ink::Plain);
    // The clerk may have chosen none for the open report long ago.
    let focus = step.focus == UnitField::Before;
    frame::clickable(canvas, y, focus, focus.then_some(Key::Char(' ')));
    if let Some(file) = step.bases.file() {
        canvas.put(13, y, "[", Ink::Plain);
        put_line(canvas, 14, y, FILE, file, focus);
        canvas.put(14 + FILE, y, "]", Ink::Plain);
        canvas.put(14, y + 1, "写上年 report.yaml 的位置，回车读入；空着按左右键选别的", Ink::Dim);
        return y + 2;
    }
    let (name, what) = match step.before() {
        Some(previous) => (name_of(previous), USE),
        None => ("不用".to_owned(), "左右键或空格选一份上年的报告，用来核对；数字不照搬"),
    };
    let ink = if focus { Ink::Focus } else { Ink::Plain };
    canvas.put_within(13, y, 64, &format!("< {name} >"), ink);
    if focus {
        canvas.caret(13, y);
    }
    if let Some(refused) = step.before_refused() {
        return frame::paragraph(canvas, 14, y + 1, &refused, Ink::Warn);
    }
    canvas.put(14, y + 1, what, Ink::Dim);
    y + 2
}

fn kinds(step: &UnitStep, canvas: &mut Canvas) {
    canvas.put(3, 9, "单位类型", Ink::Plain);
    let focus = step.focus == UnitField::Kind;
    frame::clickable(canvas, 9, focus, focus.then_some(Key::Char(' ')));
    let mut x = 13;
    for (index, choice) in Form::edition_2021().unit_choices.iter().enumerate() {
        let picked = index == step.choice;
        let text = format!("({}) {}", if picked { "*" } else { " " }, choice.label);
        let ink = if focus && picked { Ink::Focus } else { Ink::Plain };
        if focus && picked {
            canvas.caret(x + 1, 9);
        }
        x = canvas.put(x, 9, &text, ink) + 2;
    }
    canvas.put(14, 10, UnitStep::KIND_HINT, Ink::Dim);
}
