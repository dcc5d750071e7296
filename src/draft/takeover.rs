//! How is a draft got that another session has open?

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::ask::Ask;
use super::lock::Holder;
use super::store::Store;

/// One's own other session is waited for this long: it saves and ends within two seconds.
const PATIENCE: Duration = Duration::from_secs(5);
/// It is looked this often whether the draft is free.
const LOOK: Duration = Duration::from_millis(100);
/// One who asks says so again after this many looks: about once a minute.
const RENEWED: usize = 600;

/// 等候. A draft that is being waited for, on a thread of its own; dropping it ends the waiting.
#[derive(Debug)]
pub struct Vigil {
    ended: Arc<AtomicBool>,
}

impl Drop for Vigil {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::SeqCst);
    }
}

/// What came of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Came {
    /// The draft is free.
    Free,
    /// The other session does not end.
    NoAnswer,
}

impl Vigil {
    /// Waits until nobody has the draft open; `patience` is how long, none: as long as it takes.
    /// `tell` hears it, on that thread.
    ///
    /// # Errors
    ///
    /// What the machine says when it has no thread left.
    pub fn begin(
        store: Store,
        id: String,
        patience: Option<Duration>,
        tell: Box<dyn FnOnce(Came) + Send>,
    ) -> std::io::Result<Self> {
        Self::watch(store, id, patience, None, tell)
    }

    /// Asks whoever has the draft open to let go of it, and waits for that as long as it takes.
    ///
    /// # Errors
    ///
    /// As [`Vigil::begin`]; and when nothing can be written beside the draft.
    pub fn ask(
        store: Store,
        id: String,
        tell: Box<dyn FnOnce(Came) + Send>,
    ) -> std::io::Result<Self> {
        let ask = store.ask(&id)?;
        Self::watch(store, id, None, Some(ask), tell)
    }

    fn watch(
        store: Store,
        id: String,
        patience: Option<Duration>,
        ask: Option<Ask>,
        tell: Box<dyn FnOnce(Came) + Send>,
    ) -> std::io::Result<Self> {
        let ended = Arc::new(AtomicBool::new(false));
        let watched = Arc::clone(&ended);
        let until = patience.map(|patience| Instant::now() + patience);
        let watch = move || {
            let mut looks = 0;
            while !watched.load(Ordering::SeqCst) {
                if store.holder(&id).is_none() {
                    drop(ask);
                    return tell(Came::Free);
                }
                looks += 1;
                if let Some(ask) = ask.as_ref().filter(|_| looks % RENEWED == 0) {
                    ask.renew();
                }
                if until.is_some_and(|until| Instant::now() >= until) {
                    return tell(Came::NoAnswer);
                }
                thread::sleep(LOOK);
            }
        };
        thread::Builder::new().name("vigil".to_owned()).stack_size(1 << 18).spawn(watch)?;
        Ok(Self { ended })
    }

    /// Asks one's own other session to save and end, and waits for that.
    ///
    /// # Errors
    ///
    /// As [`Vigil::begin`]; and when it is no session of one's own that can be asked.
    pub fn take_over(
        store: Store,
        id: String,
        tell: Box<dyn FnOnce(Came) + Send>,
    ) -> std::io::Result<Self> {
        let holder = store.holder(&id).filter(|holder| store.is_own_session(&id, holder));
        if let Some(holder) = holder {
            ask_to_end(&holder)?;
        }
        Self::begin(store, id, Some(PATIENCE), tell)
    }
}

/// A stopped process must be woken, too, to hear of it.
fn ask_to_end(holder: &Holder) -> std::io::Result<()> {
    let pid = i32::try_from(holder.pid).ok().and_then(Pid::from_raw);
    let pid = pid.ok_or(std::io::ErrorKind::InvalidInput)?;
    kill_process(pid, Signal::TERM)?;
    Ok(kill_process(pid, Signal::CONT)?)
}
