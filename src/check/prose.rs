//! Do the figures in the texts agree with the tables?

use std::collections::BTreeSet;

use super::Finding;
use super::Severity::Error;
use super::claims::{Claim, meant};
use super::clear::{denies_all, is_clear};
use super::figures::{Class, Denial, Figure, figures, holds};
use super::footing::{Footing, footing, tells_what_was_carried};
use super::partial;
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::stated::{Stated, Word};
use super::words::Tag;
use crate::report::TextId;
use crate::text::steps::step;

const WHY: &str = "通知要求数据准确；文字与表格核对，为本程序的约定";

/// 本年新收.
pub(super) const NR_T3_NEW: Rule = Rule {
    code: "NR-T3-NEW",
    severity: Error,
    title: "正文写的收到申请件数与表三本年新收相符",
    source: WHY,
    manual: "\
正文写收到、新收、受理政府信息公开申请多少件，而它既不等于表三本年新收的总计，也不等于新收加上年结转时报出。\
等于后者时只提示写明含上年结转。写的是上年、某一渠道、某个单位的数不比。数的前面有认不出的话时，只要求说明。

为什么：文字和表格对不上，是年报被退回最常见的原因。

怎么办：对照台账，改正文或者改表。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(compare),
};

/// 上年结转.
pub(super) const NR_T3_CARRY_IN: Rule = Rule {
    code: "NR-T3-CARRY-IN",
    severity: Error,
    title: "正文写的上年结转件数与表三相符",
    source: WHY,
    manual: "\
正文写上年结转申请多少件，而它不等于表三上年结转的总计时报出。数的前面有认不出的话时，只要求说明。

为什么：结转件数要和上年年报衔接，两处不同必有一处错。

怎么办：对照台账和上年年报，改正文或者改表。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(compare),
};

/// 办结.
pub(super) const NR_T3_DONE: Rule = Rule {
    code: "NR-T3-DONE",
    severity: Error,
    title: "正文写的答复、办结件数与表三办理结果总计相符",
    source: WHY,
    manual: "\
正文写答复或办结政府信息公开申请多少件，而它不等于表三办理结果（七）总计时报出。\
前面写着其中、某一渠道、某个单位的数不比。数的前面有认不出的话时，只要求说明。

为什么：文字和表格对不上，是年报被退回最常见的原因。

怎么办：对照台账，改正文或者改表。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(compare),
};

/// 结转下年度.
pub(super) const NR_T3_CARRY_OUT: Rule = Rule {
    code: "NR-T3-CARRY-OUT",
    severity: Error,
    title: "正文写的结转下年件数与表三相符",
    source: WHY,
    manual: "\
正文写结转下年度、正在办理多少件申请，而它不等于表三结转下年度继续办理的总计时报出。数的前面有认不出的话时，只要求说明。

为什么：这个数明年还要作为上年结转再填一次，错了会一直错下去。

怎么办：对照台账，改正文或者改表。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(compare),
};

/// 各类结果.
pub(super) const NR_T3_RESULT: Rule = Rule {
    code: "NR-T3-RESULT",
    severity: Error,
    title: "正文写的各类办理结果与表三相符",
    source: WHY,
    manual: "\
正文写予以公开、部分公开、不予公开、无法提供、不予处理、其他处理或表三某一行多少件，而它不等于表中相应各行的总计时报出。\
用的不是规定的名称时，只作为需说明的问题。数的前面有认不出的话时，只要求说明。

为什么：公众会拿文字和表格对照；两处不同必有一处错。

怎么办：对照台账，改正文或者改表。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(compare),
};

/// 申请人.
pub(super) const NR_T3_APPLICANT: Rule = Rule {
    code: "NR-T3-APPLICANT",
    severity: Error,
    title: "正文写的各类申请人件数与表三相符",
    source: WHY,
    manual: "\
正文写自然人、商业企业、法人或其他组织等申请多少件，而它不等于表三本年新收一行相应各列时报出。数的前面有认不出的话时，只要求说明。

为什么：申请人类别归错了，行和列都会受影响。

怎么办：对照台账，改正文或者改表。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(compare),
};

/// 复议诉讼.
pub(super) const NR_T4: Rule = Rule {
    code: "NR-T4",
    severity: Error,
    title: "正文写的复议、诉讼件数与表四相符",
    source: WHY,
    manual: "\
正文写因政府信息公开引起的行政复议或行政诉讼多少件，或者其中维持、纠正、尚未审结的多少件，\
而它不等于表四相应的数时报出。诉讼是未经复议直接起诉和复议后起诉两组之和。\
数的前面没有说到信息公开的不比。数的前面有认不出的话时，只要求说明。

为什么：案件数有公开的裁判文书可查，写错了容易被发现。

怎么办：对照案件登记，改正文或者改表。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(compare),
};

/// 文件和决定.
pub(super) const NR_T2: Rule = Rule {
    code: "NR-T2",
    severity: Error,
    title: "正文写的规范性文件、许可、处罚、强制件数与表二相符",
    source: WHY,
    manual: "\
正文写制发、废止、现行有效行政规范性文件多少件，或者作出行政许可、行政处罚、行政强制决定多少件，\
而它不等于表二相应一格时报出。写公开、公示了多少的不比。数的前面有认不出的话时，只要求说明。

为什么：文字和表格对不上，是年报被退回最常见的原因。

怎么办：与司法行政部门和业务科室的登记核对，改正文或者改表。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(compare),
};

/// 否定.
pub(super) const NR_NEGATION: Rule = Rule {
    code: "NR-NEGATION",
    severity: Error,
    title: "正文说没有的，表里也是 0",
    source: WHY,
    manual: "\
正文说没有收到申请、没有发生行政复议或行政诉讼、没有制发规范性文件，而表里相应的数大于 0 时报出。说的只是一部分（某几个月、某种方式、某个单位）的，只提示或者不报。

为什么：照着上年的文字改，最容易留下这样的句子。

怎么办：对照台账，改正文或者改表。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(negation),
};

/// The sum of these cells.
pub(super) fn sum(reading: &Reading<'_>, cells: &[String]) -> Option<u64> {
    cells.iter().map(|cell| reading.count(cell)).sum()
}

/// Claims of this year that belong to `rule`, each with its fact.
pub(super) fn claimed<'a, 'r>(
    reading: &'a Reading<'r>,
) -> impl Iterator<Item = (&'a Claim<'r>, &'a Stated<'r>)> {
    let facts = reading.facts();
    reading.claims().iter().map(move |claim| (claim, &facts[claim.fact]))
}

fn compare(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (claim, stated) in claimed(reading).filter(|(claim, _)| claim.figure.code == rule.code) {
        findings.extend(match answer(reading, claim) {
            None | Some(Answer::Agrees) => None,
            Some(Answer::CountsMore(more)) => {
                Some(Finding::counts_more(rule, reading, claim, stated, more))
            }
            Some(Answer::Differs(footing, expected)) => {
                let place = (claim, stated, footing);
                let finding = Finding::other_in_table(rule, reading, place, expected);
                let unit = &reading.report.unit().name;
                let clear = claim.sure && is_clear(claim.lead, claim.figure, unit);
                Some(if clear { finding } else { finding.lightened() })
            }
        });
    }
    findings
}

/// What the table says to a claim.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Answer {
    /// The same.
    Agrees,
    /// The same with what was carried in, and the sentence does not say so.
    CountsMore(u64),
    /// Another number, on this footing.
    Differs(Footing, u64),
}

/// What the table says to a claim of this year; none: cells are blank, or it is of last year.
fn answer(reading: &Reading<'_>, claim: &Claim<'_>) -> Option<Answer> {
    let expected = sum(reading, &claim.figure.cells).filter(|_| !claim.last_year)?;
    let less = sum(reading, &claim.figure.or_without).unwrap_or(0);
    if claim.value == expected || less > 0 && claim.value + less == expected {
        return Some(Answer::Agrees);
    }
    // 以三类内部事务信息等为由不予公开1件 may be that row alone.
    let names_it = |row: &&Figure| sum(reading, &row.cells) == Some(claim.value);
    if !claim.reason.is_empty() && meant(claim.reason).iter().any(names_it) {
        return Some(Answer::Agrees);
    }
    let more = sum(reading, &claim.figure.or_with).unwrap_or(0);
    let footing = footing(reading, claim);
    Some(if more > 0 && claim.value == expected + more {
        let told = footing == Footing::WithCarried || tells_what_was_carried(reading, claim);
        if told { Answer::Agrees } else { Answer::CountsMore(more) }
    } else if footing == Footing::WithCarried && claim.figure.class == Class::Applicant {
        Answer::Differs(footing, expected + more)
    } else {
        Answer::Differs(Footing::New, expected)
    })
}

/// The facts, by their indexes, that a rule says do not agree with the table.
pub(super) fn disputed(reading: &Reading<'_>) -> BTreeSet<usize> {
    let differs = |claim: &&Claim<'_>| matches!(answer(reading, claim), Some(Answer::Differs(..)));
    reading.claims().iter().filter(differs).map(|claim| claim.fact).collect()
}

fn negation(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (word, start, clause) in denying_clauses(reading) {
        for denial in &figures().denials {
            let Some(byte) = denied(clause, denial) else { continue };
            let Some(n) = sum(reading, &denial.cells).filter(|&n| n > 0) else { continue };
            let of_a_part =
                partial::is_of_some_months(clause) || holds(clause, &figures().narrower);
            if of_a_part || is_of_last_year(clause, reading) {
                continue;
            }
            let place = (word.text, word.paragraph, start + byte);
            let finding = Finding::denied(rule, reading, place, clause, denial, n);
            let clear = denies_all(clause, denial, &reading.report.unit().name);
            findings.push(if clear { finding } else { finding.eased() });
        }
    }
    findings
}

fn is_of_last_year(clause: &str, reading: &Reading<'_>) -> bool {
    let named = format!("{}年", reading.report.year().saturating_sub(1));
    clause.contains(&named) || ["上年", "去年"].iter().any(|word| clause.contains(word))
}

/// The clauses that hold a denying word, each once: the word, where the clause starts, its text.
pub(super) fn denying_clauses<'a, 'r>(
    reading: &'a Reading<'r>,
) -> impl Iterator<Item = (&'a Word<'r>, usize, &'r str)> {
    const STOPS: [char; 7] = ['，', '。', '；', ',', '（', '）', ';'];
    // Where the last clause ends: a clause with several words is looked at once.
    let mut last = (TextId::Preface, 0, 0);
    reading.words(Tag::Deny).filter_map(move |word| {
        let within = reading.paragraph_of(word);
        let here = (word.text, word.paragraph) == (last.0, last.1);
        if here && word.start < last.2 {
            return None;
        }
        let from = if here { last.2 } else { 0 };
        let start = within[from..word.start].rfind(STOPS).map_or(from, |at| {
            from + at + within[from + at..].chars().next().map_or(0, char::len_utf8)
        });
        let end = within[word.start..].find(STOPS).map_or(within.len(), |at| word.start + at);
        step(end - from);
        last = (word.text, word.paragraph, end);
        Some((word, start, &within[start..end]))
    })
}

/// Where a clause denies: a denying word, and the thing soon behind it.
pub(super) fn denied(clause: &str, denial: &Denial) -> Option<usize> {
    const NEAR: usize = 24;
    let object = denial.object.iter().filter_map(|word| clause.find(word.as_str())).min()?;
    let deny = denial.deny.iter().filter_map(|word| clause[..object].rfind(word.as_str())).max()?;
    let near = clause[deny..object].chars().count() <= NEAR;
    (near && !holds(clause, &denial.not)).then_some(deny)
}

impl Finding {
    /// The text and the table say different numbers.
    fn other_in_table(
        rule: &Rule,
        reading: &Reading<'_>,
        (claim, stated, footing): (&Claim<'_>, &Stated<'_>, Footing),
        expected: u64,
    ) -> Self {
        let Claim { word, value, figure, .. } = claim;
        let called = &figure.called;
        let message = match footing {
            Footing::New => format!("正文写{word} {value} 件，表里{called}是 {expected} 件。"),
            Footing::WithCarried => format!(
                "正文写{word} {value} 件，按本年新收加上年结转算，表里{called}是 {expected} 件。"
            ),
        };
        let hint = "请对照台账，改正文或者改表。";
        Self::in_text(rule, reading.report, stated.place(), message, hint)
            .comparing(value, expected)
    }

    /// The text counts the carried ones in.
    fn counts_more(
        rule: &Rule,
        reading: &Reading<'_>,
        claim: &Claim<'_>,
        stated: &Stated<'_>,
        more: u64,
    ) -> Self {
        let Claim { word, value, .. } = claim;
        let message = format!("正文写{word} {value} 件，是本年新收加上年结转 {more} 件。");
        let hint = "建议写明其中上年结转多少件。";
        Self::in_text(rule, reading.report, stated.place(), message, hint)
            .comparing(value, more)
            .eased()
    }

    /// The text denies what the table counts.
    fn denied(
        rule: &Rule,
        reading: &Reading<'_>,
        place: (TextId, usize, usize),
        words: &str,
        denial: &Denial,
        n: u64,
    ) -> Self {
        let words = quoted(words);
        let message = format!("正文写{words}，表里{}却是 {n} 件。", denial.called);
        let finding =
            Self::in_text(rule, reading.report, place, message, "请对照台账，改正文或者改表。");
        finding.comparing(words, n)
    }
}
