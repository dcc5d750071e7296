//! What is known of the year before?

use std::sync::Arc;

use super::{Called, Report, Unit};
use crate::form::Form;

/// 上年数据. The report of the year before that this one is held against.
///
/// It lies in the report itself, not beside it: last year's file may change or go, and whoever
/// opens or checks this report later is to see the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Previous {
    report: Arc<Report>,
    from: String,
}

impl Previous {
    /// Takes a report over as that of the year before; `from`: where it was found, in words.
    #[must_use]
    pub fn new(mut report: Report, from: &str) -> Self {
        // Two years back nothing is compared, and the file would grow every year.
        report.previous = None;
        Self { report: Arc::new(report), from: from.to_owned() }
    }

    /// About how much memory it holds: its texts, which may be long, and its cells.
    pub(super) fn bytes(&self) -> usize {
        let paragraphs = self.report.texts.iter().flat_map(|text| text.paragraphs());
        (16 << 10) + paragraphs.map(|it| it.len()).sum::<usize>()
    }

    /// The report.
    #[must_use]
    pub fn report(&self) -> &Arc<Report> {
        &self.report
    }

    /// Where it was found, in words; may be empty.
    #[must_use]
    pub fn from(&self) -> &str {
        &self.from
    }

    /// How the name of a unit fits the one it is of, for a report of `year`; of another year it
    /// fits none.
    #[must_use]
    pub fn fits(&self, unit: &str, year: u16) -> Called {
        if self.is_before(year) { self.report.unit().is_called(unit) } else { Called::Otherwise }
    }

    /// Why a report of this unit and year is not held against it, in one sentence; none: it can be.
    #[must_use]
    pub fn refusal(&self, unit: &str, year: u16) -> Option<String> {
        let (unit, own) = (unit.trim(), self.report.unit().name.trim());
        let mut reasons = Vec::new();
        if self.report.unit().is_called(unit) == Called::Otherwise {
            reasons.push(match own {
                "" => "没有写单位".to_owned(),
                own => format!("是「{own}」的，不是「{unit}」的"),
            });
        }
        if !self.is_before(year) {
            let (of, before) = (self.report.year(), year.saturating_sub(1));
            reasons.push(format!("是 {of} 年度的，要 {before} 年度的"));
        }
        let from =
            if self.from.is_empty() { String::new() } else { format!("（{}）", self.from) };
        (!reasons.is_empty())
            .then(|| format!("上年年报{from}{}，没有与它核对。", reasons.join("，又")))
    }

    /// Whether it is of the year before `year`.
    #[must_use]
    pub fn is_before(&self, year: u16) -> bool {
        self.report.year().saturating_add(1) == year
    }
}

impl Report {
    /// An empty report that is held against one of the year before, if there is one.
    #[must_use]
    pub fn following(
        form: &'static Form,
        unit: Unit,
        year: u16,
        previous: Option<Previous>,
    ) -> Self {
        Self { previous, ..Self::new(form, unit, year) }
    }

    /// 上年数据, whatever its year.
    #[must_use]
    pub fn previous(&self) -> Option<&Previous> {
        self.previous.as_ref()
    }

    /// The report of the year before, if there is one and it is of the year before.
    #[must_use]
    pub fn last_year(&self) -> Option<&Arc<Report>> {
        let previous = self.previous().filter(|previous| previous.is_before(self.year()))?;
        Some(previous.report())
    }

    /// Why it is not held against 上年数据 that lies in it; none: it is, or there is none. Whose
    /// that is was chosen by the clerk, its year was not.
    #[must_use]
    pub fn last_year_refused(&self) -> Option<String> {
        let previous = self.previous().filter(|previous| !previous.is_before(self.year()))?;
        previous.refusal(&previous.report.unit().name, self.year())
    }
}
