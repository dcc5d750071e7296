//! How does a report look as a document?
//!
//! [`tables`] lays a table on its [`grid`]; [`text`](final_text) draws grid and paragraphs as lines.
//! [`sheet`](fn@sheet) is the page for whoever signs, [`check_code`] what it shares with the report.

mod border;
mod code;
mod columns;
pub mod grid;
mod measure;
mod options;
pub mod sheet;
mod table;
pub mod tables;
mod text;

pub use code::{check_code, footer};
pub use options::{Ambiguous, Borders, TextOptions};
pub use sheet::sheet;
pub use text::{draft_text, final_text};
