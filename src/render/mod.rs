//! How does a report look as a document?
//!
//! [`tables`] lays a table on its [`grid`]; [`text`](final_text) draws grid and paragraphs as lines.

mod border;
mod columns;
pub mod grid;
mod measure;
mod options;
mod table;
pub mod tables;
mod text;

pub use options::{Ambiguous, Borders, TextOptions};
pub use text::{draft_text, final_text};
