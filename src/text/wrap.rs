//! Where may a line of Chinese text break?
//!
//! Lines are filled greedily: a line ends at the last good place that fits, and the rules for a
//! good place (UAX #14 and 避头尾) are those of `breaks`. Where no good place fits, the line is cut
//! inside a word; where that is impossible too, 避头尾 gives way; a number, `——` and `……` are torn
//! only when they are wider than the line.
//!
//! Every byte belongs to one line. Blanks (U+0020, U+3000) at the end of a line hang: they belong
//! to it but need no room, so that a line measured with them may be wider than the columns.
//! Measured without them it never is, unless a single grapheme is wider than the columns.

use unicode_linebreak::split_at_safe;

use super::breaks::{Fitness, Piece, is_blank, pieces};
use super::grapheme::graphemes;

/// The lines of `paragraph` in so many columns.
#[must_use]
pub fn lines(paragraph: &str, columns: usize) -> Vec<&str> {
    between(paragraph, &line_starts(paragraph, columns))
}

/// The lines of `paragraph` that start at these bytes.
#[must_use]
pub fn between<'p>(paragraph: &'p str, starts: &[usize]) -> Vec<&'p str> {
    let ends = starts.iter().skip(1).copied().chain([paragraph.len()]);
    starts.iter().zip(ends).map(|(&from, to)| &paragraph[from..to]).collect()
}

/// Byte offsets at which lines of `paragraph` start, the first being 0, so that no line is wider
/// than `columns`.
#[must_use]
pub fn line_starts(paragraph: &str, columns: usize) -> Vec<usize> {
    line_starts_indented(paragraph, columns, 0)
}

/// As [`line_starts`], where the first line begins `indent` columns further in (首行缩进).
///
/// The indent is not in `paragraph`; it leaves room for at least one 汉字.
#[must_use]
pub fn line_starts_indented(paragraph: &str, columns: usize, indent: usize) -> Vec<usize> {
    let mut lines = Lines::new(columns, indent);
    for piece in pieces(paragraph, 0) {
        lines.take(piece);
    }
    lines.starts
}

/// One replacement within a paragraph, in bytes.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Edit {
    /// Where it took place.
    pub at: usize,
    /// How many bytes went.
    pub removed: usize,
    /// How many came.
    pub inserted: usize,
}

/// [`line_starts_indented`] of `paragraph`, which has just undergone `edit`, from `old`, its line
/// starts before with the same columns and indent.
///
/// Only the lines around the edit are filled again: from a few lines before, until the starts fall
/// in step with the old ones.
#[must_use]
pub fn rewrap(
    paragraph: &str,
    columns: usize,
    indent: usize,
    old: &[usize],
    edit: Edit,
) -> Vec<usize> {
    let line = old.partition_point(|&start| start <= edit.at).saturating_sub(1 + LINES_BEFORE);
    if line == 0 || !paragraph.is_char_boundary(old[line]) {
        return resume(Lines::new(columns, indent), paragraph, old, edit);
    }
    let lines = Lines { starts: old[..=line].to_vec(), ..Lines::new(columns, 0) };
    resume(lines, paragraph, old, edit)
}

/// How many lines before an edit may change with it.
///
/// A line start is settled by the piece that did not fit any more and one character after it. That
/// piece settles at most one start for each kind of place, and so stands at most three lines on.
const LINES_BEFORE: usize = Fitness::COUNT + 1;

/// Goes on filling `lines` until they are in step with `old`.
fn resume(mut lines: Lines, paragraph: &str, old: &[usize], edit: Edit) -> Vec<usize> {
    let end = edit.at + edit.inserted;
    for piece in pieces(paragraph, lines.start()) {
        if !lines.take(piece) || lines.start() < end {
            continue;
        }
        let before = lines.start() - edit.inserted + edit.removed;
        let Ok(same) = old.binary_search(&before) else { continue };
        if paragraph.get(end..lines.start()).is_some_and(is_settled) {
            let rest = old[same + 1..].iter();
            lines.starts.extend(rest.map(|start| start - edit.removed + edit.inserted));
            break;
        }
    }
    lines.starts
}

/// Whether what follows `text` breaks the same whatever stands before it.
fn is_settled(text: &str) -> bool {
    let (before, _) = split_at_safe(text);
    !before.is_empty() && graphemes(text).any(|grapheme| !is_blank(grapheme))
}

/// Lines being filled.
struct Lines {
    columns: usize,
    starts: Vec<usize>,
    /// Columns taken on the last line.
    used: usize,
    /// The last place of each [`Fitness`] on the last line, with the columns before it.
    places: [Option<(usize, usize)>; Fitness::COUNT],
}

impl Lines {
    fn new(columns: usize, indent: usize) -> Self {
        let used = indent.min(columns.saturating_sub(2));
        Self { columns, starts: vec![0], used, places: [None; Fitness::COUNT] }
    }

    /// Where the last line starts.
    fn start(&self) -> usize {
        self.starts.last().copied().unwrap_or_default()
    }

    /// Takes a piece in and says whether a line has ended.
    fn take(&mut self, piece: Piece) -> bool {
        let Some(fitness) = piece.before else {
            self.used += piece.columns;
            return false;
        };
        if piece.at > self.start() {
            self.places[fitness as usize] = Some((piece.at, self.used));
        }
        self.used += piece.columns;
        let mut ended = false;
        while self.used > self.columns && self.end_line() {
            ended = true;
        }
        ended
    }

    /// Ends the last line at its best place, if it has one.
    fn end_line(&mut self) -> bool {
        let Some((at, used)) = self.places.iter().rev().find_map(|&place| place) else {
            return false;
        };
        self.starts.push(at);
        self.used -= used;
        for place in &mut self.places {
            *place = place.filter(|&(later, _)| later > at);
            if let Some((_, before)) = place {
                *before -= used;
            }
        }
        true
    }
}
