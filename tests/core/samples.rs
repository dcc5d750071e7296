//! Do the samples read, write and print as they stand in `sample/`?

use crate::support;

use std::fs;

use nianbao::check::{Checked, Context, check};
use nianbao::render::{TextOptions, final_text, sheet};
use nianbao::yaml::{read, write};

#[track_caller]
fn check_sample(name: &str) {
    let path = format!("sample/{name}.yaml");
    let bytes = fs::read(support::project(&path)).expect("sample");
    let document = read(&bytes).expect("a sample reads");
    support::compare(&path, &write(&document));
    let context = Context::new(2026);
    assert_eq!(check(&document.report, &context), []);
    let checked = Checked::new(&document.report, &context).expect("a sample may be final");
    let text = final_text(&checked, &TextOptions::default());
    support::compare(&format!("sample/{name}.txt"), &text);
    support::compare(&format!("sample/{name}.sheet.txt"), &sheet(&document.report, &context));
}

#[test]
fn a_street_office_with_nothing_but_words() {
    check_sample("street-office-2025");
}

#[test]
fn a_county_bureau_with_requests_and_a_lawsuit() {
    check_sample("county-bureau-2025");
}
