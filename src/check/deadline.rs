//! How long is it until the report must be public?

use super::Severity::Advice;
use super::context::Context;
use super::rule::{Checks, Reads, Rule};
use super::{Finding, Spot};
use crate::report::Report;
use crate::text::time::Day;

/// 公布期限.
pub(super) const META_DEADLINE: Rule = Rule {
    code: "META-DEADLINE",
    severity: Advice,
    title: "在期限以前公布",
    source: "政府信息公开条例第四十九条；本地另有规定的以本地为准",
    manual: "\
离公布期限不到十天，或者过期还不到六十天时提示。更早和更晚都不提示：早公布了的年报，事后检查时不用再催。

为什么：逾期是年报工作第一条追责情形；本地的报送期限常常比条例早几天。

怎么办：抓紧定稿、报审、公布；已经公布的不用管这一条。",
    reasonable: false,
    reads: Reads::Head,
    checks: Checks::Report(near),
};

/// From so many days before the end on.
const BEFORE: i64 = 10;
/// Until so many days after it: what is older was published, or there are other worries.
const AFTER: i64 = 60;

/// The day before whose end a report of `year` by a unit of this kind has to be public, and what
/// that rests on.
#[must_use]
pub fn due<'c>(report: &Report, context: &'c Context) -> Option<(Day, &'c str)> {
    let due = match context.overlay().due(&report.unit().kind) {
        Some(due) => due,
        None => &report.form().choice_of(&report.unit().kind)?.due,
    };
    let year = report.year().checked_add(1)?;
    Some((Day { year, month: due.month, day: due.day }, &due.basis))
}

fn near(rule: &Rule, report: &Report, context: &Context) -> Vec<Finding> {
    let (Some(today), Some((day, basis))) = (context.today, due(report, context)) else {
        return Vec::new();
    };
    let left = today.days_until(day);
    if !(-AFTER..BEFORE).contains(&left) {
        return Vec::new();
    }
    let date = format!("{} 年 {} 月 {} 日", day.year, day.month, day.day);
    let (message, hint) = match left {
        0 => (format!("公布期限 {date}就是今天。"), "请今天公布。"),
        left if left > 0 => (format!("离公布期限 {date}还有 {left} 天。"), "请抓紧定稿和公布。"),
        past => {
            let past = -past;
            (format!("公布期限 {date}已经过了 {past} 天。"), "请尽快公布；已经公布的不用管。")
        }
    };
    let finding = Finding::of(rule, Spot::Year, "报告年度", message, hint);
    vec![finding.comparing(basis, left)]
}
