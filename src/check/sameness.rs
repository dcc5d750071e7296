//! Are the texts this year's own, or last year's once more?

use super::Finding;
use super::Severity::{Advice, Warning};
use super::last_year::sentences;
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::runs::{LEAST, runs, shared};
use super::words::Tag;
use crate::report::{Report, TextId};

/// 雷同.
pub(super) const SM_PREV: Rule = Rule {
    code: "SM-PREV",
    severity: Warning,
    title: "第一、第五部分不与上年雷同",
    source: "年报格式通知：内容雷同、敷衍的要追究责任",
    manual: "\
给了上年年报，而第一或第五部分去掉数字、单位名称和编制说明后，与上年有百分之八十五以上相同时报出。

为什么：通知明确不准年年照搬，主管部门会把两年的文字放在一起比。

怎么办：按本年的情况改写；确实没有变化的，写一句说明。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(similar),
};

/// 一字不差.
pub(super) const SM_PREV_PART: Rule = Rule {
    code: "SM-PREV-PART",
    severity: Advice,
    title: "长句不照抄上年",
    source: "县区评分办法：与往年雷同的扣分",
    manual: "\
给了上年年报，而第一、第五部分有五句以上四十字以上的长句与上年一字不差时提示。

为什么：整体改了一些，长句照抄的，仍会被认为雷同。

怎么办：挑几句按本年的情况改写。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(copied),
};

/// 上年问题的整改.
pub(super) const S5_FOLLOW_UP: Rule = Rule {
    code: "S5-FOLLOW-UP",
    severity: Advice,
    title: "第五部分交代上年问题的整改结果",
    source: "政府信息公开条例第五十条第四项：改进情况",
    manual: "\
给了上年年报，上年写了问题，而本年第五部分没有写到上年、去年时提示。

为什么：改进情况首先是上年所列问题的改进情况。

怎么办：逐条写上年的问题本年改了没有、结果如何。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(follow_up),
};

/// Percent from which two texts are the same.
const SAME: usize = 85;
/// Characters of a long sentence.
const LONG: usize = 40;
/// So many long sentences may stay.
const MAY_STAY: usize = 5;

fn similar(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some(last_year) = reading.last_year() else { return Vec::new() };
    let mut findings = Vec::new();
    for text in [TextId::Overview, TextId::Problems] {
        let before = last_year.runs(text);
        if before.len() < LEAST {
            continue;
        }
        let now = runs(reading.report, text);
        let percent = shared(&now, before);
        let same = reading.context.overlay().limits().same_as_previous.unwrap_or(SAME);
        if now.len() < LEAST || percent < same {
            continue;
        }
        let message = format!("与上年相似 {percent}%，属于雷同。");
        let hint = "请按本年情况改写。";
        findings.push(
            Finding::of_text(rule, reading.report, text, message, hint).comparing(percent, same),
        );
    }
    findings
}

/// The long sentences of a text.
fn long_sentences(report: &Report, text: TextId) -> impl Iterator<Item = (usize, usize, &str)> {
    report.text(text).paragraphs().iter().enumerate().flat_map(|(index, paragraph)| {
        let start = paragraph.as_ptr() as usize;
        sentences(paragraph).filter_map(move |sentence| {
            let long = sentence.chars().count() >= LONG;
            long.then(|| (index, sentence.as_ptr() as usize - start, sentence.trim()))
        })
    })
}

fn copied(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some(last_year) = reading.last_year() else { return Vec::new() };
    let mut findings = Vec::new();
    for text in [TextId::Overview, TextId::Problems] {
        let before = last_year.sentences(text);
        let same: Vec<_> =
            long_sentences(reading.report, text).filter(|it| before.contains(it.2)).collect();
        let Some(&(paragraph, byte, _)) = same.first().filter(|_| same.len() > MAY_STAY) else {
            continue;
        };
        let message = format!("有 {} 句长句与上年一字不差。", same.len());
        let hint = "请挑几句按本年的情况改写。";
        let place = (text, paragraph, byte);
        findings.push(
            Finding::in_text(rule, reading.report, place, message, hint)
                .comparing(same.len(), MAY_STAY),
        );
    }
    findings
}

fn follow_up(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let text = TextId::Problems;
    let Some(previous) = reading.previous() else { return Vec::new() };
    let written = !reading.report.text(text).is_blank();
    let first = previous.text(text).paragraphs().iter().find(|it| !it.trim().is_empty());
    let Some(first) = first.filter(|_| written && !reading.has(text, Tag::FollowUp)) else {
        return Vec::new();
    };
    let sentence = first.split('。').next().unwrap_or_default();
    let message = format!("没有交代上年问题的改进结果；上年写的是{}。", quoted(sentence));
    let hint = "建议写明上年的问题本年改了没有。";
    vec![Finding::of_text(rule, reading.report, text, message, hint)]
}
