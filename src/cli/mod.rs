//! What does the command line offer? One file per subcommand.

mod arguments;
mod check;
mod clock;
mod documents;
mod drafts;
mod exit;
mod explain;
mod fetch;
mod fill;
mod input;
mod output;
mod previous;
mod render;
mod rules;
mod show;
mod usage;
mod world;

pub use arguments::{Format, Glyphs};
pub use check::print as print_findings;
pub use documents::Shelf;
pub use exit::Exit;
pub use output::Output;
pub use rules::page as rule_page;
pub use world::{Unsaved, Wake, World};

use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use clap::error::ErrorKind;

use crate::draft::{Codec, FolderError, Refuge, Session, Store, folder};
use arguments::{Arguments, Command, Common};

/// Runs the program on its arguments.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let mut output = Output::of_process();
    let exit = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => carry_out(arguments, &mut output),
        Err(error)
            if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) =>
        {
            output.text(&error.to_string());
            Exit::Clean
        }
        Err(error) => {
            output.say(&usage::sentence(&error));
            Exit::Usage
        }
    };
    output.finish(exit).into()
}

fn carry_out(arguments: Arguments, output: &mut Output) -> Exit {
    let common = &arguments.common;
    match arguments.command {
        Some(Command::Check { files, format, previous }) => {
            check::run(&files, previous.as_deref(), format, output)
        }
        Some(Command::Explain { code, file, previous }) => {
            explain::run(&code, &file, previous.as_deref(), output)
        }
        Some(Command::Render(arguments)) => render::run(&arguments, output),
        Some(Command::Rules { code }) => rules::run(code.as_deref(), output),
        Some(Command::Drafts { format }) => {
            with_store(common, output, |_, store, output| drafts::run(&store, format, output))
        }
        Some(Command::Show { what, field, code }) => {
            with_store(common, output, |_, store, output| {
                show::run(&store, &what, field, code, output)
            })
        }
        Some(Command::Fill { file }) => with_store(common, output, |data, store, output| {
            fill::run(Some(&file), &data, store, common.glyphs, output)
        }),
        None => with_store(common, output, |data, store, output| {
            fill::run(None, &data, store, common.glyphs, output)
        }),
    }
}

fn with_store(
    common: &Common,
    output: &mut Output,
    work: impl FnOnce(PathBuf, Store, &mut Output) -> Exit,
) -> Exit {
    match store(common) {
        Ok((data, store)) => work(data, store, output),
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
