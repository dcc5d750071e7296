//! Does the README show what a person really sees?

use crate::support;

use std::fs;

#[test]
fn its_screens_are_the_ones_the_tests_compare() {
    let readme = fs::read_to_string(support::project("README.md")).expect("README");
    for name in ["contents.begun", "grid_requests_off", "text_written"] {
        let path = support::project(&format!("tests/screens/{name}.80x24.txt"));
        let screen = fs::read_to_string(path).expect("screen");
        let screen = support::screens::words_of(&screen);
        assert!(readme.contains(screen.trim_end()), "README.md does not show {name} as it is");
    }
}

#[test]
fn its_conversation_is_one_the_tests_compare() {
    let readme = fs::read_to_string(support::project("README.md")).expect("README");
    let path = support::project("tests/plain/task03.transcript");
    let transcript = fs::read_to_string(path).expect("transcript");
    let from = transcript.find("三、收到和处理申请情况  第 1 行").expect("the first row");
    let to = transcript.find("三、收到和处理申请情况  第 3 行").expect("the third row");
    let shown = transcript[from..to].trim_end();
    assert!(readme.contains(shown), "README.md does not show this as it is:\n{shown}");
}
