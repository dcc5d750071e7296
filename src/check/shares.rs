//! Are quoted shares and changes those of the numbers they are quoted with?

use super::Finding;
use super::Severity::Warning;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::stated::Stated;
use crate::text::numeral::ONE;
use crate::text::steps::step;

/// 百分比.
pub(super) const NR_PERCENT: Rule = Rule {
    code: "NR-PERCENT",
    severity: Warning,
    title: "占比和增幅与所给的数相符",
    source: "数字前后核对，为本程序的约定",
    manual: "\
正文在一个数后面写占百分之几，或者写由多少升到、降到多少又写升降百分之几，\
而按所给的数怎么算都得不到这个百分比时报出。按写出的小数位四舍五入或舍去都算对。

为什么：算错的百分比最容易被人验出来。

怎么办：按所给的数重算。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(percent),
};

/// So many numbers before a percentage may be its whole.
const NEAR: usize = 60;
/// Words before a percentage that make it a change.
const CHANGES: [&str; 5] = ["增长", "下降", "上升", "减少", "增加"];

fn percent(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let facts = reading.facts();
    let mut findings = Vec::new();
    // The numbers of the paragraph before a percentage that it may be computed from, the last ones.
    let mut before: Vec<&Stated<'_>> = Vec::new();
    for (index, share) in facts.iter().enumerate() {
        if before.last().is_some_and(|last| !last.near(share)) {
            before.clear();
        }
        if !share.fact.is_percent() {
            if share.fact.count().is_some() {
                if before.len() == 2 * NEAR {
                    before.drain(..NEAR);
                }
                before.push(share);
            }
            continue;
        }
        let before = &before[before.len().saturating_sub(NEAR)..];
        let Some(&part) = before.last().filter(|part| part.beside(share)) else { continue };
        if share.fact.rough.is_some() || share.fact.range {
            continue;
        }
        step(before.len());
        let lead = share.fact.lead;
        // 占全县的3%: of what, the text does not say.
        if ["全县", "全市", "全区", "全镇", "全省", "全国"].iter().any(|all| lead.contains(all))
        {
            continue;
        }
        let computed = if lead.starts_with('占') && lead.chars().count() <= 4 {
            share_of(part, before, share)
        } else {
            let told = change(lead, part, before, share);
            told.or_else(|| change_from_bracket(lead, part, share, facts.get(index + 1)))
        };
        if let Some(should) = computed {
            let text = format!("{}{}", number(share.fact.micros, share.fact.places), "%");
            let right = format!("{}%", number(should, share.fact.places));
            let message = format!("「{text}」按所给的数应为 {right}。");
            let hint = "请按所给的数重算。";
            let finding = Finding::in_text(rule, reading.report, share.place(), message, hint);
            findings.push(finding.comparing(text, right));
        }
    }
    findings
}

/// What a share should be, when no whole before it makes it what it is.
fn share_of(part: &Stated<'_>, before: &[&Stated<'_>], share: &Stated<'_>) -> Option<u64> {
    let counted = part.fact.count()?;
    let wholes = before.iter().filter(|it| it.fact.counter == part.fact.counter);
    let wholes: Vec<u64> = wholes
        .filter_map(|it| it.fact.count())
        .filter(|&whole| whole > counted && whole > 0)
        .collect();
    let shares = wholes.iter().map(|&whole| ratio(counted, whole));
    let near = shares.clone().any(|computed| close(computed, share));
    let nearest = shares.min_by_key(|computed| computed.abs_diff(share.fact.micros))?;
    (!near).then_some(nearest)
}

/// What a change should be, when two numbers before it are its start and end.
fn change(lead: &str, to: &Stated<'_>, before: &[&Stated<'_>], share: &Stated<'_>) -> Option<u64> {
    let changes = CHANGES.iter().any(|word| lead.contains(word)) && lead.chars().count() <= 4;
    let from = before.iter().rev().nth(1).filter(|from| from.beside(to))?;
    let joined = to.within[from.fact.end..to.fact.start].trim();
    let joined = ["到", "至", "为"].iter().any(|word| joined.ends_with(word));
    let (a, b) = (from.fact.count()?, to.fact.count()?);
    if !changes || !joined || a == 0 || from.fact.counter != to.fact.counter {
        return None;
    }
    let computed = ratio(a.abs_diff(b), a);
    (!close(computed, share)).then_some(computed)
}

/// 210条，同比增长25%（去年160条）: what the change should be, when it is not what it is.
fn change_from_bracket(
    lead: &str,
    to: &Stated<'_>,
    share: &Stated<'_>,
    next: Option<&Stated<'_>>,
) -> Option<u64> {
    const LAST_YEAR: [&str; 4] = ["去年", "上年", "同期", "上一年"];
    let from = next.filter(|next| next.beside(share) && next.fact.depth > share.fact.depth)?;
    let year_before = LAST_YEAR.iter().any(|word| from.fact.lead.contains(word));
    let changes = CHANGES.iter().any(|word| lead.ends_with(word));
    let (a, b) = (from.fact.count()?, to.fact.count()?);
    let alike = from.fact.counter == to.fact.counter && to.fact.depth == share.fact.depth;
    if !year_before || !changes || !alike || a == 0 {
        return None;
    }
    let computed = ratio(a.abs_diff(b), a);
    (!close(computed, share)).then_some(computed)
}

/// a of b in millionths of a percent.
fn ratio(a: u64, b: u64) -> u64 {
    let exact = u128::from(a) * 100 * u128::from(ONE) / u128::from(b.max(1));
    u64::try_from(exact).unwrap_or(u64::MAX)
}

/// Whether the quoted share is the computed one, rounded or cut at its places.
fn close(computed: u64, share: &Stated<'_>) -> bool {
    let step = ONE / 10_u64.pow(u32::from(share.fact.places.min(6)));
    computed.abs_diff(share.fact.micros) < step
}

/// Millionths as decimals with so many places, rounded.
fn number(micros: u64, places: u8) -> String {
    let step = ONE / 10_u64.pow(u32::from(places.min(6)));
    let rounded = (micros.saturating_add(step / 2)) / step;
    let scale = ONE / step;
    match places {
        0 => rounded.to_string(),
        _ => {
            let width = usize::from(places.min(6));
            format!("{}.{:0width$}", rounded / scale, rounded % scale)
        }
    }
}
