//! What is the cheapest way to turn one row of the screen into another?

use super::moves::shortest;
use super::pen::{Glass, Pen};
use super::spot::{Kind, Spot};

/// 草算. Room for alternatives, kept from row to row.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    best: Vec<u8>,
    trial: Vec<u8>,
    row: Vec<Spot>,
}

/// How far cells are moved; a character typed moves its row by 1 or 2.
const SHIFTS: [usize; 8] = [1, 2, 3, 4, 5, 6, 7, 8];
/// A shift must bring at least this many cells into place to be worth a look.
const WORTHWHILE: usize = 8;

/// Draws row `y`, that is `old`, anew as `new`: plainly, or on the erased row, or after moving
/// cells, whichever takes fewest bytes.
pub(super) fn redraw(
    pen: &mut Pen,
    out: &mut Vec<u8>,
    y: u16,
    (old, new): (&[Spot], &[Spot]),
    glass: &Glass<'_>,
    scratch: &mut Scratch,
) {
    let Some(first) = (0..new.len()).find(|&x| old[x] != new[x]) else { return };
    let mut best = *pen;
    scratch.best.clear();
    plain(&mut best, &mut scratch.best, y, (old, new), glass);
    // One small change is as cheap as it gets, and on an empty row there is nothing to keep.
    let empty = old.iter().all(|spot| *spot == Spot::BLANK);
    if scratch.best.len() > 12 && !empty {
        try_erased(pen, &mut best, y, first, (old, new), glass, scratch);
        try_shifted(pen, &mut best, y, first, (old, new), glass, scratch);
    }
    out.extend(&scratch.best);
    *pen = best;
}

/// Draws the cells that differ; blanks at the end are erased.
fn plain(
    pen: &mut Pen,
    out: &mut Vec<u8>,
    y: u16,
    (old, new): (&[Spot], &[Spot]),
    glass: &Glass<'_>,
) {
    let (end, erase) = drawn_end(old, new);
    let mut x = 0;
    while x < end {
        let spot = new[x];
        let cells = usize::from(spot.cells());
        if spot.is_trail() || old[x..x + cells] == new[x..x + cells] {
            x += 1;
            continue;
        }
        reach(pen, out, (x, y), new, glass);
        pen.put(out, spot, glass);
        x += cells;
    }
    if erase {
        pen.go(out, column(end), y);
        pen.erase_rest(out);
    }
}

/// Where drawing ends, and whether what follows is to be erased.
fn drawn_end(old: &[Spot], new: &[Spot]) -> (usize, bool) {
    let inked = new.iter().rposition(|spot| *spot != Spot::BLANK).map_or(0, |at| at + 1);
    let changed = (inked..new.len()).rev().find(|&x| old[x] != new[x]).map_or(inked, |at| at + 1);
    // `CSI K` takes three bytes.
    if changed - inked <= 3 { (changed, false) } else { (inked, true) }
}

/// Goes to a place; over a short gap by drawing again what stands there.
fn reach(pen: &mut Pen, out: &mut Vec<u8>, (x, y): (usize, u16), row: &[Spot], glass: &Glass<'_>) {
    if let Some((from, at_row)) = pen.at() {
        let from = usize::from(from);
        if at_row == y && from < x && x - from <= 4 && !row[from].is_trail() {
            let way = shortest(pen.at(), (column(x), y)).bytes().len();
            if gap_bytes(pen, &row[from..x]).is_some_and(|bytes| bytes <= way) {
                for spot in row[from..x].iter().filter(|spot| !spot.is_trail()) {
                    pen.put(out, *spot, glass);
                }
            }
        }
    }
    pen.go(out, column(x), y);
}

/// What it takes to draw a gap again, if that needs nothing but its characters.
fn gap_bytes(pen: &Pen, gap: &[Spot]) -> Option<usize> {
    let mut bytes = 0;
    for spot in gap.iter().filter(|spot| !spot.is_trail()) {
        match spot.kind() {
            Kind::Settled(c) if pen.suits(*spot) => bytes += c.len_utf8(),
            _ => return None,
        }
    }
    Some(bytes)
}

/// Keeps an alternative if it takes fewer bytes than the best so far.
fn keep(best: &mut Pen, pen: Pen, scratch: &mut Scratch) {
    if scratch.trial.len() < scratch.best.len() {
        std::mem::swap(&mut scratch.trial, &mut scratch.best);
        *best = pen;
    }
}

/// Erases the row from the first difference and draws the rest.
fn try_erased(
    pen: &Pen,
    best: &mut Pen,
    y: u16,
    first: usize,
    (old, new): (&[Spot], &[Spot]),
    glass: &Glass<'_>,
    scratch: &mut Scratch,
) {
    let first = if old[first].is_trail() && first > 0 { first - 1 } else { first };
    let mut pen = *pen;
    scratch.trial.clear();
    pen.go(&mut scratch.trial, column(first), y);
    pen.erase_rest(&mut scratch.trial);
    let mut row = std::mem::take(&mut scratch.row);
    row.clear();
    row.extend(&old[..first]);
    row.resize(new.len(), Spot::BLANK);
    plain(&mut pen, &mut scratch.trial, y, (&row, new), glass);
    scratch.row = row;
    keep(best, pen, scratch);
}

/// Moves what follows the first difference by some cells, then draws what still differs.
///
/// What stands unchanged at the end of the row (a frame, another panel) is kept in place. Never in
/// the last row, where a glyph moved into the last column could make the screen scroll.
fn try_shifted(
    pen: &Pen,
    best: &mut Pen,
    y: u16,
    first: usize,
    (old, new): (&[Spot], &[Spot]),
    glass: &Glass<'_>,
    scratch: &mut Scratch,
) {
    let settled = y + 1 < glass.rows && !old[first].is_trail() && !new[first].is_trail();
    if !settled || has_cluster(old) {
        return;
    }
    let end = moved_end(old, new);
    let into_place = |from: &[Spot], to: &[Spot]| {
        from.iter().zip(to).filter(|(from, to)| from == to && **to != Spot::BLANK).count()
    };
    let stay = into_place(&old[first..end], &new[first..end]);
    for by in SHIFTS.into_iter().filter(|by| first + by + WORTHWHILE < end) {
        for insert in [true, false] {
            let moved = if insert {
                into_place(&old[first..end - by], &new[first + by..end])
            } else {
                into_place(&old[first + by..end], &new[first..end - by])
            };
            if moved >= stay + WORTHWHILE {
                let shift = Shift { first, end, by, insert };
                let pen = shift.redraw(*pen, y, (old, new), glass, scratch);
                keep(best, pen, scratch);
            }
        }
    }
}

/// Terminals differ in where they keep the characters of a cluster. An ambiguous character takes
/// two cells on each of them, and moves as any other.
fn has_cluster(row: &[Spot]) -> bool {
    row.iter().any(|spot| matches!(spot.kind(), Kind::Cluster(_)))
}

/// Where the part of the row ends that may be moved.
fn moved_end(old: &[Spot], new: &[Spot]) -> usize {
    let same = old.iter().zip(new).rev().take_while(|(old, new)| old == new);
    let (mut kept, mut inked) = (0, false);
    for (_, spot) in same {
        kept += 1;
        inked |= *spot != Spot::BLANK;
    }
    // A wide glyph that only begins to differ is not split.
    let end = new.len() - kept;
    let split = new.get(end).is_some_and(|spot| spot.is_trail());
    if !inked { new.len() } else { end + usize::from(split) }
}

/// 移格. Cells moved within a part of a row.
struct Shift {
    first: usize,
    end: usize,
    by: usize,
    insert: bool,
}

impl Shift {
    /// Moves the cells and draws what still differs into `scratch.trial`.
    fn redraw(
        &self,
        mut pen: Pen,
        y: u16,
        (old, new): (&[Spot], &[Spot]),
        glass: &Glass<'_>,
        scratch: &mut Scratch,
    ) -> Pen {
        let mut row = std::mem::take(&mut scratch.row);
        row.clear();
        row.extend(old);
        scratch.trial.clear();
        // Cells are taken out before others are put in, so that nothing falls off the edge.
        let (out_at, in_at) = if self.insert {
            (self.end - self.by, self.first)
        } else {
            (self.first, self.end - self.by)
        };
        row.drain(out_at..out_at + self.by);
        row.splice(in_at..in_at, std::iter::repeat_n(Spot::BLANK, self.by));
        // A glyph that was cut in half is nowhere in the new row: both halves are drawn over.
        if !self.insert || self.end < new.len() {
            self.step(&mut pen, &mut scratch.trial, (out_at, y), b'P');
        }
        if self.insert || self.end < new.len() {
            self.step(&mut pen, &mut scratch.trial, (in_at, y), b'@');
        }
        plain(&mut pen, &mut scratch.trial, y, (&row, new), glass);
        scratch.row = row;
        pen
    }

    fn step(&self, pen: &mut Pen, out: &mut Vec<u8>, (x, y): (usize, u16), last: u8) {
        pen.go(out, column(x), y);
        pen.dress_plain(out);
        out.extend(b"\x1b[");
        if self.by > 1 {
            out.push(b'0' + u8::try_from(self.by).unwrap_or_default());
        }
        out.push(last);
    }
}

fn column(x: usize) -> u16 {
    u16::try_from(x).unwrap_or(u16::MAX)
}
