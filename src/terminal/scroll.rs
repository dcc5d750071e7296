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
    gain: usize,
}

/// Moving rows takes about twenty bytes; below this many cells it is not worth it.
const WORTHWHILE: usize = 60;

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
    let row = |cells, y: usize| -> &[Spot] {
        let cells: &[Spot] = cells;
        &cells[y * width..(y + 1) * width]
    };
    let rows = rows.saturating_sub(1);
    let changed = (0..rows).filter(|&y| row(shown, y) != row(next, y)).count();
    if changed < 3 {
        return None;
    }
    let mut best: Option<Run> = None;
    for by in 1..rows / 2 {
        for up in [true, false] {
            let (mut start, mut gain) = (0, 0);
            for y in 0..=rows - by {
                let (old, new) = if up { (y + by, y) } else { (y, y + by) };
                let moved = y < rows - by && row(shown, old) == row(next, new);
                if moved {
                    gain += gain_of(row(shown, new), row(next, new));
                    continue;
                }
                if y > start && gain > best.as_ref().map_or(WORTHWHILE, |best| best.gain) {
                    best = Some(Run { top: start, bottom: y + by, by, up, gain });
                }
                (start, gain) = (y + 1, 0);
            }
        }
    }
    best
}

/// Inked cells that would have to be drawn, less those that need not be drawn as it is.
fn gain_of(old: &[Spot], new: &[Spot]) -> usize {
    old.iter().zip(new).filter(|(old, new)| old != new && **new != Spot::BLANK).count()
}
