//! nianbao (年报): the terminal wizard for 政府信息公开工作年度报告.
//!
//! One idea holds the house together: **the form is data, and everything else reads it.**
//! Data travels one way:
//!
//! ```text
//! keys ─▶ Message ─▶ Wizard::update ─▶ Op on the Report ─▶ findings ─▶ screen
//! files ─▶ yaml ─▶ Report ─▶ check ─▶ render ─▶ files
//!                     ▲ form (edition file)
//! ```
//!
//! The rooms, and who may know whom (`tests/core/house.rs` keeps it so):
//!
//! ```text
//! text ← form ← report ← {yaml, check ← render} ← wizard ← screen ← terminal ← cli ← main
//!                report, yaml ← disk ← draft ← {terminal, cli}
//! ```
//!
//! Without the feature `program` the crate is its core: what knows no terminal, clock, file or
//! environment (text to wizard). `.ci/run` builds it so.
//!
//! Start reading with [`form`], then [`report`], then [`wizard::Wizard::update`].

// Tests within use what the tests beside use.
#[cfg(test)]
extern crate self as nianbao;

pub mod check;
#[cfg(feature = "program")]
pub mod cli;
#[cfg(feature = "program")]
pub mod disk;
#[cfg(feature = "program")]
pub mod draft;
pub mod form;
pub mod render;
pub mod report;
#[cfg(feature = "program")]
pub mod screen;
#[cfg(feature = "program")]
pub mod terminal;
pub mod text;
pub mod wizard;
pub mod yaml;
