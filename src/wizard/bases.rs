//! Which report is taken as last year's? (S2)

use super::key::Key;
use super::line::Line;
use crate::report::{Called, Previous};

/// 上年数据. The reports that could be last year's, and which of them the clerk wants.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bases {
    known: Vec<Previous>,
    /// The one that was named when the program was started.
    named: Option<Previous>,
    /// Final reports that cannot be read: their folder, and why.
    unread: Vec<(String, String)>,
    /// What the clerk chose: a report, or none; not yet: the one that fits.
    picked: Option<Option<Previous>>,
    /// Whether a file may be named.
    may_read: bool,
    /// The name of a file, while one is written.
    file: Option<Line>,
}

/// Most characters of the name of a file.
const LONGEST: usize = 300;

impl Bases {
    /// All that is known, of whatever unit and year, the most welcome first.
    #[must_use]
    pub fn of(known: Vec<Previous>) -> Self {
        Self { known, ..Self::default() }
    }

    /// With those that lie in any file of the machine.
    #[must_use]
    pub fn with_files(self, may_read: bool) -> Self {
        Self { may_read, ..self }
    }

    /// With the one that was named when the program was started, and those that cannot be read.
    #[must_use]
    pub fn with_others(self, named: Option<Previous>, unread: Vec<(String, String)>) -> Self {
        Self { named, unread, ..self }
    }

    /// Whether a file may be named.
    #[must_use]
    pub fn may_read(&self) -> bool {
        self.may_read
    }

    /// Whether there is anything to choose from.
    #[must_use]
    pub fn has_choice(&self, unit: &str, year: u16) -> bool {
        self.may_read || !self.offered(unit, year).is_empty() || self.refused(unit, year).is_some()
    }

    /// Why a report that was chosen, was named or lies here is not taken as last year's; none: one
    /// is taken, or there is none.
    #[must_use]
    pub fn refused(&self, unit: &str, year: u16) -> Option<String> {
        if self.taken(unit, year).is_some() {
            return None;
        }
        let chosen = self.picked.iter().flatten();
        // Whose it is was chosen.
        let of_year = |previous: &Previous| previous.refusal(&previous.report().unit().name, year);
        let named = self.named.iter().find_map(|previous| previous.refusal(unit, year));
        let folder = format!("{}-{}", unit.trim(), year.saturating_sub(1));
        let unread = self.unread.iter().find(|(name, _)| *name == folder);
        let unread = unread.map(|(_, says)| format!("上年年报 {says}没有与它核对。"));
        chosen.into_iter().find_map(of_year).or(named).or(unread)
    }

    /// The name of a file that is being written.
    #[must_use]
    pub fn file(&self) -> Option<&Line> {
        self.file.as_ref()
    }

    /// The name of a file goes on with pasted text; whether one is written.
    pub fn paste(&mut self, text: &str) -> bool {
        if let Some(file) = &mut self.file {
            file.insert(text.trim());
        }
        self.file.is_some()
    }

    /// Takes the report that was read from a file.
    pub fn take(&mut self, previous: Previous) {
        self.file = None;
        self.known.insert(0, previous.clone());
        self.pick(Some(previous));
    }

    /// The reports of the year before, those of the same unit first.
    #[must_use]
    pub fn offered(&self, unit: &str, year: u16) -> Vec<&Previous> {
        let before = |previous: &&Previous| previous.is_before(year);
        let (own, others): (Vec<_>, Vec<_>) = self
            .known
            .iter()
            .filter(before)
            .partition(|it| it.fits(unit, year) != Called::Otherwise);
        own.into_iter().chain(others).collect()
    }

    /// The one that is taken: what the clerk chose, else that of the same unit: of that name, else
    /// of the only name that differs by a place alone.
    #[must_use]
    pub fn taken(&self, unit: &str, year: u16) -> Option<&Previous> {
        match &self.picked {
            Some(picked) => picked.as_ref().filter(|picked| picked.is_before(year)),
            None => {
                let fits = |called| {
                    self.known.iter().filter(move |previous| previous.fits(unit, year) == called)
                };
                let mut near = fits(Called::WithPlace);
                let only = near.next().filter(|_| near.next().is_none());
                fits(Called::So).next().or(only)
            }
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

    /// The arrows and the blank walk through the reports, 不用 and a file to be named; digits
    /// choose, 0 is 不用. While a file is named all keys but these arrows at its start write.
    pub fn press(&mut self, key: Key, unit: &str, year: u16) {
        if let Some(file) = &mut self.file {
            let leaves = file.text().is_empty() && matches!(key, Key::Left | Key::Right);
            if !leaves {
                file.press(key);
                return;
            }
        }
        let offered = self.offered(unit, year);
        let count = offered.len() + 1 + usize::from(self.may_read);
        let taken = self.taken(unit, year);
        let at = taken.and_then(|taken| offered.iter().position(|one| *one == taken));
        let at = match &self.file {
            Some(_) => offered.len() + 1,
            None => at.unwrap_or(offered.len()),
        };
        let next = match key.half_width() {
            Key::Right | Key::Char(' ') => (at + 1) % count,
            Key::Left => (at + count - 1) % count,
            other => match other.digit() {
                Some(0) => offered.len(),
                Some(digit) if digit <= offered.len() => digit - 1,
                _ => return,
            },
        };
        if next > offered.len() {
            self.file = Some(Line::new("", LONGEST));
            return;
        }
        let picked = offered.get(next).map(|previous| (*previous).clone());
        self.file = None;
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
