//! Does Chinese text measure, break and come in as it should?

mod clean;
mod generate;
mod judge;
mod width;
mod wrap;
