//! What happens when the program itself goes wrong?

use std::io::{self, Write as _};
use std::panic;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;

use super::signals::{Asked, GiveBack};
use super::wake::Waker;
use crate::disk::open;

/// From here on a panic gives the terminal back first, then says one sentence. One in another
/// thread than this one ends the loop, which saves.
pub(super) fn prepare(give_back: GiveBack, asked: Arc<Asked>, waker: Waker, folder: PathBuf) {
    let ui = thread::current().id();
    panic::set_hook(Box::new(move |panic| {
        give_back();
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        note(&folder, &place);
        let _ = writeln!(
            io::stderr(),
            "程序自身出了问题，已经停下；写过的内容保存在 {}，重新运行 nianbao 可以接着写。",
            folder.display()
        );
        if thread::current().id() != ui {
            asked.note_crash();
            waker.wake();
        }
    }));
}

/// Notes the place in the program. Not the words of the panic: they may quote the report.
fn note(folder: &Path, place: &str) {
    if let Ok(mut file) = open::log(&folder.join("crash.log")) {
        let _ = writeln!(file, "nianbao {}: {place}", env!("CARGO_PKG_VERSION"));
    }
}
