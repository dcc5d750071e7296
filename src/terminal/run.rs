//! How does the loop go: wait, tell the wizard, do what it asks, draw?

use std::collections::VecDeque;
use std::io;
use std::os::fd::AsFd as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::hand_over;
use super::input::Input;
use super::painter::Painter;
use super::quiet::{self, Quiet};
use super::session::Session;
use super::signals::LastWords;
use super::tty::Written;
use crate::screen::{self, Canvas, Click};
use crate::wizard::{Desk, Effect, Message, Moment, Wizard};

/// 外界. Files and whatever else the wizard asks for.
pub trait World {
    /// Carries out one effect; what is known at once comes back as messages. [`Effect::Repaint`]
    /// never reaches it; after [`Effect::Leave`] the loop ends, so it returns when all is saved.
    fn perform(&mut self, effect: Effect) -> Vec<Message>;

    /// What has come in from other threads since; asked after each [`super::Waker::wake`].
    fn news(&mut self) -> Vec<Message>;

    /// What saves, within a second, when the loop cannot: it is called from another thread.
    fn last_words(&self) -> LastWords;
}

/// 结束. Why the loop ended.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Ending {
    /// The clerk left.
    Left,
    /// A signal asked for it.
    Signal(i32),
    /// The line dropped.
    HungUp,
    /// The program broke down; it was said.
    Crashed,
    /// The clerk wants to go on in lines: [`super::Lines`].
    Plain,
    /// From the lines the clerk goes back to the screen.
    Screen,
    /// A file of answers came to its end.
    Answered,
    /// A file of answers held a line that is no answer; it was said.
    Refused,
    /// There was nobody to answer.
    Unanswered,
}

impl Ending {
    /// Exit code of the process.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Left | Self::Plain | Self::Screen | Self::Answered => 0,
            Self::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
            Self::HungUp => 129,
            Self::Crashed => 101,
            Self::Refused | Self::Unanswered => super::Refusal::CODE,
        }
    }
}

/// Counts and marks are brought up to date when no key came for this long. Who types three keys a
/// second does not rest between two of them: checking a long text each time took six times as long
/// as all else that a key costs, and two hundred clerks share a server.
const REST: Duration = Duration::from_millis(500);
/// Of a storm of sizes the last one counts.
const QUIET: Duration = Duration::from_millis(30);
/// A key that was sent before a signal has reached us after this long.
const HANDED_ON: Duration = Duration::from_millis(20);
/// The clock is told with the keys, not more often: what a key stores with its time is a second old
/// at most.
const CLOCK: Duration = Duration::from_secs(1);

impl Session {
    /// Shows the wizard until it ends; what it asks for is carried out by `world`. The terminal
    /// is then as it was before.
    pub fn run(&self, wizard: &mut Wizard, world: &mut dyn World) -> Ending {
        self.asked.set_last_words(world.last_words());
        let played = catch_unwind(AssertUnwindSafe(|| Stage::new(self, wizard, world).play()));
        let ending = played.unwrap_or(Ending::Crashed);
        if ending == Ending::Crashed {
            self.asked.say_last_words();
        }
        self.lease.leave();
        ending
    }
}

/// 舞台. All that the loop holds.
struct Stage<'a> {
    session: &'a Session,
    wizard: &'a mut Wizard,
    world: &'a mut dyn World,
    input: Input,
    quiet: Quiet,
    canvas: Canvas,
    painter: Painter,
    /// Whether the wizard may look otherwise than it was drawn.
    changed: bool,
    /// Whether another thread has something to tell.
    news: bool,
    rest_due: Option<Instant>,
    resize_due: Option<Instant>,
    clock_due: Instant,
    ending: Option<Ending>,
}

impl<'a> Stage<'a> {
    fn new(session: &'a Session, wizard: &'a mut Wizard, world: &'a mut dyn World) -> Self {
        let (columns, rows) = session.size();
        let (glyphs, colours) = (session.verdict.glyphs, session.options.colours);
        Self {
            session,
            wizard,
            world,
            input: Input::new(session.options.escape)
                .suspecting(session.verdict.speaks_utf8 == Some(false))
                .clicking(session.options.mouse),
            quiet: Quiet::default(),
            canvas: Canvas::new(columns, rows),
            painter: Painter::new(columns, rows, glyphs, colours),
            changed: true,
            news: true,
            rest_due: None,
            resize_due: None,
            clock_due: Instant::now(),
            ending: None,
        }
    }

    fn play(mut self) -> Ending {
        self.tell_size();
        if !self.session.answered {
            self.tell(Message::Unanswered);
        }
        let typed = self.input.take(&self.session.typed, Instant::now());
        self.tell_keys(typed);
        loop {
            if let Err(_gone) = self.turn() {
                self.hang_up(Ending::HungUp);
            }
            if let Some(ending) = self.ending {
                return ending;
            }
        }
    }

    /// Once around: what is known already is told and drawn, then what comes is waited for.
    fn turn(&mut self) -> io::Result<()> {
        self.obey()?;
        if std::mem::take(&mut self.news) {
            for message in self.world.news() {
                self.tell(message);
            }
        }
        if self.ending.is_none() && self.changed {
            self.draw()?;
        }
        // What was opened is checked after it was seen.
        if self.wizard.desk().is_some_and(Desk::is_stale) {
            self.rest_due.get_or_insert_with(|| Instant::now() + REST);
        }
        if self.ending.is_none() && !self.news {
            self.listen()?;
        }
        Ok(())
    }

    /// Does what the system asks for.
    fn obey(&mut self) -> io::Result<()> {
        let asked = &self.session.asked;
        if let Some(signal) = asked.stop() {
            // What a line that drops still hands on was perhaps not typed.
            if signal != signal_hook::consts::SIGHUP {
                self.take_in_the_rest();
            }
            self.hang_up(Ending::Signal(signal));
            return Ok(());
        }
        if asked.crashed() {
            self.hang_up(Ending::Crashed);
            return Ok(());
        }
        if asked.suspend() {
            self.suspend()?;
        }
        if asked.resume() {
            self.session.lease.enter()?;
            self.painter.forget();
            self.changed = true;
            self.resize_due = Some(Instant::now());
        }
        if asked.resize() {
            self.resize_due = Some(Instant::now() + QUIET);
        }
        Ok(())
    }

    /// Stops until the shell lets us go on; a signal says when.
    fn suspend(&self) -> io::Result<()> {
        // Where there is none, nobody would.
        if self.session.options.sealed {
            return Ok(());
        }
        self.session.asked.say_last_words();
        self.session.lease.leave();
        let this = rustix::process::getpid();
        rustix::process::kill_process(this, rustix::process::Signal::STOP)?;
        Ok(())
    }

    /// Waits, and takes in all that is there before anything is drawn.
    fn listen(&mut self) -> io::Result<()> {
        let due = [self.rest_due, self.resize_due, self.input.deadline()];
        let limit = due.into_iter().flatten().min();
        let limit = limit.map(|due| due.saturating_duration_since(Instant::now()));
        let ready = self.session.lease.tty.wait(Some(self.session.wake_up.as_fd()), limit)?;
        if ready.woken {
            self.session.wake_up.drain();
            self.news = true;
        }
        let now = Instant::now();
        if ready.read {
            let mut bytes = Vec::new();
            self.session.lease.tty.read(&mut bytes)?;
            self.quiet.came(now, self.input.deadline().is_some());
            let messages = self.input.take(&bytes, now);
            self.tell_keys(messages);
        } else {
            let messages = self.input.expire(now);
            self.tell_keys(messages);
        }
        if self.rest_due.is_some_and(|due| due <= now) {
            self.rest_due = None;
            self.tell(Message::Rest);
        }
        if self.resize_due.is_some_and(|due| due <= now) {
            self.resize_due = None;
            self.tell_size();
        }
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        // Stopped for a while: the screen is not ours.
        if !self.session.lease.is_ours() {
            return Ok(());
        }
        self.changed = false;
        self.canvas.redraw(|canvas| screen::draw(self.wizard, canvas));
        let Session { options, verdict, .. } = self.session;
        let glyphs = self.wizard.glyphs().unwrap_or(verdict.glyphs);
        let colours = options.colours.themed(self.wizard.settings().theme);
        self.painter.look_otherwise(glyphs, colours);
        let bytes = self.painter.frame(&self.canvas);
        let Session { lease, wake_up, asked, .. } = self.session;
        let news = &mut self.news;
        let woken = || {
            wake_up.drain();
            *news = true;
            asked.is_over()
        };
        let written = lease.tty.write(bytes, Some(wake_up.as_fd()), None, woken)?;
        if written == Written::Interrupted {
            self.painter.forget();
        }
        self.quiet.drew(self.wizard.unasked(), Instant::now());
        Ok(())
    }

    /// What was typed before the signal came belongs to the report.
    fn take_in_the_rest(&mut self) {
        let mut bytes = Vec::new();
        // A terminal that is gone has nothing more to give. The kernel hands keys on a moment late.
        let _ = self.session.lease.tty.wait(None, Some(HANDED_ON));
        let _ = self.session.lease.tty.read(&mut bytes);
        let messages = self.input.take(&bytes, Instant::now());
        self.tell_keys(messages);
    }

    fn tell_keys(&mut self, messages: Vec<Message>) {
        if messages.is_empty() {
            return;
        }
        self.tell_time();
        let several = quiet::is_several(&messages);
        let mut early = None;
        for message in messages {
            // An answer comes alone; text need not.
            let several = several && self.wizard.is_question();
            let is_early = self.quiet.is_early(self.wizard.unasked(), several);
            match (quiet::keys_of(&message).filter(|_| is_early), message) {
                (Some(keys), _) => early.get_or_insert_with(Vec::new).extend(keys),
                (None, Message::Click { column, row }) => self.tell_click(column, row),
                (None, message) => self.tell(message),
            }
        }
        if let Some(keys) = early {
            self.tell(Message::Early(keys));
        }
        self.rest_due = Some(Instant::now() + REST);
    }

    /// What was clicked on is what the clerk saw: the frame that was drawn last.
    fn tell_click(&mut self, column: u16, row: u16) {
        match self.canvas.click(column, row) {
            Some(Click::Keys(keys)) => {
                for key in keys {
                    self.tell(Message::Key(key));
                }
            }
            Some(Click::Point(point)) => self.tell(Message::Point(point)),
            None => {}
        }
    }

    fn tell_time(&mut self) {
        let now = Instant::now();
        if self.clock_due <= now {
            self.clock_due = now + CLOCK;
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            self.tell(Message::Clock(Moment::from_unix(since.as_secs())));
        }
    }

    fn tell_size(&mut self) {
        let (columns, rows) = self.session.size();
        self.canvas.clear(columns, rows);
        self.painter.resize(columns, rows);
        self.tell_time();
        self.tell(Message::Resize { columns, rows });
    }

    /// Tells the wizard, and carries out what it asks for, until there is no more to tell.
    fn tell(&mut self, message: Message) {
        let mut messages = VecDeque::from([message]);
        while let Some(message) = messages.pop_front() {
            self.changed = true;
            for effect in self.wizard.update(message) {
                match effect {
                    Effect::Repaint => self.painter.forget(),
                    Effect::Send(command) => messages.push_back(self.send(&command)),
                    Effect::Plain => {
                        self.ending.get_or_insert(Ending::Plain);
                    }
                    effect => {
                        let leaves = effect == Effect::Leave;
                        messages.extend(self.world.perform(effect));
                        if leaves {
                            self.ending.get_or_insert(Ending::Left);
                        }
                    }
                }
            }
        }
    }

    /// Lets the program that sends files talk to the terminal, and takes the screen back whatever
    /// it left on it.
    fn send(&mut self, command: &[String]) -> Message {
        let Session { lease, wake_up, asked, .. } = self.session;
        let sent = lease.stand_aside().and_then(|()| {
            lease.tty.write(hand_over::SAYS.as_bytes(), None, Some(REST), || false)?;
            hand_over::send(&lease.tty, command, wake_up.as_fd(), || {
                wake_up.drain();
                asked.is_over()
            })
        });
        // A terminal that is gone is noticed by the next turn.
        let _ = lease.enter();
        self.painter.forget();
        self.news = true;
        self.resize_due = Some(Instant::now());
        hand_over::told(sent)
    }

    /// The wizard is told that it ends, so that it saves.
    fn hang_up(&mut self, ending: Ending) {
        self.ending = Some(ending);
        // What came of a paste is there, though its end is not.
        let rest = self.input.finish();
        self.tell_keys(rest);
        self.tell(Message::HangUp);
    }
}
