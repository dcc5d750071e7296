//! What is known of the year before?

use std::sync::Arc;

use super::{Report, Unit};
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

    /// Whether it is that of the same unit, one year before `year`.
    #[must_use]
    pub fn fits(&self, unit: &str, year: u16) -> bool {
        self.is_before(year) && self.report.unit().name.trim() == unit.trim()
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
}
