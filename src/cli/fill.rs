//! What happens before the wizard appears, and after it is gone?

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::arguments::Common;
use super::clock;
use super::documents::Shelf;
use super::exit::Exit;
use super::output::Output;
use super::overlay::{self, Local};
use super::settings::Keeper;
use super::world::{First, World};
use crate::draft::{OpenError, Store};
use crate::form::Form;
use crate::report::Previous;
use crate::terminal::{Ending, Lines, Options, Refusal, Session};
use crate::wizard::plain::{Plain, Standing};
use crate::wizard::{Settings, Wizard};
use crate::yaml;

/// 场所. Where a run keeps what it writes.
pub struct Place {
    /// The data folder.
    pub data: PathBuf,
    /// The drafts in it.
    pub store: Store,
    /// Where documents go.
    pub shelf: Shelf,
    /// What the county asks for, or why that cannot be read.
    pub local: Result<Local, String>,
    /// 上年年报, when it was named.
    pub before: Option<Previous>,
    /// Whether the clerk has nothing but this program: no shell to return to, no options.
    pub sealed: bool,
    /// What the clerk likes.
    pub keeper: Keeper,
}

impl Place {
    /// That of a user who may do what the system lets her.
    #[must_use]
    pub fn open(data: PathBuf, store: Store, common: &Common) -> Self {
        let shelf = Shelf::of_process(&data, store.session());
        let local = overlay::read(common.overlay.as_deref());
        let keeper = Keeper::of_process();
        Self { data, store, shelf, local, before: None, sealed: false, keeper }
    }
}

const NO_TERMINAL: &str = "这个账号只用来填写年报，要在终端窗口里打开。\
    请用 PuTTY、Xshell 这类客户端登录；用 ssh 命令登录时加 -t。";

/// Runs the wizard, on `file` if one is named, else on the drafts in `store`; in lines where that
/// is wished or nothing can be drawn.
///
/// What stands in the way of saving is said before anything is typed.
pub fn run(file: Option<&Path>, place: Place, common: &Common, output: &mut Output) -> Exit {
    let Place { data, store, shelf, local, before, sealed, keeper } = place;
    if let (Err(sentence), Some(_)) = (&local, &common.overlay) {
        output.say(sentence);
        return Exit::Unreadable;
    }
    // With nobody to answer the question what to do, the program ends.
    let asks = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    let first = match first(file, &store, asks) {
        Ok(first) => first,
        Err((sentence, exit)) => {
            output.say(&sentence);
            return exit;
        }
    };
    let shelf = shelf.with_overlay(local.clone().ok().flatten());
    let who = format!("{}@{}", store.session().user, store.session().host);
    let store = file.into_iter().fold(store, Store::naming);
    let mut settings = keeper.settings();
    settings.theme = common.theme.unwrap_or(settings.theme);
    let world = || World::new(store, shelf, first).keeping(keeper);
    let options = options(common, data.clone(), sealed).map(|options| {
        // What is said now goes before what was said once. Only a terminal that does not answer
        // is not asked again: the others also say which encoding they read.
        settings.glyphs = options.glyphs.or(settings.glyphs);
        let known = settings.glyphs.filter(|_| settings.silent);
        Options { glyphs: options.glyphs.or(known), ..options }
    });
    let known = Known { who: &who, local, before, settings, may_read: !sealed };
    match options.and_then(Session::open) {
        Ok(session) => show(world(), session, known, output),
        // Behind sshd a pipe is somebody who wants something else.
        Err(Refusal::NoTerminal) if sealed && !std::io::stdin().is_terminal() => {
            output.say(NO_TERMINAL);
            Exit::Usage
        }
        Err(Refusal::NoTerminal) => match Lines::open(data, sealed) {
            Ok(lines) => begin_to_talk(world(), &lines, known, output),
            Err(error) => refuse(&Refusal::System(error)),
        },
        Err(refusal) => refuse(&refusal),
    }
}

fn options(common: &Common, data: PathBuf, sealed: bool) -> Result<Options, Refusal> {
    if common.plain {
        return Err(Refusal::NoTerminal);
    }
    // In place of the variable, which the client may have set.
    let glyphs = common.glyphs.name().or(sealed.then_some("auto"));
    let options = Options::from_environment(glyphs, data)?;
    Ok(Options { sealed, forced: common.force, mouse: common.mouse, ..options })
}

fn refuse(refusal: &Refusal) -> Exit {
    refusal.report();
    Exit::Usage
}

fn begin_to_talk(mut world: World, lines: &Lines, known: Known, output: &mut Output) -> Exit {
    let waker = lines.waker();
    world.begin(Arc::new(move || waker.wake()));
    let wizard = known.wizard(Wizard::LEAST);
    talk(world, wizard, lines, output)
}

fn show(mut world: World, mut session: Session, known: Known, output: &mut Output) -> Exit {
    let waker = session.waker();
    world.begin(Arc::new(move || waker.wake()));
    let mut wizard = known.wizard(session.size());
    loop {
        let ending = session.run(&mut wizard, &mut world);
        if ending != Ending::Plain {
            return farewell(world, ending, Exit::Clean, output);
        }
        let lines = match Lines::after(&session) {
            Ok(lines) => lines,
            Err(error) => return refuse(&Refusal::System(error)),
        };
        let mut plain = Plain::after_screen(wizard);
        let ending = lines.run(&mut plain, &mut world);
        if ending != Ending::Screen {
            return talked(world, ending, &plain, output);
        }
        wizard = plain.into_wizard();
        if let Err(error) = session.come_back() {
            return refuse(&Refusal::System(error));
        }
    }
}

/// What the wizard has to know before it begins.
struct Known<'a> {
    who: &'a str,
    local: Result<Local, String>,
    before: Option<Previous>,
    settings: Settings,
    may_read: bool,
}

impl Known<'_> {
    fn wizard(self, size: (u16, u16)) -> Wizard {
        let mut wizard = Wizard::new(Form::edition_2021(), self.who, clock::now(), size);
        wizard.set_settings(self.settings);
        if self.may_read {
            wizard.let_read();
        }
        match self.local {
            Ok(local) => wizard.set_overlay(local),
            // Where nobody named the file, a fault in it keeps nobody from writing.
            Err(sentence) => wizard.note_bad_overlay(sentence),
        }
        if let Some(before) = self.before {
            wizard.set_last_year(before);
        }
        wizard
    }
}

/// Talks in lines; a file of answers ends as a check of what it has filled.
fn talk(mut world: World, wizard: Wizard, lines: &Lines, output: &mut Output) -> Exit {
    let mut plain = Plain::new(wizard);
    let ending = lines.run(&mut plain, &mut world);
    talked(world, ending, &plain, output)
}

fn talked(world: World, ending: Ending, plain: &Plain, output: &mut Output) -> Exit {
    if ending == Ending::Unanswered {
        Refusal::NoTerminal.report();
    }
    let found = match plain.standing() {
        _ if plain.is_held() => Exit::Held,
        Standing::Clear => Exit::Clean,
        Standing::Explain => Exit::Explain,
        Standing::MustFix => Exit::MustFix,
    };
    farewell(world, ending, found, output)
}

fn farewell(world: World, ending: Ending, found: Exit, output: &mut Output) -> Exit {
    match (world.farewell(), ending) {
        (Err(unsaved), _) => {
            if let Some(document) = &unsaved.document {
                output.text(&yaml::write(document));
                output.say("以上是没有地方可存的内容，可以从屏幕上复制下来，存成 .yaml 文件。");
            }
            output.say(&unsaved.sentence);
            Exit::CannotWrite
        }
        (Ok(()), Ending::Left) => Exit::Clean,
        (Ok(()), Ending::Answered) => found,
        (Ok(()), ending) => Exit::Ended(ending.code()),
    }
}

fn first(file: Option<&Path>, store: &Store, asks: bool) -> Result<First, (String, Exit)> {
    let Some(file) = file else {
        store.prepare().map_err(|error| (error.to_string(), Exit::CannotWrite))?;
        store.clear_trash();
        return Ok(First::List);
    };
    match store.open_file(file) {
        Ok(open) => Ok(First::File(Box::new(open))),
        Err(OpenError::Held(_) | OpenError::Newer { .. }) if asks => Ok(First::Named),
        Err(error) => Err((error.to_string(), of(&error))),
    }
}

fn of(error: &OpenError) -> Exit {
    match error {
        OpenError::Held(_) => Exit::Held,
        OpenError::CannotRead { .. } | OpenError::Unreadable { .. } | OpenError::Newer { .. } => {
            Exit::Unreadable
        }
        OpenError::CannotWrite { .. } | OpenError::Guarded { .. } => Exit::CannotWrite,
    }
}
