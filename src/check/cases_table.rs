//! Are the figures of 表四 likely ones?

use super::Finding;
use super::Severity::Advice;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::words::Tag;
use crate::report::TextId;

/// First year in which review comes before suit.
const REVIEW_FIRST: u16 = 2024;

/// 直接起诉.
pub(super) const T4_DIRECT_2024: Rule = Rule {
    code: "T4-DIRECT-2024",
    severity: Advice,
    title: "2024 年起对不予公开应先复议再起诉",
    source: "行政复议法第二十三条第一款第四项",
    manual: "\
报告年度是 2024 年或更晚，而未经复议直接起诉大于 0 时提示。

为什么：对不予公开政府信息不服的，2024 年起应当先申请行政复议；直接起诉的可能是别的案由，也可能归错了组。

怎么办：核对案由；属实就不用改。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(direct),
};

/// 没有复议却有复议后起诉.
pub(super) const T4_AFTER_REVIEW: Rule = Rule {
    code: "T4-AFTER-REVIEW",
    severity: Advice,
    title: "有复议后起诉的，一般本年或上年有复议",
    source: "表四各组的含义，为本程序的约定",
    manual: "\
复议后起诉大于 0，而本年的行政复议是 0、上年年报里也没有时提示；没有上年年报可对照的，只看本年。

为什么：复议后起诉，总有过复议。

怎么办：核对两组的件数；复议在更早年份的不用改。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(after_review),
};

/// 纠正的原因.
pub(super) const T4_CORRECTED_WHY: Rule = Rule {
    code: "T4-CORRECTED-WHY",
    severity: Advice,
    title: "有被纠正的，正文写明原因和改进",
    source: "对历年年报的研究：问题部分回避要害",
    manual: "\
表四结果纠正大于 0，而第一、第五部分没有写到纠正、败诉、撤销、确认违法时提示。

为什么：被纠正的案件最能说明问题，正文不提，像是回避。

怎么办：在第五部分写明原因和改进。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(corrected),
};

/// 复议多于申请.
pub(super) const T4_MORE_THAN_CASES: Rule = Rule {
    code: "T4-MORE-THAN-CASES",
    severity: Advice,
    title: "复议一般不多于两年办结的申请",
    source: "表四各组的含义，为本程序的约定",
    manual: "\
给了上年年报，而本年行政复议的件数多于本年和上年办结申请之和时提示。

为什么：复议多由答复引起，比答复还多，可能把别的案由算了进来。

怎么办：核对案由，只留因政府信息公开引起的。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(more_than_cases),
};

fn group(reading: &Reading<'_>, row: &str) -> Option<u64> {
    reading.count(&format!("review_litigation.{row}.total"))
}

fn direct(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let n = group(reading, "suit_direct").filter(|&n| n > 0);
    let cell = reading.cell("review_litigation.suit_direct.total");
    let (Some(n), Some(cell), true) = (n, cell, reading.report.year() >= REVIEW_FIRST) else {
        return Vec::new();
    };
    let message = format!("{REVIEW_FIRST} 年起对不予公开应先复议再起诉，这里有 {n} 件直接起诉。");
    let hint = "请核对案由；属实就不用改。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(n, 0)]
}

fn after_review(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let n = group(reading, "suit_after_review").filter(|&n| n > 0);
    let before = reading.previous_count("review_litigation.review.total").unwrap_or(0);
    let none = group(reading, "review") == Some(0) && before == 0;
    let cell = reading.cell("review_litigation.suit_after_review.total");
    let (Some(n), Some(cell), true) = (n, cell, none) else { return Vec::new() };
    let message = format!("有复议后起诉 {n} 件，行政复议却是 0。");
    let hint = "请核对；复议在更早年份的不用改。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(n, 0)]
}

fn corrected(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let rows = ["review", "suit_direct", "suit_after_review"];
    let name = |row: &str| format!("review_litigation.{row}.corrected");
    let n: u64 = rows.iter().filter_map(|row| reading.count(&name(row))).sum();
    let told = [TextId::Overview, TextId::Problems]
        .into_iter()
        .any(|text| reading.has(text, Tag::Corrected));
    let first = rows.iter().find(|row| reading.count(&name(row)).is_some_and(|n| n > 0));
    let Some(cell) = first.and_then(|row| reading.cell(&name(row))).filter(|_| !told) else {
        return Vec::new();
    };
    let message = format!("有 {n} 件被纠正，正文没有提到。");
    let hint = "建议在第五部分写明原因和改进。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(n, "未写")]
}

fn more_than_cases(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let name = "requests.result_total.total";
    let (Some(review), Some(now), Some(before)) =
        (group(reading, "review"), reading.count(name), reading.previous_count(name))
    else {
        return Vec::new();
    };
    let cell = reading.cell("review_litigation.review.total");
    let Some(cell) = cell.filter(|_| review > now + before && now + before > 0) else {
        return Vec::new();
    };
    let message = format!("行政复议 {review} 件，多于两年办结的申请 {} 件。", now + before);
    let hint = "请核对是否含其他案由。";
    vec![
        Finding::of_cell(rule, reading.report, cell, message, hint).comparing(review, now + before),
    ]
}
