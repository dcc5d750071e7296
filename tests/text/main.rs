//! Does Chinese text measure, break and come in as it should?

#[path = "../support/mod.rs"]
mod support;

mod clean;
mod generate;
mod judge;
mod width;
mod wrap;
