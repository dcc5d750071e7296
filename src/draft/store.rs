//! Which drafts are there, and how is one made or opened?

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::ballast::Ballast;
use super::codec::Codec;
use super::folder::{self, FolderError};
use super::hold::Hold;
use super::lock::{Holder, Lock, LockError};
use super::places::{DRAFTS, FILE, LOCK, is_copy, lock_of};
use super::refuge::Refuge;
use super::refusal::OpenError;
use super::session::Session;
use super::trash::Trash;
use super::{history, recover};
use crate::disk::cause::cause;
use crate::disk::file::{self, Target};
use crate::disk::name;
use crate::disk::{Guard, Kind, Rights};
use crate::report::{Document, DraftMark, Past, Report};
use crate::text::clean::harmless;

/// The id of the file that [`Store::naming`] was told.
pub const NAMED: &str = "@";

/// 草稿库. The drafts of one data folder: `drafts/<id>/draft.yaml`.
#[derive(Clone, Debug)]
pub struct Store {
    pub(super) drafts: PathBuf,
    pub(super) trash: Trash,
    pub(super) session: Session,
    pub(super) codec: Codec,
    pub(super) refuge: Refuge,
    /// The file elsewhere that is open, or wanted, by this program.
    named: Option<PathBuf>,
    /// Whether protected files elsewhere, and those of others, are taken, too.
    forced: bool,
}

/// A draft in the list.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What [`Store::open`] takes.
    pub id: String,
    /// What it holds, or one sentence why it cannot be read; such a file stays as it is.
    pub document: Result<Document, String>,
}

/// 打开的草稿. What it holds, and the hold on its file.
#[derive(Debug)]
pub struct Open {
    /// The draft, with a mark.
    pub document: Document,
    /// Saves it.
    pub hold: Hold,
    /// How it was found.
    pub past: Past,
}

impl Store {
    /// The drafts in the data folder `data`; touches nothing yet.
    #[must_use]
    pub fn new(data: &Path, session: Session, codec: Codec) -> Self {
        let trash = Trash::new(data.join("trash"));
        Self {
            drafts: data.join(DRAFTS),
            trash,
            session,
            codec,
            refuge: Refuge::default(),
            named: None,
            forced: false,
        }
    }

    /// With the word of a person that a protected file elsewhere, or one of others, is to be
    /// written.
    #[must_use]
    pub fn forced(self, forced: bool) -> Self {
        Self { forced, ..self }
    }

    /// Keeps copies in an emergency there, and looks for them there.
    #[must_use]
    pub fn with_refuge(self, refuge: Refuge) -> Self {
        Self { refuge, ..self }
    }

    /// A file elsewhere is a draft like those of the list, under the id [`NAMED`].
    #[must_use]
    pub fn naming(self, file: &Path) -> Self {
        Self { named: fs::canonicalize(file).ok(), ..self }
    }

    /// Makes the folder and tries to save there.
    ///
    /// # Errors
    ///
    /// [`FolderError`], before anything is typed.
    pub fn prepare(&self) -> Result<(), FolderError> {
        folder::prepare(&self.drafts)
    }

    /// Whether `path`, if it is in the data folder, lies there without a link on the way: a draft
    /// that seems to be here must not be elsewhere.
    ///
    /// # Errors
    ///
    /// Those of [`folder::has_no_link`].
    pub(super) fn lies_here(&self, path: &Path) -> io::Result<()> {
        folder::has_no_link(file::folder_of(&self.drafts), file::folder_of(path))
    }

    /// Who works with it.
    #[must_use]
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// How drafts are written.
    #[must_use]
    pub fn codec(&self) -> Codec {
        self.codec
    }

    /// Makes a draft, already saved once.
    ///
    /// # Errors
    ///
    /// [`OpenError::CannotWrite`].
    pub fn create(&self, report: Report) -> Result<Open, OpenError> {
        self.create_named(report, String::new())
    }

    pub(super) fn create_named(&self, report: Report, called: String) -> Result<Open, OpenError> {
        let id = name::random();
        let folder = self.drafts.join(&id);
        let cannot = |cause: String| OpenError::CannotWrite { file: "新草稿".to_owned(), cause };
        folder::make(&self.drafts)
            .and_then(|()| folder::make_new(&folder))
            .map_err(|error| cannot(cause(&error)))?;
        let mark = DraftMark { id, name: called, ..first_mark() };
        let made = self.first_save(&folder, Document { report, draft: Some(mark) });
        if made.is_err() {
            // What a full disk left half made would only be in the way.
            let _ = fs::remove_file(folder.join(LOCK));
            let _ = fs::remove_dir(&folder);
        }
        made.map_err(cannot)
    }

    /// Opens a draft of the list.
    ///
    /// # Errors
    ///
    /// [`OpenError`].
    pub fn open(&self, id: &str) -> Result<Open, OpenError> {
        let path = self.path_of(id).ok_or_else(|| no_such_draft(id))?;
        self.take(&path, &lock_of(&path))
    }

    /// Opens a YAML file anywhere, which is the draft from then on, by the same protocol. One
    /// that is not a draft yet is kept beside it as `NAME.原件.yaml` when it is first saved.
    ///
    /// # Errors
    ///
    /// [`OpenError`].
    pub fn open_file(&self, path: &Path) -> Result<Open, OpenError> {
        // A rename would replace a link, not what it points to.
        let real = fs::canonicalize(path)
            .map_err(|error| OpenError::CannotRead { file: shown(path), cause: cause(&error) })?;
        self.take(&real, &lock_of(&real))
    }

    fn take(&self, path: &Path, lock: &Path) -> Result<Open, OpenError> {
        let file = || shown(path);
        let cannot_read =
            |error: io::Error| OpenError::CannotRead { file: file(), cause: cause(&error) };
        self.lies_here(path).map_err(cannot_read)?;
        self.lies_here(&history::folder_of(path).join(FILE)).map_err(cannot_read)?;
        let found = fs::symlink_metadata(path).map_err(cannot_read)?;
        if found.is_file() && !path.starts_with(&self.drafts) {
            let guard = Guard::default().forced(self.forced);
            guard
                .allows(path, &found, Kind::Document)
                .map_err(|denied| OpenError::Guarded { file: file(), denied })?;
        }
        let lock = self.lock(lock, path)?;
        let (target, bytes) = Target::read(path.to_path_buf()).map_err(cannot_read)?;
        let read = (self.codec.read)(&bytes);
        if let (Err(_), Some((document, key))) = (&read, (self.codec.look)(&bytes)) {
            return Err(OpenError::Newer { file: file(), key, document: Box::new(document) });
        }
        match read {
            Ok(document) => {
                // What could not be written back must not be worked on.
                if let Some(message) = self.codec.refuses(&document) {
                    return Err(OpenError::Unreadable { file: file(), message });
                }
                Ok(self.opened(document, Hold::new(target, lock)))
            }
            Err(error) => self
                .saved_from_damage(path, &error.message, Hold::new(target, lock))
                .ok_or_else(|| OpenError::Unreadable { file: file(), message: error.message }),
        }
    }

    fn opened(&self, mut document: Document, hold: Hold) -> Open {
        let ours = document.draft.is_some();
        let id = || name::of_place(hold.path());
        let mark = document.draft.get_or_insert_with(|| DraftMark { id: id(), ..first_mark() });
        let left = recover::left_behind(hold.path(), &mark.id, self.codec, &self.refuge);
        let newer = left
            .iter()
            .find_map(|left| left.document.as_ref())
            .filter(|newer| newer.revision() >= mark.revision && newer.report != document.report);
        // What is half typed is no other content, and asks nothing.
        let half = left
            .iter()
            .find_map(|left| left.document.as_ref())
            .filter(|newer| newer.revision() > mark.revision && newer.report == document.report);
        if let Some(half) = half.and_then(|half| half.draft.as_ref()) {
            mark.typing.clone_from(&half.typing);
        }
        let past = match newer {
            Some(newer) => Past::Newer(Box::new(newer.clone())),
            None if ours && hold.was_broken_off() => Past::BrokenOff,
            None => Past::Ended,
        };
        let hold = hold.at_version(mark.revision, &mark.saved_at).collecting(left);
        let hold = self.equipped(hold, &mark.id);
        Open { document, hold: if ours { hold } else { hold.keeping_original() }, past }
    }

    /// The newest version that can be read of a draft of ours whose file cannot; nothing is
    /// touched yet.
    fn saved_from_damage(&self, path: &Path, why: &str, hold: Hold) -> Option<Open> {
        let id = self.id_of(path)?;
        let left = recover::left_behind(path, id, self.codec, &self.refuge);
        let best = left.iter().find_map(|left| left.document.clone());
        let kept = recover::newest_kept(path, self.codec);
        let document = best.into_iter().chain(kept).max_by_key(Document::revision)?;
        let mark = document.draft.as_ref()?;
        let hold = hold.at_version(mark.revision, &mark.saved_at).collecting(left);
        let hold = self.equipped(hold, &mark.id).keeping_damaged();
        Some(Open { document, hold, past: Past::Damaged(why.to_owned()) })
    }

    /// With what helps when the disk refuses.
    fn equipped(&self, hold: Hold, id: &str) -> Hold {
        let hold = hold.with_refuge(self.refuge.clone(), id);
        if hold.path().starts_with(&self.drafts) {
            return hold.with_ballast(Ballast::in_folder(&self.drafts));
        }
        hold
    }

    pub(super) fn lock(&self, lock: &Path, path: &Path) -> Result<Lock, OpenError> {
        let rights = Rights::at(path).ok();
        Lock::take_beside(lock, rights, &Holder::of(&self.session)).map_err(|error| match error {
            LockError::Held(holder) => OpenError::Held(holder),
            LockError::Io(error) => {
                OpenError::CannotWrite { file: shown(path), cause: cause(&error) }
            }
        })
    }

    fn first_save(&self, folder: &Path, document: Document) -> Result<Open, String> {
        let lock = match Lock::take(&folder.join(LOCK), &Holder::of(&self.session)) {
            Ok(lock) => lock,
            Err(LockError::Io(error)) => return Err(cause(&error)),
            Err(LockError::Held(holder)) => return Err(format!("{} 占用了它", holder.who())),
        };
        let document = self.session.sign(&document);
        let id = document.draft.as_ref().map_or("", |mark| &mark.id);
        let hold = Hold::new(Target::new(folder.join(FILE)), lock);
        let mut hold = self.equipped(hold, id);
        let text = self.codec.encode(&document)?;
        let saved = hold.save(&text, 1, &(self.session.now)());
        saved.map_err(|sentence| sentence.trim_end_matches('。').to_owned())?;
        Ok(Open { document, hold, past: Past::Ended })
    }

    /// The id of the draft whose file is at `path`, if it is one of the list.
    pub(super) fn id_of<'p>(&self, path: &'p Path) -> Option<&'p str> {
        let ours = path.starts_with(&self.drafts) && path.ends_with(FILE);
        let id = path.parent()?.file_name()?.to_str()?;
        (ours && name::is_id(id)).then_some(id)
    }

    pub(super) fn path_of(&self, id: &str) -> Option<PathBuf> {
        if id == NAMED {
            return self.named.clone();
        }
        let (folder, file) = id.split_once('/').unwrap_or((id, FILE));
        let known = name::is_id(folder) && (file == FILE || is_copy(file));
        known.then(|| self.drafts.join(folder).join(file))
    }
}

pub(super) fn no_such_draft(id: &str) -> OpenError {
    OpenError::CannotRead { file: harmless(id), cause: "没有这个编号的草稿".to_owned() }
}

/// Saved once, nothing edited.
fn first_mark() -> DraftMark {
    DraftMark { revision: 1, ..DraftMark::default() }
}

pub(super) fn shown(path: &Path) -> String {
    harmless(&path.to_string_lossy())
}
