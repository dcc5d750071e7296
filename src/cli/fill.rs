//! What happens before the wizard appears, and after it is gone?

use std::path::Path;
use std::sync::Arc;

use super::arguments::Common;
use super::clock;
use super::documents::Shelf;
use super::exit::Exit;
use super::output::Output;
use super::overlay::{self, Local};
use super::world::World;
use crate::draft::{Open, OpenError, Store};
use crate::form::Form;
use crate::report::yaml;
use crate::terminal::{Ending, Options, Session};
use crate::wizard::Wizard;

/// Runs the wizard, on `file` if one is named, else on the drafts in `store`.
///
/// What stands in the way of saving is said before anything is typed.
pub fn run(
    file: Option<&Path>,
    data: &Path,
    store: Store,
    common: &Common,
    output: &mut Output,
) -> Exit {
    let local = overlay::read(common.overlay.as_deref());
    if let (Err(sentence), Some(_)) = (&local, &common.overlay) {
        output.say(sentence);
        return Exit::Unreadable;
    }
    let first = match first(file, &store) {
        Ok(first) => first,
        Err((sentence, exit)) => {
            output.say(&sentence);
            return exit;
        }
    };
    let session = match Options::from_environment(common.glyphs.name(), data.to_owned())
        .and_then(Session::open)
    {
        Ok(session) => session,
        Err(refusal) => {
            refusal.report();
            return Exit::Usage;
        }
    };
    let shelf = Shelf::of_process(data, store.session()).with_overlay(local.clone().ok().flatten());
    let who = format!("{}@{}", store.session().user, store.session().host);
    show(World::new(store, shelf, first), session, (&who, local), output)
}

fn show(
    mut world: World,
    session: Session,
    (who, local): (&str, Result<Local, String>),
    output: &mut Output,
) -> Exit {
    let waker = session.waker();
    world.begin(Arc::new(move || waker.wake()));
    let mut wizard = Wizard::new(Form::edition_2021(), who, clock::now(), session.size());
    match local {
        Ok(local) => wizard.set_overlay(local),
        // Where nobody named the file, a fault in it keeps nobody from writing.
        Err(sentence) => wizard.note_bad_overlay(sentence),
    }
    let ending = session.run(&mut wizard, &mut world);
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
        (Ok(()), ending) => Exit::Ended(ending.code()),
    }
}

fn first(file: Option<&Path>, store: &Store) -> Result<Option<Open>, (String, Exit)> {
    match file {
        None => store
            .prepare()
            .map(|()| store.clear_trash())
            .map(|()| None)
            .map_err(|e| (e.to_string(), Exit::CannotWrite)),
        Some(file) => store.open_file(file).map(Some).map_err(|e| (e.to_string(), of(&e))),
    }
}

fn of(error: &OpenError) -> Exit {
    match error {
        OpenError::Held(_) => Exit::Held,
        OpenError::CannotRead { .. } | OpenError::Unreadable { .. } => Exit::Unreadable,
        OpenError::CannotWrite { .. } => Exit::CannotWrite,
    }
}
