//! What is said where nothing may be changed?

/// What is said about those keys.
pub(super) const REFUSED: &str = "这份草稿是只读打开的，没有改动。要改，请回到开头再打开。";
