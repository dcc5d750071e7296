//! What does an open draft hold on to, and what happens when it is saved?

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::ballast::Ballast;
use super::lock::Lock;
use super::recover::Left;
use super::refuge::{Away, Refuge};
use super::{folder, history};
use crate::disk::cause::cause;
use crate::disk::file::{self, ReplaceError, Target};
use crate::disk::name;
use crate::text::clean::harmless;
use crate::text::time::stamp;

/// A file that becomes smaller by so many bytes loses a good deal: what it was is kept.
const LOSS: u64 = 300;

/// 打开的草稿文件. The file, its lock, and what must be kept of it; given back when dropped.
#[derive(Debug)]
pub struct Hold {
    target: Target,
    lock: Lock,
    keep: Keep,
    /// The revision the file holds, and when it was saved.
    version: (u64, String),
    newest: Option<history::Kept>,
    left: Vec<Left>,
    refuge: Refuge,
    id: String,
    ballast: Option<Ballast>,
    /// Copies that were put elsewhere in an emergency.
    rescued: Vec<PathBuf>,
    diverted: Option<String>,
}

/// What must be kept of the file that stands there, besides its versions.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Keep {
    /// Nothing.
    Nothing,
    /// Somebody wrote it by hand: rewriting loses its comments and its order.
    Original,
    /// It cannot be read.
    Damaged,
}

impl Hold {
    /// A draft that is ours.
    #[must_use]
    pub fn new(target: Target, lock: Lock) -> Self {
        let newest = history::list(target.path()).into_iter().next();
        Self {
            target,
            lock,
            keep: Keep::Nothing,
            version: (0, String::new()),
            newest,
            left: Vec::new(),
            refuge: Refuge::default(),
            id: String::new(),
            ballast: None,
            rescued: Vec::new(),
            diverted: None,
        }
    }

    /// A file that somebody wrote by hand: the first save keeps it as it was.
    #[must_use]
    pub fn keeping_original(self) -> Self {
        Self { keep: Keep::Original, ..self }
    }

    /// A file that cannot be read: the first save keeps it aside.
    #[must_use]
    pub fn keeping_damaged(self) -> Self {
        Self { keep: Keep::Damaged, ..self }
    }

    /// Which revision the file holds, and when it was saved.
    #[must_use]
    pub fn at_version(self, revision: u64, at: &str) -> Self {
        Self { version: (revision, at.to_owned()), ..self }
    }

    /// What other sessions left behind: the first save puts it among the kept versions.
    #[must_use]
    pub fn collecting(self, left: Vec<Left>) -> Self {
        Self { left, ..self }
    }

    /// Where the draft with this id is kept in an emergency.
    #[must_use]
    pub fn with_refuge(self, refuge: Refuge, id: &str) -> Self {
        Self { refuge, id: id.to_owned(), ..self }
    }

    /// What is given up when the disk is full.
    #[must_use]
    pub fn with_ballast(self, ballast: Ballast) -> Self {
        Self { ballast: Some(ballast), ..self }
    }

    /// Where it is saved.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.target.path()
    }

    /// Whether the session that had it last did not give it back.
    #[must_use]
    pub fn was_broken_off(&self) -> bool {
        self.lock.was_broken_off()
    }

    /// Whether the system keeps other sessions away from it; else they only see its line.
    #[must_use]
    pub fn is_kept_by_system(&self) -> bool {
        self.lock.is_kept_by_system()
    }

    /// Says now and then that it is held, where only its line says so.
    pub fn renew(&mut self) {
        self.lock.renew();
    }

    /// Notes that the session gives it back, so that the next one asks nothing.
    pub fn give_back(&mut self, now: &str) {
        self.lock.give_back(now);
    }

    /// Saves `text`, which is this revision; durable when it returns. `now` is the time, as in
    /// [`super::Session::now`].
    ///
    /// A file that somebody else changed is left to them: this text goes into a file beside it,
    /// now and from then on, and a sentence says so. A folder that was removed is made again; a
    /// full disk is given the ballast.
    ///
    /// # Errors
    ///
    /// One sentence with the cause; what was on disk is whole.
    pub fn save(&mut self, text: &str, revision: u64, now: &str) -> Result<Option<String>, String> {
        let saved = match self.replace(text, now) {
            Err(ReplaceError::Io(error)) if self.lost_its_folder(&error) => {
                folder::make(file::folder_of(self.path()))
                    .map_err(ReplaceError::Io)
                    .and_then(|()| self.replace(text, now))
            }
            Err(ReplaceError::Io(error)) if self.finds_room(&error) => self.replace(text, now),
            Err(ReplaceError::Changed) => self.divert(now).and_then(|()| self.replace(text, now)),
            saved => saved,
        };
        match saved {
            Ok(()) => {
                self.version = (revision, now.to_owned());
                self.clear_up();
                Ok(self.diverted.clone())
            }
            Err(ReplaceError::Io(error)) => Err(format!("{}。", cause(&error))),
            Err(ReplaceError::Changed) => Err("草稿文件正被别的程序反复改动。".to_owned()),
        }
    }

    /// Puts `text` where there is room for it, since the draft's own file takes nothing; says
    /// where. Nothing is said when nothing takes it.
    pub fn rescue(&mut self, text: &str) -> Option<String> {
        let path = self.refuge.keep(self.path(), &self.id, "yaml", text).ok()?;
        let shown = harmless(&path.to_string_lossy());
        if !self.rescued.contains(&path) {
            self.rescued.push(path);
        }
        Some(format!("应急副本存在 {shown}，下次打开草稿会找到它。"))
    }

    /// Where a copy goes while the draft's own disk does not answer.
    #[must_use]
    pub fn away(&self) -> Vec<Away> {
        self.refuge.away(&self.id)
    }

    /// Puts what its own format does not hold beside the draft, for whoever mends the program;
    /// says where.
    pub fn rescue_dump(&self, dump: &str) -> Option<String> {
        let path = self.refuge.keep(self.path(), &self.id, "json", dump).ok()?;
        Some(format!("内容另外存在 {}。", harmless(&path.to_string_lossy())))
    }

    fn replace(&mut self, text: &str, now: &str) -> Result<(), ReplaceError> {
        let (keep, version) = (self.keep, self.version.clone());
        let shrinks = self.target.size() > text.len() as u64 + LOSS;
        let is_due = shrinks || history::is_due(self.newest.as_ref(), now);
        let mut kept = None;
        self.target.replace(text.as_bytes(), |old| match keep {
            Keep::Original => keep_aside(old, "原件"),
            Keep::Damaged => keep_aside(old, &format!("损坏-{}", stamp(now))),
            Keep::Nothing => {
                // A version that cannot be kept must not stand in the way of saving.
                kept = is_due.then(|| history::keep(old, version.0, &version.1).ok()).flatten();
                Ok(())
            }
        })?;
        self.keep = Keep::Nothing;
        if let Some(kept) = kept {
            // What counts is when it was kept.
            self.newest = Some(history::Kept { stamp: stamp(now), ..kept });
        }
        Ok(())
    }

    /// After a save: what was left behind goes among the kept versions, what was kept elsewhere
    /// is no longer needed.
    fn clear_up(&mut self) {
        for left in std::mem::take(&mut self.left) {
            let mark = left.document.as_ref().and_then(|document| document.draft.as_ref());
            // What cannot be moved is found again by the next session.
            let _ = match mark {
                Some(mark) => {
                    history::take_in(self.path(), &left.path, mark.revision, &mark.saved_at)
                }
                None if left.path.extension().is_some_and(|ending| ending == "tmp") => {
                    fs::remove_file(&left.path)
                }
                None => Ok(()),
            };
        }
        self.rescued.retain(|path| fs::remove_file(path).is_err());
    }

    fn lost_its_folder(&self, error: &io::Error) -> bool {
        error.kind() == io::ErrorKind::NotFound && !file::folder_of(self.path()).exists()
    }

    fn finds_room(&self, error: &io::Error) -> bool {
        let full =
            matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded);
        full && self.ballast.as_ref().is_some_and(Ballast::give_up)
    }

    fn divert(&mut self, now: &str) -> Result<(), ReplaceError> {
        let shown = |path: &Path| harmless(&path.file_name().unwrap_or_default().to_string_lossy());
        let old = self.path().to_path_buf();
        let path = free(&old, &format!("冲突-{}", stamp(now)))?;
        self.diverted = Some(format!(
            "{} 被别的程序改过，没有覆盖它。您写的内容存在同一文件夹的 {}。",
            shown(&old),
            shown(&path)
        ));
        self.target = Target::new(path);
        self.keep = Keep::Nothing;
        self.newest = None;
        Ok(())
    }
}

/// Keeps a file under a name of its own: `report.原件.yaml`.
fn keep_aside(file: &Path, word: &str) -> io::Result<()> {
    loop {
        let kept = free(file, word)?;
        match fs::hard_link(file, &kept) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            // Some file systems have no hard links.
            Err(_) => return history::copy(file, &kept),
        }
    }
}

/// The first free name of `x.word.yaml`, `x.word.2.yaml`, …
fn free(path: &Path, word: &str) -> io::Result<PathBuf> {
    let numbered = (2..).map(|number| format!("{word}.{number}"));
    for word in std::iter::once(word.to_owned()).chain(numbered) {
        let candidate = name::with_insert(path, &word);
        match fs::symlink_metadata(&candidate) {
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(candidate),
            Err(error) => return Err(error),
        }
    }
    Err(io::ErrorKind::AlreadyExists.into())
}
