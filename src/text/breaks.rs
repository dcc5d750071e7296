//! Is this a good place for a line to end?
//!
//! UAX #14 by the crate unicode-linebreak, with three changes for Chinese: a line may end before
//! an opening quotation mark and after a closing one (UAX #14 cannot tell “ ” apart and forbids
//! both sides of both, which glues Chinese text together); 避头尾 forbids more than UAX #14 does;
//! and what reads as one sign, `——`, `……` or a number, stays whole even when a line must be cut.

use unicode_linebreak::{linebreaks, split_at_safe};
use unicode_segmentation::UnicodeSegmentation;

use super::grapheme::graphemes;
use super::signs::{is_digit, is_han, is_pair, is_percent, is_point, never_ends, never_starts};
use super::width::{char_width, grapheme_width};

/// How good the place is, the best last.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub(super) enum Fitness {
    /// Inside a number, `——` or `……`.
    Torn,
    /// 避头尾: the line would end with an opening mark, or the next start with a closing one.
    Forbidden,
    /// Inside a word.
    Inside,
    /// An opportunity.
    Good,
}

impl Fitness {
    /// How many kinds there are.
    pub(super) const COUNT: usize = 4;
}

/// One grapheme on its way into a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    /// Byte of the paragraph at which it starts.
    pub(super) at: usize,
    /// Its columns.
    pub(super) columns: usize,
    /// How good it is to end a line before it; none for a blank, which never starts a line.
    pub(super) before: Option<Fitness>,
}

/// The pieces of `paragraph` from byte `from` on, which must be the start of a grapheme.
pub(super) fn pieces(paragraph: &str, from: usize) -> impl Iterator<Item = Piece> + '_ {
    let (known, _) = split_at_safe(&paragraph[..from]);
    let known = known.len();
    let mut opportunities =
        linebreaks(&paragraph[known..]).map(move |(at, _)| known + at).peekable();
    let mut context = Context::before(&paragraph[..from]);
    let mut at = from;
    graphemes(&paragraph[from..]).map(move |grapheme| {
        while opportunities.next_if(|&opportunity| opportunity < at).is_some() {}
        let opportunity = opportunities.peek() == Some(&at);
        let start = at;
        at += grapheme.len();
        let before = context.step(grapheme, &paragraph[at..], opportunity);
        Piece { at: start, columns: grapheme_width(grapheme), before }
    })
}

/// Whether `grapheme` may hang out at the end of a line: the blank and the full-width one.
pub(super) fn is_blank(grapheme: &str) -> bool {
    matches!(grapheme, " " | "\u{3000}")
}

/// What stands before a place.
struct Context {
    /// First character of the last grapheme that is no blank.
    last: Option<char>,
    /// That of the grapheme before it, when the two touch.
    earlier: Option<char>,
    /// Whether no blank stands between `last` and the place.
    touches: bool,
}

impl Context {
    /// What stands before the end of `text`, for what comes after the next grapheme.
    fn before(text: &str) -> Self {
        let mut backwards = text.graphemes(true).rev().skip_while(|grapheme| is_blank(grapheme));
        let last = backwards.next().and_then(|grapheme| grapheme.chars().next());
        let touches = !text.graphemes(true).next_back().is_some_and(is_blank);
        Self { last, earlier: None, touches }
    }

    /// Judges the place before `grapheme`, behind which `rest` comes, and steps over it.
    fn step(&mut self, grapheme: &str, rest: &str, opportunity: bool) -> Option<Fitness> {
        if is_blank(grapheme) {
            self.touches = false;
            return None;
        }
        let c = grapheme.chars().next()?;
        let fitness = self.fitness(c, rest, opportunity);
        self.earlier = self.last.filter(|_| self.touches);
        self.last = Some(c);
        self.touches = true;
        Some(fitness)
    }

    fn fitness(&self, c: char, rest: &str, opportunity: bool) -> Fitness {
        let Some(last) = self.last else { return Fitness::Inside };
        if is_han(last) && is_han(c) {
            return if opportunity { Fitness::Good } else { Fitness::Inside }; // most of all places
        }
        if self.touches && (is_pair(last, c) || self.in_number(last, c, rest)) {
            Fitness::Torn
        } else if never_starts(c) || never_ends(last) {
            Fitness::Forbidden
        } else if opportunity || (self.touches && is_beside_quotation(last, c)) {
            Fitness::Good
        } else {
            Fitness::Inside
        }
    }

    /// Whether a number such as 1,234.56 or 99.5% goes on from `last` to `c`.
    fn in_number(&self, last: char, c: char, rest: &str) -> bool {
        if is_digit(last) {
            is_digit(c) || is_percent(c) || (is_point(c) && rest.starts_with(is_digit))
        } else {
            is_point(last) && is_digit(c) && self.earlier.is_some_and(is_digit)
        }
    }
}

/// Whether a quotation starts or ends here. ’ is also the apostrophe of don’t, so only a Chinese
/// character after it tells.
fn is_beside_quotation(last: char, c: char) -> bool {
    let chinese = c >= '\u{2010}' && char_width(c) == 2;
    match last {
        '”' => chinese || c.is_ascii_alphanumeric(),
        '’' => chinese,
        _ => matches!(c, '“' | '‘'),
    }
}
