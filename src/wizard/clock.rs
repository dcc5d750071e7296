//! What time is it, as far as a report cares?

use std::fmt;

use crate::text::time::Day;

/// 时刻. A moment in China's time (UTC+8), given from outside.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub struct Moment {
    /// Year.
    pub year: u16,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// 0 to 23.
    pub hour: u8,
    /// 0 to 59.
    pub minute: u8,
    /// 0 to 59.
    pub second: u8,
}

impl Moment {
    /// The moment this many seconds after 1970-01-01 00:00 UTC, in China's time.
    #[must_use]
    pub fn from_unix(seconds: u64) -> Self {
        let local = seconds + 8 * 3600;
        let (days, rest) = (local / 86_400, local % 86_400);
        let (year, month, day) = civil(i64::try_from(days).unwrap_or_default());
        let part = |value: u64| u8::try_from(value).unwrap_or_default();
        Self {
            year,
            month,
            day,
            hour: part(rest / 3600),
            minute: part(rest / 60 % 60),
            second: part(rest % 60),
        }
    }

    /// Days from this day to `other`, negative when it is past.
    #[must_use]
    pub fn days_until(self, other: Self) -> i64 {
        self.day().days_until(other.day())
    }

    /// Its day.
    #[must_use]
    pub fn day(self) -> Day {
        Day { year: self.year, month: self.month, day: self.day }
    }

    /// The day alone.
    #[must_use]
    pub fn on(year: u16, month: u8, day: u8) -> Self {
        Self { year, month, day, ..Self::default() }
    }

    /// `14:32:05`
    #[must_use]
    pub fn time(self) -> String {
        format!("{:02}:{:02}:{:02}", self.hour, self.minute, self.second)
    }
}

impl Moment {
    /// `2026-01-08 14:32`: what stands on a screen and does not change with every key.
    #[must_use]
    pub fn to_minute(self) -> String {
        let Self { year, month, day, hour, minute, .. } = self;
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}")
    }
}

/// `2026-01-08 14:32:05`
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02} {}", self.year, self.month, self.day, self.time())
    }
}

fn civil(days: i64) -> (u16, u8, u8) {
    let days = days + 719_468;
    let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    let small = |value: i64| u8::try_from(value).unwrap_or_default();
    (u16::try_from(year).unwrap_or_default(), small(month), small(day))
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn the_calendar_is_chinas() {
        // `TZ=Asia/Shanghai date -d @1767854525` says 2026-01-08 14:42:05.
        assert_eq!(Moment::from_unix(1_767_854_525).to_string(), "2026-01-08 14:42:05");
        assert_eq!(Moment::from_unix(1_709_164_800).to_string(), "2024-02-29 08:00:00");
    }

    #[test]
    fn days_are_counted_over_years() {
        assert_eq!(Moment::on(2026, 1, 8).days_until(Moment::on(2026, 1, 31)), 23);
        assert_eq!(Moment::on(2026, 2, 2).days_until(Moment::on(2026, 1, 31)), -2);
        assert_eq!(Moment::on(2023, 12, 31).days_until(Moment::on(2024, 12, 31)), 366);
    }
}
