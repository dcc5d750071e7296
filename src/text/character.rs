//! What becomes of one character that comes in?

use super::old_gbk;

/// What becomes of it.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Fate {
    /// It stays as it is.
    Stays,
    /// It ends a line.
    LineEnd,
    /// It parts cells or words.
    Tab,
    /// It is a blank of another kind.
    Blank,
    /// It can be shown nowhere else and becomes this one.
    Becomes(char),
    /// It could act on a terminal or is not seen.
    Goes,
}

/// Decides over `c`, which comes behind `before`. Names are those of the Unicode Character Database.
pub(super) fn fate(c: char, before: Option<char>) -> Fate {
    match c {
        ' '..='~' | '\u{3000}'..='\u{3029}' | '\u{4E00}'..='\u{9FFF}' => Fate::Stays,
        // LF, VT (Word's soft line end), FF, CR, NEL, line and paragraph separator.
        '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::LineEnd,
        '\t' => Fate::Tab,
        _ if belongs(c, before) => Fate::Stays,
        _ if is_hidden(c) => Fate::Goes,
        _ if c.is_whitespace() => Fate::Blank,
        // Symbol and Wingdings come from Word and WPS as U+F020 to U+F0FF: bullets, in a report.
        '\u{F020}'..='\u{F0FF}' => Fate::Becomes('·'),
        _ => old_gbk::standard(c).map_or(Fate::Stays, Fate::Becomes),
    }
}

/// Whether `c` is not seen and yet says how what stands before it is written: the form of a 汉字
/// in a name, the vowel of a Mongolian word or the blank before its ending.
pub(super) fn belongs(c: char, before: Option<char>) -> bool {
    let is_han = |c| {
        matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
            | '\u{20000}'..='\u{3FFFD}')
    };
    let is_mongolian = |c| matches!(c, '\u{180B}'..='\u{180F}' | '\u{1820}'..='\u{18AA}');
    match c {
        '\u{E0100}'..='\u{E01EF}' => before.is_some_and(is_han),
        '\u{180B}'..='\u{180F}' | '\u{202F}' => before.is_some_and(is_mongolian),
        _ => false,
    }
}

/// `Default_Ignorable_Code_Point` (direction marks, zero-width characters, tags, variation
/// selectors, fillers, the soft hyphen), the annotation marks U+FFF9 to U+FFFB, and
/// U+FFFC, where Word had a picture.
fn is_unseen(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFC}' | '\u{1BCA0}'..='\u{1BCA3}'
        | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

/// Whether a character is not drawn, or can act on a terminal.
pub(super) fn is_hidden(c: char) -> bool {
    c.is_control() || is_unseen(c) || is_noncharacter(c)
}

fn is_noncharacter(c: char) -> bool {
    matches!(c, '\u{FDD0}'..='\u{FDEF}') || u32::from(c) & 0xFFFE == 0xFFFE
}

/// Whether a character is in no font but that of the computer it was made on.
pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}
