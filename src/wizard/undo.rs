//! What can be undone and redone?

use crate::report::{Narrative, Op};

/// 撤销. The edits of this session in order, typing merged into steps a person would undo.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    done: Vec<Op>,
    undone: Vec<Op>,
    /// Whether the last step takes no more typing.
    sealed: bool,
}

impl Undo {
    /// Notes an edit that is undone by itself.
    pub fn note(&mut self, op: Op) {
        self.undone.clear();
        self.done.push(op);
        self.sealed = true;
    }

    /// Notes typing, which goes on with the step before when it continues there.
    pub fn note_typing(&mut self, op: Op) {
        self.undone.clear();
        let ends_here = ends_a_step(&op);
        let merged =
            if self.sealed { None } else { self.done.last().and_then(|last| merge(last, &op)) };
        match (merged, self.done.last_mut()) {
            (Some(merged), Some(last)) => *last = merged,
            _ => self.done.push(op),
        }
        self.sealed = ends_here;
    }

    /// The next typing starts a step of its own.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// The last step that was not taken back.
    #[must_use]
    pub fn last(&self) -> Option<&Op> {
        self.done.last()
    }

    /// Takes the last step back: the edit to apply.
    pub fn undo(&mut self) -> Option<Op> {
        let op = self.done.pop()?;
        let inverse = op.invert();
        self.undone.push(op);
        self.sealed = true;
        Some(inverse)
    }

    /// Brings the last undone step again: the edit to apply.
    pub fn redo(&mut self) -> Option<Op> {
        let op = self.undone.pop()?;
        self.done.push(op.clone());
        self.sealed = true;
        Some(op)
    }
}

/// A sentence or a line that ends closes the step.
fn ends_a_step(op: &Op) -> bool {
    matches!(op, Op::Splice { inserted, .. } if inserted.ends_with(['。', '\n']))
}

/// One splice for two that touch: typing on, deleting backwards, deleting forwards.
fn merge(last: &Op, next: &Op) -> Option<Op> {
    let (
        Op::Splice { text, at, removed, inserted },
        Op::Splice { text: text2, at: at2, removed: removed2, inserted: inserted2 },
    ) = (last, next)
    else {
        return None;
    };
    if text != text2 {
        return None;
    }
    let types_on = removed2.is_empty() && Narrative::end_of(*at, inserted) == *at2;
    let deletes = inserted.is_empty() && inserted2.is_empty();
    if types_on {
        let inserted = format!("{inserted}{inserted2}");
        Some(Op::Splice { text: *text, at: *at, removed: removed.clone(), inserted })
    } else if deletes && Narrative::end_of(*at2, removed2) == *at {
        let removed = format!("{removed2}{removed}");
        Some(Op::Splice { text: *text, at: *at2, removed, inserted: String::new() })
    } else if deletes && at == at2 {
        let removed = format!("{removed}{removed2}");
        Some(Op::Splice { text: *text, at: *at, removed, inserted: String::new() })
    } else {
        None
    }
}
