//! Which texts cost a reader the most, and how is a report filled with one?

use nianbao::form::Form;
use nianbao::report::{Report, Scope, TextId, Unit};

/// Shapes of prose that made checks slow, or could: what is said over and over again.
pub const SHAPES: &[&str] = &[
    "5%",
    "同比增长12.5%，",
    "其中1件",
    "1件、",
    "一百二十三",
    "一千件、",
    "1件（",
    "1件，其中：2件；",
    "收到申请1件",
    "收到申请1件。",
    "收到申请1件。\n",
    "收到",
    "收到1件，上年结转2件，办结3件，结转下年4件。\n",
    "全年收到申请，共计1件，",
    "公开申请全部办结，",
    "全部办结。",
    "未收到",
    "没有发生行政复议，",
    "未收取信息处理费",
    "收取信息处理费1元。",
    "编制本。",
    "工作秘密、",
    "1月1日至",
    "2月3日至",
    "2024年，全年。",
    "年报2025年1月1日公布，",
    "截止20",
    "公开公开",
    "（",
    "《",
    "，，",
    "国办公开办",
    "每月1件，全年2件，",
    "不予公开1件，部分公开",
    "行政复议1件，维持1件，",
    "制发规范性文件1件、废止1件，",
    "撤回申请1件、",
    "申请人张某",
    "一是",
    "（一）\n",
    "1、\n",
    "1,",
    "7",
    "某",
    " 1 ",
    "\n",
    "我局我办",
    "临湖县水利局",
    "2026年将",
    "{",
    "{{",
    "{a.b",
    "【填",
    "____",
    "｛｛填】",
    "信访件36件，办结36件，",
];

/// A report whose texts say this over and over again, so many bytes in all.
pub fn filled(shape: &str, bytes: usize) -> Report {
    let unit = Unit {
        name: "临湖县自然资源局".to_owned(),
        kind: "county_department".to_owned(),
        scope: Scope::Own,
    };
    let mut report = Report::new(Form::edition_2021(), unit, 2025);
    let share = bytes / TextId::ALL.len() / shape.len().max(1);
    for text in TextId::ALL {
        let op = report.replace_text(text, &shape.repeat(share));
        report.apply(&op);
    }
    report
}
