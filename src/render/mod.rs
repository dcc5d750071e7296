//! How does a report look as a document?

mod text;

pub use text::{Ambiguous, Borders, TextOptions, draft_text, final_text};
