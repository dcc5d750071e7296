//! What is otherwise than last year, the biggest first?

use super::{as_many, item, line};
use crate::check::cell_place;
use crate::form::{CellId, Filled, Form};
use crate::report::{Report, Sum};

/// Differences that are told; a page has more to say.
const MOST: usize = 8;

/// 和上年比.
pub(super) fn lines(report: &Report, previous: Option<&Report>, room: usize) -> Vec<String> {
    let Some(previous) = previous else {
        return vec![line("  没有给出上年年报，没有比较")];
    };
    let mut differences: Vec<_> =
        compared(report.form()).filter_map(|cell| Difference::of(report, previous, cell)).collect();
    // Stable: equal ones stay in printed order.
    differences.sort_by_key(|difference| std::cmp::Reverse(difference.size));
    let all = differences.len();
    let told = |difference: &Difference| item("", &difference.told(report.form()));
    let items: Vec<_> = differences.iter().map(told).collect();
    match all {
        0 => vec![line("  三张表的合计和上年都相同")],
        _ => as_many(items, room.min(MOST), |more| format!("另有 {more} 项不同，相差更小")),
    }
}

/// The sum of a row where there is one, else every cell of it.
fn compared(form: &'static Form) -> impl Iterator<Item = CellId> {
    let row_of = |cell: CellId| (form.cell(cell).table, form.cell(cell).row);
    let adds_its_row = move |cell: &CellId| match &form.cell(*cell).filled {
        Filled::ByHand => false,
        Filled::BySum(addends) => addends.iter().all(|&addend| row_of(addend) == row_of(*cell)),
    };
    let sums: Vec<_> = form.cell_ids().filter(adds_its_row).map(row_of).collect();
    form.cell_ids().filter(move |cell| adds_its_row(cell) || !sums.contains(&row_of(*cell)))
}

struct Difference {
    cell: CellId,
    before: String,
    now: String,
    /// In 件; for an amount, which compares with no count, 0.
    size: u64,
    words: String,
}

impl Difference {
    fn of(report: &Report, previous: &Report, cell: CellId) -> Option<Self> {
        let (before, now) = (previous.shown(cell), report.shown(cell));
        if before.is_empty() || now.is_empty() || before == now {
            return None;
        }
        let count = |report: &Report| {
            let stated = report.cell(cell).count().map(u64::from);
            stated.or_else(|| Sum::complete(report.sum(cell))).unwrap_or_default()
        };
        let (then, today) = (count(previous), count(report));
        let size = then.abs_diff(today);
        let words = match then.cmp(&today) {
            std::cmp::Ordering::Less => format!("，多 {size}"),
            std::cmp::Ordering::Greater => format!("，少 {size}"),
            std::cmp::Ordering::Equal => String::new(),
        };
        Some(Self { cell, before, now, size, words })
    }

    fn told(&self, form: &Form) -> String {
        let Self { before, now, words, .. } = self;
        format!("{}：上年 {before}，本年 {now}{words}", cell_place(form, self.cell))
    }
}
