//! Does the real program, in a real terminal, do what a person expects of it?

#[path = "../support/pty.rs"]
mod pty;
#[path = "../support/mod.rs"]
mod support;

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
mod office;
mod pasted;
mod probe;
mod restricted;
mod second;
mod seed;
mod undo;
mod windows;
