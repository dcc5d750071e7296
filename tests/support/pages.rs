//! What do the pages of a wizard look like, roughly?

use nianbao::screen::{Canvas, Ink};

/// 5,000 characters of a report, the same each time.
pub fn paragraph(length: usize) -> Vec<char> {
    let text = "全年主动公开政府信息1,286条，其中通过政府网站公开 973 条、政务新媒体公开313条；\
                办理“依申请公开”事项45件，均按期答复。——坚持以公开为常态、不公开为例外。";
    text.chars().cycle().take(length).collect()
}

/// A page of the text editor: a title, the text from the row that keeps the caret in sight, three
/// lines about it, keys.
pub fn page(text: &[char], caret: usize) -> Canvas {
    let mut canvas = Canvas::new(80, 24);
    canvas.put(1, 0, "二、主动公开政府信息情况", Ink::Strong);
    canvas.put_right(79, 0, "未保存", Ink::Plain);
    let text: String = text.iter().collect();
    let starts = nianbao::text::wrap::line_starts(&text, 74);
    let caret = text.char_indices().nth(caret).map_or(text.len(), |(at, _)| at);
    let row = starts.iter().rposition(|start| *start <= caret).unwrap_or_default();
    let top = row.saturating_sub(8);
    for (y, line) in (2..18).zip(top..starts.len()) {
        let end = starts.get(line + 1).copied().unwrap_or(text.len());
        canvas.put(2, y, &text[starts[line]..end], Ink::Plain);
        if line == row {
            let x = nianbao::text::width::width(&text[starts[line]..caret]);
            canvas.caret(2 + u16::try_from(x).unwrap(), y);
        }
    }
    canvas.put(1, 19, "约 5,000 字", Ink::Dim);
    canvas.rule(22);
    canvas.put(1, 23, "Esc 目录  ^Z 撤销", Ink::Dim);
    canvas
}

/// A page of a table with the focus on a cell: rows from `top` on, two lines about the cell.
pub fn table(top: u16, row: u16, column: u16) -> Canvas {
    let mut canvas = Canvas::new(80, 24);
    canvas.put(1, 0, "三、收到和处理政府信息公开申请情况", Ink::Strong);
    canvas.put(1, 2, "自然人 商业企业 科研机构 公益组织 法律服务 其他 总计", Ink::Dim);
    for (y, at) in (3..18).zip(top..) {
        canvas.put(1, y, &format!("（{at}）属于国家秘密、处理情况第{at}项"), Ink::Plain);
        for field in 0..7 {
            let ink = if (at, field) == (row, column) { Ink::Focus } else { Ink::Plain };
            canvas.put_right(36 + field * 6, y, &format!("{:>5}", at * 31 + field), ink);
        }
    }
    canvas.put(1, 19, &format!("第 {row} 项：属于国家秘密，{column} 列"), Ink::Plain);
    canvas.put(1, 20, &format!("上年 {}", row * 17 + column), Ink::Dim);
    canvas.caret(35 + column * 6, 3 + row - top);
    canvas
}
