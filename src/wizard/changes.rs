//! What is different in one version of a report from another, in the form's words?

use crate::form::{CellId, Form};
use crate::report::{Cell, Op, Report, TextId};

/// 改动. One line for each difference: 表三 一 本年新收数量 商业企业  0 改为 1.
#[must_use]
pub fn between(old: &Report, new: &Report) -> Vec<String> {
    let Op::Many(ops) = old.turned_into(new) else { return Vec::new() };
    let explained = ops.iter().any(|op| matches!(op, Op::Explain { .. }));
    let mut lines: Vec<String> = ops.iter().filter_map(|op| line(op, old)).collect();
    if explained {
        lines.push("对问题的说明有改动".to_owned());
    }
    lines
}

/// 最后改了什么. One edit in one line; empty: it is none that a person would name. `report`: with
/// the edit made.
#[must_use]
pub fn told(op: &Op, report: &Report) -> String {
    let Op::Many(ops) = op else { return line(op, report).unwrap_or_default() };
    let moves = |op: &&Op| !op.is_empty();
    let mut lines = ops.iter().filter(moves).filter_map(|op| line(op, report));
    let Some(first) = lines.next() else { return String::new() };
    match lines.count() {
        0 => first,
        more => format!("{first}，等 {} 处", more + 1),
    }
}

/// A cell as people call it: 表三 一 本年新收数量 商业企业.
#[must_use]
pub fn name_of(form: &Form, cell: CellId) -> String {
    let def = form.cell(cell);
    let table = &form.tables[def.table];
    let name = table.row(def.row).map(|(block, row)| {
        let column = block.columns[def.column].short.concat();
        format!("{} {} {column}", table.name, row.short)
    });
    name.unwrap_or_default()
}

/// A text as people call it: 一、总体情况.
#[must_use]
pub fn name_of_text(form: &Form, text: TextId) -> String {
    let section = super::progress::section_of_text(form, text);
    let section = section.map(|index| form.sections[index].short.clone());
    let frame_text = || form.frame_text(text.key()).map(|frame_text| frame_text.title.clone());
    section.or_else(frame_text).unwrap_or_default()
}

fn line(op: &Op, before: &Report) -> Option<String> {
    let form = before.form();
    Some(match op {
        Op::SetCell { cell, old, new } => {
            format!("{}  {} 改为 {}", name_of(form, *cell), value(old), value(new))
        }
        Op::Splice { text, at, removed, inserted } => {
            let what = text_change(before, *text, at.paragraph, removed, inserted);
            format!("{} {what}", name_of_text(form, *text))
        }
        Op::SetUnit { old, new } if old.name != new.name => {
            format!("单位  {} 改为 {}", named(&old.name), named(&new.name))
        }
        Op::SetUnit { .. } => "单位的类型或范围有改动".to_owned(),
        Op::SetYear { old, new } => format!("年度  {old} 改为 {new}"),
        Op::SetTitle { new: Some(new), .. } => format!("标题改为 {new}"),
        Op::SetTitle { .. } => "标题改回自动写的".to_owned(),
        Op::SetPrevious { new: Some(new), .. } => {
            format!("上年数据用{} {} 年度的", new.report().unit().name, new.report().year())
        }
        Op::SetPrevious { .. } => "不再用上年数据".to_owned(),
        Op::Attest { table, new: true } => format!("{} 确认整张表为 0", form.tables[*table].name),
        Op::Attest { table, .. } => format!("{} 不再确认整张表为 0", form.tables[*table].name),
        Op::Refer { .. }
        | Op::Infer { .. }
        | Op::Explain { .. }
        | Op::Dismiss { .. }
        | Op::Many(_) => return None,
    })
}

fn value(cell: &Cell) -> String {
    match cell {
        Cell::Blank => "空".to_owned(),
        Cell::NotApplicable => "不适用".to_owned(),
        cell => cell.to_text(),
    }
}

fn named(name: &str) -> &str {
    if name.is_empty() { "（未写）" } else { name }
}

fn text_change(
    before: &Report,
    text: TextId,
    paragraph: usize,
    removed: &str,
    inserted: &str,
) -> String {
    let count = |text: &str| text.chars().filter(|c| !c.is_whitespace()).count();
    let (gone, come) = (count(removed), count(inserted));
    if before.text(text).is_blank() {
        return format!("写了 {come} 字");
    }
    let last = paragraph + removed.matches('\n').count();
    let place = if last == paragraph {
        format!("第 {} 段", paragraph + 1)
    } else {
        format!("第 {} 至 {} 段", paragraph + 1, last + 1)
    };
    match (gone, come) {
        (0, 0) => format!("{place} 分段有改动"),
        (0, come) => format!("{place} 加了 {come} 字"),
        (gone, 0) => format!("{place} 删了 {gone} 字"),
        (gone, come) => format!("{place} 改了 {} 字", gone.max(come)),
    }
}
