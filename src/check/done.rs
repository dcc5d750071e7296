//! Does a text say that all was answered while something is left?

use super::Finding;
use super::MOST;
use super::Severity::Error;
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::stated::{Known, Stated, Word};
use super::words::Tag;
use crate::text::sentence::around;

/// 全部办结.
pub(super) const NR_ALL_DONE: Rule = Rule {
    code: "NR-ALL-DONE",
    severity: Error,
    title: "正文说全部办结，表三就没有结转下年的",
    source: "文字与表格核对，为本程序的约定",
    manual: "\
正文说收到的申请全部办结、均已答复、办结率百分之百，而表三结转下年度大于 0 时报出。\
均、全部、都说的是前面离得最近的数：办结多少件，均按期答复，说的是办结的那些，不比。\
同一段里说了还有多少结转下年、正在办理的不比，说的是上年结转的、按时办结率的也不比；\
前面没有数，只写收到的申请均已答复的，只要求说明。

为什么：还有结转的，就不是全部办结。

怎么办：写明办结多少件、结转多少件；或者核对表三。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(all_done),
};

/// What is said to be all done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Scope {
    /// All that came in, counted in the same sentence.
    Received,
    /// Applications, but nobody says how many.
    Uncounted,
    /// Something else: a part, a result, what last year left.
    Other,
}

fn all_done(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some(left) = reading.count("requests.carried_out.total").filter(|&n| n > 0) else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    // Asked once a paragraph: whether it tells what is left.
    let mut paragraph = Known::default();
    let facts = reading.facts();
    for word in reading.words(Tag::DoneAll) {
        if findings.len() > MOST {
            break;
        }
        // Whoever says in the paragraph what is left does not say that all is done.
        let tells_the_rest = paragraph.of((word.text, word.paragraph, 0), || {
            let words = reading.words_between((word.text, word.paragraph), (0, usize::MAX));
            words.iter().any(|it| it.tag == Tag::DoneAllBut)
        });
        if tells_the_rest {
            continue;
        }
        let scope = scope(reading, facts, word);
        if scope == Scope::Other {
            continue;
        }
        let message = format!("正文写{}，表三还有 {left} 件结转下年度。", quoted(word.word));
        let hint = "请写明办结和结转各多少件，或核对表三。";
        let place = (word.text, word.paragraph, word.start);
        let finding = Finding::in_text(rule, reading.report, place, message, hint);
        let finding = finding.comparing(word.word, left);
        findings.push(if scope == Scope::Received { finding } else { finding.lightened() });
    }
    findings
}

/// What a word of all being done is said of: the nearest count before it in its sentence.
fn scope(reading: &Reading<'_>, facts: &[Stated<'_>], word: &Word<'_>) -> Scope {
    let within = reading.paragraph_of(word);
    let (from, to) = around(within, word.start);
    let before = &within[from..word.start];
    // 按时办结率 counts those that were due.
    let of_those_due = word.word.contains('率')
        && ["按时", "按期", "及时", "如期", "期限内"].iter().any(|due| before.ends_with(due));
    if of_those_due || is_about_carried(before) {
        return Scope::Other;
    }
    let place = |it: &Stated<'_>| (it.text, it.paragraph, it.fact.start);
    let behind = facts.partition_point(|it| place(it) < (word.text, word.paragraph, word.start));
    let own = facts[..behind].iter().enumerate().rev().take_while(|(_, it)| {
        (it.text, it.paragraph) == (word.text, word.paragraph) && it.fact.start >= from
    });
    // Shares, figures in brackets and what was carried in beside what came in are no count of it.
    let mut own = own.filter(|(_, it)| {
        let carried = it.fact.lead.contains("结转");
        !it.fact.is_percent() && it.fact.depth == 0 && !carried
    });
    let claims = reading.claims();
    let received = |index: usize| {
        let at = claims.partition_point(|claim| claim.fact < index);
        let claim = claims.get(at).filter(|claim| claim.fact == index);
        claim.is_some_and(|claim| claim.figure.id == "new" && !claim.last_year)
    };
    match own.next() {
        Some((index, _)) if received(index) => Scope::Received,
        // A rate is one of all: 办结61件，办结率100%.
        Some((index, it)) if word.word.contains('率') => {
            let mut others = own.map(|(index, _)| index);
            let of_all = received(index) || others.any(received);
            if of_all || it.fact.lead.contains("申请") { Scope::Uncounted } else { Scope::Other }
        }
        Some(_) => Scope::Other,
        None => {
            let words = reading.words_between((word.text, word.paragraph), (from, to));
            let about = words.iter().any(|it| it.tag == Tag::Request);
            if about { Scope::Uncounted } else { Scope::Other }
        }
    }
}

/// Whether the clause before 全部办结 is about what last year left: 上年结转的4件.
fn is_about_carried(before: &str) -> bool {
    let clause = before.rsplit(['，', '；']).next().unwrap_or_default();
    ["上年", "去年", "结转"].iter().any(|word| clause.contains(word))
}
