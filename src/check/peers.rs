//! Are the texts of one unit those of another?

use std::collections::HashMap;

use super::Finding;
use super::Severity::Warning;
use super::reading::Reading;
use super::registry::{Checks, Reads, Rule};
use super::sameness::{LEAST, runs, shared};
use crate::report::{Report, TextId};

/// 与别的单位雷同.
pub(super) const SM_PEER: Rule = Rule {
    code: "SM-PEER",
    severity: Warning,
    title: "第一、第五部分不与别的单位雷同",
    source: "县区评分办法：与其他单位雷同的扣分",
    manual: "\
一次检查几份报告时，同一年度两个单位的第一或第五部分，去掉数字、单位名称和编制说明后，有百分之八十以上相同时报出。\
只检查一份时没有别的报告可比，不报。

为什么：通知不准内容雷同，主管部门会把各单位的年报放在一起比。

怎么办：按本单位的情况改写；确有共同起草的，写一句说明。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(similar),
};

/// Percent from which two texts are the same.
const SAME: usize = 80;
/// The texts that are compared.
const TEXTS: [TextId; 2] = [TextId::Overview, TextId::Problems];
/// Parts of a sketch that are looked up together: two texts that are 80 % the same share one such
/// group in 99.9 % of cases, with 16 groups of 3.
const GROUP: usize = 3;
const GROUPS: usize = 16;

/// 同批报告. What the texts of many reports look like, to find those that are alike.
#[derive(Debug, Default)]
pub struct Peers {
    known: Vec<Peer>,
    /// Texts by what a group of their sketches is; the first of each that is alike.
    groups: HashMap<(usize, usize, [u64; GROUP]), Vec<usize>>,
}

/// Most texts kept under one group: among hundreds of copies one is enough to be compared with.
const KEPT: usize = 4;

/// What is kept of one report.
#[derive(Debug)]
pub struct Peer {
    unit: String,
    year: u16,
    runs: [Vec<u64>; TEXTS.len()],
}

impl Peer {
    /// What is kept of `report`.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let unit = report.unit().name.trim().to_owned();
        Self { unit, year: report.year(), runs: TEXTS.map(|text| runs(report, text)) }
    }
}

impl Peers {
    /// Adds a report.
    pub fn add(&mut self, peer: Peer) {
        let index = self.known.len();
        for (text, runs) in peer.runs.iter().enumerate().filter(|(_, runs)| runs.len() >= LEAST) {
            for key in keys(text, runs) {
                let alike = self.groups.entry(key).or_default();
                if alike.len() < KEPT {
                    alike.push(index);
                }
            }
        }
        self.known.push(peer);
    }

    /// The unit whose text is most like that of `peer`, and how alike they are in percent.
    fn most_like(&self, peer: &Peer, text: usize) -> Option<(&str, usize)> {
        let mut looked_at = Vec::new();
        let mut best: Option<(&str, usize)> = None;
        for key in keys(text, &peer.runs[text]) {
            for &index in self.groups.get(&key).into_iter().flatten() {
                let other = &self.known[index];
                let fits = other.unit != peer.unit && other.year == peer.year;
                if !fits || looked_at.contains(&index) {
                    continue;
                }
                looked_at.push(index);
                let percent = shared(&peer.runs[text], &other.runs[text]);
                if best.is_none_or(|(_, most)| percent > most) {
                    best = Some((&other.unit, percent));
                }
            }
        }
        best
    }
}

/// What two texts that are alike most likely have in common: of each of many orders of all runs,
/// the first run a text has (Broder's min-wise sketch), in groups.
fn keys(text: usize, runs: &[u64]) -> impl Iterator<Item = (usize, usize, [u64; GROUP])> {
    (0..GROUPS).map(move |group| {
        let first = |at: usize| {
            let order = (group * GROUP + at + 1) as u64;
            let place = |run: &u64| {
                let mixed =
                    (run ^ order.wrapping_mul(0xD6E8_FEB8_6659_FD93)).wrapping_mul(order | 1);
                (mixed ^ (mixed >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93)
            };
            runs.iter().map(place).min().unwrap_or_default()
        };
        (text, group, std::array::from_fn(first))
    })
}

fn similar(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some(peers) = &reading.context.peers else { return Vec::new() };
    let same = reading.context.overlay().limits().same_as_peer.unwrap_or(SAME);
    let peer = Peer::of(reading.report);
    let mut findings = Vec::new();
    for (index, text) in TEXTS.into_iter().enumerate() {
        if peer.runs[index].len() < LEAST {
            continue;
        }
        let Some((unit, percent)) = peers.most_like(&peer, index) else { continue };
        if percent < same {
            continue;
        }
        let message = format!("与「{unit}」的报告相似 {percent}%。");
        let hint = "请按本单位的情况改写。";
        let finding = Finding::of_text(rule, reading.report, text, message, hint);
        findings.push(finding.comparing(percent, same));
    }
    findings
}
