//! Why may a finding stand? (S9b)

use super::desk::Desk;
use super::key::Key;
use super::line::Line;
use super::turn::{Goal, Turn};
use crate::check::Finding;
use crate::report::{Explanation, Op, Report, Typing};

/// 写说明. The reason that is being written for one finding.
#[derive(Clone, Debug, PartialEq)]
pub struct ExplainStep {
    finding: Finding,
    /// The reason.
    pub reason: Line,
    by: String,
    /// What was said about the like last year.
    offers: Vec<String>,
}

impl ExplainStep {
    /// What a reason is for.
    pub const WHY: &'static str =
        "情况属实的话，写一句原因。说明只进数据文件和核对，不进公布的正文。";
    /// Longest reason, in characters.
    pub const MOST: usize = 200;

    /// For one finding; a reason given before is there to go on with.
    #[must_use]
    pub fn new(finding: Finding, by: &str, desk: &Desk) -> Self {
        let given = finding.explanation(desk.report()).map_or("", |given| given.reason.as_str());
        let reason = Line::new(given, Self::MOST);
        let offers = offers(&finding, desk);
        Self { finding, reason, by: by.to_owned(), offers }
    }

    /// 上年的说明: reasons that were given last year for findings of the same rule, to be chosen
    /// by number.
    #[must_use]
    pub fn offers(&self) -> &[String] {
        &self.offers
    }

    /// Takes the reason with this number from 0, if there is one.
    pub fn take(&mut self, index: usize) -> bool {
        let offer = self.offers.get(index);
        if let Some(offer) = offer {
            self.reason = Line::new(offer, Self::MOST);
        }
        offer.is_some()
    }

    /// A digit chooses as long as nothing is written: later it is part of the reason. The arrows
    /// choose as long as nothing was written by hand.
    fn chosen(&self, key: Key) -> Option<usize> {
        let written = self.reason.text();
        let at = self.offers.iter().position(|offer| offer == written);
        match key {
            _ if !written.is_empty() && at.is_none() => None,
            Key::Down => Some(at.map_or(0, |at| at + 1)),
            Key::Up => at?.checked_sub(1),
            _ if written.is_empty() => key.digit()?.checked_sub(1),
            _ => None,
        }
    }

    /// What is explained.
    #[must_use]
    pub fn finding(&self) -> &Finding {
        &self.finding
    }

    /// Who explains.
    #[must_use]
    pub fn by(&self) -> &str {
        &self.by
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        match key {
            Key::Escape | Key::Enter => {
                self.keep(desk);
                Turn::Go(Goal::Problems)
            }
            Key::EnterInBurst => Turn::Stay,
            _ if self.chosen(key).is_some_and(|index| self.take(index)) => Turn::Stay,
            _ => {
                self.reason.press(key);
                Turn::Stay
            }
        }
    }

    /// What is half typed, to be kept with the draft; none: it is what the report says.
    #[must_use]
    pub fn typing(&self, report: &Report) -> Option<Typing> {
        let given = self.finding.explanation(report).map_or("", |given| given.reason.as_str());
        (self.reason.text().trim() != given).then(|| Typing::Reason {
            code: self.finding.code.to_owned(),
            place: self.finding.spot.key(report.form()),
            text: self.reason.text().to_owned(),
            caret: self.reason.before_caret().len(),
        })
    }

    /// Takes away what is half typed, if anything is.
    pub fn put_away(&mut self, report: &Report) -> Option<String> {
        self.typing(report)?;
        let given = self.finding.explanation(report).map_or("", |given| given.reason.as_str());
        let half = std::mem::replace(&mut self.reason, Line::new(given, Self::MOST));
        Some(half.text().to_owned())
    }

    /// Goes on with what was half typed; whether it belongs here.
    pub fn go_on(&mut self, half: &Typing, desk: &Desk) -> bool {
        let Typing::Reason { code, place, text, caret } = half else { return false };
        let here = is_about(&self.finding, code, place, desk);
        if here {
            self.reason = Line::new(text, Self::MOST).with_caret(*caret);
        }
        here
    }

    /// Keeps the reason; an empty one takes back what was given.
    pub fn keep(&self, desk: &mut Desk) {
        let report = desk.report();
        let key = self.finding.spot.key(report.form());
        let same = |e: &Explanation| e.code == self.finding.code && e.place == key;
        let index = report.explanations().iter().position(same);
        let old = index.map(|index| report.explanations()[index].clone());
        let reason = self.reason.text().trim().to_owned();
        if old
            .as_ref()
            .is_some_and(|old| old.reason == reason && old.figures == self.finding.figures())
        {
            return;
        }
        let new = (!reason.is_empty()).then(|| Explanation {
            code: self.finding.code.to_owned(),
            place: key.clone(),
            figures: self.finding.figures(),
            reason,
            by: self.by.clone(),
            at: desk.now.to_string(),
        });
        let index = index.unwrap_or(report.explanations().len());
        desk.edit(Op::Explain { index, old, new });
    }
}

/// Whether a finding is the one of this rule at this place.
#[must_use]
pub fn is_about(finding: &Finding, code: &str, place: &str, desk: &Desk) -> bool {
    finding.code == code && finding.spot.key(desk.form()) == place
}

/// Most reasons that are offered.
const OFFERED: usize = 3;

/// Reasons of last year for the same rule, those at the same place first.
fn offers(finding: &Finding, desk: &Desk) -> Vec<String> {
    let Some(before) = desk.report().last_year() else { return Vec::new() };
    let place = finding.spot.key(desk.form());
    let same_rule = before.explanations().iter().filter(|given| given.code == finding.code);
    let (here, elsewhere): (Vec<_>, Vec<_>) = same_rule.partition(|given| given.place == place);
    let mut offers: Vec<String> = Vec::new();
    for given in here.into_iter().chain(elsewhere) {
        let reason = given.reason.trim();
        if !reason.is_empty() && !offers.iter().any(|offer| offer == reason) {
            offers.push(reason.to_owned());
        }
    }
    offers.truncate(OFFERED);
    offers
}
