//! Which report of the year before was given, and which reports is it the year before of?

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use directories::BaseDirs;

use super::archive::Archive;
use super::overlay::Local;
use super::{clock, input};
use crate::check::{Context, Overlay};
use crate::report::{self, Report};

/// Units that are named when their reports are missing.
const TOLD: usize = 8;

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

/// 上年年报. What was named after `--previous`.
pub struct Previous {
    source: Source,
    local: Local,
    used: AtomicBool,
    /// Units whose report of the year before is not in the folder.
    missing: Mutex<BTreeSet<String>>,
}

/// Where the reports of the year before are.
enum Source {
    /// Nowhere.
    None,
    /// One report.
    One(Arc<Report>),
    /// A folder of them.
    Folder(Archive),
}

impl Previous {
    /// Reads the file, or looks through the folder; none: nothing is compared. `local` is what the
    /// county asks for.
    ///
    /// # Errors
    ///
    /// One sentence that names the file.
    pub fn read(file: Option<&Path>, local: Local) -> Result<Self, String> {
        let source = match file {
            None => Source::None,
            Some(folder) if folder.is_dir() => Source::Folder(Archive::of(folder)),
            Some(file) => Source::One(Arc::new(read(file)?)),
        };
        Ok(Self { source, local, used: AtomicBool::new(false), missing: Mutex::default() })
    }

    /// What the county asks for.
    pub fn overlay(&self) -> &Overlay {
        self.local.as_deref().unwrap_or_else(|| Overlay::none())
    }

    /// What the checks of `report` need: with last year's, when it is the same unit's.
    pub fn context_for(&self, report: &Report) -> Context {
        let context = clock::context(&self.local);
        let found = match &self.source {
            Source::None => None,
            Source::One(previous) => is_before(previous, report).then(|| Arc::clone(previous)),
            Source::Folder(archive) => archive.before(report),
        };
        match found {
            Some(previous) => {
                self.used.store(true, Ordering::Relaxed);
                context.with_previous(previous)
            }
            // Its own file may hold it.
            None if report.last_year().is_some() => context,
            None => {
                let name = report.unit().name.trim().to_owned();
                self.missing.lock().unwrap_or_else(PoisonError::into_inner).insert(name);
                context
            }
        }
    }

    /// What is to be said of it when all was checked: that it fitted no report; whose is missing.
    #[must_use]
    pub fn told(&self) -> Vec<String> {
        match &self.source {
            Source::None => Vec::new(),
            Source::One(_) if self.used.load(Ordering::Relaxed) => Vec::new(),
            Source::One(report) => {
                let (name, year) = (report.unit().name.trim(), report.year());
                let next = year.saturating_add(1);
                vec![format!(
                    "上年年报是「{name}」{year} 年的，要检查的报告里没有这个单位 {next} 年的，\
                     没有与它核对。"
                )]
            }
            Source::Folder(archive) => {
                let missing = self.missing.lock().unwrap_or_else(PoisonError::into_inner);
                archive.unreadable.iter().cloned().chain(sentence(&missing)).collect()
            }
        }
    }
}

/// `没有找到上年年报的单位 7 个，没有与上年核对：甲局、乙局 等。`
fn sentence(missing: &BTreeSet<String>) -> Option<String> {
    let name = |name: &String| match name.as_str() {
        "" => "没有写单位".to_owned(),
        name => name.to_owned(),
    };
    let told: Vec<String> = missing.iter().take(TOLD).map(name).collect();
    let more = if missing.len() > TOLD { " 等" } else { "" };
    let (count, told) = (missing.len(), told.join("、"));
    (count > 0)
        .then(|| format!("没有找到上年年报的单位 {count} 个，没有与上年核对：{told}{more}。"))
}

fn is_before(previous: &Report, report: &Report) -> bool {
    previous.unit().name.trim() == report.unit().name.trim()
        && previous.year().saturating_add(1) == report.year()
}
