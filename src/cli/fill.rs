//! What happens before the wizard appears, and after it is gone?

use std::io::{self, IsTerminal};
use std::path::Path;

use super::documents::Shelf;
use super::exit::Exit;
use super::output::Output;
use super::world::World;
use crate::draft::{Open, OpenError, Store};

/// Runs the wizard, on `file` if one is named, else on the drafts in `store`.
///
/// What stands in the way of saving is said before anything is typed.
pub fn run(file: Option<&Path>, data: &Path, store: Store, output: &mut Output) -> Exit {
    let first = match first(file, &store) {
        Ok(first) => first,
        Err((sentence, exit)) => {
            output.say(&sentence);
            return exit;
        }
    };
    if !(io::stdin().is_terminal() && io::stdout().is_terminal()) {
        output.say("向导要在终端里用。不在终端里可以用 nianbao check 或 nianbao render。");
        return Exit::Usage;
    }
    let shelf = Shelf::of_process(data, store.session());
    let world = World::new(store, shelf, first);
    show(world, output)
}

fn show(world: World, output: &mut Output) -> Exit {
    output.say("这一版还没有画面，向导暂时不能运行。可以用 nianbao check 或 nianbao render。");
    match world.farewell() {
        Ok(()) => Exit::Usage,
        Err(sentence) => {
            output.say(&sentence);
            Exit::CannotWrite
        }
    }
}

fn first(file: Option<&Path>, store: &Store) -> Result<Option<Open>, (String, Exit)> {
    match file {
        None => store.prepare().map(|()| None).map_err(|e| (e.to_string(), Exit::CannotWrite)),
        Some(file) => store.open_file(file).map(Some).map_err(|e| (e.to_string(), of(&e))),
    }
}

fn of(error: &OpenError) -> Exit {
    match error {
        OpenError::Held { .. } => Exit::Held,
        OpenError::CannotRead { .. } | OpenError::Unreadable { .. } => Exit::Unreadable,
        OpenError::CannotWrite { .. } => Exit::CannotWrite,
    }
}
