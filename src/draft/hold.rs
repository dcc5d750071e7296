//! What does an open draft hold on to, and what happens when it is saved?

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::cause::cause;
use super::file::{self, ReplaceError, Target};
use super::lock::Lock;
use super::{folder, name};
use crate::text::clean::harmless;

/// 打开的草稿文件. The file, its lock, and what must be kept of it; given back when dropped.
#[derive(Debug)]
pub struct Hold {
    target: Target,
    _lock: Lock,
    keep_original: bool,
    diverted: Option<String>,
}

impl Hold {
    /// A draft that is ours.
    #[must_use]
    pub fn new(target: Target, lock: Lock) -> Self {
        Self { target, _lock: lock, keep_original: false, diverted: None }
    }

    /// A file that somebody wrote by hand: the first save keeps it as it was, since rewriting
    /// loses its comments and its order.
    #[must_use]
    pub fn keeping_original(self) -> Self {
        Self { keep_original: true, ..self }
    }

    /// Where it is saved.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.target.path()
    }

    /// Saves `text`; durable when it returns. `now` is the time, as in [`super::Session::now`].
    ///
    /// A file that somebody else changed is left to them: this text goes into a file beside it,
    /// now and from then on, and a sentence says so. A folder that was removed is made again.
    ///
    /// # Errors
    ///
    /// One sentence with the cause; what was on disk is whole.
    pub fn save(&mut self, text: &str, now: &str) -> Result<Option<String>, String> {
        let saved = match self.replace(text) {
            Err(ReplaceError::Io(error)) if self.lost_its_folder(&error) => {
                folder::make(file::folder_of(self.path()))
                    .map_err(ReplaceError::Io)
                    .and_then(|()| self.replace(text))
            }
            Err(ReplaceError::Changed) => self.divert(now).and_then(|()| self.replace(text)),
            saved => saved,
        };
        match saved {
            Ok(()) => Ok(self.diverted.clone()),
            Err(ReplaceError::Io(error)) => Err(format!("{}。", cause(&error))),
            Err(ReplaceError::Changed) => Err("草稿文件正被别的程序反复改动。".to_owned()),
        }
    }

    fn replace(&mut self, text: &str) -> Result<(), ReplaceError> {
        let keep = self.keep_original;
        self.target
            .replace(text.as_bytes(), |old| if keep { keep_original(old) } else { Ok(()) })?;
        self.keep_original = false;
        Ok(())
    }

    fn lost_its_folder(&self, error: &io::Error) -> bool {
        error.kind() == io::ErrorKind::NotFound && !file::folder_of(self.path()).exists()
    }

    fn divert(&mut self, now: &str) -> Result<(), ReplaceError> {
        let shown = |path: &Path| harmless(&path.file_name().unwrap_or_default().to_string_lossy());
        let stamp: String = now.replace(' ', "-").replace([':'], "");
        let old = self.path().to_path_buf();
        let path = free(&old, &format!("冲突-{stamp}"))?;
        self.diverted = Some(format!(
            "{} 被别的程序改过，没有覆盖它。您写的内容存在同一文件夹的 {}。",
            shown(&old),
            shown(&path)
        ));
        self.target = Target::new(path);
        self.keep_original = false;
        Ok(())
    }
}

/// Keeps a file under a name of its own: `report.原件.yaml`.
fn keep_original(file: &Path) -> io::Result<()> {
    loop {
        let kept = free(file, "原件")?;
        match fs::hard_link(file, &kept) {
            Ok(()) => return Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            // Some file systems have no hard links.
            Err(_) => return copy(file, &kept),
        }
    }
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let mut copy = file::create(to, 0o600)?;
    io::copy(&mut File::open(from)?, &mut copy)?;
    copy.sync_all()
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
