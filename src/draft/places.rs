//! Which files belong to a draft, by their names?

use std::path::{Path, PathBuf};

use crate::disk::name;

/// The folder of all drafts, in the data folder.
pub(super) const DRAFTS: &str = "drafts";
/// The file of a draft, in a folder named by the draft's id.
pub(super) const FILE: &str = "draft.yaml";
/// Its lock.
pub(super) const LOCK: &str = "draft.lock";
/// How the names of copies begin that were saved beside a draft somebody else had changed.
const CONFLICT: &str = "draft.冲突-";

/// The lock of a draft, by its file's place alone: whether it is opened from the list, or named on
/// the command line, it is the same.
pub(super) fn lock_of(path: &Path) -> PathBuf {
    if is_in_list(path) { path.with_file_name(LOCK) } else { name::beside(path, ".lock") }
}

/// Whether a file stands where the drafts of the list do: `drafts/<id>/draft.yaml`.
pub(super) fn is_in_list(path: &Path) -> bool {
    let folder = path.parent().filter(|_| path.ends_with(FILE));
    let id = folder.and_then(Path::file_name).and_then(|id| id.to_str());
    let in_drafts = folder.and_then(Path::parent).is_some_and(|drafts| drafts.ends_with(DRAFTS));
    in_drafts && id.is_some_and(name::is_id)
}

/// Whether it is the name of a copy beside a draft that somebody else had changed.
pub(super) fn is_copy(name: &str) -> bool {
    name.starts_with(CONFLICT) && name.ends_with(".yaml") && !name.contains('/')
}
