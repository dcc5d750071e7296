//! Is the period in the preface the report year, from the first day to the last?

use super::Severity::Error;
use super::context::Context;
use super::dates::{Date, dates};
use super::rule::{Checks, Reads, Rule};
use super::{Finding, MOST, Spot, place};
use crate::report::{Report, TextId};
use crate::text::sentence::around;

/// 统计期限.
pub(super) const META_PERIOD: Rule = Rule {
    code: "META-PERIOD",
    severity: Error,
    title: "导语里的统计期限是报告年度的第一天到最后一天",
    source: "年报格式通知；政府信息公开条例第四十九条",
    manual: "\
导语里写了起止日期，而它不是报告年度的 1 月 1 日至 12 月 31 日时报出。\
后一个日期省略年份、只写到月、用汉字写日期都认；没有写统计期限的不报。\
与统计无关、也不从年初开始或到年末为止的起止日期不看。

为什么：所有数据都截至报告年度的 12 月 31 日；期限写成上一年的，多半是照着上年的文件改时漏了。

怎么办：把日期改对；或核对报告年度是不是填错了。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Report(period),
};

/// Words near a period that is one of statistics.
const STATISTICS: [&str; 4] = ["统计", "期限", "时限", "数据"];
/// What may stand between the two dates.
const BETWEEN: &str = "起开始止，,、（）() 　从自";
/// One of these must.
const TO: &str = "至到-－—―–~～";

fn period(rule: &Rule, report: &Report, _: &Context) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, paragraph) in report.text(TextId::Preface).paragraphs().iter().enumerate() {
        let dates = dates(paragraph);
        let mut told = (0, false);
        for pair in dates.windows(2) {
            let (from, to) = (&pair[0], &pair[1]);
            let other = joined(paragraph, from, to) && !is_whole_year(from, to, report.year());
            if !other || findings.len() > MOST {
                continue;
            }
            // It is the one of the figures when it begins or ends with a year, or its clause says so.
            let of_a_year = begins_year(from) || ends_year(to);
            if !of_a_year && from.start >= told.0 {
                told = clause(paragraph, from, to);
            }
            if of_a_year || told.1 {
                let spot = Spot::Text { text: TextId::Preface, paragraph: index, byte: from.start };
                let written = &paragraph[from.start..to.end];
                findings.push(Finding::other_period(rule, report, spot, written));
            }
        }
    }
    findings
}

/// Whether the two dates are the ends of one period.
fn joined(paragraph: &str, from: &Date, to: &Date) -> bool {
    let between = &paragraph[from.end..to.start];
    let both = from.month.is_some() && to.month.is_some();
    both && between.chars().all(|c| TO.contains(c) || BETWEEN.contains(c))
        && between.contains(|c| TO.contains(c))
}

/// Where the clause around a period ends, and whether it speaks of statistics.
fn clause(paragraph: &str, from: &Date, to: &Date) -> (usize, bool) {
    let (start, end) = around(paragraph, from.start);
    let start = paragraph[start..from.start].rfind('；').map_or(start, |at| start + at);
    let end = end.max(to.end);
    let end = paragraph[to.end..end].find('；').map_or(end, |at| to.end + at);
    (end, STATISTICS.iter().any(|word| paragraph[start..end].contains(word)))
}

fn is_whole_year(from: &Date, to: &Date, year: u16) -> bool {
    let first = from.year.unwrap_or(year);
    let last = to.year.unwrap_or(first);
    first == year && last == year && begins_year(from) && ends_year(to)
}

/// 1月1日, or 1月 alone.
fn begins_year(date: &Date) -> bool {
    date.month == Some(1) && date.day.is_none_or(|day| day == 1)
}

/// 12月31日, or 12月 alone.
fn ends_year(date: &Date) -> bool {
    date.month == Some(12) && date.day.is_none_or(|day| day == 31)
}

impl Finding {
    /// The preface names another period.
    fn other_period(rule: &Rule, report: &Report, spot: Spot, written: &str) -> Self {
        let right = report.form().period_of(report.year());
        let (now, better) = (place::quoted(written), place::quoted(&right));
        let message = format!("导语里的统计期限写的是{now}，应为{better}。");
        let hint = "请改日期；或核对报告年度是不是填错了。";
        let place = place::of_text(report.form(), TextId::Preface);
        Self::of(rule, spot, place, message, hint).comparing(written, right)
    }
}
