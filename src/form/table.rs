//! What is a table of the form made of?

use serde::Deserialize;

/// 表. One of the three tables, with its rows, columns, header and official layout.
///
/// Source: the annex of the notice, tables 2, 3 and 4.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// Key in YAML, the same as its section's id: `requests`.
    pub id: String,
    /// 表二, 表三, 表四.
    pub name: String,
    /// 件; a column may count in another unit, see [`ValueKind`].
    pub unit: String,
    /// How the printed table is put together.
    pub layout: TableLayout,
    /// The text printed in the top left corner.
    #[serde(default)]
    pub note: Option<String>,
    /// The question asked while the table is empty.
    pub door: Door,
    /// What a tick in the zero report says, in lines.
    pub zero: Vec<String>,
    /// The equation that every column must satisfy.
    #[serde(default)]
    pub balance: Option<Balance>,
    /// How wide the printed grid columns are to each other; twips near those of the annex's Word
    /// copy, the 组 of 表三 a little wider, so that （三）不予 stands on one line.
    pub widths: Vec<u16>,
    /// The printed header rows, without the ones a block brings along.
    pub header: Vec<Vec<HeaderCell>>,
    /// Headings over several rows; they have no subtotal.
    pub groups: Vec<Group>,
    /// Runs of rows that share their columns.
    pub blocks: Vec<Block>,
}

impl Table {
    /// All rows in printed order, each with the block it stands in.
    pub fn rows(&self) -> impl Iterator<Item = (&Block, &Row)> {
        self.blocks.iter().flat_map(|block| block.rows.iter().map(move |row| (block, row)))
    }

    /// The block and row at `index` of [`Table::rows`].
    #[must_use]
    pub fn row(&self, index: usize) -> Option<(&Block, &Row)> {
        self.rows().nth(index)
    }

    /// The group with this id.
    #[must_use]
    pub fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }
}

/// How the printed table is put together.
#[derive(Clone, Copy, Debug, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum TableLayout {
    /// 表二: blocks under one another, each with a heading and a label row.
    Blocks,
    /// 表三: nested row labels at the left, one header.
    Tree,
    /// 表四: the rows printed side by side as one row.
    OneRow,
}

/// 门. The question that is asked before an empty table is opened.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Door {
    /// The question, in lines; `{year}` is the report year.
    pub ask: Vec<String>,
    /// The answer that fills the table with zeros.
    pub none: String,
    /// The answer that opens the table.
    pub some: String,
    /// What counts and what does not.
    pub note: String,
    /// Whether that is often in doubt, so that the help is worth naming.
    #[serde(default)]
    pub doubtful: bool,
}

/// 勾稽关系. Two sums of rows that are equal in every column.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Balance {
    /// Code of the rule, as in the catalogue.
    pub code: String,
    /// Label of the line that shows the difference.
    pub short: String,
    /// What has to be accounted for.
    pub left: BalanceSide,
    /// Where it went.
    pub right: BalanceSide,
}

/// One side of a [`Balance`].
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BalanceSide {
    /// How the clerk calls this sum: 一加二.
    pub called: String,
    /// Ids of the rows added up.
    pub rows: Vec<String>,
}

/// One cell of a printed header; spans default to 1.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeaderCell {
    /// The label, or `@header_note` for [`Table::note`].
    pub text: String,
    /// Grid columns covered.
    #[serde(default = "one")]
    pub colspan: u8,
    /// Grid rows covered.
    #[serde(default = "one")]
    pub rowspan: u8,
}

/// 组. A heading over several rows.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Key, unique within the table.
    pub id: String,
    /// Official number, such as （三）.
    #[serde(default)]
    pub number: String,
    /// Official label.
    pub label: String,
    /// The group this one stands in.
    #[serde(default)]
    pub parent: Option<String>,
    /// What the screen shows in eight columns, one string a line; empty: nothing.
    #[serde(default)]
    pub short: Vec<String>,
    /// What counts.
    #[serde(default)]
    pub help: String,
}

/// A run of rows that share their columns.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// Official heading over the block (表二 only).
    #[serde(default)]
    pub heading: Option<String>,
    /// Label over the row labels (表二 only).
    #[serde(default)]
    pub row_header: Option<String>,
    /// The value columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// 列. A column of values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Key in YAML: `natural`.
    pub id: String,
    /// Official label.
    pub label: String,
    /// The label on a narrow screen, one string a line.
    pub short: Vec<String>,
    /// Official label of the header over several columns (法人或其他组织).
    #[serde(default)]
    pub group: Option<String>,
    /// Ids of the columns this one adds up; none: typed.
    #[serde(default)]
    pub sum: Option<Vec<String>>,
    /// What its cells hold.
    #[serde(default)]
    pub value: ValueKind,
    /// Grid columns covered when printed.
    #[serde(default = "one")]
    pub span: u8,
    /// What counts.
    #[serde(default)]
    pub help: String,
}

/// 行. A row of values.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Row {
    /// Key in YAML: `carried_in`.
    pub id: String,
    /// Official number, such as 一、 or （七）; printed right before the label.
    #[serde(default)]
    pub number: String,
    /// Official label.
    pub label: String,
    /// The label on a narrow screen, at most 20 columns.
    pub short: String,
    /// Id of the group it stands in.
    #[serde(default)]
    pub group: Option<String>,
    /// Label grid columns covered when printed.
    #[serde(default = "one")]
    pub label_span: u8,
    /// Ids of the rows this one adds up; none: typed.
    #[serde(default)]
    pub sum: Option<Vec<String>>,
    /// The article it rests on.
    #[serde(default)]
    pub basis: String,
    /// What counts.
    #[serde(default)]
    pub help: String,
}

/// What a cell holds.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq)]
#[serde(rename_all = "snake_case")]
pub enum ValueKind {
    /// 件, whole numbers from 0.
    #[default]
    Count,
    /// 万元, exact decimals from 0.
    Amount,
}

fn one() -> u8 {
    1
}
