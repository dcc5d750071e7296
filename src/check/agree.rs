//! Do the figures in the texts agree with each other?

use super::Severity::{Advice, Error, Warning};
use super::claims::Claim;
use super::figures::figures;
use super::prose::{claimed, denied, denying_clauses, sum};
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::said::Saying;
use super::stated::Stated;
use super::words::{Tag, words};
use super::{Finding, MOST};
use crate::report::TextId;

/// 一加二等于三加四, in prose.
pub(super) const NR_BALANCE: Rule = Rule {
    code: "NR-BALANCE",
    severity: Error,
    title: "正文里新收加上年结转等于办结加结转下年",
    source: "年报格式附件，表三的勾稽关系；已公布年报中的常见差错",
    manual: "\
同一段里写了新收、上年结转、办结、结转下年四个数，而前两个之和不等于后两个之和时报出。\
写明新收的数已含上年结转，或者把上年结转列在其中的，按含来算。四个数不全的不判断。

为什么：收到的申请都要有着落，正文自己不平，表也多半不平。

怎么办：对照台账核对这四个数。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(balance),
};

/// 余、约.
pub(super) const NR_VAGUE: Rule = Rule {
    code: "NR-VAGUE",
    severity: Advice,
    title: "申请和案件数写准确数",
    source: "通知要求数据准确，为本程序的约定",
    manual: "\
写收到申请、行政复议、行政诉讼的件数时用了余、多、约、近这样的字时提示。

为什么：这些数表里都有准确数，不必用约数。

怎么办：改成表里的数。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(vague),
};

/// 旧类目.
pub(super) const NR_OLD_CATEGORY: Rule = Rule {
    code: "NR-OLD-CATEGORY",
    severity: Advice,
    title: "办理结果用现行表格的名称",
    source: "年报格式附件，表三；已公布年报中的常见差错",
    manual: "\
第一部分写的办理结果是现行表格里没有的名称，例如信息不存在、非本机关、告知其他途径时提示。

为什么：名称不同，公众无法和表三对照。

怎么办：换成表三的行名。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(old_category),
};

/// 撤回.
pub(super) const NR_WITHDRAWN: Rule = Rule {
    code: "NR-WITHDRAWN",
    severity: Warning,
    title: "撤回的申请计入表三其他处理的最后一行",
    source: "年报格式附件，表三第三项（六）3",
    manual: "\
正文写申请人撤回、主动撤销申请多少件，而表三其他处理 3 少于这个数时报出。

为什么：撤回的申请没有别的行可以归入，漏了列就不平，或者归错了行。

怎么办：把撤回的件数计入其他处理 3；已计入别的行的，请改过来。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(withdrawn),
};

/// 前后不一.
pub(super) const NR_CONFLICT: Rule = Rule {
    code: "NR-CONFLICT",
    severity: Warning,
    title: "同一件事在正文里只有一个数",
    source: "通知要求数据准确，为本程序的约定",
    manual: "\
同一个数在正文里写了两处而不相同时报出，只看能与表格对应的数。

为什么：前后不一，至少有一处错。

怎么办：核对后统一。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(conflict),
};

/// 每月多少篇.
pub(super) const NR_FREQUENCY: Rule = Rule {
    code: "NR-FREQUENCY",
    severity: Advice,
    title: "每月的数乘以十二不大于全年的数",
    source: "文字前后核对，为本程序的约定",
    manual: "\
正文写每月至少多少篇，同一句又写全年多少篇，而全年的数不到每月的十二倍时提示。

为什么：两个数对不上，读者会怀疑其中一个。

怎么办：核对后改其中一个数。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(frequency),
};

fn balance(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let all: Vec<(&Claim<'_>, &Stated<'_>)> = claimed(reading).collect();
    for paragraph in all.chunk_by(|(_, one), (_, next)| one.near(next)) {
        // What a paragraph says of a figure is the first thing it says of it.
        let of = |id| paragraph.iter().find(|(claim, _)| claim.figure.id == id && !claim.last_year);
        let (Some(&(new, at)), Some(carried_in), Some(done), Some(carried_out)) =
            (of("new"), of("carried_in"), of("done"), of("carried_out"))
        else {
            continue;
        };
        let (a, b) = (new.value, carried_in.0.value);
        let (c, d) = (done.0.value, carried_out.0.value);
        // 含上年结转4件; or the whole is counted up, what was carried in among its parts.
        let between = at.within.get(at.fact.end..carried_in.1.fact.start).unwrap_or_default();
        let included = ["含", "其中", "包括"]
            .iter()
            .any(|word| between.contains(word) || carried_in.0.lead.contains(word));
        if a + b != c + d && !(included && a == c + d) {
            let message = format!(
                "正文自己不平：新收 {a} 加上年结转 {b} 是 {}，办结 {c} 加结转下年 {d} 是 {}。",
                a + b,
                c + d
            );
            let hint = "请对照台账核对这四个数。";
            let finding = Finding::in_text(rule, reading.report, at.place(), message, hint);
            findings.push(finding.comparing(a + b, c + d));
        }
    }
    findings
}

fn vague(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    const ABOUT: [&str; 4] = ["公开申请", "行政复议", "行政诉讼", "依申请"];
    let mut findings = Vec::new();
    for stated in reading.facts() {
        let fact = &stated.fact;
        let Some(rough) = fact.rough.filter(|_| matches!(fact.counter, "件" | "起")) else {
            continue;
        };
        let about = ABOUT.iter().any(|word| fact.lead.contains(word) || fact.tail.contains(word));
        if !about {
            continue;
        }
        let message = format!("申请和案件数写的是约数，用了「{rough}」字。");
        let hint = "请改成表里的准确数。";
        findings.push(Finding::in_text(rule, reading.report, stated.place(), message, hint));
    }
    findings
}

fn old_category(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for word in reading.words_in(TextId::Overview, Tag::OldCategory) {
        if findings.len() > MOST {
            break;
        }
        let row = words().old_categories.get(word.word);
        let Some(cell) = row.and_then(|row| reading.cell(&format!("{row}.total"))) else {
            continue;
        };
        let form = reading.report.form();
        let def = form.cell(cell);
        let Some((_, row)) = form.tables[def.table].row(def.row) else { continue };
        let message = format!("「{}」不是现行表格里的名称。", word.word);
        let hint = format!("表三里对应的是「{}」，建议改用这个名称。", row.label);
        let place = (word.text, word.paragraph, word.start);
        findings.push(Finding::in_text(rule, reading.report, place, message, hint));
    }
    findings
}

fn withdrawn(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some(misc) = reading.count("requests.other_misc.total") else { return Vec::new() };
    let mut findings = Vec::new();
    if reading.words(Tag::Withdrawn).next().is_none() {
        return findings;
    }
    for stated in reading.facts() {
        let (fact, sentence) = (&stated.fact, stated.sentence());
        let near = [fact.lead, fact.tail];
        let says = near.iter().any(|part| part.contains("撤回") || part.contains("撤销申请"))
            || fact.lead.contains("主动撤销");
        let other =
            ["复议", "诉讼", "起诉", "案件"].iter().any(|word| near.concat().contains(word));
        let Some(n) = fact.count().filter(|_| says && !other && sentence.contains("申请")) else {
            continue;
        };
        if matches!(fact.counter, "件" | "起" | "宗") && misc < n {
            let message = format!("正文写撤回 {n} 件，表三其他处理 3 是 {misc} 件。");
            let hint = "撤回的申请计入其他处理 3，请核对。";
            let finding = Finding::in_text(rule, reading.report, stated.place(), message, hint);
            findings.push(finding.comparing(n, misc));
        }
    }
    findings
}

fn conflict(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut seen: Vec<(&Claim<'_>, &Stated<'_>)> = Vec::new();
    for (claim, stated) in claimed(reading).filter(|(claim, _)| claim.sure && !claim.last_year) {
        let first = seen.iter().find(|(other, _)| other.figure.id == claim.figure.id);
        match first {
            None => seen.push((claim, stated)),
            Some((other, _)) if other.value != claim.value => {
                let (a, b) = (other.value, claim.value);
                let name = &claim.figure.called;
                // One of them counted what the other did not.
                let figure = claim.figure;
                let loose = [&figure.or_with, &figure.or_without].map(|cells| sum(reading, cells));
                if loose.contains(&Some(a.abs_diff(b))) {
                    continue;
                }
                let message = format!("{name}在正文里一处写 {a} 件，另一处写 {b} 件。");
                let hint = "请核对后统一。";
                let finding = Finding::in_text(rule, reading.report, stated.place(), message, hint);
                findings.push(finding.comparing(a, b));
            }
            Some(_) => {}
        }
    }
    findings
}

fn frequency(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, monthly) in reading.facts().iter().enumerate() {
        let says = monthly.said.holds(Saying::Rate) && monthly.fact.lead.contains("每月");
        if !says || monthly.fact.range {
            continue;
        }
        let Some(n) = monthly.fact.micros.checked_div(crate::text::numeral::ONE) else { continue };
        let (first, sentence) = reading.sentence_of(index);
        let yearly = sentence[index + 1 - first..].iter().find(|it| {
            it.fact.counter == monthly.fact.counter
                && ["全年", "累计", "年度"].iter().any(|word| it.fact.lead.contains(word))
        });
        let Some((yearly, total)) = yearly.and_then(|it| Some((it, it.fact.count()?))) else {
            continue;
        };
        if n > 0 && total < n.saturating_mul(12) {
            let counter = monthly.fact.counter;
            let message = format!(
                "按每月 {n} {counter}，全年应有 {} {counter}，正文写的是 {total} {counter}。",
                n.saturating_mul(12)
            );
            let hint = "请核对后改其中一个数。";
            findings.push(
                Finding::in_text(rule, reading.report, yearly.place(), message, hint)
                    .comparing(n.saturating_mul(12), total),
            );
        }
    }
    findings
}

/// Whether a text says that there was no application.
pub(super) fn denies_requests(reading: &Reading<'_>) -> bool {
    let Some(denial) = figures().denials.first() else { return false };
    denying_clauses(reading).any(|(_, _, clause)| denied(clause, denial).is_some())
}
