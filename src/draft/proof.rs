//! Is the process that a lock file names really a session of one's own that holds the lock?
//!
//! Whoever may write in the folder may write a line into the lock file, and what it says is no
//! reason to end a process: the kernel must say the same.

use std::fs::{self, TryLockError};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use rustix::process::geteuid;

use super::lock::{Holder, knows_no_locks};
use super::session::Session;
use crate::disk::open;

/// Whether the lock at `lock` is held by another process of this user and this program, and by
/// that which `holder` names.
#[must_use]
pub(super) fn is_own(lock: &Path, holder: &Holder, session: &Session) -> bool {
    holder.is_own_of(session) && is_of_user(holder.pid) && is_same_program(holder.pid) && {
        let Ok(file) = open::ours_to_write(lock) else { return false };
        let Ok(found) = file.metadata() else { return false };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => holds(holder.pid, found.ino()),
            // Nobody knows who holds it: the line of one's own file has to do.
            Err(TryLockError::Error(error)) if knows_no_locks(&error) => {
                found.uid() == geteuid().as_raw()
            }
            _ => false,
        }
    }
}

fn is_of_user(pid: u32) -> bool {
    fs::metadata(format!("/proc/{pid}")).is_ok_and(|it| it.uid() == geteuid().as_raw())
}

/// One that was replaced by a newer version since it began is the same.
fn is_same_program(pid: u32) -> bool {
    let program = |process: &str| -> Option<PathBuf> {
        let path = fs::read_link(format!("/proc/{process}/exe")).ok()?;
        let shown = path.to_string_lossy();
        Some(PathBuf::from(shown.strip_suffix(" (deleted)").unwrap_or(&shown)))
    };
    let (own, other) = (program("self"), program(&pid.to_string()));
    own.is_some() && own == other
}

/// Whether the kernel says so: `1: FLOCK  ADVISORY  WRITE 4711 fe:00:1234 0 EOF`. Disks without
/// devices of their own are written there in another way than a file says: the file's number on
/// its disk and the process have to do.
fn holds(pid: u32, inode: u64) -> bool {
    let locks = open::system(Path::new("/proc/locks")).unwrap_or_default();
    locks.lines().any(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [_, _, _, _, holder, file, ..] = words[..] else { return false };
        let number = file.rsplit(':').next().and_then(|number| number.parse().ok());
        holder.parse() == Ok(pid) && number == Some(inode)
    })
}
