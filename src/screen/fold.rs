//! Which rows of a page give way where there is no room for all?

use std::ops::Range;

/// What a row of a page is worth.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Worth {
    /// Nothing stands there.
    #[default]
    Blank,
    /// What is there for orientation only.
    Aside,
    /// What has to be seen.
    Needed,
}

/// 收行. While a page is drawn: what its rows are worth, then where each of them stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Fold {
    worth: Vec<Worth>,
    /// Where the rows stand; empty: where they were drawn.
    places: Vec<u16>,
}

/// Rows a page may be drawn on; what lies below is not counted.
const MOST: u16 = 200;

impl Fold {
    /// Something that is worth this much is drawn onto a row: where it stands.
    pub(super) fn place(&mut self, y: u16, worth: Worth) -> u16 {
        let at = usize::from(y.min(MOST));
        if let Some(&place) = self.places.get(at) {
            return place;
        }
        self.worth.resize(self.worth.len().max(at + 1), Worth::Blank);
        self.worth[at] = self.worth[at].max(worth);
        y
    }

    /// The same page for the rows in `room`, if it does not fit there as it is: blank rows go
    /// first, the lowest first of all, then asides. What still has no room stands below it.
    pub(super) fn folded(mut self, room: Range<u16>) -> Option<Self> {
        let needed = |worth: &Worth| *worth != Worth::Blank;
        let rows = self.worth.iter().rposition(needed).map_or(0, |last| last + 1);
        let mut over = rows.saturating_sub(room.end.into());
        if over == 0 {
            return None;
        }
        let mut gone = vec![false; rows];
        for worth in [Worth::Blank, Worth::Aside] {
            for at in (usize::from(room.start)..rows).rev() {
                if over > 0 && self.worth[at] == worth {
                    (gone[at], over) = (true, over - 1);
                }
            }
        }
        let mut next = 0;
        for gone in gone {
            // What is gone is drawn where nothing is.
            self.places.push(if gone { u16::MAX } else { next });
            next += u16::from(!gone);
        }
        Some(self)
    }
}
