//! What does the system want from us, and who answers when the loop cannot?

use std::io;
use std::sync::atomic::{AtomicBool, AtomicI32, Ordering};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use nix::sys::signal::{SigSet, SigmaskHow, Signal};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH};
use signal_hook::iterator::Signals;

use super::wake::Waker;

/// Saves what can be saved; called from a thread that is not the loop's.
pub type LastWords = Box<dyn Fn() + Send + Sync>;

/// Gives the terminal back as it was; called from any thread.
pub(super) type GiveBack = Arc<dyn Fn() + Send + Sync>;

/// 信号. What was asked for since the loop looked last.
#[derive(Default)]
pub(super) struct Asked {
    stop: AtomicI32,
    resize: AtomicBool,
    suspend: AtomicBool,
    resume: AtomicBool,
    crash: AtomicBool,
    /// Whether the loop has seen that it is to stop.
    seen: Mutex<bool>,
    seen_now: Condvar,
    last_words: Mutex<Option<LastWords>>,
}

/// The loop is given this long to see that it is to stop.
const PATIENCE: Duration = Duration::from_secs(1);

impl Asked {
    /// The signal that asks the process to end. From here on the loop is trusted to end.
    pub(super) fn stop(&self) -> Option<i32> {
        let signal = self.stop.load(Ordering::SeqCst);
        if signal == 0 {
            return None;
        }
        *self.seen.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.seen_now.notify_all();
        Some(signal)
    }

    /// Whether the process is asked to end, for whatever reason.
    pub(super) fn is_over(&self) -> bool {
        self.stop.load(Ordering::SeqCst) != 0 || self.crash.load(Ordering::SeqCst)
    }

    /// Whether another thread has panicked.
    pub(super) fn crashed(&self) -> bool {
        self.crash.load(Ordering::SeqCst)
    }

    /// Notes that another thread has panicked.
    pub(super) fn note_crash(&self) {
        self.crash.store(true, Ordering::SeqCst);
    }

    /// Whether the size may have changed; once.
    pub(super) fn resize(&self) -> bool {
        self.resize.swap(false, Ordering::SeqCst)
    }

    /// Whether we are to be stopped for a while; once.
    pub(super) fn suspend(&self) -> bool {
        self.suspend.swap(false, Ordering::SeqCst)
    }

    /// Whether we go on after having been stopped; once.
    pub(super) fn resume(&self) -> bool {
        self.resume.swap(false, Ordering::SeqCst)
    }

    /// What saves when the loop cannot.
    pub(super) fn set_last_words(&self, last_words: LastWords) {
        *self.last_words.lock().unwrap_or_else(PoisonError::into_inner) = Some(last_words);
    }

    /// Saves without the loop.
    pub(super) fn say_last_words(&self) {
        let last_words = self.last_words.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(last_words) = last_words.as_ref() {
            last_words();
        }
    }

    fn note(&self, signal: i32) {
        match signal {
            SIGWINCH => self.resize.store(true, Ordering::SeqCst),
            SIGTSTP => self.suspend.store(true, Ordering::SeqCst),
            SIGCONT => self.resume.store(true, Ordering::SeqCst),
            _ => self.stop.store(signal, Ordering::SeqCst),
        }
    }

    /// Whether the loop has seen in time that it is to stop.
    fn is_seen(&self) -> bool {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let seen = self.seen_now.wait_timeout_while(seen, PATIENCE, |seen| !*seen);
        *seen.unwrap_or_else(PoisonError::into_inner).0
    }
}

/// Listens in a thread of its own. Handlers are set even where the signal was ignored: a session
/// under `nohup` must save all the same.
///
/// # Errors
///
/// When the system gives no thread or no handler.
pub(super) fn listen(asked: Arc<Asked>, give_back: GiveBack, waker: Waker) -> io::Result<()> {
    let mut signals = handlers()?;
    let listen = move || {
        for signal in signals.forever() {
            asked.note(signal);
            waker.wake();
            if asked.is_over() && !asked.is_seen() {
                asked.say_last_words();
                give_back();
                std::process::exit(128 + signal);
            }
        }
    };
    thread::Builder::new().name("signals".to_owned()).stack_size(1 << 18).spawn(listen)?;
    Ok(())
}

/// Sets the handlers. The library makes a handler known to the system first and to itself a moment
/// later; what comes in between it forgets. So the signals are held until all is known.
fn handlers() -> io::Result<Signals> {
    let all = [SIGHUP, SIGTERM, SIGINT, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH];
    let ours: SigSet = all.into_iter().filter_map(|signal| Signal::try_from(signal).ok()).collect();
    let before = ours.thread_swap_mask(SigmaskHow::SIG_BLOCK)?;
    let signals = Signals::new(all);
    // Whoever started us may have blocked one of them: a clerk whose line drops is not helped by it.
    let mut after = before;
    ours.iter().for_each(|signal| after.remove(signal));
    after.thread_set_mask()?;
    signals
}
