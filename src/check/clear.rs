//! Is every word before a figure understood?
//!
//! A figure of a text is held against a cell with certainty only where nothing stands before it
//! that could make it something else: 下属分局答复, 十个工作日内答复, 涉及乡镇的. Words that change
//! nothing are listed in `figures.yaml`; one that is not listed leaves the figure in doubt.

use std::sync::LazyLock;

use super::figures::{Class, Denial, Figure, figures};
use crate::text::lexicon::Lexicon;

/// Words that leave a figure what it is.
static PLAIN: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let all = figures();
    let words = all.plain.split_whitespace().chain(all.channels.iter().map(String::as_str));
    Lexicon::new(words.map(|word| (word.to_owned(), ())))
});

/// Whether all words before a figure are known; `unit`: the unit's own name, which is.
pub(super) fn is_clear(lead: &str, figure: &Figure, unit: &str) -> bool {
    let words: Vec<&str> = figure.words().map(String::as_str).chain([unit]).collect();
    is_known(lead, &words)
}

/// Whether words speak of applications of the unit only: each is a plain one, or one of the basic figures.
pub(super) fn is_plain(lead: &str, unit: &str) -> bool {
    let basic = figures().figures.iter().filter(|figure| figure.class == Class::Basic);
    let words = basic.flat_map(Figure::words).map(String::as_str);
    is_known(lead, &words.chain([unit]).collect::<Vec<_>>())
}

/// Whether a clause denies all of something: nothing in it is a part or a kind of the thing.
pub(super) fn denies_all(clause: &str, denial: &Denial, unit: &str) -> bool {
    let words = denial.deny.iter().chain(&denial.object).map(String::as_str);
    is_known(clause, &words.chain([unit]).collect::<Vec<_>>())
}

/// Whether `text` is made of plain words, these words, numbers and signs.
fn is_known(text: &str, words: &[&str]) -> bool {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let own = words.iter().copied().filter(|word| !word.is_empty() && rest.starts_with(word));
        let length = own.chain(PLAIN.longest(rest)).map(str::len).max();
        let silent = !c.is_alphabetic() || c.is_numeric();
        match length {
            Some(length) => rest = &rest[length..],
            None if silent => rest = &rest[c.len_utf8()..],
            None => return false,
        }
    }
    true
}
