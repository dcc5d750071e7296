//! Which keys stand at the top of the document, and of the report of the year before that lies in it?

use serde::de::MapAccess;

use super::draft::{self, DraftFields};
use super::explain::{self, Explanations};
use super::fields::{Fields, Reader};
use super::head::{UnitFields, edition, schema, year};
use super::lists::{Names, is_mark};
use super::table::{LargeSums, TableFields, drop_computed_sums};
use super::{SCHEMA, quote};
use crate::report::{DraftMark, Previous, Report, TextId, Unit};

/// Key in YAML of the report of the year before.
pub(super) const PREVIOUS: &str = "previous";

/// The document as far as it was read.
pub(super) struct Root<'r> {
    pub reader: &'r Reader,
    pub report: Report,
    pub large: LargeSums,
    pub draft: Option<DraftMark>,
    /// Keys that must be there, and whether they were.
    pub has: Vec<RootKey>,
}

/// A key at the top.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum RootKey {
    Schema,
    Edition,
    Year,
    Unit,
    Title,
    Text(TextId),
    Table(usize),
    AttestedZero,
    Inferred,
    Dismissed,
    Explanations,
    Previous,
    Draft,
}

/// Keys that every document has.
pub(super) const REQUIRED: [(RootKey, &str); 4] = [
    (RootKey::Schema, "schema"),
    (RootKey::Edition, "edition"),
    (RootKey::Year, "year"),
    (RootKey::Unit, "unit"),
];

impl<'r> Root<'r> {
    pub(super) fn new(reader: &'r Reader) -> Self {
        let report = Report::new(reader.form, Unit::default(), 0);
        Self { reader, report, large: LargeSums::new(), draft: None, has: Vec::new() }
    }
}

impl Fields for Root<'_> {
    type Key = RootKey;

    fn called(&self) -> String {
        "文件".to_owned()
    }

    fn may_grow(&self) -> bool {
        true
    }

    fn wrong_shape(&self) -> String {
        format!("这不是报告文件，报告文件以“schema: {SCHEMA}”开头。请核对是不是选错了文件。")
    }

    fn find(&self, name: &str) -> Option<RootKey> {
        match name {
            "schema" => Some(RootKey::Schema),
            "edition" => Some(RootKey::Edition),
            "year" => Some(RootKey::Year),
            "unit" => Some(RootKey::Unit),
            "title" => Some(RootKey::Title),
            "attested_zero" => Some(RootKey::AttestedZero),
            "inferred" => Some(RootKey::Inferred),
            "dismissed" => Some(RootKey::Dismissed),
            explain::KEY => Some(RootKey::Explanations),
            PREVIOUS => Some(RootKey::Previous),
            draft::KEY => Some(RootKey::Draft),
            _ => TextId::of_section(name)
                .map(RootKey::Text)
                .or_else(|| self.reader.form.table_index(name).map(RootKey::Table)),
        }
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, key: RootKey, map: &mut A) -> Result<(), A::Error> {
        let Self { reader, report, .. } = self;
        self.has.push(key);
        match key {
            RootKey::Schema => map.next_value_seed(reader.value(|| called("schema"), schema)),
            RootKey::Edition => {
                let check = |text: &str| edition(reader.form, text);
                map.next_value_seed(reader.value(|| called("edition"), check))
            }
            RootKey::Year => {
                report.year = map.next_value_seed(reader.value(|| called("year"), year))?;
                Ok(())
            }
            RootKey::Unit => {
                let mut fields = UnitFields { reader, unit: &mut report.unit };
                map.next_value_seed(reader.map(&mut fields))
            }
            RootKey::Title => {
                let title = map.next_value_seed(reader.text("title"))?;
                report.title = (!title.is_empty()).then_some(title);
                Ok(())
            }
            RootKey::Text(id) => {
                let text = map.next_value_seed(reader.narrative(id.key()))?;
                report.texts[id.index()] = quote::read(reader.form, &text);
                Ok(())
            }
            RootKey::Table(table) => {
                let large = &mut self.large;
                let mut fields = TableFields { reader, report, large, table };
                map.next_value_seed(reader.map(&mut fields))
            }
            RootKey::AttestedZero
            | RootKey::Inferred
            | RootKey::Dismissed
            | RootKey::Explanations => self.read_list(key, map),
            RootKey::Previous => {
                let mut fields = PreviousFields::new(reader);
                map.next_value_seed(reader.map(&mut fields))?;
                report.previous = Some(fields.read());
                Ok(())
            }
            RootKey::Draft => {
                let mark = self.draft.insert(DraftMark::default());
                map.next_value_seed(reader.map(&mut DraftFields { reader, mark }))
            }
        }
    }
}

impl Root<'_> {
    fn read_list<'de, A>(&mut self, key: RootKey, map: &mut A) -> Result<(), A::Error>
    where
        A: MapAccess<'de>,
    {
        let Self { reader, report, .. } = self;
        let form = reader.form;
        match key {
            RootKey::AttestedZero => map.next_value_seed(reader.list(&mut Names {
                reader,
                key: "attested_zero",
                add: |name: &str| form.table_index(name).map(|table| report.attested.insert(table)),
            })),
            RootKey::Inferred => map.next_value_seed(reader.list(&mut Names {
                reader,
                key: "inferred",
                add: |name: &str| form.cell_named(name).map(|cell| report.inferred.insert(cell)),
            })),
            RootKey::Dismissed => map.next_value_seed(reader.list(&mut Names {
                reader,
                key: "dismissed",
                add: |mark: &str| is_mark(mark).then(|| report.dismissed.insert(mark.to_owned())),
            })),
            _ => {
                let mut items = Explanations { reader, read: &mut report.explanations };
                map.next_value_seed(reader.list(&mut items))
            }
        }
    }
}

/// The keys under `previous`: those of a report, and where it was found.
struct PreviousFields<'r> {
    root: Root<'r>,
    from: String,
}

/// A key under `previous`.
#[derive(Clone, Copy, PartialEq)]
enum PreviousKey {
    From,
    OfReport(RootKey),
}

impl<'r> PreviousFields<'r> {
    fn new(reader: &'r Reader) -> Self {
        Self { root: Root::new(reader), from: String::new() }
    }

    /// What was read. It is a copy of what was published or drafted: a sum that differs, or a
    /// zero confirmed that is none, is not questioned here again.
    fn read(self) -> Previous {
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
        format!("“{PREVIOUS}”")
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

fn called(key: &str) -> String {
    format!("“{key}”")
}
