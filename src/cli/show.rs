//! What does `nianbao show` print?

use std::path::Path;

use super::arguments::Field;
use super::exit::Exit;
use super::output::Output;
use crate::draft::{OpenError, Store};
use crate::report::yaml;

/// Prints what a draft of the list or a file holds, without taking it: one text as it was written,
/// or the whole document.
pub fn run(store: &Store, what: &Path, field: Option<Field>, output: &mut Output) -> Exit {
    let named = what.to_str().filter(|_| !what.exists());
    let document = match named {
        Some(id) => store.look_at(id),
        None => store.look_at_file(what),
    };
    match (document, field) {
        (Ok(document), Some(field)) => {
            output.text(&document.report.text(field.text()).to_text());
            Exit::Clean
        }
        (Ok(document), None) => {
            output.text(&yaml::write(&document));
            Exit::Clean
        }
        (Err(error), _) => {
            output.say(&error.to_string());
            match error {
                OpenError::CannotWrite { .. } => Exit::CannotWrite,
                OpenError::Held(_) => Exit::Held,
                OpenError::CannotRead { .. } | OpenError::Unreadable { .. } => Exit::Unreadable,
            }
        }
    }
}
