//! How is a number in running text read?
//!
//! Arabic digits of both widths with thousand commas and decimals, Chinese numerals, and the
//! multipliers 万 and 亿 behind either.

use super::found::Chars;

/// A millionth: numbers are kept exactly to six places.
pub const ONE: u64 = 1_000_000;

/// 数. A number as it stands in a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Numeral {
    /// Its value in millionths.
    pub micros: u64,
    /// Places written behind the point.
    pub places: u8,
    /// Whether it is written in Chinese characters.
    pub chinese: bool,
    /// Byte at which it starts.
    pub start: usize,
    /// Byte behind it.
    pub end: usize,
}

impl Numeral {
    /// The value when it is whole.
    #[must_use]
    pub fn whole(&self) -> Option<u64> {
        self.micros.is_multiple_of(ONE).then_some(self.micros / ONE)
    }
}

/// What numbers begin with.
static STARTS: Chars = Chars::of("0123456789０１２３４５６７８９零〇一二两三四五六七八九十百千");

/// The numbers of `text` in order.
pub fn numerals(text: &str) -> impl Iterator<Item = Numeral> + '_ {
    let (mut at, mut found) = (0, STARTS.found(text));
    std::iter::from_fn(move || {
        loop {
            let start = found.by_ref().find(|&(start, c)| start >= at && starts(c))?.0;
            let read = arabic(text, start).or_else(|| chinese(text, start));
            super::steps::step(start - at);
            at = read.map_or_else(|| start + first_length(&text[start..]), |numeral| numeral.end);
            super::steps::step(at - start);
            if read.is_some() {
                return read;
            }
        }
    })
}

fn starts(c: char) -> bool {
    c.is_ascii_digit() || !c.is_ascii() && (arabic_digit(c).is_some() || is_chinese(c))
}

fn first_length(text: &str) -> usize {
    text.chars().next().map_or(1, char::len_utf8)
}

/// The digit, of either width.
#[must_use]
pub fn arabic_digit(c: char) -> Option<u64> {
    match c {
        '0'..='9' => Some(u64::from(c) - u64::from('0')),
        '０'..='９' => Some(u64::from(c) - u64::from('０')),
        _ => None,
    }
}

fn arabic(text: &str, start: usize) -> Option<Numeral> {
    let (mut whole, mut length) = (0_u64, 0_usize);
    let mut end = start;
    for (at, c) in text[start..].char_indices() {
        let after = || text[start + at + c.len_utf8()..].chars().map(arabic_digit);
        if let Some(digit) = arabic_digit(c) {
            whole = whole.saturating_mul(10).saturating_add(digit);
            length += 1;
            end = start + at + c.len_utf8();
        } else if c == ',' && length > 0 && after().take_while(Option::is_some).count() == 3 {
            continue;
        } else {
            break;
        }
    }
    if length == 0 {
        return None;
    }
    let (mut micros, mut places) = (whole.saturating_mul(ONE), 0_u8);
    let point = text[end..].chars().next().filter(|c| matches!(c, '.' | '．'));
    if let Some(point) = point {
        let mut unit = ONE / 10;
        let mut behind = end + point.len_utf8();
        for c in text[behind..].chars() {
            let Some(digit) = arabic_digit(c) else { break };
            micros = micros.saturating_add(digit * unit);
            (unit, places, behind) = (unit / 10, places.saturating_add(1), behind + c.len_utf8());
        }
        end = if places > 0 { behind } else { end };
    }
    Some(multiplied(text, Numeral { micros, places, chinese: false, start, end }))
}

/// With 万 or 亿 behind it; before 元 they belong to the unit.
fn multiplied(text: &str, numeral: Numeral) -> Numeral {
    let rest = &text[numeral.end..];
    let factor = match rest.chars().next() {
        Some('万') => 10_000,
        Some('亿') => 100_000_000,
        _ => return numeral,
    };
    let behind = &rest['万'.len_utf8()..];
    if behind.starts_with('元') {
        return numeral;
    }
    let end = numeral.end + '万'.len_utf8();
    Numeral { micros: numeral.micros.saturating_mul(factor), places: 0, end, ..numeral }
}

fn is_chinese(c: char) -> bool {
    chinese_digit(c).is_some() || unit(c).is_some_and(|unit| unit < 10_000)
}

fn chinese_digit(c: char) -> Option<u64> {
    Some(match c {
        '零' | '〇' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

fn unit(c: char) -> Option<u64> {
    match c {
        '十' => Some(10),
        '百' => Some(100),
        '千' => Some(1_000),
        '万' => Some(10_000),
        _ => None,
    }
}

fn chinese(text: &str, start: usize) -> Option<Numeral> {
    let (mut total, mut section, mut digit) = (0_u64, 0_u64, None::<u64>);
    let (mut end, mut bare) = (start, 0_u32);
    for (at, c) in text[start..].char_indices() {
        let behind = start + at + c.len_utf8();
        if let Some(read) = chinese_digit(c) {
            // 二〇二四 is written digit by digit.
            digit = Some(digit.unwrap_or(0).saturating_mul(10).saturating_add(read));
            bare += 1;
        } else if let Some(unit) = unit(c) {
            if unit == 10_000 {
                if text[behind..].starts_with('元') || at == 0 {
                    break;
                }
                total = section.saturating_add(digit.unwrap_or(0)).saturating_mul(unit);
                section = 0;
            } else {
                section = section.saturating_add(digit.unwrap_or(1).saturating_mul(unit));
            }
            digit = None;
        } else {
            break;
        }
        end = behind;
    }
    let value = total.saturating_add(section).saturating_add(digit.unwrap_or(0));
    let read = end > start && (bare > 0 || total > 0 || section > 0);
    read.then(|| Numeral {
        micros: value.saturating_mul(ONE),
        places: 0,
        chinese: true,
        start,
        end,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, u64)]) {
        let read: Vec<_> = numerals(text)
            .map(|numeral| (&text[numeral.start..numeral.end], numeral.micros))
            .collect();
        assert_eq!(read, expected, "{text}");
    }

    #[test]
    fn numbers_are_read_however_they_are_written() {
        check("131篇", &[("131", 131 * ONE)]);
        check("１３１篇", &[("１３１", 131 * ONE)]);
        check("1,234件，56件", &[("1,234", 1234 * ONE), ("56", 56 * ONE)]);
        check("1,23件", &[("1", ONE), ("23", 23 * ONE)]);
        check("51.85%", &[("51.85", 51_850_000)]);
        check("2.3万条", &[("2.3万", 23_000 * ONE)]);
        check("1204.5万元", &[("1204.5", 1_204_500_000)]);
        check("十二件", &[("十二", 12 * ONE)]);
        check("一百零五件", &[("一百零五", 105 * ONE)]);
        check("两万三千人", &[("两万三千", 23_000 * ONE)]);
        check("三十万元", &[("三十", 30 * ONE)]);
        check("二〇二四年", &[("二〇二四", 2024 * ONE)]);
        check("零件", &[("零", 0)]);
        check("1. 加强", &[("1", ONE)]);
        check("99999999999999999999999999", &[("99999999999999999999999999", u64::MAX)]);
    }
}
