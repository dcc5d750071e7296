//! What must hold whatever the bytes are?
//!
//! Used by the fuzz targets in `tests/fuzz` and, on the inputs kept there, by `tests/core/replay.rs`.
#![allow(dead_code)] // every target uses its own part

mod sitting;

use nianbao::report::Document;
use nianbao::yaml::{read, write};

pub use sitting::sitting;

/// Any file: what is read is written so that it reads equal; what is not is refused in a sentence.
pub fn yaml(bytes: &[u8]) {
    match read(bytes) {
        Ok(document) => round_trip(&document),
        Err(refused) => {
            let message = &refused.message;
            assert!(!message.chars().any(char::is_control), "control characters in {message:?}");
            assert!(message.ends_with('。'), "no sentence: {message}");
        }
    }
}

/// A draft is the same when it is read again.
fn round_trip(document: &Document) {
    let text = write(document);
    match read(text.as_bytes()) {
        Ok(same) => assert!(same == document.kept(), "read differently:\n{text}"),
        Err(refused) => panic!("{refused}\n{text}"),
    }
}
