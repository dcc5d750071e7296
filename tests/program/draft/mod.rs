//! Is what was saved still there, whole, and nobody else's lost?

use crate::support::draft as desk;

mod asking;
mod files;
mod folders;
mod hanging;
mod holding;
mod in_yaml;
mod interleaving;
mod keeping;
mod limits;
mod listing;
mod naming;
mod protocol;
mod publishing;
mod surviving;
mod writing;

use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, atomic::AtomicBool, atomic::Ordering};
use std::time::Duration;

use desk::{CODEC, draft_file, edited, mode, names, report, session, store, title_in};
use nianbao::disk::file::{ReplaceError, Target};
use nianbao::disk::name;
use nianbao::draft::publish::publish;
use nianbao::draft::{Codec, Open, OpenError, Outcome, Store, Writer, folder};
use nianbao::report::Document;
use proptest::prelude::*;
use tempfile::{TempDir, tempdir};

const SOON: Duration = Duration::from_secs(10);
const NOW: &str = "2026-01-08 14:32:05";

fn here() -> TempDir {
    tempdir().expect("temporary folder")
}

fn put(path: &Path, text: &str) {
    fs::create_dir_all(path.parent().expect("folder")).expect("folder");
    fs::write(path, text).expect("file");
}

fn text_of(title: &str, saved_at: &str, revision: u64) -> String {
    let mut document = edited(&Document { report: report("甲局", 2025), draft: None }, title);
    let mark = document.draft.as_mut().expect("edited");
    (mark.saved_at, mark.revision) = (saved_at.to_owned(), revision);
    (CODEC.write)(&document)
}

/// A made draft, with its folder.
fn made(data: &TempDir) -> (Open, PathBuf) {
    let open = store(data.path(), "li").create(report("甲局", 2025)).expect("made");
    let folder = draft_file(data.path()).parent().expect("folder").to_path_buf();
    (open, folder)
}
