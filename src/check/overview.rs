//! Does section one say what it has to, and nothing that does not belong there?

use super::Finding;
use super::Severity::{Advice, Warning};
use super::place::quoted;
use super::reading::{Reading, Stated};
use super::registry::{Checks, Reads, Rule};
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

fn written(reading: &Reading<'_>) -> bool {
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
fn preface_only(reading: &Reading<'_>) -> bool {
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
            let framed = reading
                .words_in(TEXT, Tag::BasisSentence)
                .any(|word| word.paragraph == index && (from..to).contains(&word.start));
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
        it.sentence().contains("规范性文件") && matches!(it.fact.counter, "件" | "份" | "个" | "部")
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
        let own = reading
            .words_in(TEXT, Tag::Media)
            .any(|word| word.paragraph == it.paragraph && (from..to).contains(&word.start));
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
