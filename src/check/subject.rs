//! Does a figure without a noun (办结36件) count the report's applications, or what its sentence counted last?
//!
//! Once a sentence has counted something else (信访件36件, 征地类申请35件), 办结 and 结转 behind it may
//! be said of that. Such a figure says nothing of the total, or at most in doubt.

use super::clear::is_plain;
use super::figures::{Class, figures, holds};
use super::partial::{is_of_some_months, is_total};
use super::said::Saying;
use super::stated::Stated;
use crate::text::numeral::ONE;

/// Counters of what may be done, answered, carried over.
const COUNTERS: [&str; 9] = ["件", "件次", "起", "宗", "份", "条", "个", "例", "项"];
/// Of these the tables count other things than applications.
const MATTERS: [&str; 8] = ["复议", "诉讼", "应诉", "规范性文件", "许可", "处罚", "强制", "案件"];
/// Before a figure these compare it with another one.
const COMPARES: [&str; 9] = ["较", "比", "增加", "增长", "减少", "下降", "上升", "去年", "同期"];

/// 归属. What a figure belongs to.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Belongs {
    /// To all applications of the report.
    Total,
    /// Perhaps to something else.
    Doubt,
    /// To some of the applications.
    Part,
    /// To something else.
    Other,
}

/// What a sentence counted.
#[derive(Clone, Copy, Debug, Default)]
struct Counted {
    /// The report's applications.
    whole: bool,
    /// Other things or parts since: what they come to.
    other: Option<u64>,
    /// Whether these are applications too.
    applications: bool,
}

/// 所指. What the sentences count, figure after figure.
#[derive(Debug)]
pub(super) struct Subject<'r> {
    unit: &'r str,
    /// What came in, and that with what was carried in.
    totals: [Option<u64>; 2],
    /// The figure asked for last, and the first one that was not read.
    asked: usize,
    next: usize,
    counted: Counted,
}

impl<'r> Subject<'r> {
    pub(super) fn new(unit: &'r str, totals: [Option<u64>; 2]) -> Self {
        Self { unit, totals, asked: 0, next: 0, counted: Counted::default() }
    }

    /// What the figure with this index belongs to; they are asked for in order.
    pub(super) fn of(&mut self, facts: &[Stated<'_>], index: usize) -> Belongs {
        let this = &facts[index];
        if !facts[self.asked].beside(this) {
            self.counted = Counted::default();
        }
        self.asked = index;
        for before in facts.iter().take(index).skip(self.next) {
            if before.beside(this) {
                self.count(before);
            }
        }
        self.next = self.next.max(index);
        self.belongs(this)
    }

    fn belongs(&self, this: &Stated<'_>) -> Belongs {
        let Counted { whole, other, applications } = self.counted;
        let (lead, value) = (this.fact.lead, this.fact.count().unwrap_or_default());
        let Some(other) = other else { return Belongs::Total };
        let named = lead.contains("公开申请") || !applications && lead.contains("申请");
        // A list that comes to all of them is closed.
        if named || self.is_total(other) && applications {
            return Belongs::Total;
        }
        let fits = value <= other && !is_total(lead) && !holds(lead, &figures().whole_year);
        match (whole, fits) {
            (true, false) => Belongs::Total,
            (false, true) if applications => Belongs::Part,
            (false, true) => Belongs::Other,
            (true, true) | (false, false) => Belongs::Doubt,
        }
    }

    fn is_total(&self, value: u64) -> bool {
        self.totals.contains(&Some(value))
    }

    /// Takes a figure up.
    fn count(&mut self, stated: &Stated<'_>) {
        let (fact, lead) = (&stated.fact, stated.fact.lead);
        let compares =
            || stated.said.holds(Saying::Rate) || COMPARES.iter().any(|word| lead.contains(word));
        if fact.depth > 0 || lead.is_empty() || !COUNTERS.contains(&fact.counter) || compares() {
            return;
        }
        let value = fact.micros / ONE;
        // 坚持收到一件、办理一件 counts nothing.
        if fact.chinese && value == 1 {
            return;
        }
        let all = figures();
        if MATTERS.iter().any(|word| lead.contains(word)) || holds(lead, &all.shared_not) {
            self.counted = Counted { whole: false, other: Some(value), applications: false };
            return;
        }
        let says = |class| {
            let of = all.figures.iter().filter(|figure| figure.class == class);
            of.flat_map(|figure| &figure.words).any(|word| lead.contains(word.as_str()))
        };
        if says(Class::Result) {
            return;
        }
        let applications = lead.contains("申请");
        let comes_in = applications || ["收到", "受理", "新收"].iter().any(|it| lead.contains(it));
        let part = says(Class::Applicant)
            || lead.contains("其中")
            || is_of_some_months(lead)
            || holds(lead, &all.channels) && !is_total(lead)
            || !is_plain(lead, self.unit);
        if comes_in && (!part || self.is_total(value)) {
            self.counted = Counted { whole: true, other: None, applications: true };
        } else if part && !says(Class::Basic) || comes_in {
            let before = self.counted.other.unwrap_or_default();
            self.counted.other = Some(before.saturating_add(value));
            self.counted.applications |= applications || says(Class::Applicant);
        }
    }
}
