//! What is said around a figure: in its sentence, before it, in its paragraph, as a heading?
//!
//! The words that decide what a sentence is about are looked for once a sentence and once a
//! paragraph, not once a figure.

use std::sync::LazyLock;

use super::figures::{Class, figures};
use super::stated::Stated;
use crate::report::TextId;
use crate::text::lexicon::Lexicon;
use crate::text::sentence::behind;
use crate::text::steps::step;

/// Words that say what a sentence is about, as bits.
type Set = u64;

/// The words of `figures.yaml` that are looked for around a figure.
struct Subjects {
    words: Vec<String>,
    lexicon: Lexicon<usize>,
    documents: Set,
    /// For each figure: one of these in its sentence; the last before it is one of the second and
    /// none of the third.
    figures: Vec<(Set, Set, Set)>,
}

static SUBJECTS: LazyLock<Subjects> = LazyLock::new(|| {
    let all = figures();
    let mut words: Vec<String> = all.documents.clone();
    for figure in &all.figures {
        words.extend(figure.sentence.iter().chain(&figure.after).chain(&figure.not_after).cloned());
    }
    words.sort_unstable();
    words.dedup();
    let set = |list: &[String]| {
        let place = |word: &String| words.binary_search(word).unwrap_or_default();
        list.iter().fold(0, |set, word| set | bit(place(word)))
    };
    let of = |it: &super::figures::Figure| (set(&it.sentence), set(&it.after), set(&it.not_after));
    let figures = all.figures.iter().map(of).collect();
    let documents = set(&all.documents);
    let lexicon = Lexicon::new(words.iter().cloned().zip(0..));
    Subjects { words, lexicon, documents, figures }
});

fn bit(index: usize) -> Set {
    1 << (index % Set::BITS as usize)
}

/// The words in a text.
fn words_of(text: &str) -> Set {
    SUBJECTS.lexicon.hits(text).fold(0, |set, hit| set | bit(hit.meaning))
}

/// 语境. Where a figure stands; figures enter in the order of the text.
#[derive(Debug, Default)]
pub(super) struct Scene {
    paragraph: Set,
    heading: Set,
    sentence: Set,
    /// The words of the paragraph, with the bytes at which each starts and ends.
    hits: Vec<(usize, usize, usize)>,
    /// The figure that came last: its text and paragraph, and where its sentence starts.
    at: Option<((TextId, usize), usize)>,
    /// How many of them stand before the figure, which ones these are, and where each stood last.
    passed: usize,
    before: Set,
    last: Vec<usize>,
}

impl Scene {
    /// Goes on to the next figure that is looked at.
    pub(super) fn enter(&mut self, stated: &Stated<'_>) {
        let (paragraph, from) = ((stated.text, stated.paragraph), stated.fact.sentence_start);
        let before = self.at.replace((paragraph, from));
        if before.is_none_or(|before| before.0 != paragraph) {
            let hits = SUBJECTS.lexicon.hits(stated.within);
            self.hits.clear();
            self.hits.extend(hits.map(|hit| (hit.start, hit.end, hit.meaning)));
            self.paragraph = self.words_between(0, stated.within.len());
            self.heading = words_of(heading(stated.within));
        }
        if before != self.at {
            self.sentence = self.words_between(from, stated.fact.sentence_end);
            self.before = 0;
            self.passed = self.hits.partition_point(|&(start, ..)| start < from);
            self.last.clear();
            self.last.resize(SUBJECTS.words.len(), 0);
        }
        while let Some(&(start, _, word)) = self.hits.get(self.passed)
            && start < stated.fact.start
        {
            self.before |= bit(word);
            self.last[word] = start + 1;
            self.passed += 1;
        }
    }

    /// The words of the paragraph that stand between two bytes.
    fn words_between(&self, from: usize, to: usize) -> Set {
        let first = self.hits.partition_point(|&(start, ..)| start < from);
        let hits = self.hits[first..].iter().take_while(|&&(start, ..)| start < to);
        hits.inspect(|_| step(1))
            .filter(|&&(_, end, _)| end <= to)
            .fold(0, |set, &(.., word)| set | bit(word))
    }

    /// Whether what is said around it suits the figure with this index.
    pub(super) fn suits(&self, figure: usize, class: Class) -> bool {
        let Some(&(sentence, after, not_after)) = SUBJECTS.figures.get(figure) else {
            return false;
        };
        // 不予公开 and its like mean one thing only: for them the paragraph will do. 行政复议案件23件，
        // 其中涉及信息公开的4件: what comes behind is about a part.
        let about = match class {
            Class::Result => self.paragraph,
            Class::Case | Class::CaseResult => self.before,
            _ => self.sentence,
        };
        let of_documents = class == Class::Result && self.sentence & SUBJECTS.documents != 0;
        let follows = after == 0 || self.last_of(after) > self.last_of(not_after);
        !of_documents && follows && (sentence == 0 || (about | self.heading) & sentence != 0)
    }

    /// Where the last of these words before the figure stands; 0: none does.
    fn last_of(&self, set: Set) -> usize {
        let of = |(word, &at): (usize, &usize)| if set & bit(word) == 0 { 0 } else { at };
        self.last.iter().enumerate().map(of).max().unwrap_or_default()
    }
}

/// The heading a paragraph begins with: 依申请公开, after which every sentence is about it.
fn heading(paragraph: &str) -> &str {
    const LONGEST: usize = 20;
    let start = behind(paragraph, 0, LONGEST * 4);
    let first = start.split(['。', '：']).next().unwrap_or_default();
    if first.chars().count() <= LONGEST { first } else { "" }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_has_a_bit_of_its_own() {
        assert!(SUBJECTS.words.len() <= Set::BITS as usize, "{}", SUBJECTS.words.len());
    }
}
