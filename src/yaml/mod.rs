//! How is a report read from and written to its one YAML document?
//!
//! [`read()`] passes the bytes through a guard (`guard`, `scan`), because the YAML library swallows
//! duplicate keys, stumbles over a byte order mark and needs seconds for hostile brackets; then it
//! reads typed, so that every complaint knows its line. [`write()`] is our own small emitter, so
//! that texts stay readable blocks.

mod draft;
mod explain;
mod fields;
mod guard;
mod head;
mod keep;
mod lists;
mod message;
mod quote;
mod read;
mod root;
mod scalar;
mod scan;
mod table;
mod typing;
mod write;

use crate::report::{Document, Report};

pub use guard::{MOST_BYTES, claims, is_text};
pub use read::{look, read, read_rescued};
pub use write::write;

/// What `schema` says in files of this version.
const SCHEMA: &str = "nianbao/1";

/// The number in [`SCHEMA`].
const SCHEMA_VERSION: u64 = 1;

/// Whether the file of this report leaves room for what is still to be written: it is read up to
/// [`MOST_BYTES`], and so must not be written longer.
#[must_use]
pub fn leaves_room(report: &Report) -> bool {
    let document = Document { report: report.clone(), draft: None };
    write(&document).len() <= MOST_BYTES / 4 * 3
}

/// Why a file cannot be read as a report: one Chinese sentence, with line and column where known.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ReadError {
    /// Line from 1; 0: the file as a whole.
    pub line: usize,
    /// Column from 1, in characters; 0: unknown.
    pub column: usize,
    /// The sentence: where, what, what now. Cleaned of control characters.
    pub message: String,
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for ReadError {}
