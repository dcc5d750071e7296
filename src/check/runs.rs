//! How alike are two texts?

use super::words::{Tag, lexicon};
use crate::report::{Report, TextId};

/// Fewer runs say nothing.
pub(super) const LEAST: usize = 60;
/// Characters in a row that are compared.
const RUN: usize = 5;
/// Spreads the bits of a key (the odd number next to 2^64 divided by the golden ratio).
const MIX: u64 = 0x9E37_79B9_7F4A_7C15;

/// The runs of a text without numbers, signs, its unit's name and preface sentences; sorted.
pub(super) fn runs(report: &Report, text: TextId) -> Vec<u64> {
    let name = report.unit().name.trim();
    let mut characters: Vec<char> = Vec::new();
    for paragraph in report.text(text).paragraphs() {
        for sentence in paragraph.split_inclusive('。') {
            if lexicon().hits(sentence).any(|hit| hit.meaning == Tag::BasisSentence) {
                continue;
            }
            let own = |part: &str| part.chars().filter(|c| is_word(*c)).collect::<Vec<char>>();
            if name.is_empty() {
                characters.extend(own(sentence));
            } else {
                sentence.split(name).for_each(|part| characters.extend(own(part)));
            }
        }
    }
    // Two different runs with one key would only make two texts a little more alike.
    let key = |run: &[char]| {
        run.iter().fold(0_u64, |key, &c| (key ^ u64::from(u32::from(c))).wrapping_mul(MIX))
    };
    let mut runs: Vec<u64> = characters.windows(RUN).map(key).collect();
    runs.sort_unstable();
    runs.dedup();
    runs
}

fn is_word(c: char) -> bool {
    let han = matches!(c, '\u{4E00}'..='\u{9FFF}');
    han || !c.is_ascii_punctuation() && c.is_alphabetic()
}

/// Percent of runs that two texts share, of all they have together.
pub(super) fn shared<T: Ord>(a: &[T], b: &[T]) -> usize {
    let (mut rest, mut common) = (b, 0);
    for run in a {
        let behind = rest.iter().position(|other| other >= run).unwrap_or(rest.len());
        rest = &rest[behind..];
        common += usize::from(rest.first() == Some(run));
    }
    let all = a.len() + b.len() - common;
    (common * 100).checked_div(all).unwrap_or(0)
}
