//! How is a file opened that somebody else may have put there?
//!
//! All that the program reads comes in here: a pipe, a device or a file without end must neither
//! stop it nor fill its memory.

use std::fs::{File, OpenOptions};
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};

use super::identity::Identity;

/// Most bytes that are read of any file; a full report has about 30 KB.
pub const MOST_BYTES: u64 = 4 << 20;

/// Most bytes of files that are held in memory together: 250 full reports.
const MOST_TOGETHER: u64 = 8 << 20;

/// Opens a file of ours for reading: a regular file, and no link.
///
/// # Errors
///
/// What the disk says; `InvalidInput` when it is not a regular file.
pub fn ours(path: &Path) -> io::Result<File> {
    open(path, false, OFlags::NOFOLLOW)
}

/// Opens a file of ours likewise, for reading and writing.
///
/// # Errors
///
/// Those of [`ours`].
pub fn ours_to_write(path: &Path) -> io::Result<File> {
    open(path, true, OFlags::NOFOLLOW)
}

/// Opens a file that a person named, for reading: links are followed. What the shell has opened
/// for us (`<(…)`, `/dev/stdin`) may be a pipe.
///
/// # Errors
///
/// Those of [`ours`].
pub fn named(path: &Path) -> io::Result<File> {
    if ["/dev/fd/", "/proc/self/fd/"].iter().any(|own| path.starts_with(own))
        || path == Path::new("/dev/stdin")
    {
        return File::open(path);
    }
    open(path, false, OFlags::empty())
}

fn open(path: &Path, to_write: bool, flags: OFlags) -> io::Result<File> {
    // NONBLOCK: a pipe put there by somebody must not stop the program.
    let custom = (flags | OFlags::NONBLOCK).bits().cast_signed();
    let file = OpenOptions::new().read(true).write(to_write).custom_flags(custom).open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    if !metadata.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    Ok(file)
}

/// Reads a file of ours: a regular file, no link, not larger than [`MOST_BYTES`].
///
/// # Errors
///
/// What the disk says; `FileTooLarge`; `InvalidInput` when it is not a regular file.
pub fn read(path: &Path) -> io::Result<Vec<u8>> {
    Ok(read_with_identity(path)?.0)
}

pub(super) fn read_with_identity(path: &Path) -> io::Result<(Vec<u8>, Identity)> {
    let mut file = ours(path)?;
    let identity = Identity::of(&file.metadata()?);
    Ok((read_capped(&mut file)?, identity))
}

/// Reads a file that a person named, likewise, through links.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_named(path: &Path) -> io::Result<Vec<u8>> {
    read_capped(&mut named(path)?)
}

/// How many of these files, from the first on, may be read and held in memory together.
pub fn together<'a>(files: impl Iterator<Item = &'a Path>) -> usize {
    let mut room = MOST_TOGETHER;
    let fits = |file: &&Path| {
        // What is not there, or too large to be read, takes no room.
        let bytes = std::fs::metadata(file).map_or(0, |it| it.len());
        let left = room.checked_sub(if bytes > MOST_BYTES { 0 } else { bytes });
        room = left.unwrap_or_default();
        left.is_some()
    };
    files.take_while(fits).count()
}

/// Asks the disk what is in a folder, and what of it is not known without asking; whatever it says.
pub fn touch(folder: &Path) {
    let _ = std::fs::read_dir(folder).map(|entries| entries.take(1).count());
    let _ = rustix::fs::statvfs(folder);
}

/// Reads the first bytes of a file of ours, enough to tell what it is.
///
/// # Errors
///
/// Those of [`ours`].
pub fn start(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    ours(path)?.take(1 << 12).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads to the end, at most [`MOST_BYTES`].
///
/// # Errors
///
/// What the reader says; `FileTooLarge`.
pub fn read_capped(reader: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}

/// What the system says in a file of its own, below `/proc`.
///
/// # Errors
///
/// What the system says.
pub fn system(path: &Path) -> io::Result<String> {
    debug_assert!(path.starts_with("/proc"));
    std::fs::read_to_string(path)
}

/// Opens a folder: to make its names durable, or to change its rights.
///
/// # Errors
///
/// What the disk says; that it is no folder, or a link to one.
pub fn folder(path: &Path) -> io::Result<File> {
    let flags = (OFlags::NOFOLLOW | OFlags::DIRECTORY).bits().cast_signed();
    OpenOptions::new().read(true).custom_flags(flags).open(path)
}

/// Opens a file of ours to write behind its end, private when it is new.
///
/// # Errors
///
/// Those of [`ours`].
pub fn log(path: &Path) -> io::Result<File> {
    let custom = (OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed();
    let mut options = OpenOptions::new();
    let file = options.create(true).append(true).mode(0o600).custom_flags(custom).open(path)?;
    if file.metadata()?.is_file() { Ok(file) } else { Err(io::ErrorKind::InvalidInput.into()) }
}

/// Opens what is no file on a disk (a device, a pipe) for writing. A pipe that nobody reads is
/// an error and not a place to wait.
///
/// # Errors
///
/// What the system says.
pub fn stream(path: &Path) -> io::Result<File> {
    let flags = OFlags::NONBLOCK.bits().cast_signed();
    let file = OpenOptions::new().write(true).custom_flags(flags).open(path)?;
    // Whoever reads slowly is waited for.
    fcntl_setfl(&file, fcntl_getfl(&file)? - OFlags::NONBLOCK)?;
    Ok(file)
}
