//! How is the holder of a draft asked to let go of it?

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::lock::Holder;
use super::places::lock_of;
use super::session::Session;
use crate::disk::{file, open};

/// 让出请求. A line beside the lock that says who waits for the draft; gone when dropped.
#[derive(Debug)]
pub struct Ask {
    path: PathBuf,
    asker: Holder,
}

impl Ask {
    /// Asks whoever has the draft at `draft` open. One who asked before is replaced: the holder
    /// hears of the last.
    ///
    /// # Errors
    ///
    /// When nothing can be written beside the draft.
    pub fn make(draft: &Path, session: &Session) -> io::Result<Self> {
        let (path, asker) = (path_of(draft), Holder::of(session));
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
        let mut file = file::create(&path, 0o600)?;
        writeln!(file, "{}", serde_json::to_string(&asker)?)?;
        Ok(Self { path, asker })
    }

    /// Says that it still holds.
    pub fn renew(&self) {
        // Where it cannot be said, the holder no longer hears of it after a while.
        let _ =
            open::ours_to_write(&self.path).and_then(|file| file.set_modified(SystemTime::now()));
    }
}

impl Drop for Ask {
    fn drop(&mut self) {
        // Somebody else may be asking by now.
        if open::ours_to_write(&self.path).is_ok_and(|file| Holder::read(&file) == self.asker) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Who asks for the draft at `draft`, and still waits; none: nobody.
#[must_use]
pub fn asker_of(draft: &Path, session: &Session) -> Option<Holder> {
    let file = open::ours(&path_of(draft)).ok()?;
    let asker = Holder::read(&file);
    asker.is_there(&file, (&session.host, &session.boot)).then_some(asker)
}

fn path_of(draft: &Path) -> PathBuf {
    lock_of(draft).with_extension("ask")
}
