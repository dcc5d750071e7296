//! What holds for Chinese text as such?
//!
//! [`width`]: how many columns; [`wrap`]: where lines may break; [`clean`]: what may come in.

pub mod clean;
pub mod width;
pub mod wrap;
