//! Where does room come from when the disk is full?

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::disk::file;

/// Bytes that are set aside: two full drafts.
const SIZE: usize = 64 << 10;
/// Nothing is set aside where less than this is free: it would only make the trouble.
const ROOM: u64 = 1 << 20;

/// 压舱. A file that only takes up room, and is given up for a draft when there is none left.
#[derive(Clone, Debug)]
pub struct Ballast(PathBuf);

impl Ballast {
    /// The ballast in `folder`, put there if it is missing and there is room.
    #[must_use]
    pub fn in_folder(folder: &Path) -> Self {
        let ballast = Self(folder.join(".ballast"));
        if fs::symlink_metadata(&ballast.0).is_err() && has_room(folder) {
            // Without it there is only less to give up.
            let _ = ballast.put();
        }
        ballast
    }

    /// Gives it up; whether there was any.
    #[must_use]
    pub fn give_up(&self) -> bool {
        fs::remove_file(&self.0).is_ok()
    }

    fn put(&self) -> io::Result<()> {
        let mut file = file::create(&self.0, 0o600)?;
        // Not all the same: some disks keep what repeats itself in less room.
        let mut state = 1_u32;
        let bytes: Vec<u8> = std::iter::repeat_with(|| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            state.to_be_bytes()[0]
        })
        .take(SIZE)
        .collect();
        let written = file.write_all(&bytes).and_then(|()| file.sync_all());
        if written.is_err() {
            let _ = self.give_up();
        }
        written
    }
}

fn has_room(folder: &Path) -> bool {
    rustix::fs::statvfs(folder).is_ok_and(|disk| disk.f_bavail.saturating_mul(disk.f_frsize) > ROOM)
}
