//! What may a clerk do whom sshd lets in for this program alone?

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

use super::arguments::{Arguments, Common};
use super::documents::Shelf;
use super::exit::Exit;
use super::fill::{self, Place};
use super::output::Output;
use super::settings::Keeper;
use super::{clock, elsewhere, fence, overlay};
use crate::disk::cause::cause;
use crate::draft::{Account, Codec, Session, Store, folder};
use crate::text::clean::harmless;

/// What sshd puts the client's command into when another is forced: a command, `scp`, SFTP.
const WISH: &str = "SSH_ORIGINAL_COMMAND";

const NOTHING_ELSE: &str = "这个账号只能打开年报填写界面，不能运行别的命令，也不能传文件。\
    请不带命令直接登录。";
const NO_COMMAND: &str = "--restricted 只打开填写界面，后面不能再写命令或文件。";
const NO_HOME: &str = "/etc/passwd 里没有这个账号的主目录，不知道草稿存在哪里。\
    请管理员在 ForceCommand 里用 --data-dir 指定一个文件夹。";

/// Shows the wizard to a clerk who is to reach nothing else: her own folder, no other program.
///
/// Who she is and where her folder is, the system says and not the environment, which the client
/// may have set; `--data-dir` may name another folder, since the command line is the
/// administrator's.
pub fn run(arguments: &Arguments, output: &mut Output) -> Exit {
    let refused = |sentence: &str, exit, output: &mut Output| {
        output.say(sentence);
        exit
    };
    if arguments.command.is_some() {
        return refused(NO_COMMAND, Exit::Usage, output);
    }
    if env::var_os(WISH).is_some_and(|wish| !wish.is_empty()) {
        return refused(NOTHING_ELSE, Exit::Usage, output);
    }
    leave_no_core();
    match place(&arguments.common) {
        Ok(place) => fill::run(None, place, &arguments.common, output),
        Err(sentence) => refused(&sentence, Exit::CannotWrite, output),
    }
}

/// A core would hold the text of the report, and lie where its folder's rights do not count. What
/// the system does not grant here, the limits of the account must do.
fn leave_no_core() {
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    let _ = setrlimit(Resource::Core, none);
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// All that is the clerk's lies in one folder, and no link leads out of it.
fn place(common: &Common) -> Result<Place, String> {
    let named = common.data_dir.as_deref();
    let account = Account::of_process();
    let home = account.as_ref().and_then(Account::own_home);
    let (own, data) = match (named, home) {
        (Some(named), _) => (named.to_path_buf(), named.to_path_buf()),
        (None, Some(home)) => (home.to_path_buf(), home.join(".local/share/nianbao")),
        (None, None) => return Err(NO_HOME.to_owned()),
    };
    if !elsewhere::answers(&own) {
        return Err(elsewhere::sentence(&own));
    }
    let (own, data) = entered(&own, &data)?;
    // Read before the fence stands; what the clerk might have put in its place is not looked for.
    let local = overlay::of_machine(common.overlay.as_deref());
    fence::around(&own);
    let mut session = Session::here(clock::stamp);
    if let Some(account) = account {
        session.user = account.name;
    }
    let shelf = Shelf::fenced(&own);
    // A copy in an emergency goes beside the draft or nowhere: all else is outside.
    let store = Store::new(&data, session, Codec::default());
    let keeper = Keeper::at(Some(data.join("settings.yaml")));
    Ok(Place { data, store, shelf, local, before: None, sealed: true, keeper })
}

/// Both folders as they really lie, made where they are missing.
fn entered(own: &Path, data: &Path) -> Result<(PathBuf, PathBuf), String> {
    let refused = |error: std::io::Error| {
        let shown = harmless(&own.to_string_lossy());
        format!("不能用文件夹 {shown} 存草稿：{}。请告诉管理员。", cause(&error))
    };
    let below = data.strip_prefix(own).unwrap_or(Path::new("")).to_path_buf();
    if below.as_os_str().is_empty() {
        folder::make(own).map_err(refused)?;
    }
    // The administrator may have put the folder itself elsewhere, and a link in its place.
    let own = fs::canonicalize(own).map_err(refused)?;
    let data = own.join(below);
    folder::has_no_link(&own, &data).map_err(refused)?;
    folder::make(&data).map_err(refused)?;
    Ok((own, data))
}
