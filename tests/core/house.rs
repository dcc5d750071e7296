//! Do the rooms of the house know only whom they may?

use crate::support;

use std::fs;
use std::path::{Path, PathBuf};

/// The arrow: a room may use those before it, and those beside it not.
pub const ROOMS: [(&str, &[&str]); 12] = [
    ("text", &[]),
    ("form", &["text"]),
    ("report", &["form", "text"]),
    ("yaml", &["form", "text", "report"]),
    ("check", &["form", "text", "report"]),
    ("render", &["form", "text", "report", "check"]),
    ("disk", &["text", "yaml"]),
    ("draft", &["form", "text", "report", "yaml", "disk"]),
    ("wizard", &["form", "text", "report", "yaml", "check", "render"]),
    ("screen", &["form", "text", "report", "check", "render", "wizard"]),
    (
        "terminal",
        &["form", "text", "report", "check", "render", "disk", "draft", "wizard", "screen"],
    ),
    (
        "cli",
        &[
            "form", "text", "report", "yaml", "check", "render", "disk", "draft", "wizard",
            "screen", "terminal",
        ],
    ),
];

/// Rooms that know no terminal, clock, file or environment.
const PURE: [&str; 7] = ["form", "text", "report", "yaml", "check", "render", "wizard"];

/// What touches the world.
const WORLD: [&str; 11] = [
    "std::fs",
    "std::env",
    "std::time",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "crossterm",
    "rustix",
    "signal_hook",
    "println!",
];

pub fn sources(room: &str) -> Vec<(PathBuf, String)> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).expect("room") {
            let path = entry.expect("entry").path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("source");
                found.push((path, text));
            }
        }
    }
    let mut found = Vec::new();
    walk(&support::project("src").join(room), &mut found);
    assert!(!found.is_empty(), "room {room} is empty");
    found
}

/// The code without comments and without the tests at its end.
pub fn code(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn nothing_points_back() {
    let mut wrong = Vec::new();
    for (room, may_use) in ROOMS {
        for (path, text) in sources(room) {
            let code = code(&text);
            for (other, _) in ROOMS {
                let used = code.contains(&format!("crate::{other}"));
                if used && other != room && !may_use.contains(&other) {
                    wrong.push(format!("{} uses {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn sentences_below_the_wizard_name_deeds_and_no_keys() {
    const KEYS: [&str; 5] = ["按 ", "Ctrl+", "Esc", "PgDn", "按回车"];
    let mut wrong = Vec::new();
    let mut look = |path: &Path, text: &str| {
        for key in KEYS.into_iter().filter(|key| text.contains(key)) {
            wrong.push(format!("{} says {key}", path.display()));
        }
    };
    for room in ["form", "text", "report", "yaml", "check", "render"] {
        for (path, text) in sources(room) {
            look(&path, &code(&text));
        }
    }
    let edition = support::project("src/form/edition-2021.yaml");
    look(&edition, &fs::read_to_string(&edition).expect("the edition"));
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_core_is_pure() {
    let mut wrong = Vec::new();
    for room in PURE {
        for (path, text) in sources(room) {
            let code = code(&text);
            for word in WORLD.into_iter().filter(|word| code.contains(word)) {
                wrong.push(format!("{} uses {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_are_opened_through_one_door() {
    // The terminal is no file on a disk.
    const ELSEWHERE: [&str; 1] = ["terminal/tty.rs"];
    const OPEN: [&str; 9] = [
        "File::open",
        "File::create",
        "File::options",
        "OpenOptions",
        "fs::read(",
        "fs::read_to_string",
        "fs::write(",
        "fs::copy(",
        "openat2(",
    ];
    let mut wrong = Vec::new();
    for (room, _) in ROOMS.into_iter().filter(|(room, _)| *room != "disk") {
        for (path, text) in sources(room) {
            if ELSEWHERE.iter().any(|known| path.ends_with(known)) {
                continue;
            }
            let code = code(&text);
            for word in OPEN.into_iter().filter(|word| code.contains(word)) {
                wrong.push(format!("{} uses {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn text_reaches_the_screen_only_through_the_canvas() {
    const FORBIDDEN: [&str; 5] = ["set_string", "set_symbol", "set_line", "Paragraph", "set_span"];
    let mut wrong = Vec::new();
    for (room, _) in ROOMS {
        for (path, text) in
            sources(room).into_iter().filter(|(path, _)| !path.ends_with("canvas.rs"))
        {
            let code = code(&text);
            for word in FORBIDDEN.into_iter().filter(|word| code.contains(word)) {
                wrong.push(format!("{} uses {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_its_question() {
    let mut wrong = Vec::new();
    for (room, _) in ROOMS {
        for (path, text) in sources(room) {
            let first = text.lines().next().unwrap_or_default();
            if !(first.starts_with("//! ") && first.contains('?')) {
                wrong.push(format!("{}: {first}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn there_are_at_most_four_test_programs() {
    // Each links the whole crate once more; a new file is a module of one of these.
    let entries = fs::read_dir(support::project("tests")).expect("tests");
    let programs: Vec<PathBuf> = entries
        .map(|entry| entry.expect("entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "rs") || path.join("main.rs").exists())
        .collect();
    assert!(programs.len() <= 4, "{programs:#?}");
}
