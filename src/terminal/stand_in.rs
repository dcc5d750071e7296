//! What is shown for a character whose width cannot be trusted?

/// 代替. What the safe profile shows for an ambiguous character: exactly two columns on every
/// terminal, either one full-width character or two ASCII ones. Display only.
pub(super) fn two_columns(c: char) -> Option<&'static str> {
    Some(match c {
        '“' | '”' | '″' => "＂",
        '‘' | '’' | '′' => "＇",
        '—' | '―' | '–' => "－",
        '…' | '‥' => "..",
        '·' => "・",
        '→' => "＞",
        '←' => "＜",
        '↑' => "＾",
        '×' => "ｘ",
        '÷' => "／",
        '±' => "+-",
        '°' => "゜",
        '℃' => "oC",
        '‰' => "%o",
        '№' => "No",
        '§' => "S.",
        '≤' | '≦' => "<=",
        '≥' | '≧' => ">=",
        '≠' => "!=",
        '≈' => "~=",
        '∶' => "：",
        '※' | '●' | '★' | '◆' | '■' | '▲' | '▼' => "＊",
        '○' => "〇",
        '□' | '◇' | '☆' | '△' | '▽' => "[]",
        'Ⅰ' => "I ",
        'Ⅱ' => "II",
        'Ⅲ' => "3 ",
        'Ⅳ' => "IV",
        'Ⅴ' => "V ",
        'Ⅵ' => "VI",
        'Ⅶ' => "7 ",
        'Ⅷ' => "8 ",
        'Ⅸ' => "IX",
        'Ⅹ' => "X ",
        'Ⅺ' => "XI",
        'Ⅻ' => "12",
        '①'..='⑳' => {
            const NUMBERS: [&str; 20] = [
                "1)", "2)", "3)", "4)", "5)", "6)", "7)", "8)", "9)", "10", "11", "12", "13", "14",
                "15", "16", "17", "18", "19", "20",
            ];
            NUMBERS[(u32::from(c) - u32::from('①')) as usize]
        }
        _ => return None,
    })
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
