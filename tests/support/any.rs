//! Which reports can there be at all?

use nianbao::report::{Cell, Count, Narrative, Number, Place, Report, TextId};
use proptest::prelude::*;

use super::case;

/// Whatever can stand in a cell.
pub fn any_cell() -> impl Strategy<Value = Cell> {
    let count = |n| Cell::Value(Number::Count(Count::new(n).expect("nine digits")));
    prop_oneof![
        1 => Just(Cell::Blank),
        1 => Just(Cell::NotApplicable),
        8 => (0..30_u32).prop_map(count),
        1 => (0..=Count::MOST).prop_map(count),
    ]
}

/// Pieces of text on which searching could stumble.
const PIECES: [&str; 56] = [
    "20XX",
    "{{requests.new.total}}",
    "{{",
    "=",
    "}}",
    "×",
    "××",
    "某",
    "张某某",
    "XXL",
    "TODO",
    "（",
    "（文字描述",
    "2024年",
    "２０２３年",
    "二〇二",
    "十",
    "1月",
    "12月31日",
    "至",
    "起",
    "。",
    "统计期限",
    "\n",
    " ",
    "\u{3000}",
    "e\u{301}",
    "👨‍👩‍👧",
    "年",
    "度政府信息公开工作年度报告",
    "9999999999",
    "131篇",
    "其中",
    "占51.85%",
    "3－5件",
    "百分之",
    "１２件",
    "收到政府信息公开申请",
    "上年结转",
    "办结",
    "，",
    "；",
    "（其中",
    "一是",
    "三是",
    "由31起下降到22起，下降29%",
    "每月两篇，全年",
    "国办公开办涵〔",
    "2021]30号",
    "110101199003071233",
    "13800138000",
    "申请人张某",
    "信息处理费200元",
    "99999999999999999999万件",
    "\u{200b}",
    "“",
];

pub fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(&PIECES[..]), 0..12).prop_map(|words| words.concat())
}

/// A figure to quote: text, how far into it, cell.
pub fn any_quote() -> impl Strategy<Value = (TextId, usize, usize)> {
    (prop::sample::select(&TextId::ALL[..]), 0..200_usize, 0..200_usize)
}

/// Quotes the figure of a cell so many characters into a text.
pub fn quote(report: &mut Report, text: TextId, at: usize, cell: usize) {
    let narrative = report.text(text);
    let content = narrative.to_text();
    let before: String = content.chars().take(at).collect();
    let place = narrative.clamp(Narrative::end_of(Place::default(), &before));
    let cell = report.form().cell_ids().nth(cell).expect("200 cells");
    report.apply(&report.put_figure(text, place, String::new(), cell));
}

prop_compose! {
    /// A report of which nothing is certain.
    pub fn any_report()(
        cells in prop::collection::vec(any_cell(), 200),
        texts in prop::collection::vec(any_text(), 5),
        name in any_text(),
        title in prop::option::of(any_text()),
        year in 2015..2030_u16,
        quotes in prop::collection::vec(any_quote(), 0..4),
    ) -> Report {
        let mut report = case::zero_report();
        for (cell, content) in report.form().cell_ids().zip(cells) {
            case::put(&mut report, cell, content);
        }
        for (text, content) in TextId::ALL.into_iter().zip(texts) {
            report.apply(&report.replace_text(text, &content));
        }
        for (text, at, cell) in quotes {
            quote(&mut report, text, at, cell);
        }
        let head = serde_yaml::to_string(&serde_json::json!({
            "unit": {"name": name}, "title": title, "year": year,
        }));
        case::apply(report, &head.expect("YAML"))
    }
}
