//! Whose is a file, and who may read and change it?

use std::fs::{self, File, Metadata, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
use std::path::Path;

use super::open;
use rustix::process::{getegid, geteuid, getgroups};

/// 权限. Owner, group and rights of a file, to be kept by the one that takes its place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Rights {
    owner: u32,
    group: u32,
    mode: u32,
}

impl Rights {
    /// Those of the file itself at `path`, not of what a link there points to.
    ///
    /// # Errors
    ///
    /// What the disk says.
    pub fn at(path: &Path) -> io::Result<Self> {
        Ok(Self::of(&fs::symlink_metadata(path)?))
    }

    /// As they stand.
    #[must_use]
    pub fn of(metadata: &Metadata) -> Self {
        Self { owner: metadata.uid(), group: metadata.gid(), mode: metadata.mode() & 0o777 }
    }

    /// Those of what lies beside a file and is needed by all who write it: a lock, kept versions.
    #[must_use]
    pub fn of_companion(self) -> Self {
        Self { mode: 0o600 | self.shared(0o060, 0o060) | self.shared(0o006, 0o006), ..self }
    }

    /// `bits`, where reading and writing (`both`) is granted, else none.
    fn shared(self, both: u32, bits: u32) -> u32 {
        if self.mode & both == both { bits } else { 0 }
    }

    /// Whether nobody who obeys them may write the file, its owner neither.
    #[must_use]
    pub fn protect(self) -> bool {
        self.mode & 0o200 == 0
    }

    /// Whether the owner still reads and writes the file when this process puts another in its
    /// place: it is our own, or we may keep the owner, or the owner shares it with all who do.
    #[must_use]
    pub fn outlast_us(self) -> bool {
        let me = geteuid();
        me.is_root()
            || self.owner == me.as_raw()
            || self.mode & 0o006 == 0o006
            || self.mode & 0o060 == 0o060 && is_of(self.group)
    }

    /// Gives them to a new file, as far as the system lets us; what the group may do is never
    /// given to another group.
    ///
    /// # Errors
    ///
    /// What the disk says.
    pub fn give_to(self, file: &File) -> io::Result<()> {
        let now = Self::of(&file.metadata()?);
        let mut mode = self.mode;
        if geteuid().is_root() && (now.owner, now.group) != (self.owner, self.group) {
            // Where the disk knows no owners, there are none to keep.
            let _ = fchown(file, Some(self.owner), Some(self.group));
        } else if now.group != self.group && fchown(file, None, Some(self.group)).is_err() {
            // What all others may do the new group may do, too.
            mode &= 0o707 | (mode & 0o007) << 3;
        }
        if now.mode == mode {
            return Ok(());
        }
        file.set_permissions(Permissions::from_mode(mode))
    }
}

fn is_of(group: u32) -> bool {
    let groups = getgroups().unwrap_or_default();
    getegid().as_raw() == group || groups.iter().any(|own| own.as_raw() == group)
}

/// What root makes in somebody's folder is that person's: otherwise one visit of the
/// administrator would lock the clerk out.
///
/// # Errors
///
/// What the disk says.
pub fn belong_to_folder(file: &File, folder: &Path) -> io::Result<()> {
    if !geteuid().is_root() {
        return Ok(());
    }
    let folder = fs::metadata(folder)?;
    if folder.uid() != 0 {
        // As above.
        let _ = fchown(file, Some(folder.uid()), Some(folder.gid()));
    }
    Ok(())
}

/// As [`Rights`] for a folder: whoever reads and writes the file enters the folder and writes in
/// it.
///
/// # Errors
///
/// What the disk says.
pub fn share_folder(folder: &Path, with: Rights) -> io::Result<()> {
    let folder = open::folder(folder)?;
    let mode = 0o700 | with.shared(0o060, 0o070) | with.shared(0o006, 0o007);
    Rights { mode, ..with }.give_to(&folder)
}
