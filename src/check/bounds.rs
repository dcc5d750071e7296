//! Is there so much in a text or a sentence that not all of it was compared?

use super::Finding;
use super::Severity::Warning;
use super::reading::{MOST_FACTS, Reading};
use super::rule::{Checks, Reads, Rule};
use crate::text::facts::MOST;

/// 数太多.
pub(super) const NR_TOO_MANY: Rule = Rule {
    code: "NR-TOO-MANY",
    severity: Warning,
    title: "一个部分、一句话里的数没有多到核对不完",
    source: "为本程序的约定",
    manual: "\
一个部分里带量词的数超过一千个，后面的没有与表格核对时报出；一句话里的数超过六十个或者一句话超过一千字，\
分项没有与总数核对时提示。每个部分一条。

为什么：没有核对的，要说出来，不能让人以为都核对过了。

怎么办：这样多的数，多半是把表格或别的文件粘贴进来了，请删去；确有这么多的，分成几句写，自己核对。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(unread),
};

fn unread(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for &(text, paragraph) in reading.unread() {
        let message = format!("这一部分的数超过 {MOST_FACTS} 个，从这一段起没有全部与表格核对。");
        let hint = "请删去多余的数；确有这么多的自己核对，写一句说明。";
        let place = (text, paragraph, 0);
        findings.push(Finding::in_text(rule, reading.report, place, message, hint));
    }
    let mut last = None;
    for stated in reading.facts().iter().filter(|stated| stated.fact.cut) {
        if last.replace(stated.text) == Some(stated.text) {
            continue;
        }
        let message = format!("这一句太长，或者里面的数超过 {MOST} 个，分项没有与总数核对。");
        let hint = "建议分成几句写。";
        let finding = Finding::in_text(rule, reading.report, stated.place(), message, hint);
        findings.push(finding.eased());
    }
    findings
}
