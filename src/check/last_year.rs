//! What is worked out of last year's report once, however often this year's is checked?

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use super::runs::runs;
use crate::form::CellId;
use crate::report::{Cell, Count, Number, Report, TextId};

/// 上年年报. The report of the year before, and what the checks ask of its texts again and again.
#[derive(Debug)]
pub struct LastYear {
    report: Arc<Report>,
    /// Of each text the runs that are compared, sorted.
    runs: [OnceLock<Vec<u64>>; TextId::ALL.len()],
    /// Of each text its sentences.
    sentences: [OnceLock<HashSet<String>>; TextId::ALL.len()],
}

/// Characters of the shortest sentence that can be called last year's: headings stay every year.
const LEAST: usize = 10;

impl LastYear {
    /// Nothing is worked out before it is asked for.
    #[must_use]
    pub fn new(report: Arc<Report>) -> Self {
        let (runs, sentences) = Default::default();
        Self { report, runs, sentences }
    }

    /// The report.
    #[must_use]
    pub fn report(&self) -> &Arc<Report> {
        &self.report
    }

    /// 照搬未改. Where in a paragraph sentences stand that stood in last year's `text` word for
    /// word: bytes from and to.
    #[must_use]
    pub fn unchanged(&self, text: TextId, paragraph: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        let mut from = 0;
        for sentence in sentences(paragraph) {
            let to = from + sentence.len();
            if is_own(sentence) && self.sentences(text).contains(sentence.trim()) {
                found.push((from, to));
            }
            from = to;
        }
        found
    }

    /// The sentences of a text, without blanks around them.
    pub(super) fn sentences(&self, text: TextId) -> &HashSet<String> {
        self.sentences[text.index()].get_or_init(|| {
            let paragraphs = self.report.text(text).paragraphs().iter();
            let all = paragraphs.flat_map(|paragraph| sentences(paragraph));
            all.map(|sentence| sentence.trim().to_owned()).collect()
        })
    }

    pub(super) fn runs(&self, text: TextId) -> &[u64] {
        self.runs[text.index()].get_or_init(|| runs(&self.report, text))
    }
}

impl PartialEq for LastYear {
    fn eq(&self, other: &Self) -> bool {
        self.report == other.report
    }
}

/// The sentences of a paragraph, each with its full stop.
pub(super) fn sentences(paragraph: &str) -> impl Iterator<Item = &str> {
    paragraph.split_inclusive('。')
}

fn is_own(sentence: &str) -> bool {
    sentence.chars().filter(|c| !c.is_whitespace()).nth(LEAST - 1).is_some()
}

/// 从上年推出的数. What a cell should hold going by last year's report, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Carried {
    /// What it should hold.
    pub value: Cell,
    /// Why, in figures: 上年 4 加制发 0 减废止 1.
    pub why: String,
}

/// What `cell` should hold going by last year's report: 上年结转, which is what was carried out of
/// it, or 现行有效, which is last year's with what came and went. None where last year says nothing
/// about the cell, or something that was not counted.
#[must_use]
pub fn carried(report: &Report, cell: CellId) -> Option<Carried> {
    carried_from(report.last_year()?, report, cell)
}

/// The same, going by `before`.
pub(super) fn carried_from(before: &Report, report: &Report, cell: CellId) -> Option<Carried> {
    let form = report.form();
    let (table, row, column) = form.keys(cell);
    match (table, row, column) {
        ("requests", "carried_in", _) => {
            let out = before.sum(form.find(table, "carried_out", column)?).complete()?;
            Some(Carried { value: count(out)?, why: format!("上年结转下年度 {out}") })
        }
        ("active_disclosure", _, "in_force") => {
            let of = |column| report.sum(form.find(table, row, column)?).complete();
            let stock = before.sum(cell).complete()?;
            let (issued, repealed) = (of("issued")?, of("repealed")?);
            let left = (stock + issued).checked_sub(repealed)?;
            let why = format!("上年 {stock} 加制发 {issued} 减废止 {repealed}");
            Some(Carried { value: count(left)?, why })
        }
        _ => None,
    }
}

fn count(sum: u64) -> Option<Cell> {
    let count = Count::new(u32::try_from(sum).ok()?)?;
    Some(Cell::Value(Number::Count(count)))
}
