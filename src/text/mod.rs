//! What holds for Chinese text as such?
//!
//! [`grapheme`]: what a reader takes for one character; [`width`]: how many columns;
//! [`wrap`]: where lines break; [`clean`]: what may come in.

mod ambiguous;
mod breaks;
mod character;
pub mod clean;
pub mod grapheme;
mod signs;
pub mod width;
pub mod wrap;
