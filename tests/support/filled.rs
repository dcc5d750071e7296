//! Which reports do the tests write and read?

use nianbao::form::{CellId, Filled, Form};
use nianbao::report::{
    Amount, Bookmark, Cell, Count, Document, DraftMark, Explanation, Number, Op, Place, Report,
    Scope, TextId, Unit,
};

/// A count as a cell.
pub fn count(value: u32) -> Cell {
    Cell::Value(Number::Count(Count::new(value).expect("at most nine digits")))
}

/// An amount as a cell.
pub fn amount(text: &str) -> Cell {
    Cell::Value(Number::Amount(Amount::parse(text).expect("an amount")))
}

/// The form.
pub fn form() -> &'static Form {
    Form::edition_2021()
}

/// A cell by its keys.
pub fn cell(table: &str, row: &str, column: &str) -> CellId {
    form().find(table, row, column).expect("the cell exists")
}

/// Puts `new` into a cell, sums included.
pub fn set(report: &mut Report, cell: CellId, new: Cell) {
    let old = report.cell(cell).clone();
    report.apply(&Op::SetCell { cell, old, new });
}

/// Writes a whole text.
pub fn write_text(report: &mut Report, id: TextId, text: &str) {
    let op = report.replace_text(id, text);
    report.apply(&op);
}

/// An empty report of a street office.
pub fn empty() -> Report {
    let unit =
        Unit {
            name: "清河街道办事处".into(), kind: "subdistrict".into(), scope: Scope::Own
        };
    Report::new(form(), unit, 2024)
}

/// A report in which everything is filled, as large as they get.
pub fn full() -> Document {
    filled(12, 25)
}

/// A report with short texts in which most rows of 表三 are blank.
pub fn short() -> Document {
    filled(1, 2)
}

/// A report with texts of so many paragraphs and so many rows of 表三 filled.
pub fn filled(paragraphs: usize, rows: usize) -> Document {
    let mut report = empty();
    for (index, id) in form().cell_ids().enumerate() {
        let def = form().cell(id);
        if def.filled == Filled::ByHand && (def.table != 1 || def.row < rows) {
            let value = u32::try_from(index * 37 % 1_000).expect("small");
            set(&mut report, id, count(value));
        }
    }
    set(&mut report, cell("active_disclosure", "fee", "amount"), amount("3415.74"));
    let paragraph = "　　全年通过政府网站公开信息 52 条，其中：政策文件 12 件、解读 6 篇（含图解）；\
        办理“一件事”申请 3 件。";
    let paragraphs: Vec<String> = (0..paragraphs).map(|_| paragraph.repeat(2)).collect();
    for id in TextId::ALL {
        write_text(&mut report, id, &paragraphs.join("\n"));
    }
    write_text(&mut report, TextId::Signoff, "清河街道办事处\n2025年1月10日");
    report.apply(&Op::Explain { index: 0, old: None, new: Some(explanation()) });
    report.apply(&Op::Infer { cell: cell("requests", "new", "natural"), new: true });
    let advice = "TX-SPACE/overview/0a1b2c3d".to_owned();
    report.apply(&Op::Dismiss { mark: advice, new: true });
    Document { report, draft: Some(mark()) }
}

/// A reason as a clerk writes it.
pub fn explanation() -> Explanation {
    Explanation {
        code: "T3-CARRY-IN-YOY".into(),
        place: "requests.carried_in.natural".into(),
        figures: "上年 3，本年 2".into(),
        reason: "上年有 1 件并案办理。\n已在第六部分说明。".into(),
        by: "王芳".into(),
        at: "2025-01-08 10:21:00".into(),
    }
}

/// The mark of a draft.
pub fn mark() -> DraftMark {
    DraftMark {
        id: "k3f9q2".into(),
        name: "李 副本".to_owned(),
        revision: 128,
        saved_by: "wangfang@gov-01".into(),
        saved_at: "2025-01-08 14:32:05".into(),
        bookmark: Bookmark::Text {
            text: TextId::Overview,
            place: Place { paragraph: 0, byte: 12 },
        },
        finished_at: String::new(),
        last_change: "一、总体情况 第 2 段 加了 6 字".to_owned(),
        typing: None,
    }
}
