//! What kind of terminal is this?
//!
//! One batch of questions, one answer: how wide some characters come out (asked by where the
//! cursor stands after them), how large the screen is, and the device attributes as an end mark,
//! which practically every terminal answers.

use super::glyphs::Glyphs;

/// What is asked. It draws the samples at the top left and wipes them again.
///
/// Two samples of 汉字 tell UTF-8 from other encodings (GBK draws 6 columns, Latin-1 four and
/// five), the others tell how wide ambiguous characters are.
pub const QUESTION: &str = concat!(
    "\x1b[H政府\x1b[6n",
    "\x1b[H信息\x1b[6n",
    "\x1b[H“\x1b[6n",
    "\x1b[H…\x1b[6n",
    "\x1b[H①\x1b[6n",
    "\x1b[H─\x1b[6n",
    "\x1b[Hα\x1b[6n",
    "\x1b[H\x1b[2K",
    "\x1b[999;999H\x1b[6n",
    "\x1b[c",
);

/// Cursor reports that are asked for: seven samples and the lower right corner.
const REPORTS: usize = 8;

/// 应答. What came back.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Answers {
    /// Row and column of each cursor report, from 1; some multiplexers count from 0.
    reports: Vec<(u16, u16)>,
    /// Whether the end mark came.
    pub complete: bool,
}

/// 判断. What follows from the answers.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct Verdict {
    /// How ambiguous characters are to be drawn.
    pub glyphs: Glyphs,
    /// Whether the terminal reads UTF-8; `None`: it did not say.
    pub speaks_utf8: Option<bool>,
    /// Columns and rows, if it said so.
    pub size: Option<(u16, u16)>,
}

impl Answers {
    /// Finds the answers among what was typed meanwhile; the decoder of keys finds the keys in the
    /// same bytes, and takes no answer for one.
    #[must_use]
    pub fn parse(bytes: &[u8]) -> Self {
        let mut answers = Self::default();
        for at in (0..bytes.len()).filter(|&at| bytes[at] == 0x1b) {
            let Some(sequence) = sequence(&bytes[at..]) else { continue };
            answers.reports.extend(cursor_report(sequence));
            answers.complete |= is_attributes(sequence);
        }
        answers
    }

    /// What follows. `multiplexed`: within GNU screen (`STY` is set), which in a Chinese locale
    /// counts two columns where the terminal around it may draw one.
    #[must_use]
    pub fn verdict(&self, multiplexed: bool) -> Verdict {
        let [first, second, ambiguous @ .., corner] = self.reports.as_slice() else {
            return Verdict::default();
        };
        if self.reports.len() != REPORTS {
            return Verdict::default();
        }
        let glyphs = if ambiguous.iter().all(|report| columns(*report) == 1) {
            Glyphs::Narrow
        } else if ambiguous.iter().any(|report| columns(*report) != 2) {
            Glyphs::Unknown
        } else if multiplexed {
            Glyphs::Safe
        } else {
            Glyphs::Wide
        };
        Verdict {
            glyphs,
            speaks_utf8: speaks_utf8(columns(*first), columns(*second)),
            size: size(*corner, first.0 == 0),
        }
    }
}

/// Columns a sample in the first row took: what counts from 0 says that it is row 0.
fn columns((row, column): (u16, u16)) -> u16 {
    if row == 0 { column } else { column.saturating_sub(1) }
}

/// Columns and rows, from the report of the lower right corner; 1;1 is none.
fn size((row, column): (u16, u16), from_0: bool) -> Option<(u16, u16)> {
    let more = u16::from(from_0);
    (row > 1 && column > 1).then(|| (column.saturating_add(more), row.saturating_add(more)))
}

/// Whether the two samples of 汉字 came out as in UTF-8. A terminal is refused for the columns that
/// are measured of another encoding, and for nothing else: some consoles answer 1;1 to everything.
fn speaks_utf8(first: u16, second: u16) -> Option<bool> {
    match (first, second) {
        (4, 4) => Some(true),
        // GBK; Big5; Latin-1; GB18030 by luit.
        (6, 6) | (4, 6) | (4, 5) | (6, 5) => Some(false),
        _ => None,
    }
}

/// The control sequence that `bytes` begin with: `CSI`, parameters, final letter.
fn sequence(bytes: &[u8]) -> Option<&[u8]> {
    let parameters = bytes.strip_prefix(b"\x1b[")?;
    let end = parameters.iter().position(|byte| !matches!(byte, b'0'..=b'?'))?;
    Some(&bytes[..end + 3])
}

/// `CSI row ; column R`
fn cursor_report(sequence: &[u8]) -> Option<(u16, u16)> {
    let parameters = std::str::from_utf8(sequence.get(2..)?.strip_suffix(b"R")?).ok()?;
    let (row, column) = parameters.split_once(';')?;
    Some((row.parse().ok()?, column.parse().ok()?))
}

/// `CSI ? … c`
fn is_attributes(sequence: &[u8]) -> bool {
    sequence.get(2) == Some(&b'?') && sequence.last() == Some(&b'c')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(columns: [u16; 7]) -> String {
        let mut text: String = columns.map(|column| format!("\x1b[1;{}R", column + 1)).concat();
        text.push_str("\x1b[40;120R\x1b[?62;4c");
        text
    }

    fn verdict(columns: [u16; 7]) -> Verdict {
        Answers::parse(answers(columns).as_bytes()).verdict(false)
    }

    #[test]
    fn the_width_of_ambiguous_characters_decides() {
        let narrow = verdict([4, 4, 1, 1, 1, 1, 1]);
        assert_eq!(narrow.glyphs, Glyphs::Narrow);
        assert_eq!(narrow.speaks_utf8, Some(true));
        assert_eq!(narrow.size, Some((120, 40)));
        assert_eq!(verdict([4, 4, 2, 2, 2, 2, 2]).glyphs, Glyphs::Wide);
        assert_eq!(verdict([4, 4, 2, 2, 1, 2, 2]).glyphs, Glyphs::Unknown);
        let wide = answers([4, 4, 2, 2, 2, 2, 2]);
        assert_eq!(Answers::parse(wide.as_bytes()).verdict(true).glyphs, Glyphs::Safe);
    }

    #[test]
    fn other_encodings_are_told_from_utf_8() {
        // Measured: GBK, Big5, Latin-1, luit for GB18030.
        for (first, second) in [(6, 6), (4, 6), (4, 5), (6, 5)] {
            let other = verdict([first, second, 3, 3, 3, 3, 2]);
            assert_eq!(other.speaks_utf8, Some(false));
        }
    }

    #[test]
    fn what_counts_from_0_or_not_at_all_is_not_taken_for_another_encoding() {
        let from_0 = answers([4, 4, 1, 1, 1, 1, 1]);
        let from_0 = (0..8).fold(from_0, |text, column| {
            text.replace(&format!("[1;{}R", column + 1), &format!("[0;{column}R"))
        });
        let from_0 = from_0.replace("[40;120R", "[39;119R");
        let verdict = Answers::parse(from_0.as_bytes()).verdict(false);
        assert_eq!(verdict.speaks_utf8, Some(true));
        assert_eq!((verdict.glyphs, verdict.size), (Glyphs::Narrow, Some((120, 40))));
        let always = format!("{}\x1b[?62c", "\x1b[1;1R".repeat(REPORTS));
        let verdict = Answers::parse(always.as_bytes()).verdict(false);
        assert_eq!(verdict.speaks_utf8, None);
        assert_eq!((verdict.glyphs, verdict.size), (Glyphs::Unknown, None));
        // GBK behind such a multiplexer is still seen.
        let gbk = "\x1b[0;6R".repeat(REPORTS) + "\x1b[?62c";
        assert_eq!(Answers::parse(gbk.as_bytes()).verdict(false).speaks_utf8, Some(false));
    }

    #[test]
    fn no_answer_decides_nothing() {
        assert_eq!(Answers::parse(b"").verdict(false), Verdict::default());
        let only_end = Answers::parse(b"\x1b[?6c");
        assert!(only_end.complete);
        assert_eq!(only_end.verdict(false).speaks_utf8, None);
    }

    #[test]
    fn answers_are_found_among_keys() {
        let mut text = String::from("焦\x1b[A\x1b");
        text.push_str(&answers([4, 4, 1, 1, 1, 1, 1]));
        text.insert(13, '东');
        let parsed = Answers::parse(text.as_bytes());
        assert!(parsed.complete);
        assert_eq!(parsed.verdict(false).glyphs, Glyphs::Narrow);
    }

    #[test]
    fn the_question_is_short() {
        assert!(QUESTION.len() <= 200, "{}", QUESTION.len());
    }
}
