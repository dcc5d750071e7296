//! What does a column come to, and what would balance it?
//!
//! Blank is not zero: while a column has blanks it can only be 暂差, and nothing is inferred.

use crate::form::{Balance, BalanceSide, CellId, Filled, ValueKind};
use crate::report::{Cell, Count, Number, NumberError, Report, Sum};

/// How a column stands to its balance.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Standing {
    /// What has to be accounted for.
    pub left: Sum,
    /// Where it went.
    pub right: Sum,
}

impl Standing {
    /// Typed cells of the column that are blank.
    #[must_use]
    pub fn blanks(self) -> usize {
        self.left.blanks + self.right.blanks
    }

    /// Left less right, as far as known, in 件.
    #[must_use]
    pub fn gap(self) -> u64 {
        self.left.known.abs_diff(self.right.known)
    }

    /// Whether the two sides differ and nothing is blank any more.
    #[must_use]
    pub fn is_off(self) -> bool {
        self.gap() > 0 && self.blanks() == 0
    }

    /// Whether nothing in the column is filled.
    #[must_use]
    pub fn is_untouched(self) -> bool {
        self.left.is_untouched() && self.right.is_untouched()
    }
}

/// How a column of a table stands; none where the table has no balance.
#[must_use]
pub fn standing(report: &Report, table: usize, column: usize) -> Option<Standing> {
    let balance = report.form().tables.get(table)?.balance.as_ref()?;
    let of = |side: &BalanceSide| {
        let cells = cells_of(report, table, column, side);
        cells.into_iter().map(|cell| report.sum(cell)).fold(Sum::default(), Sum::plus)
    };
    Some(Standing { left: of(&balance.left), right: of(&balance.right) })
}

/// The value of `cell` that balances its column.
///
/// # Errors
///
/// One sentence that says why there is none.
pub(super) fn inferred(report: &Report, cell: CellId) -> Result<Cell, String> {
    let def = report.form().cell(cell);
    let none = || "这一格没有可以推算的数".to_owned();
    let standing = standing(report, def.table, def.column).ok_or_else(none)?;
    let now = report.sum(cell);
    let others = standing.blanks() - now.blanks;
    if others > 0 {
        return Err(format!("这一列另有 {others} 格空白，还推算不出；填完再按 ="));
    }
    if now.blanks == 0 && standing.gap() == 0 {
        return Err("这一列已经平了，不用推算".to_owned());
    }
    let (own, other) = if is_left(report, cell).ok_or_else(none)? {
        (standing.left, standing.right)
    } else {
        (standing.right, standing.left)
    };
    let rest = own.known - now.known;
    let value = other.known.checked_sub(rest);
    let count = value.and_then(|value| u32::try_from(value).ok()).and_then(Count::new);
    let count = count.ok_or("只改这一格平不了这一列，请核对其他格")?;
    Ok(Cell::Value(Number::Count(count)))
}

/// What may be wrong in a column that is off: at most three guesses, the focused cell first.
pub(super) fn suspects(report: &Report, focus: CellId) -> Vec<String> {
    let def = report.form().cell(focus);
    let Some(standing) = standing(report, def.table, def.column).filter(|s| s.is_off()) else {
        return Vec::new();
    };
    let gap = standing.gap();
    let mut found = Vec::new();
    if let Ok(new) = inferred(report, focus) {
        let less = if new.count() > report.cell(focus).count() { "少" } else { "多" };
        found.push(format!("这里{less}填 {gap}（按 = 改成 {}）", new.to_text()));
    }
    found.extend(swapped(report, focus, standing));
    found.extend(doubled(report, focus, standing));
    found.extend(repairable(report, focus, standing));
    found.truncate(3);
    found
}

/// Two neighbouring digits of a number may have changed places: the gap divides by nine.
fn swapped(report: &Report, focus: CellId, standing: Standing) -> Option<String> {
    let gap = standing.gap();
    if !gap.is_multiple_of(9) {
        return None;
    }
    let mut cells = column(report, focus).into_iter().filter(|&cell| cell != focus);
    cells.find_map(|cell| {
        let (value, wanted) = (u64::from(report.cell(cell).count()?), repaired(report, cell)?);
        let turned = swaps(value).into_iter().any(|swap| swap == wanted);
        turned.then(|| format!("{} {value} 应是 {wanted}", row_name(report, cell)))
    })
}

/// The numbers that differ from `value` by two neighbouring digits in each other's place.
fn swaps(value: u64) -> Vec<u64> {
    let digits = value.to_string().into_bytes();
    let swap = |at: usize| {
        let mut digits = digits.clone();
        digits.swap(at, at + 1);
        String::from_utf8(digits).ok()?.parse().ok()
    };
    (0..digits.len() - 1).filter_map(swap).collect()
}

/// A number that stands twice on the side that is too large may be one number.
fn doubled(report: &Report, focus: CellId, standing: Standing) -> Option<String> {
    let too_large = standing.left.known > standing.right.known;
    let cells = column(report, focus);
    let on_side = |cell: &&CellId| is_left(report, **cell) == Some(too_large);
    let same = |cell: &&CellId| {
        report.cell(**cell).count().is_some_and(|count| u64::from(count) == standing.gap())
    };
    let twins: Vec<CellId> = cells.iter().filter(on_side).filter(same).copied().collect();
    let [first, second, ..] = twins[..] else { return None };
    let (first, second) = (row_name(report, first), row_name(report, second));
    Some(format!("{first}和{second}都是 {}，重复填了", standing.gap()))
}

/// Rows of the balance whose change alone repairs the column, in their short names.
fn repairable(report: &Report, focus: CellId, standing: Standing) -> Vec<String> {
    let (form, gap) = (report.form(), standing.gap());
    let def = form.cell(focus);
    let Some(balance) = &form.tables[def.table].balance else { return Vec::new() };
    let left_is_more = standing.left.known > standing.right.known;
    let guess = |cell: CellId, is_left: bool| {
        let too_much = is_left == left_is_more;
        let possible = !too_much || report.sum(cell).known >= gap;
        let depends = cell == focus;
        let what = if too_much { "多填" } else { "少填" };
        (possible && !depends).then(|| format!("{}{what} {gap}", row_name(report, cell)))
    };
    let side = |side: &BalanceSide, is_left: bool| -> Vec<String> {
        let cells = cells_of(report, def.table, def.column, side);
        cells.into_iter().filter_map(|cell| guess(cell, is_left)).collect()
    };
    let (mut right, left) = (side(&balance.right, false), side(&balance.left, true));
    right.extend(left);
    right
}

/// What `cell` would have to be for its column to balance.
fn repaired(report: &Report, cell: CellId) -> Option<u64> {
    inferred(report, cell).ok()?.count().map(u64::from)
}

/// The short name of a row without its number: 本年新收数量; of a sum what it sums up.
fn row_name(report: &Report, cell: CellId) -> String {
    let form = report.form();
    let def = form.cell(cell);
    let table = &form.tables[def.table];
    let Some((_, row)) = table.row(def.row) else { return String::new() };
    if row.sum.is_some()
        && let Some(group) = row.group.as_ref().and_then(|id| table.group(id))
    {
        return group.label.clone();
    }
    let short = row.short.as_str();
    let name = short.split_once([' ', ')']).map_or(short, |(_, name)| name);
    name.to_owned()
}

/// The typed cells of the column of `cell`.
fn column(report: &Report, cell: CellId) -> Vec<CellId> {
    let def = report.form().cell(cell);
    let of_column = |&id: &CellId| report.form().cell(id).column == def.column;
    report.typed_cells(def.table).filter(of_column).collect()
}

/// Whether `cell` counts on the left side of its balance; none: on neither.
fn is_left(report: &Report, cell: CellId) -> Option<bool> {
    let def = report.form().cell(cell);
    let balance: &Balance = report.form().tables[def.table].balance.as_ref()?;
    let on = |side: &BalanceSide| {
        let cells = cells_of(report, def.table, def.column, side);
        cells.into_iter().any(|sum| holds(report, sum, cell))
    };
    if on(&balance.left) { Some(true) } else { on(&balance.right).then_some(false) }
}

/// Whether `cell` is `sum` or counts in it.
fn holds(report: &Report, sum: CellId, cell: CellId) -> bool {
    sum == cell
        || match &report.form().cell(sum).filled {
            Filled::ByHand => false,
            Filled::BySum(addends) => addends.iter().any(|&addend| holds(report, addend, cell)),
        }
}

fn cells_of(report: &Report, table: usize, column: usize, side: &BalanceSide) -> Vec<CellId> {
    let form = report.form();
    let row_of = |id: &String| form.tables[table].rows().position(|(_, row)| &row.id == id);
    let cell = |id: &String| form.cell_at(table, row_of(id)?, column);
    side.rows.iter().filter_map(cell).collect()
}

/// Why a text cannot stand in a cell, as the clerk reads it (no full stop at the end).
pub(super) fn refusal(error: &NumberError, kind: ValueKind) -> String {
    match (error, kind) {
        (NumberError::NotANumber(text) | NumberError::NotWhole(text), ValueKind::Count) => {
            format!("这一格要填件数，只能是 0 或正整数。收到的是「{text}」")
        }
        (NumberError::NotANumber(text) | NumberError::NotWhole(text), ValueKind::Amount) => {
            format!("这一格要填金额，单位是万元，如 0.12。收到的是「{text}」")
        }
        (NumberError::TooLarge(text), _) => {
            format!("数字太大：{text}。是不是两格连在一起了？")
        }
        (NumberError::TooManyPlaces(text), _) => {
            format!("金额最多六位小数，单位是万元，1200 元写成 0.12。收到的是「{text}」")
        }
    }
}
