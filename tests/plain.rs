//! Can all that the screens can do be done in lines?
//!
//! `tests/plain/NAME.answers` holds the lines that are typed, `NAME.transcript` what then stands
//! on the paper.

mod support;

use std::fs;

use support::talk::Talk;

/// Answers with the lines of a file and compares what was said.
#[track_caller]
fn talk(name: &str, talk: &mut Talk) {
    let answers = support::project(&format!("tests/plain/{name}.answers"));
    let answers = fs::read_to_string(answers).expect("answers");
    talk.answers(&answers).end();
    support::compare(&format!("tests/plain/{name}.transcript"), &talk.transcript);
}

#[test]
fn task_2_from_blank() {
    let mut paper = Talk::start(Vec::new());
    talk("task02", &mut paper);
}
