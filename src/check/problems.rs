//! Does section five name problems of information disclosure and what is done about each?

use super::Finding;
use super::Severity::{Advice, Error, Warning};
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::words::{Tag, words};
use crate::report::TextId;

const TEXT: TextId = TextId::Problems;
const ARTICLE: &str = "政府信息公开条例第五十条第四项；年报格式通知第五项";
/// Fewer characters cannot hold a problem and its measure.
const LEAST: usize = 100;

/// 只写无.
pub(super) const S5_NONE: Rule = Rule {
    code: "S5-NONE",
    severity: Error,
    title: "第五部分不能只写没有问题",
    source: ARTICLE,
    manual: "\
第五部分只写无、暂无问题、不存在问题这样一句话时报出。

为什么：条例要求报告存在的主要问题和改进情况，通知不准敷衍；只写无，一定会被退回。

怎么办：从更新是否及时、答复是否规范、栏目是否好找这些环节里，写一个真实的问题和改进；确需这样写的，写明理由。",
    reasonable: true,
    reads: Reads::Texts,
    checks: Checks::Reading(none),
};

/// 太短.
pub(super) const S5_SHORT: Rule = Rule {
    code: "S5-SHORT",
    severity: Warning,
    title: "第五部分要展开",
    source: "上级通知：问题要逐条剖析，措施要对应",
    manual: "\
第五部分写了，除空白外不到一百字时报出。

为什么：一百字写不下具体的问题和对应的措施，容易被认为敷衍。

怎么办：写清楚哪个环节有什么问题、什么原因、做了什么、效果如何。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(short),
};

/// 没有问题.
pub(super) const S5_NO_PROBLEM: Rule = Rule {
    code: "S5-NO-PROBLEM",
    severity: Warning,
    title: "第五部分写到存在的问题",
    source: ARTICLE,
    manual: "\
第五部分写了，却找不到问题、不足、短板、有待这样的字样时报出。

为什么：这一部分先要写存在的主要问题。

怎么办：补写当年的主要问题。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(|rule, reading| half(rule, reading, Tag::Problem, "存在的主要问题")),
};

/// 没有措施.
pub(super) const S5_NO_MEASURE: Rule = Rule {
    code: "S5-NO-MEASURE",
    severity: Warning,
    title: "第五部分写到改进情况",
    source: ARTICLE,
    manual: "\
第五部分写了，却找不到改进、措施、下一步、加强、完善这样的字样时报出。

为什么：这一部分还要写改进情况。

怎么办：对每个问题补写做了什么、打算做什么。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(|rule, reading| half(rule, reading, Tag::Measure, "改进情况")),
};

/// 一一对应.
pub(super) const S5_PAIR: Rule = Rule {
    code: "S5-PAIR",
    severity: Advice,
    title: "问题和措施一一对应",
    source: "上级通知：问题要逐条剖析，措施要对应",
    manual: "\
第五部分用一是、二是或 1. 2. 分别列了问题和措施，而两边条数不同时提示。

为什么：条数不同，多半有的问题没有措施。

怎么办：补上缺的措施，或合并相近的问题。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(pair),
};

/// 政务信息报送.
pub(super) const S5_OFFTOPIC: Rule = Rule {
    code: "S5-OFFTOPIC",
    severity: Advice,
    title: "第五部分写信息公开的问题，不写信息报送的问题",
    source: "年报格式通知第五项；已公布年报中的常见差错",
    manual: "\
第五部分写信息报送、信息员、约稿、领导决策参考，而没有一处写到公开时提示。

为什么：政务信息报送是给领导看的内部工作，和向公众公开政府信息是两件事。

怎么办：换成主动公开、依申请公开、平台、解读等方面的问题。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(off_topic),
};

/// 笼统.
pub(super) const S5_VAGUE: Rule = Rule {
    code: "S5-VAGUE",
    severity: Advice,
    title: "问题写到具体环节",
    source: "对历年年报的研究：问题部分回避要害",
    manual: "\
第五部分的问题全是有待提高、不够深入这样的套话，整个部分没有一个数据、栏目名或事例时提示。

为什么：换个单位也能用的话，看不出问题在哪里。

怎么办：写清楚哪个栏目、哪类申请、哪个环节，有什么事例或数据。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(vague),
};

fn written(reading: &Reading<'_>) -> bool {
    !reading.report.text(TEXT).is_blank()
}

/// Whether the section says that there is no problem, and nothing else.
fn says_none(reading: &Reading<'_>) -> bool {
    let mut plain = String::new();
    for paragraph in reading.report.text(TEXT).paragraphs() {
        plain.extend(paragraph.chars().filter(|c| c.is_alphanumeric()));
        if plain.len() > 120 {
            return false;
        }
    }
    words().no_problem.contains(&plain)
}

fn none(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    if !says_none(reading) {
        return Vec::new();
    }
    let text = reading.report.text(TEXT).to_text();
    let message = format!("条例要求报告问题和改进，这里只写了{}。", quoted(&text));
    let hint = "请写一个真实的问题和改进。";
    vec![Finding::of_text(rule, reading.report, TEXT, message, hint).comparing(text.trim(), "")]
}

fn short(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let n = reading.report.text(TEXT).length();
    let least = reading.context.overlay().limits().problems_least.unwrap_or(LEAST);
    if n == 0 || n >= least || says_none(reading) {
        return Vec::new();
    }
    let message = format!("只有 {n} 字，问题和措施没有展开。");
    let hint = "请写清楚哪个环节有什么问题，做了什么。";
    vec![Finding::of_text(rule, reading.report, TEXT, message, hint).comparing(n, least)]
}

fn half(rule: &Rule, reading: &Reading<'_>, tag: Tag, called: &str) -> Vec<Finding> {
    let says = reading.words_in(TEXT, tag).any(|word| {
        let before = &reading.paragraph_of(word)[..word.start];
        tag != Tag::Measure || !WANTING.iter().any(|wanting| before.ends_with(wanting))
    });
    if !written(reading) || says_none(reading) || says {
        return Vec::new();
    }
    let message = format!("没有写{called}。");
    let hint = "请补写，问题和措施要对应。";
    vec![Finding::of_text(rule, reading.report, TEXT, message, hint).comparing(called, "未写")]
}

/// Before a word of measures these make a problem of it: 有待加强.
const WANTING: [&str; 7] = ["有待", "待", "亟需", "仍需", "急需", "还需", "需要"];

/// What opens the second half, of measures.
const TURNS: [&str; 8] =
    ["改进情况", "改进措施", "整改措施", "下一步", "针对", "今后", "措施加以改进", "改进方向"];

fn pair(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let text = reading.report.text(TEXT).to_text();
    let turn = TURNS.iter().filter_map(|word| text.find(word)).filter(|&at| at > 0).min();
    let Some((problems, measures)) = turn.map(|turn| (items(&text[..turn]), items(&text[turn..])))
    else {
        return Vec::new();
    };
    if problems < 2 || measures < 2 || problems == measures {
        return Vec::new();
    }
    let message = format!("列了 {problems} 个问题、{measures} 条措施。");
    let hint = "建议问题和措施一一对应。";
    vec![Finding::of_text(rule, reading.report, TEXT, message, hint).comparing(problems, measures)]
}

/// How many items a text lists: 一是 二是, or 1. 2., whichever are more.
fn items(text: &str) -> usize {
    const SPOKEN: [&str; 9] =
        ["一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是", "九是"];
    let spoken = SPOKEN.iter().map(|mark| text.matches(mark).count()).sum();
    let numbered = text
        .lines()
        .filter(|line| {
            let line = line.trim_start();
            let digits = line.trim_start_matches(|c: char| c.is_ascii_digit());
            digits.len() < line.len() && digits.starts_with(['.', '．', '、'])
        })
        .count();
    std::cmp::max(spoken, numbered)
}

fn off_topic(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some(word) = reading.words_in(TEXT, Tag::Reporting).next() else { return Vec::new() };
    if reading.has(TEXT, Tag::Disclosure) {
        return Vec::new();
    }
    let message = format!("写的是政务信息报送（「{}」），不是政府信息公开。", word.word);
    let hint = "请换成信息公开工作的问题。";
    let place = (word.text, word.paragraph, word.start);
    vec![Finding::in_text(rule, reading.report, place, message, hint)]
}

fn vague(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let phrases = reading.words_in(TEXT, Tag::Vague).count();
    let first = reading.words_in(TEXT, Tag::Vague).next();
    let concrete = reading.facts().iter().any(|it| it.text == TEXT)
        || ["栏目", "专栏", "例如", "公示栏", "答复书", "补正", "网站", "公众号"]
            .iter()
            .any(|word| reading.report.text(TEXT).paragraphs().iter().any(|p| p.contains(word)));
    let Some(word) = first.filter(|_| phrases > 1 && !concrete) else { return Vec::new() };
    let message = format!("问题写得太笼统，例如「{}」。", word.word);
    let hint = "建议写清楚哪个栏目、哪类申请、哪个环节。";
    let place = (word.text, word.paragraph, word.start);
    vec![Finding::in_text(rule, reading.report, place, message, hint)]
}
