//! Which report of the year before does a folder hold for a unit?

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::found::{self, Why};
use super::input;
use crate::report::{Called, Report, Unit};

/// 上年文件夹. The newest final of each unit and year in a folder; the reports themselves are read
/// when they are asked for, so that a large folder costs little.
pub struct Archive {
    entries: Vec<Entry>,
    /// One sentence for each file that says it is a report and cannot be read.
    pub unreadable: Vec<String>,
}

struct Entry {
    path: PathBuf,
    unit: Unit,
    year: u16,
}

impl Archive {
    /// That of this folder.
    #[must_use]
    pub fn of(folder: &Path) -> Self {
        let (mut entries, mut places, mut unreadable) = (Vec::new(), Vec::new(), Vec::new());
        for file in found::expand(&[folder.to_path_buf()]) {
            match found::read(&file) {
                Ok(document) => {
                    let report = document.report;
                    places.push(Some(found::place(&file.path, &report)));
                    let (unit, year) = (report.unit().clone(), report.year());
                    entries.push(Entry { path: file.path, unit, year });
                }
                Err(Why::Unreadable(sentence)) => {
                    unreadable.push(format!("上年年报 {}：{sentence}", input::name(&file.path)));
                }
                Err(Why::Aside(_)) => {}
            }
        }
        let mut older = found::older(&places);
        older.sort_unstable();
        for at in older.into_iter().rev() {
            entries.remove(at);
        }
        Self { entries, unreadable }
    }

    /// The report of the year before of the same unit: of that name, else of the only name that
    /// differs by a place alone.
    #[must_use]
    pub fn before(&self, report: &Report) -> Option<Arc<Report>> {
        let fits = |called: Called| {
            self.entries.iter().filter(move |entry| {
                entry.year.saturating_add(1) == report.year()
                    && entry.unit.scope == report.unit().scope
                    && entry.unit.is_called(&report.unit().name) == called
            })
        };
        let mut near = fits(Called::WithPlace);
        let only = match (near.next(), near.next()) {
            (Some(only), None) => Some(only),
            _ => None,
        };
        let entry = fits(Called::So).next().or(only)?;
        let file = found::Found { path: entry.path.clone(), within: true, not_read: None };
        // It was readable a moment ago.
        Some(Arc::new(found::read(&file).ok()?.report))
    }
}
