//! How do the bytes of a file become a document?

use serde::Deserialize;
use serde::de::DeserializeSeed;

use super::fields::Reader;
use super::guard::{MOST_BYTES, MOST_RESCUED};
use super::head::schema;
use super::message::{cell_name, column_of, error_at, table_name};
use super::root::{REQUIRED, Root};
use super::table::drop_computed_sums;
use super::{ReadError, SCHEMA, guard, scan};
use crate::form::{CellId, Form};
use crate::report::{Bookmark, Cell, Document, Report};

/// Reads a document from the bytes of a file.
///
/// A sum that the file states is kept only where it differs from the computed one, or cannot be
/// compared because an addend is blank. An empty value, `null` and `~` are blank.
///
/// # Errors
///
/// [`ReadError`] when the bytes are not a report in our format: one Chinese sentence.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    read_of(bytes, MOST_BYTES)
}

/// Reads a copy that was put aside because it could not be saved, be it too large for that.
///
/// # Errors
///
/// Those of [`read`].
pub fn read_rescued(bytes: &[u8]) -> Result<Document, ReadError> {
    read_of(bytes, MOST_RESCUED)
}

fn read_of(bytes: &[u8], most: usize) -> Result<Document, ReadError> {
    let text = guard::text(bytes, most)?;
    scan::refuse_unneeded(&text)?;
    let reader = Reader::new(Form::edition_2021(), most);
    let mut root = Root::new(&reader);
    let library = serde_yaml::Deserializer::from_str(&text);
    match reader.map(&mut root).deserialize(library) {
        Ok(()) => finish(root, &text),
        Err(error) => {
            let other = || something_else(&text).unwrap_or_else(|| reader.explain(&error, &text));
            Err(newer(&text).unwrap_or_else(other))
        }
    }
}

/// Reads a draft in which a newer program of the same schema has put more: what it holds besides,
/// and the first key of that. To be looked at only; none: there is no such key, or more is wrong.
#[must_use]
pub fn look(bytes: &[u8]) -> Option<(Document, String)> {
    let text = guard::text(bytes, MOST_BYTES).ok()?;
    scan::refuse_unneeded(&text).ok()?;
    let reader = Reader::passing_over(Form::edition_2021(), MOST_BYTES);
    let mut root = Root::new(&reader);
    reader.map(&mut root).deserialize(serde_yaml::Deserializer::from_str(&text)).ok()?;
    let document = finish(root, &text).ok()?;
    // Without the mark of a program it is a slip of whoever wrote it by hand.
    document.draft.is_some().then(|| Some((document, reader.passed_over()?))).flatten()
}

/// What can be said only when all has been read.
fn finish(root: Root, text: &str) -> Result<Document, ReadError> {
    if let Some((_, name)) = REQUIRED.iter().find(|(key, _)| !root.has.contains(key)) {
        return Err(missing(name));
    }
    let Root { mut report, large, mut draft, .. } = root;
    for (cell, sum) in large {
        if report.sum(cell).complete() != Some(sum) {
            let name = cell_name(report.form(), cell);
            let sentence = format!("{name}写的是 {sum}，与各项之和不符，也超过九位数。请核对。");
            return Err(about_cell(&report, cell, text, &sentence));
        }
    }
    drop_computed_sums(&mut report);
    report.follow_cells();
    refuse_false_attestation(&report, text)?;
    if let Some(Bookmark::Text { text, place }) = draft.as_mut().map(|mark| &mut mark.bookmark) {
        *place = report.text(*text).clamp(*place);
    }
    Ok(Document { report, draft })
}

fn missing(name: &str) -> ReadError {
    let sentence = match name {
        "schema" => format!("文件里少了“schema: {SCHEMA}”一行。请核对是不是选错了文件。"),
        _ => format!("文件里少了“{name}”一项。请对照样例补上。"),
    };
    error_at(0, 0, &sentence)
}

/// A table that is said to be all zero and is not: neither can be believed.
fn refuse_false_attestation(report: &Report, text: &str) -> Result<(), ReadError> {
    for &table in &report.attested {
        let Some(cell) = report.typed_cells(table).find(|&cell| !report.cell(cell).is_zero())
        else {
            continue;
        };
        let (table, name) = (table_name(report.form(), table), cell_name(report.form(), cell));
        let is = match report.cell(cell) {
            Cell::Blank => "没有填".to_owned(),
            other => format!("是 {}", other.to_text()),
        };
        let name = name.strip_prefix(&table).unwrap_or(&name);
        let sentence = format!(
            "“attested_zero”说{table}全是 0，但{name}{is}。请改这一格，或从 attested_zero 里删去。"
        );
        let at_cell = about_cell(report, cell, text, &sentence);
        let own = text.split('\n').position(|line| line.starts_with("attested_zero"));
        return Err(match at_cell.line {
            0 => error_at(own.map_or(0, |index| index + 1), 0, &sentence),
            _ => at_cell,
        });
    }
    Ok(())
}

/// An error about a cell that shows only when all has been read, at its place if it has one.
fn about_cell(report: &Report, cell: CellId, text: &str, sentence: &str) -> ReadError {
    let (table, row, column) = report.form().keys(cell);
    let is_key =
        |line: &str, key: &str| line.strip_prefix(key).is_some_and(|rest| rest.starts_with(':'));
    // A table of last year's report stands further in.
    let mut lines = text.split('\n').enumerate().skip_while(|(_, line)| !is_key(line, table));
    let heading = lines.next().map_or(0, |(index, _)| index + 1);
    let mut inside = lines.take_while(|(_, line)| line.starts_with([' ', '#']) || line.is_empty());
    match inside.find(|(_, line)| is_key(line.trim_start(), row)) {
        Some((index, line)) => {
            let at = line.find(&format!("{column}:"));
            error_at(index + 1, at.map_or(0, |at| column_of(&line.as_bytes()[..at])), sentence)
        }
        None => error_at(heading, 0, sentence),
    }
}

/// Keys of 本地要求, none of which a report has.
const OF_OVERLAY: [&str; 5] = ["deadlines", "limits", "slash", "guidance", "words"];

/// What is said of 本地要求 that is taken for a report: what it holds is right where it belongs.
fn something_else(text: &str) -> Option<ReadError> {
    let has = |key: &str| {
        let key_of = |line: &str| line.split_once(':').is_some_and(|(name, _)| name == key);
        text.split('\n').any(key_of)
    };
    let sentence = "这是本地要求，不是报告，内容不用改。检查报告时用 --overlay 指定它。";
    (!has("schema") && OF_OVERLAY.into_iter().any(has)).then(|| error_at(0, 0, sentence))
}

/// Whether the file is one of a newer version, whose other keys this version need not know.
fn newer(text: &str) -> Option<ReadError> {
    #[derive(Deserialize)]
    struct Head {
        schema: String,
    }
    let head: Head = serde_yaml::from_str(text).ok()?;
    let sentence = schema(&head.schema).err()?;
    let line = text.split('\n').position(|line| line.starts_with("schema"))?;
    Some(error_at(line + 1, 1, &sentence))
}
