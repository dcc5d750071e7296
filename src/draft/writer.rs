//! How is every edit saved without anybody waiting for the disk?

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::ask;
use super::codec::Codec;
use super::dump;
use super::hold::Hold;
use super::lock::Holder;
use super::recover::revision_of;
use super::schedule::Schedule;
use super::session::Session;
use crate::report::yaml::Document;

/// While nothing is due it is looked this often whether somebody asks for the draft.
const LOOK: Duration = Duration::from_secs(1);

/// How long a writer that is let go may still take for what is unsaved.
const LAST_SAVE: Duration = Duration::from_secs(2);

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

/// What the thread has to do next.
enum Task {
    /// Save this version; whether somebody waits for it.
    Save(Arc<Document>, bool),
    /// See whether somebody asks for the draft.
    Look,
    /// The writer was let go.
    End,
}

/// 写盘线程. Saves the newest version of one open draft, on a thread of its own.
///
/// Dropping it saves what is unsaved, waits at most two seconds for that, and gives the draft back.
#[derive(Debug)]
pub struct Writer {
    handle: Handle,
    thread: Option<JoinHandle<()>>,
}

/// A way to the writer for other threads: signals, a lost line.
#[derive(Clone, Debug)]
pub struct Handle(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    /// Something may be due.
    work: Condvar,
    /// An attempt ended.
    done: Condvar,
}

#[derive(Debug, Default)]
struct State {
    pending: Option<Arc<Document>>,
    schedule: Schedule,
    saving: bool,
    /// What was submitted last.
    latest: Option<Arc<Document>>,
    /// Attempts that ended.
    ended: u64,
    failure: String,
    /// Whether what is unsaved lies elsewhere, as an emergency copy.
    rescued: bool,
    /// Whether the thread sleeps without a deadline, and so must be woken.
    asleep: bool,
    /// Whether somebody waits for the end of it all, as when a line drops.
    urgent: bool,
    /// Whether the clerk gives the draft back.
    given_back: bool,
    closing: bool,
}

/// What the thread owns.
struct Desk {
    hold: Hold,
    session: Session,
    codec: Codec,
    tell: Box<dyn Fn(Outcome) + Send>,
    /// Attempts that failed since one did not.
    failures: usize,
    /// Whether the last attempt left an emergency copy.
    rescued: bool,
    /// Who asks for the draft, as told last.
    asker: Option<Box<Holder>>,
}

/// From this failed attempt on a copy is kept elsewhere.
const RESCUED_FROM: usize = 2;

impl Writer {
    /// Starts the thread. `tell` hears what came of every attempt, on that thread.
    ///
    /// # Errors
    ///
    /// What the machine says when it has no thread left.
    pub fn start(
        hold: Hold,
        session: Session,
        codec: Codec,
        tell: Box<dyn Fn(Outcome) + Send>,
    ) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let handle = Handle(Arc::clone(&shared));
        let desk = Desk { hold, session, codec, tell, failures: 0, rescued: false, asker: None };
        let builder = thread::Builder::new().name("draft-writer".to_owned());
        let thread = builder.spawn(move || desk.run(&shared))?;
        Ok(Self { handle, thread: Some(thread) })
    }

    /// Takes this version to be saved, soon or at once; versions before it need not be.
    pub fn submit(&self, document: Arc<Document>, at_once: bool) {
        let shared = &self.handle.0;
        let mut state = shared.lock();
        state.latest = Some(Arc::clone(&document));
        state.pending = Some(document);
        state.schedule.edited(Instant::now(), at_once);
        // A thread that waits for a deadline looks again by itself: no wake-up per key.
        if at_once || state.asleep || state.schedule.is_crowded() {
            shared.work.notify_one();
        }
    }

    /// Saves what is unsaved; see [`Handle::flush`].
    ///
    /// # Errors
    ///
    /// One sentence.
    pub fn flush(&self, timeout: Duration) -> Result<(), String> {
        self.handle.flush(timeout)
    }

    /// Gives the draft back at the clerk's wish, once what is unsaved is saved.
    pub fn give_back(self) {
        self.handle.0.lock().given_back = true;
        drop(self);
    }

    /// What is nowhere on a disk; none: all of it is saved, or lies elsewhere as an emergency copy.
    #[must_use]
    pub fn at_risk(&self) -> Option<Arc<Document>> {
        let state = self.handle.0.lock();
        let at_risk = state.is_unsaved() && !state.rescued;
        at_risk.then(|| state.latest.clone()).flatten()
    }

    /// A way to flush from another thread.
    #[must_use]
    pub fn handle(&self) -> Handle {
        self.handle.clone()
    }
}

impl Handle {
    /// Saves what is unsaved now, and waits for the disk, but not longer than `timeout`.
    ///
    /// # Errors
    ///
    /// One sentence: why it was not saved, or that the disk does not answer.
    pub fn flush(&self, timeout: Duration) -> Result<(), String> {
        let shared = &self.0;
        let mut state = shared.lock();
        if !state.is_unsaved() {
            return Ok(());
        }
        state.schedule.hurry();
        state.urgent = true;
        shared.work.notify_one();
        // An attempt that is under way may be one of an older version.
        let enough = state.ended + 1 + u64::from(state.saving);
        let waited = shared
            .done
            .wait_timeout_while(state, timeout, |state| state.is_unsaved() && state.ended < enough);
        let (state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if !state.is_unsaved() {
            return Ok(());
        }
        if state.ended >= enough {
            return Err(state.failure.clone());
        }
        Err("磁盘没有回应。".to_owned())
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // The sentence went to `tell`, too.
        let _ = self.flush(LAST_SAVE);
        let shared = &self.handle.0;
        let mut state = shared.lock();
        state.closing = true;
        let stuck = state.saving;
        drop(state);
        shared.work.notify_one();
        if let Some(thread) = self.thread.take().filter(|_| !stuck) {
            // It holds the lock of the draft; a moment later the clerk may open the draft again.
            let _ = thread.join();
        }
    }
}

impl State {
    fn is_unsaved(&self) -> bool {
        self.saving || self.pending.is_some()
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        // Nothing panics while it holds the lock; were it so, saving would matter all the more.
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Sleeps until something is to be done.
    fn next(&self) -> Task {
        let mut state = self.lock();
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
                        Some(document) => return Task::Save(document, urgent),
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
                        return Task::Look;
                    }
                    woken
                }
            };
        }
    }

    /// Notes what came of an attempt; what was not saved is unsaved again, unless there is newer.
    fn end(&self, document: Arc<Document>, failure: Option<String>, rescued: bool) {
        let mut state = self.lock();
        let is_latest = state.pending.is_none();
        state.rescued = rescued && is_latest;
        state.saving = false;
        state.ended += 1;
        match failure {
            None => {
                state.schedule.saved();
                state.urgent &= state.pending.is_some();
            }
            Some(sentence) => {
                state.failure = sentence;
                state.schedule.failed(Instant::now());
                state.pending.get_or_insert(document);
            }
        }
        drop(state);
        self.done.notify_all();
    }
}

impl Desk {
    fn run(mut self, shared: &Shared) {
        loop {
            let (document, urgent) = match shared.next() {
                Task::Save(document, urgent) => (document, urgent),
                Task::Look => {
                    self.look();
                    continue;
                }
                Task::End => break,
            };
            self.say(Outcome::Begun(revision_of(&document)));
            // A fault in writing one version must not end all saving.
            let outcome = catch_unwind(AssertUnwindSafe(|| self.save(&document, urgent)))
                .unwrap_or_else(|_| Outcome::Failed("保存时程序内部出了问题。".to_owned()));
            let failure = match &outcome {
                Outcome::Failed(sentence) => Some(sentence.clone()),
                _ => None,
            };
            self.say(outcome);
            shared.end(document, failure, self.rescued);
        }
        let state = shared.lock();
        if state.given_back && !state.is_unsaved() {
            self.hold.give_back(&(self.session.now)());
        }
    }

    /// Tells when somebody begins to ask for the draft, or ends.
    fn look(&mut self) {
        let asker = ask::asker_of(self.hold.path(), &self.session).map(Box::new);
        if asker != self.asker {
            self.asker.clone_from(&asker);
            self.say(Outcome::Asked(asker));
        }
    }

    fn say(&self, outcome: Outcome) {
        // A listener that is gone already, as at the very end, must not end the saving either.
        let _ = catch_unwind(AssertUnwindSafe(|| (self.tell)(outcome)));
    }

    fn save(&mut self, document: &Document, urgent: bool) -> Outcome {
        self.rescued = false;
        let signed = self.session.sign(document);
        let now = signed.draft.as_ref().map_or("", |mark| mark.saved_at.as_str());
        let revision = revision_of(&signed);
        let text = match self.codec.encode(&signed) {
            Ok(text) => text,
            Err(sentence) => {
                let dumped = self.hold.rescue_dump(&dump::json(&signed));
                return Outcome::Failed(sentence + &dumped.unwrap_or_default());
            }
        };
        let saved = self.hold.save(&text, revision, now);
        let failed = match saved {
            Ok(None) => {
                self.failures = 0;
                let at = now.rsplit(' ').next().unwrap_or_default().to_owned();
                return Outcome::Saved { revision, at };
            }
            Ok(Some(sentence)) => {
                self.failures = 0;
                return Outcome::Diverted { revision, sentence };
            }
            Err(sentence) => sentence,
        };
        self.failures += 1;
        let rescued = (urgent || self.failures >= RESCUED_FROM).then(|| self.hold.rescue(&text));
        let rescued = rescued.flatten();
        self.rescued = rescued.is_some();
        Outcome::Failed(failed + &rescued.unwrap_or_default())
    }
}
