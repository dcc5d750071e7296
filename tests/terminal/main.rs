//! Does the program keep its word on a real terminal, over a real line, and when it is broken?

#[path = "../support/mod.rs"]
mod support;

mod broken;
mod pty;
mod server;
mod tty;
