//! Which bytes break `fuzzed::sitting`?
#![no_main]

#[path = "../../support/fuzzed/mod.rs"]
mod fuzzed;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzzed::sitting(bytes));
