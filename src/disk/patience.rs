//! How is a disk asked that may never answer?
//!
//! A file server that is gone says nothing: a call to it does not come back, and nothing ends it
//! but the end of the process. So another thread makes the call, and is left alone when it hangs.

use std::io;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// A disk that has not answered for so long is not waited for.
pub const PATIENCE: Duration = Duration::from_secs(3);

/// Enough for a path, a report and what is made of it.
const STACK: usize = 1 << 17;

/// What `work` comes to, on a thread of its own; none when that takes longer than `limit`: it then
/// goes on by itself, and nobody hears of it.
///
/// # Errors
///
/// When the system gives no thread.
pub fn within<T: Send + 'static>(
    limit: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> io::Result<Option<T>> {
    let (tell, told) = channel();
    let work = move || {
        // Nobody listens any more when it took too long.
        let _ = tell.send(work());
    };
    thread::Builder::new().name("disk-asked".to_owned()).stack_size(STACK).spawn(work)?;
    Ok(told.recv_timeout(limit).ok())
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;
    use std::time::Duration;

    use super::within;

    #[test]
    fn what_does_not_answer_is_not_waited_for() {
        assert_eq!(within(Duration::from_secs(60), || 7).expect("a thread"), Some(7));
        let (_open, gate) = channel::<()>();
        let hangs = move || gate.recv().is_ok();
        assert_eq!(within(Duration::from_millis(20), hangs).expect("a thread"), None);
    }
}
