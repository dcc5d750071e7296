//! Who says that a draft is held, and is that one still there?

use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use super::session::{self, Session};
use crate::text::clean::harmless;
use crate::text::time::minutes;

/// 持有人. The line in a lock file, for people; the lock itself is the kernel's.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(default)]
pub struct Holder {
    /// Machine.
    pub host: String,
    /// Boot of the machine.
    pub boot: String,
    /// Process,
    pub pid: u32,
    /// and its start, in ticks since boot.
    pub started: String,
    /// Login name.
    pub user: String,
    /// Where that user logged in from; empty: not over SSH.
    pub client: String,
    /// Since when, as `2026-01-08 14:32:05` in China's time.
    pub since: String,
    /// When it was given back, likewise; empty: the session ended otherwise, or goes on.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub ended: String,
}

impl Holder {
    /// This session, from now on.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        Self {
            host: session.host.clone(),
            boot: session.boot.clone(),
            pid: session.pid,
            started: session.started.clone(),
            user: session.user.clone(),
            client: session.client.clone(),
            since: (session.now)(),
            ended: String::new(),
        }
    }

    pub(super) fn machine(&self) -> (&str, &str) {
        (&self.host, &self.boot)
    }

    /// Whether it is this session itself.
    #[must_use]
    pub fn is(&self, session: &Session) -> bool {
        (&self.user, &self.host, &self.boot) == (&session.user, &session.host, &session.boot)
            && (self.pid, &self.started) == (session.pid, &session.started)
    }

    /// Whether it is another process of the same user on the same running machine.
    #[must_use]
    pub fn is_own_of(&self, session: &Session) -> bool {
        !self.boot.is_empty()
            && (&self.user, &self.host, &self.boot) == (&session.user, &session.host, &session.boot)
            && self.pid != session.pid
            && session::started(self.pid).as_deref() == Some(&self.started)
    }

    /// `user2@gov-srv1（从 10.12.3.7 登录）`; what cannot be read is 另一个程序.
    #[must_use]
    pub fn who(&self) -> String {
        // Whoever wrote the line may have written anything: a name is one that users have.
        if !is_name(&self.user) || !is_name(&self.host) {
            return "另一个程序".to_owned();
        }
        let who = harmless(&format!("{}@{}", self.user, self.host));
        if !is_name(&self.client) {
            return who;
        }
        format!("{who}（从 {} 登录）", harmless(&self.client))
    }

    /// Login name; what can be none is 另一个程序.
    #[must_use]
    pub fn name(&self) -> &str {
        if is_name(&self.user) { &self.user } else { "另一个程序" }
    }

    /// Since when; empty: it does not say so.
    #[must_use]
    pub fn since(&self) -> &str {
        let may_stand = |c: char| c.is_ascii_digit() || "-: ".contains(c);
        let is_moment = self.since.chars().all(may_stand) && minutes(&self.since).is_some();
        if is_moment { &self.since } else { "" }
    }

    /// On which machine, and from where: `gov-srv1，从 10.12.3.7 登录`.
    #[must_use]
    pub fn place(&self) -> String {
        let host = if is_name(&self.host) { self.host.as_str() } else { "不清楚" };
        match self.client.as_str() {
            client if is_name(client) => format!("{host}，从 {client} 登录"),
            _ => host.to_owned(),
        }
    }

    pub(super) fn read(file: &File) -> Self {
        let mut line = String::new();
        // A line that cannot be read only costs the name in a sentence.
        let _ = file.take(4096).read_to_string(&mut line);
        serde_json::from_str(&line).unwrap_or_default()
    }

    /// Whether the one whom the line in `file` names is still there, as far as `me` can see: its
    /// process on this machine; on another, where nobody can look, by the age of the line.
    pub(super) fn is_there(&self, file: &File, me: (&str, &str)) -> bool {
        if self.user.is_empty() || !self.ended.is_empty() {
            return false;
        }
        if (self.host.as_str(), self.boot.as_str()) == me {
            return session::started(self.pid).is_some_and(|started| started == self.started);
        }
        let written = file.metadata().and_then(|it| it.modified());
        // A clock that goes ahead of ours makes it fresh.
        written.is_ok_and(|at| at.elapsed().is_ok_and(|age| age < FRESH) || at > SystemTime::now())
    }

    pub(super) fn write(&self, file: &mut File) -> io::Result<()> {
        let line = serde_json::to_string(self)?;
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{line}")
    }
}

/// From another machine nobody can see whether a process still lives: its line says so as long as
/// it is not older than this.
pub(super) const FRESH: Duration = Duration::from_secs(180);

/// Whether users, machines or addresses are called so.
fn is_name(word: &str) -> bool {
    let may_stand = |c: char| c.is_alphanumeric() || "._-:%+$".contains(c);
    (1..=64).contains(&word.chars().count()) && word.chars().all(may_stand)
}

#[cfg(test)]
mod tests {
    use super::Holder;

    #[test]
    fn a_holder_is_named_without_what_acts_on_a_terminal() {
        let of = |user: &str, client: &str| {
            let (user, client) = (user.to_owned(), client.to_owned());
            Holder { user, host: "srv".to_owned(), client, ..Holder::default() }.who()
        };
        assert_eq!(of("li", "10.12.3.7"), "li@srv（从 10.12.3.7 登录）");
        assert_eq!(of("李四", "fe80::1%eth0"), "李四@srv（从 fe80::1%eth0 登录）");
        for forged in ["li\u{1b}[2J", "管理员说：请把密码发给 10.1.1.1", &"l".repeat(99)]
        {
            assert_eq!(of(forged, ""), "另一个程序");
            assert_eq!(of("li", forged), "li@srv");
        }
        assert_eq!(Holder::default().who(), "另一个程序");
    }
}
