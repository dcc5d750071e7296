//! What do the threads that save share, and what is due?

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use super::lock::Holder;
use super::schedule::Schedule;
use crate::report::Document;

/// While nothing is due it is looked this often whether somebody asks for the draft.
const LOOK: Duration = Duration::from_secs(1);

/// 保存结果. What came of one attempt.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Outcome {
    /// The attempt to make this revision durable begins.
    Begun(u64),
    /// This revision is durable.
    Saved {
        /// Revision of the draft.
        revision: u64,
        /// When, as `14:32:05`.
        at: String,
    },
    /// This revision is durable, but in a file beside the draft: somebody else changed the draft.
    Diverted {
        /// Revision of the draft.
        revision: u64,
        /// One sentence: what happened, and which file it is.
        sentence: String,
    },
    /// Nothing was saved; it will be tried again. The cause, as one sentence.
    Failed(String),
    /// Somebody else asks for the draft, or does so no longer.
    Asked(Option<Box<Holder>>),
}

/// Hears what came of every attempt; called from the threads that save.
pub(super) type Tell = Arc<dyn Fn(Outcome) + Send + Sync>;

/// What the thread has to do next.
pub(super) enum Task {
    /// Save this version; whether somebody waits for it.
    Save(Arc<Document>, bool),
    /// See whether somebody asks for the draft.
    Look,
    /// The writer was let go.
    End,
}

#[derive(Debug, Default)]
pub(super) struct Shared {
    state: Mutex<State>,
    /// Something may be due.
    pub(super) work: Condvar,
    /// An attempt ended, or a copy lies elsewhere, or the thread is gone.
    pub(super) done: Condvar,
    /// The watch has something to wait for.
    pub(super) watch: Condvar,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) pending: Option<Arc<Document>>,
    pub(super) schedule: Schedule,
    pub(super) saving: bool,
    /// What was submitted last.
    pub(super) latest: Option<Arc<Document>>,
    /// Attempts that ended.
    pub(super) ended: u64,
    pub(super) failure: String,
    /// Whether what is unsaved lies elsewhere, as an emergency copy.
    pub(super) rescued: bool,
    /// Since when the thread has been at work; none: it sleeps.
    pub(super) busy_since: Option<Instant>,
    /// What the watch put elsewhere while the disk did not answer.
    pub(super) elsewhere: Elsewhere,
    /// Whether the watch sleeps without a deadline, and so must be woken.
    pub(super) watch_sleeps: bool,
    /// Whether somebody waits for the end of it all and the disk does not answer.
    pub(super) overdue: bool,
    /// Whether the thread has ended, and the draft's lock with it.
    pub(super) gone: bool,
    /// Whether the thread sleeps without a deadline, and so must be woken.
    pub(super) asleep: bool,
    /// Whether somebody waits for the end of it all, as when a line drops.
    pub(super) urgent: bool,
    /// Whether the clerk gives the draft back.
    pub(super) given_back: bool,
    pub(super) closing: bool,
}

/// 别处的一份. The newest version that the watch put elsewhere, and where.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    pub(super) revision: Option<u64>,
    pub(super) files: Vec<PathBuf>,
    /// What was said of it.
    pub(super) sentence: String,
}

impl State {
    pub(super) fn is_unsaved(&self) -> bool {
        self.saving || self.pending.is_some()
    }

    /// The newest version, when it is neither saved nor put elsewhere.
    pub(super) fn at_risk(&self) -> Option<Arc<Document>> {
        let at_risk = self.is_unsaved() && !self.rescued && !self.is_given_up();
        at_risk.then(|| self.latest.clone()).flatten()
    }

    /// Whether the disk does not answer, and the newest version lies elsewhere.
    pub(super) fn is_given_up(&self) -> bool {
        let elsewhere = self.elsewhere.revision;
        elsewhere.is_some() && elsewhere == self.latest.as_deref().map(Document::revision)
    }

    /// Whether nothing is left to be watched.
    pub(super) fn is_over(&self) -> bool {
        self.gone || self.closing && !self.is_unsaved()
    }
}

impl Shared {
    /// The thread is to end; whether it is stuck in a save.
    pub(super) fn close(&self) -> bool {
        let mut state = self.lock();
        state.closing = true;
        let stuck = state.saving;
        drop(state);
        self.work.notify_one();
        self.watch.notify_one();
        stuck
    }

    pub(super) fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it holds the lock; were it so, saving would matter all the more.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whoever waits for a copy elsewhere sees whether there is one.
    pub(super) fn note_elsewhere(&self) {
        self.done.notify_all();
    }

    /// Sleeps until something is to be done.
    pub(super) fn next(&self) -> Task {
        let mut state = self.lock();
        state.busy_since = None;
        loop {
            if state.closing {
                return Task::End;
            }
            let now = Instant::now();
            state = match state.schedule.due() {
                Some(due) if due <= now => {
                    state.schedule.started(now);
                    state.saving = true;
                    let urgent = state.urgent;
                    match state.pending.take() {
                        Some(document) => {
                            state.busy_since = Some(now);
                            if state.watch_sleeps {
                                self.watch.notify_one();
                            }
                            return Task::Save(document, urgent);
                        }
                        None => state,
                    }
                }
                Some(due) => {
                    let waited = self.work.wait_timeout(state, due - now);
                    waited.unwrap_or_else(PoisonError::into_inner).0
                }
                None => {
                    state.asleep = true;
                    let waited = self.work.wait_timeout(state, LOOK);
                    let (mut woken, slept) = waited.unwrap_or_else(PoisonError::into_inner);
                    woken.asleep = false;
                    if slept.timed_out() && !woken.closing {
                        woken.busy_since = Some(Instant::now());
                        return Task::Look;
                    }
                    woken
                }
            };
        }
    }

    /// Notes what came of an attempt; what was not saved is unsaved again, unless there is newer.
    /// Which copies elsewhere are no longer needed.
    pub(super) fn end(
        &self,
        document: Arc<Document>,
        failure: Option<String>,
        rescued: bool,
    ) -> Vec<PathBuf> {
        let mut state = self.lock();
        let is_latest = state.pending.is_none();
        let mut needless = Vec::new();
        state.rescued = rescued && is_latest;
        state.saving = false;
        state.ended += 1;
        match failure {
            None => {
                state.schedule.saved();
                state.urgent &= state.pending.is_some();
                if state.elsewhere.revision.is_some_and(|copy| copy <= document.revision()) {
                    needless = std::mem::take(&mut state.elsewhere).files;
                }
            }
            Some(sentence) => {
                state.failure = sentence;
                state.schedule.failed(Instant::now());
                state.pending.get_or_insert(document);
            }
        }
        drop(state);
        self.done.notify_all();
        needless
    }
}
