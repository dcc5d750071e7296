//! Who is writing, on which machine, in which process?

use std::env;
use std::path::Path;

use super::account::Account;
use crate::disk::open;
use crate::report::Document;

/// 会话. One run of the program, as drafts and locks name it.
#[derive(Clone, Debug)]
pub struct Session {
    /// Login name: as the environment says, else as `/etc/passwd` does, else the number of the user.
    pub user: String,
    /// Name of the machine.
    pub host: String,
    /// Which boot of the machine; empty when unknown.
    pub boot: String,
    /// Process.
    pub pid: u32,
    /// Start of the process in clock ticks since boot (`/proc/<pid>/stat`, field 22): tells this
    /// process from a later one with the same number.
    pub started: String,
    /// Where the clerk logged in from; empty: not over SSH.
    pub client: String,
    /// The clock: `2026-01-08 14:32:05` in China's time.
    pub now: fn() -> String,
}

impl Session {
    /// This run, as the environment and `/proc` describe it.
    #[must_use]
    pub fn here(now: fn() -> String) -> Self {
        let pid = std::process::id();
        let client = env::var("SSH_CLIENT").unwrap_or_default();
        Self {
            user: user(),
            host: line("/proc/sys/kernel/hostname").unwrap_or_else(|| "localhost".to_owned()),
            boot: line("/proc/sys/kernel/random/boot_id").unwrap_or_default(),
            pid,
            started: started(pid).unwrap_or_default(),
            client: client.split(' ').next().unwrap_or_default().to_owned(),
            now,
        }
    }

    /// `user@host`
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}@{}", self.user, self.host)
    }

    /// The draft with the marks of being saved by this session now.
    #[must_use]
    pub fn sign(&self, document: &Document) -> Document {
        let mut signed = document.clone();
        let mark = signed.draft.get_or_insert_default();
        mark.saved_by = self.name();
        mark.saved_at = (self.now)();
        signed
    }
}

fn user() -> String {
    let named = ["USER", "LOGNAME"].into_iter().filter_map(|name| env::var(name).ok());
    named
        .map(|name| name.trim().to_owned())
        .find(|name| !name.is_empty())
        .or_else(|| Account::of_process().map(|account| account.name))
        .unwrap_or_else(|| rustix::process::geteuid().as_raw().to_string())
}

fn line(path: &str) -> Option<String> {
    let text = open::system(Path::new(path)).ok()?;
    let line = text.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

/// Field 22 of the process's stat line; the second field is a name in brackets that may hold blanks.
pub(super) fn started(pid: u32) -> Option<String> {
    let stat = open::system(Path::new(&format!("/proc/{pid}/stat"))).ok()?;
    let (_, after_name) = stat.rsplit_once(')')?;
    after_name.split_whitespace().nth(19).map(str::to_owned)
}
