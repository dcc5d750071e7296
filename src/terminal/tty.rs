//! How are bytes read from and written to the terminal without ever being stuck in it?

use std::fs::{File, OpenOptions};
use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::fs::OpenOptionsExt as _;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::io::Errno;

/// 终端. A description of our own, so that it can be non-blocking without the shell that shares
/// ours noticing.
#[derive(Debug)]
pub(super) struct Tty(File);

/// What there is to do.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ready {
    /// Bytes can be read.
    pub(super) read: bool,
    /// Bytes can be written.
    pub(super) write: bool,
    /// Another thread wakes us.
    pub(super) woken: bool,
}

/// What becomes of a write.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Written {
    /// All is written.
    All,
    /// The terminal takes nothing, and there is something else to do.
    Interrupted,
}

impl Tty {
    /// Opens the terminal of this session.
    ///
    /// # Errors
    ///
    /// When there is none that may be opened.
    pub(super) fn open() -> io::Result<Self> {
        let flags = OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        let flags = i32::try_from(flags.bits()).unwrap_or_default();
        let open = |path| OpenOptions::new().read(true).write(true).custom_flags(flags).open(path);
        // After `su` only the first may be opened; without a session only the second.
        open("/dev/tty").or_else(|_| open("/proc/self/fd/0")).map(Self)
    }

    /// For those who wait for more than it alone.
    pub(super) fn fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }

    /// Columns and rows, `None` when the kernel does not know.
    pub(super) fn size(&self) -> Option<(u16, u16)> {
        let size = rustix::termios::tcgetwinsize(&self.0).ok()?;
        (size.ws_col > 0 && size.ws_row > 0).then_some((size.ws_col, size.ws_row))
    }

    /// Appends all that can be read now.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn read(&self, bytes: &mut Vec<u8>) -> io::Result<()> {
        // A flood is taken in parts, so that the screen follows.
        const MOST: usize = 1 << 16;
        let mut buffer = [0; 4096];
        while bytes.len() < MOST {
            match rustix::io::read(&self.0, &mut buffer) {
                Ok(0) => return Err(Errno::IO.into()),
                Ok(taken) => {
                    bytes.extend(&buffer[..taken]);
                    // A short read has taken all there was: no call only to hear so.
                    if taken < buffer.len() {
                        break;
                    }
                }
                Err(Errno::AGAIN) => break,
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }

    /// Writes, in one call where the terminal takes it. While it takes nothing, `woken` is asked
    /// whenever `wake` has something to say, and ends the wait.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn write(
        &self,
        mut bytes: &[u8],
        wake: Option<BorrowedFd<'_>>,
        limit: Option<Duration>,
        mut woken: impl FnMut() -> bool,
    ) -> io::Result<Written> {
        let deadline = limit.and_then(|limit| Instant::now().checked_add(limit));
        while !bytes.is_empty() {
            match rustix::io::write(&self.0, bytes) {
                Ok(written) => bytes = &bytes[written..],
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => {
                    let left = deadline.map(|end| end.saturating_duration_since(Instant::now()));
                    let ready = wait(self.0.as_fd(), PollFlags::OUT, wake, left)?;
                    let late = left.is_some_and(|left| left.is_zero());
                    if (ready.woken && woken()) || (late && !ready.write) {
                        return Ok(Written::Interrupted);
                    }
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(Written::All)
    }

    /// Waits until bytes can be read or another thread wakes us, at most `limit`.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn wait(
        &self,
        wake: Option<BorrowedFd<'_>>,
        limit: Option<Duration>,
    ) -> io::Result<Ready> {
        wait(self.0.as_fd(), PollFlags::IN, wake, limit)
    }
}

fn wait(
    tty: BorrowedFd<'_>,
    flags: PollFlags,
    wake: Option<BorrowedFd<'_>>,
    limit: Option<Duration>,
) -> io::Result<Ready> {
    let mut fds = vec![PollFd::from_borrowed_fd(tty, flags)];
    fds.extend(wake.map(|wake| PollFd::from_borrowed_fd(wake, PollFlags::IN)));
    // Rounded up: a wait that ends a moment early would be made again at once.
    let limit = limit.map(|limit| limit + Duration::from_micros(50));
    let limit = limit.and_then(|limit| Timespec::try_from(limit).ok());
    match poll(&mut fds, limit.as_ref()) {
        Ok(_) | Err(Errno::INTR) => {}
        Err(error) => return Err(error.into()),
    }
    let happened = fds[0].revents();
    if happened.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        return Err(Errno::IO.into());
    }
    Ok(Ready {
        read: happened.contains(PollFlags::IN),
        write: happened.contains(PollFlags::OUT),
        woken: fds.get(1).is_some_and(|fd| fd.revents().contains(PollFlags::IN)),
    })
}
