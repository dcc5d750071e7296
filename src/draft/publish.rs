//! How are the documents written that are handed on?

use std::fs::DirBuilder;
use std::io::{self, ErrorKind};
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use crate::disk::cause::cause;
use crate::disk::file::{self, Temporary};
use crate::disk::name;
use crate::disk::{Rights, open};
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
/// `report.txt` that stands there becomes `report.1.txt`, or the next free number; one that holds
/// the same already stays where it is.
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
    let mut ready: Vec<(PathBuf, Temporary)> = Vec::new();
    for (name, content) in files {
        let path = folder.join(name);
        // Once more the same would only push the older ones further down.
        if open::read(&path).is_ok_and(|there| there == content.as_bytes()) {
            continue;
        }
        let temporary = Temporary::write(&path, FILE_MODE, content.as_bytes())?;
        if let Ok(rights) = Rights::at(&path) {
            temporary.take_rights(rights)?;
        }
        ready.push((path, temporary));
    }
    let files = files.iter().map(|(name, _)| (*name).to_owned()).collect();
    let mut published = Published { files, kept: Vec::new() };
    for (path, temporary) in ready {
        published.kept.extend(put(&temporary, &path)?);
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
