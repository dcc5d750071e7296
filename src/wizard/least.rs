//! How large must a screen be?

/// Smallest screen that shows everything, in columns and rows: 80x24 less a status line and a
/// banner.
pub const LEAST: (u16, u16) = (80, 22);
