//! What does a click on the screen mean?

use crate::form::CellId;
use crate::wizard::Key;
use crate::wizard::message::Point;

/// 可点的地方. Cells of one row, and what a click on them means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Target {
    pub(super) y: u16,
    pub(super) x: u16,
    /// The column behind it.
    pub(super) edge: u16,
    pub(super) means: Means,
}

/// What a click means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Means {
    /// One of several lines that the arrows, or Tab, go through in the order they are drawn; whether it is
    /// marked, and the key that follows when it is reached.
    Line { marked: bool, then: Option<Key> },
    /// A cell of a table.
    Cell(CellId),
    /// A row of a text, and the column where rows begin.
    Text { row: usize, from: u16 },
}

/// What is to be told to the wizard.
#[derive(Clone, Debug, PartialEq)]
pub enum Click {
    /// These keys, as if they had been pressed.
    Keys(Vec<Key>),
    /// The place was pointed at.
    Point(Point),
}

/// What a click at a place means; none: nothing is there.
pub(super) fn resolve(targets: &[Target], x: u16, y: u16) -> Option<Click> {
    // What was drawn last lies on top.
    let at = targets.iter().rposition(|t| t.y == y && (t.x..t.edge).contains(&x))?;
    Some(match targets[at].means {
        Means::Cell(cell) => Click::Point(Point::Cell(cell)),
        Means::Text { row, from } => {
            Click::Point(Point::Text { row, column: usize::from(x.saturating_sub(from)) })
        }
        Means::Line { then, .. } => Click::Keys(way(targets, at, then)),
    })
}

/// The arrows from the marked line to another one, and the key that follows there.
fn way(targets: &[Target], to: usize, then: Option<Key>) -> Vec<Key> {
    let lines: Vec<usize> = (0..targets.len())
        .filter(|&index| matches!(targets[index].means, Means::Line { .. }))
        .collect();
    let is_marked = |index: usize| matches!(targets[index].means, Means::Line { marked: true, .. });
    let from = lines.iter().position(|&index| is_marked(index));
    let (start, from) = (from.is_none().then_some(Key::Home), from.unwrap_or_default());
    let to = lines.iter().position(|&index| index == to).unwrap_or_default();
    // Where lines stand beside each other the arrows go as the eye does, and Tab from one to the next.
    let beside = lines.windows(2).any(|pair| targets[pair[0]].y == targets[pair[1]].y);
    let arrow = match (beside, to > from) {
        (false, true) => Key::Down,
        (false, false) => Key::Up,
        (true, true) => Key::Tab,
        (true, false) => Key::BackTab,
    };
    let arrows = std::iter::repeat_n(arrow, to.abs_diff(from));
    start.into_iter().chain(arrows).chain(then).collect()
}
