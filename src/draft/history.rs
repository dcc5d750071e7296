//! Which earlier versions of a draft are kept?

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{folder, places};
use crate::disk::rights::{self, Rights};
use crate::disk::{file, name, open};
use crate::text::time::{minutes, stamp};

/// A version is kept at most this often, in minutes,
pub const EVERY: i64 = 5;
/// so many of the newest,
const NEWEST: usize = 20;
/// and of those before them one a day, so many.
const DAYS: usize = 30;

/// More than that were put there by somebody else; one more is there before it is thinned out.
pub(super) const MOST: usize = NEWEST + DAYS + 1;

/// 留存的版本. An earlier version of a draft, kept as a file.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Kept {
    /// The file.
    pub path: PathBuf,
    /// Revision of the draft.
    pub revision: u64,
    /// When it was saved, as in the file's name: `2026-01-08-143205`.
    pub stamp: String,
}

/// The folder for the versions of a draft: `history` beside `draft.yaml`, hidden beside others.
#[must_use]
pub fn folder_of(draft: &Path) -> PathBuf {
    if places::is_in_list(draft) {
        return draft.with_file_name("history");
    }
    name::beside(draft, ".history")
}

/// The kept versions of a draft, newest first by revision.
#[must_use]
pub fn list(draft: &Path) -> Vec<Kept> {
    let folder = folder_of(draft);
    let entries = fs::read_dir(&folder).into_iter().flatten().flatten();
    let kept = |entry: fs::DirEntry| {
        let name = entry.file_name().into_string().ok()?;
        let (revision, stamp) = name.strip_suffix(".yaml")?.split_once('-')?;
        let (revision, stamp) = (revision.parse().ok()?, stamp.to_owned());
        Some(Kept { path: folder.join(&name), revision, stamp })
    };
    let mut found: Vec<Kept> = entries.filter_map(kept).collect();
    found.sort_by(|a, b| (b.revision, &b.stamp).cmp(&(a.revision, &a.stamp)));
    found
}

/// Whether the last version was kept long enough ago; a clock that was set back counts, too.
#[must_use]
pub fn is_due(newest: Option<&Kept>, now: &str) -> bool {
    let past = newest.and_then(|kept| Some(minutes(now)? - minutes(&kept.stamp)?));
    past.is_none_or(|past| past.abs() >= EVERY)
}

/// Keeps the file of a draft as it is now, as this revision of that time, and lets go of those
/// that are too many.
///
/// # Errors
///
/// What the disk says.
pub fn keep(draft: &Path, revision: u64, at: &str) -> io::Result<Kept> {
    let kept = place(draft, revision, at)?;
    match fs::hard_link(draft, &kept.path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        // Some file systems have no hard links.
        Err(_) => copy(draft, &kept.path)?,
        Ok(()) => {}
    }
    thin_out(draft);
    file::sync_folder(&folder_of(draft))?;
    Ok(kept)
}

/// Moves a file that was left over among the kept versions.
///
/// # Errors
///
/// What the disk says; the file is then still where it was.
pub fn take_in(draft: &Path, left: &Path, revision: u64, at: &str) -> io::Result<()> {
    let kept = place(draft, revision, at)?;
    match file::rename_new(left, &kept.path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
        // From another disk.
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            copy(left, &kept.path)?;
            fs::remove_file(left)?;
        }
        other => other?,
    }
    file::sync_folder(&folder_of(draft))
}

fn place(draft: &Path, revision: u64, at: &str) -> io::Result<Kept> {
    let folder = folder_of(draft);
    if !folder.is_dir() {
        folder::make(&folder)?;
        // Whoever may write the draft keeps its versions, too.
        rights::share_folder(&folder, Rights::at(draft)?)?;
    }
    let stamp = stamp(at);
    Ok(Kept { path: folder.join(format!("{revision}-{stamp}.yaml")), revision, stamp })
}

/// Copies a file to a name that nobody has, durably.
///
/// # Errors
///
/// `AlreadyExists`, or what the disk says.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut copy = file::create(to, 0o600)?;
    io::copy(&mut open::ours(from)?, &mut copy)?;
    copy.sync_all()
}

fn thin_out(draft: &Path) {
    let kept = list(draft);
    let day = |kept: &Kept| kept.stamp.get(..10).unwrap_or_default().to_owned();
    let mut days: Vec<String> = kept.get(NEWEST - 1).map(day).into_iter().collect();
    for old in kept.iter().skip(NEWEST) {
        let day = day(old);
        if days.last() != Some(&day) && days.len() <= DAYS {
            days.push(day);
        } else {
            // What stays behind is thinned out the next time.
            let _ = fs::remove_file(&old.path);
        }
    }
}
