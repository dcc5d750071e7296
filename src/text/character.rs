//! What becomes of one character that comes in?

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
    /// It cannot be shown and becomes this one.
    Becomes(char),
    /// It could act on a terminal or is not seen.
    Goes,
}

/// Stands for a character that is in no font but that of the computer it was written on: the
/// 缺字 sign of Chinese typesetting, so that a rare character in a name is missed and not lost.
const MISSING: char = '〓';

/// Decides over `c`. Names are those of the Unicode Character Database.
pub(super) fn fate(c: char) -> Fate {
    match c {
        ' '..='~' | '\u{3000}'..='\u{3029}' | '\u{4E00}'..='\u{9FFF}' => Fate::Stays,
        // LF, VT (Word's soft line end), FF, CR, NEL, line and paragraph separator.
        '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::LineEnd,
        '\t' => Fate::Tab,
        _ if c.is_control() || is_unseen(c) || is_noncharacter(c) => Fate::Goes,
        _ if c.is_whitespace() => Fate::Blank,
        // Symbol and Wingdings come from Word and WPS as U+F020 to U+F0FF: bullets, in a report.
        '\u{F020}'..='\u{F0FF}' => Fate::Becomes('·'),
        _ if is_private(c) => Fate::Becomes(MISSING),
        _ => Fate::Stays,
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

pub(super) fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}
