//! What is read off a report once for all rules?

use std::cell::OnceCell;

use super::Finding;
use super::claims::{Claim, claims};
use super::context::Context;
use super::last_year::LastYear;
use super::said::Said;
use super::stated::{Stated, Word};
use super::subject::Subject;
use super::words::{Level, Tag, lexicon, words};
use crate::form::CellId;
use crate::report::{Number, Report, TextId};
use crate::text::facts::facts;
use crate::text::lexicon::Hit;
use crate::text::steps::step;

/// Most facts of one text that are read, and most words of the lists: enough for any report, and
/// no text costs more. What was left unread is said.
pub(super) const MOST_FACTS: usize = 1_000;
const MOST_WORDS: usize = 20_000;

/// 审读. A report under check: its facts and words are extracted at first use and shared.
#[derive(Debug)]
pub struct Reading<'r> {
    /// The report.
    pub(super) report: &'r Report,
    /// What is known besides.
    pub(super) context: &'r Context,
    facts: OnceCell<Vec<Stated<'r>>>,
    words: OnceCell<Vec<Word<'r>>>,
    claims: OnceCell<Vec<Claim<'r>>>,
    wrong_sums: OnceCell<Vec<Finding>>,
    /// From where on facts of a text are unread.
    unread: OnceCell<Vec<(TextId, usize)>>,
}

impl<'r> Reading<'r> {
    pub(super) fn new(report: &'r Report, context: &'r Context) -> Self {
        let (facts, words, claims, wrong_sums, unread) = Default::default();
        Self { report, context, facts, words, claims, wrong_sums, unread }
    }

    /// All facts of all texts but 落款, in order.
    pub(super) fn facts(&self) -> &[Stated<'r>] {
        let facts = self.facts.get_or_init(|| {
            let (found, unread) = self.read_facts();
            // Read once: nobody else sets it.
            let _ = self.unread.set(unread);
            found
        });
        step(facts.len());
        facts
    }

    /// Where facts are left unread because a text has too many: text and paragraph.
    pub(super) fn unread(&self) -> &[(TextId, usize)] {
        self.facts();
        self.unread.get().map_or(&[], Vec::as_slice)
    }

    fn read_facts(&self) -> (Vec<Stated<'r>>, Vec<(TextId, usize)>) {
        let (mut found, mut unread) = (Vec::new(), Vec::new());
        let mut left = (TextId::Preface, MOST_FACTS);
        for (text, paragraph, within) in self.paragraphs() {
            if text != left.0 {
                left = (text, MOST_FACTS);
            }
            if text == TextId::Signoff || unread.last().is_some_and(|it: &(TextId, _)| it.0 == text)
            {
                continue;
            }
            let mut stated = facts(within, left.1 + 1);
            if stated.len() > left.1 {
                stated.truncate(left.1);
                unread.push((text, paragraph));
            }
            left.1 -= stated.len();
            found.extend(stated.into_iter().map(|fact| {
                let said = Said::by(fact.lead);
                Stated { text, paragraph, within, fact, said }
            }));
        }
        (found, unread)
    }

    /// The facts of the sentence that the fact with this index stands in, and the index of the
    /// first of them.
    pub(super) fn sentence_of(&self, index: usize) -> (usize, &[Stated<'r>]) {
        let (facts, least) = (self.facts.get().map_or(&[][..], Vec::as_slice), 1);
        let Some(own) = facts.get(index) else { return (index, &[]) };
        let before = facts[..index].iter().rev().take_while(|it| it.beside(own)).count();
        let behind = facts[index..].iter().take_while(|it| it.beside(own)).count();
        step(before + behind + least);
        (index - before, &facts[index - before..index + behind])
    }

    /// All words with this tag.
    pub(super) fn words(&self, tag: Tag) -> impl Iterator<Item = &Word<'r>> {
        self.all_words().iter().filter(move |word| word.tag == tag)
    }

    /// The words of a paragraph that begin from one byte up to another.
    pub(super) fn words_between(
        &self,
        (text, paragraph): (TextId, usize),
        (from, to): (usize, usize),
    ) -> &[Word<'r>] {
        let words = self.words.get().map_or_else(|| self.all_words(), Vec::as_slice);
        let place = |word: &Word<'_>| (word.text, word.paragraph, word.start);
        let first = words.partition_point(|word| place(word) < (text, paragraph, from));
        let behind = words.partition_point(|word| place(word) < (text, paragraph, to.max(from)));
        step(behind - first + 1);
        &words[first..behind]
    }

    /// Words with this tag in one text.
    pub(super) fn words_in(&self, text: TextId, tag: Tag) -> impl Iterator<Item = &Word<'r>> {
        self.words(tag).filter(move |word| word.text == text)
    }

    /// Whether a text holds a word with this tag.
    pub(super) fn has(&self, text: TextId, tag: Tag) -> bool {
        self.words_in(text, tag).next().is_some()
    }

    /// All words of the lists, in order.
    pub(super) fn all_words(&self) -> &[Word<'r>] {
        let words = self.words.get_or_init(|| self.read_words());
        step(words.len());
        words
    }

    fn read_words(&self) -> Vec<Word<'r>> {
        let overlay = self.context.overlay.as_deref();
        let mut found: Vec<Word<'r>> = Vec::new();
        let mut left = (TextId::Preface, MOST_WORDS);
        for (text, paragraph, within) in self.paragraphs() {
            if text != left.0 {
                left = (text, MOST_WORDS);
            }
            let word = |hit: Hit<'r, Tag>| {
                let Hit { start, end, word, meaning: tag } = hit;
                Word { text, paragraph, start, end, word, tag }
            };
            let (first, own) = (found.len(), lexicon().hits(within));
            let local = overlay.into_iter().flat_map(|it| it.lexicon().hits(within));
            found.extend(own.take(left.1).map(word));
            let ours = found.len();
            found.extend(local.take(left.1).map(word));
            if ours < found.len() {
                found[first..].sort_by_key(|word| word.start);
            }
            left.1 = left.1.saturating_sub(found.len() - first);
        }
        if let Some(overlay) = overlay {
            let may_be_allowed = |tag| matches!(tag, Tag::Typo | Tag::Level(_) | Tag::Stale(_));
            found.retain(|it| !(may_be_allowed(it.tag) && overlay.allows(it.word)));
        }
        found
    }

    /// What a mistyped word should be.
    pub(super) fn correction(&self, word: &str) -> Option<&str> {
        let own = words().typos.get(word).map(String::as_str);
        own.or_else(|| self.context.overlay().correction(word))
    }

    /// The level with this index, of our lists or of the county's.
    pub(super) fn level(&self, index: u8) -> Option<&Level> {
        let index = usize::from(index);
        words().levels.get(index).or_else(|| self.context.overlay().level(index))
    }

    /// What the facts say about cells.
    pub(super) fn claims(&self) -> &[Claim<'r>] {
        self.claims.get_or_init(|| {
            let new = self.count("requests.new.total");
            let carried = self.count("requests.carried_in.total");
            let both = new.zip(carried).map(|(new, carried)| new + carried);
            let subject = Subject::new(&self.report.unit().name, [new, both]);
            claims(self.report.year(), self.facts(), subject)
        })
    }

    /// The lists of parts that do not add up to their whole, found by `find` for whoever asks first.
    pub(super) fn wrong_sums(&self, find: impl FnOnce(&Self) -> Vec<Finding>) -> &[Finding] {
        self.wrong_sums.get_or_init(|| find(self))
    }

    /// Every paragraph of every text in which something stands.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = (TextId, usize, &'r str)> + use<'r> {
        let report = self.report;
        TextId::ALL.into_iter().flat_map(move |text| {
            let paragraphs = report.text(text).paragraphs().iter().enumerate();
            let written = paragraphs.filter(|(_, content)| !content.is_empty());
            written.map(move |(index, content)| (text, index, content.as_str()))
        })
    }

    /// The paragraph a word stands in.
    pub(super) fn paragraph_of(&self, word: &Word<'_>) -> &'r str {
        &self.report.text(word.text).paragraphs()[word.paragraph]
    }

    /// The cell named `requests.new.total`.
    pub(super) fn cell(&self, name: &str) -> Option<CellId> {
        self.report.form().cell_named(name)
    }

    /// What the cell named so comes to, when nothing below it is blank.
    pub(super) fn count(&self, name: &str) -> Option<u64> {
        self.report.sum(self.cell(name)?).complete()
    }

    /// 上年年报, when it is that of the year before.
    pub(super) fn previous(&self) -> Option<&'r Report> {
        self.last_year().map(|before| before.report().as_ref())
    }

    /// The same, with what is worked out of it once.
    pub(super) fn last_year(&self) -> Option<&'r LastYear> {
        let before = self.context.previous.as_deref()?;
        (before.report().year().saturating_add(1) == self.report.year()).then_some(before)
    }

    /// What it came to in the year before.
    pub(super) fn previous_count(&self, name: &str) -> Option<u64> {
        self.previous()?.sum(self.cell(name)?).complete()
    }

    /// 收费金额 in 分.
    pub(super) fn fee_fen(&self) -> Option<u64> {
        fee_fen(self.report)
    }

    /// Whether the unit is a government whose report covers those below it.
    pub(super) fn is_government(&self) -> bool {
        self.report.unit().kind.ends_with("_government")
    }
}

/// 收费金额 of a report in 分.
pub(super) fn fee_fen(report: &Report) -> Option<u64> {
    let cell = report.form().find("active_disclosure", "fee", "amount")?;
    match report.cell(cell) {
        crate::report::Cell::Value(Number::Amount(amount)) => Some(amount.fen()),
        _ => None,
    }
}
