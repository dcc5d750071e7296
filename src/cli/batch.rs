//! How are many reports checked at once?
//!
//! Files are read and judged by as many threads as there are processors. What the texts of a report
//! look like is kept, the report itself is not: ten thousand of them fit into memory.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::found::{self, Aside, Found, Why};
use super::input;
use super::judged::{Judged, One};
use super::previous::Previous;
use crate::check::{self, Peer, Peers};

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
        Judged::of(report, findings).beside(not_compared, peer)
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
