//! How does the kernel keep this process to the clerk's folder?

use std::path::Path;

use landlock::{
    ABI, Access, AccessFs, BitFlags, CompatLevel, Compatible, PathBeneath, PathFd, Ruleset,
    RulesetAttr, RulesetCreatedAttr, RulesetError,
};

/// 围栏. From here on this thread, and all that it starts, reaches files in `own`, the terminal
/// and what `/proc` says about processes, and runs no program; links change nothing about that.
///
/// A second fence behind our own looking for links, which somebody could put in place after the
/// look. It needs Landlock with the right to rename between folders, Linux 5.19; where there is
/// none, the first fence stands alone.
pub fn around(own: &Path) {
    // Nothing can be done about a kernel that is too old.
    let _ = raise(own);
}

fn raise(own: &Path) -> Result<(), RulesetError> {
    let all = AccessFs::from_all(ABI::V2);
    let mut rules = Ruleset::default()
        .set_compatibility(CompatLevel::HardRequirement)
        .handle_access(all)?
        .create()?;
    let terminal = AccessFs::ReadFile | AccessFs::WriteFile;
    let look = AccessFs::ReadFile | AccessFs::ReadDir;
    let within: [(&Path, BitFlags<AccessFs>); 4] = [
        (own, all & !BitFlags::from(AccessFs::Execute)),
        (Path::new("/dev/tty"), terminal),
        (Path::new("/dev/pts"), terminal | AccessFs::ReadDir),
        (Path::new("/proc"), look),
    ];
    for (path, access) in within {
        // What is not there need not be allowed.
        if let Ok(opened) = PathFd::new(path) {
            rules = rules.add_rule(PathBeneath::new(opened, access))?;
        }
    }
    rules.restrict_self()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::raise;
    use std::fs;
    use std::os::unix::fs::symlink;
    use std::process::Command;
    use std::thread;

    #[test]
    fn nothing_is_reached_outside_and_no_program_is_run() {
        let (own, outside) = (tempfile::tempdir().expect("own"), tempfile::tempdir().expect("not"));
        fs::write(outside.path().join("secret"), "s").expect("a file");
        symlink(outside.path(), own.path().join("link")).expect("a link");
        fs::create_dir(own.path().join("a")).expect("a folder");
        // The fence stands around a thread: the other tests go on outside.
        let within = thread::spawn(move || {
            if raise(own.path()).is_err() {
                return println!("skipped: this kernel has no Landlock, or an old one");
            }
            fs::write(own.path().join("a/draft"), "d").expect("within");
            fs::rename(own.path().join("a/draft"), own.path().join("draft")).expect("within");
            fs::read("/proc/self/stat").expect("processes can be seen");
            for path in ["link/secret", "link/new"] {
                assert!(fs::write(own.path().join(path), "x").is_err(), "{path}");
                assert!(fs::read(own.path().join(path)).is_err(), "{path}");
            }
            assert!(fs::read("/etc/passwd").is_err());
            assert!(Command::new("/bin/true").status().is_err());
        });
        within.join().expect("all as it should be");
    }
}
