//! What happens while the disk does not answer at all?
//!
//! A disk that fails says so, and the writer keeps a copy elsewhere. A file server that is gone says
//! nothing: the writer hangs in a call that never returns. So a second thread watches it, which
//! sleeps unless the writer is at work for longer than the patience lasts.

use std::path::PathBuf;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use super::codec::Codec;
use super::refuge::Away;
use super::session::Session;
use super::shared::{Outcome, Shared, Tell};
use crate::disk::patience::{PATIENCE, within};
use crate::report::Document;
use crate::text::clean::harmless;

/// While it does not answer, what is typed is put elsewhere this often.
const AGAIN: Duration = Duration::from_secs(1);
/// It is not looked more often than this.
const LOOK: Duration = Duration::from_millis(200);
/// How long one place may take: it may lie on the same dead server.
const PLACE: Duration = Duration::from_millis(600);
/// How long somebody who must end waits for the copy.
pub(super) const PATIENCE_AT_THE_END: Duration = Duration::from_millis(1500);

/// What is said when there is no copy either.
pub(super) const NO_ANSWER: &str = "存放草稿的磁盘没有回应。";

/// 守望. Puts what is typed elsewhere while the disk does not answer.
pub(super) struct Watch {
    /// The places that were not found stuck, the next one to try first.
    places: Vec<Away>,
    session: Session,
    codec: Codec,
    tell: Tell,
}

impl Watch {
    pub(super) fn new(places: Vec<Away>, session: Session, codec: Codec, tell: Tell) -> Self {
        Self { places, session, codec, tell }
    }

    /// Watches until the writer is let go and has nothing left to save.
    pub(super) fn run(mut self, shared: &Shared) {
        let mut not_before = None;
        while let Some(document) = next(shared, not_before) {
            not_before = Some(Instant::now() + AGAIN);
            let revision = document.revision();
            let kept = self.keep(&document);
            let sentence = match &kept {
                Some(file) => format!(
                    "{NO_ANSWER}您写的内容另存在 {}，下次打开这份草稿会找到它。",
                    harmless(&file.to_string_lossy())
                ),
                None => format!("{NO_ANSWER}别处也存不了，内容还在屏幕上，请不要关窗口。"),
            };
            let mut state = shared.lock();
            // Saved meanwhile: nothing is to be said, and the copy is older than the draft.
            let is_needed = state.at_risk().is_some();
            state.elsewhere.revision = kept.is_some().then_some(revision);
            state.elsewhere.sentence.clone_from(&sentence);
            if let Some(file) = kept.filter(|file| !state.elsewhere.files.contains(file)) {
                state.elsewhere.files.push(file);
            }
            drop(state);
            if is_needed {
                (self.tell)(Outcome::Failed(sentence));
            }
            shared.note_elsewhere();
        }
    }

    /// Puts a version into the first place that answers.
    fn keep(&mut self, document: &Document) -> Option<PathBuf> {
        let signed = self.session.sign(document);
        // What does not read back is told by the writer, if it ever gets so far.
        let text: Arc<str> = self.codec.encode(&signed).ok()?.into();
        while let Some(place) = self.places.first().cloned() {
            let text = Arc::clone(&text);
            match within(PLACE, move || place.put(&text)).ok()? {
                Some(Ok(file)) => return Some(file),
                Some(Err(_)) | None => drop(self.places.remove(0)),
            }
        }
        None
    }
}

/// Sleeps until a version must be put elsewhere, but not before then; none: there is nothing left to
/// watch.
fn next(shared: &Shared, not_before: Option<Instant>) -> Option<Arc<Document>> {
    let mut state = shared.lock();
    loop {
        if state.is_over() {
            return None;
        }
        let now = Instant::now();
        let due = state.busy_since.map(|since| since + PATIENCE);
        let due = if state.overdue { Some(now) } else { due.max(due.and(not_before)) };
        state = match (due, state.at_risk()) {
            (Some(due), Some(document)) if due <= now => return Some(document),
            // It works, or it is stuck and the newest version lies elsewhere.
            (Some(due), _) => {
                let limit = due.saturating_duration_since(now).max(LOOK);
                let waited = shared.watch.wait_timeout(state, limit);
                waited.unwrap_or_else(PoisonError::into_inner).0
            }
            (None, _) => {
                state.watch_sleeps = true;
                let waited = shared.watch.wait(state);
                let mut woken = waited.unwrap_or_else(PoisonError::into_inner);
                woken.watch_sleeps = false;
                woken
            }
        };
    }
}
