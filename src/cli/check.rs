//! What does `nianbao check` print?

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::arguments::Format;
use super::batch;
use super::exit::Exit;
use super::findings;
use super::found::{self, Aside, Why};
use super::judged::{Counts, Judged, One, State};
use super::output::Output;
use super::previous::Previous;

/// How to print what was found.
#[derive(Clone, Copy, Debug)]
pub struct Manner {
    /// For people or for scripts.
    pub format: Format,
    /// Every finding, where several files would get a line each.
    pub details: bool,
}

/// Checks the files and prints what stands: of one file every finding, of several a line each.
pub fn run(files: &[PathBuf], previous: Previous, manner: Manner, output: &mut Output) -> Exit {
    let files = found::expand(files);
    let previous = Arc::new(previous);
    let mut tally = Tally::default();
    let mut exit = Exit::Clean;
    let mut passed_over = PassedOver::default();
    let mut not_compared = Vec::new();
    let all = batch::check_all(&files, &previous);
    let several = all.iter().filter(|one| !matches!(one.judged, Err(Why::Aside(_)))).count() > 1;
    let listed = several && !manner.details;
    for one in all {
        if output.is_closed() {
            break;
        }
        exit = exit.max(exit_of(&one));
        match manner.format {
            Format::Json => findings::json(&one, output),
            Format::Text => text(&one, listed, output),
        }
        tally.add(&one);
        passed_over.add(&one);
        not_compared.extend(one.judged.ok().and_then(|judged| judged.not_compared));
    }
    if let Format::Json = manner.format {
        findings::json_unread(previous.unreadable(), output);
    }
    if tally.is_empty() {
        // Nothing checked is not the same as nothing found.
        exit = exit.max(Exit::Unreadable);
    }
    previous.told(&not_compared).into_iter().for_each(|sentence| output.say(&sentence));
    if manner.format == Format::Text {
        passed_over.lines(manner.details).iter().for_each(|line| output.say(line));
    }
    match manner.format {
        Format::Text => output.line(&tally.to_line()),
        // What is for people does not stand among what is for scripts.
        Format::Json if several => output.say(&tally.to_line()),
        Format::Json => {}
    }
    exit
}

fn text(one: &One, listed: bool, output: &mut Output) {
    match &one.judged {
        Err(Why::Unreadable(sentence)) => output.say(&format!("{}：{sentence}", one.name)),
        Err(Why::Aside(_)) => {}
        Ok(judged) if listed => {
            let mut counts = Counts::default();
            counts.add(judged);
            let Judged { unit, year, .. } = judged;
            let unit = if unit.is_empty() { "没有写单位" } else { unit };
            output.line(&format!("{}：{unit} {year}年度  {}", one.name, counts.words()));
        }
        Ok(judged) => {
            for (finding, state) in &judged.findings {
                if *state == State::Open {
                    output.line(&findings::line(&one.name, finding));
                }
            }
        }
    }
}

fn exit_of(one: &One) -> Exit {
    match &one.judged {
        Err(Why::Unreadable(_)) => Exit::Unreadable,
        Err(Why::Aside(_)) => Exit::Clean,
        Ok(judged) => judged.exit,
    }
}

/// 没有算进去的. What was passed over in a folder, by kind.
#[derive(Debug, Default)]
struct PassedOver(BTreeMap<Aside, Vec<String>>);

impl PassedOver {
    /// Names of a kind that are told, unless all are wished.
    const TOLD: usize = 3;

    fn add(&mut self, one: &One) {
        if let Err(Why::Aside(aside)) = one.judged {
            self.0.entry(aside).or_default().push(one.name.clone());
        }
    }

    /// `没有算进去：草稿 2 个（a.yaml、b.yaml）。`, one line a kind.
    fn lines(&self, all: bool) -> Vec<String> {
        let line = |(aside, names): (&Aside, &Vec<String>)| {
            let told = if all { names.len() } else { Self::TOLD };
            let more = if names.len() > told { " 等，加 --details 全部列出" } else { "" };
            let (count, label) = (names.len(), aside.label());
            let names = names.iter().take(told).map(String::as_str).collect::<Vec<_>>().join("、");
            format!("没有算进去：{label} {count} 个（{names}{more}）。")
        };
        self.0.iter().map(line).collect()
    }
}

/// What all files come to.
#[derive(Debug, Default)]
struct Tally {
    reports: usize,
    unreadable: usize,
    counts: Counts,
}

impl Tally {
    /// Whether there was no file at all.
    fn is_empty(&self) -> bool {
        self.reports + self.unreadable == 0
    }

    fn add(&mut self, one: &One) {
        match &one.judged {
            Ok(judged) => {
                self.reports += 1;
                self.counts.add(judged);
            }
            Err(Why::Unreadable(_)) => self.unreadable += 1,
            Err(Why::Aside(_)) => {}
        }
    }

    /// `检查了 2 份：必须改 1 处，提示 3 处；1 份读不出。`
    fn to_line(&self) -> String {
        let found = self.counts.words();
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
