//! What can be seen of drafts without taking them?

use std::io;
use std::path::{Path, PathBuf};

use super::ask::Ask;
use super::history::{self, Kept};
use super::listing::MOST_LISTED;
use super::lock::{self, Holder};
use super::places::lock_of;
use super::refusal::OpenError;
use super::store::{Entry, Store, no_such_draft, shown};
use super::{proof, recover};
use crate::disk::cause::cause;
use crate::disk::open;
use crate::report::Document;

impl Store {
    /// Reads what a draft of the list holds, with what was left behind of it; it stays as it is,
    /// and may be open elsewhere.
    ///
    /// # Errors
    ///
    /// [`OpenError::CannotRead`] or [`OpenError::Unreadable`].
    pub fn look_at(&self, id: &str) -> Result<Document, OpenError> {
        let path = self.path_of(id).filter(|path| path.exists());
        let path = path.ok_or_else(|| no_such_draft(id))?;
        self.look_at_file(&path)
    }

    /// Reads what a file holds, likewise.
    ///
    /// # Errors
    ///
    /// Those of [`Store::look_at`].
    pub fn look_at_file(&self, path: &Path) -> Result<Document, OpenError> {
        let bytes = self
            .lies_here(path)
            .and_then(|()| open::read(path))
            .map_err(|error| OpenError::CannotRead { file: shown(path), cause: cause(&error) })?;
        let read = self.codec.view(&bytes);
        let id = match &read {
            Ok(document) => document.draft.as_ref().map(|mark| mark.id.clone()),
            Err(_) => self.id_of(path).map(str::to_owned),
        };
        let left = id.map(|id| recover::left_behind(path, &id, self.codec, &self.refuge));
        let left = left.into_iter().flatten().find_map(|left| left.document);
        match (read, left) {
            (Ok(document), Some(left)) if left.revision() > document.revision() => Ok(left),
            (Ok(document), _) | (Err(_), Some(document)) => Ok(document),
            (Err(error), None) => {
                let kept = self.id_of(path).and_then(|_| recover::newest_kept(path, self.codec));
                let message = error.message;
                kept.ok_or_else(|| OpenError::Unreadable { file: shown(path), message })
            }
        }
    }

    /// Who has a draft of the list open now; none: nobody.
    #[must_use]
    pub fn holder(&self, id: &str) -> Option<Holder> {
        lock::holder_of(&lock_of(&self.path_of(id)?), self.session())
    }

    /// Whether the holder of a draft of the list is another session of one's own, which may be made
    /// to end: not because a line in a file says so.
    #[must_use]
    pub fn is_own_session(&self, id: &str, holder: &Holder) -> bool {
        let path = self.path_of(id);
        path.is_some_and(|path| proof::is_own(&lock_of(&path), holder, self.session()))
    }

    /// Asks whoever has a draft open to let go of it, as long as the answer lives.
    ///
    /// # Errors
    ///
    /// When nothing can be written beside the draft.
    pub(super) fn ask(&self, id: &str) -> io::Result<Ask> {
        let path = self.path_of(id).ok_or(io::ErrorKind::NotFound)?;
        Ask::make(&path, self.session())
    }

    /// The versions that were kept of the draft at `path` and can be read, newest first; and how
    /// many older ones are not read, because all would fill the memory.
    #[must_use]
    pub fn versions(&self, path: &Path) -> (Vec<Document>, usize) {
        let kept = history::list(path);
        let listed = open::together(kept.iter().map(|kept| kept.path.as_path()));
        let listed = listed.min(history::MOST);
        let read = |kept: &Kept| (self.codec.read)(&open::read(&kept.path).ok()?).ok();
        (kept[..listed].iter().filter_map(read).collect(), kept.len() - listed)
    }

    /// The deleted drafts that can be brought back, newest first, as many as memory is for.
    #[must_use]
    pub fn deleted(&self) -> Vec<Entry> {
        let read = |(id, file): (String, PathBuf)| {
            let read = self.lies_here(&file).and_then(|()| open::read(&file));
            let read = read.map_err(|error| format!("{}。", cause(&error)));
            let document =
                read.and_then(|bytes| (self.codec.read)(&bytes).map_err(|error| error.message));
            Entry { id, document }
        };
        let here = self.trash.list();
        let listed = open::together(here.iter().map(|(_, file)| file.as_path())).min(MOST_LISTED);
        here.into_iter().take(listed).map(read).collect()
    }
}
