//! Which years and dates does a text name?
//!
//! Digits may be half-width, full-width or Chinese; blanks between them and 年月日 do not matter.

use crate::text::found::Chars;

/// 日期, as written; what is not written is none.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Date {
    /// Year of four digits.
    pub year: Option<u16>,
    /// Month.
    pub month: Option<u16>,
    /// Day.
    pub day: Option<u16>,
    /// Byte at which it starts.
    pub start: usize,
    /// Byte behind it.
    pub end: usize,
}

/// Years of four digits: before 年, or before the month of 2025-01-10 and its like.
pub(super) fn years(text: &str) -> impl Iterator<Item = Date> + '_ {
    numerals(text).filter_map(|numeral| {
        let rest = text[numeral.end..].trim_start();
        let dashed = rest.strip_prefix(['-', '.', '/', '．', '－']);
        let before_month = dashed.is_some_and(|rest| rest.starts_with(|c| digit(c).is_some()));
        let year = numeral.four_digits.filter(|_| rest.starts_with('年') || before_month)?;
        Some(Date { year: Some(year), start: numeral.start, end: numeral.end, ..Date::default() })
    })
}

/// Dates written with 年, 月 and 日, each as far as it goes.
pub(super) fn dates(text: &str) -> Vec<Date> {
    let mut dates: Vec<Date> = Vec::new();
    for numeral in numerals(text) {
        let rest = text[numeral.end..].trim_start();
        let end_of = |unit: char| text.len() - rest.len() + unit.len_utf8();
        let Some(unit @ ('年' | '月' | '日' | '号')) = rest.chars().next() else { continue };
        let follows = |date: &Date| text[date.end..numeral.start].trim().is_empty();
        let open = dates.last_mut().filter(|date| follows(date));
        match (unit, open) {
            ('年', _) => dates.push(Date {
                year: numeral.four_digits,
                start: numeral.start,
                end: end_of(unit),
                ..Date::default()
            }),
            ('月', Some(date)) if date.month.is_none() => {
                (date.month, date.end) = (Some(numeral.value), end_of(unit));
            }
            ('月', _) => dates.push(Date {
                month: Some(numeral.value),
                start: numeral.start,
                end: end_of(unit),
                ..Date::default()
            }),
            (_, Some(date)) if date.month.is_some() && date.day.is_none() => {
                (date.day, date.end) = (Some(numeral.value), end_of(unit));
            }
            _ => {}
        }
    }
    dates
}

/// A run of digits of one kind.
struct Numeral {
    value: u16,
    /// Its value when it is four digits without 十.
    four_digits: Option<u16>,
    start: usize,
    end: usize,
}

static MAY_BE_DIGITS: Chars =
    Chars::of("0123456789０１２３４５６７８９〇零○Ｏ一二三四五六七八九十");

fn numerals(text: &str) -> impl Iterator<Item = Numeral> + '_ {
    let (mut at, mut digits) = (0, MAY_BE_DIGITS.found(text));
    std::iter::from_fn(move || {
        let mut further = digits.by_ref().filter(|&(start, _)| start >= at);
        let (start, kind) = further.find_map(|(start, c)| Some((start, digit(c)?.0)))?;
        let run = |c: char| digit(c).is_some_and(|(other, _)| other == kind);
        let length = text[start..].find(|c| !run(c)).unwrap_or(text.len() - start);
        at = start + length;
        Some(numeral(&text[start..at], start))
    })
}

fn numeral(run: &str, start: usize) -> Numeral {
    let digits = run.chars().filter_map(digit).map(|(_, value)| value);
    let (mut value, mut length, mut has_ten) = (0_u16, 0, false);
    for digit in digits {
        length += 1;
        has_ten |= digit == 10;
        // 十 alone is ten, 三十 thirty, 三十一 thirty-one; what overflows is no date anyway.
        value = match digit {
            10 => value.max(1).saturating_mul(10),
            _ if has_ten => value.saturating_add(digit),
            _ => value.saturating_mul(10).saturating_add(digit),
        };
    }
    let four_digits = (length == 4 && !has_ten && value > 999).then_some(value);
    Numeral { value, four_digits, start, end: start + run.len() }
}

/// Whether `c` is an Arabic digit, and what digit it is.
fn digit(c: char) -> Option<(bool, u16)> {
    match c {
        // The Chinese and the full-width ones lie behind all ASCII: most texts stop here.
        '0'..='9' => u16::try_from(u32::from(c) - u32::from('0')).ok().map(|value| (true, value)),
        '０'..='９' => {
            u16::try_from(u32::from(c) - u32::from('０')).ok().map(|value| (true, value))
        }
        '〇' | '零' | '○' | 'Ｏ' => Some((false, 0)),
        '一' => Some((false, 1)),
        '二' => Some((false, 2)),
        '三' => Some((false, 3)),
        '四' => Some((false, 4)),
        '五' => Some((false, 5)),
        '六' => Some((false, 6)),
        '七' => Some((false, 7)),
        '八' => Some((false, 8)),
        '九' => Some((false, 9)),
        '十' => Some((false, 10)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_dates(text: &str, expected: &[(Option<u16>, Option<u16>, Option<u16>)]) {
        let found: Vec<_> = dates(text).iter().map(|d| (d.year, d.month, d.day)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn dates_are_read_however_they_are_written() {
        let whole = (Some(2024), Some(12), Some(31));
        check_dates("2024年12月31日", &[whole]);
        check_dates("２０２４ 年 １２ 月 ３１ 日", &[whole]);
        check_dates("二〇二四年十二月三十一日", &[whole]);
        check_dates("二○二四年十二月三十一号", &[whole]);
        check_dates("2024年", &[(Some(2024), None, None)]);
        check_dates("1月1日至12月", &[(None, Some(1), Some(1)), (None, Some(12), None)]);
        check_dates("20251月1日", &[(None, Some(20251), Some(1))]);
        check_dates("第3次，10日内，131篇", &[]);
    }

    #[test]
    fn a_year_has_four_digits_and_stands_before_a_year_sign_or_a_month() {
        let of = |text| years(text).filter_map(|date| date.year).collect::<Vec<_>>();
        assert_eq!(of("第一中学2024年报告"), [2024]);
        assert_eq!(of("2025-01-10，2025.1.10，二〇二四年"), [2025, 2025, 2024]);
        assert_eq!(of("20244年，约300年，2024件，电话 0391-2024"), [0_u16; 0]);
    }
}
