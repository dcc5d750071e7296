//! Is the frame of the report right: basis, years, names, scope, contact, signing?

use super::Severity::{Advice, Warning};
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::words::Tag;
use super::{Finding, MOST, Spot, dates};
use crate::report::{Scope, TextId};
use crate::text::sentence::behind;

/// 依据文号.
pub(super) const META_BASIS: Rule = Rule {
    code: "META-BASIS",
    severity: Warning,
    title: "依据的文号写对",
    source: "年报格式通知的文号；已公布年报中的常见差错",
    manual: "\
导语或正文写了年报格式通知的文号，而文号里的字、括号、年份、号数和现行通知不同，\
或者引的是 2019 年的试行格式时报出；写了导语却没有写文号的只提示。

为什么：文号写错，或者还引旧通知，读者会怀疑整份报告是照旧文件写的。

怎么办：改成现行通知的文号。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(basis),
};

/// 数据范围.
pub(super) const META_SCOPE: Rule = Rule {
    code: "META-SCOPE",
    severity: Warning,
    title: "数据范围与单位类型相配",
    source: "年报格式通知：逐级汇总；政府信息公开条例第四十九条",
    manual: "\
单位类型是一级政府而数据范围只是本机关，或者不是一级政府而数据范围是汇总时报出。

为什么：政府的年报汇总本地区各机关的数据，部门的年报只报自己的；弄混了数就全错了。

怎么办：在单位和年度一页核对；上级另有要求的，写一句说明。",
    reasonable: false,
    reads: Reads::Head,
    checks: Checks::Reading(scope),
};

/// 联系方式.
pub(super) const META_CONTACT: Rule = Rule {
    code: "META-CONTACT",
    severity: Advice,
    title: "导语里写联系方式",
    source: "已公布年报的通行写法",
    manual: "\
写了导语，而里面既没有电话也没有地址时提示。

为什么：多数年报在导语里写办公地址和电话，方便公众询问。

怎么办：补写办公室的地址和电话，不写个人手机。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(contact),
};

/// 落款.
pub(super) const META_SIGNOFF: Rule = Rule {
    code: "META-SIGNOFF",
    severity: Advice,
    title: "文末写落款单位和日期",
    source: "上级通知对纸质报送件的要求",
    manual: "\
第一、五、六部分都已经写了而落款空着，或者落款里没有日期时提示。

为什么：网页版常省略落款，纸质报送件一般需要。

怎么办：写单位全称和成文日期，各占一行。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(signoff),
};

fn basis(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let number = &reading.report.form().notice.number;
    let Some((_, tail)) = number.split_once("办函") else { return Vec::new() };
    let preface = TextId::Preface;
    if reading.words(Tag::Notice).next().is_none() && !reading.report.text(preface).is_blank() {
        let message = "没有写年报格式通知的文号。".to_owned();
        let hint = format!("建议写明依据{}。", quoted(number));
        let finding = Finding::of_text(rule, reading.report, preface, message, hint);
        return vec![finding.eased()];
    }
    let mut findings = Vec::new();
    for word in reading.words(Tag::Notice) {
        let rest = behind(reading.paragraph_of(word), word.end, 120);
        let Some(end) = rest.find('号').map(|at| at + '号'.len_utf8()) else { continue };
        let (code, near) = (&rest[..end], rest[..end].chars().count() <= 14);
        let written = format!("{}{code}", word.word);
        let plain = |text: &str| -> String {
            text.chars().filter(|c| !c.is_whitespace()).map(bracket).collect()
        };
        // The notice about co-defendants has a number of its own.
        let other = code.contains("2016") || code.contains("2023") || code.contains("2020");
        if !near || other || findings.len() > MOST || plain(&written) == plain(number) {
            continue;
        }
        let message = format!("依据文号写成{}。", quoted(&written));
        let hint = format!("现行通知的文号是{}。", quoted(number));
        let place = (word.text, word.paragraph, word.start);
        findings.push(
            Finding::in_text(rule, reading.report, place, message, hint).comparing(written, tail),
        );
    }
    findings
}

/// Square brackets of all makes are one in a number of a document.
fn bracket(c: char) -> char {
    match c {
        '[' | '［' | '【' => '〔',
        ']' | '］' | '】' => '〕',
        _ => crate::report::half_width(c),
    }
}

const BODY: [TextId; 3] = [TextId::Overview, TextId::Problems, TextId::OtherMatters];

fn scope(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let unit = reading.report.unit();
    let known = reading.report.form().choice_of(&unit.kind).is_some();
    let (should, is) = match (reading.is_government(), unit.scope) {
        (true, Scope::Own) => ("汇总本地区各机关的数据", "本机关"),
        (false, Scope::Aggregate) => ("只报本单位的数据", "汇总"),
        _ => return Vec::new(),
    };
    if !known {
        return Vec::new();
    }
    let message = format!("这类单位的年报一般{should}，数据范围选的是{is}。");
    let hint = "请在单位和年度一页核对。";
    vec![Finding::of(rule, Spot::Unit, "数据范围", message, hint).comparing(&unit.kind, is)]
}

fn contact(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let text = TextId::Preface;
    let told = reading.has(text, Tag::Phone) || reading.has(text, Tag::Address);
    if reading.report.text(text).is_blank() || told {
        return Vec::new();
    }
    let message = "没有联系方式。".to_owned();
    let hint = "多数报告会写办公地址和电话。";
    vec![Finding::of_text(rule, reading.report, text, message, hint)]
}

fn signoff(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let text = reading.report.text(TextId::Signoff);
    let dated = text.paragraphs().iter().any(|line| dates::years(line).next().is_some());
    let message = match (text.is_blank(), dated) {
        // Nobody is reminded of the frame before there is a picture.
        (true, _) if BODY.iter().any(|&text| reading.report.text(text).is_blank()) => {
            return Vec::new();
        }
        (true, _) => "文末没有落款。".to_owned(),
        (false, false) => "落款没有日期。".to_owned(),
        (false, true) => return Vec::new(),
    };
    let hint = "纸质报送件一般要写单位和日期。";
    vec![Finding::of_text(rule, reading.report, TextId::Signoff, message, hint)]
}
