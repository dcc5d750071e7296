//! Do parts add up to the whole they are parts of?

use std::cell::LazyCell;

use super::Finding;
use super::Severity::{Advice, Error, Warning};
use super::figures::{figures, holds};
use super::lists::{List, leaves, lists};
use super::prose::{claimed, disputed};
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::said::Said;
use super::stated::Stated;

/// 分项多于总数.
pub(super) const NR_SUM_OVER: Rule = Rule {
    code: "NR-SUM-OVER",
    severity: Error,
    title: "分项相加不大于总数",
    source: "数字前后核对，为本程序的约定",
    manual: "\
正文写了总数，又用其中、分别、包括、涵盖或者在后面的括号里列出同一量词的分项，分项相加大于总数时报出。\
分项里有数与表格不符的，只报那个数。列到一半已经等于总数、后面另起一项的，括号里再分的，都不算。

为什么：分项比总数还多，必有一个数错。

怎么办：核对总数和每个分项。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(sums),
};

/// 分项少于总数.
pub(super) const NR_SUM_SHORT: Rule = Rule {
    code: "NR-SUM-SHORT",
    severity: Advice,
    title: "列全的分项相加等于总数",
    source: "数字前后核对，为本程序的约定；已公布年报中的常见差错",
    manual: "\
正文写了总数和两个以上分项，分项相加小于总数时提示；列了其他一项，或者几乎列全而句子就此结束的，\
要核对或说明。

为什么：列全了却对不上，多半有一个数错了或漏了一项。

怎么办：核对总数和分项；只列了主要的，可以写明主要包括。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(sums),
};

/// 渠道.
pub(super) const NR_CHANNEL: Rule = Rule {
    code: "NR-CHANNEL",
    severity: Warning,
    title: "各渠道的申请相加等于收到的件数",
    source: "数字前后核对，为本程序的约定",
    manual: "\
同一句里写了收到申请的件数，又分网络、信函、当面等渠道写了件数，渠道相加不等于收到的件数时报出。\
只写了一个渠道的不判断。

为什么：漏掉一个渠道，是申请数统计不全最常见的原因。

怎么办：逐个渠道核对台账。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(channel),
};

fn sums(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    reading
        .wrong_sums(wrong_sums)
        .iter()
        .filter(|finding| finding.code == rule.code)
        .cloned()
        .collect()
}

/// The lists that do not add up; both rules about them read the text once.
fn wrong_sums(reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let disputed = LazyCell::new(|| disputed(reading));
    for list in lists(reading) {
        let (whole, Some(sum)) = (list.total(), list.sum()) else { continue };
        if sum == whole || list.facts.iter().any(|fact| disputed.contains(fact)) {
            continue;
        }
        findings.extend(if sum > whole {
            over(reading, &list, sum)
        } else {
            short(reading, &list, sum)
        });
    }
    findings
}

fn over(reading: &Reading<'_>, list: &List<'_, '_>, sum: u64) -> Option<Finding> {
    let whole = list.total();
    if list.parts.iter().any(|part| part.fact.count() == Some(whole)) {
        return None;
    }
    let (counter, addition) = (list.whole.fact.counter, list.addition(sum));
    let message = format!("{}{addition}，多于总数 {whole} {counter}。", list.quote());
    let hint = "请核对总数和每个分项。";
    let place = list.whole.place();
    let finding =
        Finding::in_text(&NR_SUM_OVER, reading.report, place, message, hint).comparing(sum, whole);
    Some(if list.named && !list.mixed { finding } else { finding.lightened() })
}

fn short(reading: &Reading<'_>, list: &List<'_, '_>, sum: u64) -> Option<Finding> {
    let whole = list.total();
    let few = list.parts.len() < 3 && sum.saturating_mul(5) < whole.saturating_mul(4);
    let partial = list.parts.len() < 2 || list.mixed || list.bracketed || few;
    let partial = partial || sum.saturating_mul(2) < whole;
    let partial = partial || list.parts.iter().any(|it| it.fact.lead.contains("新增"));
    let rest = list.has_rest();
    if partial && !rest {
        return None;
    }
    let (gap, counter, addition) = (whole - sum, list.whole.fact.counter, list.addition(sum));
    let quote = list.quote();
    let message = format!("{quote}{addition}，比总数 {whole} {counter}少 {gap} {counter}。");
    let hint = "请核对是否漏了一项，或哪个数写错了。";
    let place = list.whole.place();
    let finding =
        Finding::in_text(&NR_SUM_SHORT, reading.report, place, message, hint).comparing(sum, whole);
    let almost = list.ends_sentence() && list.parts.len() > 2 && sum * 5 >= whole * 4;
    Some(if rest || almost { finding.lightened() } else { finding })
}

fn channel(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (claim, at) in claimed(reading).filter(|(claim, _)| claim.figure.id == "new") {
        let (first, sentence) = reading.sentence_of(claim.fact);
        let is_part = |it: &&Stated<'_>| {
            let lead = it.fact.lead.trim_start_matches("其中");
            it.fact.counter == at.fact.counter
                && holds(it.fact.lead, &figures().channels)
                && !leaves(lead, Said::by(lead))
        };
        let parts: Vec<u64> = sentence[claim.fact + 1 - first..]
            .iter()
            .filter(is_part)
            .filter_map(|it| it.fact.count())
            .collect();
        let sum: u64 = parts.iter().fold(0, |sum, &part| sum.saturating_add(part));
        // Either footing will do: what came in this year, or that and what was carried in.
        let before = &sentence[..claim.fact + 1 - first];
        let other_whole = before.iter().any(|it| it.fact.count() == Some(sum));
        if parts.len() > 1 && sum != claim.value && !claim.last_year && !other_whole {
            let message = format!("各渠道合计 {sum} 件，收到的是 {} 件。", claim.value);
            let hint = "请逐个渠道核对台账。";
            let finding = Finding::in_text(rule, reading.report, at.place(), message, hint);
            findings.push(finding.comparing(sum, claim.value));
        }
    }
    findings
}
