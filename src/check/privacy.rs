//! Does the report hold what must not be public?

use super::Severity::{Advice, Error, Warning};
use super::reading::Reading;
use super::residue::SURNAMES;
use super::rule::{Checks, Reads, Rule};
use super::words::Tag;
use super::{Finding, MOST};
use crate::text::found::Chars;
use crate::text::numeral::arabic_digit;

const PRIVACY: &str = "政府信息公开条例第十五条：涉及个人隐私的不得公开";

/// 身份证号.
pub(super) const PR_ID: Rule = Rule {
    code: "PR-ID",
    severity: Error,
    title: "没有身份证号",
    source: PRIVACY,
    manual: "\
文字里有十八位、校验码正确的身份证号时报出。

为什么：身份证号是个人隐私，公布出去收不回来。

怎么办：删去。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(identity),
};

/// 手机号.
pub(super) const PR_MOBILE: Rule = Rule {
    code: "PR-MOBILE",
    severity: Warning,
    title: "没有手机号",
    source: "已公布年报中的常见差错；条例第十五条",
    manual: "\
文字里有十一位手机号时报出。

为什么：手机号多是个人的，联系方式应写办公室的。

怎么办：改为办公电话；确是公务手机的，写一句说明。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(mobile),
};

/// 个人邮箱.
pub(super) const PR_MAIL: Rule = Rule {
    code: "PR-MAIL",
    severity: Advice,
    title: "联系邮箱用单位邮箱",
    source: "已公布年报中的常见差错",
    manual: "\
文字里有 qq、163、126 等个人邮箱的地址时提示。

为什么：公务往来一般要用单位邮箱。

怎么办：换成单位邮箱；没有的可以不写邮箱。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(mail),
};

/// 申请人姓名.
pub(super) const PR_PERSON: Rule = Rule {
    code: "PR-PERSON",
    severity: Advice,
    title: "不写申请人姓名",
    source: PRIVACY,
    manual: "\
文字里写申请人、原告，后面紧跟姓氏和某、某某、先生、女士时提示。

为什么：个案里的姓氏加上案情，容易认出是谁。

怎么办：隐去，只写申请人。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(person),
};

/// 密级标志.
pub(super) const PR_SECRET: Rule = Rule {
    code: "PR-SECRET",
    severity: Error,
    title: "没有密级或内部标志",
    source: "政府信息公开条例第十七条：公开前的保密审查",
    manual: "\
文字里有秘密★、机密★、内部资料、工作秘密这样的标志时报出。说到工作秘密管理、审查的不算。

为什么：有这样标志的内容，公开前要先做保密审查。

怎么办：核对来源，先做保密审查，再删去标志或整段。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(secret),
};

static DIGITS: Chars = Chars::of("0123456789０１２３４５６７８９XxＸ");

/// Runs of eleven digits and more (with a last X), as bytes and digits.
fn runs(text: &str) -> Vec<(usize, String)> {
    let mut found: Vec<(usize, String)> = Vec::new();
    // Where the run at hand starts and ends, and its digits.
    let (mut start, mut end, mut run) = (0, 0, String::new());
    for (at, c) in DIGITS.found(text) {
        if at != end {
            keep(&mut found, start, &mut run);
        }
        let digit = arabic_digit(c).and_then(|digit| char::from_digit(digit as u32, 10));
        let x = matches!(c, 'X' | 'x' | 'Ｘ') && run.len() == 17;
        let Some(sign) = digit.or(x.then_some('X')) else { continue };
        if run.is_empty() {
            start = at;
        }
        run.push(sign);
        end = at + c.len_utf8();
    }
    keep(&mut found, start, &mut run);
    found
}

/// Keeps a run that has ended when it is a long one.
fn keep(found: &mut Vec<(usize, String)>, start: usize, run: &mut String) {
    const LEAST: usize = 11;
    if run.len() >= LEAST {
        found.push((start, run.clone()));
    }
    run.clear();
}

/// Whether 18 signs are an identity number: a date of birth and the right check digit.
fn is_identity(digits: &str) -> bool {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const CHECKS: &[u8; 11] = b"10X98765432";
    let born = |range: std::ops::Range<usize>| digits.get(range)?.parse::<u32>().ok();
    let (Some(year), Some(month), Some(day)) = (born(6..10), born(10..12), born(12..14)) else {
        return false;
    };
    let dated =
        (1900..2100).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    let values = digits.chars().filter_map(|c| c.to_digit(10));
    let sum: u32 = values.zip(WEIGHTS).map(|(digit, weight)| digit * weight).sum();
    digits.len() == 18 && dated && digits.as_bytes()[17] == CHECKS[sum as usize % 11]
}

fn identity(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    in_runs(rule, reading, is_identity, |_| {
        ("出现身份证号，不能公开。".to_owned(), "请删去。", "身份证号".to_owned())
    })
}

fn mobile(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let is_mobile = |digits: &str| {
        digits.len() == 11 && digits.starts_with('1') && matches!(digits.as_bytes()[1], b'3'..=b'9')
    };
    in_runs(rule, reading, is_mobile, |digits| {
        let shown = format!("{}****{}", &digits[..3], &digits[7..]);
        (format!("出现手机号 {shown}。"), "请改为办公电话。", shown)
    })
}

fn in_runs(
    rule: &Rule,
    reading: &Reading<'_>,
    is: impl Fn(&str) -> bool,
    say: impl Fn(&str) -> (String, &'static str, String),
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        for (byte, digits) in runs(within).into_iter().filter(|(_, digits)| is(digits)) {
            if findings.len() > MOST {
                break;
            }
            let (message, hint, shown) = say(&digits);
            let place = (text, paragraph, byte);
            findings.push(
                Finding::in_text(rule, reading.report, place, message, hint).comparing(shown, 1),
            );
        }
    }
    findings
}

fn mail(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for word in reading.words(Tag::PrivateMail) {
        if findings.len() > MOST {
            break;
        }
        let message = format!("联系邮箱是个人邮箱（{}）。", word.word);
        let hint = "建议用单位邮箱；没有的可以不写。";
        let place = (word.text, word.paragraph, word.start);
        findings.push(Finding::in_text(rule, reading.report, place, message, hint));
    }
    findings
}

fn person(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    const TITLES: [&str; 3] = ["某", "先生", "女士"];
    let mut findings = Vec::new();
    for word in reading.words(Tag::Applicant) {
        if findings.len() > MOST {
            break;
        }
        let rest = &reading.paragraph_of(word)[word.end..];
        let surname = rest.chars().next().filter(|c| SURNAMES.contains(*c));
        let after = surname.map(|c| &rest[c.len_utf8()..]).unwrap_or_default();
        if !TITLES.iter().any(|title| after.starts_with(title)) {
            continue;
        }
        let message = "疑似写了申请人姓名。".to_owned();
        let hint = "请隐去，只写申请人。";
        let place = (word.text, word.paragraph, word.end);
        findings.push(Finding::in_text(rule, reading.report, place, message, hint));
    }
    findings
}

fn secret(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for word in reading.words(Tag::Secret) {
        if findings.len() > MOST {
            break;
        }
        // The longest of the lawful words is shorter than this.
        let near = (word.start.saturating_sub(60), word.start + 1);
        let near = reading.words_between((word.text, word.paragraph), near);
        let lawful = near.iter().any(|it| it.tag == Tag::SecretLawful && word.end <= it.end);
        if lawful {
            continue;
        }
        let message = format!("出现密级或内部标志「{}」。", word.word);
        let hint = "请先做保密审查，再删去标志或整段。";
        let place = (word.text, word.paragraph, word.start);
        findings.push(
            Finding::in_text(rule, reading.report, place, message, hint).comparing(word.word, 1),
        );
    }
    findings
}
