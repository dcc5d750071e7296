//! What lies in a folder that was named, and which of it is a report to be looked at?
//!
//! Nothing is passed over in silence: what is not looked at is told by name and kind. Links are not
//! followed, since they may lead out of the folder or round in a circle.

use std::collections::BTreeMap;
use std::fs::{self, FileType};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::input;
use crate::check::Overlay;
use crate::disk::cause::cause;
use crate::disk::open;
use crate::report::{Document, Report, Scope};
use crate::yaml;

/// 要看的. A file that was named, or that may be a report and lies in a folder that was.
#[derive(Clone, Debug)]
pub struct Found {
    /// Where.
    pub path: PathBuf,
    /// Whether it lies in a folder that was named, and was not named itself.
    pub within: bool,
    /// Why it is not read; none: it is.
    pub not_read: Option<Why>,
}

/// Why a file is not looked at.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Why {
    /// It cannot be read, or says that it is a report and is none: one sentence.
    Unreadable(String),
    /// It need not be.
    Aside(Aside),
}

/// 另外的. What in a folder is no final report that counts.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Aside {
    /// A newer one of the same unit and year lies beside it.
    Older,
    /// A draft.
    Draft,
    /// What a county asks for.
    Overlay,
    /// YAML, and no report.
    OtherYaml,
    /// Another kind of file.
    NotYaml,
    /// A link.
    Link,
    /// A pipe, a device.
    Special,
    /// Hidden, as locks and what a crash left.
    Hidden,
}

impl Aside {
    /// For people.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Older => "同一单位、同一年的旧稿",
            Self::Draft => "草稿",
            Self::Overlay => "本地要求",
            Self::OtherYaml => "不是报告的 YAML",
            Self::NotYaml => "别的文件",
            Self::Link => "链接（没有跟过去）",
            Self::Special => "管道或设备",
            Self::Hidden => "隐藏的文件",
        }
    }

    /// For scripts.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Older => "older",
            Self::Draft => "draft",
            Self::Overlay => "overlay",
            Self::OtherYaml => "other_yaml",
            Self::NotYaml => "not_yaml",
            Self::Link => "link",
            Self::Special => "special",
            Self::Hidden => "hidden",
        }
    }
}

/// The files named, and in place of a folder all that is in it, at any depth, sorted.
#[must_use]
pub fn expand(named: &[PathBuf]) -> Vec<Found> {
    let mut found = Vec::new();
    for path in named {
        if path.is_dir() {
            walk(path, &mut found);
        } else {
            found.push(Found { path: path.clone(), within: false, not_read: None });
        }
    }
    found
}

fn walk(folder: &Path, found: &mut Vec<Found>) {
    let entries = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let mut entries = match entries {
        Ok(entries) => entries,
        Err(error) => {
            let why = Why::Unreadable(format!("文件夹打不开：{}。", cause(&error)));
            found.push(Found { path: folder.to_path_buf(), within: true, not_read: Some(why) });
            return;
        }
    };
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let (path, kind) = (entry.path(), entry.file_type());
        let is_hidden = entry.file_name().as_encoded_bytes().starts_with(b".");
        match kind {
            Ok(kind) if kind.is_dir() && !is_hidden => walk(&path, found),
            kind => {
                let not_read = match kind {
                    Ok(kind) => aside(&path, is_hidden, kind).map(Why::Aside),
                    Err(error) => Some(Why::Unreadable(format!("打不开：{}。", cause(&error)))),
                };
                found.push(Found { path, within: true, not_read });
            }
        }
    }
}

/// Why a file is not read, as far as its name and kind say.
fn aside(path: &Path, is_hidden: bool, kind: FileType) -> Option<Aside> {
    let is_yaml = path.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")
    });
    match () {
        () if is_hidden => Some(Aside::Hidden),
        () if kind.is_symlink() => Some(Aside::Link),
        () if !kind.is_file() => Some(Aside::Special),
        () if !is_yaml => Some(Aside::NotYaml),
        () => None,
    }
}

/// Reads what was found.
///
/// # Errors
///
/// [`Why`] it is not looked at.
pub fn read(found: &Found) -> Result<Document, Why> {
    if let Some(why) = &found.not_read {
        return Err(why.clone());
    }
    if !found.within {
        return input::read(&found.path).map_err(Why::Unreadable);
    }
    let bytes = match open::read(&found.path) {
        Ok(bytes) => bytes,
        Err(error) => return Err(not_opened(&found.path, &error)),
    };
    match yaml::read(&bytes) {
        Ok(document) if document.draft.is_some() => Err(Why::Aside(Aside::Draft)),
        Ok(document) => Ok(document),
        Err(error) if yaml::claims(&bytes) => Err(Why::Unreadable(error.message)),
        Err(_) => Err(Why::Aside(other(&bytes))),
    }
}

/// A file too large to be read that does not begin as a report does is none.
fn not_opened(path: &Path, error: &std::io::Error) -> Why {
    let too_large = error.kind() == std::io::ErrorKind::FileTooLarge;
    if too_large && open::start(path).is_ok_and(|start| !yaml::claims(&start)) {
        return Why::Aside(Aside::OtherYaml);
    }
    Why::Unreadable(format!("打不开：{}。", cause(error)))
}

fn other(bytes: &[u8]) -> Aside {
    let text = std::str::from_utf8(bytes).unwrap_or_default();
    let is_overlay = !text.trim().is_empty() && Overlay::read(text).is_ok();
    if is_overlay { Aside::Overlay } else { Aside::OtherYaml }
}

/// 同一份. Which files of a folder are of the same unit and year.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Same {
    folder: PathBuf,
    unit: String,
    aggregate: bool,
    year: u16,
}

/// 新旧. Orders them: what the program moved aside (`report.1.yaml`) is older than what stands
/// there now, and the first moved aside the oldest; else the time of the file decides.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Age {
    number: u64,
    modified: (i64, i64),
}

/// Of which unit and year the report in this file is, and how new.
#[must_use]
pub fn place(path: &Path, report: &Report) -> (Same, Age) {
    let unit = report.unit();
    let same = Same {
        folder: path.parent().unwrap_or(Path::new("")).to_path_buf(),
        unit: unit.name.trim().to_owned(),
        aggregate: unit.scope == Scope::Aggregate,
        year: report.year(),
    };
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let number = stem.rsplit_once('.').and_then(|(_, number)| number.parse().ok());
    let modified = fs::metadata(path).map_or((0, 0), |it| (it.mtime(), it.mtime_nsec()));
    (same, Age { number: number.unwrap_or(u64::MAX), modified })
}

/// Which of these, in their order, are not the newest of theirs.
#[must_use]
pub fn older(places: &[Option<(Same, Age)>]) -> Vec<usize> {
    let mut newest: BTreeMap<&Same, (Age, usize)> = BTreeMap::new();
    let mut older = Vec::new();
    for (at, place) in places.iter().enumerate() {
        let Some((same, age)) = place.as_ref().filter(|(same, _)| !same.unit.is_empty()) else {
            continue;
        };
        match newest.get(same) {
            Some((known, _)) if known > age => older.push(at),
            Some(&(_, other)) => {
                older.push(other);
                newest.insert(same, (*age, at));
            }
            None => {
                newest.insert(same, (*age, at));
            }
        }
    }
    older
}
