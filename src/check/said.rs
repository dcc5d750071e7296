//! What do the words before a figure say, as far as several rules ask?
//!
//! They are read once for all of these questions; most figures answer none with yes.

use std::sync::LazyLock;

use super::figures::figures;
use crate::text::lexicon::Lexicon;

/// 所说. What some words say.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Said(u8);

/// One thing that words may say.
#[derive(Clone, Copy, Debug)]
pub(super) enum Saying {
    /// They may mean a figure of a table.
    Figure = 1,
    /// They may open a reason.
    Reason = 2,
    /// The figure is none to break down.
    Rate = 4,
    /// It belongs to another matter than the list before it.
    Elsewhere = 8,
    /// They hold a word of a sum and are none.
    NoSum = 16,
}

/// Words before a figure that is none to break down.
const RATES: [&str; 14] = [
    "月均",
    "日均",
    "年均",
    "人均",
    "平均",
    "每月",
    "每季",
    "比上年",
    "比去年",
    "较上年",
    "较去年",
    "同比",
    "增加",
    "减少",
];
/// A part whose words hold one of these belongs to another matter.
const ELSEWHERE: [&str; 13] = [
    "复议", "诉讼", "办结", "答复", "收到", "受理", "累计", "共", "合计", "总计", "全年", "同比",
    "上年",
];

static SAYINGS: LazyLock<Lexicon<Saying>> = LazyLock::new(|| {
    let all = figures();
    let figures = all.figures.iter().flat_map(|figure| &figure.words).map(String::as_str);
    let said = figures.map(|word| (word, Saying::Figure));
    let said = said.chain(all.reasons.open.iter().map(|word| (word.as_str(), Saying::Reason)));
    let said = said.chain(RATES.map(|word| (word, Saying::Rate)));
    let said = said.chain(ELSEWHERE.map(|word| (word, Saying::Elsewhere)));
    let said = said.chain(all.no_sum.iter().map(|word| (word.as_str(), Saying::NoSum)));
    Lexicon::new(said.map(|(word, saying)| (word.to_owned(), saying)))
});

impl Said {
    /// What these words say.
    pub(super) fn by(words: &str) -> Self {
        SAYINGS.hits(words).fold(Self(0), |said, hit| Self(said.0 | hit.meaning as u8))
    }

    /// Whether this is among it.
    pub(super) fn holds(self, saying: Saying) -> bool {
        self.0 & saying as u8 != 0
    }
}
