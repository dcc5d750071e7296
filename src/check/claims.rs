//! What do the figures in the texts say about cells?
//!
//! A figure counts as sure only where subject, verb, counter and year are all clear; what is
//! neither sure nor likely says nothing about any cell.

use std::sync::LazyLock;

use super::figures::{Class, Figure, Reasons, figures, holds};
use super::partial;
use super::said::Saying;
use super::scene::Scene;
use super::stated::Stated;
use super::subject::{Belongs, Subject};
use crate::report::TextId;
use crate::text::facts::Fact;
use crate::text::lexicon::{Hit, Lexicon};

/// What a word before a number stands for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Role {
    /// The figure with this index.
    Figure(usize),
    /// Something else is counted.
    Not,
    /// Only a part is counted: of one body among several.
    Narrower,
    /// Only a part is counted: by one channel.
    Channel,
    /// The year before.
    LastYear,
}

/// The words of all lists: one pass over the few words before a number.
static WORDS: LazyLock<Lexicon<Role>> = LazyLock::new(|| {
    let all = figures();
    let mut words: Vec<(String, Role)> = Vec::new();
    for (index, figure) in all.figures.iter().enumerate() {
        words.extend(figure.words.iter().map(|word| (word.clone(), Role::Figure(index))));
    }
    let lists = [
        (&all.shared_not, Role::Not),
        (&all.narrower, Role::Narrower),
        (&all.channels, Role::Channel),
        (&all.last_year, Role::LastYear),
    ];
    for (list, role) in lists {
        words.extend(list.iter().map(|word| (word.clone(), role)));
    }
    Lexicon::new(words)
});

/// What any figure says right behind the number.
static BEHIND: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let words = figures().figures.iter().flat_map(|figure| &figure.behind);
    Lexicon::of(words.map(String::as_str))
});

/// The figures that words of `text` may mean, the last word first.
pub(super) fn meant(text: &str) -> Vec<&'static Figure> {
    let mut hits: Vec<_> = WORDS.hits(text).collect();
    hits.sort_by_key(|hit| std::cmp::Reverse((hit.end, hit.word.len())));
    let figure = |role| match role {
        Role::Figure(index) => figures().figures.get(index),
        _ => None,
    };
    let fits = |figure: &&Figure| figure.need.is_empty() || holds(text, &figure.need);
    hits.into_iter().filter_map(|hit| figure(hit.meaning)).filter(fits).collect()
}

/// 说法. A fact that says what a cell should be.
#[derive(Debug)]
pub(super) struct Claim<'r> {
    /// What it is about.
    pub figure: &'static Figure,
    /// The word that says so.
    pub word: &'static str,
    /// Index of the fact.
    pub fact: usize,
    /// Its value.
    pub value: u64,
    /// Whether subject, verb, counter and year are all clear.
    pub sure: bool,
    /// Whether it speaks of the year before.
    pub last_year: bool,
    /// The words before it, behind the reason they give.
    pub lead: &'r str,
    /// That reason, if they give one.
    pub reason: &'r str,
}

/// The claims among these facts.
pub(super) fn claims<'r>(
    year: u16,
    facts: &[Stated<'r>],
    mut subject: Subject<'_>,
) -> Vec<Claim<'r>> {
    let mut scene = Scene::default();
    let mut claims: Vec<(Claim<'r>, bool)> = Vec::new();
    for (index, stated) in facts.iter().enumerate() {
        if !is_slogan(facts, index) {
            let Some((mut claim, narrowed)) = claim(year, index, stated, &mut scene) else {
                continue;
            };
            // What came in names its noun itself.
            let bare = claim.figure.class == Class::Basic && claim.figure.id != "new";
            let belongs = if bare { subject.of(facts, index) } else { Belongs::Total };
            claim.sure &= belongs == Belongs::Total;
            let narrowed = narrowed || belongs == Belongs::Part;
            claims.extend((belongs != Belongs::Other).then_some((claim, narrowed)));
        }
    }
    let listed = (0..claims.len()).map(|at| is_listed(at, &claims, facts));
    let mut listed = listed.collect::<Vec<bool>>().into_iter();
    claims.retain(|(_, narrowed)| !listed.next().unwrap_or_default() && !narrowed);
    claims.into_iter().map(|(claim, _)| claim).collect()
}

/// 办结一件、回访一件: a count in words of one, and another one beside it.
fn is_slogan(facts: &[Stated<'_>], index: usize) -> bool {
    let one = |it: &Stated<'_>| it.fact.chinese && it.fact.count() == Some(1);
    let beside = [index.checked_sub(1), Some(index + 1)].into_iter().flatten();
    let mut beside = beside.filter_map(|at| facts.get(at));
    one(&facts[index]) && beside.any(|it| it.beside(&facts[index]) && one(it))
}

/// Whether the sentence says the same thing of several figures, and this one is not their total:
/// then each is a part.
fn is_listed(at: usize, all: &[(Claim<'_>, bool)], facts: &[Stated<'_>]) -> bool {
    let claim = &all[at].0;
    let beside = |other: &&(Claim<'_>, bool)| facts[claim.fact].beside(&facts[other.0.fact]);
    let other_value = |(other, _): &(Claim<'_>, bool)| {
        other.figure.id == claim.figure.id && other.value != claim.value
    };
    !partial::is_total(claim.lead)
        && (all[..at].iter().rev().take_while(beside).any(other_value)
            || all[at..].iter().take_while(beside).any(other_value))
}

/// What a fact says, and whether it says it of a part only.
fn claim<'r>(
    year: u16,
    index: usize,
    stated: &Stated<'r>,
    scene: &mut Scene,
) -> Option<(Claim<'r>, bool)> {
    let fact = &stated.fact;
    let value = fact.count()?;
    let behind = words_behind(stated);
    // Most figures are none of a table: nothing more is read about them.
    if !stated.said.holds(Saying::Figure) && behind.is_none() {
        return None;
    }
    let gives_reason = stated.said.holds(Saying::Reason);
    let lead = if gives_reason { behind_reason(fact.lead) } else { fact.lead };
    let hits: Vec<_> = WORDS.hits(lead).collect();
    let plays = |role| hits.iter().any(|hit| hit.meaning == role);
    let speaks = hits.iter().any(|hit| matches!(hit.meaning, Role::Figure(_)));
    if !speaks && behind.is_none() {
        return None;
    }
    scene.enter(stated);
    let told = behind.and_then(|behind| told_behind(behind, stated, scene));
    if !speaks && told.is_none() || plays(Role::Not) || is_single(stated) {
        return None;
    }
    let (figure, word) = told.or_else(|| meaning(stated, lead, scene, &hits))?;
    let class = figure.class;
    let narrowed = narrowed(lead, class, plays) || class != Class::File && partial::is_part(stated);
    let last_year = is_last_year(year, lead, class, word, plays(Role::LastYear));
    let mixed = class == Class::Applicant && partial::counts_carried(stated);
    let sure = !figure.loose.iter().any(|loose| loose == word) && !fact.chinese && !mixed;
    let reason = &fact.lead[..fact.lead.len() - lead.len()];
    Some((Claim { figure, word, fact: index, value, sure, last_year, lead, reason }, narrowed))
}

/// What the words before a figure say behind the reason they give: 因不掌握等原因无法提供.
fn behind_reason(lead: &str) -> &str {
    let Reasons { open, close } = &figures().reasons;
    let closed = close.iter().filter_map(|word| Some((lead.rfind(word.as_str())?, word.len())));
    let Some((at, length)) = closed.max_by_key(|(at, length)| at + length) else { return lead };
    let rest = &lead[at + length..];
    if !rest.is_empty() && holds(&lead[..at], open) { rest } else { lead }
}

/// The words right behind a fact when they start with one that means a figure: 3件结转下年度. When a
/// number follows, they belong to that one.
fn words_behind<'r>(stated: &Stated<'r>) -> Option<&'r str> {
    const LIGHT: [char; 4] = ['的', '均', '都', '仍'];
    let fact = &stated.fact;
    let rest = fact.tail.trim_start_matches(LIGHT);
    let rest = rest.strip_prefix("申请").or_else(|| rest.strip_prefix("事项")).unwrap_or(rest);
    let rest = rest.trim_start_matches(LIGHT);
    let after = stated.within[fact.end..].trim_start().get(fact.tail.len()..).unwrap_or_default();
    let says = BEHIND.longest(rest).is_some();
    (says && !after.trim_start().starts_with(|c: char| c.is_numeric())).then_some(rest)
}

/// The figure that the words behind a fact mean.
fn told_behind(
    rest: &str,
    stated: &Stated<'_>,
    scene: &Scene,
) -> Option<(&'static Figure, &'static str)> {
    figures().figures.iter().enumerate().find_map(|(index, figure)| {
        let word = figure.behind.iter().find(|word| rest.starts_with(word.as_str()))?;
        fits(stated, stated.fact.lead, scene, index, figure).then_some((figure, word.as_str()))
    })
}

/// Whether a figure is only a single case: 答复1件超期; in section five all are that are no totals.
fn is_single(stated: &Stated<'_>) -> bool {
    let Fact { lead, tail, .. } = stated.fact;
    let tail = tail.trim_start_matches("申请").trim_start_matches("答复");
    let all = figures();
    let of_the_year = || partial::is_total(lead) || holds(lead, &all.whole_year);
    all.single.iter().any(|word| tail.starts_with(word.as_str()))
        || stated.text == TextId::Problems && !lead.contains("申请") && !of_the_year()
}

/// The figure that the words before a fact mean, and the word that says so: the narrowest, of these
/// the nearest. None: none, or two things at once (收到并答复15件).
fn meaning(
    stated: &Stated<'_>,
    lead: &str,
    scene: &Scene,
    hits: &[Hit<'static, Role>],
) -> Option<(&'static Figure, &'static str)> {
    let mut best: Option<((Class, usize, usize), &'static Figure, &'static str)> = None;
    let mut basic: Option<&str> = None;
    let mut rivals = false;
    // A word that stands there many times is asked about once.
    let mut asked: Vec<(usize, bool)> = Vec::new();
    for hit in hits {
        let Role::Figure(index) = hit.meaning else { continue };
        let Some(figure) = figures().figures.get(index) else { continue };
        let known = asked.iter().find(|(known, _)| *known == index);
        let fit = known.map_or_else(|| fits(stated, lead, scene, index, figure), |&(_, fit)| fit);
        if known.is_none() {
            asked.push((index, fit));
        }
        if !fit {
            continue;
        }
        if figure.class == Class::Basic {
            rivals |= basic.is_some_and(|other| other != figure.id);
            basic = Some(&figure.id);
        }
        let rank = (figure.class, hit.end, hit.word.len());
        if best.is_none_or(|best| rank > best.0) {
            best = Some((rank, figure, hit.word));
        }
    }
    let (_, figure, word) = best?;
    (figure.class != Class::Basic || !rivals).then_some((figure, word))
}

/// Whether nothing about a fact speaks against its being this figure.
fn fits(stated: &Stated<'_>, lead: &str, scene: &Scene, index: usize, figure: &Figure) -> bool {
    let fact = &stated.fact;
    figure.counters.iter().any(|counter| counter == fact.counter)
        && !holds(lead, &figure.not)
        && (figure.need.is_empty() || [lead, fact.tail].iter().any(|it| holds(it, &figure.need)))
        && scene.suits(index, figure.class)
}

/// Whether the figure is only a part: of one body among several, or by one channel.
fn narrowed(lead: &str, class: Class, plays: impl Fn(Role) -> bool) -> bool {
    let part = class == Class::Basic && lead.contains("其中") && !lead.contains("结转");
    // 20个工作日内办结58件: those within a term.
    let term = class == Class::Basic && (lead.starts_with('内') || lead.contains("日内"));
    term || plays(Role::Narrower) && class != Class::File
        || class == Class::Basic && plays(Role::Channel) && partial::is_by_channel(lead)
        || part
}

/// Whether the words before the number put it into the year before.
fn is_last_year(year: u16, lead: &str, class: Class, word: &str, said: bool) -> bool {
    let named = || format!("{}年", year.saturating_sub(1));
    let carried = class == Class::Basic && word.contains("结转");
    // 由6件减少到4件.
    let changes = lead.ends_with(['由', '从']);
    !carried && (said || changes || lead.contains(&named()))
}
