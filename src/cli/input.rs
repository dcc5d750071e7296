//! Which reports were named on the command line, and what is in them?

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use crate::draft::cause::cause;
use crate::draft::file::read_capped;
use crate::report::yaml::{self, Document};

/// The name of standard input.
const STDIN: &str = "-";

/// Reads a report from a file, or from standard input when it is `-`.
///
/// # Errors
///
/// One sentence without the name of the file.
pub fn read(file: &Path) -> Result<Document, String> {
    let bytes = bytes(file).map_err(|error| format!("打不开：{}。", cause(&error)))?;
    yaml::read(&bytes).map_err(|error| error.message)
}

fn bytes(file: &Path) -> io::Result<Vec<u8>> {
    if file == Path::new(STDIN) {
        return read_capped(&mut io::stdin().lock());
    }
    read_capped(&mut File::open(file)?)
}

/// How a file is named to people.
#[must_use]
pub fn name(file: &Path) -> String {
    if file == Path::new(STDIN) { "标准输入".to_owned() } else { file.display().to_string() }
}

/// The files named, and in place of a folder all `.yaml` files in it, at any depth, sorted.
#[must_use]
pub fn expand(named: &[PathBuf]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for path in named {
        if path.is_dir() { walk(path, &mut files) } else { files.push(path.clone()) }
    }
    files
}

/// Hidden names are not reports: they are locks and what a crash left.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut entries: Vec<PathBuf> = entries
        .filter(|entry| !entry.file_name().to_string_lossy().starts_with('.'))
        .map(|entry| entry.path())
        .collect();
    entries.sort();
    for path in entries {
        // A link to a folder may lead round in a circle.
        if path.is_dir() && !path.is_symlink() {
            walk(&path, files);
        } else if path.extension().is_some_and(|ending| ending == "yaml") && path.is_file() {
            files.push(path);
        }
    }
}
