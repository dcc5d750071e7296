//! Which report of the year before does a folder hold for a unit?

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::found::{self, Why};
use super::input;
use crate::report::{Called, Report, Unit};

/// 上年文件夹. The newest final of each unit and year in a folder; the reports themselves are read
/// when they are asked for, so that a large folder costs little.
pub struct Archive {
    /// The folder, as people call it.
    pub name: String,
    entries: Vec<Entry>,
    /// Each file that says it is a report and cannot be read, and one sentence that names it.
    pub unreadable: Vec<(String, String)>,
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
                    let name = input::name(&file.path);
                    let says = format!("上年年报 {name}：{sentence}");
                    unreadable.push((name, says));
                }
                Err(Why::Aside(_)) => {}
            }
        }
        let mut older = found::older(&places);
        older.sort_unstable();
        for at in older.into_iter().rev() {
            entries.remove(at);
        }
        Self { name: input::name(folder), entries, unreadable }
    }

    /// The report of the year before of the same unit: of that name, else of the only name that
    /// differs by a place alone.
    ///
    /// # Errors
    ///
    /// One sentence: why there is none.
    pub fn before(&self, report: &Report) -> Result<Arc<Report>, String> {
        let called = |entry: &&Entry| entry.unit.is_called(&report.unit().name);
        let own: Vec<&Entry> = self
            .entries
            .iter()
            .filter(|entry| entry.unit.scope == report.unit().scope)
            .filter(|entry| called(entry) != Called::Otherwise)
            .collect();
        let is_before = |entry: &&&Entry| entry.year.saturating_add(1) == report.year();
        let before: Vec<&&Entry> = own.iter().filter(is_before).collect();
        let found = match before[..] {
            [only] => Some(only),
            _ => before.iter().copied().find(|entry| called(entry) == Called::So),
        };
        let read = |entry: &&Entry| {
            let file = found::Found { path: entry.path.clone(), within: true, not_read: None };
            // It was readable a moment ago.
            found::read(&file).ok().map(|document| Arc::new(document.report))
        };
        found.and_then(read).ok_or_else(|| self.refusal(report, &own, &before))
    }

    /// `文件夹 去年 里没有「甲局」2024 年度的，只有 2022 年度的，没有与它核对。`
    fn refusal(&self, report: &Report, own: &[&Entry], before: &[&&Entry]) -> String {
        let unit = match report.unit().name.trim() {
            "" => "没有写单位的这份".to_owned(),
            unit => format!("「{unit}」"),
        };
        let wanted = format!("{} 年度", report.year().saturating_sub(1));
        let names = before.iter().map(|entry| format!("「{}」", entry.unit.name.trim()));
        let mut years: Vec<u16> = own.iter().map(|entry| entry.year).collect();
        years.sort_unstable();
        years.dedup();
        let years: Vec<String> = years.iter().map(u16::to_string).collect();
        let why = match (before, &years[..]) {
            ([_, _, ..], _) => format!(
                "里 {wanted}的有{}，都只和{unit}差一个地名，分不出是哪一份",
                names.collect::<Vec<_>>().join("、")
            ),
            (_, []) => format!("里没有{unit}的上年年报"),
            (_, years) => format!("里没有{unit}{wanted}的，只有 {} 年度的", years.join("、")),
        };
        format!("上年文件夹 {} {why}，没有与上年核对。", self.name)
    }
}
