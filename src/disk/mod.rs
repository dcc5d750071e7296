//! How does the program reach files, and how may it change them?
//!
//! The one door: [`open`] for what is read, [`guard::Guard`] for what is written over, and
//! [`file::Target`] for what is saved again and again.

pub mod cause;
pub mod file;
pub mod guard;
pub mod identity;
pub mod name;
pub mod open;
pub mod patience;
pub mod rights;

pub use guard::{Denied, Guard, Kind, WriteError};
pub use rights::Rights;
