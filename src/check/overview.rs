//! Is section one of the right length, told in figures, and about nothing else?

use super::Finding;
use super::Severity::{Advice, Warning};
use super::aspects::{preface_only, written};
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::stated::Stated;
use super::words::Tag;
use crate::report::TextId;

const TEXT: TextId = TextId::Overview;
/// 超过一千字.
pub(super) const S1_LENGTH: Rule = Rule {
    code: "S1-LENGTH",
    severity: Warning,
    title: "第一部分原则上不超过一千字",
    source: "年报格式通知第一项",
    manual: "\
第一部分除空白外超过一千字时报出，标点也算字。

为什么：通知要求这一部分客观、简短，原则上不超过一千字。

怎么办：删去套话和业务成绩；确需超过的，写一句说明。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(length),
};

/// 不到二百字.
pub(super) const S1_SHORT: Rule = Rule {
    code: "S1-SHORT",
    severity: Advice,
    title: "第一部分太短可能过于简单",
    source: "全国政务公开评估指出的问题：内容单薄",
    manual: "\
第一部分写了，但不到二百字时提示。

为什么：五个方面各写一两句，也不止二百字。

怎么办：照五个方面补充数据和做法。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(length),
};

/// 各渠道数据.
pub(super) const S1_FIGURES: Rule = Rule {
    code: "S1-FIGURES",
    severity: Advice,
    title: "主动公开一段写明各渠道发布多少",
    source: "上级通知对第一部分数据的要求",
    manual: "\
第一部分写了主动公开，而没有一个以条、篇、次、期计的数时提示。

为什么：上级通知常要求写明网站、新媒体、公示栏各发布多少条，解读多少篇。

怎么办：补上各渠道的数。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(figures),
};

/// 文件数据.
pub(super) const S1_FILES: Rule = Rule {
    code: "S1-FILES",
    severity: Advice,
    title: "信息管理一段写明规范性文件件数",
    source: "上级通知对第一部分数据的要求",
    manual: "\
表二里行政规范性文件有不是 0 的数，而第一部分写到规范性文件却没有写件数时提示。

为什么：上级通知要求写明规范性文件制发、废止、现行有效各多少件。

怎么办：照表二补上件数。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(files),
};

/// 宣传报道.
pub(super) const S1_OFFTOPIC: Rule = Rule {
    code: "S1-OFFTOPIC",
    severity: Advice,
    title: "第一部分不写宣传报道和招商接待",
    source: "年报格式通知：不宜泛化",
    manual: "\
第一部分的数据写的是宣传稿件、媒体报道、招商引资、参观接待这样的事时提示。

为什么：媒体宣传不等于主动公开政府信息，通知要求内容不泛化。

怎么办：删去，或换成主动公开政府信息的数据。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(off_topic),
};

/// 套话.
pub(super) const S1_GENERIC: Rule = Rule {
    code: "S1-GENERIC",
    severity: Warning,
    title: "单个单位的年报写自己，不写多数部门、部分地区",
    source: "已公布年报中的常见差错",
    manual: "\
单位不是一级政府，第一、第五部分却写多数部门、部分地区、一些地区这样的话时报出。

为什么：这是写全国或全省情况的话，用在一个单位的年报里像是照抄的。

怎么办：换成本单位的做法和问题。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(generic),
};

/// 没有数字.
pub(super) const S1_NO_NUMBER: Rule = Rule {
    code: "S1-NO-NUMBER",
    severity: Advice,
    title: "第一部分用数据说明",
    source: "上级通知对第一部分数据的要求",
    manual: "\
第一部分写了，却没有一个带量词的数时提示；年份不算。

为什么：没有数据，看不出做了多少。

怎么办：补上公开条数、申请件数、培训次数等。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(no_number),
};

fn length(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let limits = reading.report.form().section(TEXT.key()).map(|section| section.length);
    let (most, least) = limits.map_or((None, None), |length| (length.most, length.least));
    let local = reading.context.overlay().limits();
    let (most, least) = (local.overview_most.or(most), local.overview_least.or(least));
    let n = reading.report.text(TEXT).length();
    let long = rule.severity == Warning;
    let (message, hint, limit) = match (long, most, least) {
        (true, Some(most), _) if n > most => {
            let message = format!("写了 {n} 字，原则上不超过 {most} 字。");
            (message, "请删去套话和业务成绩；确需超过的，写一句说明。", most)
        }
        (false, _, Some(least)) if n > 0 && n < least => {
            let message = format!("只有 {n} 字，可能过于简单。");
            (message, "请照五个方面补充数据和做法。", least)
        }
        _ => return Vec::new(),
    };
    vec![Finding::of_text(rule, reading.report, TEXT, message, hint).comparing(n, limit)]
}

/// The facts of section one that count something.
fn counts<'a, 'r>(reading: &'a Reading<'r>) -> impl Iterator<Item = &'a Stated<'r>> {
    reading.facts().iter().filter(|it| it.text == TEXT && !it.fact.is_percent())
}

fn figures(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let counted = counts(reading)
        .any(|it| matches!(it.fact.counter, "条" | "篇" | "次" | "期" | "份" | "项" | "件"));
    let active = reading.words_in(TEXT, Tag::Aspect(0)).next();
    let Some(word) = active.filter(|_| !counted && counts(reading).next().is_some()) else {
        return Vec::new();
    };
    let message = "写了主动公开，没有写公开了多少。".to_owned();
    let hint = "建议写明网站、新媒体、公示栏各发布多少条，解读多少篇。";
    let place = (TEXT, word.paragraph, word.start);
    vec![Finding::in_text(rule, reading.report, place, message, hint)]
}

fn files(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let cells = ["issued", "repealed", "in_force"];
    let any = cells.iter().any(|column| {
        reading.count(&format!("active_disclosure.normative.{column}")).is_some_and(|n| n > 0)
    });
    let told = counts(reading).any(|it| {
        matches!(it.fact.counter, "件" | "份" | "个" | "部") && it.sentence().contains("规范性文件")
    });
    let file = "规范性文件";
    let place = reading.paragraphs().find_map(|(text, paragraph, within)| {
        let byte = within.find(file).filter(|_| text == TEXT)?;
        Some((text, paragraph, byte))
    });
    let Some(place) = place.filter(|_| any && !told) else { return Vec::new() };
    let message = "写到规范性文件，没有写件数。".to_owned();
    let hint = "建议照表二写明制发、废止、现行有效各多少件。";
    vec![Finding::in_text(rule, reading.report, place, message, hint)]
}

fn off_topic(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    if !reading.has(TEXT, Tag::Media) {
        return Vec::new();
    }
    let mut media: Vec<&Stated<'_>> = Vec::new();
    for it in counts(reading) {
        let from = it.fact.start.saturating_sub(it.fact.lead.len());
        let to = it.fact.end + it.fact.tail.len();
        let words = reading.words_between((TEXT, it.paragraph), (from, to));
        let own = words.iter().any(|word| word.tag == Tag::Media);
        // The parts of a number of press reports are press reports.
        if own || media.last().is_some_and(|before| before.beside(it)) {
            media.push(it);
        }
    }
    let Some(first) = media.first() else { return Vec::new() };
    if media.len() * 2 < counts(reading).count() {
        return Vec::new();
    }
    let end = first.fact.end + first.fact.tail.len();
    let words = &first.within[first.fact.start..end.min(first.within.len())];
    let message = format!("{}是宣传报道或业务成绩，不属于政府信息公开。", quoted(words));
    let hint = "建议不写或少写，换成主动公开政府信息的数据。";
    vec![Finding::in_text(rule, reading.report, first.place(), message, hint)]
}

fn generic(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    if reading.is_government() {
        return Vec::new();
    }
    let word = [TextId::Overview, TextId::Problems]
        .into_iter()
        .find_map(|text| reading.words_in(text, Tag::Generic).next());
    let Some(word) = word else { return Vec::new() };
    let message = format!("「{}」像是通用套话。", word.word);
    let hint = "请换成本单位的做法和问题。";
    let place = (word.text, word.paragraph, word.start);
    vec![Finding::in_text(rule, reading.report, place, message, hint).comparing(word.word, "套话")]
}

fn no_number(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    if !written(reading) || counts(reading).next().is_some() || preface_only(reading) {
        return Vec::new();
    }
    let message = "没有一个数据。".to_owned();
    let hint = "建议用数据说明，例如公开多少条、培训多少次。";
    vec![Finding::of_text(rule, reading.report, TEXT, message, hint)]
}
