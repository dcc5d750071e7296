//! Is the body that signs and writes the one whose report it is?

use std::sync::LazyLock;

use super::Severity::Error;
use super::author::{authored, is_above, is_body, is_han, names, same_body};
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::{Finding, MOST, Spot, dates};
use crate::report::TextId;
use crate::text::lexicon::Lexicon;
use crate::text::sentence::{behind, boundary};

/// Bytes around a word in which a name is looked for.
const NEAR: usize = 120;
/// So many mentions of a contact are looked at.
const FEW: usize = 20;
const WHOSE: &str = "请确认这份报告是谁的。";

/// 单位名称混用.
pub(super) const META_NAME_MIXED: Rule = Rule {
    code: "META-NAME-MIXED",
    severity: Error,
    title: "标题、导语、落款写的是同一个单位",
    source: "已公布年报中的常见差错",
    manual: "\
标题、落款写的单位，或者导语里写的编制、公布年报的单位，与单位全称互不包含时报出；简称、加了上级地名的不算。\
政府办公室代政府编制的，是常见写法，也不算。书名号里的是别的文件，不看。\
请公众联系的单位、第一部分句子开头说的单位是别人时，只要求说明。

为什么：照着别的单位的文件写，最容易留下别人的名字；办公室自己的年报和政府的年报也是两份。

怎么办：确认这份报告是谁的，改正名称；确需这样写的，写明理由。",
    reasonable: true,
    reads: Reads::Texts,
    checks: Checks::Reading(name_mixed),
};

/// How a sentence about one's own work goes on.
static VERBS: LazyLock<Lexicon<()>> =
    LazyLock::new(|| Lexicon::of(names().verbs.iter().map(String::as_str)));

fn name_mixed(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let unit = reading.report.unit().name.trim();
    if unit.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    if let Some(title) = reading.report.own_title()
        && let Some(name) = name_in_title(title).filter(|name| is_other(name, unit))
    {
        let message = format!("标题写的是{}，单位全称是{}。", quoted(name), quoted(unit));
        let finding = Finding::of(rule, Spot::Title, "标题", message, WHOSE);
        findings.push(finding.comparing(name, unit));
    }
    for (text, paragraph, within) in reading.paragraphs() {
        if findings.len() > MOST {
            break;
        }
        let place = |at: usize| (text, paragraph, at);
        match text {
            TextId::Preface => {
                for it in authored(within).into_iter().filter(|it| is_other(it.name, unit)) {
                    findings.push(Finding::other_body(rule, reading, place(it.start), it.name));
                }
                if let Some((at, name)) = written_by(within).filter(|it| is_other(it.1, unit)) {
                    findings.push(Finding::other_body(rule, reading, place(at), name));
                }
                let other = |it: &(usize, &str)| is_other(it.1, unit) && !it.1.ends_with("中心");
                let contact = contact(within).filter(|_| !reading.is_government());
                if let Some((at, name)) = contact.filter(other) {
                    let finding = Finding::other_body(rule, reading, place(at), name);
                    findings.push(finding.lightened());
                }
            }
            TextId::Overview if !reading.is_government() => {
                if let Some((at, name)) = subject(within, unit) {
                    let finding = Finding::other_body(rule, reading, place(at), name);
                    findings.push(finding.lightened());
                }
            }
            TextId::Signoff if is_other(within.trim(), unit) => {
                findings.push(Finding::other_body(rule, reading, place(0), within.trim()));
            }
            _ => {}
        }
    }
    findings
}

/// Whether a name is that of a body, and of another one than the unit: an office of the unit's own
/// (某街道党政办公室) is none.
fn is_other(name: &str, unit: &str) -> bool {
    let endings = &names().endings;
    let own = |name: &str| same_body(name, unit) || is_above(name, unit);
    is_body(name, endings) && !starts(name).any(|start| is_body(start, endings) && own(start))
}

/// Everything that some words start with, the longest first.
fn starts(words: &str) -> impl Iterator<Item = &str> {
    words.char_indices().rev().map(|(at, c)| &words[..at + c.len_utf8()])
}

/// Whose report a title says it is: before its year, or behind it.
fn name_in_title(title: &str) -> Option<&str> {
    let year = dates::years(title).next()?;
    let before = title[..year.start].trim();
    if !before.is_empty() {
        return Some(before);
    }
    let behind = title[year.end..].trim_start().trim_start_matches(['年', '度']);
    let (name, _) = behind.split_once("政府信息公开")?;
    Some(name.trim())
}

/// 本报告由某某编制: where the name starts, and the name.
fn written_by(paragraph: &str) -> Option<(usize, &str)> {
    let start = paragraph.find("本报告由")? + "本报告由".len();
    let rest = behind(paragraph, start, NEAR);
    let ends = ["根据", "按照", "依据", "依照", "编制", "编写", "，"];
    let end = ends.iter().filter_map(|word| rest.find(word)).min()?;
    Some((start, rest[..end].trim()))
}

/// 与某某联系, 请联系某某: where the name starts, and the name up to its body.
fn contact(paragraph: &str) -> Option<(usize, &str)> {
    let names = names();
    for (at, _) in paragraph.match_indices("联系").take(FEW) {
        let from = boundary(paragraph, at.saturating_sub(NEAR));
        let before = &paragraph[from..at];
        let starts = |it: &String| Some(before.rfind(it.as_str())? + it.len());
        let behind_it = behind(paragraph, at, NEAR);
        let after = names.contact_after.iter().find(|it| behind_it.starts_with(it.as_str()))?;
        let (start, words) = match names.contact_before.iter().filter_map(starts).max() {
            Some(start) if !before[start..].is_empty() => (from + start, &before[start..]),
            // 请联系某某.
            _ => (at + after.len(), &behind_it[after.len()..]),
        };
        let run = words.find(|c| !is_han(c)).map_or(words, |end| &words[..end]);
        if let Some(name) = body_of(run) {
            return Some((start, name));
        }
    }
    None
}

/// The longest start of some words that is the name of a body: 某局 of 某局法规股.
fn body_of(words: &str) -> Option<&str> {
    starts(words).find(|name| is_body(name, &names().endings))
}

/// The first body other than the unit that a sentence about the year's work is said of.
fn subject<'t>(paragraph: &'t str, unit: &str) -> Option<(usize, &'t str)> {
    let names = names();
    let mut at = 0;
    for sentence in paragraph.split_inclusive('。') {
        let (start, words) = (at, own_start(sentence));
        at += sentence.len();
        let near = behind(words, 0, NEAR);
        let han = near.find(|c| !is_han(c)).map_or(near, |end| &near[..end]);
        // The last characters of all subjects: most sentences hold none.
        if !han.contains(['府', '处', '道', '镇', '乡', '会', '局', '厅']) {
            continue;
        }
        let Some(name) = VERBS.hits(han).next().map(|verb| &han[..verb.start]) else { continue };
        let other = is_body(name, &names.subjects) && is_other(name, unit);
        if other {
            return Some((start + (words.as_ptr() as usize - sentence.as_ptr() as usize), name));
        }
    }
    None
}

/// A sentence without the outline number and the time it begins with: （一）, 2025年，今年以来，.
fn own_start(sentence: &str) -> &str {
    let mut words = sentence.trim_start();
    if let Some(rest) = words.strip_prefix(['（', '(']) {
        let number = behind(rest, 0, 12);
        words = number
            .split_once(['）', ')'])
            .map_or(words, |(number, _)| rest[number.len()..].trim_start_matches(['）', ')']));
    }
    let first = behind(words, 0, 40);
    let comma = first
        .find('，')
        .filter(|&at| ["年", "以来", "期间"].iter().any(|it| first[..at].contains(it)));
    match comma {
        Some(at) => words[at + '，'.len_utf8()..].trim_start(),
        None => {
            let digits = words.trim_start_matches(|c: char| c.is_ascii_digit());
            let rest = digits.trim_start_matches(['年', '度']);
            if digits.len() < words.len() && rest.len() < digits.len() { rest } else { words }
        }
    }
}

impl Finding {
    /// Another body signs or writes.
    fn other_body(
        rule: &Rule,
        reading: &Reading<'_>,
        place: (TextId, usize, usize),
        other: &str,
    ) -> Self {
        let name = reading.report.unit().name.trim();
        let message = format!("这里写的是{}，单位全称是{}。", quoted(other), quoted(name));
        Self::in_text(rule, reading.report, place, message, WHOSE).comparing(other, name)
    }
}
