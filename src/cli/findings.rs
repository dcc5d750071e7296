//! How is a finding printed, for people and for scripts?

use serde::Serialize;

use super::arguments::Format;
use super::found::Why;
use super::judged::{Counts, Judged, One, State};
use super::output::Output;
use crate::check::Finding;
use crate::report::Report;

/// Prints the findings of one report that stand: not what was explained or dismissed.
pub fn print(
    file: &str,
    report: &Report,
    findings: &[Finding],
    format: Format,
    output: &mut Output,
) {
    let judged = Judged::of(report, findings.to_vec());
    match format {
        Format::Json => objects(file, &judged, output),
        Format::Text => {
            let open = judged.findings.iter().filter(|(_, state)| *state == State::Open);
            open.for_each(|(finding, _)| output.line(&line(file, finding)));
        }
    }
}

/// `report.yaml：必须改  表三 商业企业：一加二是 3，…（T3-COLUMN-BALANCE）`
#[must_use]
pub fn line(file: &str, finding: &Finding) -> String {
    let Finding { severity, hint, code, .. } = finding;
    format!("{file}：{}  {}{hint}（{code}）", severity.label(), finding.told())
}

/// One finding.
#[derive(Serialize)]
struct Found<'a> {
    file: &'a str,
    unit: &'a str,
    year: u16,
    code: &'a str,
    severity: &'a str,
    place: String,
    left: &'a str,
    right: &'a str,
    message: &'a str,
    hint: &'a str,
}

/// One file, behind its findings: a clean one is seen to have been read.
#[derive(Serialize)]
struct File<'a> {
    file: &'a str,
    unit: &'a str,
    year: u16,
    errors: usize,
    warnings: usize,
    advice: usize,
    explained: usize,
    dismissed: usize,
}

/// A file that cannot be read.
#[derive(Serialize)]
struct Unreadable<'a> {
    file: &'a str,
    unreadable: &'a str,
}

/// A file of a folder that is no report to be checked.
#[derive(Serialize)]
struct Skipped<'a> {
    file: &'a str,
    skipped: &'a str,
}

/// A report that was not held against that of the year before.
#[derive(Serialize)]
struct Alone<'a> {
    file: &'a str,
    unit: &'a str,
    year: u16,
    previous: &'a str,
    not_compared: &'a str,
}

/// A report of the year before that cannot be read.
#[derive(Serialize)]
struct Unread<'a> {
    previous: &'a str,
    not_compared: &'a str,
}

/// Prints what of a folder of last year's reports cannot be read, an object a line.
pub fn json_unread(unread: &[(String, String)], output: &mut Output) {
    for (previous, not_compared) in unread {
        object(&Unread { previous, not_compared }, output);
    }
}

/// Prints a file's findings and what they come to, an object a line.
pub fn json(one: &One, output: &mut Output) {
    let file = one.name.as_str();
    match &one.judged {
        Err(Why::Unreadable(sentence)) => {
            object(&Unreadable { file, unreadable: sentence }, output);
        }
        Err(Why::Aside(aside)) => object(&Skipped { file, skipped: aside.key() }, output),
        Ok(judged) => {
            objects(file, judged, output);
            if let Some(not) = &judged.not_compared {
                let (unit, year) = (judged.unit.as_str(), judged.year);
                let (previous, not_compared) = (not.previous.as_str(), not.why.as_str());
                object(&Alone { file, unit, year, previous, not_compared }, output);
            }
            let mut counts = Counts::default();
            counts.add(judged);
            let Counts { errors, warnings, advice, explained, dismissed } = counts;
            let (unit, year) = (judged.unit.as_str(), judged.year);
            let line = File { file, unit, year, errors, warnings, advice, explained, dismissed };
            object(&line, output);
        }
    }
}

fn objects(file: &str, judged: &Judged, output: &mut Output) {
    for (finding, _) in judged.findings.iter().filter(|(_, state)| *state == State::Open) {
        let found = Found {
            file,
            unit: &judged.unit,
            year: judged.year,
            code: finding.code,
            severity: finding.severity.key(),
            place: finding.spot.key(judged.form),
            left: &finding.left,
            right: &finding.right,
            message: &finding.message,
            hint: &finding.hint,
        };
        object(&found, output);
    }
}

fn object(line: &impl Serialize, output: &mut Output) {
    // Strings and numbers alone: nothing that JSON cannot hold.
    output.line(&serde_json::to_string(line).unwrap_or_default());
}
