//! What is one edit of a report, and what undoes it?

use super::{Cell, Explanation, Place, Previous, Reference, Report, TextId, Unit};
use crate::form::CellId;

/// 一次修改. Says what was and what is; applied to what was, it makes what is.
#[derive(Clone, Debug, PartialEq)]
pub enum Op {
    /// A cell gets another content.
    SetCell {
        /// The cell.
        cell: CellId,
        /// Before.
        old: Cell,
        /// After.
        new: Cell,
    },
    /// Text is replaced within a narrative.
    Splice {
        /// Which text.
        text: TextId,
        /// Where.
        at: Place,
        /// What stood there, line breaks between paragraphs.
        removed: String,
        /// What stands there now.
        inserted: String,
    },
    /// A number in a text is, or is no longer, the figure of a cell.
    Refer {
        /// Which text.
        text: TextId,
        /// Where, and which cell.
        reference: Reference,
        /// After; before is the opposite.
        new: bool,
    },
    /// The unit is named otherwise.
    SetUnit {
        /// Before.
        old: Unit,
        /// After.
        new: Unit,
    },
    /// Another report year.
    SetYear {
        /// Before.
        old: u16,
        /// After.
        new: u16,
    },
    /// A title by hand, or the composed one again.
    SetTitle {
        /// Before.
        old: Option<String>,
        /// After.
        new: Option<String>,
    },
    /// The clerk confirms, or no longer confirms, that a table is all zero.
    Attest {
        /// Index of the table.
        table: usize,
        /// After; before is the opposite.
        new: bool,
    },
    /// The value of a cell is, or is no longer, one that the program inferred.
    Infer {
        /// The cell.
        cell: CellId,
        /// After; before is the opposite.
        new: bool,
    },
    /// A reason is given, changed or taken back.
    Explain {
        /// Its place in the list.
        index: usize,
        /// Before; none: it is new.
        old: Option<Explanation>,
        /// After; none: it is taken back.
        new: Option<Explanation>,
    },
    /// Advice is not to be given again, or is again.
    Dismiss {
        /// Which, by its mark.
        mark: String,
        /// After; before is the opposite.
        new: bool,
    },
    /// Another report of the year before is held against it, or none.
    SetPrevious {
        /// Before.
        old: Option<Previous>,
        /// After.
        new: Option<Previous>,
    },
    /// Several edits that are undone together.
    Many(Vec<Op>),
}

impl Op {
    /// The edit that undoes this one.
    #[must_use]
    pub fn invert(&self) -> Op {
        match self.clone() {
            Self::SetCell { cell, old, new } => Self::SetCell { cell, old: new, new: old },
            Self::Splice { text, at, removed, inserted } => {
                Self::Splice { text, at, removed: inserted, inserted: removed }
            }
            Self::Refer { text, reference, new } => Self::Refer { text, reference, new: !new },
            Self::SetUnit { old, new } => Self::SetUnit { old: new, new: old },
            Self::SetYear { old, new } => Self::SetYear { old: new, new: old },
            Self::SetTitle { old, new } => Self::SetTitle { old: new, new: old },
            Self::Attest { table, new } => Self::Attest { table, new: !new },
            Self::Infer { cell, new } => Self::Infer { cell, new: !new },
            Self::Explain { index, old, new } => Self::Explain { index, old: new, new: old },
            Self::Dismiss { mark, new } => Self::Dismiss { mark, new: !new },
            Self::SetPrevious { old, new } => Self::SetPrevious { old: new, new: old },
            Self::Many(ops) => Self::Many(ops.iter().rev().map(Op::invert).collect()),
        }
    }

    /// About how much memory it holds.
    #[must_use]
    pub fn bytes(&self) -> usize {
        let held = match self {
            Self::Splice { removed, inserted, .. } => removed.len() + inserted.len(),
            Self::SetUnit { old, new } => old.name.len() + new.name.len(),
            Self::SetTitle { old, new } => {
                [old, new].into_iter().flatten().map(String::len).sum::<usize>()
            }
            Self::Explain { old, new, .. } => {
                [old, new].into_iter().flatten().map(|it| it.reason.len()).sum::<usize>()
            }
            Self::Dismiss { mark, .. } => mark.len(),
            Self::SetPrevious { old, new } => {
                [old, new].into_iter().flatten().map(Previous::bytes).sum::<usize>()
            }
            Self::Many(ops) => ops.iter().map(Op::bytes).sum(),
            _ => 0,
        };
        size_of::<Self>() + held
    }

    /// Whether it touches nothing but cells and what is noted about them.
    #[must_use]
    pub fn is_about_cells(&self) -> bool {
        match self {
            Self::SetCell { .. } | Self::Attest { .. } | Self::Infer { .. } => true,
            Self::Many(ops) => ops.iter().all(Op::is_about_cells),
            _ => false,
        }
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::SetCell { old, new, .. } => old == new,
            Self::Splice { removed, inserted, .. } => removed == inserted,
            Self::SetUnit { old, new } => old == new,
            Self::SetYear { old, new } => old == new,
            Self::SetTitle { old, new } => old == new,
            Self::Explain { old, new, .. } => old == new,
            Self::SetPrevious { old, new } => old == new,
            Self::Attest { .. }
            | Self::Infer { .. }
            | Self::Dismiss { .. }
            | Self::Refer { .. } => false,
            Self::Many(ops) => ops.iter().all(Op::is_empty),
        }
    }
}

impl Report {
    /// Carries out one edit. It must have been made for this report in its present state.
    pub fn apply(&mut self, op: &Op) {
        match op {
            Op::SetCell { cell, new, .. } => {
                self.cells[cell.index()] = new.clone();
                self.follow_cells();
            }
            Op::Splice { text, at, removed, inserted } => {
                self.texts[text.index()].splice(*at, removed, inserted);
            }
            Op::Refer { text, reference, new } => {
                self.texts[text.index()].refer(*reference, *new);
            }
            Op::SetUnit { new, .. } => self.unit = new.clone(),
            Op::SetYear { new, .. } => self.year = *new,
            Op::SetTitle { new, .. } => self.title.clone_from(new),
            Op::Attest { table, new } => set_member(&mut self.attested, *table, *new),
            Op::Infer { cell, new } => set_member(&mut self.inferred, *cell, *new),
            Op::Dismiss { mark, new } => set_member(&mut self.dismissed, mark.clone(), *new),
            Op::Explain { index, old, new } => self.explain_at(*index, old.is_some(), new.clone()),
            Op::SetPrevious { new, .. } => self.previous.clone_from(new),
            Op::Many(ops) => ops.iter().for_each(|op| self.apply(op)),
        }
    }

    fn explain_at(&mut self, index: usize, was_there: bool, new: Option<Explanation>) {
        if was_there {
            self.explanations.remove(index);
        }
        if let Some(explanation) = new {
            self.explanations.insert(index, explanation);
        }
    }
}

fn set_member<T: Ord>(set: &mut std::collections::BTreeSet<T>, member: T, present: bool) {
    if present {
        set.insert(member);
    } else {
        set.remove(&member);
    }
}
