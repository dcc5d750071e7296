//! Which report is taken as last year's? (S2)

use super::key::Key;
use crate::report::Previous;

/// 上年数据. The reports that could be last year's, and which of them the clerk wants.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bases {
    known: Vec<Previous>,
    /// What the clerk chose: a report, or none; not yet: the one that fits.
    picked: Option<Option<Previous>>,
}

impl Bases {
    /// All that is known, of whatever unit and year, the most welcome first.
    #[must_use]
    pub fn of(known: Vec<Previous>) -> Self {
        Self { known, picked: None }
    }

    /// The reports of the year before, those of the same unit first.
    #[must_use]
    pub fn offered(&self, unit: &str, year: u16) -> Vec<&Previous> {
        let before = |previous: &&Previous| previous.is_before(year);
        let (own, others): (Vec<_>, Vec<_>) =
            self.known.iter().filter(before).partition(|previous| previous.fits(unit, year));
        own.into_iter().chain(others).collect()
    }

    /// The one that is taken: what the clerk chose, else that of the same unit.
    #[must_use]
    pub fn taken(&self, unit: &str, year: u16) -> Option<&Previous> {
        match &self.picked {
            Some(picked) => picked.as_ref().filter(|picked| picked.is_before(year)),
            None => self.known.iter().find(|previous| previous.fits(unit, year)),
        }
    }

    /// What the clerk chose, if anything: a report, or none.
    #[must_use]
    pub fn picked(&self) -> Option<Option<&Previous>> {
        self.picked.as_ref().map(Option::as_ref)
    }

    /// Takes this one, or none.
    pub fn pick(&mut self, previous: Option<Previous>) {
        self.picked = Some(previous);
    }

    /// The arrows and the blank walk through the reports and 不用; digits choose, 0 is 不用.
    pub fn press(&mut self, key: Key, unit: &str, year: u16) {
        let offered = self.offered(unit, year);
        let count = offered.len() + 1;
        let taken = self.taken(unit, year);
        let at = taken.and_then(|taken| offered.iter().position(|one| *one == taken));
        let at = at.unwrap_or(offered.len());
        let next = match key.half_width() {
            Key::Right | Key::Char(' ') => (at + 1) % count,
            Key::Left => (at + count - 1) % count,
            other => match other.digit() {
                Some(0) => offered.len(),
                Some(digit) if digit < count => digit - 1,
                _ => return,
            },
        };
        let picked = offered.get(next).map(|previous| (*previous).clone());
        self.pick(picked);
    }
}

/// `焦东街道办事处 2024 年度（本机的草稿）`
#[must_use]
pub fn name_of(previous: &Previous) -> String {
    let report = previous.report();
    format!("{} {} 年度（{}）", report.unit().name, report.year(), previous.from())
}

/// What it is for.
pub const USE: &str = "核对结转和存量，显示上年的数；数字不照搬";
