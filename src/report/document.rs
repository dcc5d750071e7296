//! What does a file of ours hold beside the report?
//!
//! In a final document nothing; in a draft how far it was written, where the clerk was, and what
//! stood half typed.

use super::{Place, Report, TextId};
use crate::form::CellId;

/// 文档. What a YAML file of ours holds: the report and, in drafts, how far it was written.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    /// The report.
    pub report: Report,
    /// Present in drafts.
    pub draft: Option<DraftMark>,
}

impl Document {
    /// Which of its versions a draft is; 0: it is none.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.draft.as_ref().map_or(0, |mark| mark.revision)
    }
}

/// 草稿标记. Which draft this is, which of its versions, and where the clerk was.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DraftMark {
    /// Random, given at creation; ASCII letters and digits.
    pub id: String,
    /// What the clerk calls it; empty: by unit and year.
    pub name: String,
    /// Grows by one with every edit.
    pub revision: u64,
    /// Who saved it, as `user@host`.
    pub saved_by: String,
    /// When it was saved, as `2026-01-08 14:32:05` in China's time.
    pub saved_at: String,
    /// Where the clerk was.
    pub bookmark: Bookmark,
    /// Final documents made from it: when, as above; empty: none.
    pub finished_at: String,
    /// What was changed last, in the form's words; empty: nothing yet.
    pub last_change: String,
    /// What is typed and no part of the report yet.
    pub typing: Option<Typing>,
}

/// 停在哪里. The place in the wizard a draft reopens at.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Bookmark {
    /// The table of contents.
    #[default]
    Contents,
    /// A cell of a table.
    Cell(CellId),
    /// A place in a text.
    Text {
        /// Which text.
        text: TextId,
        /// Where the caret is.
        place: Place,
    },
}

/// 没写完的. What was typed last and not yet made part of the report: it is saved with the draft
/// and stands in its place again when the draft is opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Typing {
    /// A cell of a table.
    Cell {
        /// Which.
        cell: CellId,
        /// As typed.
        text: String,
    },
    /// 说明: the reason for one finding.
    Reason {
        /// Code of its rule.
        code: String,
        /// Its place, as explanations name it.
        place: String,
        /// As typed.
        text: String,
        /// Where the caret is, in bytes.
        caret: usize,
    },
    /// 单位、年度、标题 of the open report.
    Unit {
        /// 单位名称.
        name: String,
        /// 报告年度.
        year: String,
        /// 单位类型, by its key.
        kind: String,
        /// 标题.
        title: String,
        /// Which field has the focus, by its key.
        field: String,
        /// Where the caret is in it, in bytes.
        caret: usize,
    },
    /// 第六部分: the answers to its two questions.
    Other {
        /// Whether a fee was charged.
        charged: bool,
        /// How much, as typed.
        amount: String,
        /// Whether there is something else to report.
        more: bool,
        /// Index of the marked line.
        line: usize,
    },
    /// 零报告: the tables that are ticked and not confirmed.
    Zero {
        /// Indices of the tables.
        ticked: Vec<usize>,
        /// Index of the marked line.
        line: usize,
    },
}

/// 来历. How a draft was found when it was opened.
#[derive(Clone, Debug, PartialEq)]
pub enum Past {
    /// The session before gave it back, or there was none.
    Ended,
    /// The session before did not: its line dropped, or it was killed.
    BrokenOff,
    /// A copy that was left behind is newer than the draft, or as new and different.
    Newer(Box<Document>),
    /// The file cannot be read, for this reason; the document is the newest version that can.
    Damaged(String),
}
