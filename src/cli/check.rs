//! What does `nianbao check` print?

use std::path::{Path, PathBuf};

use serde::Serialize;

use super::arguments::Format;
use super::exit::Exit;
use super::input;
use super::output::Output;
use super::previous::Previous;
use crate::check::{self, Finding, Severity};
use crate::report::Report;

/// Checks the files and prints what stands: not what was explained.
pub fn run(
    files: &[PathBuf],
    previous: Option<&Path>,
    format: Format,
    output: &mut Output,
) -> Exit {
    let mut previous = match Previous::read(previous) {
        Ok(previous) => previous,
        Err(sentence) => {
            output.say(&sentence);
            return Exit::Unreadable;
        }
    };
    let mut tally = Tally::default();
    let mut exit = Exit::Clean;
    for file in input::expand(files) {
        if output.is_closed() {
            break;
        }
        let name = input::name(&file);
        match input::read(&file) {
            Err(sentence) => {
                output.say(&format!("{name}：{sentence}"));
                tally.unreadable += 1;
                exit = exit.max(Exit::Unreadable);
            }
            Ok(document) => {
                let findings =
                    check::check(&document.report, &previous.context_for(&document.report));
                print(&name, &document.report, &findings, format, output);
                tally.add(&document.report, &findings);
                exit = exit.max(verdict(&document.report, &findings));
            }
        }
    }
    if tally.is_empty() {
        // Nothing checked is not the same as nothing found.
        exit = exit.max(Exit::Unreadable);
    }
    previous.unused().into_iter().for_each(|sentence| output.say(&sentence));
    if format == Format::Text {
        output.line(&tally.to_line());
    }
    exit
}

/// What the findings of a report come to.
#[must_use]
pub fn verdict(report: &Report, findings: &[Finding]) -> Exit {
    let blocking = findings.iter().filter(|finding| finding.blocks(report));
    blocking.map(|finding| of(finding.severity)).max().unwrap_or_default()
}

fn of(severity: Severity) -> Exit {
    match severity {
        Severity::Error => Exit::MustFix,
        Severity::Warning => Exit::Explain,
        Severity::Advice => Exit::Clean,
    }
}

/// Prints the findings of one report that stand.
pub fn print(
    file: &str,
    report: &Report,
    findings: &[Finding],
    format: Format,
    output: &mut Output,
) {
    for finding in findings.iter().filter(|finding| finding.explanation(report).is_none()) {
        match format {
            Format::Text => output.line(&text(file, finding)),
            Format::Json => output.line(&json(file, report, finding)),
        }
    }
}

/// `report.yaml：必须改  表三 商业企业：一加二是 3，…（T3-COLUMN-BALANCE）`
fn text(file: &str, finding: &Finding) -> String {
    let Finding { severity, hint, code, .. } = finding;
    format!("{file}：{}  {}{hint}（{code}）", severity.label(), finding.told())
}

#[derive(Serialize)]
struct Line<'a> {
    file: &'a str,
    code: &'a str,
    severity: &'a str,
    place: String,
    left: &'a str,
    right: &'a str,
    message: &'a str,
    hint: &'a str,
}

fn json(file: &str, report: &Report, finding: &Finding) -> String {
    let line = Line {
        file,
        code: finding.code,
        severity: finding.severity.key(),
        place: finding.spot.key(report.form()),
        left: &finding.left,
        right: &finding.right,
        message: &finding.message,
        hint: &finding.hint,
    };
    // Strings alone: nothing that JSON cannot hold.
    serde_json::to_string(&line).unwrap_or_default()
}

/// What all files come to.
#[derive(Debug, Default)]
struct Tally {
    reports: usize,
    unreadable: usize,
    errors: usize,
    warnings: usize,
    advice: usize,
    explained: usize,
}

impl Tally {
    /// Whether there was no file at all.
    fn is_empty(&self) -> bool {
        self.reports + self.unreadable == 0
    }

    fn add(&mut self, report: &Report, findings: &[Finding]) {
        self.reports += 1;
        for finding in findings {
            match finding.severity {
                _ if finding.explanation(report).is_some() => self.explained += 1,
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Advice => self.advice += 1,
            }
        }
    }

    /// `检查了 2 份：必须改 1 处，提示 3 处；1 份读不出。`
    fn to_line(&self) -> String {
        let counts = [
            (self.errors, Severity::Error.label()),
            (self.warnings, Severity::Warning.label()),
            (self.advice, Severity::Advice.label()),
            (self.explained, "已说明"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> =
            counts.map(|(count, label)| format!("{label} {count} 处")).collect();
        let found = if counts.is_empty() { "没有问题".to_owned() } else { counts.join("，") };
        match (self.reports, self.unreadable) {
            (0, 0) => "没有找到要检查的文件。".to_owned(),
            (0, unreadable) => format!("{unreadable} 份读不出。"),
            (reports, 0) => format!("检查了 {reports} 份：{found}。"),
            (reports, unreadable) => {
                format!("检查了 {reports} 份：{found}；{unreadable} 份读不出。")
            }
        }
    }
}
