//! What can be undone and redone?

use std::collections::VecDeque;

use crate::report::{Narrative, Op};

/// What the steps that can be undone may hold; the oldest go first. A day of typing has 1 MB,
/// pasting and deleting the same text over and over has no end.
const MOST_BYTES: usize = 8 << 20;

/// 撤销. The edits of this session in order, typing merged into steps a person would undo.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    done: VecDeque<Op>,
    undone: Vec<Op>,
    /// Whether the last step takes no more typing.
    sealed: bool,
    /// What both hold, in bytes.
    bytes: usize,
}

impl Undo {
    /// Notes an edit that is undone by itself.
    pub fn note(&mut self, op: Op) {
        self.forget_undone();
        self.push(op);
        self.sealed = true;
    }

    /// Notes typing, which goes on with the step before when it continues there.
    pub fn note_typing(&mut self, op: Op) {
        self.forget_undone();
        let ends_here = ends_a_step(&op);
        let merged =
            if self.sealed { None } else { self.done.back().and_then(|last| merge(last, &op)) };
        if merged.is_some() {
            self.bytes -= self.done.pop_back().map_or(0, |last| last.bytes());
        }
        self.push(merged.unwrap_or(op));
        self.sealed = ends_here;
    }

    fn push(&mut self, op: Op) {
        self.bytes += op.bytes();
        self.done.push_back(op);
        // The last step can be undone, however large it is.
        while self.bytes > MOST_BYTES && self.done.len() > 1 {
            self.bytes -= self.done.pop_front().map_or(0, |oldest| oldest.bytes());
        }
    }

    fn forget_undone(&mut self) {
        let forgotten: usize = self.undone.drain(..).map(|op| op.bytes()).sum();
        self.bytes -= forgotten;
    }

    /// The next typing starts a step of its own.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// The last step that was not taken back.
    #[must_use]
    pub fn last(&self) -> Option<&Op> {
        self.done.back()
    }

    /// Takes the last step back: the edit to apply.
    pub fn undo(&mut self) -> Option<Op> {
        let op = self.done.pop_back()?;
        let inverse = op.invert();
        self.undone.push(op);
        self.sealed = true;
        Some(inverse)
    }

    /// Brings the last undone step again: the edit to apply.
    pub fn redo(&mut self) -> Option<Op> {
        let op = self.undone.pop()?;
        self.done.push_back(op.clone());
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

#[cfg(test)]
mod tests {
    use super::{MOST_BYTES, Undo};
    use crate::report::{Op, Place, TextId};

    #[test]
    fn the_oldest_steps_go_when_all_hold_too_much() {
        let mut undo = Undo::default();
        let (text, at) = (TextId::Overview, Place::default());
        let step = |inserted| Op::Splice { text, at, removed: String::new(), inserted };
        for _ in 0..20 {
            undo.note(step("x".repeat(1 << 20)));
        }
        assert_eq!((0..).take_while(|_| undo.undo().is_some()).count(), 7);
        assert_eq!((0..).take_while(|_| undo.redo().is_some()).count(), 7);
        // One that is larger than all may be can be undone all the same; what was undone goes.
        undo.undo();
        undo.note(step("x".repeat(MOST_BYTES + 1)));
        assert!(undo.redo().is_none() && undo.undo().is_some() && undo.undo().is_none());
        undo.note(step(String::new()));
        assert!(undo.bytes < 1 << 10);
    }
}
