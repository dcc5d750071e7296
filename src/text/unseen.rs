//! How is called what nobody can see in a text?
//!
//! Whoever quotes a text in a message uses [`quoted`]: what is taken out of it so that it can act
//! on no terminal is named beside it, or the reader would look for a fault that is not shown.

use super::character::{belongs, is_hidden, is_private};
use super::clean::harmless;

/// The name of a character that is not seen, or looks like another; none: it is seen.
#[must_use]
pub fn name(c: char) -> Option<String> {
    let code = u32::from(c);
    Some(match c {
        ' ' => "空格".to_owned(),
        '\u{3000}' => "全角空格".to_owned(),
        '\n' | '\r' => "换行".to_owned(),
        '\t' => "制表符".to_owned(),
        _ if is_private(c) => format!("自造字 U+{code:04X}"),
        _ if is_hidden(c) => format!("看不见的字符 U+{code:04X}"),
        _ if c.is_whitespace() => format!("空格 U+{code:04X}"),
        _ => return None,
    })
}

/// `text` between two signs, harmless on a terminal, cut by `cut` to what a sentence bears; behind
/// it in brackets the first thing about it that is not seen: “5”（后面有看不见的字符 U+200B）.
pub fn quoted(
    text: &str,
    signs: [&str; 2],
    cut: impl Fn(&str) -> (String, &'static str),
) -> String {
    // A hostile key may have half a megabyte.
    const LOOKED_AT: usize = 1_000;
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    let text = &text[..end];
    let [open, close] = signs;
    let (start, more) = cut(&harmless(text.trim()));
    let unseen = first_unseen(text).map_or(String::new(), |unseen| format!("（{unseen}）"));
    format!("{open}{start}{close}{more}{unseen}")
}

/// 前面有空格; 后面有看不见的字符 U+200B; 「3」后面有换行. A blank between words is what it looks like.
fn first_unseen(text: &str) -> Option<String> {
    let is_seen = |c: char| name(c).is_none();
    let first = text.find(is_seen).unwrap_or(text.len());
    let last = text.rfind(is_seen).unwrap_or(0);
    let is_between = |at: usize| first < at && at < last;
    let is_blank = |c| matches!(c, ' ' | '\u{3000}');
    let mut all = text.char_indices();
    let of_word = |at: usize, c| belongs(c, text[..at].chars().next_back());
    let (at, found) =
        all.find(|&(at, c)| !(is_seen(c) || is_blank(c) && is_between(at) || of_word(at, c)))?;
    let named = name(found)?;
    Some(match text[..at].chars().rfind(|&c| is_seen(c)) {
        None => format!("前面有{named}"),
        Some(_) if at > last => format!("后面有{named}"),
        Some(before) => format!("「{before}」后面有{named}"),
    })
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn what_is_not_seen_is_named_beside_the_quotation() {
        let quote = |text| quoted(text, ["「", "」"], |text| (text.to_owned(), ""));
        assert_eq!(quote("5"), "「5」");
        assert_eq!(quote("5 件"), "「5 件」");
        assert_eq!(quote("5\u{200B}"), "「5」（后面有看不见的字符 U+200B）");
        assert_eq!(quote("\u{FEFF}5"), "「5」（前面有看不见的字符 U+FEFF）");
        assert_eq!(quote("5\u{202C}6"), "「56」（「5」后面有看不见的字符 U+202C）");
        assert_eq!(quote(" 5 "), "「5」（前面有空格）");
        assert_eq!(quote("5\n"), "「5」（后面有换行）");
        assert_eq!(quote("5\u{A0}"), "「5」（后面有空格 U+00A0）");
    }
}
