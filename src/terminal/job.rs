//! Is there a shell that would let us go on after a stop?

use std::path::Path;

use crate::disk::open;

/// Whether somebody keeps watch over our process group: one of our forefathers is of the same
/// session and of another group. Without such a shell (a serial console, a forced command) a stop
/// would be for ever.
#[must_use]
pub(super) fn has_shell() -> bool {
    let mut seen = 0;
    let Some(own) = Process::of("self") else { return false };
    let mut parent = own.parent;
    while let Some(next) = Process::of(&parent.to_string()).filter(|_| seen < 64) {
        if next.session != own.session {
            return false;
        }
        if next.group != own.group {
            return true;
        }
        parent = next.parent;
        seen += 1;
    }
    false
}

/// As `/proc/<pid>/stat` says behind the name in brackets: state, parent, group, session.
struct Process {
    parent: u32,
    group: u32,
    session: u32,
}

impl Process {
    fn of(pid: &str) -> Option<Self> {
        let stat = open::system(Path::new(&format!("/proc/{pid}/stat"))).ok()?;
        let (_, after_name) = stat.rsplit_once(')')?;
        let mut fields = after_name.split_whitespace().skip(1).map(|field| field.parse().ok());
        Some(Self { parent: fields.next()??, group: fields.next()??, session: fields.next()?? })
    }
}
