//! Does section six say what was charged for information, and does table two agree?

use super::Finding;
use super::Severity::{Error, Warning};
use super::figures::holds;
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::stated::{Known, Stated, Word};
use super::words::{Tag, words};
use crate::report::TextId;

const TEXT: TextId = TextId::OtherMatters;
const PLACEHOLDER: &str = "年报格式附件，第六部分的填写说明";

/// 信息处理费.
pub(super) const S6_FEE: Rule = Rule {
    code: "S6-FEE",
    severity: Warning,
    title: "第六部分写明收取信息处理费的情况",
    source: PLACEHOLDER,
    manual: "\
第六部分写了，却没有写到信息处理费时报出；写成信息公开处理费、依申请公开收费这样意思相同的话也算写到。

为什么：格式写明收取信息处理费的情况在这一部分报告；没有收取也要写一句。

怎么办：在第六部分选好信息处理费一问的答案，程序会写成句子。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(mentioned),
};

/// 金额.
pub(super) const S6_FEE_AMOUNT: Rule = Rule {
    code: "S6-FEE-AMOUNT",
    severity: Warning,
    title: "收取信息处理费的写明金额",
    source: PLACEHOLDER,
    manual: "\
第六部分写收取了信息处理费，而那一句没有以元计的金额，也没有说没有收取时报出。

为什么：收了多少是这一部分要报告的内容。

怎么办：写明发出收费通知几件、实收多少元；没有收取的写明没有收取。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(amount),
};

/// 前后矛盾.
pub(super) const S6_FEE_CONTRADICT: Rule = Rule {
    code: "S6-FEE-CONTRADICT",
    severity: Error,
    title: "信息处理费不能又说没收又写金额",
    source: "文字前后核对，为本程序的约定",
    manual: "\
第六部分一处写没有收取信息处理费，另一处又写收取了大于 0 的金额时报出。

为什么：两句话不能都对。

怎么办：核对后留下一句。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(contradiction),
};

/// 第八项.
pub(super) const T2_FEE_COVERS_INFO_FEE: Rule = Rule {
    code: "T2-FEE-COVERS-INFO-FEE",
    severity: Warning,
    title: "行政事业性收费不小于信息处理费",
    source: "信息处理费管理办法；信息处理费按行政事业性收费管理",
    manual: "\
第六部分写收取信息处理费多少元，而表二行政事业性收费折合成元还小于它时报出；四舍五入造成的差别不算。

为什么：信息处理费也是行政事业性收费，应含在表二的收费金额里。

怎么办：与财务核对，把信息处理费计入表二；当地口径不同的，写一句说明。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(covered),
};

/// The sentence around a word of section six.
fn around<'r>(reading: &Reading<'r>, word: &Word<'_>) -> (usize, usize, &'r str) {
    let within = reading.paragraph_of(word);
    let (from, to) = crate::text::sentence::around(within, word.start);
    (from, to, &within[from..to])
}

/// Amounts in 元 above zero within a sentence that speaks of the fee.
fn amounts<'a, 'r>(reading: &'a Reading<'r>) -> impl Iterator<Item = &'a Stated<'r>> {
    let in_money = |it: &&Stated<'r>| {
        let range = (it.fact.sentence_start, it.fact.sentence_end);
        let words = || reading.words_between((it.text, it.paragraph), range);
        it.text == TEXT
            && matches!(it.fact.counter, "元" | "万元")
            && words().iter().any(|word| word.tag == Tag::Fee)
    };
    reading.facts().iter().filter(in_money)
}

/// The words of section six that speak of the fee: by its name, or of charges in a sentence about
/// disclosure.
fn mentions<'a, 'r>(reading: &'a Reading<'r>) -> impl Iterator<Item = &'a Word<'r>> {
    let mut about = Known::default();
    reading.all_words().iter().filter(move |word| {
        let loose = word.text == TEXT && word.tag == Tag::FeeLoose;
        word.text == TEXT && word.tag == Tag::Fee
            || loose && {
                let (from, _, sentence) = around(reading, word);
                about.of((TEXT, word.paragraph, from), || holds(sentence, &words().fee_about))
            }
    })
}

/// An amount in 分.
fn fen(it: &Stated<'_>) -> u64 {
    let unit = if it.fact.counter == "万元" { 1 } else { 10_000 };
    it.fact.micros / unit
}

fn denies(reading: &Reading<'_>, word: &Word<'_>) -> bool {
    let (from, to, _) = around(reading, word);
    // 没有其他事项 denies something else.
    let within = reading.paragraph_of(word);
    let of_other_things = |it: &Word<'_>| {
        let end = within[it.start..to].find(['，', '；', '、']).map_or(to, |stop| it.start + stop);
        ["其他", "其它", "需要报告"].iter().any(|other| within[it.start..end].contains(other))
    };
    let sentence = reading.words_between((TEXT, word.paragraph), (from, to));
    sentence.iter().any(|it| it.tag == Tag::FeeNone && !of_other_things(it))
}

fn mentioned(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    if reading.report.text(TEXT).is_blank() || mentions(reading).next().is_some() {
        return Vec::new();
    }
    let message = "没有写到收取信息处理费的情况。".to_owned();
    let hint = "请写明本年收取多少；没有收取也写一句。";
    vec![
        Finding::of_text(rule, reading.report, TEXT, message, hint).comparing("信息处理费", "未写"),
    ]
}

fn amount(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let fee = reading.words_in(TEXT, Tag::Fee).next();
    let Some(word) = fee else { return Vec::new() };
    let told = reading.words_in(TEXT, Tag::Fee).any(|word| denies(reading, word))
        || amounts(reading).next().is_some();
    let (_, _, sentence) = around(reading, word);
    let told = told || ["未", "无", "没有"].iter().any(|none| sentence.contains(none));
    let taken = ["收取", "收费", "收到"].iter().any(|taken| sentence.contains(taken));
    if told || !taken {
        return Vec::new();
    }
    let message = "写了收取信息处理费，没有写金额。".to_owned();
    let hint = "请写明实收多少元；没有收取的写明没有收取。";
    let place = (TEXT, word.paragraph, word.start);
    vec![
        Finding::in_text(rule, reading.report, place, message, hint)
            .comparing("信息处理费", "未写"),
    ]
}

fn contradiction(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let denied = mentions(reading).find(|word| denies(reading, word));
    let taken = amounts(reading).find(|it| it.fact.micros > 0);
    let (Some(denied), Some(taken)) = (denied, taken) else { return Vec::new() };
    let (from, _, sentence) = around(reading, denied);
    let same = (denied.paragraph, from) == (taken.paragraph, taken.fact.sentence_start);
    if same {
        return Vec::new();
    }
    let amount = &taken.within[taken.fact.start..taken.fact.end];
    let message = format!("一处写{}，另一处又写收取 {amount}。", quoted(sentence));
    let hint = "请核对后留下一句。";
    vec![
        Finding::in_text(rule, reading.report, taken.place(), message, hint)
            .comparing(sentence.trim(), amount),
    ]
}

fn covered(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some(fee) = reading.fee_fen() else { return Vec::new() };
    let Some(taken) = amounts(reading).find(|it| it.fact.micros > 0) else { return Vec::new() };
    let cell = reading.cell("active_disclosure.fee.amount");
    let places = cell.and_then(|cell| match reading.report.cell(cell) {
        crate::report::Cell::Value(crate::report::Number::Amount(amount)) => Some(amount.places()),
        _ => None,
    });
    // What is written to so many places of 万元 may be off by half the last one.
    let band = 10_u64.pow(6 - u32::from(places.unwrap_or(0).min(6)));
    let Some(cell) = cell.filter(|_| fee == 0 || fee.saturating_add(band) <= fen(taken)) else {
        return Vec::new();
    };
    let shown = reading.report.shown(cell);
    let amount = &taken.within[taken.fact.start..taken.fact.end];
    let message = format!("第六部分收取信息处理费 {amount}，行政事业性收费只有 {shown} 万元。");
    let hint = "信息处理费也是行政事业性收费，请与财务核对。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(amount, shown)]
}
