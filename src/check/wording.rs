//! Are the words of the texts right: typos, dates, names of one's own unit, stale phrases?

use super::Severity::{Advice, Warning};
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::words::Tag;
use super::{Finding, MOST, dates};
use crate::report::TextId;

const SLIPS: &str = "公文格式的通行要求；已公布年报中的常见差错";

/// 错别字.
pub(super) const TX_TYPO: Rule = Rule {
    code: "TX-TYPO",
    severity: Warning,
    title: "没有常见的错别字",
    source: SLIPS,
    manual: "\
文字里有错别字表里的词时报出，例如把办函写成办涵、把账号写成帐号。

为什么：错别字会让人怀疑报告没有校对。

怎么办：照提示改；确实没有错的，写一句说明。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(typos),
};

/// 日期.
pub(super) const TX_DATE: Rule = Rule {
    code: "TX-DATE",
    severity: Warning,
    title: "日期是存在的日子",
    source: SLIPS,
    manual: "\
文字里的日期月份大于十二、日子超过当月天数，或者漏了年字使年和月连在一起时报出。

为什么：这样的日期一定有字写错了。

怎么办：核对后改正。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(impossible_dates),
};

/// 层级.
pub(super) const TX_LEVEL_WORD: Rule = Rule {
    code: "TX-LEVEL-WORD",
    severity: Warning,
    title: "自称与单位层级相符",
    source: "已公布年报中的常见差错",
    manual: "\
县区和以下单位写我市、全市共，乡镇写我县，街道写我局，部门写我镇这样的话时报出，每段一条。\
单位名称里有市字的，市字各词不报。

为什么：多半是从上级或别的单位的文件里复制来的。

怎么办：改成本单位的自称。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(level_words),
};

/// 自称.
pub(super) const TX_SELF_NAME: Rule = Rule {
    code: "TX-SELF-NAME",
    severity: Advice,
    title: "自称前后一致",
    source: "已公布年报中的常见差错",
    manual: "\
正文里用了两个不同的自称，例如既有我局又有我办时提示。

为什么：多半有一处是复制来的。

怎么办：统一成一个。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(self_names),
};

/// 过时提法.
pub(super) const TX_STALE_PHRASE: Rule = Rule {
    code: "TX-STALE-PHRASE",
    severity: Advice,
    title: "会议名称是最新的提法",
    source: "为本程序的约定",
    manual: "\
文字里有比报告年度早得多的会议、规划名称时提示，例如 2024 年的报告写贯彻党的十八大精神。

为什么：照着多年前的文字改，最容易留下旧提法。

怎么办：核对是否为最新提法；确实是说往事的不用改。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(stale),
};

fn typos(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut last = (TextId::Preface, 0, 0);
    for word in reading.words(Tag::Typo) {
        if findings.len() > MOST {
            break;
        }
        let Some(right) = reading.correction(word.word) else { continue };
        // A longer slip that holds this one was named already; a right word may hold it too.
        let overlaps = (word.text, word.paragraph) == (last.0, last.1) && word.start < last.2;
        if overlaps || reading.paragraph_of(word)[word.start..].starts_with(right) {
            continue;
        }
        last = (word.text, word.paragraph, word.end);
        let message = format!("「{}」可能是「{right}」。", word.word);
        let hint = "请核对后改正。";
        let place = (word.text, word.paragraph, word.start);
        findings.push(
            Finding::in_text(rule, reading.report, place, message, hint)
                .comparing(word.word, right),
        );
    }
    findings
}

fn impossible_dates(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        // Only what names a month can be no day of the calendar.
        if !within.contains('月') {
            continue;
        }
        for date in dates::dates(within) {
            if findings.len() > MOST {
                break;
            }
            let Some(month) = date.month else { continue };
            let days = match month {
                2 => 29,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            let wrong = !(1..=12).contains(&month)
                || date.day.is_some_and(|day| !(1..=days).contains(&day));
            if !wrong {
                continue;
            }
            let written = &within[date.start..date.end];
            let message = format!("日期写得不对：{}。", quoted(written));
            let hint = "请核对后改正。";
            let place = (text, paragraph, date.start);
            findings.push(
                Finding::in_text(rule, reading.report, place, message, hint)
                    .comparing(written, "日期"),
            );
        }
    }
    findings
}

fn level_words(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let unit = reading.report.unit();
    let mut findings = Vec::new();
    let mut seen = None;
    for word in reading.all_words() {
        if findings.len() > MOST {
            break;
        }
        let Tag::Level(index) = word.tag else { continue };
        let Some(level) = reading.level(index) else { continue };
        let named = level.unless_named.as_ref().is_some_and(|part| {
            // A county-level city calls itself 市; a district's name may hold its city's.
            unit.name
                .split_once(part.as_str())
                .is_some_and(|(_, rest)| !rest.contains(['区', '县']))
        });
        let here = Some((word.text, word.paragraph));
        if !level.kinds.contains(&unit.kind) || named || seen == here {
            continue;
        }
        seen = here;
        let message = format!("「{}」与本单位层级不符。", word.word);
        let hint = "可能是从别的文件复制的，请改成本单位的自称。";
        let place = (word.text, word.paragraph, word.start);
        findings.push(
            Finding::in_text(rule, reading.report, place, message, hint)
                .comparing(word.word, &unit.kind),
        );
    }
    findings
}

fn self_names(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let body = |text| matches!(text, TextId::Overview | TextId::Problems | TextId::OtherMatters);
    let mut names = reading.words(Tag::SelfName).filter(|word| body(word.text));
    let Some(first) = names.next() else { return Vec::new() };
    let Some(other) = names.find(|other| other.word != first.word) else { return Vec::new() };
    let message = format!("自称不一致：「{}」「{}」。", first.word, other.word);
    let hint = "请统一成一个。";
    let place = (other.text, other.paragraph, other.start);
    vec![
        Finding::in_text(rule, reading.report, place, message, hint)
            .comparing(first.word, other.word),
    ]
}

fn stale(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let year = reading.report.year();
    let mut findings = Vec::new();
    for word in reading.all_words() {
        if findings.len() > MOST {
            break;
        }
        let Tag::Stale(from) = word.tag else { continue };
        // 党的十八大以来 speaks of the past and stays right.
        if year < from || reading.paragraph_of(word)[word.end..].starts_with("以来") {
            continue;
        }
        let message = format!("「{}」可能不是最新提法。", word.word);
        let hint = "请核对；确实是说往事的不用改。";
        let place = (word.text, word.paragraph, word.start);
        findings.push(Finding::in_text(rule, reading.report, place, message, hint));
    }
    findings
}
