//! How is the terminal taken over, and given back in every case?

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::tty::Tty;

/// 借用. The terminal while it is ours. Any thread may give it back; only the first does.
#[derive(Debug)]
pub(super) struct Lease {
    pub(super) tty: Tty,
    ours: AtomicBool,
    /// Whether it reports clicks.
    mouse: bool,
}

/// Alternate screen, bracketed paste. Mouse reports only where they are asked for: they take away
/// the client's own selecting and pasting. What others left on is switched off: mouse and focus
/// reports, application cursor keys and keypad, the keyboard protocols of kitty and xterm. How a
/// mouse report would be written does not matter where none is sent. What a terminal does not know
/// of this it may print: the first frame wipes it.
const ENTER: &[u8] = concat!(
    "\x1b[?1049h",
    "\x1b[?1;9;1000;1002;1003;1004l\x1b>",
    "\x1b[=0u\x1b[>4m",
    "\x1b[?2004h"
)
.as_bytes();
/// Attributes off, bracketed paste off, cursor shown; wiped, for where there is no alternate
/// screen; main screen.
const LEAVE: &[u8] = b"\x1b[m\x1b[?2004l\x1b[?25h\x1b[H\x1b[J\x1b[?1049l";
/// Report clicks and the wheel, in digits.
const CLICKS: &[u8] = b"\x1b[?1000h\x1b[?1006h";
const NO_CLICKS: &[u8] = b"\x1b[?1006l\x1b[?1000l";
/// A terminal that takes nothing for this long is not waited for.
const PATIENCE: Duration = Duration::from_millis(300);

impl Lease {
    /// Opens the terminal; it is not ours yet.
    ///
    /// # Errors
    ///
    /// When there is none.
    pub(super) fn open(mouse: bool) -> io::Result<Self> {
        Ok(Self { tty: Tty::open()?, ours: AtomicBool::new(false), mouse })
    }

    /// Takes it over, also when it is ours but something else has set it otherwise meanwhile.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn enter(&self) -> io::Result<()> {
        crossterm::terminal::disable_raw_mode()?;
        crossterm::terminal::enable_raw_mode()?;
        self.ours.store(true, Ordering::SeqCst);
        self.tty.write(ENTER, None, Some(PATIENCE), || false)?;
        if self.mouse {
            self.tty.write(CLICKS, None, Some(PATIENCE), || false)?;
        }
        Ok(())
    }

    /// Shows the main screen, for a program that talks to the terminal itself; [`Lease::enter`]
    /// ends that.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub(super) fn stand_aside(&self) -> io::Result<()> {
        if self.mouse {
            self.tty.write(NO_CLICKS, None, Some(PATIENCE), || false)?;
        }
        self.tty.write(LEAVE, None, Some(PATIENCE), || false)?;
        Ok(())
    }

    /// Gives it back as it was. What goes wrong is not said: there is nowhere left to say it.
    pub(super) fn leave(&self) {
        if self.ours.swap(false, Ordering::SeqCst) {
            if self.mouse {
                let _ = self.tty.write(NO_CLICKS, None, Some(PATIENCE), || false);
            }
            let _ = self.tty.write(LEAVE, None, Some(PATIENCE), || false);
            let _ = crossterm::terminal::disable_raw_mode();
        }
    }

    /// Whether it is ours.
    pub(super) fn is_ours(&self) -> bool {
        self.ours.load(Ordering::SeqCst)
    }
}
