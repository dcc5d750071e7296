//! How long has the program itself seen a deleted draft lie in the trash?
//!
//! One reading of a clock may be off by years (a dead battery, a wrong year set by hand), so
//! nothing is removed for good on the word of one. What counts is the time between the starts that
//! saw it lie here, of which each adds only a little, however far the clock has jumped; and two
//! starts days apart must have found it old.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use crate::disk::file::Temporary;
use crate::disk::open;
use crate::text::time::minutes;

/// Two starts that find a draft old are at least so far apart, in minutes: three days. No start
/// adds more to what a draft has lain here.
const APART: i64 = 3 * 24 * 60;
/// So many that came last stay, however old.
const NEWEST: usize = 5;

/// 见过的时间. A small file in the trash: when it was looked last, and a line for each draft.
#[derive(Debug)]
pub(super) struct Record {
    path: PathBuf,
    last: Option<i64>,
    seen: BTreeMap<String, Seen>,
}

/// How many minutes a draft was seen to lie here, and when it was first found old.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
struct Seen {
    lain: i64,
    old: Option<i64>,
}

impl Record {
    /// That of the trash in `folder`; what cannot be read of it was never seen.
    pub(super) fn of(folder: &Path) -> Self {
        let path = folder.join(".seen");
        let text = open::read(&path).unwrap_or_default();
        let text = String::from_utf8_lossy(&text);
        let mut lines = text.lines();
        let last = lines.next().and_then(|line| line.parse().ok());
        let line = |line: &str| {
            let mut words = line.split(' ');
            let (name, lain) = (words.next()?, words.next()?.parse().ok()?);
            let old = words.next().and_then(|old| old.parse().ok());
            Some((name.to_owned(), Seen { lain, old }))
        };
        let seen = lines.filter_map(line).collect();
        Self { path, last, seen }
    }

    /// Takes note of what lies here now; which of it may be removed. `here`: each name, and since
    /// when it says that it lies here. Nothing may, unless all of this is written down.
    pub(super) fn look(&mut self, here: &[(&str, i64)], now: &str, stay: i64) -> Vec<String> {
        let Some(at) = minutes(now) else { return Vec::new() };
        let passed = self.last.map_or(0, |last| at.saturating_sub(last).clamp(0, APART));
        self.last = Some(at);
        self.seen.retain(|name, _| here.iter().any(|(one, _)| one == name));
        let mut due = Vec::new();
        for &(name, deleted) in here {
            let seen = match self.seen.get_mut(name) {
                Some(seen) => seen,
                None => {
                    self.seen.insert(name.to_owned(), Seen::default());
                    continue;
                }
            };
            seen.lain = seen.lain.saturating_add(passed);
            if at.saturating_sub(deleted).min(seen.lain) <= stay {
                seen.old = None;
                continue;
            }
            match seen.old.filter(|&old| old <= at) {
                Some(old) if at.saturating_sub(old) >= APART => due.push(name.to_owned()),
                Some(_) => {}
                None => seen.old = Some(at),
            }
        }
        due.retain(|name| !self.came_last(name));
        if self.write().is_err() {
            return Vec::new();
        }
        due
    }

    /// Whether only a few came after it: those that have lain here for less.
    fn came_last(&self, name: &str) -> bool {
        let Some(this) = self.seen.get(name) else { return true };
        let later =
            |(other, seen): &(&String, &Seen)| (-seen.lain, other.as_str()) > (-this.lain, name);
        self.seen.iter().filter(later).count() < NEWEST
    }

    fn write(&self) -> io::Result<()> {
        let line = |(name, seen): (&String, &Seen)| {
            let old = seen.old.map_or("-".to_owned(), |old| old.to_string());
            format!("{name} {} {old}\n", seen.lain)
        };
        let last = self.last.unwrap_or_default();
        let text: String = format!("{last}\n") + &self.seen.iter().map(line).collect::<String>();
        Temporary::write_unsynced(&self.path, 0o600, text.as_bytes())?.rename_over(&self.path)
    }
}
