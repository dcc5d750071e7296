//! What does `nianbao show` print?

use std::path::Path;

use super::arguments::Field;
use super::documents::NOTE;
use super::exit::Exit;
use super::output::Output;
use crate::disk::open;
use crate::draft::{OpenError, Store};
use crate::render::check_code;
use crate::report::Report;
use crate::yaml;

/// Prints what a draft of the list or a file holds, without taking it: one text as it was written,
/// its check code, or the whole document.
pub fn run(
    store: &Store,
    what: &Path,
    field: Option<Field>,
    code: bool,
    output: &mut Output,
) -> Exit {
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
        (Ok(document), None) if code => say_code(&document.report, what, output),
        (Ok(document), None) => {
            output.text(&yaml::write(&document));
            Exit::Clean
        }
        (Err(error), _) => {
            output.say(&error.to_string());
            match error {
                OpenError::CannotWrite { .. } | OpenError::Guarded { .. } => Exit::CannotWrite,
                OpenError::Held(_) => Exit::Held,
                OpenError::CannotRead { .. }
                | OpenError::Unreadable { .. }
                | OpenError::Newer { .. } => Exit::Unreadable,
            }
        }
    }
}

/// Prints the check code; a file that notes another one was changed since it was made.
fn say_code(report: &Report, file: &Path, output: &mut Output) -> Exit {
    let code = check_code(report);
    output.line(&code);
    // A draft of the list has no file of this name, and notes no code.
    let bytes = open::read_named(file).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    match text.lines().rev().find_map(|line| line.strip_prefix(NOTE)) {
        Some(noted) if noted.trim() != code => {
            output.say(&format!(
                "文件末尾记着校验码 {}，现在的内容是 {code}：生成以后改动过。\
                 请和签过字的核对单比一比。",
                noted.trim()
            ));
            Exit::MustFix
        }
        _ => Exit::Clean,
    }
}
