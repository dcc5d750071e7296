//! How does the grid step look?
//!
//! 表三 is `tree`: labels and header stay, rows scroll. 表二 and 表四 are `blocks` and
//! `one_row`: they fit as they are. `figure` draws one cell, the same in all three.

mod blocks;
mod figure;
mod one_row;
mod tree;

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::check::{Finding, Severity, Spot};
use crate::form::{CellId, Table, TableLayout};
use crate::report::Report;
use crate::wizard::Desk;
use crate::wizard::grid::{GridStep, Tone};

/// What the three layouts draw from.
struct View<'a> {
    step: &'a GridStep,
    report: &'a Report,
    /// 上年年报, if there is one.
    before: Option<&'a Report>,
    index: usize,
    table: &'static Table,
    /// Cells with something that must be changed or explained.
    marks: Vec<(CellId, Severity)>,
}

/// Draws the step.
pub fn draw(step: &GridStep, desk: &Desk, canvas: &mut Canvas) {
    let index = desk.form().cell(step.cell()).table;
    let (report, table) = (desk.report(), &desk.form().tables[index]);
    let before = report.last_year().map(|before| before.as_ref());
    let marks = marks(desk);
    let view = View { step, report, before, index, table, marks };
    frame::titled(canvas, &title(&view), desk);
    match view.table.layout {
        TableLayout::Tree => tree::draw(&view, canvas),
        TableLayout::Blocks => blocks::draw(&view, canvas),
        TableLayout::OneRow => one_row::draw(&view, canvas),
    }
    let words = step.words(desk, canvas.columns());
    let line = |at: usize| (words[at].label, words[at].text.as_str(), ink_of(words[at].tone));
    frame::inspector(canvas, [line(0), line(1), line(2)], desk);
    frame::keys(canvas, keys(&view, step.is_off(desk)));
    counts(&view, canvas);
}

/// How much of the table must be changed or explained, in sight or not: on the rule above the keys,
/// only where there is any.
fn counts(view: &View, canvas: &mut Canvas) {
    let form = view.report.form();
    let here = |severity| {
        let of = |&&(cell, of): &&(CellId, Severity)| {
            of == severity && form.cell(cell).table == view.index
        };
        view.marks.iter().filter(of).count()
    };
    let counted = [Severity::Error, Severity::Warning].map(|severity| (severity, here(severity)));
    let told = counted.iter().filter(|(_, count)| *count > 0);
    let told: Vec<String> =
        told.map(|(severity, count)| format!("{} {count}", severity.label())).collect();
    if !told.is_empty() {
        let (row, edge) = (canvas.rows().saturating_sub(2), canvas.columns().saturating_sub(2));
        canvas.put_right(edge, row, &format!(" 本表 {} ", told.join("  ")), Ink::Plain);
    }
}

/// What must still be changed or explained at cells that are filled; a blank shows that it is one.
fn marks(desk: &Desk) -> Vec<(CellId, Severity)> {
    let report = desk.report();
    let of = |finding: &Finding| match finding.spot {
        Spot::Cell(cell) if !report.cell(cell).is_blank() => Some((cell, finding.severity)),
        _ => None,
    };
    desk.findings().iter().filter(|finding| finding.blocks(report)).filter_map(of).collect()
}

/// The section and its number.
fn title(view: &View) -> String {
    let form = view.report.form();
    let Some(section) = form.section(&view.table.id) else { return String::new() };
    format!("{}   {}/{}", section.short, section.number, form.sections.len())
}

/// The keys that matter here; other ones where a complete column is off.
fn keys(view: &View, is_off: bool) -> &'static str {
    match view.table.layout {
        _ if view.step.carries() => {
            "方向键 移到要去的格   Ctrl+U 放下，和那里对换   Ctrl+K 拿整行   Esc 不挪"
        }
        _ if is_off => {
            "= 推算数 Ctrl+E 问题 Ctrl+K 挪这个数 Ctrl+Z 撤销 Ctrl+N 下一部分（有错也能走）"
        }
        TableLayout::Tree => {
            "数字 填写 空格/Tab 右 回车 下 * 本行填0 / 下一行 = 用推算数 Ctrl+O 空白全填0"
        }
        TableLayout::Blocks => {
            "数字 填写   Tab 右   回车 下   * 本行填0   Ctrl+O 空白全填0   Ctrl+N 下一部分"
        }
        TableLayout::OneRow => {
            "数字 填写   Tab 右移   回车 下移   * 本行空格填0   Ctrl+N 下一部分   Esc 返回"
        }
    }
}

fn ink_of(tone: Tone) -> Ink {
    match tone {
        Tone::Plain => Ink::Plain,
        Tone::Warn => Ink::Warn,
        Tone::Bad => Ink::Bad,
    }
}
