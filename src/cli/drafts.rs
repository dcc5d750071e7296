//! What does `nianbao drafts` print?

use serde::Serialize;

use super::arguments::Format;
use super::exit::Exit;
use super::output::Output;
use crate::draft::{Entry, Store};
use crate::report::yaml::{Document, DraftMark};

/// Prints the drafts of this machine, newest first.
pub fn run(store: &Store, format: Format, output: &mut Output) -> Exit {
    let drafts = store.list();
    for draft in &drafts {
        match format {
            Format::Text => output.line(&text(draft)),
            Format::Json => output.line(&json(draft)),
        }
    }
    if drafts.is_empty() && format == Format::Text {
        output.line("这里还没有草稿。");
    }
    Exit::Clean
}

fn text(draft: &Entry) -> String {
    let Entry { id, document } = draft;
    let document = match document {
        Err(sentence) => return format!("{id}  读不出：{sentence}"),
        Ok(document) => document,
    };
    let DraftMark { saved_by, saved_at, finished_at, .. } = mark(document);
    let name = match document.report.unit().name.as_str() {
        "" => "单位还没有填",
        name => name,
    };
    let finished = match finished_at.as_str() {
        "" => String::new(),
        at => format!("，{at} 生成过报告"),
    };
    let year = document.report.year();
    format!("{id}  {name}  {year}年度  {saved_at} 由 {saved_by} 保存{finished}")
}

#[derive(Serialize)]
struct Line<'a> {
    id: &'a str,
    unit: &'a str,
    year: Option<u16>,
    revision: u64,
    saved_at: String,
    saved_by: String,
    finished_at: String,
    /// Why it cannot be read; empty: it can.
    problem: &'a str,
}

fn json(draft: &Entry) -> String {
    let document = draft.document.as_ref();
    let DraftMark { revision, saved_at, saved_by, finished_at, .. } =
        document.map(mark).unwrap_or_default();
    let line = Line {
        id: &draft.id,
        unit: document.map_or("", |document| &document.report.unit().name),
        year: document.ok().map(|document| document.report.year()),
        revision,
        saved_at,
        saved_by,
        finished_at,
        problem: document.err().map_or("", String::as_str),
    };
    // Strings and numbers alone: nothing that JSON cannot hold.
    serde_json::to_string(&line).unwrap_or_default()
}

fn mark(document: &Document) -> DraftMark {
    document.draft.clone().unwrap_or_default()
}
