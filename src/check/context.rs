//! What do the checks need to know besides the report?

use std::sync::Arc;

use super::last_year::LastYear;
use super::overlay::Overlay;
use super::peers::Peers;
use crate::report::Report;
use crate::text::time::Day;

/// What the checks need to know besides the report.
#[derive(Clone, Debug)]
pub struct Context {
    /// The present year, in China's time.
    pub this_year: u16,
    /// 上年年报. The same unit's report of the year before; none: that which lies in the report.
    pub previous: Option<Arc<LastYear>>,
    /// Today, in China's time; none: no deadline is looked at.
    pub today: Option<Day>,
    /// 本地要求; none: those of the form alone.
    pub overlay: Option<Arc<Overlay>>,
    /// 同批报告: those checked together with it; none: it is checked alone.
    pub peers: Option<Arc<Peers>>,
}

impl Context {
    /// A report checked by itself.
    #[must_use]
    pub const fn new(this_year: u16) -> Self {
        Self { this_year, previous: None, today: None, overlay: None, peers: None }
    }

    /// A report checked by itself, on this day.
    #[must_use]
    pub fn on(today: Day) -> Self {
        Self { today: Some(today), ..Self::new(today.year) }
    }

    /// A report checked against that of the year before.
    #[must_use]
    pub fn with_previous(self, previous: Arc<Report>) -> Self {
        Self { previous: Some(Arc::new(LastYear::new(previous))), ..self }
    }

    /// 上年年报: the one given, else that which lies in the report.
    #[must_use]
    pub fn previous_of<'c>(&'c self, report: &'c Report) -> Option<&'c Report> {
        let given = self.previous.as_ref().map(|previous| previous.report());
        given.or(report.last_year()).map(Arc::as_ref)
    }

    /// Holds the report against what lies in it of the year before. What was worked out of that
    /// is kept as long as it is the same.
    pub fn follow(&mut self, report: &Report) {
        let known = self.previous.as_ref().map(|known| known.report());
        match (known, report.last_year()) {
            (Some(known), Some(before)) if Arc::ptr_eq(known, before) => {}
            (_, before) => {
                self.previous = before.map(|before| Arc::new(LastYear::new(Arc::clone(before))));
            }
        }
    }

    /// A report checked by what a county asks for besides, if it does.
    #[must_use]
    pub fn with_overlay(self, overlay: Option<Arc<Overlay>>) -> Self {
        Self { overlay, ..self }
    }

    /// What the county asks for.
    #[must_use]
    pub fn overlay(&self) -> &Overlay {
        self.overlay.as_deref().unwrap_or_else(|| Overlay::none())
    }
}
