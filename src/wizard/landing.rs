//! Where did an edit take place?

use crate::form::CellId;
use crate::report::{Narrative, Op, Place, TextId};

/// Where an edit took place; undo and redo go there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Landing {
    /// A cell.
    Cell(CellId),
    /// A place in a text.
    Text(TextId, Place),
    /// A table as a whole.
    Table(usize),
    /// Unit, year, title.
    Head,
    /// No place of its own: a reason given, advice dismissed.
    Here,
}

/// Where an edit took place: the first of its parts says it.
pub(super) fn landing(op: &Op) -> Option<Landing> {
    match op {
        Op::SetCell { cell, .. } | Op::Infer { cell, .. } => Some(Landing::Cell(*cell)),
        Op::Splice { text, at, inserted, .. } => {
            Some(Landing::Text(*text, Narrative::end_of(*at, inserted)))
        }
        Op::SetUnit { .. } | Op::SetYear { .. } | Op::SetTitle { .. } | Op::SetPrevious { .. } => {
            Some(Landing::Head)
        }
        Op::Attest { table, .. } => Some(Landing::Table(*table)),
        Op::Refer { text, reference, .. } => Some(Landing::Text(*text, reference.end())),
        Op::Explain { .. } | Op::Dismiss { .. } => None,
        Op::Many(ops) => {
            // Where text changes, what becomes of its figures is no place of its own.
            let splices = ops.iter().any(|op| matches!(op, Op::Splice { .. }));
            let told = ops.iter().filter(|op| !splices || !matches!(op, Op::Refer { .. }));
            let landings: Vec<Landing> = told.filter_map(landing).collect();
            let cell = |landing: &Landing| match landing {
                Landing::Cell(cell) => Some(*cell),
                _ => None,
            };
            let mut cells: Vec<CellId> = landings.iter().filter_map(cell).collect();
            cells.sort_unstable();
            cells.dedup();
            let table = landings.iter().find(|landing| matches!(landing, Landing::Table(_)));
            match (cells.as_slice(), table) {
                // One figure that takes an attested zero back is about that figure.
                (&[cell], _) | (&[cell, ..], None) => Some(Landing::Cell(cell)),
                (_, Some(table)) => Some(*table),
                ([], None) => landings.first().copied(),
            }
        }
    }
}
