//! Is the frame of the report right: basis, years, names, scope, contact, signing?

use super::Severity::{Advice, Error, Warning};
use super::place::quoted;
use super::reading::Reading;
use super::registry::{Checks, Reads, Rule};
use super::words::Tag;
use super::{Finding, Spot, dates};
use crate::report::{Scope, TextId};

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

/// 上年的年份.
pub(super) const META_YEAR_LEFTOVER: Rule = Rule {
    code: "META-YEAR-LEFTOVER",
    severity: Warning,
    title: "正文说本年的事不用上年的年份",
    source: "已公布年报中的常见差错",
    manual: "\
第一、五、六部分里，在句首、截至后面或全年、以来前面写的是上年或更早的年份，当作本年度来用时报出。\
句子里说到上年、去年、比较、自某年以来、某年印发的不算。

为什么：照着上年的文字改，最容易漏改年份。

怎么办：改成报告年度；确实是说往年的，写明上年。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(year_leftover),
};

/// 日期先于期末.
pub(super) const META_YEAR_LOGIC: Rule = Rule {
    code: "META-YEAR-LOGIC",
    severity: Warning,
    title: "编制、公布年报的日期晚于统计期末",
    source: "政府信息公开条例第四十九条；已公布年报中的常见差错",
    manual: "\
导语、正文里写了编制、完成、公布、报送本年报的日期，而这个日期早于报告年度的最后一个月时报出。

为什么：年报写的是全年的事，年初不可能写完；多半是年份少写了一年。

怎么办：核对日期里的年份。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(year_logic),
};

/// 单位名称混用.
pub(super) const META_NAME_MIXED: Rule = Rule {
    code: "META-NAME-MIXED",
    severity: Error,
    title: "标题、导语、落款写的是同一个单位",
    source: "已公布年报中的常见差错",
    manual: "\
落款写的单位，或者导语里写的编制单位，与单位全称互不包含时报出；简称、加了上级地名的不算。\
政府办公室代政府编制的，是常见写法，也不算。

为什么：照着别的单位的文件写，最容易留下别人的名字；办公室自己的年报和政府的年报也是两份。

怎么办：确认这份报告是谁的，改正名称；确需这样写的，写明理由。",
    reasonable: true,
    reads: Reads::Texts,
    checks: Checks::Reading(name_mixed),
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
        let rest = &reading.paragraph_of(word)[word.end..];
        let Some(end) = rest.find('号').map(|at| at + '号'.len_utf8()) else { continue };
        let (code, near) = (&rest[..end], rest[..end].chars().count() <= 14);
        let written = format!("{}{code}", word.word);
        let plain = |text: &str| -> String {
            text.chars().filter(|c| !c.is_whitespace()).map(bracket).collect()
        };
        // The notice about co-defendants has a number of its own.
        let other = code.contains("2016") || code.contains("2023") || code.contains("2020");
        if !near || other || plain(&written) == plain(number) {
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

fn year_leftover(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    const COMPARED: [&str; 15] = [
        "上年",
        "去年",
        "相比",
        "同比",
        "往年",
        "上一年",
        "比",
        "以来",
        "印发",
        "自",
        "从",
        "历年",
        "较",
        "施行",
        "结转",
    ];
    let year = reading.report.year();
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs().filter(|it| BODY.contains(&it.0)) {
        for date in dates::years(within) {
            let Some(named) = date.year.filter(|&named| named < year && named + 3 >= year) else {
                continue;
            };
            let (from, to) = super::agree::sentence(within, date.start);
            let sentence = &within[from..to];
            let before = within[from..date.start].trim();
            let after = within[date.end..].trim_start().trim_start_matches(['年', '度']);
            let opens = before.is_empty() || is_outline(before);
            let follows = after.starts_with(['，', ',']) || after.starts_with("全年");
            let until = before.ends_with("截至") || before.ends_with("截止");
            let used = opens && follows || until || after.starts_with("全年");
            let named_too = sentence.contains(&format!("{year}年"));
            if !used || named_too || COMPARED.iter().any(|word| sentence.contains(word)) {
                continue;
            }
            let message = format!("这里写的是 {named} 年，报告年度是 {year} 年。");
            let hint = "请核对是不是沿用上年的文字；说往年的写明上年。";
            let place = (text, paragraph, date.start);
            findings.push(
                Finding::in_text(rule, reading.report, place, message, hint).comparing(named, year),
            );
            break;
        }
    }
    findings
}

/// Whether only an outline number and a heading stand before.
fn is_outline(before: &str) -> bool {
    before.starts_with(['（', '(']) && before.chars().count() <= 16
        || before.ends_with(['：', ':', '、', '.'])
}

fn year_logic(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    const ACTS: [&str; 6] = ["编制完成", "完成编制", "编制并", "之前", "公布", "报送"];
    let year = reading.report.year();
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        if text == TextId::Signoff || !within.contains("报告") {
            continue;
        }
        for date in dates::dates(within) {
            let (Some(named), Some(month)) = (date.year, date.month) else { continue };
            let (from, to) = super::agree::sentence(within, date.start);
            let sentence = &within[from..to];
            let about = (sentence.contains("年度报告")
                || sentence.contains("年报")
                || sentence.contains("本报告"))
                && ACTS.iter().any(|word| sentence.contains(word))
                && !["上年", "去年", "统计", "期限", "上一年", "条例", "印发", "施行"]
                    .iter()
                    .any(|word| sentence.contains(word));
            if !about || named != year || month >= 12 {
                continue;
            }
            let written = &within[date.start..date.end];
            let message = format!("{}早于统计期末，年份可能写错。", quoted(written));
            let hint = format!("{year} 年的年报在 {} 年公布，请核对。", year.saturating_add(1));
            let place = (text, paragraph, date.start);
            findings.push(
                Finding::in_text(rule, reading.report, place, message, hint)
                    .comparing(written, year),
            );
        }
    }
    findings
}

/// What the name of a body ends in.
const BODIES: [&str; 10] = [
    "人民政府办公室",
    "人民政府",
    "街道办事处",
    "管理委员会",
    "委员会",
    "办公室",
    "局",
    "厅",
    "办事处",
    "中心",
];

fn name_mixed(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let name = reading.report.unit().name.trim();
    if name.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for (paragraph, line) in reading.report.text(TextId::Signoff).paragraphs().iter().enumerate() {
        let line = line.trim();
        let body = BODIES.iter().any(|ending| line.ends_with(ending));
        if body && line.chars().count() <= 30 && !same_body(line, name) {
            let place = (TextId::Signoff, paragraph, 0);
            findings.push(Finding::other_body(rule, reading, place, line, name));
        }
    }
    for (text, paragraph, within) in reading.paragraphs() {
        if text != TextId::Preface {
            continue;
        }
        let by = within.find("本报告由").map(|at| at + "本报告由".len());
        let Some(start) = by else { continue };
        let rest = &within[start..];
        let end = ["根据", "按照", "依据", "依照", "编制", "，"]
            .iter()
            .filter_map(|word| rest.find(word))
            .min()
            .unwrap_or(0);
        let other = rest[..end].trim();
        let body = BODIES.iter().any(|ending| other.ends_with(ending));
        if body && !same_body(other, name) {
            let place = (text, paragraph, start);
            findings.push(Finding::other_body(rule, reading, place, other, name));
        }
    }
    findings
}

/// Whether two names may be the same body's: one within the other, one with places left out, or
/// a government and its office.
fn same_body(a: &str, b: &str) -> bool {
    let plain = |name: &str| name.trim_end_matches("办公室").replace("人民政府", "政府");
    let (a, b) = (plain(a), plain(b));
    if a.is_empty() || b.is_empty() || a.contains(&b) || b.contains(&a) {
        return true;
    }
    let (short, long) = if a.chars().count() < b.chars().count() { (&a, &b) } else { (&b, &a) };
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

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

impl Finding {
    /// Another body signs or writes.
    fn other_body(
        rule: &Rule,
        reading: &Reading<'_>,
        place: (TextId, usize, usize),
        other: &str,
        name: &str,
    ) -> Self {
        let message = format!("这里写的是{}，单位全称是{}。", quoted(other), quoted(name));
        let hint = "请确认这份报告是谁的。";
        Self::in_text(rule, reading.report, place, message, hint).comparing(other, name)
    }
}
