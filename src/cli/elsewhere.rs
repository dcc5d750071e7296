//! What is done at the start when the disk with the drafts does not answer?

use std::io::{IsTerminal as _, stdin, stdout};
use std::path::{Path, PathBuf};

use super::arguments::Common;
use super::documents::Shelf;
use super::exit::Exit;
use super::fill::Place;
use super::output::Output;
use super::settings::Keeper;
use super::{clock, overlay};
use crate::disk::open;
use crate::disk::patience::{PATIENCE, within};
use crate::draft::{Codec, Refuge, Session, Store};
use crate::report::half_width;
use crate::text::clean::harmless;

/// The folder among those that a start reads, the drafts and what lies in the home, of which the
/// disk does not answer; none: all do.
pub(super) fn silent(data: &Path) -> Option<PathBuf> {
    let home = directories::BaseDirs::new().map(|own| own.home_dir().to_path_buf());
    [data.to_path_buf()].into_iter().chain(home).find(|folder| !answers(folder))
}

/// Whether the disk answers on which a folder lies, if it is there at all.
pub(super) fn answers(folder: &Path) -> bool {
    let folder = folder.to_path_buf();
    let ask = move || open::touch(&folder);
    // Where the system gives no thread, the drafts will not open either, and that is said then.
    within(PATIENCE, ask).map_or(true, |answer| answer.is_some())
}

/// What is said when it does not, and nobody is asked.
pub(super) fn sentence(folder: &Path) -> String {
    format!("{}请过一会儿再打开；一直这样，请告诉管理员。", no_answer(folder))
}

fn no_answer(folder: &Path) -> String {
    let shown = harmless(&folder.to_string_lossy());
    format!("{shown} 所在的磁盘没有回应，多半是文件服务器出了问题，存在那里的都还在。")
}

/// Says that it does not, and asks whether to begin elsewhere; else the program ends.
pub(super) fn ask(silent: &Path, common: &Common, output: &mut Output) -> Result<Place, Exit> {
    let place = Refuge::common_folder();
    let asks = stdin().is_terminal() && stdout().is_terminal();
    let Some(folder) = place.filter(|_| asks) else {
        output.say(&sentence(silent));
        return Err(Exit::CannotWrite);
    };
    output.say(&no_answer(silent));
    output.line("1  退出，过一会儿再打开");
    output.line(&format!("2  先写在 {}，磁盘好了再接着用", folder.display()));
    output.say("请输入 1 或 2，按回车。");
    let mut answer = String::new();
    // Who cannot be heard any more wants nothing.
    let _ = stdin().read_line(&mut answer);
    if answer.trim().chars().map(half_width).collect::<String>() != "2" {
        return Err(Exit::CannotWrite);
    }
    // Nothing of it may lie in the home: no copy, no settings, no documents.
    let session = Session::here(clock::stamp);
    let connection = std::env::var("SSH_CONNECTION").unwrap_or_default();
    let shelf = Shelf::new(&folder, None, session.user.clone(), connection);
    Ok(Place {
        store: Store::new(&folder, session, Codec::default()),
        shelf,
        local: overlay::of_machine(common.overlay.as_deref()),
        before: None,
        sealed: false,
        keeper: Keeper::at(Some(folder.join("settings.yaml"))),
        data: folder,
    })
}
