//! What do the tests share?
#![allow(dead_code, unused_imports)] // every test file uses its own part

pub mod any;
pub mod case;
pub mod draft;
pub mod editor;
pub mod emulator;
pub mod filled;
pub mod fuzzed;
pub mod grid;
pub mod hostile;
pub mod naive;
pub mod pages;
pub mod painted;
pub mod pty;
pub mod published;
pub mod reports;
pub mod screens;
pub mod session;
pub mod soon;
pub mod talk;

pub use reports::*;

use std::fmt::Write as _;
use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

/// A path within the project.
pub fn project(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// Compares `actual` with the file at `path`; `UPDATE=1` writes it instead.
///
/// Returns what is different, or nothing.
pub fn difference(path: &Path, actual: &str) -> Option<String> {
    if std::env::var_os("UPDATE").is_some() {
        let folder = path.parent().expect("a file stands in a folder");
        fs::create_dir_all(folder).expect("folder");
        // Another test may be reading it at this moment: it sees the old file or the new one.
        let readable = fs::Permissions::from_mode(0o644);
        let mut new = tempfile::Builder::new();
        let new = new.permissions(readable).tempfile_in(folder).expect("new file");
        fs::write(new.path(), actual).expect("expected file");
        new.persist(path).expect("in place of the old file");
        return None;
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    (expected != actual)
        .then(|| format!("{}\n--- expected\n{expected}\n+++ actual\n{actual}", path.display()))
}

/// Compares `actual` with the file at `path` within the project.
#[track_caller]
pub fn compare(path: &str, actual: &str) {
    if let Some(difference) = difference(&project(path), actual) {
        panic!("{difference}");
    }
}

/// Runs `render` on every file of `folder` that ends in `.extension` and compares what it returns
/// with the `.txt` file beside it. All that differ are listed at once.
#[track_caller]
pub fn compare_folder(folder: &str, extension: &str, render: impl Fn(&[u8]) -> String) {
    let mut inputs: Vec<PathBuf> = fs::read_dir(project(folder))
        .expect("folder of cases")
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == extension))
        .collect();
    inputs.sort();
    assert!(!inputs.is_empty(), "no case in {folder}");
    let mut report = String::new();
    for input in inputs {
        let actual = render(&fs::read(&input).expect("case"));
        if let Some(difference) = difference(&input.with_extension("txt"), &actual) {
            writeln!(report, "{difference}").expect("a string takes all");
        }
    }
    assert!(report.is_empty(), "{report}");
}
