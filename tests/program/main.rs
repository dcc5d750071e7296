//! Does the program, started as people start it, read, keep and write files as it says?

#[path = "../support/mod.rs"]
mod support;

mod cli;
mod draft;
mod readme;
