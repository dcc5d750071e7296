//! Who holds a draft?

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read, Seek, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;
use std::thread;
use std::time::Duration;

use rustix::fs::OFlags;
use rustix::io::Errno;
use serde::{Deserialize, Serialize};

use super::file;
use super::session::{self, Session};
use crate::text::clean::harmless;

/// 持有人. The line in a lock file, for people; the lock itself is the kernel's.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Holder {
    /// Machine.
    pub host: String,
    /// Boot of the machine.
    pub boot: String,
    /// Process,
    pub pid: u32,
    /// and its start, in ticks since boot.
    pub started: String,
    /// Login name.
    pub user: String,
    /// Where that user logged in from; empty: not over SSH.
    pub client: String,
    /// Since when, as `2026-01-08 14:32:05` in China's time.
    pub since: String,
    /// When it was given back, likewise; empty: the session ended otherwise, or goes on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ended: String,
}

impl Holder {
    /// This session, from now on.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        Self {
            host: session.host.clone(),
            boot: session.boot.clone(),
            pid: session.pid,
            started: session.started.clone(),
            user: session.user.clone(),
            client: session.client.clone(),
            since: (session.now)(),
            ended: String::new(),
        }
    }

    /// Whether it is this session itself.
    #[must_use]
    pub fn is(&self, session: &Session) -> bool {
        (&self.user, &self.host, &self.boot) == (&session.user, &session.host, &session.boot)
            && (self.pid, &self.started) == (session.pid, &session.started)
    }

    /// Whether it is another process of the same user on the same running machine.
    #[must_use]
    pub fn is_own_of(&self, session: &Session) -> bool {
        !self.boot.is_empty()
            && (&self.user, &self.host, &self.boot) == (&session.user, &session.host, &session.boot)
            && self.pid != session.pid
            && session::started(self.pid).as_deref() == Some(&self.started)
    }

    /// `user2@gov-srv1（从 10.12.3.7 登录）`; what cannot be read is 另一个程序.
    #[must_use]
    pub fn who(&self) -> String {
        if self.user.is_empty() {
            return "另一个程序".to_owned();
        }
        let who = harmless(&format!("{}@{}", self.user, self.host));
        if self.client.is_empty() {
            return who;
        }
        format!("{who}（从 {} 登录）", harmless(&self.client))
    }

    /// On which machine, and from where: `gov-srv1，从 10.12.3.7 登录`.
    #[must_use]
    pub fn place(&self) -> String {
        match self.client.as_str() {
            "" => harmless(&self.host),
            client => format!("{}，从 {} 登录", harmless(&self.host), harmless(client)),
        }
    }

    pub(super) fn read(file: &File) -> Self {
        let mut line = String::new();
        // A line that cannot be read only costs the name in a sentence.
        let _ = file.take(4096).read_to_string(&mut line);
        serde_json::from_str(&line).unwrap_or_default()
    }

    fn write(&self, file: &mut File) -> io::Result<()> {
        let line = serde_json::to_string(self)?;
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{line}")
    }
}

/// A lock that somebody has is asked for again so many times,
const LOOKS: usize = 2;
/// after so long.
const LOOK: Duration = Duration::from_millis(10);

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
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Closing is not enough: a child that is just being started has the file open, too, for a
        // moment. What fails here the end of the process does.
        let _ = self.file.unlock();
    }
}

impl Lock {
    /// Locks the file at `path`, which is made when it is missing and never removed: whoever
    /// removed it would let the next one lock another file of the same name.
    ///
    /// Where the file system knows no locks the draft is opened without one; the check of the
    /// file's identity before each rename guards it still.
    ///
    /// # Errors
    ///
    /// [`LockError`].
    pub fn take(path: &Path, holder: &Holder) -> Result<Self, LockError> {
        let mut tries = 0;
        loop {
            let mut file = open(path)?;
            match file.try_lock() {
                Ok(()) => {}
                // Somebody may only be looking whether it is free.
                Err(TryLockError::WouldBlock) if tries < LOOKS => {
                    tries += 1;
                    thread::sleep(LOOK);
                    continue;
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(LockError::Held(Box::new(Holder::read(&file))));
                }
                Err(TryLockError::Error(error)) if knows_no_locks(&error) => {}
                Err(TryLockError::Error(error)) => return Err(error.into()),
            }
            // Between open and lock somebody may have put another file there.
            if is_at(&file, path)? {
                let before = Holder::read(&file);
                // The line is for people: a full disk must not keep the draft closed.
                let _ = holder.write(&mut file);
                return Ok(Self { file, holder: holder.clone(), before });
            }
        }
    }
}

/// Who holds the lock of the file at `path` now; none: nobody, or there is no such file.
#[must_use]
pub fn holder_of(path: &Path) -> Option<Holder> {
    let flags = OFlags::NOFOLLOW.bits().cast_signed();
    let file = OpenOptions::new().read(true).write(true).custom_flags(flags).open(path).ok()?;
    match file.try_lock() {
        Err(TryLockError::WouldBlock) => Some(Holder::read(&file)),
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

    /// Notes that it is given back.
    pub fn give_back(&mut self, now: &str) {
        now.clone_into(&mut self.holder.ended);
        // As with the line itself.
        let _ = self.holder.write(&mut self.file);
    }
}

/// Opens the lock file, or makes it; for reading and writing: locks on NFS want that.
fn open(path: &Path) -> io::Result<File> {
    let flags = OFlags::NOFOLLOW.bits().cast_signed();
    let existing = || OpenOptions::new().read(true).write(true).custom_flags(flags).open(path);
    match existing() {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        opened => return opened,
    }
    match file::create(path, 0o600) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
        _ => existing(),
    }
}

fn is_at(file: &File, path: &Path) -> io::Result<bool> {
    let (held, named) = (file.metadata()?, fs::symlink_metadata(path));
    Ok(named.is_ok_and(|named| (named.dev(), named.ino()) == (held.dev(), held.ino())))
}

fn knows_no_locks(error: &io::Error) -> bool {
    let known = [Errno::NOLCK, Errno::OPNOTSUPP, Errno::NOSYS];
    error.kind() == io::ErrorKind::Unsupported
        || known.iter().any(|errno| error.raw_os_error() == Some(errno.raw_os_error()))
}

#[cfg(test)]
mod tests {
    use super::{Errno, Holder, knows_no_locks};
    use std::io;

    #[test]
    fn a_disk_without_locks_is_not_an_obstacle() {
        for errno in [Errno::NOLCK, Errno::OPNOTSUPP, Errno::NOSYS] {
            assert!(knows_no_locks(&io::Error::from_raw_os_error(errno.raw_os_error())));
        }
        assert!(!knows_no_locks(&io::Error::from_raw_os_error(Errno::IO.raw_os_error())));
    }

    #[test]
    fn a_holder_is_named_without_what_acts_on_a_terminal() {
        let holder = Holder { user: "li\u{1b}[2J".into(), host: "srv".into(), ..Holder::default() };
        assert!(!holder.who().contains('\u{1b}'));
        assert_eq!(Holder::default().who(), "另一个程序");
    }
}
