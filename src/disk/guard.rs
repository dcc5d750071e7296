//! May what stands under a name be replaced by what is to be written there?

use std::fmt;
use std::fs::{self, Metadata};
use std::io;
use std::os::fd::AsFd;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use super::file::{self, Temporary};
use super::open;
use super::rights::Rights;
use crate::yaml;

/// Rights of a new file, less the umask.
const NEW: u32 = 0o666;

/// 种类. What is to be written.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Kind {
    /// A document of ours: it may take the place of one.
    Document,
    /// Something else.
    Other,
}

/// 不能替换. Why what stands there is left as it is.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Denied {
    /// It is what was read.
    Input,
    /// It is a document of ours, and what is to be written is none.
    Document,
    /// Its owner may not write it either.
    Protected,
    /// It is another user's, who would lose it.
    Foreign,
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Input => "它就是读的那份文件，写上去原来的内容就没有了。请换一个文件名。",
            Self::Document => "那里是一份年报的数据文件，写上去数据就没有了。请换一个文件名。",
            Self::Protected => "那份文件是只读的。要照样写，命令后面加 --force。",
            Self::Foreign => {
                "那份文件是别的用户的，写了以后归您，原来的用户可能打不开。\
                 要照样写，命令后面加 --force。"
            }
        })
    }
}

/// Why nothing was written; what stood there is whole.
#[derive(Debug)]
pub enum WriteError {
    /// It must not be.
    Denied(Denied),
    /// The machine refused.
    Io(io::Error),
}

impl From<Denied> for WriteError {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl From<io::Error> for WriteError {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// 写文件的门. All that is written over what may stand there goes through it.
#[derive(Clone, Debug, Default)]
pub struct Guard {
    /// Device and inode of what was read.
    inputs: Vec<(u64, u64)>,
    forced: bool,
    private: bool,
}

impl Guard {
    /// With the word of a person that protected files, and those of others, are replaced, too.
    #[must_use]
    pub fn forced(self, forced: bool) -> Self {
        Self { forced, ..self }
    }

    /// New files are for their user alone.
    #[must_use]
    pub fn private(self) -> Self {
        Self { private: true, ..self }
    }

    /// What is read from this file is not written over, whatever name it has there.
    #[must_use]
    pub fn beside(mut self, input: &Path) -> Self {
        self.inputs.extend(fs::metadata(input).ok().as_ref().map(identity));
        self
    }

    /// Likewise of a file that is open.
    #[must_use]
    pub fn beside_open(mut self, input: impl AsFd) -> Self {
        let found = rustix::fs::fstat(input).ok();
        self.inputs.extend(found.map(|found| (found.st_dev, found.st_ino)));
        self
    }

    /// Whether the regular file with this metadata, at `path`, may be replaced.
    ///
    /// # Errors
    ///
    /// [`Denied`].
    pub fn allows(&self, path: &Path, found: &Metadata, kind: Kind) -> Result<(), Denied> {
        let rights = Rights::of(found);
        if self.inputs.contains(&identity(found)) {
            return Err(Denied::Input);
        }
        if kind == Kind::Other && is_document(path) {
            return Err(Denied::Document);
        }
        if self.forced {
            return Ok(());
        }
        if rights.protect() {
            return Err(Denied::Protected);
        }
        if !rights.outlast_us() {
            return Err(Denied::Foreign);
        }
        Ok(())
    }

    /// Writes where a person said: whoever stands there is replaced, whole or not at all, and
    /// leaves owner, group and rights. What is no regular file (a device, a pipe) is written into.
    ///
    /// # Errors
    ///
    /// [`WriteError`].
    pub fn write(&self, path: &Path, bytes: &[u8], kind: Kind) -> Result<(), WriteError> {
        // A rename would replace a link, not what it points to.
        let real = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
        let found = present(&real)?;
        match &found {
            Some(found) if found.is_dir() => {
                return Err(io::Error::from(io::ErrorKind::IsADirectory).into());
            }
            Some(found) if !found.is_file() => {
                return Ok(io::Write::write_all(&mut open::stream(&real)?, bytes)?);
            }
            Some(found) => self.allows(&real, found, kind)?,
            None => {}
        }
        let temporary = Temporary::write(&real, if self.private { 0o600 } else { NEW }, bytes)?;
        if let Some(found) = &found {
            temporary.take_rights(Rights::of(found))?;
        }
        temporary.rename_over(&real)?;
        Ok(file::sync_folder(file::folder_of(&real))?)
    }
}

fn identity(found: &Metadata) -> (u64, u64) {
    (found.dev(), found.ino())
}

/// What stands at `path`, through links; none: nothing.
fn present(path: &Path) -> io::Result<Option<Metadata>> {
    match fs::metadata(path) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Whether a file says that it is a document of ours. One that cannot be read is taken for one:
/// nobody knows what would be lost.
fn is_document(path: &Path) -> bool {
    match open::read_named(path) {
        Ok(bytes) => yaml::claims(&bytes),
        // Too large for one.
        Err(error) => error.kind() != io::ErrorKind::FileTooLarge,
    }
}

#[cfg(test)]
mod tests {
    use super::{Denied, Guard, Kind, WriteError};
    use std::fs;
    use std::path::PathBuf;

    fn denied(guard: &Guard, path: &std::path::Path, kind: Kind) -> Option<Denied> {
        match guard.write(path, b"new", kind) {
            Ok(()) => None,
            Err(WriteError::Denied(denied)) => Some(denied),
            Err(WriteError::Io(error)) => panic!("{error}"),
        }
    }

    #[test]
    fn a_document_gives_way_to_a_document_alone() {
        let folder = tempfile::tempdir().expect("folder");
        let file: PathBuf = folder.path().join("a.yaml");
        fs::write(&file, "schema: nianbao/1\n").expect("file");
        let guard = Guard::default();
        assert_eq!(denied(&guard.clone().forced(true), &file, Kind::Other), Some(Denied::Document));
        assert_eq!(denied(&guard, &file, Kind::Document), None);
        // Now it is none any more.
        assert_eq!(denied(&guard, &file, Kind::Other), None);
    }
}
