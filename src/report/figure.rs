//! What does a text say that stands for the content of a cell?
//!
//! The one reader of numbers: what is typed, pasted, answered in plain mode, written in a file or
//! in answers is judged here and nowhere else. Nothing is taken off a text that could mean
//! something: a comma must part thousands, a unit must be that of the column.
//! `tests/cases/figures.tsv` says what comes of what.

use super::cell::Cell;
use super::number::{Amount, Count, Number};
use crate::form::ValueKind;

/// Why a text is no content of a cell.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NumberError {
    /// `-`, `—`: in Excel a zero, in a printed table not applicable. Who takes the text in says
    /// which, or asks.
    Dash,
    /// Not digits.
    NotANumber,
    /// A sign or decimals where whole numbers from 0 are wanted.
    NotWhole,
    /// A comma that does not part thousands.
    Separators,
    /// Figures with blanks between.
    Several,
    /// The unit of another column.
    OtherUnit,
    /// Zeros in front.
    Padded,
    /// A dot, and nothing behind it.
    NoDecimals,
    /// More than nine digits before the dot.
    TooLarge,
    /// More than six places after the dot.
    TooManyPlaces,
    /// Blanks around it, or what cannot be seen.
    Unseen,
}

impl NumberError {
    /// What is said of the place that holds the text, and what now.
    #[must_use]
    pub fn told(self, kind: ValueKind) -> (&'static str, &'static str) {
        let count = kind == ValueKind::Count;
        match self {
            Self::Dash => ("看不出是 0 还是不适用", "没有发生请填 0。"),
            Self::NotANumber | Self::NotWhole if count => ("要填件数，只能是 0 或正整数", ""),
            Self::NotANumber | Self::NotWhole => {
                ("要填 0 或正数，单位是万元，1200 元写成 0.12", "")
            }
            Self::Separators => ("只填一个数", "逗号只隔千位，如 12,345。"),
            Self::Several => ("只填一个数", "几个数请分到各格。"),
            Self::OtherUnit if count => ("要填件数，不是金额", ""),
            Self::OtherUnit => ("要填金额，单位是万元，不是件数", ""),
            Self::Padded => ("的数字开头多了 0", "请去掉开头的 0。"),
            Self::NoDecimals => ("的小数点后面没有数字", "请补全，或去掉小数点。"),
            Self::TooLarge => ("的数字超过九位", "多半是两格连在一起了。"),
            Self::TooManyPlaces => ("最多 6 位小数，单位是万元", ""),
            Self::Unseen => ("只能有数字", "请删去多余的字符。"),
        }
    }
}

/// Reads the content of a cell.
///
/// Accepts full-width digits, 〇 and 零, thousands parted by commas of both widths, a trailing 件
/// or 万元 where the column has that unit, decimals of a count that are all 0; `/` and 不适用 are
/// not applicable; 无 and 没有 are zero; nothing is blank. Blanks around are not for it: who takes
/// the text in knows what they part.
///
/// # Errors
///
/// [`NumberError`]; the sentence about it is made from [`NumberError::told`].
pub fn read(text: &str, kind: ValueKind) -> Result<Cell, NumberError> {
    let half: String = text.chars().map(half_width).collect();
    match half.as_str() {
        "" => return Ok(Cell::Blank),
        "/" | "不适用" => return Ok(Cell::NotApplicable),
        "无" | "没有" | "零" | "〇" => return Ok(Cell::zero(kind)),
        _ => {}
    }
    let seen: String = half.trim().chars().filter(|&c| !is_unseen(c)).collect();
    if seen != half {
        return Err(read(&seen, kind).err().unwrap_or(NumberError::Unseen));
    }
    if half.chars().all(is_dash) {
        return Err(NumberError::Dash);
    }
    let digits = digits(without_unit(&half, kind)?)?;
    let (whole, decimals) = digits.split_once('.').unwrap_or((&digits, ""));
    match whole {
        "" => return Err(NumberError::NotANumber),
        _ if digits.ends_with('.') => return Err(NumberError::NoDecimals),
        _ if whole.len() > 1 && whole.starts_with('0') => return Err(NumberError::Padded),
        _ if whole.len() > 9 => return Err(NumberError::TooLarge),
        _ => {}
    }
    match kind {
        ValueKind::Count if decimals.bytes().any(|digit| digit != b'0') => {
            Err(NumberError::NotWhole)
        }
        ValueKind::Count => {
            let count = whole.parse().ok().and_then(Count::new).ok_or(NumberError::TooLarge)?;
            Ok(Cell::Value(Number::Count(count)))
        }
        ValueKind::Amount => {
            let amount = Amount::parse(&digits).ok_or(NumberError::TooManyPlaces)?;
            Ok(Cell::Value(Number::Amount(amount)))
        }
    }
}

/// Whether what is being typed may become the content of a cell with what is typed next: `12,`,
/// `3.`, `5万`. Nothing is said about it yet.
#[must_use]
pub fn is_unfinished(text: &str, kind: ValueKind) -> bool {
    let reads = |rest: &&str| read(&format!("{text}{rest}"), kind).is_ok();
    read(text, kind).is_err() && ["0", "00", "000", "元"].iter().any(reads)
}

/// Whether a text is meant as a figure, be it a wrong one: `12`, `3,5`, `5万元`, `无`, `-`. `1.`
/// and `1、` number a line.
#[must_use]
pub fn is_figure(text: &str) -> bool {
    const SIGNS: &str = ".,、-+%";
    let half: String = text.chars().map(half_width).collect();
    let bare = ["万元", "件", "元"].iter().find_map(|unit| half.strip_suffix(unit));
    let bare = bare.unwrap_or(&half);
    let is_part = |c: char| c.is_ascii_digit() || c == ' ' || SIGNS.contains(c);
    let drawn = bare.contains(|c: char| c.is_ascii_digit()) && bare.chars().all(is_part);
    // An amount takes all that a count takes, and decimals.
    match read(text, ValueKind::Amount) {
        Ok(cell) => !cell.is_blank(),
        Err(NumberError::Dash) => true,
        Err(_) => drawn && !bare.ends_with(['.', '、']),
    }
}

/// Takes the unit off; a wrong one behind a figure is refused.
fn without_unit(half: &str, kind: ValueKind) -> Result<&str, NumberError> {
    let money = ["万元", "元"].iter().find_map(|unit| half.strip_suffix(unit));
    let (rest, fits) = match (half.strip_suffix('件'), half.strip_suffix("万元"), money) {
        (Some(rest), ..) => (rest, kind == ValueKind::Count),
        (_, Some(rest), _) => (rest, kind == ValueKind::Amount),
        // 元 is left to the sentence that says how to write it.
        (_, _, Some(rest)) if kind == ValueKind::Count => (rest, false),
        _ => return Ok(half),
    };
    match rest.chars().next_back() {
        _ if fits => Ok(rest.trim_end()),
        Some(last) if last.is_ascii_digit() => Err(NumberError::OtherUnit),
        _ => Err(NumberError::NotANumber),
    }
}

/// ASCII digits with at most one dot, from half-width digits whose thousands may be parted.
fn digits(bare: &str) -> Result<String, NumberError> {
    let has_digit = bare.contains(|c: char| c.is_ascii_digit());
    let digit = |c| if has_digit && matches!(c, '〇' | '零') { '0' } else { c };
    let bare: String = bare.chars().map(digit).collect();
    let (whole, decimals) = bare.split_once('.').unwrap_or((&bare, ""));
    let all_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if all_digits(whole) && all_digits(decimals) {
        return Ok(bare);
    }
    let groups: Vec<&str> = whole.split(',').collect();
    let parted = (1..=3).contains(&groups[0].len())
        && groups[1..].iter().all(|group| group.len() == 3)
        && groups.iter().all(|group| all_digits(group));
    if parted && all_digits(decimals) {
        return Ok(bare.replace(',', ""));
    }
    let only = |signs: &str| bare.chars().all(|c| c.is_ascii_digit() || signs.contains(c));
    Err(match bare.trim_start_matches(['-', '+']).parse::<f64>() {
        Ok(_) if has_digit => NumberError::NotWhole,
        _ if has_digit && only(",.") && bare.contains(',') => NumberError::Separators,
        _ if has_digit && only(",.、 \t\n") && bare.contains(['、', ' ']) => NumberError::Several,
        _ => NumberError::NotANumber,
    })
}

/// Blanks within count as seen: they part figures.
fn is_unseen(c: char) -> bool {
    c != ' ' && c != '\u{3000}' && crate::text::unseen::name(c).is_some()
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' | '─' | '━')
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
