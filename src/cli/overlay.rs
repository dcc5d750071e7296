//! What does the county ask for besides the form, and where is that written down?

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::check::Overlay;
use crate::disk::cause::cause;
use crate::disk::open;
use crate::yaml::MOST_BYTES;

/// 本地要求, if there are any.
pub type Local = Option<Arc<Overlay>>;

/// Where an administrator puts one for all users of the machine.
const OF_MACHINE: &str = "/etc/nianbao/overlay.yaml";

/// Reads the overlay: the file named, else the user's own, else that of the machine.
///
/// # Errors
///
/// One sentence with file and line.
pub fn read(named: Option<&Path>) -> Result<Local, String> {
    if let Some(file) = named {
        return Ok(Some(of_file(file)?));
    }
    let own = directories::ProjectDirs::from("", "", "nianbao")
        .map(|folders| folders.config_dir().join("overlay.yaml"));
    first_of(own.into_iter().chain([PathBuf::from(OF_MACHINE)]))
}

/// The same without the user's own.
///
/// # Errors
///
/// As [`read`].
pub fn of_machine(named: Option<&Path>) -> Result<Local, String> {
    match named {
        Some(file) => of_file(file).map(Some),
        None => first_of([PathBuf::from(OF_MACHINE)]),
    }
}

fn first_of(files: impl IntoIterator<Item = PathBuf>) -> Result<Local, String> {
    match files.into_iter().find(|file| file.exists()) {
        Some(file) => of_file(&file).map(Some),
        None => Ok(None),
    }
}

fn of_file(file: &Path) -> Result<Arc<Overlay>, String> {
    let name = format!("本地要求 {}", file.display());
    let bytes =
        open::read_named(file).map_err(|error| format!("{name}：打不开：{}。", cause(&error)))?;
    if bytes.len() > MOST_BYTES {
        return Err(format!("{name}：超过 1 MB，不像本地要求。请核对是不是选错了文件。"));
    }
    let text = String::from_utf8(bytes)
        .map_err(|_| format!("{name}：不是 UTF-8 文字。请另存为 UTF-8 后再读。"))?;
    Overlay::read(&text).map(Arc::new).map_err(|error| format!("{name} {error}"))
}
