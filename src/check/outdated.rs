//! Which years are still last year's, and which of them mean this report's own?

use std::ops::Range;

use super::LastYear;
use super::context::Context;
use super::dates::{Date, dates, years};
use super::last_year::sentences;
use crate::report::{Passage, Report, TextId, Within};

/// 旧年份. A year that may be moved on.
#[derive(Clone, Debug, PartialEq)]
pub struct Outdated {
    /// Where it stands, and what it becomes.
    pub passage: Passage,
    /// Whether it means the year, the period or the publication of the report. Otherwise it may
    /// well be meant: a comparison with the year before, something that happened then, the name of
    /// a document.
    pub own: bool,
}

/// The years of the title and the texts that are still last year's: one before the report's own,
/// and where a sentence is last year's word for word its other years too.
#[must_use]
pub fn outdated_years(report: &Report, context: &Context) -> Vec<Outdated> {
    let before = context.previous.as_deref();
    let own = std::cell::RefCell::new(Vec::new());
    let found = report.passages(|within, content| {
        let moves = moves(report.year(), before, within, content);
        own.borrow_mut().extend(moves.iter().map(|year| (within, year.at.start, year.own)));
        moves.into_iter().map(|year| (year.at.start, year.at.end, year.new)).collect()
    });
    let own = own.into_inner();
    let is_own = |passage: &Passage| {
        let key = (passage.within, passage.from);
        let index = own.binary_search_by_key(&key, |&(within, from, _)| (within, from));
        index.is_ok_and(|index| own[index].2)
    };
    let passages = found.passages.into_iter();
    passages.map(|passage| Outdated { own: is_own(&passage), passage }).collect()
}

/// A year that moves.
struct Move {
    at: Range<usize>,
    new: String,
    own: bool,
}

fn moves(year: u16, before: Option<&LastYear>, within: Within, content: &str) -> Vec<Move> {
    let mut moves = Vec::new();
    let mut start = 0;
    for sentence in sentences(content) {
        let carried = match within {
            Within::Title => false,
            Within::Text(text, _) => {
                before.is_some_and(|before| before.sentences(text).contains(sentence.trim()))
            }
        };
        let found = Sentence { year, within, carried, words: sentence }.moves();
        moves.extend(
            found.into_iter().map(|it| Move { at: it.at.start + start..it.at.end + start, ..it }),
        );
        start += sentence.len();
    }
    moves
}

/// A sentence, in which a year may be last year's.
struct Sentence<'t> {
    /// 报告年度.
    year: u16,
    within: Within,
    /// Whether it stood in last year's report.
    carried: bool,
    words: &'t str,
}

/// Words right before a year that is compared with, or taken up again.
const COMPARED: [&str; 20] = [
    "较",
    "比",
    "与",
    "和",
    "同",
    "跟",
    "相比",
    "对比",
    "比照",
    "上年",
    "去年",
    "上一年",
    "上年度",
    "上一年度",
    "往年",
    "针对",
    "自",
    "从",
    "对",
    "至",
];

/// Words right behind one.
const TAKEN_UP: [&str; 8] = ["相比", "同期", "相较", "印发", "施行", "出台", "制定", "修订"];

/// What is done with a report when it is finished.
const PUBLISHED: [&str; 6] = ["公布", "公开", "发布", "编制", "报送", "印发"];

impl Sentence<'_> {
    fn moves(&self) -> Vec<Move> {
        let mut years = years(self.words).peekable();
        if years.peek().is_none() {
            return Vec::new();
        }
        let dates = dates(self.words);
        // Who writes of both years compares them; last year's sentence may have told what came next.
        let named_too = !self.carried && self.words.contains(&format!("{}年", self.year));
        let report = ["年度报告", "年报", "本报告"].iter().any(|word| self.words.contains(word));
        let published = report && PUBLISHED.iter().any(|word| self.words.contains(word));
        let (mut at, mut quotes) = (0, 0_usize);
        let mut moves = Vec::new();
        for found in years {
            let Some(named) = found.year else { continue };
            quotes = self.words[at..found.start].chars().fold(quotes, |open, c| match c {
                '《' => open + 1,
                '》' => open.saturating_sub(1),
                _ => open,
            });
            at = found.start;
            let Some(new) = self.moved(named) else { continue };
            let date = dates.binary_search_by_key(&found.start, |date| date.start);
            let date = date.ok().map(|index| dates[index]);
            let own = match self.within {
                Within::Title | Within::Text(TextId::Signoff, _) => true,
                _ if new == self.year.saturating_add(1) => published && is_of_spring(date),
                _ if new != self.year || named_too => false,
                _ => self.means_the_report(&found, date, quotes > 0),
            };
            let new = written_like(&self.words[found.start..found.end], new);
            moves.push(Move { at: found.start..found.end, new, own });
        }
        moves
    }

    /// What a year becomes; none: it stays.
    fn moved(&self, named: u16) -> Option<u16> {
        let (year, next) = (self.year, self.year.checked_add(1)?);
        let last = year.checked_sub(1)?;
        match self.within {
            // It is signed in the year after: this year's own is right only when it is this year's.
            Within::Text(TextId::Signoff, _) => {
                let old = named < year || named == year && self.carried;
                (old && named + 3 >= year).then_some(next)
            }
            Within::Title => (named < year && named + 3 >= year).then_some(year),
            Within::Text(..) if named == last => Some(year),
            Within::Text(..) if self.carried && (named == year || named + 1 == last) => {
                named.checked_add(1)
            }
            Within::Text(..) => None,
        }
    }

    /// Whether last year's year means the report's own.
    fn means_the_report(&self, found: &Date, date: Option<Date>, in_title: bool) -> bool {
        let before = self.words[..found.start]
            .trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '（' | '(' | '“' | '"'));
        let behind = self.words[found.end..].trim_start();
        let behind = behind.trim_start_matches('年').trim_start_matches('度');
        if let Some(date) = date.filter(|date| date.month.is_some()) {
            // A day is the period's, or something happened on it.
            return !in_title && bounds_year(&date, self.words);
        }
        if in_title {
            // The report's own name.
            return behind.split('》').next().is_some_and(|name| name.contains("年度报告"));
        }
        before.ends_with("截至")
            || !COMPARED.iter().any(|word| before.ends_with(word))
                && !TAKEN_UP.iter().any(|word| behind.starts_with(word))
                && (self.carried || !behind.starts_with("以来"))
    }
}

/// Whether a day is the first or the last of a period that is a whole year.
fn bounds_year(date: &Date, words: &str) -> bool {
    let behind = words[date.end..].trim_start();
    match (date.month, date.day) {
        (Some(1), Some(1)) | (Some(12), Some(31)) => true,
        (Some(1), None) => behind.starts_with(['至', '到', '-', '－', '—', '–', '~', '～']),
        (Some(12), None) => behind.starts_with(['底', '末', '止', '期']) || behind.is_empty(),
        _ => false,
    }
}

/// Whether it is a day, or a month, on which a report comes out.
fn is_of_spring(date: Option<Date>) -> bool {
    date.and_then(|date| date.month).is_some_and(|month| month <= 4)
}

/// A year in the digits of the old one.
fn written_like(old: &str, year: u16) -> String {
    let zero = old.chars().find(|c| matches!(c, '零' | '○' | 'Ｏ')).unwrap_or('〇');
    let digits = year.to_string();
    let first = old.chars().next().unwrap_or('0');
    let like = |digit: char| {
        let value = digit.to_digit(10).unwrap_or_default();
        match first {
            '0'..='9' => digit,
            '０'..='９' => char::from_u32(u32::from('０') + value).unwrap_or(digit),
            _ if value == 0 => zero,
            _ => "一二三四五六七八九".chars().nth(value as usize - 1).unwrap_or(digit),
        }
    };
    digits.chars().map(like).collect()
}
