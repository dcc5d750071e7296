//! Are unit and year given, and can this form be used for that year?

use super::Severity::Error;
use super::context::Context;
use super::rule::{Checks, Reads, Rule};
use super::{Finding, Spot};
use crate::report::Report;

/// 单位全称.
pub(super) const META_UNIT_EMPTY: Rule = Rule {
    code: "META-UNIT-EMPTY",
    severity: Error,
    title: "单位全称要填",
    source: "标题和落款都要写明单位，为本程序的约定",
    manual: "\
单位名称空着时报出。

为什么：标题由单位名称和年度组成；没有单位的年报不能公布，也不能汇总。

怎么办：在单位和年度一页填写全称，与公章一致，不用简称。",
    reasonable: false,
    reads: Reads::Head,
    checks: Checks::Report(unit_empty),
};

/// 报告年度.
pub(super) const META_YEAR_RANGE: Rule = Rule {
    code: "META-YEAR-RANGE",
    severity: Error,
    title: "报告年度在格式适用的年份之内",
    source: "年报格式通知的施行年份；政府信息公开条例第四十九条",
    manual: "\
报告年度早于格式启用的年份，或者晚于今年时报出。

为什么：更早的年报用另一种格式，表二、表三的行和列都不同；还没有开始的年度没有数据可报。

怎么办：核对年度。年报写的是已经过去的一年，例如每年一月写上一年度的。",
    reasonable: false,
    reads: Reads::Head,
    checks: Checks::Report(year_range),
};

fn unit_empty(rule: &Rule, report: &Report, _: &Context) -> Vec<Finding> {
    let empty = report.unit().name.trim().is_empty();
    empty.then(|| Finding::no_unit(rule)).into_iter().collect()
}

fn year_range(rule: &Rule, report: &Report, context: &Context) -> Vec<Finding> {
    let (year, first, last) = (report.year(), report.form().first_year, context.this_year);
    let finding = if year < first {
        Some(Finding::before_the_form(rule, year, first))
    } else if year > last {
        Some(Finding::after_this_year(rule, year, last))
    } else {
        None
    };
    finding.into_iter().collect()
}

impl Finding {
    /// Nobody said whose report it is.
    fn no_unit(rule: &Rule) -> Self {
        let message = "还没有填单位全称。".to_owned();
        Self::of(
            rule,
            Spot::Unit,
            "单位名称",
            message,
            "请在单位和年度一页填写，报告标题由它组成。",
        )
    }

    /// The year is older than the form.
    fn before_the_form(rule: &Rule, year: u16, first: u16) -> Self {
        let message = format!("报告年度填的是 {year} 年，这个格式从 {first} 年度的报告起用。");
        let hint = "请核对年度；更早的报告另有格式。";
        Self::of(rule, Spot::Year, "报告年度", message, hint).comparing(year, first)
    }

    /// The year has not come yet.
    fn after_this_year(rule: &Rule, year: u16, this_year: u16) -> Self {
        let message = format!("报告年度填的是 {year} 年，今年才是 {this_year} 年。");
        let hint = "请核对年度；年报写的是已经过去的一年。";
        Self::of(rule, Spot::Year, "报告年度", message, hint).comparing(year, this_year)
    }
}
