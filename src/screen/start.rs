//! How does the start look? (S1)

use super::canvas::{Canvas, columns_of};
use super::frame;
use super::ink::Ink;
use crate::report::yaml::{Bookmark, Document};
use crate::wizard::line::Line;
use crate::wizard::start::{StartLine, StartStep, when};
use crate::wizard::{Moment, Wizard, changes, progress};

/// Draws the step.
pub fn draw(step: &StartStep, wizard: &Wizard, canvas: &mut Canvas) {
    frame::header(canvas, "政府信息公开工作年度报告  填写", None);
    canvas.put_right(canvas.columns() - 1, 0, wizard.who(), Ink::Dim);
    canvas.rule(1);
    let drafts = wizard.drafts();
    let mut y = 3;
    if !drafts.is_empty() {
        let end = canvas.put(2, y, "继续写", Ink::Strong);
        if drafts.len() > StartStep::SHOWN {
            let hidden = format!("共 {} 份草稿，上下键翻看", drafts.len());
            canvas.put(end + 3, y, &hidden, Ink::Dim);
        }
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
                match step.naming() {
                    Some((named, line)) if named == draft => naming(canvas, y, line),
                    _ => {
                        frame::choice(canvas, y, marked, number, &title);
                    }
                }
                canvas.put(6, y + 1, &more, Ink::Dim);
                y += 2;
            }
            StartLine::New => {
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
            StartLine::Trash => {
                frame::choice(canvas, y, marked, number, "恢复删除的草稿");
                y += 1;
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
    let keys = match (step.naming(), drafts.get(step.marked())) {
        (Some(_), _) => "写好名称按回车   Esc 不改",
        (None, Some(_)) => "上下键 回车 数字 进入   F2 改名   Del 删除   Ctrl+G 帮助   Ctrl+Q 退出",
        (None, None) => "上下键选择   回车 进入   或直接按数字   Ctrl+G 帮助   Ctrl+Q 退出",
    };
    frame::keys(canvas, keys);
}

fn naming(canvas: &mut Canvas, y: u16, line: &Line) {
    let from = canvas.put(6, y, "名称：", Ink::Plain);
    canvas.put(from, y, line.text(), Ink::Strong);
    let caret = columns_of(line.before_caret());
    canvas.caret(from + caret, y);
}

/// Whose draft for which year, and what it is called.
pub(super) fn title_of(document: &Document) -> String {
    let report = &document.report;
    let unit =
        if report.unit().name.is_empty() { "（未写单位）" } else { &report.unit().name };
    let name = document.draft.as_ref().map_or("", |mark| &mark.name);
    let name = if name.is_empty() { String::new() } else { format!("「{name}」") };
    format!("{unit}  {}年度{name}", report.year())
}

/// A draft in two lines: whose and how far, then since when.
fn draft_lines(document: &Result<Box<Document>, String>, now: Moment) -> (String, String) {
    let document = match document {
        Ok(document) => document,
        Err(sentence) => return ("读不出来的草稿".to_owned(), sentence.clone()),
    };
    let report = &document.report;
    let filled = progress::filled(report, &[]);
    let title = format!("{}    {filled}/6 部分已填", title_of(document));
    let Some(mark) = &document.draft else { return (title, String::new()) };
    let saved = when(&mark.saved_at, now);
    let stopped = stopped_at(document).map_or(String::new(), |place| format!("，停在 {place}"));
    let more = if mark.finished_at.is_empty() {
        let blanks = match progress::blanks(report) {
            0 => String::new(),
            blanks => format!("，还有 {blanks} 格空着"),
        };
        format!("{saved} 自动保存{blanks}{stopped}")
    } else {
        format!("{} 生成过报告", when(&mark.finished_at, now))
    };
    (title, more)
}

/// Where the clerk stopped writing; none: in the contents.
pub(super) fn stopped_at(document: &Document) -> Option<String> {
    let form = document.report.form();
    match document.draft.as_ref().map(|mark| &mark.bookmark)? {
        Bookmark::Cell(cell) => Some(changes::name_of(form, *cell)),
        Bookmark::Text { text, .. } => Some(changes::name_of_text(form, *text)),
        Bookmark::Contents => None,
    }
}
