//! How is a file replaced so that a crash leaves the old one or the new one, never half of one?

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;

use super::identity::Identity;
use super::name;
use super::open::read_with_identity;
use super::rights::{self, Rights};

/// Why a file was not replaced; the old one stands as it was.
#[derive(Debug)]
pub enum ReplaceError {
    /// Somebody else changed it since we read or wrote it.
    Changed,
    /// The machine refused.
    Io(io::Error),
}

impl From<io::Error> for ReplaceError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// 目标文件. A file that is replaced again and again, and how we left it.
#[derive(Debug)]
pub struct Target {
    path: PathBuf,
    left: Option<Identity>,
}

impl Target {
    /// A file that does not exist yet.
    #[must_use]
    pub fn new(path: PathBuf) -> Self {
        Self { path, left: None }
    }

    /// Reads a file that will be replaced.
    ///
    /// # Errors
    ///
    /// Those of [`super::open::read`].
    pub fn read(path: PathBuf) -> io::Result<(Self, Vec<u8>)> {
        let (bytes, identity) = read_with_identity(&path)?;
        Ok((Self { path, left: Some(identity) }, bytes))
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// How many bytes it has as we left it.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.left.map_or(0, |left| left.size)
    }

    /// Puts `bytes` in place of the file, durably.
    ///
    /// The steps of a save: new temporary file in the same folder, write, fsync; is the file still
    /// as we left it; `before` (what must be kept of the old one is kept here); rename; fsync of
    /// the folder. A temporary file of a failed attempt is removed, and the next attempt takes a
    /// new one: after a failed fsync Linux reports success for pages it has dropped.
    ///
    /// # Errors
    ///
    /// [`ReplaceError`]; the old file is whole.
    pub fn replace(
        &mut self,
        bytes: &[u8],
        before: impl FnOnce(&Path) -> io::Result<()>,
    ) -> Result<(), ReplaceError> {
        self.replace_on(&RealDisk, bytes, before)
    }

    /// As [`Target::replace`], on a disk that tests may stand in for.
    ///
    /// # Errors
    ///
    /// Those of [`Target::replace`].
    pub fn replace_on(
        &mut self,
        disk: &impl Disk,
        bytes: &[u8],
        before: impl FnOnce(&Path) -> io::Result<()>,
    ) -> Result<(), ReplaceError> {
        let temporary = Temporary::write_on(disk, &self.path, 0o600, bytes)?;
        let now = disk.identity(&self.path)?;
        if now.is_some() && now != self.left {
            return Err(ReplaceError::Changed);
        }
        if now.is_some() {
            before(&self.path)?;
            Rights::at(&self.path)?.give_to(&temporary.file)?;
        }
        let identity = Identity::of(&temporary.file.metadata()?);
        disk.rename(&temporary.path, &self.path)?;
        // From here on the new file stands there, whatever the folder's fsync says.
        self.left = Some(identity);
        disk.sync_folder(folder_of(&self.path))?;
        Ok(())
    }
}

/// 磁盘. The steps of a save on which it depends that a crash loses nothing; tests leave one out
/// or let it fail, to see that this is noticed.
pub trait Disk {
    /// Makes the content of a file durable.
    ///
    /// # Errors
    ///
    /// What the disk says, here and below.
    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// Who stands at `path` now; none: nobody.
    ///
    /// # Errors
    ///
    /// What the disk says.
    fn identity(&self, path: &Path) -> io::Result<Option<Identity>> {
        Identity::at(path)
    }

    /// Gives a file another name, whoever had it.
    ///
    /// # Errors
    ///
    /// What the disk says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Makes the names in a folder durable.
    ///
    /// # Errors
    ///
    /// What the disk says.
    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        sync_folder(folder)
    }
}

/// The disk there is.
struct RealDisk;

impl Disk for RealDisk {}

/// 临时文件. Complete and durable under a name of its own; removed unless it is renamed.
#[derive(Debug)]
pub struct Temporary {
    path: PathBuf,
    file: File,
}

impl Temporary {
    /// Writes `bytes` beside `target` with these rights (less the umask), and waits for the disk.
    ///
    /// # Errors
    ///
    /// What the disk says; nothing is left then.
    pub fn write(target: &Path, mode: u32, bytes: &[u8]) -> io::Result<Self> {
        Self::write_on(&RealDisk, target, mode, bytes)
    }

    fn write_on(disk: &impl Disk, target: &Path, mode: u32, bytes: &[u8]) -> io::Result<Self> {
        let temporary = Self::write_unsynced(target, mode, bytes)?;
        disk.sync(&temporary.file)?;
        Ok(temporary)
    }

    /// As [`Temporary::write`], without waiting for the disk: rights, room and quota are known all
    /// the same.
    ///
    /// # Errors
    ///
    /// What the system says; nothing is left then.
    pub fn write_unsynced(target: &Path, mode: u32, bytes: &[u8]) -> io::Result<Self> {
        let path = name::beside(target, &format!(".{}.tmp", name::random()));
        let file = create(&path, mode)?;
        let mut temporary = Self { path, file };
        temporary.file.write_all(bytes)?;
        Ok(temporary)
    }

    /// Gives it the owner, the group and the rights of another file.
    ///
    /// # Errors
    ///
    /// What the disk says.
    pub fn take_rights(&self, rights: Rights) -> io::Result<()> {
        rights.give_to(&self.file)
    }

    /// Gives it the name `target`, whoever had it.
    ///
    /// # Errors
    ///
    /// Those of rename.
    pub fn rename_over(self, target: &Path) -> io::Result<()> {
        // Renamed: `drop` finds nothing to remove.
        fs::rename(&self.path, target)
    }

    /// Gives it the name `target` if nobody has it.
    ///
    /// # Errors
    ///
    /// `AlreadyExists`, or those of rename.
    pub fn rename_new(&self, target: &Path) -> io::Result<()> {
        rename_new(&self.path, target)
    }
}

impl Drop for Temporary {
    fn drop(&mut self) {
        // Gone after a rename; a leftover is harmless and is ignored by every reader.
        let _ = fs::remove_file(&self.path);
    }
}

/// Renames without ever replacing.
///
/// # Errors
///
/// `AlreadyExists` when `to` has its owner, or what the disk says.
pub fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        // Network and old file systems do not know the flag; there a look has to do.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => match fs::symlink_metadata(to) {
            Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(from, to),
        },
        result => Ok(result?),
    }
}

/// Makes a file that did not exist, with these rights whatever the umask takes from the owner.
///
/// # Errors
///
/// `AlreadyExists`, or what the disk says.
pub fn create(path: &Path, mode: u32) -> io::Result<File> {
    let file = OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
    let rights = file.metadata()?.mode() & 0o777;
    if rights & 0o600 != 0o600 {
        file.set_permissions(fs::Permissions::from_mode(rights | 0o600))?;
    }
    rights::belong_to_folder(&file, folder_of(path))?;
    Ok(file)
}

/// Makes the names in a folder durable.
///
/// # Errors
///
/// What the disk says, but for network mounts that cannot sync a folder.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if error.kind() == io::ErrorKind::InvalidInput => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::Unsupported => Ok(()),
        result => result,
    }
}

/// The folder a file is in.
#[must_use]
pub fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}
