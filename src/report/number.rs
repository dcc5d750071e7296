//! Which numbers can a cell hold?

use std::fmt;

/// A count or an amount.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Number {
    /// 件.
    Count(Count),
    /// 万元.
    Amount(Amount),
}

impl Number {
    /// Whether it is zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        match self {
            Self::Count(count) => count.get() == 0,
            Self::Amount(amount) => amount.micros == 0,
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(count) => write!(f, "{}", count.get()),
            Self::Amount(amount) => amount.fmt(f),
        }
    }
}

/// 件数. A whole number from 0 to 999,999,999.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub struct Count(u32);

impl Count {
    /// 0 件.
    pub const ZERO: Count = Count(0);
    /// Largest count: nine digits (the largest one published has eight).
    pub const MOST: u32 = 999_999_999;

    /// The count, unless it has more than nine digits.
    #[must_use]
    pub fn new(value: u32) -> Option<Self> {
        (value <= Self::MOST).then_some(Self(value))
    }

    /// The number.
    #[must_use]
    pub fn get(self) -> u32 {
        self.0
    }
}

/// 金额. An exact decimal in 万元 with up to six places (one 分), printed as typed.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Amount {
    micros: u64,
    places: u8,
}

impl Amount {
    /// 0 万元.
    pub const ZERO: Amount = Amount { micros: 0, places: 0 };
    /// Most decimal places: 0.000001 万元 is one 分.
    pub const PLACES: usize = 6;

    /// The amount in millionths of 万元, which is 分.
    #[must_use]
    pub fn fen(&self) -> u64 {
        self.micros
    }

    /// Decimal places as typed.
    #[must_use]
    pub fn places(&self) -> u8 {
        self.places
    }

    /// Reads plain digits with at most one dot, such as `0.12`. `025` is none: where a digit too
    /// many stands in front, another may be missing.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let padded = whole.len() > 1 && whole.starts_with('0');
        let shaped = !whole.is_empty() && !padded && digits(whole) && digits(decimals);
        let dot_alone = text.contains('.') && decimals.is_empty();
        if !shaped || dot_alone || whole.len() > 9 || decimals.len() > Self::PLACES {
            return None;
        }
        let micros = format!("{whole}{decimals:0<6}").parse().ok()?;
        Some(Self { micros, places: u8::try_from(decimals.len()).ok()? })
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.micros / 1_000_000)?;
        if self.places > 0 {
            let decimals = format!("{:06}", self.micros % 1_000_000);
            write!(f, ".{}", &decimals[..usize::from(self.places)])?;
        }
        Ok(())
    }
}
