//! What time is it in China now?

use std::time::{SystemTime, UNIX_EPOCH};

use super::overlay::Local;
use crate::check::Context;
use crate::wizard::Moment;

/// Now.
#[must_use]
pub fn now() -> Moment {
    // Before 1970 the clock of the machine is not set; then it is 1970.
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Moment::from_unix(since.as_secs())
}

/// Now, as drafts note it: `2026-01-08 14:32:05`.
#[must_use]
pub fn stamp() -> String {
    now().to_string()
}

/// What the checks need to know today.
#[must_use]
pub fn context(local: &Local) -> Context {
    Context::on(now().day()).with_overlay(local.clone())
}
