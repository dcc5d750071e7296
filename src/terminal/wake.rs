//! How does another thread wake the loop?

use std::io::{self, Read as _, Write as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::net::UnixStream;
use std::sync::Arc;

/// 唤醒. Given to other threads; waking twice is as good as once.
#[derive(Clone, Debug)]
pub struct Waker(Arc<UnixStream>);

impl Waker {
    /// Wakes the loop.
    pub fn wake(&self) {
        // When the pipe is full, the loop is about to wake anyway.
        let _ = (&*self.0).write(&[1]);
    }
}

/// The loop's end.
#[derive(Debug)]
pub(super) struct WakeUp(UnixStream);

impl WakeUp {
    /// The same end once more.
    ///
    /// # Errors
    ///
    /// When the process may not open more files.
    pub(super) fn again(&self) -> io::Result<Self> {
        self.0.try_clone().map(Self)
    }

    /// Takes what came; calls since then wake again.
    pub(super) fn drain(&self) {
        let mut bytes = [0; 64];
        while matches!((&self.0).read(&mut bytes), Ok(taken) if taken > 0) {}
    }
}

impl AsFd for WakeUp {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

/// Both ends.
///
/// # Errors
///
/// When the process may not open more files.
pub(super) fn pair() -> io::Result<(Waker, WakeUp)> {
    let (near, far) = UnixStream::pair()?;
    near.set_nonblocking(true)?;
    far.set_nonblocking(true)?;
    Ok((Waker(Arc::new(far)), WakeUp(near)))
}
