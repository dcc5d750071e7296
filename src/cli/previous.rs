//! Which report of the year before was given, and which reports is it the year before of?

use std::path::Path;
use std::sync::Arc;

use super::{clock, input};
use crate::check::Context;
use crate::report::Report;

/// 上年年报. The report after `--previous`, if there is one.
pub struct Previous {
    report: Option<Arc<Report>>,
    used: bool,
}

impl Previous {
    /// Reads the file; none: nothing is compared.
    ///
    /// # Errors
    ///
    /// One sentence that names the file.
    pub fn read(file: Option<&Path>) -> Result<Self, String> {
        let Some(file) = file else { return Ok(Self { report: None, used: false }) };
        match input::read(file) {
            Ok(document) => Ok(Self { report: Some(Arc::new(document.report)), used: false }),
            Err(sentence) => Err(format!("上年年报 {}：{sentence}", input::name(file))),
        }
    }

    /// What the checks of `report` need: with last year's, when it is the same unit's.
    pub fn context_for(&mut self, report: &Report) -> Context {
        let context = clock::context();
        let same = |previous: &&Arc<Report>| {
            previous.unit().name.trim() == report.unit().name.trim()
                && previous.year().saturating_add(1) == report.year()
        };
        match self.report.as_ref().filter(same) {
            Some(previous) => {
                self.used = true;
                context.with_previous(Arc::clone(previous))
            }
            None => context,
        }
    }

    /// A sentence, when it was given and fitted no report.
    #[must_use]
    pub fn unused(&self) -> Option<String> {
        let report = self.report.as_ref().filter(|_| !self.used)?;
        let (name, year) = (report.unit().name.trim(), report.year());
        let next = year.saturating_add(1);
        Some(format!(
            "上年年报是「{name}」{year} 年的，要检查的报告里没有这个单位 {next} 年的，没有与它核对。"
        ))
    }
}
