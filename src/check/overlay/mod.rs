//! What does a county ask for beyond the form: deadlines, limits, wording, words?
//!
//! An overlay changes what is found and what is said, never what a report holds: rows, columns,
//! sums and titles are the notice's. It is data; reading the file is the caller's business.

mod read;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::words::{Level, Stale, Tag, words};
use crate::form::Due;
use crate::text::lexicon::Lexicon;

pub use read::OverlayError;

/// 本地要求. What holds in one county besides the form; empty: nothing.
#[derive(Debug)]
pub struct Overlay {
    asks: Asks,
    lexicon: Lexicon<Tag>,
}

/// What the file says.
#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
struct Asks {
    /// Who issued it, for people.
    name: String,
    deadlines: BTreeMap<String, Due>,
    limits: Limits,
    slash: Slash,
    guidance: BTreeMap<String, String>,
    words: Extra,
}

/// 限度. Limits that replace those of the program; none: they stay.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(deny_unknown_fields, default)]
pub struct Limits {
    /// 第一部分: most characters.
    pub overview_most: Option<usize>,
    /// 第一部分: fewer characters look thin.
    pub overview_least: Option<usize>,
    /// 第五部分: fewer characters look thin.
    pub problems_least: Option<usize>,
    /// 与上年相似: from so many percent on.
    pub same_as_previous: Option<usize>,
    /// 与别的单位相似: from so many percent on.
    pub same_as_peer: Option<usize>,
    /// 结转比例: above so many percent.
    pub carried_out_share: Option<u64>,
}

/// What a / in a cell is.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum Slash {
    /// 需说明, as without an overlay.
    #[default]
    Explain,
    /// Fine.
    Allow,
    /// 必须改.
    Forbid,
}

/// Words added to the lists of the checks, and words taken out of them.
#[derive(Debug, Default, Deserialize, PartialEq)]
#[serde(deny_unknown_fields, default)]
struct Extra {
    typos: BTreeMap<String, String>,
    levels: Vec<Level>,
    stale: Vec<Stale>,
    allowed: Vec<String>,
}

impl Overlay {
    /// The empty overlay.
    #[must_use]
    pub fn none() -> &'static Self {
        static NONE: LazyLock<Overlay> = LazyLock::new(|| Overlay::of(Asks::default()));
        &NONE
    }

    fn of(asks: Asks) -> Self {
        let first = u8::try_from(words().levels.len()).unwrap_or(u8::MAX);
        let Extra { typos, levels, stale, .. } = &asks.words;
        let levels = (first..).zip(levels).flat_map(|(index, level)| {
            level.words.iter().map(move |word| (word.clone(), Tag::Level(index)))
        });
        let typos = typos.keys().map(|word| (word.clone(), Tag::Typo));
        let stale = stale.iter().map(|stale| (stale.word.clone(), Tag::Stale(stale.from)));
        let lexicon = Lexicon::new(levels.chain(typos).chain(stale));
        Self { asks, lexicon }
    }

    /// Who issued it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.asks.name
    }

    /// Until when units of this kind have to publish, if it says so.
    #[must_use]
    pub fn due(&self, kind: &str) -> Option<&Due> {
        self.asks.deadlines.get(kind)
    }

    /// Its limits.
    #[must_use]
    pub fn limits(&self) -> Limits {
        self.asks.limits
    }

    /// What it says about / in cells.
    #[must_use]
    pub fn slash(&self) -> Slash {
        self.asks.slash
    }

    /// How to write the section with this id, in the county's words.
    #[must_use]
    pub fn guidance(&self, section: &str) -> Option<&str> {
        self.asks.guidance.get(section).map(String::as_str)
    }

    /// Its words, with what they stand for.
    pub(super) fn lexicon(&self) -> &Lexicon<Tag> {
        &self.lexicon
    }

    /// Whether a word of the lists is fine here.
    pub(super) fn allows(&self, word: &str) -> bool {
        self.asks.words.allowed.iter().any(|allowed| allowed == word)
    }

    /// What a mistyped word should be, in its own list.
    pub(super) fn correction(&self, word: &str) -> Option<&str> {
        self.asks.words.typos.get(word).map(String::as_str)
    }

    /// A level of its own lists, counted on from those of the program.
    pub(super) fn level(&self, index: usize) -> Option<&Level> {
        self.asks.words.levels.get(index.checked_sub(words().levels.len())?)
    }
}
