//! How far apart are two days, two moments that are written down?

/// 日期. A day of the civil calendar.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Day {
    /// Year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl Day {
    /// Days from this day to `other`, negative when it is past.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        other.number() - self.number()
    }

    /// Days since 1970-01-01 (Howard Hinnant's civil-from-days arithmetic, public domain).
    fn number(self) -> i64 {
        let (month, day) = (i64::from(self.month), i64::from(self.day));
        let year = i64::from(self.year) - i64::from(month <= 2);
        let (era, of_era) = (year.div_euclid(400), year.rem_euclid(400));
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
    }
}

/// Minutes from some day long ago to `2026-01-08 14:32:05`, or to `2026-01-08-143205` as in names
/// of files; none: it is not written like that.
#[must_use]
pub fn minutes(written: &str) -> Option<i64> {
    let digits: String = written.chars().filter(char::is_ascii_digit).collect();
    let part = |from: usize, to: usize| digits.get(from..to)?.parse::<u8>().ok();
    let year = digits.get(..4)?.parse().ok()?;
    let day = Day { year, month: part(4, 6)?, day: part(6, 8)? };
    let (hour, minute) = (i64::from(part(8, 10)?), i64::from(part(10, 12)?));
    Some((Day::default().days_until(day) * 24 + hour) * 60 + minute)
}

/// The moment as it stands in names of files: `2026-01-08-143205`.
#[must_use]
pub fn stamp(now: &str) -> String {
    now.replace(' ', "-").replace(':', "")
}

#[cfg(test)]
mod tests {
    use super::{minutes, stamp};

    #[test]
    fn moments_are_subtracted_over_months_and_leap_days() {
        let between = |from, to| Some(minutes(to)? - minutes(from)?);
        assert_eq!(between("2026-01-08 14:32:05", "2026-01-08 14:37:00"), Some(5));
        assert_eq!(between("2024-02-28 23:59:00", "2024-03-01 00:00:00"), Some(24 * 60 + 1));
        assert_eq!(between("2025-12-31 00:00:00", "2026-01-01 00:00:00"), Some(24 * 60));
        assert_eq!(minutes(&stamp("2026-01-08 14:32:05")), minutes("2026-01-08 14:32:05"));
        assert_eq!(minutes(""), None);
    }
}
