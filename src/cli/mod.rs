//! What does the command line offer? One file per subcommand.

mod archive;
mod arguments;
mod batch;
mod check;
mod clock;
mod documents;
mod drafts;
mod elsewhere;
mod exit;
mod explain;
mod fence;
mod fetch;
mod fill;
mod findings;
mod found;
mod input;
mod judged;
mod output;
mod overlay;
mod previous;
mod render;
mod restricted;
mod rules;
mod settings;
mod show;
mod usage;
mod world;

pub use arguments::{Format, Glyphs};
pub use documents::Shelf;
pub use exit::Exit;
pub use findings::print as print_findings;
pub use output::Output;
pub use rules::page as rule_page;
pub use world::{First, Unsaved, Wake, World};

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;
use nix::sys::signal::{SigSet, Signal};

use crate::draft::{Codec, FolderError, Refuge, Session, Store, folder};
use arguments::{Arguments, Command, Common};
use check::Manner;
use fill::Place;
use previous::Previous;

/// Runs the program on its arguments.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut output = Output::of_process();
    hear_of_full_files();
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let exit = match Arguments::try_parse_from(&arguments) {
        Ok(arguments) => carry_out(arguments, &mut output),
        Err(error)
            if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) =>
        {
            output.text(&error.to_string());
            Exit::Clean
        }
        Err(error) => {
            output.say(&usage::sentence(&error, &arguments));
            Exit::Usage
        }
    };
    output.finish(exit).into()
}

/// A file that may not grow (`ulimit -f`) is an error of the one who writes it, and no death.
fn hear_of_full_files() {
    let mut signal = SigSet::empty();
    signal.add(Signal::SIGXFSZ);
    // Where it cannot be held, such a file ends the program as before.
    let _ = signal.thread_block();
}

fn carry_out(arguments: Arguments, output: &mut Output) -> Exit {
    let common = &arguments.common;
    if common.restricted {
        return restricted::run(&arguments, output);
    }
    let local = || overlay::read(common.overlay.as_deref());
    let before = |file: Option<PathBuf>| Previous::read(file.as_deref(), local()?);
    match arguments.command {
        Some(Command::Check { files, format, previous, details }) => {
            let manner = Manner { format, details };
            or_say(before(previous), output, |it, output| check::run(&files, it, manner, output))
        }
        Some(Command::Explain { code, file, previous }) => {
            or_say(before(previous), output, |it, output| explain::run(&code, &file, &it, output))
        }
        Some(Command::Render(arguments)) => {
            let previous = before(arguments.previous.clone());
            let overlay = common.overlay.as_deref();
            or_say(previous, output, |it, output| render::run(&arguments, &it, overlay, output))
        }
        Some(Command::Rules { code }) => rules::run(code.as_deref(), output),
        Some(Command::Drafts { format }) => {
            // Requirements that cannot be read are told where a report is checked by them.
            let context = clock::context(&local().ok().flatten());
            with_store(common, output, |store, output| {
                drafts::run(&store, &context, format, output)
            })
        }
        Some(Command::Show { what, field, code }) => with_store(common, output, |store, output| {
            show::run(&store, &what, field, code, output)
        }),
        Some(Command::Fill { file, previous, force }) => {
            let named = previous.or(arguments.previous);
            or_say(previous::named(named.as_deref()), output, |before, output| {
                with_place(common, output, |place, output| {
                    let store = place.store.forced(force);
                    let place = Place { before, store, ..place };
                    fill::run(Some(&file), place, common, output)
                })
            })
        }
        None => or_say(previous::named(arguments.previous.as_deref()), output, |before, output| {
            with_place(common, output, |place, output| {
                fill::run(None, Place { before, ..place }, common, output)
            })
        }),
    }
}

/// Does `work` with what was read; or says why it could not be.
fn or_say<T>(
    read: Result<T, String>,
    output: &mut Output,
    work: impl FnOnce(T, &mut Output) -> Exit,
) -> Exit {
    match read {
        Ok(read) => work(read, output),
        Err(sentence) => {
            output.say(&sentence);
            Exit::Unreadable
        }
    }
}

/// Does `work` where the clerk writes; or where she may, when the disk does not answer.
fn with_place(
    common: &Common,
    output: &mut Output,
    work: impl FnOnce(Place, &mut Output) -> Exit,
) -> Exit {
    let asked = match store(common) {
        Ok((data, store)) => match elsewhere::silent(&data) {
            None => Ok(Place::open(data, store, common)),
            Some(folder) => elsewhere::ask(&folder, common, output),
        },
        Err(error) => {
            output.say(&error.to_string());
            Err(Exit::CannotWrite)
        }
    };
    asked.map_or_else(|exit| exit, |place| work(place, output))
}

fn with_store(
    common: &Common,
    output: &mut Output,
    work: impl FnOnce(Store, &mut Output) -> Exit,
) -> Exit {
    match store(common) {
        Ok((data, store)) => match elsewhere::silent(&data) {
            None => work(store, output),
            Some(folder) => {
                output.say(&elsewhere::sentence(&folder));
                Exit::Unreadable
            }
        },
        Err(error) => {
            output.say(&error.to_string());
            Exit::CannotWrite
        }
    }
}

fn store(common: &Common) -> Result<(PathBuf, Store), FolderError> {
    let environment = env::var_os("NIANBAO_DATA");
    let data = folder::choose(common.data_dir.as_deref(), environment.as_deref())?;
    let store = Store::new(&data, Session::here(clock::stamp), Codec::default());
    Ok((data, store.with_refuge(Refuge::of_environment())))
}
