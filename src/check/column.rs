//! How do the two sides of a column stand to each other?

use crate::report::{Report, Sum};

/// 一列的差额. Both sides of the balance of one column, as far as it is filled.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct ColumnBalance {
    /// What has to be accounted for: 一加二, in 件.
    pub left: Sum,
    /// Where it went: 七加四, in 件.
    pub right: Sum,
}

/// How a column stands.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Standing {
    /// 平: both sides are equal, as far as they are filled.
    Level,
    /// 暂差: they differ by so many 件, but cells are still blank.
    Pending(u64),
    /// 差: all is filled and they differ by so many 件.
    Off(u64),
}

impl Standing {
    /// As the line under the table says it: 平, 暂差 1, 差 1.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Level => "平".to_owned(),
            Self::Pending(gap) => format!("暂差 {gap}"),
            Self::Off(gap) => format!("差 {gap}"),
        }
    }
}

impl ColumnBalance {
    /// How the column stands.
    #[must_use]
    pub fn standing(self) -> Standing {
        match self.gap() {
            0 => Standing::Level,
            gap if self.blanks() > 0 => Standing::Pending(gap),
            gap => Standing::Off(gap),
        }
    }

    /// Cells of the column that are still blank.
    #[must_use]
    pub fn blanks(self) -> usize {
        self.left.blanks + self.right.blanks
    }

    /// By how much the two sides differ as far as they are filled, in 件.
    #[must_use]
    pub fn gap(self) -> u64 {
        self.left.known.abs_diff(self.right.known)
    }

    /// Whether all is filled and the sides differ.
    #[must_use]
    pub fn is_off(self) -> bool {
        matches!(self.standing(), Standing::Off(_))
    }

    /// Whether nothing in the column is filled.
    #[must_use]
    pub fn is_untouched(self) -> bool {
        self.left.is_untouched() && self.right.is_untouched()
    }
}

/// The balance of a column, the column of sums included; none: the table has no balance.
#[must_use]
pub fn column_balance(report: &Report, table: usize, column: usize) -> Option<ColumnBalance> {
    report.form().tables.get(table)?.balance.as_ref()?;
    let mut balance = ColumnBalance { left: Sum::default(), right: Sum::default() };
    for addend in report.form().addends(table, column) {
        let side = if addend.is_left { &mut balance.left } else { &mut balance.right };
        *side = side.plus(report.sum(addend.cell));
    }
    Some(balance)
}
