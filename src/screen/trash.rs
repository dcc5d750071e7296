//! How do the deleted drafts look?

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use super::start::title_of;
use crate::wizard::Moment;
use crate::wizard::start::when;
use crate::wizard::trash::TrashStep;

/// Draws the step.
pub fn draw(step: &TrashStep, now: Moment, canvas: &mut Canvas) {
    frame::header(canvas, "恢复删除的草稿", None);
    canvas.rule(1);
    if step.count() == 0 {
        canvas.put(3, 3, "最近 30 天没有删除过草稿。", Ink::Strong);
    }
    for (y, (index, draft)) in (3..).zip(step.shown()) {
        let text = match &draft.document {
            Ok(document) => {
                let mark = document.draft.as_ref();
                let saved = mark.map_or("", |mark| mark.saved_at.as_str());
                format!("{}    {} 保存", title_of(document), when(saved, now))
            }
            Err(_) => "读不出来的草稿".to_owned(),
        };
        frame::choice(canvas, y, step.marked() == index, None, &text);
    }
    let hint = "删除的草稿留 30 天，到期清除。";
    canvas.put(2, canvas.rows().saturating_sub(4), hint, Ink::Dim);
    frame::keys(canvas, "上下键 选择   回车 恢复   Esc 返回");
}
