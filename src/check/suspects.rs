//! Which cell most likely put a column out of balance, and what would repair it?

use super::column::{Standing, column_balance};
use super::place;
use crate::form::{Addend, CellId, Filled, Form};
use crate::report::{Cell, Count, Number, Report};

/// Suspects named in a finding; more do not help.
const NAMED: usize = 3;
/// Cells under one sum that are named singly; if there are more, the sum is named instead.
const SINGLY: usize = 2;

/// 可疑的格. A cell whose change, and no other, brings a column back into balance.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Suspect {
    /// The cell; a sum when many of its parts may be wrong.
    pub cell: CellId,
    /// What it comes to, in 件.
    pub now: u64,
    /// What it would have to come to, in 件.
    pub would_be: u64,
    /// What speaks for it.
    pub why: Why,
}

/// What speaks for a suspect.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Why {
    /// Nothing but that it would repair the column.
    Gap,
    /// It holds just the surplus, and so does this other cell: perhaps counted twice.
    Doubled(CellId),
    /// Two neighbouring digits in the other order repair the column.
    Swapped,
}

impl Suspect {
    /// What may be wrong, to stand after 可能是: 结转下年度少填 1.
    ///
    /// When the focus is `here`, on the suspect, it says so.
    #[must_use]
    pub fn sentence(&self, form: &Form, here: Option<CellId>) -> String {
        let is_here = here == Some(self.cell);
        let (now, right) = (self.now, self.would_be);
        let name = if is_here { "这里".to_owned() } else { name(form, self.cell) };
        match self.why {
            Why::Doubled(twin) => {
                format!("{name}和{}都是 {now}，记了两遍", self::name(form, twin))
            }
            Why::Swapped => format!("{name}的 {now} 是 {right} 写颠倒了"),
            Why::Gap => format!("{name}{} {}", self.verb(form), now.abs_diff(right)),
        }
    }

    /// Whether the focus is on it, and it can be put right there.
    #[must_use]
    pub fn is_mended(&self, form: &Form, here: CellId) -> bool {
        here == self.cell && is_typed(form, self.cell)
    }

    fn verb(&self, form: &Form) -> &'static str {
        match (is_typed(form, self.cell), self.now < self.would_be) {
            (true, true) => "少填",
            (true, false) => "多填",
            (false, true) => "漏记",
            (false, false) => "多记",
        }
    }
}

/// The suspects of a full column that is out of balance, the most useful first: what more speaks
/// for than the gap, else from the last row of the balance (what is carried out) over the results
/// to what came in; what would become 0 last. None where the column is in balance or not full.
#[must_use]
pub fn suspects(report: &Report, table: usize, column: usize) -> Vec<Suspect> {
    let balance = column_balance(report, table, column);
    let standing = balance.map(|balance| balance.standing());
    let (Some(balance), Some(Standing::Off(_))) = (balance, standing) else { return Vec::new() };
    let shortage = signed(balance.left.known) - signed(balance.right.known);
    let terms = terms(report.form(), table, column);
    let twins = twins(report, terms.clone(), shortage);
    let mut found = Vec::new();
    for term in terms {
        let change = if term.is_left { -shortage } else { shortage };
        let of_cell = |&cell: &CellId| suspect(report, cell, change, twins);
        let cells = term.typed.iter().filter_map(of_cell);
        let (told, bare): (Vec<Suspect>, Vec<Suspect>) = cells.partition(|s| s.why != Why::Gap);
        found.extend(told.iter().copied());
        if bare.len() <= SINGLY {
            found.extend(bare);
        } else if told.is_empty() {
            found.extend(suspect(report, term.cell, change, None));
        }
    }
    // What has more to say for it than the gap comes first; what would make a row that holds
    // something 0 comes last.
    found.sort_by_key(|s| (is_typed(report.form(), s.cell) && s.would_be == 0, s.why == Why::Gap));
    found
}

/// 推算数. The value that puts the column of a typed cell into balance.
///
/// None while another cell of the column is blank, when it would be negative or too large, when
/// the cell holds it already, and for cells that stand under no balance.
#[must_use]
pub fn inferred_value(report: &Report, cell: CellId) -> Option<Cell> {
    let def = report.form().cell(cell);
    let balance = column_balance(report, def.table, def.column)?;
    let own_blank = usize::from(report.cell(cell).is_blank());
    let mut terms = terms(report.form(), def.table, def.column);
    let term = terms.find(|term| term.typed.contains(&cell))?;
    if balance.blanks() > own_blank {
        return None;
    }
    let shortage = signed(balance.left.known) - signed(balance.right.known);
    let change = if term.is_left { -shortage } else { shortage };
    let value = u32::try_from(signed(report.sum(cell).known) + change).ok()?;
    let value = Cell::Value(Number::Count(Count::new(value)?));
    (value != *report.cell(cell)).then_some(value)
}

/// 可能是…，或…。 The first guesses in one sentence.
pub(super) fn sentence(guesses: &[String]) -> String {
    let named = &guesses[..guesses.len().min(NAMED)];
    match named {
        [] => "请对照台账逐格核对这一列。".to_owned(),
        named => format!("可能是{}。", named.join("，或")),
    }
}

/// The addends of a typed column in the order of suspicion; the column of sums has none.
pub(super) fn terms(
    form: &Form,
    table: usize,
    column: usize,
) -> impl DoubleEndedIterator<Item = &Addend> + Clone {
    let all = form.addends(table, column);
    let behind_left = all.partition_point(|addend| addend.is_left);
    let (left, right) = all.split_at(behind_left);
    right.iter().rev().chain(left).filter(|addend| !addend.typed.is_empty())
}

/// `cell` as a suspect, if it can take the change at all.
fn suspect(
    report: &Report,
    cell: CellId,
    change: i64,
    twins: Option<(CellId, CellId)>,
) -> Option<Suspect> {
    let now = report.sum(cell).known;
    let would_be = u64::try_from(signed(now) + change).ok()?;
    let most = u64::from(Count::MOST);
    if would_be > most && is_typed(report.form(), cell) {
        return None;
    }
    let why = match twins {
        Some((twin, doubled)) if doubled == cell => Why::Doubled(twin),
        // The pair is one suspect, named at its later cell.
        Some((twin, _)) if twin == cell => return None,
        _ if is_typed(report.form(), cell) && is_swapped(now, would_be) => Why::Swapped,
        _ => Why::Gap,
    };
    Some(Suspect { cell, now, would_be, why })
}

/// The two cells of the heavier side that both hold just the surplus, if there are exactly two.
fn twins<'f>(
    report: &Report,
    terms: impl Iterator<Item = &'f Addend>,
    shortage: i64,
) -> Option<(CellId, CellId)> {
    let heavier_is_left = shortage > 0;
    let side = terms.filter(|term| term.is_left == heavier_is_left);
    let holds = |cell: &&CellId| report.sum(**cell).known == shortage.unsigned_abs();
    let mut cells: Vec<CellId> = side.flat_map(|term| &term.typed).filter(holds).copied().collect();
    cells.sort_unstable();
    if let [earlier, later] = cells[..] { Some((earlier, later)) } else { None }
}

/// Whether two neighbouring digits changed places: 12 and 21.
fn is_swapped(now: u64, would_be: u64) -> bool {
    // Numbers of the same digits differ by a multiple of nine: most pairs end here.
    if !now.abs_diff(would_be).is_multiple_of(9) {
        return false;
    }
    let (now, other) = (now.to_string().into_bytes(), would_be.to_string().into_bytes());
    let differing: Vec<usize> =
        (0..now.len().min(other.len())).filter(|&i| now[i] != other[i]).collect();
    match differing[..] {
        [i, j] => {
            now.len() == other.len() && j == i + 1 && now[i] == other[j] && now[j] == other[i]
        }
        _ => false,
    }
}

pub(super) fn is_typed(form: &Form, cell: CellId) -> bool {
    form.cell(cell).filled == Filled::ByHand
}

/// The row's name; for a sum that of the group it sums up.
fn name(form: &Form, cell: CellId) -> String {
    let def = form.cell(cell);
    let table = &form.tables[def.table];
    let Some((_, row)) = table.row(def.row) else { return String::new() };
    let group = row.group.as_deref().and_then(|id| table.group(id));
    match group {
        Some(group) if !is_typed(form, cell) => group.label.clone(),
        _ => place::row_name(row).to_owned(),
    }
}

/// Sums of at most 200 cells of nine digits: far below 2^63.
fn signed(sum: u64) -> i64 {
    i64::try_from(sum).unwrap_or(i64::MAX)
}
