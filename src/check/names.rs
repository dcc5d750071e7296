//! Is the body that signs and writes the one whose report it is?

use super::Finding;
use super::Severity::Error;
use super::place::quoted;
use super::reading::Reading;
use super::registry::{Checks, Reads, Rule};
use crate::report::TextId;

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
