//! Where are drafts kept, and can they be kept there?

use std::ffi::OsStr;
use std::fmt;
use std::fs::{self, DirBuilder, Permissions};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, openat, statat};
use rustix::io::Errno;

use crate::disk::cause::cause;
use crate::disk::file::{self, Temporary};
use crate::disk::{open, rights};
use crate::text::clean::harmless;

/// Why there is no folder for drafts.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum FolderError {
    /// Nobody said where, and the user has no home.
    NoHome,
    /// A trial save failed.
    Refused {
        /// The folder.
        folder: PathBuf,
        /// Why, in words.
        cause: String,
    },
    /// It belongs to another user, who could read and change what is kept there.
    Foreign(PathBuf),
}

impl fmt::Display for FolderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const WAY_OUT: &str = "请用 --data-dir 指定一个能写入的文件夹。";
        let shown = |folder: &Path| harmless(&folder.to_string_lossy());
        match self {
            Self::NoHome => write!(f, "不知道草稿存在哪里：当前用户没有主目录。{WAY_OUT}"),
            Self::Refused { folder, cause } => {
                write!(f, "草稿不能存在 {}：{cause}。{WAY_OUT}", shown(folder))
            }
            Self::Foreign(folder) => {
                write!(f, "草稿不能存在 {}：它属于另一个用户。{WAY_OUT}", shown(folder))
            }
        }
    }
}

impl std::error::Error for FolderError {}

/// The data folder: `argument`, else `environment` (`NIANBAO_DATA`), else the user's own.
///
/// # Errors
///
/// [`FolderError::NoHome`].
pub fn choose(
    argument: Option<&Path>,
    environment: Option<&OsStr>,
) -> Result<PathBuf, FolderError> {
    let named = environment.filter(|value| !value.is_empty()).map(Path::new);
    let chosen = match argument.or(named) {
        Some(folder) => folder.to_path_buf(),
        None => directories::ProjectDirs::from("", "", "nianbao")
            .map(|own| own.data_dir().to_path_buf())
            .ok_or(FolderError::NoHome)?,
    };
    // A later change of the working directory must not move the drafts.
    std::path::absolute(&chosen)
        .map_err(|error| FolderError::Refused { folder: chosen, cause: cause(&error) })
}

/// Makes `folder` where it is missing, readable by its user alone, and tries to save there.
///
/// # Errors
///
/// [`FolderError::Refused`] or [`FolderError::Foreign`], before anything is typed.
pub fn prepare(folder: &Path) -> Result<(), FolderError> {
    let refused =
        |error: io::Error| FolderError::Refused { folder: folder.into(), cause: cause(&error) };
    make(folder).map_err(refused)?;
    let metadata = fs::symlink_metadata(folder).map_err(refused)?;
    let me = rustix::process::geteuid();
    if !metadata.is_dir() {
        return Err(refused(io::ErrorKind::NotADirectory.into()));
    }
    if metadata.uid() != me.as_raw() && !me.is_root() {
        return Err(FolderError::Foreign(folder.into()));
    }
    if metadata.mode() & 0o777 != 0o700 {
        fs::set_permissions(folder, Permissions::from_mode(0o700)).map_err(refused)?;
    }
    // The disk is not waited for: that would be most of the time to the first screen.
    Temporary::write_unsynced(&folder.join("trial"), 0o600, b"nianbao").map_err(refused)?;
    Ok(())
}

/// Whether there is no link on the way from `root` down to `folder`, looked at step by step from
/// folders held open; what is not there yet is none, and what is not below `root` is not looked at.
///
/// # Errors
///
/// `ELOOP` when there is a link, or what the disk says.
pub fn has_no_link(root: &Path, folder: &Path) -> io::Result<()> {
    let Ok(way) = folder.strip_prefix(root) else { return Ok(()) };
    let flags = OFlags::PATH | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let mut here = openat(CWD, root, flags, Mode::empty())?;
    for part in way {
        here = match openat(&here, part, flags | OFlags::NOFOLLOW, Mode::empty()) {
            Ok(next) => next,
            Err(Errno::NOENT) => return Ok(()),
            Err(error) => {
                let is_link = statat(&here, part, AtFlags::SYMLINK_NOFOLLOW)
                    .is_ok_and(|found| FileType::from_raw_mode(found.st_mode).is_symlink());
                return Err(if is_link { Errno::LOOP } else { error }.into());
            }
        }
    }
    Ok(())
}

/// Makes a folder and those it is in, 0700 whatever the umask; folders that exist stay as they are.
///
/// # Errors
///
/// What the disk says.
pub fn make(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
        make(parent)?;
    }
    match make_new(folder) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            Err(io::ErrorKind::NotADirectory.into())
        }
        result => result,
    }
}

/// Makes one folder that did not exist, durably, 0700 whatever the umask.
///
/// # Errors
///
/// `AlreadyExists`, or what the disk says.
pub fn make_new(folder: &Path) -> io::Result<()> {
    DirBuilder::new().mode(0o700).create(folder)?;
    let parent = file::folder_of(folder);
    let made = open::folder(folder)?;
    made.set_permissions(Permissions::from_mode(0o700))?;
    rights::belong_to_folder(&made, parent)?;
    file::sync_folder(parent)
}
