//! Which words mean which cells?
//!
//! The lists are data, `figures.yaml` beside this file.

use std::sync::LazyLock;

use serde::Deserialize;

use crate::text::steps::step;

/// 数据事项表.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figures {
    pub shared_not: Vec<String>,
    pub narrower: Vec<String>,
    /// Ways by which an application comes in.
    pub channels: Vec<String>,
    /// Who applies: behind a figure in brackets they say whose it is.
    pub applicants: Vec<String>,
    /// Words that make a figure a total.
    pub totals: Vec<String>,
    /// Words that hold one of these and do not.
    pub no_sum: Vec<String>,
    pub reasons: Reasons,
    pub single: Vec<String>,
    pub whole_year: Vec<String>,
    pub last_year: Vec<String>,
    /// Words before a figure that leave it what it is, blanks between them.
    pub plain: String,
    /// In a sentence with one of these 予以公开 and its like are said of documents.
    pub documents: Vec<String>,
    pub figures: Vec<Figure>,
    /// What a text may deny.
    pub denials: Vec<Denial>,
}

/// 缘由. What opens a reason, and what closes it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reasons {
    pub open: Vec<String>,
    pub close: Vec<String>,
}

/// 数据事项. Which words before a number say which cells it should equal.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Figure {
    /// Key.
    pub id: String,
    pub class: Class,
    /// The rule that compares it.
    pub code: String,
    /// How the table calls it.
    pub called: String,
    /// Cells whose sum it is, by name.
    pub cells: Vec<String>,
    /// Cells that a looser counting adds.
    #[serde(default)]
    pub or_with: Vec<String>,
    /// Cells that a narrower counting leaves out: what was done of this year's alone.
    #[serde(default)]
    pub or_without: Vec<String>,
    pub counters: Vec<String>,
    pub words: Vec<String>,
    /// Words of these that are no official label.
    #[serde(default)]
    pub loose: Vec<String>,
    pub need: Vec<String>,
    /// Right behind the number these say it too: 3件结转下年度.
    #[serde(default)]
    pub behind: Vec<String>,
    #[serde(default)]
    pub after: Vec<String>,
    #[serde(default)]
    pub not_after: Vec<String>,
    pub sentence: Vec<String>,
    pub not: Vec<String>,
}

impl Figure {
    /// All words that say what it is.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        self.words.iter().chain(&self.need).chain(&self.after).chain(&self.behind)
    }
}

/// From wide to narrow: a narrower one wins.
#[derive(Clone, Copy, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd)]
#[serde(rename_all = "snake_case")]
pub(super) enum Class {
    Basic,
    Applicant,
    File,
    Result,
    Case,
    CaseResult,
}

/// 否定. Words that say there was none of something.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Denial {
    /// What is denied.
    pub called: String,
    /// The cells that are then 0.
    pub cells: Vec<String>,
    /// Words that deny.
    pub deny: Vec<String>,
    /// The thing, behind them in the same clause.
    pub object: Vec<String>,
    /// Then something else is denied.
    pub not: Vec<String>,
}

static FIGURES: LazyLock<Figures> = LazyLock::new(|| {
    // The file is part of the program and every test of the checks reads it.
    serde_yaml::from_str(include_str!("figures.yaml")).expect("the embedded figures are valid")
});

/// The table of figures.
pub(super) fn figures() -> &'static Figures {
    &FIGURES
}

/// Whether `text` holds one of these.
pub(super) fn holds(text: &str, words: &[String]) -> bool {
    step(text.len());
    words.iter().any(|word| text.contains(word.as_str()))
}
