//! Which figure stands in the wrong cell, so that two sums are off by it?

use super::column::{Standing, column_balance};
use super::suspects::terms;
use super::{Suspect, place};
use crate::form::{Addend, CellId, Form};
use crate::report::{Op, Report};

/// Those that are told of a column; more would be guessing.
const TOLD: usize = 2;

/// 填错格的. Two cells whose figures, when they change places, bring each column they stand in into
/// balance.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Misplaced {
    /// The one that holds more.
    pub from: CellId,
    /// The one it should stand in.
    pub to: CellId,
}

impl Misplaced {
    /// What may be wrong, to stand after 可能是: 予以公开里自然人的 3 应在科研机构.
    ///
    /// When the focus is `here`, on one of the two, it says so.
    #[must_use]
    pub fn sentence(&self, report: &Report, here: Option<CellId>) -> String {
        let form = report.form();
        let (from, to) = (shown(report, self.from), place_beside(form, self.to, self.from));
        let called = match here {
            Some(here) if here == self.from => "这里".to_owned(),
            _ if self.is_in_one_row(form) => {
                format!("{}里{}", row_name(form, self.from), column_name(form, self.from))
            }
            _ => row_name(form, self.from),
        };
        match here {
            Some(here) if here == self.to => format!("{called}的 {from} 应在这里"),
            _ => format!("{called}的 {from} 应在{to}"),
        }
    }

    /// What is done about it, in words: 予以公开：自然人的 3 挪到科研机构，两列都平.
    #[must_use]
    pub fn words(&self, report: &Report) -> String {
        let form = report.form();
        let (more, less) = (shown(report, self.from), shown(report, self.to));
        let to = place_beside(form, self.to, self.from);
        let deed = |from: &str| match report.cell(self.to).is_zero() {
            true => format!("{from}的 {more} 挪到{to}"),
            false => format!("{from}的 {more} 和{to}的 {less} 对换"),
        };
        match self.is_in_one_row(form) {
            true => {
                let deed = deed(column_name(form, self.from));
                format!("{}：{deed}，两列都平", row_name(form, self.from))
            }
            false => deed(&row_name(form, self.from)),
        }
    }

    /// The edit.
    #[must_use]
    pub fn op(&self, report: &Report) -> Op {
        report.exchange([(self.from, self.to)])
    }

    /// Whether the two stand in one row, so that two columns are off.
    #[must_use]
    pub fn is_in_one_row(&self, form: &Form) -> bool {
        form.cell(self.from).row == form.cell(self.to).row
    }
}

/// The figures that, put elsewhere, bring a full column that is off into balance: in the same row
/// under another column that is off by just as much, those first that leave a 0 behind; then in the
/// same column on the other side of the balance.
#[must_use]
pub fn misplaced(report: &Report, table: usize, column: usize) -> Vec<Misplaced> {
    let Some(shortage) = shortage(report, table, column) else { return Vec::new() };
    let terms: Vec<&Addend> = terms(report.form(), table, column).collect();
    let mut found: Vec<Misplaced> = beside(report, table, column, shortage, &terms);
    found.sort_by_key(|it| !report.cell(it.to).is_zero());
    found.truncate(TOLD);
    let across = across(report, shortage, &terms);
    found.extend(across.into_iter().take(TOLD));
    found
}

/// By how much the left side of a full column is more than the right one; none: it is not off.
fn shortage(report: &Report, table: usize, column: usize) -> Option<i64> {
    let balance = column_balance(report, table, column)?;
    let Standing::Off(_) = balance.standing() else { return None };
    let signed = |sum: u64| i64::try_from(sum).unwrap_or(i64::MAX);
    Some(signed(balance.left.known) - signed(balance.right.known))
}

fn beside(
    report: &Report,
    table: usize,
    column: usize,
    off: i64,
    terms: &[&Addend],
) -> Vec<Misplaced> {
    let form = report.form();
    let columns = form.tables[table].blocks.first().map_or(0, |block| block.columns.len());
    let others = (0..columns).filter(|&other| {
        other != column
            && shortage(report, table, other) == Some(-off)
            && !is_sum(form, table, other)
    });
    let mut found = Vec::new();
    for other in others {
        for term in terms {
            let wanted = if term.is_left { off } else { -off };
            let pairs = term.typed.iter().filter_map(|&cell| {
                let twin = form.cell_at(table, form.cell(cell).row, other)?;
                differing(report, cell, twin, wanted)
            });
            found.extend(pairs);
        }
    }
    found
}

/// Half of the gap stands on the wrong side: 上年结转 and 结转下年度 were taken for each other.
fn across(report: &Report, off: i64, terms: &[&Addend]) -> Vec<Misplaced> {
    let direct = |is_left| {
        // 上年结转 is nearer to 结转下年度 than 本年新收.
        let own = terms.iter().rev().filter(move |term| term.is_left == is_left);
        own.filter(|term| term.typed == [term.cell]).map(|term| term.cell)
    };
    if off % 2 != 0 {
        return Vec::new();
    }
    let pairs = direct(true).flat_map(|left| direct(false).map(move |right| (left, right)));
    pairs.filter_map(|(left, right)| differing(report, left, right, off / 2)).collect()
}

/// The two as a pair, if the first holds so much more than the second.
fn differing(report: &Report, one: CellId, other: CellId, more: i64) -> Option<Misplaced> {
    let (a, b) = (report.cell(one).count()?, report.cell(other).count()?);
    let (from, to) = if more > 0 { (one, other) } else { (other, one) };
    (i64::from(a) - i64::from(b) == more && more != 0).then_some(Misplaced { from, to })
}

fn is_sum(form: &Form, table: usize, column: usize) -> bool {
    form.tables[table].blocks.first().is_some_and(|block| block.columns[column].sum.is_some())
}

fn shown(report: &Report, cell: CellId) -> String {
    report.cell(cell).to_text()
}

fn row_name(form: &Form, cell: CellId) -> String {
    let def = form.cell(cell);
    let row = form.tables[def.table].row(def.row).map(|(_, row)| place::row_name(row));
    row.unwrap_or_default().to_owned()
}

fn column_name(form: &Form, cell: CellId) -> &str {
    let def = form.cell(cell);
    let block = form.tables[def.table].row(def.row).map(|(block, _)| block);
    block.map_or("", |block| block.columns[def.column].label.as_str())
}

/// One cell as seen from another: its column where they share the row, else its row.
fn place_beside(form: &Form, cell: CellId, from: CellId) -> String {
    match form.cell(cell).row == form.cell(from).row {
        true => column_name(form, cell).to_owned(),
        false => row_name(form, cell),
    }
}

/// 可能是…，或…: the words of both kinds, those that clear two columns first and those that only
/// clear one last.
pub(super) fn told(
    report: &Report,
    misplaced: &[Misplaced],
    suspects: &[Suspect],
    here: Option<CellId>,
) -> Vec<String> {
    let form = report.form();
    let says = |it: &Misplaced| it.sentence(report, here);
    let (two, one): (Vec<Misplaced>, Vec<Misplaced>) =
        misplaced.iter().partition(|it| it.is_in_one_row(form));
    let suspects = suspects.iter().map(|suspect| suspect.sentence(form, here));
    two.iter().map(says).chain(suspects).chain(one.iter().map(says)).collect()
}
