//! What do the tests of drafts share?
#![allow(dead_code)] // every test file uses its own part

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use nianbao::draft::{Codec, Session, Store};
use nianbao::form::Form;
use nianbao::report::{Document, DraftMark, Op, Report, Unit};
use nianbao::yaml::ReadError;
use serde_json::{Value, json};

/// A format that is not YAML: saving must not know the difference. Holds unit, year, title and
/// mark; the title stands for all that was written.
pub const CODEC: Codec = Codec { read, look: |_| None, read_rescued: read, write };

fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let bad = |_| ReadError { line: 1, column: 1, message: "第 1 行看不懂。".to_owned() };
    let value: Value = serde_json::from_slice(bytes).map_err(bad)?;
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let draft = value["id"].as_str().map(|id| DraftMark {
        id: id.to_owned(),
        revision: value["revision"].as_u64().unwrap_or_default(),
        saved_by: text("saved_by"),
        saved_at: text("saved_at"),
        finished_at: text("finished_at"),
        ..DraftMark::default()
    });
    let year = value["year"].as_u64().and_then(|year| u16::try_from(year).ok());
    let mut report = report(&text("unit"), year.unwrap_or_default());
    report.apply(&Op::SetTitle { old: None, new: value["title"].as_str().map(str::to_owned) });
    Ok(Document { report, draft })
}

fn write(document: &Document) -> String {
    let Document { report, draft } = document;
    let mut value = json!({
        "unit": report.unit().name, "year": report.year(), "title": report.own_title(),
    });
    if let Some(mark) = draft {
        value["id"] = mark.id.clone().into();
        value["revision"] = mark.revision.into();
        value["saved_by"] = mark.saved_by.clone().into();
        value["saved_at"] = mark.saved_at.clone().into();
        value["finished_at"] = mark.finished_at.clone().into();
    }
    format!("{value}\n")
}

/// A report of this unit.
pub fn report(unit: &str, year: u16) -> Report {
    Report::new(Form::edition_2021(), Unit { name: unit.to_owned(), ..Unit::default() }, year)
}

/// The next version of a draft, in which `title` was written.
pub fn edited(document: &Document, title: &str) -> Document {
    let mut next = document.clone();
    let old = next.report.own_title().map(str::to_owned);
    next.report.apply(&Op::SetTitle { old, new: Some(title.to_owned()) });
    next.draft.get_or_insert_default().revision += 1;
    next
}

/// A session of this user; it is always the same second.
pub fn session(user: &str) -> Session {
    Session {
        user: user.to_owned(),
        host: "gov-srv1".to_owned(),
        client: "10.12.3.7".to_owned(),
        ..Session::here(|| "2026-01-08 14:32:05".to_owned())
    }
}

/// The drafts below `data`, opened by this user.
pub fn store(data: &Path, user: &str) -> Store {
    Store::new(data, session(user), CODEC)
}

/// Rights of a file or folder.
pub fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).expect("file").permissions().mode() & 0o777
}

/// All names in a folder, sorted.
pub fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("folder");
    let name = |entry: std::io::Result<std::fs::DirEntry>| {
        entry.expect("entry").file_name().into_string().expect("UTF-8")
    };
    let mut names: Vec<String> = entries.map(name).collect();
    names.sort();
    names
}

/// What is written in the file of a draft.
pub fn title_in(file: &Path) -> String {
    let document = read(&std::fs::read(file).expect("file")).expect("complete");
    document.report.own_title().unwrap_or_default().to_owned()
}

/// The only draft below `data`.
pub fn draft_file(data: &Path) -> PathBuf {
    let drafts = data.join("drafts");
    let ids: Vec<String> =
        names(&drafts).into_iter().filter(|name| !name.starts_with('.')).collect();
    assert_eq!(ids.len(), 1, "{ids:?}");
    drafts.join(&ids[0]).join("draft.yaml")
}
