//! Which rows and cells does a pasted text have?
//!
//! A spreadsheet or a browser sends tabs; a printed table vertical lines; a text, blanks.

use crate::report::figure::is_figure;

/// Pasted rows, each a list of texts without blanks around.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub(super) struct Pasted {
    pub(super) rows: Vec<Vec<String>>,
    /// Whether the text itself marks its cells, so that an empty one counts.
    pub(super) marked: bool,
}

/// Characters that tables are drawn with.
const DRAWN: &str = "-=+|:─━│┃┌┐└┘├┤┬┴┼ ";
/// Characters that stand between cells in a printed table.
const BARS: [char; 3] = ['|', '│', '｜'];

/// A figure is not longer, with the blanks around it.
const LONGEST: usize = 1 << 10;

/// The text, when it is one figure and not a block: no line, no cell, no blank within.
pub(in crate::wizard) fn single(text: &str) -> Option<String> {
    let text = tidy(Some(text).filter(|text| text.len() <= LONGEST)?);
    let text = text.trim_matches(['\n', ' ']);
    let words: Vec<&str> = text.split(' ').filter(|word| !word.is_empty()).collect();
    match words[..] {
        _ if text.contains(['\t', '\n']) => None,
        [figure] => Some(figure.to_owned()),
        [figure, unit @ ("件" | "万元")] => Some(format!("{figure}{unit}")),
        _ => None,
    }
}

/// Splits a pasted text into rows and cells.
pub(super) fn parse(text: &str) -> Pasted {
    let text = tidy(text);
    let text = text.strip_suffix('\n').unwrap_or(&text);
    if text.contains('\t') {
        // Some clients send two line ends for one: a line without a tab and a word is none.
        let rows = tabbed(text).into_iter().filter(|row| row.len() > 1 || !row.concat().is_empty());
        return Pasted { rows: rows.collect(), marked: true };
    }
    if text.lines().filter(|line| line.contains(BARS)).count() > 1 {
        return Pasted { rows: barred(text), marked: true };
    }
    let rows: Vec<Vec<String>> = text.lines().map(blanked).collect();
    // Of a column copied from a spreadsheet an empty cell is an empty line.
    let is_column = rows.iter().all(|row| row.len() <= 1 && row.iter().all(|cell| is_figure(cell)));
    let rows = rows.into_iter().filter(|row| is_column || !row.is_empty()).collect();
    Pasted { rows, marked: is_column }
}

/// Line ends to LF, other blanks to blanks, what cannot be seen out.
fn tidy(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{0B}', '\u{0C}', '\u{2028}'], "\n");
    let visible = |&c: &char| {
        let hidden = matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}');
        !hidden && (!c.is_control() || matches!(c, '\n' | '\t'))
    };
    let blank = |c| if matches!(c, '\u{A0}' | '\u{3000}') { ' ' } else { c };
    text.chars().filter(visible).map(blank).collect()
}

/// Rows of a spreadsheet: tabs between cells; a cell that holds a line break stands in quotes.
fn tabbed(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut rest = text;
    loop {
        let (cell, behind) = cell_of(rest);
        if let Some(row) = rows.last_mut() {
            row.push(cell.trim().to_owned());
        }
        let mut signs = behind.chars();
        match signs.next() {
            None => return rows,
            Some('\n') => rows.push(Vec::new()),
            Some(_) => {}
        }
        rest = signs.as_str();
    }
}

/// The first cell of `text`, and the text from the tab or line end behind it.
fn cell_of(text: &str) -> (String, &str) {
    let ends = ['\t', '\n'];
    if let Some(inner) = text.strip_prefix('"')
        && let Some(end) = closing_quote(inner)
    {
        let cell = inner[..end].replace("\"\"", "\"").replace('\n', "");
        return (cell, &inner[end + 1..]);
    }
    let end = text.find(ends).unwrap_or(text.len());
    (text[..end].to_owned(), &text[end..])
}

/// Where the quote closes: one that is not doubled, with a cell or line end behind it.
fn closing_quote(inner: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = inner[at..].find('"') {
        let end = at + found;
        let behind = &inner[end + 1..];
        if behind.is_empty() || behind.starts_with(['\t', '\n']) {
            return Some(end);
        }
        at = end + if behind.starts_with('"') { 2 } else { 1 };
    }
    None
}

/// Rows of a printed table: bars between cells, drawn lines left out.
fn barred(text: &str) -> Vec<Vec<String>> {
    let lines = text.lines().filter(|line| !line.chars().all(|c| DRAWN.contains(c)));
    let row = |line: &str| {
        let line = line.trim();
        let line = line.strip_prefix(BARS).unwrap_or(line);
        let line = line.strip_suffix(BARS).unwrap_or(line);
        line.split(BARS).map(|cell| cell.trim().to_owned()).collect()
    };
    lines.map(row).collect()
}

/// Cells of a line of text: two blanks stand between cells, one only between figures.
fn blanked(line: &str) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for piece in line.trim().split("  ").map(str::trim).filter(|piece| !piece.is_empty()) {
        let mut after_figure = true;
        for word in piece.split(' ').filter(|word| !word.is_empty()) {
            let figure = is_figure(word);
            let joins = matches!(word, "件" | "万元") || !figure && !after_figure;
            match cells.last_mut().filter(|_| joins) {
                Some(cell) => cell.push_str(word),
                None => cells.push(word.to_owned()),
            }
            after_figure = figure;
        }
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::{parse, single};

    fn rows(text: &str) -> String {
        let rows: Vec<String> = parse(text).rows.iter().map(|row| row.join("|")).collect();
        rows.join(" / ")
    }

    #[test]
    fn cells_are_found_however_they_are_marked() {
        assert_eq!(rows("1\t2\t\r\n\t\t4\r\n"), "1|2| / ||4");
        assert_eq!(rows("\"a\n\"\"b\"\tc\td\n"), "a\"b|c|d");
        assert_eq!(rows("\"a\tb\n"), "\"a|b");
        assert_eq!(rows("| 甲 | 1 |\n|----|---|\n| 乙 | 2 |"), "甲|1 / 乙|2");
        assert_eq!(rows("一、 本年新收　 12 3\n\n1 件  无"), "一、本年新收|12|3 / 1件|无");
        assert_eq!(rows("1\n\n3\n"), "1 /  / 3");
    }

    #[test]
    fn one_figure_is_no_block() {
        assert_eq!(single(" 12\r\n").as_deref(), Some("12"));
        assert_eq!(single("１ 件").as_deref(), Some("１件"));
        assert_eq!(single("12 3"), None);
        assert_eq!(single("1\t2"), None);
        assert_eq!(single("\t5\n"), None);
        assert_eq!(single(""), None);
    }
}
