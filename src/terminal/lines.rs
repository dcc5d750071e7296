//! How does the conversation in lines go: ask, wait for a line, do what follows?
//!
//! The terminal stays in its own line mode: editing a line, and the characters on it, are its
//! business. Standard input may as well be a pipe or a file of answers.

use std::collections::VecDeque;
use std::io::{self, Write as _};
use std::os::fd::AsFd as _;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use super::crash;
use super::hand_over;
use super::job::has_shell;
use super::line_end::{
    Line, LineEnd, is_terminal, prints_to_terminal, restore, size, take_characters,
};
use super::refusal::notice;
use super::run::{Ending, World};
use super::session::Session;
use super::signals::{Asked, GiveBack, listen};
use super::wake::{WakeUp, Waker, pair};
use crate::text::clean::harmless;
use crate::wizard::plain::Plain;
use crate::wizard::{Effect, Message, Moment, Wizard};

/// The clock is told about as often.
const CLOCK: Duration = Duration::from_secs(1);

/// 逐行. Standard input and output, and the signals, while the wizard talks in lines.
pub struct Lines {
    asked: Arc<Asked>,
    wake_up: WakeUp,
    waker: Waker,
    give_back: GiveBack,
    /// Whether there is no shell to return to, and no option can be given.
    sealed: bool,
}

impl Lines {
    /// Begins to listen to signals; panics are told. `folder`: where drafts are kept; `sealed`:
    /// there is no shell to return to.
    ///
    /// # Errors
    ///
    /// When the system gives no thread or no handler.
    pub fn open(folder: PathBuf, sealed: bool) -> io::Result<Self> {
        let asked = Arc::new(Asked::default());
        let (waker, wake_up) = pair()?;
        let give_back = line_mode();
        listen(Arc::clone(&asked), Arc::clone(&give_back), waker.clone())?;
        crash::prepare(Arc::clone(&give_back), Arc::clone(&asked), waker.clone(), folder);
        Ok(Self { asked, wake_up, waker, give_back, sealed })
    }

    /// Goes on where a drawn session has ended: whoever wakes it wakes this.
    ///
    /// # Errors
    ///
    /// When the process may not open more files.
    pub fn after(session: &Session) -> io::Result<Self> {
        let (asked, waker) = (Arc::clone(&session.asked), session.waker());
        let wake_up = session.wake_up.again()?;
        let sealed = session.options.sealed;
        Ok(Self { asked, wake_up, waker, give_back: line_mode(), sealed })
    }

    /// For threads that have something to tell: [`World::news`] is asked then.
    #[must_use]
    pub fn waker(&self) -> Waker {
        self.waker.clone()
    }

    /// Talks until it ends; what is asked for is carried out by `world`.
    pub fn run(&self, plain: &mut Plain, world: &mut dyn World) -> Ending {
        self.asked.set_last_words(world.last_words());
        if is_terminal() && prints_to_terminal() {
            plain.let_send();
        }
        let talk = Talk {
            lines: self,
            plain,
            world,
            input: LineEnd::default(),
            typed: is_terminal(),
            asks: true,
            news: true,
            clock_due: Instant::now(),
            ending: None,
        };
        let talked = catch_unwind(AssertUnwindSafe(|| talk.run()));
        let ending = talked.unwrap_or(Ending::Crashed);
        if ending == Ending::Crashed {
            self.asked.say_last_words();
        }
        (self.give_back)();
        ending
    }
}

/// Characters of several bytes are told to the terminal; what sets it back as it was.
fn line_mode() -> GiveBack {
    let before = take_characters();
    Arc::new(move || {
        // Only while files are sent is there anything to switch off.
        let _ = crossterm::terminal::disable_raw_mode();
        if let Some(before) = &before {
            restore(before);
        }
    })
}

/// 对话. All that the loop holds.
struct Talk<'a> {
    lines: &'a Lines,
    plain: &'a mut Plain,
    world: &'a mut dyn World,
    input: LineEnd,
    /// Whether a person types; else lines are said back, so that what is printed reads well.
    typed: bool,
    /// Whether the question is to be asked.
    asks: bool,
    news: bool,
    clock_due: Instant,
    ending: Option<Ending>,
}

impl Talk<'_> {
    fn run(mut self) -> Ending {
        loop {
            if let Err(_gone) = self.turn() {
                self.hang_up(Ending::HungUp);
            }
            if let Some(ending) = self.ending {
                return ending;
            }
        }
    }

    fn turn(&mut self) -> io::Result<()> {
        self.obey()?;
        if std::mem::take(&mut self.news) {
            for message in self.world.news() {
                self.tell(message);
            }
            self.asks |= self.plain.has_news();
        }
        if self.ending.is_some() {
            return Ok(());
        }
        // Nobody is asked before it is known that somebody answers.
        let waits = !self.typed && !self.input.has_begun();
        if !waits && std::mem::take(&mut self.asks) {
            let lines = self.plain.ask();
            self.print(&lines)?;
            self.write(b"> ")?;
        }
        let listens = self.typed || !self.plain.is_waiting();
        match self.input.line().filter(|_| listens) {
            Some(line) => self.take(&line),
            None if self.input.is_over() && listens => self.end(),
            None => {
                let came = self.input.wait(self.lines.wake_up.as_fd(), listens)?;
                if came.woken {
                    self.lines.wake_up.drain();
                    self.news = true;
                }
                Ok(())
            }
        }
    }

    /// Does what the system asks for.
    fn obey(&mut self) -> io::Result<()> {
        let asked = &self.lines.asked;
        if let Some(signal) = asked.stop() {
            self.hang_up(Ending::Signal(signal));
        } else if asked.crashed() {
            self.hang_up(Ending::Crashed);
        } else if asked.suspend() && !self.lines.sealed && has_shell() {
            asked.say_last_words();
            let this = rustix::process::getpid();
            rustix::process::kill_process(this, rustix::process::Signal::STOP)?;
        } else if asked.resume() {
            self.asks = true;
        }
        Ok(())
    }

    fn take(&mut self, line: &Line) -> io::Result<()> {
        self.tell_time();
        let Ok(text) = std::str::from_utf8(&line.bytes) else { return self.foreign() };
        if !self.typed {
            self.write(format!("{}\n", harmless(text)).as_bytes())?;
        }
        if line.cut {
            let end: String = text.chars().rev().take(8).collect();
            let end: String = end.chars().rev().collect();
            let says = format!(
                "提示：这一行太长，终端只收到「{end}」为止，后面的没有收到。请分成几行写。"
            );
            self.print(&[says])?;
        }
        let taken = self.plain.answer(text);
        self.asks = true;
        if let Some(sentence) = taken.refused {
            let told = self.plain.rest();
            self.print(&told)?;
            self.refuse(&sentence)?;
        }
        self.carry_out(taken.effects);
        Ok(())
    }

    /// A line that is no answer: whoever types is asked again, a file ends here.
    fn refuse(&mut self, sentence: &str) -> io::Result<()> {
        let kind = if self.plain.is_blocked() { "还不能生成" } else { "没有记下" };
        if self.typed {
            return self.print(&[format!("{kind}：{sentence}")]);
        }
        let at = self.input.taken;
        self.print(&[format!("{kind}：第 {at} 行：{sentence}")])?;
        let effects = self.plain.end("后面的回答没有再读，前面的都存好了");
        let ending = if self.plain.is_blocked() { Ending::Answered } else { Ending::Refused };
        self.leave(effects, ending);
        Ok(())
    }

    /// Bytes that are no UTF-8: what to switch on, in the encoding they are most likely in.
    fn foreign(&mut self) -> io::Result<()> {
        self.write(b"\n")?;
        self.write(notice(self.lines.sealed))?;
        self.asks = true;
        if self.typed {
            return Ok(());
        }
        self.refuse("这一行不是 UTF-8 编码。请把回答文件存成 UTF-8 再来。")
    }

    /// No line comes any more.
    fn end(&mut self) -> io::Result<()> {
        if self.input.taken == 0 && !self.typed {
            self.hang_up(Ending::Unanswered);
            return Ok(());
        }
        self.write(b"\n")?;
        let effects = self.plain.end("输入到这里为止");
        let ending = if self.typed { Ending::Left } else { Ending::Answered };
        self.leave(effects, ending);
        Ok(())
    }

    fn leave(&mut self, effects: Vec<Effect>, ending: Ending) {
        self.ending = Some(ending);
        self.carry_out(effects);
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        let mut messages = VecDeque::new();
        let mut effects = VecDeque::from(effects);
        loop {
            while let Some(effect) = effects.pop_front() {
                match effect {
                    Effect::Screen => {
                        self.go_back();
                        continue;
                    }
                    Effect::Send(command) => {
                        messages.push_back(self.send(&command));
                        continue;
                    }
                    _ => {}
                }
                let leaves = effect == Effect::Leave;
                let came = self.world.perform(effect);
                let saved = came.is_empty();
                messages.extend(came);
                if leaves {
                    self.part(saved);
                }
            }
            let Some(message) = messages.pop_front() else { return };
            effects.extend(self.plain.tell(message));
        }
    }

    /// Lets the program that sends files talk to the terminal.
    fn send(&self, command: &[String]) -> Message {
        let Lines { wake_up, asked, .. } = self.lines;
        hand_over::told(hand_over::send_from_lines(command, wake_up.as_fd(), || {
            wake_up.drain();
            asked.is_over()
        }))
    }

    /// Back to the screen, if it is large enough by now.
    fn go_back(&mut self) {
        let (columns, rows) = size().unwrap_or(Wizard::LEAST);
        let (least_columns, least_rows) = Wizard::LEAST;
        if columns >= least_columns && rows >= least_rows {
            self.ending.get_or_insert(Ending::Screen);
            return;
        }
        let says = format!(
            "提示：窗口还是太小：现在 {columns}x{rows}，至少 {least_columns}x{least_rows}。\
             拉大以后再输入 画面。"
        );
        // Nobody is left to be told that nobody reads.
        let _ = self.print(&[says]);
    }

    /// All is saved, or it is said later that it is not.
    fn part(&mut self, saved: bool) {
        let ending = if self.typed { Ending::Left } else { Ending::Answered };
        self.ending.get_or_insert(ending);
        let mut lines = self.plain.rest();
        if saved {
            lines.push(self.plain.farewell().to_owned());
        }
        // Nobody is left to be told that nobody reads.
        let _ = self.print(&lines);
    }

    fn tell(&mut self, message: Message) {
        let effects = self.plain.tell(message);
        // The list or the draft that is there now is asked about.
        self.carry_out(effects);
    }

    fn tell_time(&mut self) {
        let now = Instant::now();
        if self.clock_due <= now {
            self.clock_due = now + CLOCK;
            let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
            self.tell(Message::Clock(Moment::from_unix(since.as_secs())));
        }
    }

    fn hang_up(&mut self, ending: Ending) {
        self.ending = Some(ending);
        self.tell(Message::HangUp);
    }

    fn print(&mut self, lines: &[String]) -> io::Result<()> {
        let text: String = lines.iter().map(|line| format!("{}\n", harmless(line))).collect();
        self.write(text.as_bytes())
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut out = io::stdout().lock();
        out.write_all(bytes)?;
        out.flush()
    }
}
