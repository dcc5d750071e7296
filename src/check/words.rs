//! Which words do the checks look for, and what does each stand for?
//!
//! The lists are data, `words.yaml` beside this file; all are found in one pass over a text.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::figures::figures;
use crate::form::Form;
use crate::text::lexicon::Lexicon;

/// What a word stands for: the lists of `words.yaml`, and what the rest of it brings along.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(rename_all = "snake_case")]
pub(super) enum Tag {
    Request,
    Disclosure,
    Problem,
    Measure,
    FollowUp,
    Vague,
    Reporting,
    Media,
    Generic,
    Fee,
    FeeLoose,
    FeeNotice,
    FeeNone,
    FeeTaken,
    Organization,
    Corrected,
    Appraisal,
    PublicReview,
    Accountability,
    BasisSentence,
    Phone,
    Address,
    DoneAll,
    DoneAllBut,
    Secret,
    SecretLawful,
    PrivateMail,
    Applicant,
    Notice,
    OtherEdition,
    Withdrawn,
    SelfName,
    /// With the index of its level.
    Level(u8),
    Typo,
    /// With the report year from which it is stale.
    Stale(u16),
    OldCategory,
    /// A keyword of an aspect of section one, by the aspect's index.
    Aspect(u8),
    /// A word that denies, of `figures.yaml`.
    Deny,
}

/// 词表. The lists, read once.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Words {
    lists: BTreeMap<Tag, Vec<String>>,
    /// Lists made of parts.
    composed: BTreeMap<Tag, Vec<Vec<String>>>,
    /// What a sentence about charges is about when it means 信息处理费.
    pub fee_about: Vec<String>,
    /// 打算: in a clause with a year.
    pub plans: Vec<String>,
    /// 打算: in a sentence before a date.
    pub plans_ahead: Vec<String>,
    /// In a sentence with one of these years gone by are meant.
    pub past: Vec<String>,
    /// Section five holds nothing else.
    pub no_problem: Vec<String>,
    self_names: Vec<String>,
    /// Words by the kinds of unit that do not use them.
    pub levels: Vec<Level>,
    /// 错别字, and what each should be.
    pub typos: BTreeMap<String, String>,
    stale: Vec<Stale>,
    /// 旧类目, and the row of the present form, as the key of its table and its own.
    pub old_categories: BTreeMap<String, String>,
    /// Runs that may stand twice.
    pub doubled_lawful: Vec<String>,
    /// 六个部分, as prefaces name them; one word of each is enough.
    pub parts: Vec<Vec<String>>,
}

/// Words that units of these kinds do not use of themselves.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct Level {
    /// Kinds of unit.
    pub kinds: Vec<String>,
    pub words: Vec<String>,
    /// Silent when the unit's name holds this: a city of county rank.
    #[serde(default)]
    pub unless_named: Option<String>,
}

/// A phrase that is older than the latest one.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub(super) struct Stale {
    pub word: String,
    /// In reports from this year on.
    pub from: u16,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    // The file is part of the program and every test of the checks reads it.
    serde_yaml::from_str(include_str!("words.yaml")).expect("the embedded word lists are valid")
});

static LEXICON: LazyLock<Lexicon<Tag>> = LazyLock::new(|| Lexicon::new(WORDS.all()));

/// The lists.
pub(super) fn words() -> &'static Words {
    &WORDS
}

/// All words with what they stand for.
pub(super) fn lexicon() -> &'static Lexicon<Tag> {
    &LEXICON
}

impl Words {
    fn all(&self) -> Vec<(String, Tag)> {
        // Read before anything is built here: reading takes the most memory of all.
        let denials = &figures().denials;
        let mut all: Vec<(String, Tag)> = Vec::new();
        for (&tag, list) in &self.lists {
            all.extend(list.iter().map(|word| (word.clone(), tag)));
        }
        for (&tag, parts) in &self.composed {
            let mut words = vec![String::new()];
            for part in parts {
                let with = |word: &String| part.iter().map(|it| format!("{word}{it}")).collect();
                words = words.iter().flat_map::<Vec<String>, _>(with).collect();
            }
            all.extend(words.into_iter().map(|word| (word, tag)));
        }
        all.extend(self.self_names.iter().map(|word| (word.clone(), Tag::SelfName)));
        for (index, level) in (0_u8..).zip(&self.levels) {
            all.extend(level.words.iter().map(|word| (word.clone(), Tag::Level(index))));
        }
        all.extend(self.typos.keys().map(|word| (word.clone(), Tag::Typo)));
        all.extend(self.stale.iter().map(|stale| (stale.word.clone(), Tag::Stale(stale.from))));
        all.extend(self.old_categories.keys().map(|word| (word.clone(), Tag::OldCategory)));
        let mut deny: Vec<&String> = denials.iter().flat_map(|it| &it.deny).collect();
        deny.sort_unstable();
        deny.dedup();
        all.extend(deny.into_iter().map(|word| (word.clone(), Tag::Deny)));
        let aspects = Form::edition_2021().section("overview").map(|section| &section.aspects);
        for (index, aspect) in (0_u8..).zip(aspects.into_iter().flatten()) {
            all.extend(aspect.keywords.iter().map(|word| (word.clone(), Tag::Aspect(index))));
        }
        all
    }
}
