//! Which numbers can a cell hold, and how are they read from what a clerk types?

use std::fmt;

use super::cell::Cell;
use crate::form::ValueKind;

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

    /// Reads plain digits with at most one dot, such as `0.12`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let shaped = !whole.is_empty() && digits(whole) && digits(decimals);
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

/// Why a typed text is not a number of this column.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum NumberError {
    /// Not digits (after units, commas and full-width forms were taken off).
    NotANumber(String),
    /// A sign or decimals where whole numbers from 0 are wanted.
    NotWhole(String),
    /// More than nine digits before the dot.
    TooLarge(String),
    /// More than six places after the dot.
    TooManyPlaces(String),
}

/// Reads what a clerk typed or pasted into a cell.
///
/// Accepts full-width digits, 〇 and 零, thousand commas of both widths, a trailing 件 or 万元,
/// blanks around; `/`, `-`, `—` and 不适用 are not applicable; 无 and 没有 are zero; nothing is blank.
///
/// # Errors
///
/// [`NumberError`] with the text as typed.
pub fn read(text: &str, kind: ValueKind) -> Result<Cell, NumberError> {
    let plain = plain(text);
    match plain.as_str() {
        "" => return Ok(Cell::Blank),
        "/" | "-" | "—" | "——" | "－" | "不适用" => return Ok(Cell::NotApplicable),
        "无" | "没有" | "零" | "〇" => return Ok(zero(kind)),
        _ => {}
    }
    match kind {
        ValueKind::Count => read_count(text, &plain),
        ValueKind::Amount => read_amount(text, &plain),
    }
}

fn zero(kind: ValueKind) -> Cell {
    match kind {
        ValueKind::Count => Cell::ZERO,
        ValueKind::Amount => Cell::Value(Number::Amount(Amount { micros: 0, places: 0 })),
    }
}

fn read_count(typed: &str, plain: &str) -> Result<Cell, NumberError> {
    let typed = typed.trim().to_owned();
    if plain.bytes().all(|byte| byte.is_ascii_digit()) {
        let significant = plain.trim_start_matches('0');
        let value = if significant.is_empty() { Some(0) } else { significant.parse().ok() };
        let count = value.and_then(Count::new).ok_or(NumberError::TooLarge(typed))?;
        return Ok(Cell::Value(Number::Count(count)));
    }
    let numeric = plain.trim_start_matches(['-', '+']).parse::<f64>().is_ok();
    let looks_numeric = numeric && plain.contains(|c: char| c.is_ascii_digit());
    Err(if looks_numeric { NumberError::NotWhole(typed) } else { NumberError::NotANumber(typed) })
}

fn read_amount(typed: &str, plain: &str) -> Result<Cell, NumberError> {
    let typed = typed.trim().to_owned();
    if let Some(amount) = Amount::parse(plain) {
        return Ok(Cell::Value(Number::Amount(amount)));
    }
    let (whole, decimals) = plain.split_once('.').unwrap_or((plain, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    Err(match (digits(whole) && digits(decimals), whole.len() > 9) {
        (true, true) => NumberError::TooLarge(typed),
        (true, false) if decimals.len() > Amount::PLACES => NumberError::TooManyPlaces(typed),
        _ => NumberError::NotANumber(typed),
    })
}

/// Half-width, without blanks, commas and a trailing unit.
fn plain(text: &str) -> String {
    let half: String = text.chars().map(half_width).filter(|c| !c.is_whitespace()).collect();
    let bare = half.trim_end_matches("万元").trim_end_matches('件');
    let has_digit = bare.contains(|c: char| c.is_ascii_digit());
    let without = |c: &char| !(*c == ',' || has_digit && *c == '，');
    let digits = |c| if has_digit && matches!(c, '〇' | '零') { '0' } else { c };
    bare.chars().filter(without).map(digits).collect()
}

/// The half-width twin of a full-width digit or sign, as an input method in Chinese mode sends it.
#[must_use]
pub fn half_width(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '。' | '．' => '.',
        '，' => ',',
        // U+FF01..FF5E are the ASCII signs moved by 0xFEE0.
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    }
}
