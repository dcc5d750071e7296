//! How does a draft look that somebody else has open? (S12)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use super::start::{stopped_at, title_of};
use crate::wizard::Moment;
use crate::wizard::held::{HeldAnswer, HeldStep, Waiting};
use crate::wizard::start::when;

/// Draws the step.
pub fn draw(step: &HeldStep, now: Moment, canvas: &mut Canvas) {
    let held = step.held();
    let document = held.document.as_deref();
    let title = document.map_or_else(|| "草稿".to_owned(), title_of);
    frame::header(canvas, &format!("打开草稿  {title}"), None);
    canvas.rule(1);
    let says = if held.own {
        "这份草稿正在你自己的另一个窗口里打开："
    } else {
        "这份草稿正被打开："
    };
    canvas.put(3, 3, says, Ink::Strong);
    let since = if held.since.is_empty() { "不清楚".to_owned() } else { when(&held.since, now) };
    let saved = document.and_then(|document| document.draft.as_ref());
    let saved =
        saved.map_or(String::new(), |mark| format!("，最近一次保存 {}", when(&mark.saved_at, now)));
    let place = document.and_then(stopped_at).unwrap_or_else(|| "目录".to_owned());
    let facts = [
        ("谁", held.who.clone()),
        ("哪里", held.place.clone()),
        ("多久", format!("{since} 打开{saved}")),
        ("在哪", place),
    ];
    for (y, (label, fact)) in (5..).zip(facts) {
        canvas.put(5, y, label, Ink::Dim);
        canvas.put_within(13, y, canvas.columns().saturating_sub(14), &fact, Ink::Plain);
    }
    match step.waiting {
        Waiting::Choice => answers(step, canvas),
        Waiting::Closing => {
            canvas.put(3, 10, "正在等对方关闭。一关闭就自动打开。", Ink::Strong);
            canvas.put(3, 11, "不想等了按 Esc。", Ink::Plain);
        }
        Waiting::HandingOver => {
            canvas.put(3, 10, "已经请那个窗口存好退出，最多等 5 秒。", Ink::Strong);
        }
    }
    if let Some(notice) = &step.notice {
        let top = canvas.rows().saturating_sub(5);
        for (y, line) in (top..top + 2).zip(frame::wrapped(notice, 76)) {
            canvas.put(2, y, line, Ink::Bad);
        }
    }
    let keys = match step.waiting {
        Waiting::Choice => "数字 选择   上下键 + 回车   Esc 返回",
        Waiting::Closing | Waiting::HandingOver => "Esc 不等了",
    };
    frame::keys(canvas, keys);
}

fn answers(step: &HeldStep, canvas: &mut Canvas) {
    for (index, answer) in step.answers().iter().enumerate() {
        let (label, follows) = match answer {
            HeldAnswer::TakeOver => ("接管过来", "那个窗口会存好、退出，这里接着填"),
            HeldAnswer::Look => ("只读查看", "不影响对方"),
            HeldAnswer::Wait => ("等对方关闭", "关闭后自动打开，并告诉你改了什么"),
            HeldAnswer::Copy => ("复制一份自己改", "名称加「副本」，和这一份互不影响"),
        };
        let y = 10 + u16::try_from(index).unwrap_or_default();
        let end = frame::choice(canvas, y, step.marked() == index, Some(index + 1), label);
        canvas.put(end.max(24) + 2, y, follows, Ink::Dim);
    }
}
