//! What does an edition of the form say besides its tables?

use std::sync::LazyLock;

use serde::Deserialize;

use super::addend::{self, Addend};
use super::cells::{self, CellDef, CellId};
use super::table::Table;

static EDITION_2021: LazyLock<Form> = LazyLock::new(|| {
    // `edition-2021.yaml`, which `src/build.rs` has turned into JSON: read in a tenth of the time, at
    // every start.
    let text = include_str!(concat!(env!("OUT_DIR"), "/edition-2021.json"));
    // The file is part of the program and `form_holds_together` reads it: it cannot fail for a user.
    let mut form: Form = serde_json::from_str(text).expect("the embedded edition is valid");
    form.cells = cells::number(&form.tables);
    form.row_starts = cells::row_starts(&form.tables);
    let at = |table, row, column| form.cell_at(table, row, column);
    form.addends = addend::addends(&form.tables, &form.cells, at);
    form
});

/// 报告格式. One edition of the form: six sections, three tables, 200 cells.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// `"2021"`.
    pub edition: String,
    /// The regulation that it rests on.
    pub regulation: String,
    /// The notice that prescribes it.
    pub notice: Notice,
    /// First report year it applies to.
    pub first_year: u16,
    /// Title of a report; `{unit}` and `{year}` stand for the two.
    pub title: String,
    /// A doubled 年度 in a title, which reviewers send back.
    pub title_doubled: String,
    /// 统计期限; `{year}` stands for the report year.
    pub period: String,
    /// 单位类型, as the unit screen offers them.
    pub unit_choices: Vec<UnitChoice>,
    /// What the ending of a unit's name says about its kind.
    pub kind_endings: Vec<KindEnding>,
    /// The six sections in order.
    pub sections: Vec<Section>,
    /// 导语 and 落款.
    pub frame_texts: Vec<FrameText>,
    /// What 导语 and 落款 say when the program composes them.
    pub composed: Composed,
    /// Sentences that section six offers.
    pub ready_made: ReadyMade,
    /// Template text that must not survive in a report.
    pub residue: Vec<String>,
    /// The three tables in order.
    pub tables: Vec<Table>,
    #[serde(skip)]
    cells: Vec<CellDef>,
    #[serde(skip)]
    row_starts: Vec<Vec<usize>>,
    #[serde(skip)]
    addends: Vec<Vec<Vec<Addend>>>,
}

impl Form {
    /// The year that is reported on in the calendar year `year`: the one before, as far as this
    /// edition reaches back.
    #[must_use]
    pub fn year_reported_in(&self, year: u16) -> u16 {
        year.saturating_sub(1).max(self.first_year)
    }

    /// The form of 国办公开办函〔2021〕30号, for reports from 2021 on.
    #[must_use]
    pub fn edition_2021() -> &'static Form {
        &EDITION_2021
    }

    /// All cells in printed order.
    #[must_use]
    pub fn cells(&self) -> &[CellDef] {
        &self.cells
    }

    /// What `cell` is.
    #[must_use]
    pub fn cell(&self, cell: CellId) -> &CellDef {
        &self.cells[cell.index()]
    }

    /// All cell ids in printed order.
    pub fn cell_ids(&self) -> impl Iterator<Item = CellId> + use<> {
        CellId::all(self.cells.len())
    }

    /// The cell at a table index, row index and column index, if there is one.
    #[must_use]
    pub fn cell_at(&self, table: usize, row: usize, column: usize) -> Option<CellId> {
        let start = *self.row_starts.get(table)?.get(row)?;
        let id = CellId::at(start + column, self.cells.len())?;
        let cell = self.cell(id);
        ((cell.table, cell.row, cell.column) == (table, row, column)).then_some(id)
    }

    /// The typed cells that make up `cell`: itself, or all that the sum adds up.
    #[must_use]
    pub fn typed_in(&self, cell: CellId) -> Vec<CellId> {
        cells::typed_in(&self.cells, cell)
    }

    /// What the balance of a column adds up, the left side first, in printed order; empty: there is
    /// none.
    #[must_use]
    pub fn addends(&self, table: usize, column: usize) -> &[Addend] {
        self.addends.get(table).and_then(|table| table.get(column)).map_or(&[], Vec::as_slice)
    }

    /// The cell named by its YAML keys: `find("requests", "new", "natural")`.
    #[must_use]
    pub fn find(&self, table: &str, row: &str, column: &str) -> Option<CellId> {
        let table_index = self.table_index(table)?;
        let mut rows = self.tables[table_index].rows().enumerate();
        let (row_index, (block, _)) = rows.find(|(_, (_, r))| r.id == row)?;
        let column_index = block.columns.iter().position(|c| c.id == column)?;
        self.cell_at(table_index, row_index, column_index)
    }

    /// The cell written as `requests.new.natural`.
    #[must_use]
    pub fn cell_named(&self, name: &str) -> Option<CellId> {
        let (table, rest) = name.split_once('.')?;
        let (row, column) = rest.split_once('.')?;
        self.find(table, row, column)
    }

    /// The cell as it is written: `requests.new.natural`.
    #[must_use]
    pub fn name_of_cell(&self, cell: CellId) -> String {
        let (table, row, column) = self.keys(cell);
        format!("{table}.{row}.{column}")
    }

    /// The YAML keys of a cell: table, row, column.
    #[must_use]
    pub fn keys(&self, cell: CellId) -> (&str, &str, &str) {
        let def = self.cell(cell);
        let table = &self.tables[def.table];
        let (block, row) = table.row(def.row).expect("cells are numbered from the rows");
        (&table.id, &row.id, &block.columns[def.column].id)
    }

    /// Index of the table with this id.
    #[must_use]
    pub fn table_index(&self, id: &str) -> Option<usize> {
        self.tables.iter().position(|table| table.id == id)
    }

    /// The section with this id.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    /// The text outside the six sections with this id.
    #[must_use]
    pub fn frame_text(&self, id: &str) -> Option<&FrameText> {
        self.frame_texts.iter().find(|text| text.id == id)
    }

    /// The composed title of a report.
    #[must_use]
    pub fn title_of(&self, unit: &str, year: u16) -> String {
        self.title.replace("{unit}", unit).replace("{year}", &year.to_string())
    }

    /// The statistical period of a report year.
    #[must_use]
    pub fn period_of(&self, year: u16) -> String {
        self.period.replace("{year}", &year.to_string())
    }

    /// The unit choice (line of the unit screen) that holds `kind`.
    #[must_use]
    pub fn choice_of(&self, kind: &str) -> Option<&UnitChoice> {
        self.unit_choices.iter().find(|choice| choice.kinds.iter().any(|k| k == kind))
    }

    /// The kind that a unit's name suggests.
    #[must_use]
    pub fn kind_for_name(&self, name: &str) -> Option<&str> {
        self.kind_endings
            .iter()
            .find(|entry| name.ends_with(&entry.ending))
            .map(|entry| entry.kind.as_str())
    }
}

/// 依据. The notice that prescribes an edition.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// 文号.
    pub number: String,
    /// Full title.
    pub title: String,
    /// ISO date.
    pub date: String,
}

/// One line of the unit screen, standing for several 单位类型.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct UnitChoice {
    /// What the line says.
    pub label: String,
    /// Kinds it stands for; the first is the default.
    pub kinds: Vec<String>,
    /// 数据范围 its reports usually have: `own` or `aggregate`.
    pub scope: String,
    /// Until when it has to be public.
    pub due: Due,
}

/// 公布期限, in the year after the report year.
#[derive(Debug, Deserialize, PartialEq)]
#[serde(deny_unknown_fields)]
pub struct Due {
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
    /// What it rests on.
    pub basis: String,
}

/// 导语 or 落款: a text outside the six sections.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FrameText {
    /// Key in YAML.
    pub id: String,
    /// How the clerk calls it.
    pub title: String,
    /// How to write it.
    pub guidance: String,
}

/// 导语 and 落款 as the program composes them; what stands in `{}` is filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Composed {
    /// Paragraphs of the 导语.
    pub preface: Vec<String>,
    /// Whom to ask.
    pub contact: String,
    /// Where the office is.
    pub address: String,
    /// Its telephone.
    pub phone: String,
    /// Between the two.
    pub between: String,
    /// Lines of the 落款.
    pub signoff: Vec<String>,
    /// A day.
    pub date: String,
}

/// A unit name that ends so is most likely of this kind.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindEnding {
    /// End of the name.
    pub ending: String,
    /// The kind it suggests.
    pub kind: String,
}

/// 部分. One of the six sections.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Section {
    /// Key in YAML: `overview`.
    pub id: String,
    /// 1 to 6.
    pub number: u8,
    /// Official title with its number.
    pub title: String,
    /// Title on a narrow screen.
    pub short: String,
    /// Titles without number that are accepted in imported reports.
    pub variants: Vec<String>,
    /// Narrative or table.
    pub kind: SectionKind,
    /// Limits of a narrative.
    #[serde(default)]
    pub length: Length,
    /// How to write it.
    #[serde(default)]
    pub guidance: String,
    /// What a narrative has to cover.
    #[serde(default)]
    pub aspects: Vec<Aspect>,
}

/// What a section holds.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Text, stored under the section's id.
    Narrative,
    /// The table with the section's id.
    Table,
}

/// 篇幅. Characters without white space.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Length {
    /// In principle not more.
    #[serde(default)]
    pub most: Option<usize>,
    /// Fewer look thin.
    #[serde(default)]
    pub least: Option<usize>,
}

/// 方面. Something a narrative has to cover.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Aspect {
    /// Key within the section.
    pub id: String,
    /// Official wording.
    pub label: String,
    /// The wording on a coverage chip.
    pub chip: String,
    /// Words that show it is covered.
    pub keywords: Vec<String>,
    /// What to say about it.
    pub ask: Vec<String>,
    /// What to watch.
    #[serde(default)]
    pub help: String,
}

/// Sentences that section six offers; `{year}` and `{amount}` are filled in.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReadyMade {
    /// No information fee was charged.
    pub no_fee: String,
    /// A fee was charged, in 元.
    pub fee: String,
    /// Nothing else to report.
    pub no_other: String,
}
