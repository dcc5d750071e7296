//! What can stand in a cell?

use super::number::{Amount, Count, Number};
use crate::form::ValueKind;

/// 格的内容. Blank, not applicable, or a value; the three are never mixed up.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub enum Cell {
    /// 未填. Nobody has said anything; this is not 0.
    #[default]
    Blank,
    /// 不适用, written `/`.
    NotApplicable,
    /// A number, 0 included.
    Value(Number),
}

impl Cell {
    /// A typed zero.
    pub const ZERO: Cell = Cell::Value(Number::Count(Count::ZERO));

    /// The zero of a column: 0 件 or 0 万元.
    #[must_use]
    pub fn zero(kind: ValueKind) -> Cell {
        match kind {
            ValueKind::Count => Cell::ZERO,
            ValueKind::Amount => Cell::Value(Number::Amount(Amount::ZERO)),
        }
    }

    /// Whether nothing was filled in.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Blank)
    }

    /// Whether it is a value and that value is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match self {
            Self::Value(number) => number.is_zero(),
            Self::Blank | Self::NotApplicable => false,
        }
    }

    /// The count, in 件.
    #[must_use]
    pub fn count(&self) -> Option<u32> {
        match self {
            Self::Value(Number::Count(count)) => Some(count.get()),
            _ => None,
        }
    }

    /// As shown and printed: empty, `/`, or the digits.
    #[must_use]
    pub fn to_text(&self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::NotApplicable => "/".to_owned(),
            Self::Value(number) => number.to_string(),
        }
    }
}
