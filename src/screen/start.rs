//! How does the start look? (S1)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::report::yaml::{Bookmark, Document};
use crate::wizard::start::{StartLine, StartStep, when};
use crate::wizard::{Moment, Wizard, progress};

/// Draws the step.
pub fn draw(step: &StartStep, wizard: &Wizard, canvas: &mut Canvas) {
    frame::header(canvas, "政府信息公开工作年度报告  填写", None);
    canvas.put_right(canvas.columns() - 1, 0, wizard.who(), Ink::Dim);
    canvas.rule(1);
    let drafts = wizard.drafts();
    let mut y = 3;
    if !drafts.is_empty() {
        canvas.put(2, y, "继续写", Ink::Strong);
        y += 1;
    }
    let shown = step.shown(drafts);
    for (index, line) in StartStep::lines(drafts).into_iter().enumerate() {
        let marked = index == step.marked();
        let number = (index < 9).then_some(index + 1);
        match line {
            StartLine::Draft(draft) if !shown.contains(&draft) => {}
            StartLine::Draft(draft) => {
                let (title, more) = draft_lines(&drafts[draft].document, wizard.now());
                frame::choice(canvas, y, marked, number, &title);
                canvas.put(6, y + 1, &more, Ink::Dim);
                y += 2;
            }
            StartLine::New => {
                if drafts.len() > StartStep::SHOWN {
                    let hidden = format!("共 {} 份草稿，上下键翻看", drafts.len());
                    canvas.put(6, y, &hidden, Ink::Dim);
                    y += 1;
                }
                canvas.put(2, y + 1, "新写一份", Ink::Strong);
                let text = format!("写 {} 年度，从空白开始", wizard.now().year.saturating_sub(1));
                frame::choice(canvas, y + 2, marked, number, &text);
                y += 4;
            }
            StartLine::Help => {
                canvas.put(2, y, "其他", Ink::Strong);
                frame::choice(canvas, y + 1, marked, number, "帮助");
                y += 2;
            }
            StartLine::Leave => {
                frame::choice(canvas, y, marked, number, "退出");
                y += 1;
            }
        }
    }
    let bottom = canvas.rows() - 4;
    match &step.notice {
        Some(notice) => {
            for (row, line) in (bottom..bottom + 2).zip(frame::wrapped(notice, 76)) {
                canvas.put(2, row, line, Ink::Bad);
            }
        }
        None => {
            canvas.put(
                2,
                bottom,
                "写的内容随时自动保存。断线、关窗口、误按 Esc 都不会丢。",
                Ink::Plain,
            );
        }
    }
    frame::keys(canvas, "上下键选择   回车 进入   或直接按数字   Ctrl+G 帮助   Ctrl+Q 退出");
}

/// A draft in two lines: whose and how far, then since when.
fn draft_lines(document: &Result<Box<Document>, String>, now: Moment) -> (String, String) {
    let document = match document {
        Ok(document) => document,
        Err(sentence) => return ("读不出来的草稿".to_owned(), sentence.clone()),
    };
    let report = &document.report;
    let filled = progress::filled(report, &[]);
    let name =
        if report.unit().name.is_empty() { "（未写单位）" } else { &report.unit().name };
    let title = format!("{name}  {}年度    {filled}/6 部分已填", report.year());
    let Some(mark) = &document.draft else { return (title, String::new()) };
    let saved = when(&mark.saved_at, now);
    let more = if mark.finished_at.is_empty() {
        let blanks = match progress::blanks(report) {
            0 => String::new(),
            blanks => format!("，还有 {blanks} 格空着"),
        };
        format!("{saved} 自动保存{blanks}{}", stopped_at(document))
    } else {
        format!("{} 生成过报告", when(&mark.finished_at, now))
    };
    (title, more)
}

fn stopped_at(document: &Document) -> String {
    let form = document.report.form();
    let place = match document.draft.as_ref().map(|mark| &mark.bookmark) {
        Some(Bookmark::Cell(cell)) => {
            let def = form.cell(*cell);
            let table = &form.tables[def.table];
            table.row(def.row).map(|(block, row)| {
                let column = block.columns[def.column].short.concat();
                format!("{} {} {column}", table.name, row.short)
            })
        }
        Some(Bookmark::Text { text, .. }) => {
            progress::section_of_text(form, *text).map(|index| form.sections[index].short.clone())
        }
        Some(Bookmark::Contents) | None => None,
    };
    place.map_or(String::new(), |place| format!("，停在 {place}"))
}
