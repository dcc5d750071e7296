//! What does checking one report, or many, come to?

use super::exit::Exit;
use super::found::{Age, Same, Why};
use super::previous::NotCompared;
use crate::check::{self, Finding, Overlay, Peer, Peers, Severity, peers_of};
use crate::form::Form;
use crate::report::{Explanation, Report};

/// One file.
pub struct One {
    /// As people call it.
    pub name: String,
    /// What was found; or why it was not looked at.
    pub judged: Result<Judged, Why>,
    /// Of which unit and year of a folder it is, and how new.
    pub(super) place: Option<(Same, Age)>,
}

/// One report that was judged.
pub struct Judged {
    /// 单位全称.
    pub unit: String,
    /// 报告年度.
    pub year: u16,
    /// Its form.
    pub form: &'static Form,
    /// What was found, and what became of each.
    pub findings: Vec<(Finding, State)>,
    /// What that comes to.
    pub exit: Exit,
    /// Why it was not held against the report of the year before; none: it was, or there is none.
    pub not_compared: Option<NotCompared>,
    explanations: Vec<Explanation>,
    pub(super) peer: Option<Peer>,
}

/// What became of a finding.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum State {
    /// It stands.
    Open,
    /// A reason was given.
    Explained,
    /// It is advice that was dismissed.
    Dismissed,
}

impl Judged {
    /// What was found in a report.
    #[must_use]
    pub fn of(report: &Report, findings: Vec<Finding>) -> Self {
        let exit = verdict(report, &findings);
        let state = |finding: &Finding| match finding {
            _ if finding.explanation(report).is_some() => State::Explained,
            _ if finding.is_dismissed(report) => State::Dismissed,
            _ => State::Open,
        };
        let findings = findings.into_iter().map(|it| (state(&it), it)).map(|(s, f)| (f, s));
        // Of the rest nothing is asked any more.
        let beside = report.explanations().iter().filter(|it| it.code == check::PEER);
        Self {
            unit: report.unit().name.trim().to_owned(),
            year: report.year(),
            form: report.form(),
            findings: findings.collect(),
            exit,
            not_compared: None,
            explanations: beside.cloned().collect(),
            peer: None,
        }
    }

    /// With why it was not held against last year's, and what it is held beside the others by.
    #[must_use]
    pub(super) fn beside(self, not_compared: Option<NotCompared>, peer: Option<Peer>) -> Self {
        Self { not_compared, peer, ..self }
    }

    /// Adds what only shows beside the others.
    pub(super) fn compare(&mut self, peers: &Peers, overlay: &Overlay) {
        let Some(peer) = self.peer.take() else { return };
        let mut found = peers_of(self.form, &peer, peers, overlay);
        if found.is_empty() {
            return;
        }
        for finding in found.drain(..) {
            let given = finding.explained_by(self.form, &self.explanations).is_some();
            if !given {
                self.exit = self.exit.max(of(finding.severity));
            }
            self.findings.push((finding, if given { State::Explained } else { State::Open }));
        }
        self.findings.sort_by_key(|(finding, _)| (finding.severity, finding.spot));
    }
}

/// What the findings of a report come to.
#[must_use]
pub fn verdict(report: &Report, findings: &[Finding]) -> Exit {
    let blocking = findings.iter().filter(|finding| finding.blocks(report));
    blocking.map(|finding| of(finding.severity)).max().unwrap_or_default()
}

/// What a finding that stands comes to.
#[must_use]
pub fn of(severity: Severity) -> Exit {
    match severity {
        Severity::Error => Exit::MustFix,
        Severity::Warning => Exit::Explain,
        Severity::Advice => Exit::Clean,
    }
}

/// How many findings of each kind there are.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// 必须改.
    pub errors: usize,
    /// 需说明.
    pub warnings: usize,
    /// 提示.
    pub advice: usize,
    /// 已说明.
    pub explained: usize,
    /// 已收起.
    pub dismissed: usize,
}

impl Counts {
    /// Adds those of one report.
    pub fn add(&mut self, judged: &Judged) {
        for (finding, state) in &judged.findings {
            match (state, finding.severity) {
                (State::Explained, _) => self.explained += 1,
                (State::Dismissed, _) => self.dismissed += 1,
                (State::Open, Severity::Error) => self.errors += 1,
                (State::Open, Severity::Warning) => self.warnings += 1,
                (State::Open, Severity::Advice) => self.advice += 1,
            }
        }
    }

    /// `必须改 1 处，提示 3 处`
    #[must_use]
    pub fn words(self) -> String {
        let counts = [
            (self.errors, Severity::Error.label()),
            (self.warnings, Severity::Warning.label()),
            (self.advice, Severity::Advice.label()),
            (self.explained, "已说明"),
            (self.dismissed, "已收起"),
        ];
        let counts = counts.iter().filter(|(count, _)| *count > 0);
        let counts: Vec<String> =
            counts.map(|(count, label)| format!("{label} {count} 处")).collect();
        if counts.is_empty() { "没有问题".to_owned() } else { counts.join("，") }
    }
}
