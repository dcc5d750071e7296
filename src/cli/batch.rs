//! How are many reports checked at once?
//!
//! Files are read and judged by as many threads as there are processors. What the texts of a report
//! look like is kept, the report itself is not: ten thousand of them fit into memory.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::check::{of, verdict};
use super::exit::Exit;
use super::found::{self, Age, Aside, Found, Same, Why};
use super::input;
use super::previous::{NotCompared, Previous};
use crate::check::{self, Finding, Overlay, Peer, Peers, peers_of};
use crate::form::Form;
use crate::report::{Explanation, Report};

/// One file.
pub struct One {
    /// As people call it.
    pub name: String,
    /// What was found; or why it was not looked at.
    pub judged: Result<Judged, Why>,
    /// Of which unit and year of a folder it is, and how new.
    place: Option<(Same, Age)>,
}

/// One report that was judged.
pub struct Judged {
    /// 单位全称.
    pub unit: String,
    /// 报告年度.
    pub year: u16,
    /// Its form.
    pub form: &'static Form,
    /// What was found, and what became of each.
    pub findings: Vec<(Finding, State)>,
    /// What that comes to.
    pub exit: Exit,
    /// Why it was not held against the report of the year before; none: it was, or there is none.
    pub not_compared: Option<NotCompared>,
    explanations: Vec<Explanation>,
    peer: Option<Peer>,
}

/// What became of a finding.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// It stands.
    Open,
    /// A reason was given.
    Explained,
    /// It is advice that was dismissed.
    Dismissed,
}

impl Judged {
    /// What was found in a report.
    #[must_use]
    pub fn of(report: &Report, findings: Vec<Finding>) -> Self {
        let exit = verdict(report, &findings);
        let state = |finding: &Finding| match finding {
            _ if finding.explanation(report).is_some() => State::Explained,
            _ if finding.is_dismissed(report) => State::Dismissed,
            _ => State::Open,
        };
        let findings = findings.into_iter().map(|it| (state(&it), it)).map(|(s, f)| (f, s));
        // Of the rest nothing is asked any more.
        let beside = report.explanations().iter().filter(|it| it.code == check::PEER);
        Self {
            unit: report.unit().name.trim().to_owned(),
            year: report.year(),
            form: report.form(),
            findings: findings.collect(),
            exit,
            not_compared: None,
            explanations: beside.cloned().collect(),
            peer: None,
        }
    }

    /// Adds what only shows beside the others.
    fn compare(&mut self, peers: &Peers, overlay: &Overlay) {
        let Some(peer) = self.peer.take() else { return };
        let mut found = peers_of(self.form, &peer, peers, overlay);
        if found.is_empty() {
            return;
        }
        for finding in found.drain(..) {
            let given = finding.explained_by(self.form, &self.explanations).is_some();
            if !given {
                self.exit = self.exit.max(of(finding.severity));
            }
            self.findings.push((finding, if given { State::Explained } else { State::Open }));
        }
        self.findings.sort_by_key(|(finding, _)| (finding.severity, finding.spot));
    }
}

/// Reads and judges files, in their order.
#[must_use]
pub fn check_all(files: &[Found], previous: &Arc<Previous>) -> Vec<One> {
    let together = files.iter().filter(|file| file.not_read.is_none()).count() > 1;
    let mut all = on_all(files.len(), |at| judge(&files[at], previous, together));
    let places: Vec<_> = all.iter_mut().map(|one| one.place.take()).collect();
    for at in found::older(&places) {
        all[at].judged = Err(Why::Aside(Aside::Older));
    }
    if together {
        let mut peers = Peers::default();
        let kept = all.iter().filter_map(|one| one.judged.as_ref().ok()?.peer.as_ref());
        kept.for_each(|peer| peers.add(peer));
        let overlay = previous.overlay();
        for judged in all.iter_mut().filter_map(|one| one.judged.as_mut().ok()) {
            judged.compare(&peers, overlay);
        }
    }
    all
}

fn judge(file: &Found, previous: &Previous, together: bool) -> One {
    let mut place = None;
    let judged = found::read(file).map(|document| {
        let report = &document.report;
        place = file.within.then(|| found::place(&file.path, report));
        let (context, not_compared) = previous.context_for(report);
        let findings = check::check(report, &context);
        let peer = together.then(|| Peer::of(report));
        Judged { peer, not_compared, ..Judged::of(report, findings) }
    });
    One { name: input::name(&file.path), judged, place }
}

/// Does `work` for 0 to `count` on all processors; what came of it, in order.
fn on_all<T: Send>(count: usize, work: impl Fn(usize) -> T + Sync) -> Vec<T> {
    let threads = thread::available_parallelism().map_or(1, usize::from).min(count);
    if threads <= 1 {
        return (0..count).map(work).collect();
    }
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(count)));
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let mut own = Vec::new();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    if at >= count {
                        break;
                    }
                    own.push((at, work(at)));
                }
                done.lock().unwrap_or_else(PoisonError::into_inner).append(&mut own);
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, one)| one).collect()
}
