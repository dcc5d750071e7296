//! Can a clerk who comes in over a real sshd do anything but fill in her report?
//!
//! The sshd is configured with the lines the README shows. Where this runs as root, it has its own
//! view of `/etc/passwd`, `/etc/ssh`, `/usr/local/bin` and `/srv` (a mount namespace), and the
//! lines stand as they are; else the user who runs the test is the clerk, and paths are put in.

#[path = "../pty/office.rs"]
#[allow(dead_code)] // the office is furnished for other tests
mod office;
#[path = "../support/pty.rs"]
mod pty;
mod sshd;
#[path = "../support/mod.rs"]
mod support;

mod forwarding;
mod links;
mod sitting;
mod wishes;
