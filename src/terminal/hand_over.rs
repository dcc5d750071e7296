//! How do files reach the clerk's own computer through the terminal she sits at?
//!
//! Many terminals take files themselves (ZMODEM, `sz` on the server). The program that sends them
//! talks to the terminal through us: so it can be stopped by a key, and whatever it leaves behind
//! is not taken for keys.

use std::io;
use std::os::fd::{AsFd as _, BorrowedFd};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{OFlags, fcntl_getfl, fcntl_setfl};
use rustix::io::Errno;

use super::tty::Tty;
use crate::wizard::Message;

/// 传送. What came of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Sent {
    /// The terminal has taken all files.
    All,
    /// A key, or a signal, stopped it.
    Stopped,
    /// Nothing went on for two minutes, or the terminal said that it would not.
    Refused,
}

/// What is said before.
pub(super) const SAYS: &str =
    "正在把文件传到本机，请在终端软件弹出的窗口里选文件夹。要停下，按任意键。\r\n";

/// What came of it, for the wizard.
pub(super) fn told(sent: io::Result<Sent>) -> Message {
    Message::Sent(match sent {
        Ok(Sent::All) => Ok(()),
        Ok(Sent::Stopped) => Err("停下了，文件没有传完。".to_owned()),
        Ok(Sent::Refused) => Err("终端软件没有接文件，可能不支持，或者点了取消。".to_owned()),
        Err(_) => Err("传文件的程序没有开起来。".to_owned()),
    })
}

/// Lets `command` talk to a terminal that is used in lines, and sets it back to them.
///
/// # Errors
///
/// As [`send`].
pub(super) fn send_from_lines(
    command: &[String],
    wake: BorrowedFd<'_>,
    woken: impl Fn() -> bool,
) -> io::Result<Sent> {
    let tty = Tty::open()?;
    tty.write(SAYS.as_bytes(), None, Some(PARTING), || false)?;
    crossterm::terminal::enable_raw_mode()?;
    let sent = send(&tty, command, wake, woken);
    crossterm::terminal::disable_raw_mode()?;
    sent
}

/// Nothing going on for so long is the end.
const PATIENCE: Duration = Duration::from_secs(120);
/// The sender goes within this time once its work is done.
const PARTING: Duration = Duration::from_millis(500);
/// What the terminal still sends belongs to the transfer until it was silent for so long.
const SILENCE: Duration = Duration::from_millis(300);
/// With this the terminal's answers begin.
const ANSWER: &[u8] = b"*\x18";
/// Makes a terminal give a transfer up: cancel, and rub it out where nobody understood.
const CANCEL: &[u8] = b"\x18\x18\x18\x18\x18\x18\x18\x18\x08\x08\x08\x08\x08\x08\x08\x08";

/// Lets `command`, an absolute path and its arguments, talk to the terminal until it ends. Whenever
/// `wake` has something to say `woken` is asked: whether there is something else to do.
///
/// # Errors
///
/// When the terminal is gone, or the program cannot be started.
pub(super) fn send(
    tty: &Tty,
    command: &[String],
    wake: BorrowedFd<'_>,
    woken: impl Fn() -> bool,
) -> io::Result<Sent> {
    let [program, arguments @ ..] = command else { return Ok(Sent::Refused) };
    let mut child = Command::new(program)
        .args(arguments)
        .env_clear()
        .current_dir("/")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()?;
    let talked = Talk::new(tty, wake, &woken).go_on(&mut child);
    let done = part(&mut child);
    match talked? {
        Some(stopped) => {
            tty.write(CANCEL, None, Some(SILENCE), || false)?;
            swallow(tty)?;
            Ok(stopped)
        }
        None => {
            swallow(tty)?;
            Ok(if done { Sent::All } else { Sent::Refused })
        }
    }
}

/// Waits for the sender, ends it if need be; whether it says that all is done.
fn part(child: &mut Child) -> bool {
    let due = Instant::now() + PARTING;
    while Instant::now() < due {
        if let Ok(Some(status)) = child.try_wait() {
            return status.success();
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    let _ = child.kill();
    let _ = child.wait();
    false
}

/// Takes in what still belongs to the transfer.
fn swallow(tty: &Tty) -> io::Result<()> {
    let due = Instant::now() + PARTING;
    while Instant::now() < due && tty.wait(None, Some(SILENCE))?.read {
        tty.read(&mut Vec::new())?;
    }
    Ok(())
}

/// What is under way between the sender and the terminal.
struct Talk<'a> {
    tty: &'a Tty,
    wake: BorrowedFd<'a>,
    woken: &'a dyn Fn() -> bool,
    /// For the sender.
    inward: Vec<u8>,
    /// For the terminal.
    outward: Vec<u8>,
    /// What the terminal sent before it answered.
    heard: Vec<u8>,
    answered: bool,
    moved: Instant,
}

impl<'a> Talk<'a> {
    fn new(tty: &'a Tty, wake: BorrowedFd<'a>, woken: &'a dyn Fn() -> bool) -> Self {
        let (inward, outward, heard) = (Vec::new(), Vec::new(), Vec::new());
        Self { tty, wake, woken, inward, outward, heard, answered: false, moved: Instant::now() }
    }

    /// Carries bytes both ways until the sender has said all; or why it was broken off.
    fn go_on(mut self, child: &mut Child) -> io::Result<Option<Sent>> {
        let (Some(to), Some(from)) = (child.stdin.take(), child.stdout.take()) else {
            return Ok(Some(Sent::Refused));
        };
        for pipe in [to.as_fd(), from.as_fd()] {
            fcntl_setfl(pipe, fcntl_getfl(pipe)? | OFlags::NONBLOCK)?;
        }
        let mut ended = false;
        while !ended || !self.outward.is_empty() {
            let left = PATIENCE.saturating_sub(self.moved.elapsed());
            if left.is_zero() {
                return Ok(Some(Sent::Refused));
            }
            let ready = self.wait(to.as_fd(), from.as_fd(), ended, left)?;
            if ready.woken && (self.woken)() || ready.from_terminal && self.hear()? {
                return Ok(Some(Sent::Stopped));
            }
            if ready.from_sender {
                ended = !take(from.as_fd(), &mut self.outward)?;
            }
            if ready.to_sender && give(to.as_fd(), &mut self.inward).is_err() {
                // It has closed its ears: what it still says is carried on.
                self.inward.clear();
            }
            if ready.to_terminal && give(self.tty.fd(), &mut self.outward)? && self.answered {
                self.moved = Instant::now();
            }
        }
        Ok(None)
    }

    fn wait(
        &self,
        to: BorrowedFd<'_>,
        from: BorrowedFd<'_>,
        ended: bool,
        left: Duration,
    ) -> io::Result<Flow> {
        let when = |wanted: bool, flag| if wanted { flag } else { PollFlags::empty() };
        let tty = when(self.inward.is_empty(), PollFlags::IN)
            | when(!self.outward.is_empty(), PollFlags::OUT);
        let hears = when(!self.inward.is_empty(), PollFlags::OUT);
        let says = when(!ended && self.outward.is_empty(), PollFlags::IN);
        let mut fds = vec![
            PollFd::from_borrowed_fd(self.tty.fd(), tty),
            PollFd::from_borrowed_fd(self.wake, PollFlags::IN),
        ];
        // Of an end that nothing is wanted of, the poll would say again and again that it is shut.
        fds.extend((!says.is_empty()).then(|| PollFd::from_borrowed_fd(from, says)));
        fds.extend((!hears.is_empty()).then(|| PollFd::from_borrowed_fd(to, hears)));
        match poll(&mut fds, Timespec::try_from(left).ok().as_ref()) {
            Ok(_) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
        let terminal = fds[0].revents();
        if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
            return Err(Errno::IO.into());
        }
        let woken = fds[1].revents();
        let mut ends = fds[2..].iter().map(|fd| !fd.revents().is_empty());
        Ok(Flow {
            woken: !woken.is_empty(),
            from_terminal: terminal.contains(PollFlags::IN),
            to_terminal: terminal.contains(PollFlags::OUT),
            from_sender: !says.is_empty() && ends.next().unwrap_or_default(),
            to_sender: !hears.is_empty() && ends.next().unwrap_or_default(),
        })
    }

    /// Takes what the terminal sent for the sender; whether it was a key.
    fn hear(&mut self) -> io::Result<bool> {
        let mut came = Vec::new();
        self.tty.read(&mut came)?;
        if self.answered {
            // Its answers are written in few signs; these are none of them.
            if came.iter().any(|&byte| {
                byte == 0x1b || byte == b' ' || byte.is_ascii_lowercase() && byte > b'f'
            }) {
                return Ok(true);
            }
        } else {
            self.heard.extend(&came);
            self.answered = self.heard.windows(ANSWER.len()).any(|bytes| bytes == ANSWER);
            let may_begin = |byte: &u8| matches!(byte, b'*' | b'\r' | b'\n' | 0x11);
            if !self.answered && !self.heard.iter().all(may_begin) {
                return Ok(true);
            }
        }
        self.moved = Instant::now();
        self.inward.append(&mut came);
        Ok(false)
    }
}

/// Which ways are open.
struct Flow {
    woken: bool,
    from_terminal: bool,
    to_terminal: bool,
    from_sender: bool,
    to_sender: bool,
}

/// Takes what is there; whether there may be more.
fn take(from: BorrowedFd<'_>, bytes: &mut Vec<u8>) -> io::Result<bool> {
    let mut buffer = [0; 4096];
    match rustix::io::read(from, &mut buffer) {
        Ok(0) => Ok(false),
        Ok(taken) => {
            bytes.extend(&buffer[..taken]);
            Ok(true)
        }
        Err(Errno::AGAIN | Errno::INTR) => Ok(true),
        Err(error) => Err(error.into()),
    }
}

/// Gives as much as is taken; whether anything was.
fn give(to: BorrowedFd<'_>, bytes: &mut Vec<u8>) -> io::Result<bool> {
    match rustix::io::write(to, bytes) {
        Ok(written) => {
            bytes.drain(..written);
            Ok(written > 0)
        }
        Err(Errno::AGAIN | Errno::INTR) => Ok(false),
        Err(error) => Err(error.into()),
    }
}
