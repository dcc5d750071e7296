//! Which report of the year before was given, and which reports is it the year before of?

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use directories::BaseDirs;

use super::overlay::Local;
use super::{clock, input};
use crate::check::{Context, Overlay};
use crate::report::{self, Report};

fn read(file: &Path) -> Result<Report, String> {
    read_as(file, &input::name(file))
}

/// The report in a file that a sentence about it calls so.
fn read_as(file: &Path, called: &str) -> Result<Report, String> {
    let read = input::read(file).map_err(|says| format!("上年年报 {called}：{says}"))?;
    Ok(read.report)
}

/// The report of the year before as the wizard takes it. Where the file lies stays out of it: it
/// goes into the report that is handed on.
fn from_file(report: Report, file: &Path) -> report::Previous {
    let name = file.file_name().map_or(file, Path::new);
    report::Previous::new(report, &input::name(name))
}

/// What the wizard holds a report against when a file was named.
///
/// # Errors
///
/// One sentence that names the file.
pub fn named(file: Option<&Path>) -> Result<Option<report::Previous>, String> {
    let Some(file) = file else { return Ok(None) };
    Ok(Some(from_file(read(file)?, file)))
}

/// The report in a file whose name was typed into the wizard, `~/` and all. Nothing is waited for:
/// what is no file on a disk is not opened.
///
/// # Errors
///
/// One sentence that names the file.
pub fn typed(name: &str) -> Result<report::Previous, String> {
    let home = BaseDirs::new().map(|own| own.home_dir().to_path_buf());
    let below_home = name.strip_prefix("~/").zip(home).map(|(rest, home)| home.join(rest));
    let file = below_home.unwrap_or_else(|| Path::new(".").join(name));
    if fs::metadata(&file).is_ok_and(|found| !found.is_file()) {
        return Err(format!("上年年报 {name}：不是文件。请写到 report.yaml 为止。"));
    }
    Ok(from_file(read_as(&file, name)?, &file))
}

/// 上年年报. The report after `--previous`, if there is one.
pub struct Previous {
    report: Option<Arc<Report>>,
    local: Local,
    used: AtomicBool,
}

impl Previous {
    /// Reads the file; none: nothing is compared. `local` is what the county asks for.
    ///
    /// # Errors
    ///
    /// One sentence that names the file.
    pub fn read(file: Option<&Path>, local: Local) -> Result<Self, String> {
        let report = file.map(read).transpose()?.map(Arc::new);
        Ok(Self { report, local, used: AtomicBool::new(false) })
    }

    /// What the county asks for.
    pub fn overlay(&self) -> &Overlay {
        self.local.as_deref().unwrap_or_else(|| Overlay::none())
    }

    /// What the checks of `report` need: with last year's, when it is the same unit's.
    pub fn context_for(&self, report: &Report) -> Context {
        let context = clock::context(&self.local);
        let same = |previous: &&Arc<Report>| {
            previous.unit().name.trim() == report.unit().name.trim()
                && previous.year().saturating_add(1) == report.year()
        };
        match self.report.as_ref().filter(same) {
            Some(previous) => {
                self.used.store(true, Ordering::Relaxed);
                context.with_previous(Arc::clone(previous))
            }
            None => context,
        }
    }

    /// A sentence, when it was given and fitted no report.
    #[must_use]
    pub fn unused(&self) -> Option<String> {
        let report = self.report.as_ref().filter(|_| !self.used.load(Ordering::Relaxed))?;
        let (name, year) = (report.unit().name.trim(), report.year());
        let next = year.saturating_add(1);
        Some(format!(
            "上年年报是「{name}」{year} 年的，要检查的报告里没有这个单位 {next} 年的，没有与它核对。"
        ))
    }
}
