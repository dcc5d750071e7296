//! Which characters do the rules for line ends speak of?

/// 汉字 of the common block.
pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}')
}

/// A digit, 半角 or 全角.
pub(super) fn is_digit(c: char) -> bool {
    matches!(c, '0'..='9' | '０'..='９')
}

/// What may stand between the digits of a number.
pub(super) fn is_point(c: char) -> bool {
    matches!(c, '.' | ',' | '．')
}

/// What may stand behind a number and belongs to it.
pub(super) fn is_percent(c: char) -> bool {
    matches!(c, '%' | '％' | '‰')
}

/// Half of a dash or of an ellipsis, which are written with two signs in Chinese.
pub(super) fn is_pair(last: char, c: char) -> bool {
    last == c && matches!(c, '—' | '…')
}

/// 避头: characters that never start a line. UAX #14 keeps others from it too.
#[rustfmt::skip] // a row a kind
pub(super) fn never_starts(c: char) -> bool {
    is_percent(c) || matches!(c,
        '，' | '。' | '、' | '；' | '：' | '？' | '！' | '．'
        | '）' | '》' | '」' | '』' | '】' | '〉' | '〕' | '〗' | '］' | '｝'
        | '”' | '’' | '…' | '—' | '·'
        | ',' | '.' | ';' | ':' | '?' | '!' | ')' | ']' | '}')
}

/// 避尾: characters that never end a line.
#[rustfmt::skip] // a row a kind
pub(super) fn never_ends(c: char) -> bool {
    matches!(c,
        '（' | '《' | '「' | '『' | '【' | '〈' | '〔' | '〖' | '［' | '｛'
        | '“' | '‘'
        | '(' | '[' | '{')
}
