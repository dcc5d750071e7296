//! Which rows did only move up or down?

use super::pen::{Glass, Pen};
use super::spot::Spot;

/// 卷动. Rows that moved.
struct Run {
    /// First of the rows concerned.
    top: usize,
    /// Behind the last of them.
    bottom: usize,
    /// By how many rows.
    by: usize,
    /// Up: the rows at the top are gone.
    up: bool,
    /// Inked cells that need not be drawn again.
    gain: isize,
}

/// Moving rows takes about twenty bytes; below this many cells it is not worth it.
const WORTHWHILE: isize = 60;

/// Lets the terminal move rows that only moved: `shown` is then what it shows.
///
/// By deleting and inserting lines (as every terminal since the VT102 can), and not by a scroll
/// region, which would stay behind if the line dropped just then. Lines are deleted before others
/// are inserted, so that nothing falls off the screen.
pub(super) fn move_rows(
    pen: &mut Pen,
    out: &mut Vec<u8>,
    shown: &mut [Spot],
    next: &[Spot],
    glass: &Glass<'_>,
) {
    let width = usize::from(glass.columns);
    let Some(run) = find(shown, next, width, usize::from(glass.rows)) else { return };
    let (delete, insert) =
        if run.up { (run.top, run.bottom - run.by) } else { (run.bottom - run.by, run.top) };
    step(pen, out, delete, run.by, b'M');
    step(pen, out, insert, run.by, b'L');
    let part = &mut shown[run.top * width..run.bottom * width];
    let cells = run.by * width;
    if run.up {
        part.rotate_left(cells);
        let start = part.len() - cells;
        part[start..].fill(Spot::BLANK);
    } else {
        part.rotate_right(cells);
        part[..cells].fill(Spot::BLANK);
    }
}

fn step(pen: &mut Pen, out: &mut Vec<u8>, row: usize, by: usize, last: u8) {
    let row = u16::try_from(row).unwrap_or(u16::MAX);
    let stands_there = pen.at().is_some_and(|(_, y)| y == row);
    if !stands_there {
        pen.go(out, 0, row);
    }
    pen.dress_plain(out);
    out.extend(b"\x1b[");
    if by > 1 {
        out.extend(by.to_string().as_bytes());
    }
    out.push(last);
    // Some go to the first column, some stay.
    pen.is_lost();
}

/// The run of rows that gains most. The last row of the screen is left alone.
fn find(shown: &[Spot], next: &[Spot], width: usize, rows: usize) -> Option<Run> {
    let rows = rows.saturating_sub(1);
    let row = |y: usize| y * width..(y + 1) * width;
    let changed: Vec<bool> = (0..rows).map(|y| shown[row(y)] != next[row(y)]).collect();
    if changed.iter().filter(|changed| **changed).count() < 3 {
        return None;
    }
    let screens = Screens { shown, next, width, changed };
    let ways = (1..rows / 2).flat_map(|by| [(by, true), (by, false)]);
    let runs = ways.filter_map(|(by, up)| screens.run(by, up, rows));
    runs.max_by_key(|run| run.gain)
}

/// What is shown, and what is to be shown.
struct Screens<'a> {
    shown: &'a [Spot],
    next: &'a [Spot],
    width: usize,
    /// Which rows are to look otherwise.
    changed: Vec<bool>,
}

impl Screens<'_> {
    fn row<'a>(&self, screen: &'a [Spot], y: usize) -> &'a [Spot] {
        &screen[y * self.width..(y + 1) * self.width]
    }

    /// Inked cells of row `new` that row `old` shows already.
    fn alike(&self, old: usize, new: usize) -> usize {
        let cells = self.row(self.shown, old).iter().zip(self.row(self.next, new));
        cells.filter(|(old, new)| old == new && **new != Spot::BLANK).count()
    }

    /// The run that gains most when rows move by `by`. Within it single rows may lose (the row
    /// that had the focus is no longer the same); as a whole it must be worth it.
    fn run(&self, by: usize, up: bool, rows: usize) -> Option<Run> {
        let pair = |y: usize| if up { (y + by, y) } else { (y, y + by) };
        let moved = (0..rows - by).map(pair).filter(|&(old, new)| {
            self.changed[new] && self.row(self.shown, old) == self.row(self.next, new)
        });
        // Comparing whole rows costs next to nothing, counting cells does not. Rows that look the
        // same where they are, as empty ones do, say nothing.
        if moved.take(2).count() < 2 {
            return None;
        }
        let (mut best, mut start, mut gain) = (None, 0, 0_isize);
        let mut most = WORTHWHILE;
        for y in 0..rows - by {
            let (old, new) = pair(y);
            let (moved, stays) = (self.alike(old, new), self.alike(new, new));
            gain += moved.cast_signed() - stays.cast_signed();
            if gain <= 0 {
                (start, gain) = (y + 1, 0);
            } else if gain > most {
                most = gain;
                best = Some(Run { top: start, bottom: y + 1 + by, by, up, gain });
            }
        }
        best
    }
}
