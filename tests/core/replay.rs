//! Do the inputs that the fuzz targets found worth keeping still do no harm?

use crate::support::fuzzed;

use std::fs;
use std::path::Path;
use std::time::Duration;

/// Plays every input of `tests/fuzz/corpus/NAME`; the name of one that breaks is printed.
fn replay(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let inputs = fs::read_dir(folder).expect("a corpus").map(|entry| entry.expect("entry").path());
    let mut played = 0;
    for path in inputs {
        let bytes = fs::read(&path).expect("an input");
        println!("{}", path.display());
        let before = cpu_time();
        target(&bytes);
        let taken = cpu_time() - before;
        assert!(taken < Duration::from_secs(2), "{}: {taken:?}", path.display());
        played += 1;
    }
    assert!(played > 0, "no input in {name}");
}

/// What this thread has computed so far: the time in which other programs had the processor is no
/// part of it.
fn cpu_time() -> Duration {
    let told = fs::read_to_string("/proc/thread-self/schedstat").expect("the kernel tells it");
    let nanoseconds = told.split(' ').next().and_then(|number| number.parse().ok());
    Duration::from_nanos(nanoseconds.expect("a number"))
}

#[test]
fn files() {
    replay("yaml", fuzzed::yaml);
}

#[test]
fn sittings() {
    replay("sitting", fuzzed::sitting);
}
