//! How does the start look? (S1)

use super::canvas::{Canvas, columns_of};
use super::frame;
use super::ink::Ink;
use crate::wizard::Wizard;
use crate::wizard::draft_line::draft_lines;
use crate::wizard::line::Line;
use crate::wizard::start::{DRAFT_ACTIONS, SAFE, StartLine, StartStep, follow_line, new_line};

/// Draws the step.
pub fn draw(step: &StartStep, wizard: &Wizard, canvas: &mut Canvas) {
    frame::header(canvas, "政府信息公开工作年度报告  填写", None);
    canvas.put_right(canvas.columns() - 1, 0, wizard.who(), Ink::Dim);
    canvas.rule(1);
    // What is said there, and a blank row.
    let said = step.notice.as_ref().map_or(1, |notice| frame::rows_of(canvas, notice));
    frame::page_above(canvas, said.max(2), |canvas| lines(step, wizard, canvas));
    let drafts = wizard.drafts();
    match &step.notice {
        Some(notice) => frame::sentence(canvas, notice, Ink::Bad),
        None => {
            canvas.put(2, canvas.rows() - 4, SAFE, Ink::Plain);
        }
    }
    let keys = match (step.naming(), drafts.get(step.marked())) {
        (Some(_), _) => "写好名称按回车   Esc 不改",
        (None, Some(_)) if step.acting().is_some() => "左右键选择   回车 照做   Esc 不动",
        (None, Some(_)) => "上下键 回车 数字 进入   右方向键 改名 删除   Ctrl+G 帮助   Ctrl+Q 退出",
        (None, None) => "上下键选择   回车 进入   或直接按数字   Ctrl+G 帮助   Ctrl+Q 退出",
    };
    frame::keys(canvas, keys);
}

fn lines(step: &StartStep, wizard: &Wizard, canvas: &mut Canvas) {
    let (drafts, context) = (wizard.drafts(), wizard.context());
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
    let mut heading = true;
    for (index, line) in step.lines(drafts).into_iter().enumerate() {
        let marked = index == step.marked();
        let number = (index < 9).then_some(index + 1);
        match line {
            StartLine::Draft(draft) if !shown.contains(&draft) => {}
            StartLine::Draft(draft) => {
                let (title, more) = draft_lines(&drafts[draft].document, &context, wizard.now());
                match step.naming() {
                    Some((named, line)) if named == draft => naming(canvas, y, line),
                    _ => {
                        frame::choice(canvas, y, marked, number, &title);
                    }
                }
                match step.acting().filter(|_| marked) {
                    Some(acting) => actions(canvas, y + 1, acting),
                    None => {
                        canvas.put(6, y + 1, &more, Ink::Dim);
                    }
                }
                y += 2;
            }
            StartLine::Follow(base) => {
                canvas.put(2, y + 1, "新写一份", Ink::Strong);
                frame::choice(canvas, y + 2, marked, number, &follow_line(drafts, base));
                heading = false;
                y += 2;
            }
            StartLine::New => {
                if heading {
                    canvas.put(2, y + 1, "新写一份", Ink::Strong);
                    y += 1;
                }
                frame::choice(canvas, y + 1, marked, number, &new_line(wizard.now()));
                y += 3;
            }
            StartLine::Help => {
                canvas.put(2, y, "其他", Ink::Strong);
                frame::choice(canvas, y + 1, marked, number, "帮助");
                y += 2;
            }
            StartLine::Settings => {
                frame::choice(canvas, y, marked, number, "设置");
                canvas.put(14, y, "颜色、回车方向、字体对齐", Ink::Dim);
                y += 1;
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
}

/// 1 改名   2 删除   3 不动, in place of what is known about the draft.
fn actions(canvas: &mut Canvas, y: u16, marked: usize) {
    let mut x = 6;
    for (index, (_, name)) in DRAFT_ACTIONS.iter().enumerate() {
        x = canvas.put(x, y, &format!("{} ", index + 1), Ink::Plain);
        let ink = if index == marked { Ink::Focus } else { Ink::Plain };
        x = canvas.put(x, y, name, ink) + 3;
    }
}

fn naming(canvas: &mut Canvas, y: u16, line: &Line) {
    let from = canvas.put(6, y, "名称：", Ink::Plain);
    canvas.put(from, y, line.text(), Ink::Strong);
    let caret = columns_of(line.before_caret());
    canvas.caret(from + caret, y);
}
