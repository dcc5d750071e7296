//! Which report of the year before was given, and which reports is it the year before of?

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::Arc;

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
}

/// Where the reports of the year before are.
enum Source {
    /// Nowhere.
    None,
    /// One report.
    One(report::Previous),
    /// A folder of them.
    Folder(Archive),
}

/// 没有核对. Which report was not held against one of the year before, and why.
#[derive(Clone, Debug)]
pub struct NotCompared {
    /// Whose it is; empty: nobody's.
    unit: String,
    /// The file or folder that was named, or from where what lies in the report came.
    pub previous: String,
    /// One sentence that names both.
    pub why: String,
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
            Some(file) => Source::One(report::Previous::new(read(file)?, &input::name(file))),
        };
        Ok(Self { source, local })
    }

    /// What the county asks for.
    pub fn overlay(&self) -> &Overlay {
        self.local.as_deref().unwrap_or_else(|| Overlay::none())
    }

    /// What the checks of `report` need: with last year's, when it is the same unit's; else why it
    /// is not compared, where it could have been.
    pub fn context_for(&self, report: &Report) -> (Context, Option<NotCompared>) {
        let context = clock::context(&self.local);
        let (unit, year) = (report.unit().name.trim(), report.year());
        let refused = |previous: &str, why: String| {
            Some(NotCompared { unit: unit.to_owned(), previous: previous.to_owned(), why })
        };
        let own = || {
            let why = report.last_year_refused()?;
            refused(report.previous().map_or("", report::Previous::from), why)
        };
        let not = match &self.source {
            Source::None => own(),
            Source::One(previous) => match previous.refusal(unit, year) {
                None => return (context.with_previous(Arc::clone(previous.report())), None),
                Some(why) => refused(previous.from(), why),
            },
            Source::Folder(archive) => match archive.before(report) {
                Ok(previous) => return (context.with_previous(previous), None),
                Err(why) => refused(&archive.name, why),
            },
        };
        // Its own file may hold it.
        (context, not.filter(|_| report.last_year().is_none()))
    }

    /// What is to be said when all was checked: which reports were not compared and why, and what
    /// of the folder cannot be read.
    #[must_use]
    pub fn told(&self, not: &[NotCompared]) -> Vec<String> {
        let unreadable = self.unreadable().iter().map(|(_, says)| says.clone());
        unreadable.chain(summed_up(not)).collect()
    }

    /// What of the folder cannot be read: the file, and one sentence that names it.
    #[must_use]
    pub fn unreadable(&self) -> &[(String, String)] {
        match &self.source {
            Source::Folder(archive) => &archive.unreadable,
            Source::None | Source::One(_) => &[],
        }
    }
}

/// One report alone is told with its reason, several by their units:
/// `没有找到上年年报的单位 7 个，没有与上年核对：甲局、乙局 等。`
fn summed_up(not: &[NotCompared]) -> Vec<String> {
    let name = |one: &NotCompared| match one.unit.as_str() {
        "" => "没有写单位".to_owned(),
        unit => unit.to_owned(),
    };
    let units: BTreeSet<String> = not.iter().map(name).collect();
    let told: Vec<&str> = units.iter().take(TOLD).map(String::as_str).collect();
    let more = if units.len() > TOLD { " 等" } else { "" };
    let (count, told) = (units.len(), told.join("、"));
    let sum = || format!("没有找到上年年报的单位 {count} 个，没有与上年核对：{told}{more}。");
    match not {
        [] => Vec::new(),
        [one] => vec![one.why.clone()],
        [one, ..] => vec![sum(), format!("其中：{}", one.why)],
    }
}
