//! How does help look? (S11)

use super::canvas::Canvas;
use super::frame;
use super::ink::Ink;
use crate::wizard::help::HelpStep;

/// Draws the page that is open.
pub fn draw(help: &HelpStep, canvas: &mut Canvas) {
    let (page, pages) = help.page();
    frame::header(canvas, &format!("帮助   {}   第 {page} 页，共 {pages} 页", help.title), None);
    canvas.put_right(canvas.columns() - 1, 0, "按 Esc 关闭", Ink::Dim);
    canvas.rule(1);
    frame::page_above(canvas, 0, |canvas| {
        for (y, line) in (3..).zip(help.lines()) {
            canvas.put(3, y, line, Ink::Plain);
        }
    });
    let keys = if page < pages {
        "下键或 Ctrl+G 下一页：这一部分怎么填、依据是哪一条   其他键 关闭"
    } else {
        "按任意键关闭，回到原处"
    };
    frame::keys(canvas, keys);
}
