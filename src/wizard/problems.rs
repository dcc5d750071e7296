//! What is wrong with the report, and where does the clerk go to mend it? (S9)

use super::desk::Desk;
use super::face::{Face, way_out};
use super::key::Key;
use super::menu::Menu;
use super::progress;
use super::turn::{Goal, Turn};
use super::unit::UnitField;
use crate::check::{Finding, Severity, Spot};
use crate::report::{Op, Place, Report};
use crate::text::width::width;
use crate::text::wrap::lines;

/// 问题清单. Which finding is marked, and how far the list is scrolled.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ProblemsStep {
    menu: Menu,
    /// First line of the list that is shown.
    pub top: usize,
}

/// 标着的. The finding that was marked last, and those behind it: while the clerk is elsewhere some
/// of them may be mended.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Marked(Vec<(&'static str, String)>);

impl Marked {
    /// When the finding with this index is marked.
    pub(super) fn of(index: usize, desk: &Desk) -> Self {
        Self((index..count(desk)).map(|at| name(listed(desk, at))).collect())
    }

    /// The first that is about this section and stands in the way, for whoever opens the list there
    /// for the first time: what may stay is no reason to begin in the middle.
    pub(super) fn or_of(self, section: Option<usize>, desk: &Desk) -> Self {
        let here = |&at: &usize| {
            let finding = listed(desk, at);
            let ours = section.is_some() && section_of(finding, desk) == section;
            ours && finding.blocks(desk.report())
        };
        match (0..count(desk)).find(here).filter(|_| self.0.is_empty()) {
            Some(index) => Self::of(index, desk),
            None => self,
        }
    }

    /// Which is marked now: that one, else the next that is still there.
    pub(super) fn index(&self, desk: &Desk) -> usize {
        let all: Vec<_> = (0..count(desk)).map(|at| name(listed(desk, at))).collect();
        let there = |wanted: &(&'static str, String)| all.iter().position(|it| it == wanted);
        self.0.iter().find_map(there).unwrap_or_default()
    }
}

/// The section a finding is about; none: it is about none.
fn section_of(finding: &Finding, desk: &Desk) -> Option<usize> {
    let form = desk.form();
    match finding.spot {
        Spot::Cell(cell) => progress::section_of_table(form, form.cell(cell).table),
        Spot::Whole(text) | Spot::Text { text, .. } => progress::section_of_text(form, text),
        Spot::Unit | Spot::Year | Spot::Title => None,
    }
}

/// What a finding is known by while figures and words change.
fn name(finding: &Finding) -> (&'static str, String) {
    (finding.code, finding.place.clone())
}

/// What a line of the list leads to.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemsTurn {
    /// As any step.
    Turn(Turn),
    /// The unit screen, at a field.
    Unit(UnitField),
    /// Explain the finding with this index.
    Explain(usize),
    /// Choose among the repairs of the finding with this index.
    Repair(usize),
}

impl ProblemsStep {
    /// The list with one finding marked.
    #[must_use]
    pub fn at(marked: usize, desk: &Desk) -> Self {
        let last = count(desk).saturating_sub(1);
        let mut step = Self { menu: Menu::at(marked.min(last)), top: 0 };
        step.scroll(desk);
        step
    }

    /// Index of the marked finding.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Rows the list has at this screen size.
    #[must_use]
    pub fn room(desk: &Desk) -> usize {
        usize::from(desk.size.1).saturating_sub(8)
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> ProblemsTurn {
        let count = count(desk);
        if self.menu.moves(key, count) {
            self.scroll(desk);
            return ProblemsTurn::Turn(Turn::Stay);
        }
        let turn = match (key.half_width(), key.digit()) {
            (Key::Escape, _) => Turn::Up,
            (_, Some(7)) => Turn::Go(Goal::Preview),
            (_, Some(8)) => Turn::Go(Goal::Finish { draft: true }),
            (_, Some(9)) => Turn::Go(Goal::Finish { draft: false }),
            (Key::Char('=') | Key::Right, _) if count > 0 => {
                return ProblemsTurn::Repair(self.menu.marked);
            }
            (Key::Char('#'), _) | (_, Some(0)) if count > 0 => return self.explain(desk),
            (_, Some(digit)) if (1..=6).contains(&digit) && digit <= count => {
                self.menu.marked = digit - 1;
                self.scroll(desk);
                return goto(listed(desk, digit - 1), desk.report());
            }
            _ if key.is_enter() && count > 0 => {
                return goto(listed(desk, self.menu.marked), desk.report());
            }
            _ => Turn::Stay,
        };
        ProblemsTurn::Turn(turn)
    }

    fn explain(&mut self, desk: &mut Desk) -> ProblemsTurn {
        let finding = listed(desk, self.menu.marked);
        match finding.severity {
            Severity::Warning => return ProblemsTurn::Explain(self.menu.marked),
            Severity::Error if finding.reasonable => {
                return ProblemsTurn::Explain(self.menu.marked);
            }
            Severity::Error => desk.say("这一条要改，写说明不能代替。按回车去那里。"),
            Severity::Advice => {
                let new = !finding.is_dismissed(desk.report());
                let mark = finding.mark(desk.report());
                desk.edit(Op::Dismiss { mark, new });
                desk.say(if new {
                    "收起了，排在清单最后。那里有改动会再提示；要恢复，到最后选中它再按 0。"
                } else {
                    "恢复了，照旧提示。"
                });
                self.menu.marked = self.menu.marked.min(count(desk).saturating_sub(1));
                self.scroll(desk);
            }
        }
        ProblemsTurn::Turn(Turn::Stay)
    }

    /// Keeps the marked finding visible, and the list as far up as that allows.
    fn scroll(&mut self, desk: &Desk) {
        let lines = list(desk);
        let marked = |line: &ListLine| matches!(line, ListLine::Finding(index) if *index == self.menu.marked);
        let at = lines.iter().position(marked).unwrap_or_default();
        let rows = |from: usize| lines[from..=at].iter().map(|line| line.rows(desk)).sum::<usize>();
        let last = lines.len().saturating_sub(1);
        if lines.is_empty() {
            self.top = 0;
            return;
        }
        self.top = self.top.min(at);
        while self.top < at && rows(self.top) > Self::room(desk) {
            self.top += 1;
        }
        let rest =
            |from: usize| lines[from..=last].iter().map(|line| line.rows(desk)).sum::<usize>();
        while self.top > 0 && rest(self.top - 1) <= Self::room(desk) {
            self.top -= 1;
        }
        // The heading over the first finding comes into sight with it.
        if at == 1 {
            self.top = 0;
        }
    }
}

/// A line of the list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ListLine {
    /// The heading of a severity.
    Heading(Severity),
    /// The heading of advice that was dismissed.
    Dismissed,
    /// The finding with this index.
    Finding(usize),
}

impl ListLine {
    fn rows(self, desk: &Desk) -> usize {
        match self {
            Self::Heading(_) | Self::Dismissed => 1,
            Self::Finding(index) => {
                let finding = listed(desk, index);
                Says::of(finding, desk.report(), usize::from(desk.size.0)).lines.len()
            }
        }
    }
}

/// Column at which the sentence stands beside its place.
const BESIDE: usize = 24;
/// Column at which a line of the list begins.
const BEGINS: usize = 6;

/// What the list says about a finding.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Says {
    /// The place, unless the sentence begins with it.
    pub place: String,
    /// Column at which the sentence stands.
    pub column: usize,
    /// The sentence and the way out, or the reason given, whole.
    pub lines: Vec<String>,
}

impl Says {
    /// On a screen of so many columns.
    #[must_use]
    pub fn of(finding: &Finding, report: &Report, columns: usize) -> Self {
        let repeats = finding.message.starts_with(&finding.place);
        let place = if repeats { String::new() } else { finding.place.clone() };
        let beside = (BEGINS + width(&place) + 2).max(BESIDE);
        let column = if repeats { BEGINS } else { beside };
        let text = match finding.explanation(report) {
            Some(given) => format!("{}已说明：{}", finding.message, given.reason),
            None => format!("{}{}", finding.message, way_out(finding, Face::Keys)),
        };
        let lines = lines(&text, columns.saturating_sub(column + 1));
        let lines = lines.into_iter().map(str::to_owned).collect();
        Self { place, column, lines }
    }
}

/// How many findings the list has.
pub(super) fn count(desk: &Desk) -> usize {
    desk.findings().len() + desk.dismissed().len()
}

/// The finding with this index in the list; the last one when there are fewer.
///
/// # Panics
///
/// When the list is empty.
#[must_use]
pub fn listed(desk: &Desk, index: usize) -> &Finding {
    let index = index.min(count(desk) - 1);
    let behind = index.checked_sub(desk.findings().len());
    behind.map_or_else(|| &desk.findings()[index], |index| &desk.dismissed()[index])
}

/// The list: findings under the heading of their severity, and behind them what was dismissed.
#[must_use]
pub fn list(desk: &Desk) -> Vec<ListLine> {
    let mut lines = Vec::new();
    let mut under = None;
    for (index, finding) in desk.findings().iter().enumerate() {
        if under != Some(finding.severity) {
            under = Some(finding.severity);
            lines.push(ListLine::Heading(finding.severity));
        }
        lines.push(ListLine::Finding(index));
    }
    if !desk.dismissed().is_empty() {
        lines.push(ListLine::Dismissed);
    }
    lines.extend((desk.findings().len()..count(desk)).map(ListLine::Finding));
    lines
}

/// The heading of a severity; `unexplained`: warnings that still want a reason.
#[must_use]
pub fn heading(severity: Severity, unexplained: usize) -> &'static str {
    match severity {
        Severity::Error => "必须改：不改不能生成正式稿，可以先出草稿",
        Severity::Warning if unexplained == 0 => "需说明：都已经说明",
        Severity::Warning => "需说明：改好，或情况属实写一句说明，才能生成正式稿",
        Severity::Advice => "提示：看一眼即可",
    }
}

/// Where a finding is mended.
fn goto(finding: &Finding, report: &Report) -> ProblemsTurn {
    let goal = match finding.spot {
        Spot::Unit => return ProblemsTurn::Unit(UnitField::Name),
        Spot::Year => return ProblemsTurn::Unit(UnitField::Year),
        Spot::Title => return ProblemsTurn::Unit(UnitField::Title),
        Spot::Whole(text) => Goal::Text(text, None),
        Spot::Text { text, paragraph, byte } => Goal::Text(text, Some(Place { paragraph, byte })),
        Spot::Cell(cell) if report.is_stated_sum(cell) => Goal::Stated(cell),
        Spot::Cell(cell) => Goal::Cell(cell),
    };
    ProblemsTurn::Turn(Turn::Go(goal))
}
