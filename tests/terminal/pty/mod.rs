//! Does the real program, in a real terminal, do what a person expects of it?

mod blank;
mod colours;
mod disk;
mod explained;
mod fetched;
mod keys;
mod killed;
mod line;
mod lines;
mod named;
pub mod office;
mod pasted;
mod probe;
mod restricted;
mod second;
mod seed;
mod undo;
mod windows;
