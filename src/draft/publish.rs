//! How are the documents written that are handed on?

use std::fs::{self, DirBuilder};
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use super::cause::cause;
use super::file::{self, Temporary};
use super::name;
use crate::text::clean::harmless;

/// Rights of the documents, less the umask: the clerk's group reads them, since they are for
/// colleagues to review and submit; others not, since they are not published yet.
const FILE_MODE: u32 = 0o640;
/// Rights of their folders.
const FOLDER_MODE: u32 = 0o750;

/// 写出的文件. What was written, and what was kept of what stood there.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Published {
    /// Names of the new files.
    pub files: Vec<String>,
    /// Names under which older files were kept.
    pub kept: Vec<String>,
}

/// Writes `files` (name and content) into `folder`, which is made when it is missing.
///
/// All or none reaches the disk before the first name changes. Nothing is overwritten: a
/// `report.txt` that stands there becomes `report.1.txt`, or the next free number.
///
/// # Errors
///
/// One sentence: where, why, what now.
pub fn publish(folder: &Path, files: &[(&str, String)]) -> Result<Published, String> {
    write(folder, files).map_err(|error| {
        format!(
            "文件没有写到 {}：{}。请检查磁盘空间和权限，然后再生成一次。",
            harmless(&folder.to_string_lossy()),
            cause(&error)
        )
    })
}

fn write(folder: &Path, files: &[(&str, String)]) -> io::Result<Published> {
    DirBuilder::new().recursive(true).mode(FOLDER_MODE).create(folder)?;
    let mut ready: Vec<(&str, PathBuf, Temporary)> = Vec::new();
    for (name, content) in files {
        let path = folder.join(name);
        let temporary = Temporary::write(&path, FILE_MODE, content.as_bytes())?;
        ready.push((name, path, temporary));
    }
    let mut published = Published::default();
    for (name, path, temporary) in ready {
        published.kept.extend(put(&temporary, &path)?);
        published.files.push(name.to_owned());
    }
    file::sync_folder(folder)?;
    Ok(published)
}

/// Gives the file its name, moving aside whoever has it; the names under which those are kept.
fn put(temporary: &Temporary, path: &Path) -> io::Result<Vec<String>> {
    let mut kept = Vec::new();
    loop {
        match temporary.rename_new(path) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {
                kept.extend(move_aside(path)?)
            }
            result => return result.map(|()| kept),
        }
    }
}

/// Renames `report.txt` to the first free `report.N.txt`; none: somebody else just did.
fn move_aside(path: &Path) -> io::Result<Option<String>> {
    for number in 1_u32.. {
        let aside = name::with_insert(path, &number.to_string());
        match file::rename_new(path, &aside) {
            Ok(()) => {
                let name = aside.file_name().unwrap_or_default();
                return Ok(Some(name.to_string_lossy().into_owned()));
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error),
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Writes one file where a person said: whoever stands there is replaced, whole or not at all.
/// What is no regular file (a device, a pipe) is written into.
///
/// # Errors
///
/// What the disk says.
pub fn write_named(path: &Path, content: &str) -> io::Result<()> {
    // A rename would replace a link, not what it points to.
    let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    if fs::metadata(&real).is_ok_and(|metadata| !metadata.is_file()) {
        return fs::write(&real, content);
    }
    Temporary::write(&real, 0o666, content.as_bytes())?.rename_over(&real)?;
    file::sync_folder(file::folder_of(&real))
}
