//! What follows when a step has reacted to a key?

use super::message::Effect;
use super::paste::PasteStep;
use crate::form::CellId;
use crate::report::{Place, TextId, Unit};

/// 查找的. What is looked for, and what is to take its place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sought {
    /// The words.
    pub old: String,
    /// Those that take their place.
    pub new: String,
}

/// 下一步. What a step wants; only [`super::Wizard::update`] knows what it takes.
#[derive(Clone, Debug, PartialEq)]
pub enum Turn {
    /// Stay here.
    Stay,
    /// Up one level; nothing is discarded.
    Up,
    /// Somewhere else.
    Go(Goal),
    /// Something must be done outside; stay here meanwhile.
    Do(Effect),
}

/// 去处. A place in the wizard.
#[derive(Clone, Debug, PartialEq)]
pub enum Goal {
    /// S1: the start.
    Start,
    /// S2: unit and year, of a new report (`None`) or of the open one.
    Unit,
    /// S2, for the year after this unit's last report.
    Follow(Unit),
    /// S3: the table of contents.
    Contents,
    /// S3b: the zero report.
    Zero,
    /// A section, by its index from 0: its door, its table or its text.
    Section(usize),
    /// The next section that is not finished; after the last one the problem list.
    NextUnfinished,
    /// The previous section.
    Previous,
    /// A cell of a table.
    Cell(CellId),
    /// A text, at a place or where the clerk was.
    Text(TextId, Option<Place>),
    /// S6c: the paste check.
    Paste(Box<PasteStep>),
    /// S9: the problem list.
    Problems,
    /// S9c: which of a stated sum and its parts holds.
    Stated(CellId),
    /// The rendered report, to look through.
    Preview,
    /// S10: write the documents and say where they are.
    Finish {
        /// Marked 草稿.
        draft: bool,
    },
    /// Find a label, a code or a text.
    Find,
    /// The same, as it was left.
    FindAgain(Sought),
    /// The years that are still last year's, in one text or in all.
    Years(Option<TextId>),
    /// The places where something is to be replaced.
    Places(Sought),
    /// What was changed, and earlier versions.
    History,
    /// Deleted drafts.
    Trash,
    /// Whom the public may ask.
    Contact,
    /// What the clerk likes.
    Settings,
    /// S11: help on where we are.
    Help,
    /// The leave question.
    Leave,
}
