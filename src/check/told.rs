//! Were reasons given, and is the public told them?

use std::cell::LazyCell;
use std::collections::HashSet;

use super::Severity::{Advice, Error};
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::{Finding, Spot};
use crate::report::TextId;

/// 说明写进正文.
pub(super) const S6_EXPLAIN: Rule = Rule {
    code: "S6-EXPLAIN",
    severity: Advice,
    title: "对数据的说明也写进第六部分",
    source: "已公布年报的通行写法",
    manual: "\
对与上年对不上的数据写了说明（可以带理由保留的，或现行有效件数的衔接），而第六部分没有提到说明里的话时提示。

为什么：说明只存在数据文件里，公众看到的只是对不上的数；多数单位在第六部分交代一句。

怎么办：在第六部分写一句，例如清理、失效、口径变化。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Others(untold),
};

/// 没有理由.
pub(super) const PB_REASON_MISSING: Rule = Rule {
    code: "PB-REASON-MISSING",
    severity: Error,
    title: "保留问题要写理由",
    source: "为本程序的约定",
    manual: "\
数据文件里对一个问题留了说明，而理由空着时报出。在向导里空的说明不会存下，只有手写的文件会这样。

为什么：没有理由，送审时没有人知道为什么留着这个问题。

怎么办：写明理由，或删去这一条说明。",
    reasonable: false,
    reads: Reads::Head,
    checks: Checks::Reading(unreasoned),
};

/// Characters in a row that reason and text must share.
const RUN: usize = 4;

fn untold(rule: &Rule, reading: &Reading<'_>, rules: &'static [Rule]) -> Vec<Finding> {
    let report = reading.report;
    let text = report.text(TextId::OtherMatters);
    let told = LazyCell::new(|| text.paragraphs().iter().flat_map(|it| runs(it.chars())).collect());
    let mut findings = Vec::new();
    // Explained are few; asked again are only the rules they name.
    for rule_explained in rules.iter().filter(|it| is_about_figures(it)) {
        let named = |it: &crate::report::Explanation| it.code == rule_explained.code;
        if !report.explanations().iter().any(named) {
            continue;
        }
        let Checks::Reading(find) = rule_explained.checks else { continue };
        for found in find(rule_explained, reading) {
            let Some(given) = found.explanation(report) else { continue };
            let told: &HashSet<[char; RUN]> = &told;
            if runs(given.reason.chars().filter(|c| c.is_alphanumeric()))
                .any(|it| told.contains(&it))
            {
                continue;
            }
            let message = format!("对{}写了说明，第六部分没有提到。", found.place);
            let hint = "建议在第六部分写一句，让公众看到。";
            findings.push(Finding::of_text(rule, report, TextId::OtherMatters, message, hint));
        }
    }
    findings
}

/// Rules on figures that do not follow on from last year's.
fn is_about_figures(rule: &Rule) -> bool {
    rule.code == "T2-STOCK-YOY" || rule.reasonable && rule.reads == Reads::Cells
}

/// Every [`RUN`] characters in a row.
fn runs(characters: impl Iterator<Item = char>) -> impl Iterator<Item = [char; RUN]> {
    let mut last = ['\0'; RUN];
    let shifted = characters.enumerate().map(move |(at, c)| {
        last.rotate_left(1);
        last[RUN - 1] = c;
        (at, last)
    });
    shifted.filter(|(at, _)| at + 1 >= RUN).map(|(_, run)| run)
}

fn unreasoned(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let report = reading.report;
    let blank = report.explanations().iter().filter(|it| it.reason.trim().is_empty());
    blank
        .map(|it| {
            let spot = Spot::of_key(report, &it.place).unwrap_or(Spot::Year);
            let place = spot.words(report.form());
            let message = format!("{place}的说明没有写理由（{}）。", it.code);
            let hint = "请写明理由，或删去这一条说明。";
            Finding::of(rule, spot, place, message, hint)
        })
        .collect()
}
