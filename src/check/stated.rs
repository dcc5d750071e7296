//! Where does a fact, or a word of the lists, stand in a report?

use super::said::Said;
use super::words::Tag;
use crate::report::TextId;
use crate::text::facts::Fact;

/// A fact and where it stands.
#[derive(Debug)]
pub(super) struct Stated<'r> {
    pub text: TextId,
    pub paragraph: usize,
    /// The paragraph it stands in.
    pub within: &'r str,
    pub fact: Fact<'r>,
    /// What the words before it say.
    pub said: Said,
}

impl<'r> Stated<'r> {
    /// Its sentence.
    pub(super) fn sentence(&self) -> &'r str {
        &self.within[self.fact.sentence_start..self.fact.sentence_end]
    }

    /// Whether another fact stands in the same sentence.
    pub(super) fn beside(&self, other: &Self) -> bool {
        let place = |it: &Self| (it.text, it.paragraph, it.fact.sentence_start);
        place(self) == place(other)
    }

    /// Whether another fact stands in the same paragraph.
    pub(super) fn near(&self, other: &Self) -> bool {
        (self.text, self.paragraph) == (other.text, other.paragraph)
    }

    /// Where a finding about it points.
    pub(super) fn place(&self) -> (TextId, usize, usize) {
        (self.text, self.paragraph, self.fact.start)
    }
}

/// An answer for a place that the next question is about too, as a rule: a text, a paragraph and
/// where in it.
#[derive(Default)]
pub(super) struct Known(Option<((TextId, usize, usize), bool)>);

impl Known {
    /// The answer for a place, worked out when it is not the one asked for last.
    pub(super) fn of(&mut self, at: (TextId, usize, usize), work: impl FnOnce() -> bool) -> bool {
        match self.0 {
            Some((known, answer)) if known == at => answer,
            _ => self.0.insert((at, work())).1,
        }
    }
}

/// A word of the lists and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word<'r> {
    pub text: TextId,
    pub paragraph: usize,
    pub start: usize,
    pub end: usize,
    pub word: &'r str,
    pub tag: Tag,
}
