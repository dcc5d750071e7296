//! How is the report of the year before read that lies in a report?

use serde::de::MapAccess;

use super::fields::{Fields, Reader};
use super::read::drop_computed_sums;
use super::root::{Root, RootKey};
use crate::report::Previous;

/// Key in YAML.
pub(super) const KEY: &str = "previous";

/// The keys under `previous`: those of a report, and where it was found.
pub(super) struct PreviousFields<'r> {
    root: Root<'r>,
    from: String,
}

/// A key under `previous`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum PreviousKey {
    From,
    OfReport(RootKey),
}

impl<'r> PreviousFields<'r> {
    pub(super) fn new(reader: &'r Reader) -> Self {
        Self { root: Root::new(reader), from: String::new() }
    }

    /// What was read. It is a copy of what was published or drafted: a sum that differs, or a
    /// zero confirmed that is none, is not questioned here again.
    pub(super) fn read(self) -> Previous {
        let mut report = self.root.report;
        drop_computed_sums(&mut report);
        report.follow_cells();
        let holds =
            |table: usize| report.typed_cells(table).all(|cell| report.cell(cell).is_zero());
        let attested = report.attested.iter().copied().filter(|&table| holds(table)).collect();
        report.attested = attested;
        Previous::new(report, &self.from)
    }
}

impl Fields for PreviousFields<'_> {
    type Key = PreviousKey;

    fn called(&self) -> String {
        format!("“{KEY}”")
    }

    fn find(&self, name: &str) -> Option<PreviousKey> {
        if name == "from" {
            return Some(PreviousKey::From);
        }
        let key = self.root.find(name)?;
        let nested = matches!(key, RootKey::Schema | RootKey::Previous | RootKey::Draft);
        (!nested).then_some(PreviousKey::OfReport(key))
    }

    fn read<'de, A: MapAccess<'de>>(
        &mut self,
        key: PreviousKey,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            PreviousKey::From => {
                self.from = map.next_value_seed(self.root.reader.text("from"))?;
                Ok(())
            }
            PreviousKey::OfReport(key) => self.root.read(key, map),
        }
    }

    fn required(&self) -> &'static [&'static str] {
        &["year", "unit"]
    }
}
