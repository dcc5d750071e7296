//! Is each step of a save needed, and is its absence or failure noticed?
//!
//! A disk that loses at a power cut all that was not made durable stands in for the real one.
//! The sound protocol passes; with any one step left out the same judgement finds a loss.

use super::*;
use nianbao::disk::file::Disk;
use nianbao::disk::identity::Identity;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::os::unix::fs::MetadataExt;

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Step {
    Sync,
    Identity,
    Rename,
    SyncFolder,
}

const STEPS: [Step; 4] = [Step::Sync, Step::Identity, Step::Rename, Step::SyncFolder];

/// Inode and size of a file, when there is one.
type Version = Option<(u64, u64)>;

/// What a power cut would leave.
#[derive(Default)]
struct Forgetful {
    skip: Option<Step>,
    fail: Option<Step>,
    failed: Cell<bool>,
    /// Files whose content is durable, with the size they then had.
    contents: RefCell<HashMap<u64, u64>>,
    /// The file that has the draft's name: now, and after a power cut.
    named: Cell<Version>,
    durable: Cell<Version>,
    /// Whether at some moment a power cut would have left a name without its content.
    torn: Cell<bool>,
    left: Cell<Option<Identity>>,
}

impl Forgetful {
    fn refuses(&self, step: Step) -> io::Result<()> {
        if self.fail == Some(step) && !self.failed.replace(true) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        Ok(())
    }

    fn holds(&self, version: Version) -> bool {
        version.is_none_or(|(inode, size)| self.contents.borrow().get(&inode) == Some(&size))
    }
}

fn version(metadata: &fs::Metadata) -> (u64, u64) {
    (metadata.ino(), metadata.size())
}

impl Disk for Forgetful {
    fn sync(&self, file: &File) -> io::Result<()> {
        self.refuses(Step::Sync)?;
        if self.skip != Some(Step::Sync) {
            let (inode, size) = version(&file.metadata()?);
            self.contents.borrow_mut().insert(inode, size);
        }
        Ok(())
    }

    fn identity(&self, path: &Path) -> io::Result<Option<Identity>> {
        self.refuses(Step::Identity)?;
        if self.skip == Some(Step::Identity) {
            return Ok(self.left.get());
        }
        struct Real;
        impl Disk for Real {}
        Real.identity(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.refuses(Step::Rename)?;
        if self.skip != Some(Step::Rename) {
            fs::rename(from, to)?;
            self.named.set(Some(version(&fs::metadata(to)?)));
            // A disk may make the new name durable at any time, before it is asked to.
            self.torn.set(self.torn.get() || !self.holds(self.named.get()));
        }
        Ok(())
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.refuses(Step::SyncFolder)?;
        if self.skip != Some(Step::SyncFolder) {
            self.durable.set(self.named.get());
        }
        Ok(())
    }
}

/// What is wrong with saving on this disk; nothing: it is sound.
fn judge(disk: &Forgetful) -> Vec<&'static str> {
    let folder = here();
    let file = folder.path().join("draft.yaml");
    let mut faults = Vec::new();
    let mut target = Target::new(file.clone());
    for text in ["first version", "a second, longer version", "third"] {
        let saved = target.replace_on(disk, text.as_bytes(), |_| Ok(()));
        if saved.is_err() {
            faults.push("refused");
            continue;
        }
        let now = fs::metadata(&file).ok().map(|metadata| version(&metadata));
        let cut = disk.durable.get();
        if cut.is_none() || cut != now || !disk.holds(cut) {
            faults.push("acknowledged, and lost by a power cut");
        }
        if fs::read_to_string(&file).ok().as_deref() != Some(text) {
            faults.push("acknowledged, and not there");
        }
    }
    if disk.torn.get() {
        faults.push("a power cut may leave a name without its content");
    }
    faults.extend(overwrites(disk));
    faults
}

/// Whether what somebody else wrote meanwhile is overwritten.
fn overwrites(disk: &Forgetful) -> Option<&'static str> {
    let folder = here();
    let file = folder.path().join("draft.yaml");
    put(&file, "ours");
    let (mut target, _) = Target::read(file.clone()).expect("read");
    struct Real;
    impl Disk for Real {}
    disk.left.set(Real.identity(&file).expect("identity"));
    put(&folder.path().join("theirs"), "theirs");
    fs::rename(folder.path().join("theirs"), &file).expect("renamed");
    // What came of it is seen in the file.
    let _ = target.replace_on(disk, b"ours again", |_| Ok(()));
    let kept = fs::read_to_string(&file).expect("file") == "theirs";
    (!kept).then_some("what somebody else wrote was overwritten")
}

#[test]
fn the_sound_protocol_loses_nothing() {
    assert_eq!(judge(&Forgetful::default()), Vec::<&str>::new());
}

#[test]
fn each_step_that_is_left_out_is_noticed() {
    for step in STEPS {
        let faults = judge(&Forgetful { skip: Some(step), ..Forgetful::default() });
        assert!(!faults.is_empty(), "{step:?} left out, and nothing noticed");
    }
}

#[test]
fn each_step_that_fails_leaves_the_old_file_and_no_litter_and_is_told() {
    for step in STEPS {
        let folder = here();
        let file = folder.path().join("draft.yaml");
        put(&file, "old");
        let (mut target, _) = Target::read(file.clone()).expect("read");
        let disk = Forgetful { fail: Some(step), ..Forgetful::default() };
        let failed = target.replace_on(&disk, b"new", |_| Ok(()));
        assert!(matches!(failed, Err(ReplaceError::Io(_))), "{step:?}: {failed:?}");
        // A folder that could not be synced has the new file already; it is not called saved.
        let stands = if step == Step::SyncFolder { "new" } else { "old" };
        assert_eq!(fs::read_to_string(&file).expect("file"), stands, "{step:?}");
        assert_eq!(names(folder.path()), ["draft.yaml"], "{step:?}");
        target.replace_on(&disk, b"newer", |_| Ok(())).expect("the trouble is over");
        assert_eq!(fs::read_to_string(&file).expect("file"), "newer");
    }
}
