//! How is a draft kept from two who would write it at once?

use std::fs::{self, File, TryLockError};
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use rustix::io::Errno;

pub use super::holder::Holder;
use super::session::Session;
use crate::disk::{Rights, file, open};

/// A lock that somebody has is asked for again so many times,
const LOOKS: usize = 2;
/// after so long.
const LOOK: Duration = Duration::from_millis(10);
/// Where only the line in the file says that it is held, it is made new so often.
const RENEWED: Duration = Duration::from_secs(60);

/// Why a draft was not locked.
#[derive(Debug)]
pub enum LockError {
    /// Somebody else has it open.
    Held(Box<Holder>),
    /// The lock file cannot be made.
    Io(io::Error),
}

impl From<io::Error> for LockError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// 锁. Held as long as it lives; the kernel releases it when the process ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    file: File,
    holder: Holder,
    /// Who had it before.
    before: Holder,
    /// When the line was made new, where the line is all there is: the disk knows no locks.
    renewed: Option<Instant>,
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing is not enough: a child that is just being started has the file open, too, for a
        // moment. What fails here the end of the process does.
        let _ = self.file.unlock();
        if self.renewed.is_some() && self.holder.ended.is_empty() {
            // No process has this number: nobody is taken for there, and the line that says how
            // it ended stays.
            self.holder.pid = 0;
            let _ = self.holder.write(&mut self.file);
        }
    }
}

impl Lock {
    /// Locks the file at `path`, which is made when it is missing and never removed: whoever
    /// removed it would let the next one lock another file of the same name.
    ///
    /// Where the file system knows no locks the line in the file is believed; the check of the
    /// file's identity before each rename guards the draft still.
    ///
    /// # Errors
    ///
    /// [`LockError`].
    pub fn take(path: &Path, holder: &Holder) -> Result<Self, LockError> {
        Self::take_beside(path, None, holder)
    }

    /// As [`Lock::take`], beside a file with these rights: whoever may write it must be able to
    /// lock it, too.
    ///
    /// # Errors
    ///
    /// [`LockError`].
    pub fn take_beside(
        path: &Path,
        rights: Option<Rights>,
        holder: &Holder,
    ) -> Result<Self, LockError> {
        Self::take_by(path, rights, holder, File::try_lock)
    }

    fn take_by(
        path: &Path,
        rights: Option<Rights>,
        holder: &Holder,
        try_lock: impl Fn(&File) -> Result<(), TryLockError>,
    ) -> Result<Self, LockError> {
        let mut tries = 0;
        loop {
            let mut file = open(path)?;
            if let Some(rights) = rights {
                // Of a lock that another made only that one can change them.
                let _ = rights.of_companion().give_to(&file);
            }
            let is_locked = match try_lock(&file) {
                Ok(()) => true,
                // Somebody may only be looking whether it is free.
                Err(TryLockError::WouldBlock) if tries < LOOKS => {
                    tries += 1;
                    thread::sleep(LOOK);
                    continue;
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(LockError::Held(Box::new(Holder::read(&file))));
                }
                Err(TryLockError::Error(error)) if knows_no_locks(&error) => false,
                Err(TryLockError::Error(error)) => return Err(error.into()),
            };
            // Between open and lock somebody may have put another file there.
            if is_at(&file, path)? {
                let before = Holder::read(&file);
                if !is_locked && before.is_there(&file, holder.machine()) {
                    return Err(LockError::Held(Box::new(before)));
                }
                // The line is for people: a full disk must not keep the draft closed.
                let _ = holder.write(&mut file);
                let renewed = (!is_locked).then(Instant::now);
                return Ok(Self { file, holder: holder.clone(), before, renewed });
            }
        }
    }
}

/// Who holds the lock of the file at `path` now, as far as `session` can see; none: nobody, or
/// there is no such file.
#[must_use]
pub fn holder_of(path: &Path, session: &Session) -> Option<Holder> {
    let file = open::ours_to_write(path).ok()?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Some(Holder::read(&file)),
        Err(TryLockError::Error(error)) if knows_no_locks(&error) => {
            let said = Holder::read(&file);
            said.is_there(&file, (&session.host, &session.boot)).then_some(said)
        }
        // Closing it lets it go.
        Ok(()) | Err(TryLockError::Error(_)) => None,
    }
}

impl Lock {
    /// Whether the session that had it before did not give it back: it was killed, or its line
    /// dropped.
    #[must_use]
    pub fn was_broken_off(&self) -> bool {
        !self.before.user.is_empty() && self.before.ended.is_empty()
    }

    /// Whether the system keeps others away; else only the line in the file does.
    #[must_use]
    pub fn is_kept_by_system(&self) -> bool {
        self.renewed.is_none()
    }

    /// Says again that it is held, now and then, where only the line says so.
    pub fn renew(&mut self) {
        if let Some(renewed) = self.renewed.as_mut().filter(|at| at.elapsed() >= RENEWED) {
            *renewed = Instant::now();
            // Where it cannot be said, others take the draft for free after a while.
            let _ = self.file.set_modified(SystemTime::now());
        }
    }

    /// Notes that it is given back.
    pub fn give_back(&mut self, now: &str) {
        now.clone_into(&mut self.holder.ended);
        // As with the line itself.
        let _ = self.holder.write(&mut self.file);
    }
}

/// Opens the lock file, or makes it; for reading and writing: locks on NFS want that.
fn open(path: &Path) -> io::Result<File> {
    match open::ours_to_write(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        opened => return opened,
    }
    match file::create(path, 0o600) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => open::ours_to_write(path),
    }
}

fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let (held, named) = (file.metadata()?, fs::symlink_metadata(path));
    Ok(named.is_ok_and(|named| (named.dev(), named.ino()) == (held.dev(), held.ino())))
}

pub(super) fn knows_no_locks(error: &io::Error) -> bool {
    let known = [Errno::NOLCK, Errno::OPNOTSUPP, Errno::NOSYS];
    error.kind() == io::ErrorKind::Unsupported
        || known.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}

#[cfg(test)]
mod tests {
    use super::{Errno, Holder, Lock, LockError, knows_no_locks};
    use crate::draft::Session;
    use std::fs::{self, File, TryLockError};
    use std::io;
    use std::path::Path;

    fn without_locks(path: &Path, holder: &Holder) -> Result<Lock, LockError> {
        let refuse = |_: &File| {
            Err(TryLockError::Error(io::Error::from_raw_os_error(Errno::NOLCK.raw_os_error())))
        };
        Lock::take_by(path, None, holder, refuse)
    }

    #[test]
    fn where_no_locks_are_known_the_line_is_believed() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("draft.lock");
        let session = Session::here(|| "2026-01-08 14:32:05".to_owned());
        let me = Holder::of(&session);
        let first = without_locks(&path, &me).expect("free");
        assert!(!first.is_kept_by_system());
        match without_locks(&path, &me) {
            Err(LockError::Held(holder)) => assert_eq!(*holder, me),
            other => panic!("{other:?}"),
        }
        assert_eq!(super::holder_of(&path, &session), None, "here locks are known");
        drop(first);
        // Whoever was killed, or came from before the last boot, is not there; and that it was
        // not given back is still known.
        let gone = [
            Holder { pid: u32::MAX - 1, ..me.clone() },
            Holder { started: "1".to_owned(), ..me.clone() },
        ];
        for gone in gone {
            assert!(without_locks(&path, &me).expect("free").was_broken_off());
            fs::write(&path, serde_json::to_string(&gone).expect("line")).expect("file");
        }
        let mut last = without_locks(&path, &me).expect("free");
        last.give_back("2026-01-08 14:32:05");
        drop(last);
        assert!(!without_locks(&path, &me).expect("free").was_broken_off());
    }

    #[test]
    fn of_another_machine_a_fresh_line_is_believed() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("draft.lock");
        let me = Holder::of(&Session::here(|| "2026-01-08 14:32:05".to_owned()));
        let there = Holder { host: "gov-srv2".to_owned(), boot: "b".to_owned(), ..me.clone() };
        fs::write(&path, serde_json::to_string(&there).expect("line")).expect("file");
        assert!(matches!(without_locks(&path, &me), Err(LockError::Held(_))));
        let old = std::time::SystemTime::now() - crate::draft::holder::FRESH;
        File::options().write(true).open(&path).and_then(|it| it.set_modified(old)).expect("old");
        assert!(without_locks(&path, &me).is_ok());
    }

    #[test]
    fn a_disk_without_locks_is_not_an_obstacle() {
        for errno in [Errno::NOLCK, Errno::OPNOTSUPP, Errno::NOSYS] {
            assert!(knows_no_locks(&io::Error::from_raw_os_error(errno.raw_os_error())));
        }
        assert!(!knows_no_locks(&io::Error::from_raw_os_error(Errno::IO.raw_os_error())));
    }
}
