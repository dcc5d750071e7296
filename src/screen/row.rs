//! What was put onto one row of the screen?

use super::ink::Ink;

/// 一行. What was put onto a row since it was blank, in order: two rows onto which the same was put
/// look the same, so that neither has to be drawn, or looked at, again.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Row {
    strokes: Vec<Stroke>,
    /// The texts of all strokes.
    text: String,
    /// The column behind each stroke: what was measured once.
    behind: Vec<u16>,
}

/// 一笔. One text that was put onto a row, or new ink for what stood there.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Stroke {
    /// Where it starts.
    pub(super) x: u16,
    /// The column it does not go beyond.
    pub(super) edge: u16,
    pub(super) ink: Ink,
    pub(super) what: What,
    /// Where its text ends among those of the row.
    end: usize,
}

/// What a stroke does.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum What {
    /// Writes a text.
    Text,
    /// Gives cells another ink.
    Ink,
}

impl Row {
    /// Blank again.
    pub(super) fn clear(&mut self) {
        self.strokes.clear();
        self.text.clear();
        self.behind.clear();
    }

    /// One more stroke; the column behind it is still to be [noted](Self::note_behind).
    pub(super) fn add(&mut self, (x, edge): (u16, u16), ink: Ink, what: What, text: &str) {
        self.text.push_str(text);
        self.strokes.push(Stroke { x, edge, ink, what, end: self.text.len() });
    }

    /// Notes the column behind the next stroke of which it is not known yet.
    pub(super) fn note_behind(&mut self, column: u16) {
        self.behind.push(column);
    }

    /// How many strokes there are.
    pub(super) fn len(&self) -> usize {
        self.strokes.len()
    }

    /// The strokes, each with its text.
    pub(super) fn strokes(&self) -> impl Iterator<Item = (Stroke, &str)> {
        (0..self.len()).map(|at| (self.strokes[at], self.text_of(at)))
    }

    /// The column behind the last stroke, if that is also the stroke of `other` in its place.
    pub(super) fn behind_as_in(&self, other: &Self) -> Option<u16> {
        let last = self.len().checked_sub(1)?;
        let same = other.strokes.get(last) == self.strokes.last()
            && other.text_of(last) == self.text_of(last);
        if same { other.behind.get(last).copied() } else { None }
    }

    fn text_of(&self, at: usize) -> &str {
        let start = at.checked_sub(1).map_or(0, |before| self.strokes[before].end);
        &self.text[start..self.strokes[at].end]
    }
}
