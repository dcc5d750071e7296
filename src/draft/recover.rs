//! What is there of a draft besides its file?

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::process::geteuid;

use super::codec::Codec;
use super::history;
use super::refuge::Refuge;
use crate::disk::{file, name, open};
use crate::report::Document;

/// 遗留的一份. A copy of a draft that a session left behind: of a save that was cut short, or of
/// an emergency.
#[derive(Clone, Debug)]
pub struct Left {
    /// The file.
    pub path: PathBuf,
    /// What it holds; none: it is cut off and of no use.
    pub document: Option<Document>,
}

impl Left {
    /// Which revision it holds; none: it is of no use.
    #[must_use]
    pub fn revision(&self) -> Option<u64> {
        self.document.as_ref().map(Document::revision)
    }
}

/// All that was left behind of the draft with this id, the highest revision first. Nothing is
/// touched: a start that is cut short itself finds the same.
#[must_use]
pub fn left_behind(draft: &Path, id: &str, codec: Codec, refuge: &Refuge) -> Vec<Left> {
    let mut all: Vec<Left> = temporaries(draft)
        .into_iter()
        .chain(refuge.find(draft, id))
        .map(|path| {
            let document = open::read(&path)
                .ok()
                .and_then(|bytes| (codec.read_rescued)(&bytes).ok())
                .filter(|document| document.draft.as_ref().is_some_and(|mark| mark.id == id));
            Left { path, document }
        })
        .collect();
    all.sort_by_key(|left| std::cmp::Reverse(left.revision()));
    all
}

/// The newest kept version that can be read.
#[must_use]
pub fn newest_kept(draft: &Path, codec: Codec) -> Option<Document> {
    history::list(draft).iter().find_map(|kept| read(&kept.path, codec))
}

fn read(path: &Path, codec: Codec) -> Option<Document> {
    (codec.read)(&open::read(path).ok()?).ok()
}

fn temporaries(draft: &Path) -> Vec<PathBuf> {
    let beside = name::beside(draft, ".");
    let start = beside.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let entries = fs::read_dir(file::folder_of(draft)).into_iter().flatten().flatten();
    let is_ours = |entry: &fs::DirEntry| {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        // Where others may write, too, only what one has left behind oneself is offered.
        let is_mine = || entry.metadata().is_ok_and(|it| it.uid() == geteuid().as_raw());
        name.starts_with(&start) && name.ends_with(".tmp") && is_mine()
    };
    entries.filter(is_ours).map(|entry| entry.path()).collect()
}
