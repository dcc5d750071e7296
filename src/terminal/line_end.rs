//! How does standard input come in, line by line, without a line ever being awaited blindly?

use std::io;
use std::os::fd::{AsFd as _, BorrowedFd};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;
use rustix::termios::{InputModes, OptionalActions, Termios, isatty, tcgetattr, tcsetattr};

/// Most bytes that the line discipline of a terminal hands on as one line, its end included.
const TTY_LINE: usize = 4096;

/// 标准输入. What came and was not taken yet.
#[derive(Debug, Default)]
pub(super) struct LineEnd {
    bytes: Vec<u8>,
    /// Whether nothing more comes.
    ended: bool,
    /// Lines that were taken.
    pub(super) taken: usize,
}

/// A line that came.
#[derive(Debug, PartialEq)]
pub(super) struct Line {
    pub(super) bytes: Vec<u8>,
    /// Whether a terminal has let only the start of it through.
    pub(super) cut: bool,
}

/// What happened while it was waited.
#[derive(Debug, Default)]
pub(super) struct Came {
    pub(super) woken: bool,
}

impl LineEnd {
    /// The next line that is complete, or what stands before the end.
    pub(super) fn line(&mut self) -> Option<Line> {
        let end = self.bytes.iter().position(|&byte| byte == b'\n');
        let end = match end {
            Some(end) => end,
            None if self.ended && !self.bytes.is_empty() => self.bytes.len(),
            None => return None,
        };
        let mut bytes: Vec<u8> = self.bytes.drain(..end).collect();
        if !self.bytes.is_empty() {
            self.bytes.remove(0);
        }
        if bytes.last() == Some(&b'\r') {
            bytes.pop();
        }
        self.taken += 1;
        let cut = bytes.len() + 1 >= TTY_LINE && is_terminal();
        Some(Line { bytes, cut })
    }

    /// Whether a line has come, or a part of one.
    pub(super) fn has_begun(&self) -> bool {
        self.taken > 0 || !self.bytes.is_empty()
    }

    /// Whether no line comes any more.
    pub(super) fn is_over(&self) -> bool {
        self.ended && self.bytes.is_empty()
    }

    /// Waits until something comes, or another thread wakes us, and takes in what there is;
    /// `listens`: whether lines are wanted at all.
    ///
    /// # Errors
    ///
    /// When it cannot be waited.
    pub(super) fn wait(&mut self, wake: BorrowedFd<'_>, listens: bool) -> io::Result<Came> {
        let input = rustix::stdio::stdin();
        let mut fds = vec![PollFd::new(&wake, PollFlags::IN)];
        if listens && !self.ended {
            fds.push(PollFd::new(&input, PollFlags::IN));
        }
        match poll(&mut fds, None) {
            Ok(_) => {}
            Err(Errno::INTR) => return Ok(Came::default()),
            Err(error) => return Err(error.into()),
        }
        let woken = !fds[0].revents().is_empty();
        if fds.get(1).is_some_and(|fd| !fd.revents().is_empty()) {
            self.read(input);
        }
        Ok(Came { woken })
    }

    /// One read: a terminal hands on a line, a pipe what is in it.
    fn read(&mut self, input: BorrowedFd<'_>) {
        let mut buffer = [0; 1 << 14];
        match rustix::io::read(input, &mut buffer) {
            Ok(0) => self.ended = true,
            Ok(taken) => self.bytes.extend(&buffer[..taken]),
            Err(Errno::INTR | Errno::AGAIN) => {}
            // A terminal that is gone has nothing more to give.
            Err(_) => self.ended = true,
        }
    }
}

/// Whether standard input is a terminal.
pub(super) fn is_terminal() -> bool {
    isatty(rustix::stdio::stdin())
}

/// Whether standard output is a terminal.
pub(super) fn prints_to_terminal() -> bool {
    isatty(rustix::stdio::stdout())
}

/// Columns and rows of the terminal; none: it does not say.
pub(super) fn size() -> Option<(u16, u16)> {
    let size = rustix::termios::tcgetwinsize(rustix::stdio::stdout()).ok()?;
    (size.ws_col > 0 && size.ws_row > 0).then_some((size.ws_col, size.ws_row))
}

/// Tells the terminal, if there is one, that a character may be several bytes, so that Backspace
/// takes out a whole one; how it was before, if that was otherwise.
pub(super) fn take_characters() -> Option<Termios> {
    let input = rustix::stdio::stdin();
    let before = tcgetattr(input.as_fd()).ok()?;
    let has = before.input_modes.contains(InputModes::IUTF8);
    if has {
        return None;
    }
    let mut modes = before.clone();
    modes.input_modes |= InputModes::IUTF8;
    tcsetattr(input, OptionalActions::Now, &modes).ok()?;
    Some(before)
}

/// Sets the terminal as it was.
pub(super) fn restore(before: &Termios) {
    // Where it is gone there is nothing to restore.
    let _ = tcsetattr(rustix::stdio::stdin(), OptionalActions::Now, before);
}

#[cfg(test)]
mod tests {
    use super::LineEnd;

    #[test]
    fn lines_end_as_on_any_system_and_the_last_need_not() {
        let bytes = "甲\r\n\n乙".as_bytes().to_vec();
        let mut input = LineEnd { bytes, ended: false, taken: 0 };
        assert_eq!(input.line().expect("line").bytes, "甲".as_bytes());
        assert_eq!(input.line().expect("line").bytes, b"");
        assert_eq!(input.line(), None);
        input.ended = true;
        assert_eq!(input.line().expect("line").bytes, "乙".as_bytes());
        assert!(input.is_over());
        assert_eq!(input.taken, 3);
    }
}
