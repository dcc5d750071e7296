//! Do the inputs that the fuzz targets found worth keeping still do no harm?

use crate::support::fuzzed;

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

/// Plays every input of `tests/fuzz/corpus/NAME`; the name of one that breaks is printed.
fn replay(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let inputs = fs::read_dir(folder).expect("a corpus").map(|entry| entry.expect("entry").path());
    let mut played = 0;
    for path in inputs {
        let bytes = fs::read(&path).expect("an input");
        println!("{}", path.display());
        let start = Instant::now();
        target(&bytes);
        assert!(start.elapsed() < Duration::from_secs(2), "{} takes too long", path.display());
        played += 1;
    }
    assert!(played > 0, "no input in {name}");
}

#[test]
fn files() {
    replay("yaml", fuzzed::yaml);
}

#[test]
fn sittings() {
    replay("sitting", fuzzed::sitting);
}
