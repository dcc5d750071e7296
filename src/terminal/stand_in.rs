//! What is shown for a character whose width cannot be trusted?

use std::collections::HashMap;
use std::sync::LazyLock;

/// 代替. What the safe profile shows for an ambiguous character: exactly two columns on every
/// terminal, either one full-width character or two ASCII ones. Display only.
pub(super) fn two_columns(c: char) -> Option<&'static str> {
    TABLE.get(&c).map(String::as_str)
}

static TABLE: LazyLock<HashMap<char, String>> = LazyLock::new(|| {
    let lines = include_str!("stand-ins.txt").lines().filter(|line| !line.starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once(' '));
    pairs.filter_map(|(c, shown)| Some((c.chars().next()?, shown.replace('␣', " ")))).collect()
});

/// Whether half of the character looks like another one: a narrow terminal with a font for Chinese
/// shows no more of it (seen in xterm: Ⅲ as Ⅱ), and whoever proofreads would be misled.
pub(super) fn is_another_when_cut(c: char) -> bool {
    matches!(c, 'Ⅱ'..='Ⅻ' | 'ⅱ'..='ⅹ' | '⑩'..='⑳' | '⑴'..='⒛' | '‖' | '∥' | '∷')
}

/// What is shown for box drawing and blocks where they are not known to take one column.
pub(super) fn one_column(frame: char) -> char {
    match frame {
        '─' | '━' | '┄' | '┅' | '┈' | '┉' | '╌' | '╍' | '╴' | '╶' | '╸' | '╺' | '╼' | '╾' => {
            '-'
        }
        '│' | '┃' | '┆' | '┇' | '┊' | '┋' | '╎' | '╏' | '║' | '╵' | '╷' | '╹' | '╻' | '╽' | '╿' => {
            '|'
        }
        '═' => '=',
        '╱' => '/',
        '╲' => '\\',
        '╳' => 'X',
        '▀'..='▟' => '#',
        _ => '+',
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::width::width;

    #[test]
    fn every_ambiguous_character_of_gbk_has_one_of_settled_width() {
        let all = include_str!("../../tests/cases/terminal/ambiguous-gbk.txt");
        for c in all.chars().filter(|c| *c != '\n' && !('\u{2500}'..='\u{259F}').contains(c)) {
            let shown = two_columns(c).unwrap_or_else(|| panic!("none for {c}"));
            assert_eq!(width(shown), 2, "{c} {shown}");
            let settled = |c: char| c.is_ascii() || !all.contains(c);
            assert!(shown.chars().all(settled), "{c} {shown}");
        }
    }
}
