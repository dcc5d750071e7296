//! Is a hostile file answered within 512 MB of memory?

use super::*;

#[test]
fn hostile_files_are_answered_in_half_a_gigabyte() {
    let folder = here();
    let mut count = 0;
    // The small ones cannot need much; all of them are read in `tests/core/yaml.rs`.
    for (_, bytes) in support::hostile::files().into_iter().filter(|(_, b)| b.len() >= 20_000) {
        fs::write(folder.path().join(format!("{count:03}.yaml")), bytes).expect("file");
        count += 1;
    }
    assert!(count >= 10, "{count} large files");
    let limited =
        format!("ulimit -v 524288; exec {} check \"$1\"/*", env!("CARGO_BIN_EXE_nianbao"));
    let (code, _, sentences) =
        said(&run(Command::new("sh").args(["-c", &limited, "sh"]).arg(folder.path())));
    assert_eq!(code, Some(4), "{sentences}");
    assert_eq!(sentences.lines().count(), count, "{sentences}");
    assert!(sentences.lines().all(|line| line.ends_with('。')), "{sentences}");
}
