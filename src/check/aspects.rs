//! Does section one speak of everything it has to, and of the year's work?

use super::Finding;
use super::Severity::Warning;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::words::Tag;
use crate::report::TextId;

const TEXT: TextId = TextId::Overview;
const FIVE: &str = "年报格式通知第一项：第一部分包括五个方面";
const ASPECT_MANUAL: &str = "\
第一部分既没有这个方面的小标题，也没有写到它的句子时报出。一个字都没有写时由另一条规则来报。

为什么：格式要求概述五个方面：主动公开、依申请公开、政府信息管理、平台建设、监督保障；缺一个方面是评查时最常扣分的地方。

怎么办：补写一段；当年没有做什么的，也如实写一句。";

const fn aspect(code: &'static str, title: &'static str, checks: Checks) -> Rule {
    Rule {
        code,
        severity: Warning,
        title,
        source: FIVE,
        manual: ASPECT_MANUAL,
        reasonable: false,
        reads: Reads::Texts,
        checks,
    }
}

/// 主动公开.
pub(super) const S1_ASPECT_ACTIVE: Rule = aspect(
    "S1-ASPECT-ACTIVE",
    "第一部分写到主动公开",
    Checks::Reading(|rule, reading| missing(rule, reading, 0)),
);

/// 依申请公开.
pub(super) const S1_ASPECT_REQUEST: Rule = aspect(
    "S1-ASPECT-REQUEST",
    "第一部分写到依申请公开",
    Checks::Reading(|rule, reading| missing(rule, reading, 1)),
);

/// 政府信息管理.
pub(super) const S1_ASPECT_MANAGEMENT: Rule = aspect(
    "S1-ASPECT-MANAGEMENT",
    "第一部分写到政府信息管理",
    Checks::Reading(|rule, reading| missing(rule, reading, 2)),
);

/// 平台建设.
pub(super) const S1_ASPECT_PLATFORM: Rule = aspect(
    "S1-ASPECT-PLATFORM",
    "第一部分写到公开平台建设",
    Checks::Reading(|rule, reading| missing(rule, reading, 3)),
);

/// 监督保障.
pub(super) const S1_ASPECT_SUPERVISION: Rule = aspect(
    "S1-ASPECT-SUPERVISION",
    "第一部分写到监督保障",
    Checks::Reading(|rule, reading| missing(rule, reading, 4)),
);

/// 只有导语.
pub(super) const S1_PREFACE_ONLY: Rule = Rule {
    code: "S1-PREFACE-ONLY",
    severity: Warning,
    title: "第一部分不能只写编制说明",
    source: "年报格式通知第一项；已公布年报中的常见差错",
    manual: "\
第一部分每一句都是编制依据、统计期限、电子版下载、联系方式这样的说明，没有一句写工作时报出。\
这时不再逐个报缺少的方面。

为什么：这些话属于导语，第一部分要写本机关一年来做了什么。

怎么办：把这些话移到导语，第一部分照五个方面写。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(preface_only_found),
};

/// 三项结果.
pub(super) const S1_TRIO: Rule = Rule {
    code: "S1-TRIO",
    severity: Warning,
    title: "各级政府写明工作考核、社会评议、责任追究结果",
    source: "政府信息公开条例第五十条第四项",
    manual: "\
单位是一级政府，而第一部分没有写到工作考核、社会评议、责任追究中的某一项时报出。部门的年报不查。

为什么：条例要求各级人民政府的年报包括这三项结果；没有发生责任追究，也要写明没有。

怎么办：在监督保障一段里补写缺少的项目。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(trio),
};

/// Whether anything stands in section one.
pub(super) fn written(reading: &Reading<'_>) -> bool {
    !reading.report.text(TEXT).is_blank()
}

fn missing(rule: &Rule, reading: &Reading<'_>, aspect: u8) -> Vec<Finding> {
    let form = reading.report.form();
    let aspects = form.section(TEXT.key()).map(|section| &section.aspects);
    let Some(asked) = aspects.and_then(|aspects| aspects.get(usize::from(aspect))) else {
        return Vec::new();
    };
    let covered = reading.has(TEXT, Tag::Aspect(aspect));
    if !written(reading) || covered || preface_only(reading) {
        return Vec::new();
    }
    let message = format!("没有写到「{}」这个方面。", asked.label);
    let hint = "请补写一段；当年没有的，也写明没有。";
    vec![
        Finding::of_text(rule, reading.report, TEXT, message, hint).comparing(&asked.label, "未写"),
    ]
}

/// Whether every sentence of section one belongs into the preface.
pub(super) fn preface_only(reading: &Reading<'_>) -> bool {
    let paragraphs = reading.report.text(TEXT).paragraphs().iter().enumerate();
    let mut sentences = 0;
    for (index, paragraph) in paragraphs {
        let mut at = 0;
        for sentence in paragraph.split_inclusive('。') {
            let (from, to) = (at, at + sentence.len());
            at = to;
            if sentence.trim().is_empty() {
                continue;
            }
            sentences += 1;
            let words = reading.words_between((TEXT, index), (from, to));
            let framed = words.iter().any(|word| word.tag == Tag::BasisSentence);
            if !framed {
                return false;
            }
        }
    }
    sentences > 0
}

fn preface_only_found(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    if !preface_only(reading) {
        return Vec::new();
    }
    let length = reading.report.text(TEXT).length();
    let message = "只有编制说明，没有写工作情况。".to_owned();
    let hint = "请把编制说明移到导语，这里照五个方面写。";
    vec![Finding::of_text(rule, reading.report, TEXT, message, hint).comparing(length, "编制说明")]
}

fn trio(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    if !reading.is_government() || !written(reading) || preface_only(reading) {
        return Vec::new();
    }
    let items = [
        (Tag::Appraisal, "工作考核"),
        (Tag::PublicReview, "社会评议"),
        (Tag::Accountability, "责任追究"),
    ];
    let missing: Vec<&str> =
        items.iter().filter(|(tag, _)| !reading.has(TEXT, *tag)).map(|(_, name)| *name).collect();
    if missing.is_empty() {
        return Vec::new();
    }
    let missing = missing.join("、");
    let message =
        format!("各级政府的年报要写明工作考核、社会评议、责任追究结果，这里缺{missing}。");
    let hint = "请在监督保障一段补写；没有发生的也写明没有。";
    vec![Finding::of_text(rule, reading.report, TEXT, message, hint).comparing(missing, "未写")]
}
