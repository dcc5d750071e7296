//! Where do deleted drafts stay until nobody wants them back?

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::aging::Record;
use super::folder;
use crate::disk::{file, name};
use crate::text::time::{minutes, stamp};

/// Deleted drafts stay at least so long, in minutes: 30 days.
const STAY: i64 = 30 * 24 * 60;

/// 回收站. A folder with a folder for each deleted draft, named by time and draft:
/// `2026-01-08-143205-k2m4p6q8`.
#[derive(Clone, Debug)]
pub struct Trash(PathBuf);

impl Trash {
    /// In this folder, which is made when it is needed.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// A file of the deleted draft with this name.
    #[must_use]
    pub fn file_in(&self, name: &str) -> PathBuf {
        self.0.join(name).join("draft.yaml")
    }

    /// Takes the folder of the draft `id`, or one file of it.
    ///
    /// # Errors
    ///
    /// What the disk says; it is then where it was.
    pub fn take(&self, what: &Path, id: &str, now: &str) -> io::Result<()> {
        folder::make(&self.0)?;
        let here = self.0.join(format!("{}-{id}", stamp(now)));
        if what.is_dir() {
            file::rename_new(what, &here)?;
        } else {
            folder::make(&here)?;
            file::rename_new(what, &here.join(what.file_name().unwrap_or_default()))?;
        }
        file::sync_folder(&self.0)?;
        file::sync_folder(file::folder_of(what))
    }

    /// What is here, newest first: its name, and the file of the draft in it.
    #[must_use]
    pub fn list(&self) -> Vec<(String, PathBuf)> {
        let mut here: Vec<(String, PathBuf)> = self
            .names()
            .into_iter()
            .filter_map(|name| {
                let folder = self.0.join(&name);
                let mut drafts: Vec<OsString> = entries(&folder)
                    .into_iter()
                    .filter(|file| Path::new(file).extension().is_some_and(|end| end == "yaml"))
                    .filter(|file| !file.to_string_lossy().starts_with('.'))
                    .collect();
                // `draft.yaml` comes before the copies of it.
                drafts.sort_by_key(|file| file.len());
                Some((name, folder.join(drafts.into_iter().next()?)))
            })
            .collect();
        here.sort_by(|a, b| b.0.cmp(&a.0));
        here
    }

    /// Puts one back among `drafts`: its folder, or its files where the folder is there again.
    ///
    /// # Errors
    ///
    /// What the disk says; `AlreadyExists` where the draft is there again.
    pub fn give_back(&self, name: &str, drafts: &Path) -> io::Result<()> {
        let id = id_in(name).ok_or(io::ErrorKind::NotFound)?;
        let (here, there) = (self.0.join(name), drafts.join(id));
        if !there.exists() {
            folder::make(drafts)?;
            file::rename_new(&here, &there)?;
        } else {
            for file in entries(&here) {
                file::rename_new(&here.join(&file), &there.join(&file))?;
            }
            fs::remove_dir(&here)?;
            file::sync_folder(&there)?;
        }
        file::sync_folder(drafts)
    }

    /// Removes what has stayed long enough, by more than one reading of the clock.
    pub fn clear(&self, now: &str) {
        let names = self.names();
        let since = |name: &'_ String| minutes(name.get(..17)?);
        let here: Vec<(&str, i64)> =
            names.iter().filter_map(|name| Some((name.as_str(), since(name)?))).collect();
        if here.is_empty() {
            return;
        }
        for name in Record::of(&self.0).look(&here, now, STAY) {
            // What stays behind is cleared the next time.
            let _ = fs::remove_dir_all(self.0.join(name));
        }
    }

    fn names(&self) -> Vec<String> {
        let names = entries(&self.0).into_iter().filter_map(|name| name.into_string().ok());
        names.filter(|name| id_in(name).is_some()).collect()
    }
}

/// The draft in a name of ours: `2026-01-08-143205-` stands before it.
fn id_in(deleted: &str) -> Option<&str> {
    let (at, id) = (deleted.get(..17)?, deleted.get(17..)?.strip_prefix('-')?);
    (minutes(at).is_some() && name::is_id(id)).then_some(id)
}

fn entries(folder: &Path) -> Vec<OsString> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| entry.file_name()).collect()
}
