//! How does going on after a broken line look? (S13)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use super::start::stopped_at;
use crate::draft::Past;
use crate::report::yaml::Document;
use crate::wizard::resume::ResumeStep;
use crate::wizard::start::when;
use crate::wizard::{Desk, changes, progress};

/// Draws the step.
pub fn draw(step: &ResumeStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, "打开草稿", desk);
    let document = desk.document();
    let mut y = match step.past() {
        Past::Ended | Past::BrokenOff => broken_off(&document, desk, canvas),
        Past::Newer(other) => two_copies(&document, other, desk, canvas),
        Past::Damaged(why) => damaged(&document, why, desk, canvas),
    };
    y += 1;
    for (index, answer) in step.answers().iter().enumerate() {
        frame::choice(canvas, y, step.marked() == index, Some(index + 1), answer);
        y += 1;
    }
    frame::notice(canvas, desk);
    frame::keys(canvas, "数字 选择   上下键 + 回车   Esc 回到开头");
}

fn broken_off(document: &Document, desk: &Desk, canvas: &mut Canvas) -> u16 {
    let says = format!("上次连接中断（{}），内容都在。", saved(document, desk));
    canvas.put(3, 3, &says, Ink::Strong);
    let place = stopped_at(document).unwrap_or_else(|| "目录".to_owned());
    line(canvas, 5, "停在", &place);
    line(canvas, 6, "已填", &filled(document, desk));
    7
}

fn two_copies(document: &Document, other: &Document, desk: &Desk, canvas: &mut Canvas) -> u16 {
    canvas.put(3, 3, "这份草稿有两份内容不同。两份都留着，先选一份接着填。", Ink::Strong);
    line(canvas, 5, "草稿", &format!("{} 存的", saved(document, desk)));
    let (ours, theirs) = (revision(document), revision(other));
    let which = match theirs.cmp(&ours) {
        std::cmp::Ordering::Greater => "，比草稿新",
        _ => "，和草稿一样新",
    };
    line(canvas, 6, "另存", &format!("{} 存的{which}", saved(other, desk)));
    let lines = changes::between(&document.report, &other.report);
    let mut y = 8;
    canvas.put(3, y, &format!("另存的这一份和草稿有 {} 处不同：", lines.len()), Ink::Plain);
    for change in lines.iter().take(4) {
        y += 1;
        canvas.put_within(5, y, canvas.columns().saturating_sub(6), change, Ink::Plain);
    }
    if lines.len() > 4 {
        y += 1;
        canvas.put(5, y, &format!("另有 {} 处", lines.len() - 4), Ink::Dim);
    }
    canvas.put(3, y + 2, "没有选的一份放进「看看改了什么」里，随时可以退回去。", Ink::Dim);
    y + 3
}

fn damaged(document: &Document, why: &str, desk: &Desk, canvas: &mut Canvas) -> u16 {
    canvas.put(3, 3, "草稿文件读不出来。找到了以前存的一版。", Ink::Strong);
    let mut y = 5;
    for part in frame::wrapped(why, 70) {
        canvas.put(3, y, part, Ink::Plain);
        y += 1;
    }
    y += 1;
    line(canvas, y, "这一版", &format!("{} 存的", saved(document, desk)));
    line(canvas, y + 1, "已填", &filled(document, desk));
    let kept = "读不出的文件不删除，接着填以后改名叫「draft.损坏-时间.yaml」留在原处。";
    canvas.put(3, y + 3, kept, Ink::Dim);
    y + 4
}

fn line(canvas: &mut Canvas, y: u16, label: &str, text: &str) {
    canvas.put(5, y, label, Ink::Dim);
    canvas.put(13, y, text, Ink::Plain);
}

fn saved(document: &Document, desk: &Desk) -> String {
    let at = document.draft.as_ref().map_or("", |mark| mark.saved_at.as_str());
    when(at, desk.now)
}

fn revision(document: &Document) -> u64 {
    document.draft.as_ref().map_or(0, |mark| mark.revision)
}

fn filled(document: &Document, desk: &Desk) -> String {
    let filled = progress::filled(&document.report, desk.findings());
    match progress::blanks(&document.report) {
        0 => format!("{filled}/6 部分"),
        blanks => format!("{filled}/6 部分，还有 {blanks} 格空着"),
    }
}
