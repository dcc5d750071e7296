//! Does the inner order of the texts hold: numbers, parts, preface?

use super::Severity::{Advice, Warning};
use super::headings::is_title;
use super::place::of_text;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::words::words;
use super::{Finding, MOST};
use crate::report::TextId;

/// 一、 inside a section.
pub(super) const ST_OUTLINE_RESTART: Rule = Rule {
    code: "ST-OUTLINE-RESTART",
    severity: Warning,
    title: "部分里面不再用一、二、编号",
    source: "年报格式附件，六个部分的编号；已公布年报中的常见差错",
    manual: "\
第一、五、六部分的文字里，有一段以「一、」「二、」这样的编号开头时报出，每个部分一条。

为什么：六大部分用的就是这一级编号，里面再用，读者会以为是另一个部分。

怎么办：改成（一）（二）。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(restart),
};

/// 跳号.
pub(super) const ST_OUTLINE_GAP: Rule = Rule {
    code: "ST-OUTLINE-GAP",
    severity: Advice,
    title: "序号连续，不跳号、不重号",
    source: "公文格式的通行要求，为本程序的约定",
    manual: "\
同一部分里（一）（二）、1. 2.、一是二是这样的序号跳号或重复时提示；重新从一开始不算。

为什么：跳号多半是删改时漏了一条，重号多半是复制时忘了改。

怎么办：检查是不是漏了内容，再把序号改连续。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(gap),
};

/// 六个部分.
pub(super) const ST_PARTS_LIST: Rule = Rule {
    code: "ST-PARTS-LIST",
    severity: Warning,
    title: "导语列的部分与六个部分相符",
    source: "年报格式附件；已公布年报中的常见差错",
    manual: "\
导语说报告由六个部分组成并列了名称，而列出的不全时报出。没有列名称的不报。

为什么：数目和名单对不上，是很显眼的差错。

怎么办：补上漏列的部分，或只说由六个部分组成。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(parts),
};

/// 没有导语.
pub(super) const ST_PREFACE_MISSING: Rule = Rule {
    code: "ST-PREFACE-MISSING",
    severity: Advice,
    title: "正文前写导语",
    source: "已公布年报的通行写法",
    manual: "\
第一部分已经写了，而导语空着时提示。

为什么：导语不在六个部分之内，但多数年报都写，说明依据和统计期限。

怎么办：写编制依据、统计期限、电子版在哪里看、联系方式。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(no_preface),
};

const BODY: [TextId; 3] = [TextId::Overview, TextId::Problems, TextId::OtherMatters];
const DIGITS: &str = "一二三四五六七八九十";

/// The Chinese number that `text` starts with, from 1 to 99, and its bytes.
fn leading(text: &str) -> Option<(u32, usize)> {
    let (mut value, mut digit, mut end) = (0, 0, 0);
    for (at, c) in text.char_indices() {
        let Some(index) = DIGITS.chars().position(|digit| digit == c) else { break };
        match u32::try_from(index).ok()? + 1 {
            10 => (value, digit) = (value + digit.max(1) * 10, 0),
            n => digit = n,
        }
        end = at + c.len_utf8();
    }
    (end > 0).then_some((value + digit, end))
}

fn restart(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in BODY {
        let paragraphs = reading.report.text(text).paragraphs().iter().enumerate();
        let first = paragraphs
            .filter_map(|(index, paragraph)| {
                let blank = paragraph.len() - paragraph.trim_start().len();
                let (_, length) = leading(paragraph.trim_start())?;
                if is_title(reading.report.form(), text, paragraph) {
                    return None;
                }
                let rest = &paragraph[blank + length..];
                // 一、二级公开事项 counts on and begins nothing.
                let behind = rest.strip_prefix('、')?;
                let begins = !behind.starts_with(|c| DIGITS.contains(c));
                begins.then(|| (index, blank, &paragraph[blank..blank + length]))
            })
            .next();
        let Some((paragraph, byte, number)) = first else { continue };
        let message = format!("这里又用了「{number}、」，容易和六大部分混淆。");
        let hint = "建议改成（一）（二）。";
        let place = (text, paragraph, byte);
        findings.push(
            Finding::in_text(rule, reading.report, place, message, hint)
                .comparing(number, "一级编号"),
        );
    }
    findings
}

/// One mark of an outline: what kind, which number, as written, where.
struct Mark<'t> {
    kind: u8,
    number: u32,
    written: &'t str,
    paragraph: usize,
    byte: usize,
}

/// The marks of a paragraph: one at its start, and 一是 within.
fn marks(paragraph: &str, index: usize) -> Vec<Mark<'_>> {
    let mut found = Vec::new();
    let blank = paragraph.len() - paragraph.trim_start().len();
    let start = &paragraph[blank..];
    if let Some(inner) = start.strip_prefix(['（', '(']) {
        let open = start.len() - inner.len();
        if let Some((number, length)) = leading(inner)
            && let Some(close) = inner[length..].chars().next().filter(|c| matches!(c, '）' | ')'))
        {
            let written = &start[..open + length + close.len_utf8()];
            found.push(Mark { kind: 0, number, written, paragraph: index, byte: blank });
        }
    }
    let digits = start.len() - start.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let point = start[digits..].chars().next().filter(|c| matches!(c, '.' | '．' | '、'));
    let decimal = start[digits..].chars().nth(1).is_some_and(|c| c.is_ascii_digit());
    if let (1..=2, Some(point), false) = (digits, point, decimal)
        && let Ok(number) = start[..digits].parse()
    {
        let written = &start[..digits + point.len_utf8()];
        found.push(Mark { kind: 1, number, written, paragraph: index, byte: blank });
    }
    for (at, _) in paragraph.match_indices('是') {
        let before = &paragraph[..at];
        let digit = before.chars().next_back().filter(|c| DIGITS.contains(*c));
        let Some(c) = digit else { continue };
        let byte = at - c.len_utf8();
        let opens = paragraph[..byte].chars().next_back();
        let opens = opens.is_none_or(|c| "，。；：、,;: 　".contains(c));
        if let (true, Some((number, _))) = (opens, leading(&paragraph[byte..at])) {
            let written = &paragraph[byte..at + '是'.len_utf8()];
            found.push(Mark { kind: 2, number, written, paragraph: index, byte });
        }
    }
    found
}

fn gap(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in BODY {
        let mut last: [Option<(u32, &str)>; 3] = [None; 3];
        for (index, paragraph) in reading.report.text(text).paragraphs().iter().enumerate() {
            for mark in marks(paragraph, index) {
                if findings.len() > MOST {
                    break;
                }
                let kind = usize::from(mark.kind);
                let before = last[kind].replace((mark.number, mark.written));
                // A new heading starts the numbers below it anew.
                last.iter_mut().skip(kind + 1).for_each(|lower| *lower = None);
                let Some((number, written)) = before else { continue };
                if mark.number == number + 1 || mark.number == 1 && number > 1 {
                    continue;
                }
                let message = format!("序号「{written}」后面直接是「{}」。", mark.written);
                let hint = "请检查是不是漏了一条或忘了改。";
                let place = (text, mark.paragraph, mark.byte);
                findings.push(
                    Finding::in_text(rule, reading.report, place, message, hint)
                        .comparing(written, mark.written),
                );
            }
        }
    }
    findings
}

fn parts(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    const SIX: [&str; 4] = ["六个部分", "六部分", "六个方面", "6个部分"];
    let form = reading.report.form();
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs().filter(|it| it.0 == TextId::Preface) {
        let six = SIX.iter().filter_map(|word| within.find(word)).min();
        let Some(at) = six else { continue };
        let (from, to) = crate::text::sentence::around(within, at);
        let sentence = &within[from..to];
        let listed = |part: &&Vec<String>| part.iter().any(|word| sentence.contains(word.as_str()));
        let count = words().parts.iter().filter(listed).count();
        if count < 3 || count >= form.sections.len() {
            continue;
        }
        let missing: Vec<&str> = words()
            .parts
            .iter()
            .zip(&form.sections)
            .filter(|(part, _)| !listed(part))
            .map(|(_, section)| section.short.as_str())
            .collect();
        let message = format!("导语说有六个部分，列出的是 {count} 个。");
        let hint = format!("漏列的可能是「{}」。", missing.join("」「"));
        let place = (text, paragraph, at);
        findings.push(
            Finding::in_text(rule, reading.report, place, message, hint)
                .comparing(count, form.sections.len()),
        );
    }
    findings
}

fn no_preface(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let blank = |text| reading.report.text(text).is_blank();
    // Nobody is reminded of the frame before there is a picture.
    if !blank(TextId::Preface) || blank(TextId::Overview) {
        return Vec::new();
    }
    let message = format!("没有{}。", of_text(reading.report.form(), TextId::Preface));
    let hint = "建议写明依据和统计期限。";
    vec![Finding::of_text(rule, reading.report, TextId::Preface, message, hint)]
}
