//! Which drafts are there, in which order?

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::places::is_copy;
use super::store::{Entry, Store, shown};
use crate::disk::cause::cause;
use crate::disk::{name, open};

/// Drafts that are read for the list.
pub const MOST_LISTED: usize = 1000;

impl Store {
    /// All drafts, newest first by the time and revision in them (a file's own time says little
    /// after a copy or a crash), then those that cannot be read.
    #[must_use]
    pub fn list(&self) -> Vec<Entry> {
        let (ids, _) = self.listed();
        let mut found: Vec<Entry> = ids.into_iter().filter_map(|id| self.entry(id)).collect();
        found.sort_by(|a, b| age(b).cmp(&age(a)).then_with(|| a.id.cmp(&b.id)));
        found
    }

    /// Why the folder of drafts cannot be looked into; none: it can, or there is none yet.
    #[must_use]
    pub fn closed(&self) -> Option<String> {
        match fs::read_dir(&self.drafts) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Some(cause(&error)),
            _ => None,
        }
    }

    /// One sentence, when there are more than are listed.
    #[must_use]
    pub fn unlisted(&self) -> Option<String> {
        let (ids, count) = self.listed();
        let listed = ids.len();
        (count > listed)
            .then(|| format!("草稿有 {count} 份，只列出最近存的 {listed} 份。请删去不用的。"))
    }

    /// One sentence, when there are drafts that were begun elsewhere while the disk did not answer.
    #[must_use]
    pub fn begun_elsewhere(&self) -> Option<String> {
        let elsewhere = self.refuge.begun().find(|folder| !self.drafts.starts_with(folder))?;
        let elsewhere = shown(&elsewhere);
        Some(format!(
            "磁盘没有回应时写的草稿在 {elsewhere}。退出以后用 nianbao --data-dir {elsewhere} 打开。"
        ))
    }

    /// The ids of those that are read, and how many there are.
    fn listed(&self) -> (Vec<String>, usize) {
        let mut ids = self.ids();
        let count = ids.len();
        let fitting = |ids: &[String]| {
            let files: Vec<_> = ids.iter().filter_map(|id| self.path_of(id)).collect();
            open::together(files.iter().map(PathBuf::as_path)).min(MOST_LISTED)
        };
        if fitting(&ids) < count {
            // All of them would fill the memory; of those that were not touched for longest one
            // reads nothing.
            let changed =
                |id: &String| fs::metadata(self.path_of(id)?).and_then(|it| it.modified()).ok();
            ids.sort_by_cached_key(|id| std::cmp::Reverse(changed(id)));
            ids.truncate(fitting(&ids));
        }
        (ids, count)
    }

    /// Ids of folders that may hold a draft, and of copies within them.
    fn ids(&self) -> Vec<String> {
        let folders = names(&self.drafts).into_iter().filter(|id| name::is_id(id));
        let with_copies = folders.flat_map(|id| {
            let copies = names(&self.drafts.join(&id)).into_iter().filter(|copy| is_copy(copy));
            let copies: Vec<String> = copies.map(|copy| format!("{id}/{copy}")).collect();
            std::iter::once(id).chain(copies)
        });
        with_copies.collect()
    }

    fn entry(&self, id: String) -> Option<Entry> {
        let path = self.path_of(&id)?;
        let document = match self.lies_here(&path).and_then(|()| open::read(&path)) {
            // A folder without a draft: its making was cut short.
            Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
            Err(error) => Err(format!("{}。", cause(&error))),
            Ok(bytes) => self.codec.view(&bytes).map_err(|error| error.message),
        };
        Some(Entry { id, document })
    }
}

/// Orders drafts: none is older than some.
fn age(entry: &Entry) -> Option<(&str, u64)> {
    let mark = entry.document.as_ref().ok()?.draft.as_ref();
    Some(mark.map_or(("", 0), |mark| (mark.saved_at.as_str(), mark.revision)))
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.filter_map(|entry| entry.file_name().into_string().ok()).collect()
}
