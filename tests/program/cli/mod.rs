//! What does the command line print, and how does it end?

use crate::support;
use crate::support::draft as desk;

mod drafts;
mod endings;
mod findings;
mod folders;
mod guarded;
mod memory;
mod plain;
mod reports;
mod words;
mod world;

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Output as Ended, Stdio};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use nianbao::check::{self, Checked, Context, Finding, Severity, Spot};
use nianbao::cli::{First, Format, Output, Shelf, World, print_findings, rule_page};
use nianbao::draft::lock::{Holder, Lock};
use nianbao::draft::{Codec, Store};
use nianbao::report::{Document, Past};
use nianbao::report::{Explanation, Op, Report, TextId, Unit};
use nianbao::wizard::{Effect, Message};
use tempfile::{TempDir, tempdir};

const SOON: Duration = Duration::from_secs(10);

fn here() -> TempDir {
    tempdir().expect("temporary folder")
}

/// The program, away from the drafts of whoever runs the tests.
fn nianbao(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_nianbao"));
    command.args(arguments).env("NIANBAO_DATA", "/nonexistent/nianbao").stdin(Stdio::null());
    command
}

fn run(command: &mut Command) -> Ended {
    command.output().expect("the program runs")
}

fn said(ended: &Ended) -> (Option<i32>, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
    (ended.status.code(), text(&ended.stdout), text(&ended.stderr))
}
