//! Can a clerk who comes in over a real sshd do anything but fill in her report?
//!
//! The sshd is configured with the lines the README shows. Where this runs as root, it has its own
//! view of `/etc/passwd`, `/etc/ssh`, `/usr/local/bin` and `/srv` (a mount namespace), and the
//! lines stand as they are; else the user who runs the test is the clerk, and paths are put in.

mod forwarding;
mod links;
mod sitting;
mod sshd;
mod wishes;
