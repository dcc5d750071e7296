//! Where is a draft kept while its own folder takes nothing?

use std::env;
use std::fs;
use std::io;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::folder;
use crate::disk::file::{self, Temporary};
use crate::disk::{name, open};
use crate::yaml;

/// A folder for all users that outlives a restart.
const COMMON: &str = "/var/tmp";

/// 避难处. Folders in which a copy may be put in an emergency, in the order in which they are tried.
///
/// In each of them the copies lie in a folder of the user's own, since the folder may be a common
/// one: made by us, or found to be a real folder, the user's, and closed to others.
#[derive(Clone, Debug, Default)]
pub struct Refuge {
    places: Vec<PathBuf>,
}

impl Refuge {
    /// These folders.
    #[must_use]
    pub fn new(places: Vec<PathBuf>) -> Self {
        Self { places }
    }

    /// Those of this user: the state folder, `/var/tmp`, and the folder of the login session last,
    /// since it is emptied when the last session ends, which is what a dropped line may do.
    #[must_use]
    pub fn of_environment() -> Self {
        let named = |name: &str| env::var_os(name).map(PathBuf::from).filter(|p| p.is_absolute());
        let home = || named("HOME").map(|home| home.join(".local/state"));
        let state = named("XDG_STATE_HOME").or_else(home);
        let common = Some(PathBuf::from(COMMON));
        let places = [state, common, named("XDG_RUNTIME_DIR")];
        Self::new(places.into_iter().flatten().collect())
    }

    /// The user's own folder in the one place that lies on no file server as a rule, to write in
    /// from the start; none: it cannot be made.
    #[must_use]
    pub fn common_folder() -> Option<PathBuf> {
        own_folder(Path::new(COMMON)).ok()
    }

    /// Such folders in which drafts were begun.
    pub(super) fn begun(&self) -> impl Iterator<Item = PathBuf> + '_ {
        let has_drafts = |own: &PathBuf| {
            fs::read_dir(own.join("drafts")).is_ok_and(|mut entries| entries.next().is_some())
        };
        self.places.iter().flat_map(|place| own_folders(place)).filter(has_drafts)
    }

    /// Keeps `text` somewhere, durably: beside the draft under another name, else elsewhere; the
    /// name ends in `ending`.
    ///
    /// # Errors
    ///
    /// What the last place said.
    pub fn keep(&self, draft: &Path, id: &str, ending: &str, text: &str) -> io::Result<PathBuf> {
        let near = beside(draft).with_extension(ending);
        let mut refused = match yields(&near, id).and_then(|()| put(&near, text)) {
            Ok(path) => return Ok(path),
            Err(error) => error,
        };
        if !name::is_id(id) {
            return Err(refused);
        }
        for place in &self.places {
            let own = own_folder(place);
            match own.and_then(|own| put(&own.join(format!("{id}.{ending}")), text)) {
                Ok(path) => return Ok(path),
                Err(error) => refused = error,
            }
        }
        Err(refused)
    }

    /// The places that are not beside the draft, each for a thread of its own: one that lies on the
    /// same dead server as the draft never answers. The state folder, which often does, is the last.
    #[must_use]
    pub fn away(&self, id: &str) -> Vec<Away> {
        let ours = name::is_id(id).then_some(&self.places);
        let places = ours.into_iter().flat_map(|all| all.iter().skip(1).chain(all.first()));
        places.map(|place| Away { place: place.clone(), id: id.to_owned() }).collect()
    }

    /// The copies of a draft that lie anywhere.
    #[must_use]
    pub fn find(&self, draft: &Path, id: &str) -> Vec<PathBuf> {
        let own = self.places.iter().flat_map(|place| own_folders(place));
        let away = own
            .flat_map(|folder| ["yaml", HANGS].map(|ending| folder.join(format!("{id}.{ending}"))));
        let all = std::iter::once(beside(draft)).chain(away.filter(|_| name::is_id(id)));
        all.filter(|path| is_mine(path, |metadata| metadata.is_file())).collect()
    }
}

/// How the copies are called that are made while the disk does not answer: those of a disk that
/// fails are taken away at times of their own.
const HANGS: &str = "hang.yaml";

/// 别处. One place away from the draft, in which a copy of it may be put.
#[derive(Clone, Debug)]
pub struct Away {
    place: PathBuf,
    id: String,
}

impl Away {
    /// Keeps `text` here, durably; where.
    ///
    /// # Errors
    ///
    /// What the place says.
    pub fn put(&self, text: &str) -> io::Result<PathBuf> {
        put(&own_folder(&self.place)?.join(format!("{}.{HANGS}", self.id)), text)
    }
}

fn beside(draft: &Path) -> PathBuf {
    name::with_insert(draft, "应急")
}

/// Whether what stands at `path`, if anything, may go: an earlier copy of the same draft.
fn yields(path: &Path, id: &str) -> io::Result<()> {
    match open::read(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Ok(bytes) => {
            let ours = !yaml::claims(&bytes) || String::from_utf8_lossy(&bytes).contains(id);
            let mine = is_mine(path, |_| true);
            if ours && mine { Ok(()) } else { Err(io::ErrorKind::AlreadyExists.into()) }
        }
        Err(error) => Err(error),
    }
}

fn put(path: &Path, text: &str) -> io::Result<PathBuf> {
    Temporary::write(path, 0o600, text.as_bytes())?.rename_over(path)?;
    file::sync_folder(file::folder_of(path))?;
    Ok(path.to_path_buf())
}

fn prefix() -> String {
    format!("nianbao-{}", rustix::process::geteuid().as_raw())
}

/// The user's folder in a place that may be common: one that can be trusted, or a new one; when
/// somebody else has the name, one of a name that nobody could guess.
fn own_folder(place: &Path) -> io::Result<PathBuf> {
    if let Some(own) = own_folders(place).into_iter().next() {
        return Ok(own);
    }
    let own = place.join(prefix());
    match folder::make_new(&own) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let own = place.join(format!("{}-{}", prefix(), name::random()));
            folder::make_new(&own).map(|()| own)
        }
        made => made.map(|()| own),
    }
}

fn own_folders(place: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(place).into_iter().flatten().flatten();
    let named = entries.map(|entry| entry.path()).filter(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.strip_prefix(&prefix()).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    });
    let closed = |metadata: &fs::Metadata| metadata.is_dir() && metadata.mode() & 0o777 == 0o700;
    let mut own: Vec<PathBuf> = named.filter(|path| is_mine(path, closed)).collect();
    own.sort();
    own
}

/// Whether it is what it should be, no link to it, and the user's.
fn is_mine(path: &Path, is_right: impl Fn(&fs::Metadata) -> bool) -> bool {
    let me = rustix::process::geteuid().as_raw();
    fs::symlink_metadata(path).is_ok_and(|metadata| metadata.uid() == me && is_right(&metadata))
}
