//! How is the terminal opened for the wizard?

use std::env;
use std::io;
use std::os::fd::AsFd as _;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

use super::crash;
use super::glyphs::{Colours, Glyphs};
use super::lease::Lease;
use super::probe::{Answers, QUESTION, Verdict};
use super::refusal::Refusal;
use super::signals::{Asked, GiveBack, listen};
use super::wake::{WakeUp, Waker, pair};

/// 终端选项. What the caller and the environment say about the terminal.
#[derive(Clone, Debug)]
pub struct Options {
    /// How ambiguous characters are drawn; `None`: the terminal is asked.
    pub glyphs: Option<Glyphs>,
    /// Which colours may be sent.
    pub colours: Colours,
    /// How long an Esc waits for the rest of a key.
    pub escape: Duration,
    /// Whether clicks are reported.
    pub mouse: bool,
    /// Whether this is inside GNU screen.
    pub multiplexed: bool,
    /// Whether the wizard is shown even to a terminal that does not read UTF-8.
    pub forced: bool,
    /// Whether there is no shell behind the wizard: it does not stop for one, and no option is
    /// recommended that the clerk could not give.
    pub sealed: bool,
    /// Where drafts are kept; named when the program breaks down, and its note goes there.
    pub folder: PathBuf,
}

impl Options {
    /// By `NIANBAO_GLYPHS`, `NO_COLOR`, `TERM`, `SSH_TTY` and `STY`; `glyphs` is the value of
    /// `--glyphs`, which goes before the variable.
    ///
    /// # Errors
    ///
    /// [`Refusal::Option`] when there is no such profile, [`Refusal::NoTerminal`] when standard
    /// input and output are no terminal, `TERM` is `dumb` or missing, or `ACCESSIBLE` is 1: there
    /// is still [`super::Lines`].
    pub fn from_environment(glyphs: Option<&str>, folder: PathBuf) -> Result<Self, Refusal> {
        let term = env::var_os("TERM").filter(|term| !term.is_empty() && term != "dumb");
        let (input, output) = (rustix::stdio::stdin(), rustix::stdio::stdout());
        let terminals = rustix::termios::isatty(input) && rustix::termios::isatty(output);
        // Asked for by some who listen to the screen.
        let lines = env::var_os("ACCESSIBLE").is_some_and(|value| value == "1");
        if term.is_none() || !terminals || lines {
            return Err(Refusal::NoTerminal);
        }
        let variable = env::var("NIANBAO_GLYPHS").unwrap_or_default();
        let glyphs = Glyphs::choose(glyphs.unwrap_or(&variable)).map_err(Refusal::Option)?;
        let over_network = env::var_os("SSH_TTY").is_some();
        Ok(Self {
            glyphs,
            colours: Colours::choose(env::var_os("NO_COLOR").as_deref(), term.as_deref()),
            escape: Duration::from_millis(if over_network { 100 } else { 60 }),
            multiplexed: env::var_os("STY").is_some(),
            mouse: false,
            forced: false,
            sealed: false,
            folder,
        })
    }
}

/// 会话. The terminal, taken over; given back when dropped.
pub struct Session {
    pub(super) lease: Arc<Lease>,
    pub(super) asked: Arc<Asked>,
    pub(super) wake_up: WakeUp,
    pub(super) waker: Waker,
    pub(super) options: Options,
    /// What the terminal said about itself.
    pub(super) verdict: Verdict,
    /// Whether it answered, or was not asked.
    pub(super) answered: bool,
    /// What came while it was asked: keys among the answers.
    pub(super) typed: Vec<u8>,
}

/// A terminal that has not answered by then does not answer.
const ANSWER_PATIENCE: Duration = Duration::from_millis(1500);
/// Larger screens are drawn in part: more would only cost memory.
const LARGEST: (u16, u16) = (500, 300);

impl Session {
    /// Takes the terminal over and asks it what it is. Signals and panics give it back from here
    /// on.
    ///
    /// # Errors
    ///
    /// [`Refusal::Encoding`] when it does not read UTF-8, [`Refusal::System`] when it cannot be
    /// opened; the screen is then as it was.
    pub fn open(options: Options) -> Result<Self, Refusal> {
        Self::try_open(options).map_err(Refusal::System).and_then(|session| {
            let foreign = session.verdict.speaks_utf8 == Some(false);
            let Options { forced, sealed, .. } = session.options;
            if foreign && !forced { Err(Refusal::Encoding { sealed }) } else { Ok(session) }
        })
    }

    fn try_open(options: Options) -> io::Result<Self> {
        let lease = Arc::new(Lease::open(options.mouse)?);
        let asked = Arc::new(Asked::default());
        let (waker, wake_up) = pair()?;
        let leased = Arc::clone(&lease);
        let give_back: GiveBack = Arc::new(move || leased.leave());
        listen(Arc::clone(&asked), Arc::clone(&give_back), waker.clone())?;
        let folder = options.folder.clone();
        crash::prepare(give_back, Arc::clone(&asked), waker.clone(), folder);
        let (verdict, typed) = (Verdict::default(), Vec::new());
        let answered = true;
        let mut session = Self { lease, asked, wake_up, waker, options, verdict, answered, typed };
        session.lease.enter()?;
        session.ask()?;
        Ok(session)
    }

    /// Takes the terminal over again, after it was used in lines.
    ///
    /// # Errors
    ///
    /// When the terminal is gone.
    pub fn come_back(&mut self) -> io::Result<()> {
        // What it said and what was typed then was told the first time.
        self.typed.clear();
        self.answered = true;
        self.lease.enter()
    }

    /// For threads that have something to tell: [`super::World::news`] is asked then.
    #[must_use]
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Columns and rows: as the kernel says, else as the terminal said, else 80 × 24.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        let (columns, rows) = self.lease.tty.size().or(self.verdict.size).unwrap_or((80, 24));
        (columns.clamp(1, LARGEST.0), rows.clamp(1, LARGEST.1))
    }

    fn ask(&mut self) -> io::Result<()> {
        if let Some(glyphs) = self.options.glyphs {
            self.verdict = Verdict { glyphs, ..Verdict::default() };
            return Ok(());
        }
        let tty = &self.lease.tty;
        tty.write(QUESTION.as_bytes(), None, Some(ANSWER_PATIENCE), || false)?;
        let deadline = Instant::now() + ANSWER_PATIENCE;
        let mut bytes = Vec::new();
        let mut answers = Answers::default();
        while !answers.complete && !self.asked.is_over() {
            let left = deadline.saturating_duration_since(Instant::now());
            let ready = tty.wait(Some(self.wake_up.as_fd()), Some(left))?;
            if ready.woken {
                self.wake_up.drain();
            }
            if ready.read {
                tty.read(&mut bytes)?;
                answers = Answers::parse(&bytes);
            } else if left.is_zero() {
                break;
            }
        }
        self.verdict = answers.verdict(self.options.multiplexed);
        self.answered = answers.complete;
        self.typed = bytes;
        Ok(())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        self.lease.leave();
    }
}
