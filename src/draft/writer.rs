//! How is every edit saved without anybody waiting for the disk?

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::ask;
use super::codec::Codec;
use super::dump;
use super::hold::Hold;
use super::lock::Holder;
use super::session::Session;
use super::shared::{Outcome, Shared, State, Task, Tell};
use super::watch::{self, Watch};
use crate::report::Document;

/// How long a writer that is let go may still take for what is unsaved.
const LAST_SAVE: Duration = Duration::from_secs(2);

/// 写盘线程. Saves the newest version of one open draft, on a thread of its own.
///
/// Dropping it saves what is unsaved, waits at most two seconds for that, and gives the draft back.
#[derive(Debug)]
pub struct Writer {
    handle: Handle,
}

/// A way to the writer for other threads: signals, a lost line.
#[derive(Clone, Debug)]
pub struct Handle(Arc<Shared>);

/// What the thread owns.
struct Desk {
    hold: Hold,
    session: Session,
    codec: Codec,
    tell: Tell,
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
        tell: Arc<dyn Fn(Outcome) + Send + Sync>,
    ) -> std::io::Result<Self> {
        let shared = Arc::new(Shared::default());
        let handle = Handle(Arc::clone(&shared));
        let away = hold.away();
        let watch = Watch::new(away, session.clone(), codec, Arc::clone(&tell));
        let desk = Desk { hold, session, codec, tell, failures: 0, rescued: false, asker: None };
        let watched = Arc::clone(&shared);
        let builder = thread::Builder::new().name("draft-watch".to_owned()).stack_size(1 << 18);
        builder.spawn(move || watch.run(&watched))?;
        let builder = thread::Builder::new().name("draft-writer".to_owned());
        let started = builder.spawn(move || {
            desk.run(&shared);
            shared.lock().gone = true;
            shared.done.notify_all();
            shared.watch.notify_one();
        });
        if started.is_err() {
            handle.0.close();
        }
        started.map(|_| Self { handle })
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
        // A thread that is at something else may be stuck in it.
        if state.watch_sleeps && state.busy_since.is_some() {
            shared.watch.notify_one();
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
        self.handle.0.lock().at_risk()
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
        if state.is_given_up() {
            return Err(state.elsewhere.sentence.clone());
        }
        state.schedule.hurry();
        state.urgent = true;
        shared.work.notify_one();
        // An attempt that is under way may be one of an older version.
        let enough = state.ended + 1 + u64::from(state.saving);
        let waits = |state: &mut State| state.is_unsaved() && state.ended < enough;
        let waited = shared.done.wait_timeout_while(state, timeout, waits);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        if !state.is_unsaved() {
            return Ok(());
        }
        if state.ended >= enough {
            return Err(state.failure.clone());
        }
        if timeout.is_zero() {
            return Err(watch::NO_ANSWER.to_owned());
        }
        state.overdue = true;
        shared.watch.notify_one();
        let waits = |state: &mut State| state.is_unsaved() && !state.is_given_up();
        let waited = shared.done.wait_timeout_while(state, watch::PATIENCE_AT_THE_END, waits);
        let (mut state, _) = waited.unwrap_or_else(PoisonError::into_inner);
        state.overdue = false;
        match (state.is_unsaved(), state.is_given_up()) {
            (false, _) => Ok(()),
            (true, true) => Err(state.elsewhere.sentence.clone()),
            (true, false) => Err(watch::NO_ANSWER.to_owned()),
        }
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        // The sentence went to `tell`, too.
        let _ = self.flush(LAST_SAVE);
        let shared = &self.handle.0;
        let stuck = shared.close();
        if !stuck {
            // It holds the lock of the draft; a moment later the clerk may open the draft again.
            let waits = |state: &mut State| !state.gone;
            let waited = shared.done.wait_timeout_while(shared.lock(), LAST_SAVE, waits);
            drop(waited);
        }
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
            self.say(Outcome::Begun(document.revision()));
            // A fault in writing one version must not end all saving.
            let outcome = catch_unwind(AssertUnwindSafe(|| self.save(&document, urgent)))
                .unwrap_or_else(|_| Outcome::Failed("保存时程序内部出了问题。".to_owned()));
            let failure = match &outcome {
                Outcome::Failed(sentence) => Some(sentence.clone()),
                _ => None,
            };
            self.say(outcome);
            for copy in shared.end(document, failure, self.rescued) {
                // A copy that stays is found, and is older than the draft.
                let _ = std::fs::remove_file(copy);
            }
        }
        let state = shared.lock();
        if state.given_back && !state.is_unsaved() {
            self.hold.give_back(&(self.session.now)());
        }
    }

    /// Tells when somebody begins to ask for the draft, or ends.
    fn look(&mut self) {
        self.hold.renew();
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
        self.hold.renew();
        let signed = self.session.sign(document);
        let now = signed.draft.as_ref().map_or("", |mark| mark.saved_at.as_str());
        let revision = signed.revision();
        let text = match self.codec.encode(&signed) {
            Ok(text) => text,
            Err(sentence) => {
                let rescued = self.codec.encode_rescued(&signed);
                let rescued = rescued.and_then(|text| self.hold.rescue(&text));
                self.rescued = rescued.is_some();
                let kept = rescued.or_else(|| self.hold.rescue_dump(&dump::json(&signed)));
                return Outcome::Failed(sentence + &kept.unwrap_or_default());
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
