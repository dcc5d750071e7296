//! Which bytes break `fuzzed::yaml`?
#![no_main]

#[path = "../../support/fuzzed/mod.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::yaml(bytes));
