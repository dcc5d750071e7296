//! What do the texts of many reports look like, and which are most alike?

use std::collections::HashMap;
use std::sync::Arc;

use super::runs::{LEAST, runs, shared};
use crate::report::{Report, TextId};

/// The texts that are compared.
pub(super) const TEXTS: [TextId; 2] = [TextId::Overview, TextId::Problems];
/// Parts of a sketch that are looked up together: two texts that are 80 % the same share one of 16
/// groups of 3 in all but one of 100,000 cases.
const GROUP: usize = 3;
const GROUPS: usize = 16;
/// Most texts kept under one group: among hundreds of copies a few are enough to be compared with.
const KEPT: usize = 4;

/// Most runs of characters kept of a text: as many as the longest that the wizard takes has. Of a
/// longer one the least are kept, which are as good as drawn by lot, and the same ones of its like.
const RUNS: usize = 20_000;

/// By so many percent a guess may fall short: five times its standard error at 80 %.
const DOUBT: usize = 30;

/// A group of a sketch: of which text, which one, and what it is.
type Key = (usize, usize, [u32; GROUP]);

/// 同批报告. What the texts of many reports look like, to find those that are alike.
#[derive(Debug, Default)]
pub struct Peers {
    known: Vec<Peer>,
    groups: HashMap<Key, Vec<usize>>,
}

/// What is kept of one report.
#[derive(Clone, Debug)]
pub struct Peer {
    unit: Arc<str>,
    year: u16,
    texts: [Sketch; TEXTS.len()],
}

/// A text as it is compared with others: its runs of characters, and a sketch of them.
#[derive(Clone, Debug)]
struct Sketch {
    runs: Arc<[u32]>,
    /// The least run of each of many parts of all possible runs (one-permutation min-wise hashing,
    /// Li, Owen and Zhang): texts that have most runs in common have most of these in common.
    least: [u32; GROUP * GROUPS],
}

impl Sketch {
    fn of(report: &Report, text: TextId) -> Self {
        let mixed = |run: u64| {
            let run = (run ^ (run >> 32)).wrapping_mul(0xD6E8_FEB8_6659_FD93);
            // The upper half is the well mixed one.
            u32::try_from(run >> 32).unwrap_or_default()
        };
        let mut runs: Vec<u32> = runs(report, text).into_iter().map(mixed).collect();
        runs.sort_unstable();
        runs.dedup();
        runs.truncate(RUNS);
        let mut least = [u32::MAX; GROUP * GROUPS];
        for &run in runs.iter().rev() {
            least[run as usize % (GROUP * GROUPS)] = run;
        }
        Self { runs: runs.into(), least }
    }

    /// About how many percent of the runs two texts share, by their sketches.
    fn guess(&self, other: &Self) -> usize {
        let same = self.least.iter().zip(&other.least).filter(|(a, b)| a == b).count();
        same * 100 / self.least.len()
    }

    /// The groups of its sketch; none of a text too short to be judged.
    fn keys(&self, text: usize) -> impl Iterator<Item = Key> {
        let groups = if self.runs.len() < LEAST { 0 } else { GROUPS };
        let part = |group: usize| std::array::from_fn(|at| self.least[group * GROUP + at]);
        (0..groups).map(move |group| (text, group, part(group)))
    }
}

impl Peer {
    /// What is kept of `report`.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let texts = TEXTS.map(|text| Sketch::of(report, text));
        Self { unit: report.unit().name.trim().into(), year: report.year(), texts }
    }
}

impl Peers {
    /// Adds a report.
    pub fn add(&mut self, peer: &Peer) {
        let index = self.known.len();
        for (text, sketch) in peer.texts.iter().enumerate() {
            for key in sketch.keys(text) {
                let alike = self.groups.entry(key).or_default();
                if alike.len() < KEPT {
                    alike.push(index);
                }
            }
        }
        self.known.push(peer.clone());
    }

    /// The unit whose text is most like that of `peer`, and how alike they are in percent: `least`
    /// or more.
    pub(super) fn most_like(
        &self,
        peer: &Peer,
        text: usize,
        least: usize,
    ) -> Option<(&str, usize)> {
        let mut looked_at = Vec::new();
        let mut best: Option<(&str, usize)> = None;
        for key in peer.texts[text].keys(text) {
            for &index in self.groups.get(&key).into_iter().flatten() {
                let other = &self.known[index];
                let fits = other.unit != peer.unit && other.year == peer.year;
                if !fits || looked_at.contains(&index) {
                    continue;
                }
                looked_at.push(index);
                let (one, two) = (&peer.texts[text], &other.texts[text]);
                let most = best.map_or(least, |(_, most)| most + 1);
                if one.guess(two) + DOUBT < most {
                    continue;
                }
                let percent = shared(&one.runs, &two.runs);
                if percent >= most {
                    best = Some((&other.unit, percent));
                }
            }
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::{Peer, RUNS};
    use crate::form::Form;
    use crate::report::{Report, TextId, Unit};

    #[test]
    fn what_is_kept_of_a_report_is_bounded_and_alike_texts_stay_so() {
        // No run of it comes twice.
        let mut state = 1_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from_u32(0x4E00 + (state >> 16) % 20_000).unwrap_or('长')
        };
        let long: String = std::iter::repeat_with(&mut next).take(60_000).collect();
        let other: String = std::iter::repeat_with(&mut next).take(60_000).collect();
        let peer = |text: &str| {
            let mut report = Report::new(Form::edition_2021(), Unit::default(), 2025);
            report.apply(&report.replace_text(TextId::Overview, text));
            Peer::of(&report)
        };
        let half: String = long.chars().take(30_000).chain(other.chars().take(30_000)).collect();
        let [long, half, other] = [&long, &half, &other].map(|text| peer(text));
        assert_eq!(long.texts[0].runs.len(), RUNS);
        let shared = |one: &Peer, two: &Peer| super::shared(&one.texts[0].runs, &two.texts[0].runs);
        assert_eq!((shared(&long, &long), shared(&long, &other)), (100, 0));
        let alike = shared(&long, &half);
        assert!((20..50).contains(&alike), "{alike}");
    }
}
