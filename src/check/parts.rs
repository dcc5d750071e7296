//! Do parts add up to the whole they are parts of?
//!
//! A list of parts is only judged where its whole is clear: 其中 does not always introduce a full
//! breakdown, and a sentence may go on to something else after it.

use super::Finding;
use super::Severity::{Advice, Error, Warning};
use super::figures::{figures, holds};
use super::place::quoted;
use super::prose::claimed;
use super::reading::{Reading, Stated};
use super::registry::{Checks, Reads, Rule};
use crate::text::facts::MOST;
use crate::text::steps::step;

/// 分项多于总数.
pub(super) const NR_SUM_OVER: Rule = Rule {
    code: "NR-SUM-OVER",
    severity: Error,
    title: "分项相加不大于总数",
    source: "数字前后核对，为本程序的约定",
    manual: "\
正文写了总数，又用其中、分别、包括列出同一量词的分项，分项相加大于总数时报出。\
列到一半已经等于总数、后面另起一项的，括号里再分的，都不算。

为什么：分项比总数还多，必有一个数错。

怎么办：核对总数和每个分项。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(over),
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
    checks: Checks::Reading(short),
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

/// A whole and the parts listed behind it.
struct List<'a, 'r> {
    whole: &'a Stated<'r>,
    parts: Vec<&'a Stated<'r>>,
    /// Facts of the same counter that follow and seem to belong to another matter.
    rest: Vec<&'a Stated<'r>>,
    /// Whether 其中 or 分别 leads the list.
    named: bool,
    /// Whether things of other counters stand among the parts, or the list is led in behind a
    /// semicolon: then it may belong to another whole.
    mixed: bool,
    /// Whether a second list starts within.
    nested: bool,
}

const INTRO: [&str; 6] = ["其中", "分别", "包括", "包含", "分为", "含"];
/// Words before a figure that is none to break down.
const RATES: [&str; 14] = [
    "月均",
    "日均",
    "年均",
    "人均",
    "平均",
    "每月",
    "每季",
    "比上年",
    "比去年",
    "较上年",
    "较去年",
    "同比",
    "增加",
    "减少",
];
/// A part whose words hold one of these belongs to another matter.
const ELSEWHERE: [&str; 11] =
    ["复议", "诉讼", "办结", "答复", "收到", "受理", "累计", "共", "全年", "同比", "上年"];

/// The lists of a report.
fn lists<'a, 'r>(reading: &'a Reading<'r>) -> Vec<List<'a, 'r>> {
    let mut lists = Vec::new();
    for sentence in reading.facts().chunk_by(Stated::beside) {
        // Whether words that lead a list in stand between a fact and the one before it.
        let leads: Vec<bool> = (0..sentence.len()).map(|at| leads_in(sentence, at)).collect();
        lists.extend((0..sentence.len()).filter_map(|index| list(sentence, &leads, index)));
    }
    lists
}

fn leads_in(sentence: &[Stated<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &sentence[before]) else { return false };
    let gap = before.within.get(before.fact.end..sentence[at].fact.start).unwrap_or_default();
    step(gap.len());
    // The first characters of all of them: most gaps hold none.
    gap.contains(['其', '分', '包', '含']) && INTRO.iter().any(|intro| gap.contains(intro))
}

fn list<'a, 'r>(facts: &'a [Stated<'r>], leads: &[bool], index: usize) -> Option<List<'a, 'r>> {
    let whole = &facts[index];
    let (ahead, first) = first_part(facts, leads, index)?;
    let between = &whole.within[whole.fact.end..first.fact.start];
    let intro = INTRO.iter().find(|intro| between.contains(**intro))?;
    if whole.fact.count().is_none() || whole.fact.is_percent() || whole.fact.chinese {
        return None;
    }
    // Of a sentence that is read in pieces nobody can say where its lists end.
    if facts.len() >= MOST || whole.fact.cut {
        return None;
    }
    let is_rate = RATES.iter().any(|word| whole.fact.lead.contains(word));
    if whole.fact.depth > first.fact.depth || is_rate || is_one_of_several(facts, index) {
        return None;
    }
    // 其中：甲3件；乙4件。 Without the colon a semicolon ends what was said of the whole.
    let by_semicolons = between.contains(['：', ':']);
    let depth = first.fact.depth;
    let mut list = List {
        whole,
        parts: Vec::new(),
        rest: Vec::new(),
        named: matches!(*intro, "其中" | "分别"),
        mixed: between.contains('；'),
        nested: false,
    };
    list.collect(&facts[ahead..], by_semicolons, depth);
    (!list.parts.is_empty()).then_some(list)
}

/// The fact behind the words that lead a list in, and its index: what stands in between is only a
/// share or a figure in brackets, 412条，增长8.4%（去年380条），其中.
fn first_part<'a, 'r>(
    facts: &'a [Stated<'r>],
    leads: &[bool],
    index: usize,
) -> Option<(usize, &'a Stated<'r>)> {
    let whole = &facts[index];
    for (at, fact) in facts.iter().enumerate().skip(index + 1) {
        step(1);
        if leads[at] {
            return Some((at, fact));
        }
        if !fact.fact.is_percent() && fact.fact.depth <= whole.fact.depth {
            return None;
        }
    }
    None
}

/// Whether the fact is the last of several that were counted up: 建议16件、提案9件，其中公开20件.
fn is_one_of_several(facts: &[Stated<'_>], index: usize) -> bool {
    let whole = &facts[index];
    let Some(before) = index.checked_sub(1).map(|before| &facts[before]) else { return false };
    let alike = before.beside(whole)
        && before.fact.counter == whole.fact.counter
        && before.fact.depth == whole.fact.depth;
    let gap = whole.within.get(before.fact.end..whole.fact.start).unwrap_or_default();
    alike && gap.starts_with('、') && !gap.contains(['，', '；', ','])
}

/// Whether behind a semicolon a clause with figures of its own begins, and no further part:
/// 其中公开的4件；应诉案件12件，涉及公开1件.
fn goes_on(facts: &[Stated<'_>], part: &Stated<'_>) -> bool {
    let within = part.within;
    let rest = &within[part.fact.end..part.fact.sentence_end];
    let end = rest.find(['；', '。']).map_or(within.len(), |at| part.fact.end + at);
    let alike =
        |it: &&Stated<'_>| it.fact.counter == part.fact.counter && it.fact.depth == part.fact.depth;
    let clause = facts.iter().take_while(|it| it.fact.start < end);
    clause.inspect(|_| step(1)).filter(alike).count() > 1
}

fn leaves(lead: &str) -> bool {
    ELSEWHERE.iter().any(|word| lead.contains(word))
}

impl<'a, 'r> List<'a, 'r> {
    /// Takes the parts up among the facts behind the whole; `depth`: how deep in brackets the first
    /// one stands.
    fn collect(&mut self, behind: &'a [Stated<'r>], by_semicolons: bool, depth: u8) {
        let whole = self.whole;
        let mut previous = whole.fact.end;
        for (at, part) in behind.iter().enumerate() {
            let gap = &whole.within[previous..part.fact.start];
            step(gap.len());
            let ends = !self.parts.is_empty() && gap.contains('；');
            if part.fact.depth < depth || ends && (!by_semicolons || goes_on(&behind[at..], part)) {
                break;
            }
            // 1333条中的265条: the parts are those of them.
            if part.fact.tail.starts_with("中的") {
                continue;
            }
            let same = part.fact.counter == whole.fact.counter && part.fact.depth == depth;
            if !self.rest.is_empty() || !self.parts.is_empty() && leaves(part.fact.lead) {
                self.rest.extend(same.then_some(part));
                if self.rest.is_empty() {
                    break;
                }
                continue;
            }
            previous = part.fact.end;
            self.nested |=
                !self.parts.is_empty() && INTRO[..2].iter().any(|word| gap.contains(word));
            if part.fact.depth > depth || part.fact.is_percent() {
                continue;
            }
            if part.fact.counter == whole.fact.counter {
                self.parts.push(part);
            } else {
                self.mixed = true;
            }
        }
    }

    fn whole(&self) -> u64 {
        self.whole.fact.count().unwrap_or_default()
    }

    /// The sum of all parts; none: one of them is no exact number, or the list is not judged.
    fn sum(&self) -> Option<u64> {
        let whole = self.whole();
        let mut sum = 0_u64;
        for part in &self.parts {
            sum = sum.saturating_add(part.fact.count()?);
            if sum == whole {
                return Some(whole);
            }
        }
        // 收到信件1条 in the middle of a list is a part after all when the list then adds up.
        let mut further = sum;
        for part in &self.rest {
            further = further.saturating_add(part.fact.count().unwrap_or_default());
            if further == whole {
                return Some(whole);
            }
        }
        let by_channel = self.parts.iter().all(|part| holds(part.fact.lead, &figures().channels));
        (!self.nested && !by_channel).then_some(sum)
    }

    fn has_rest(&self) -> bool {
        self.parts
            .iter()
            .any(|part| part.fact.lead.contains("其他") || part.fact.lead.contains("其它"))
    }

    /// Whether nothing but closing signs stands between the list and the end of the sentence.
    fn ends_sentence(&self) -> bool {
        let end = self.parts.last().map_or(0, |part| part.fact.end + part.fact.tail.len());
        let rest = &self.whole.within[end.min(self.whole.fact.sentence_end)..];
        let rest = &rest[..self.whole.fact.sentence_end.saturating_sub(end).min(rest.len())];
        rest.chars().all(|c| "。）)，； ".contains(c))
    }

    fn quote(&self) -> String {
        let end = self.parts.last().map_or(self.whole.fact.end, |part| part.fact.end);
        quoted(&self.whole.within[self.whole.fact.start..end])
    }
}

fn over(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for list in lists(reading) {
        let (whole, Some(sum)) = (list.whole(), list.sum()) else { continue };
        let one = list.parts.iter().any(|part| part.fact.count() == Some(whole));
        if sum <= whole || one {
            continue;
        }
        let counter = list.whole.fact.counter;
        let message =
            format!("{}分项合计 {sum} {counter}，多于总数 {whole} {counter}。", list.quote());
        let hint = "请核对总数和每个分项。";
        let finding = Finding::in_text(rule, reading.report, list.whole.place(), message, hint)
            .comparing(sum, whole);
        findings.push(if list.named && !list.mixed { finding } else { finding.lightened() });
    }
    findings
}

fn short(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for list in lists(reading) {
        let (whole, Some(sum)) = (list.whole(), list.sum()) else { continue };
        let partial = list.parts.len() < 2 || list.mixed || sum.saturating_mul(2) < whole;
        let partial = partial || list.parts.iter().any(|it| it.fact.lead.contains("新增"));
        let rest = list.has_rest();
        if sum >= whole || partial && !rest {
            continue;
        }
        let gap = whole - sum;
        let counter = list.whole.fact.counter;
        let message = format!(
            "{}分项合计 {sum} {counter}，比总数 {whole} {counter}少 {gap} {counter}。",
            list.quote()
        );
        let hint = "请核对是否漏了一项，或哪个数写错了。";
        let finding = Finding::in_text(rule, reading.report, list.whole.place(), message, hint)
            .comparing(sum, whole);
        let almost = list.ends_sentence() && list.parts.len() > 2 && sum * 5 >= whole * 4;
        findings.push(if rest || almost { finding.lightened() } else { finding });
    }
    findings
}

fn channel(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (claim, at) in claimed(reading).filter(|(claim, _)| claim.figure.id == "new") {
        let (first, sentence) = reading.sentence_of(claim.fact);
        let is_part = |it: &&Stated<'_>| {
            it.fact.counter == at.fact.counter
                && holds(it.fact.lead, &figures().channels)
                && !leaves(it.fact.lead.trim_start_matches("其中"))
        };
        let parts: Vec<u64> = sentence[claim.fact + 1 - first..]
            .iter()
            .filter(is_part)
            .filter_map(|it| it.fact.count())
            .collect();
        let sum: u64 = parts.iter().fold(0, |sum, &part| sum.saturating_add(part));
        if parts.len() > 1 && sum != claim.value && !claim.last_year {
            let message = format!("各渠道合计 {sum} 件，收到的是 {} 件。", claim.value);
            let hint = "请逐个渠道核对台账。";
            let finding = Finding::in_text(rule, reading.report, at.place(), message, hint);
            findings.push(finding.comparing(sum, claim.value));
        }
    }
    findings
}
