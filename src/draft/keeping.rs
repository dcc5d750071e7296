//! How are drafts named, copied, deleted and brought back?

use super::places::{FILE, lock_of};
use super::refusal::OpenError;
use super::store::{Open, Store, no_such_draft};
use crate::disk::cause::cause;
use crate::disk::file;
use crate::report::Past;

impl Store {
    /// Calls a draft of the list so; empty: by its unit and year.
    ///
    /// # Errors
    ///
    /// One sentence; the draft is as it was.
    pub fn rename(&self, id: &str, new: &str) -> Result<(), String> {
        let Open { mut document, mut hold, past } =
            self.open(id).map_err(|error| error.to_string())?;
        if matches!(past, Past::Newer(_) | Past::Damaged(_)) {
            return Err("这份草稿有没存完的内容。请先打开它，再来改名。".to_owned());
        }
        let mark = document.draft.get_or_insert_default();
        new.clone_into(&mut mark.name);
        mark.revision += 1;
        let (document, now) = (self.session.sign(&document), (self.session.now)());
        let text = self.codec.encode(&document)?;
        hold.save(&text, document.revision(), &now)
            .map_err(|cause| format!("名称没有改成：{cause}"))?;
        if past == Past::Ended {
            hold.give_back(&now);
        }
        Ok(())
    }

    /// Deletes a draft of the list, so that it can be brought back.
    ///
    /// # Errors
    ///
    /// One sentence; the draft is where it was.
    pub fn delete(&self, id: &str) -> Result<(), String> {
        let path = self.path_of(id).ok_or_else(|| no_such_draft(id).to_string())?;
        let cannot = |error: std::io::Error| format!("没有删除：{}。", cause(&error));
        self.lies_here(&path).map_err(cannot)?;
        self.lies_here(&self.trash.file_in("")).map_err(cannot)?;
        // Not from under somebody who writes it.
        let mut lock = self.lock(&lock_of(&path), &path).map_err(|error| error.to_string())?;
        let now = (self.session.now)();
        if !lock.was_broken_off() {
            lock.give_back(&now);
        }
        let what = if path.ends_with(FILE) { file::folder_of(&path) } else { &path };
        let id = id.split('/').next().unwrap_or_default();
        let deleted = self.trash.take(what, id, &now);
        deleted.map_err(cannot)
    }

    /// Brings a deleted draft back.
    ///
    /// # Errors
    ///
    /// One sentence; it is where it was.
    pub fn restore(&self, deleted: &str) -> Result<(), String> {
        let restored = self
            .lies_here(&self.trash.file_in(deleted))
            .and_then(|()| self.trash.give_back(deleted, &self.drafts));
        restored.map_err(|error| format!("没有恢复：{}。", cause(&error)))
    }

    /// Clears away what was deleted more than 30 days ago.
    pub fn clear_trash(&self) {
        self.trash.clear(&(self.session.now)());
    }

    /// Makes a draft of what another holds, called after who makes it.
    ///
    /// # Errors
    ///
    /// [`OpenError`].
    pub fn copy(&self, id: &str) -> Result<Open, OpenError> {
        let document = self.look_at(id)?;
        let name = format!("{} 副本", self.session.user);
        self.create_named(document.report, name)
    }
}
