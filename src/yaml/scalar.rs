//! How is one text written so that every YAML reader returns it unchanged?

use std::fmt::Write as _;

use super::guard::MOST_BRACKETS;

/// Words that some reader of plain YAML takes for something else than a text.
const WORDS: [&str; 11] =
    ["y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf"];

/// Writes `text`, already tidied, within a line: unquoted where that is safe.
pub(super) fn inline(out: &mut String, text: &str) {
    if is_plain(text) {
        out.push_str(text);
    } else {
        quote(out, text);
    }
}

/// Writes `text`, already tidied, as a readable block whose lines stand `indent` blanks in; in
/// quotes where a block could not hold it. Ends the line.
pub(super) fn block(out: &mut String, text: &str, indent: usize) {
    let Some(first) = text.split('\n').find(|line| !line.is_empty()) else {
        quote(out, text);
        out.push('\n');
        return;
    };
    if !fits_a_block(out, text) {
        quote(out, text);
        out.push('\n');
        return;
    }
    out.push('|');
    if first.starts_with([' ', '\t']) || text.starts_with('\n') {
        // Otherwise a reader would take the blanks in front for indentation.
        out.push('2');
    }
    // The block's own last line break is not part of the text; the reader takes one off.
    out.push_str(if text.ends_with('\n') { "+\n" } else { "\n" });
    for line in text.split('\n') {
        if !line.is_empty() {
            out.extend(std::iter::repeat_n(' ', indent));
            out.push_str(line);
        }
        out.push('\n');
    }
}

fn is_plain(text: &str) -> bool {
    const ASIDE: &str = "_-.@（）〔〕《》“”、，。：；";
    let starts_well = text.starts_with(char::is_alphabetic);
    let mut characters = text.chars();
    starts_well
        && characters.all(|c| c.is_alphanumeric() || ASIDE.contains(c))
        && !WORDS.contains(&text.to_ascii_lowercase().as_str())
}

/// Whether all readers agree on where the lines of `text` end, and the guard will let it pass
/// behind what was written before; what comes after the texts needs fewer brackets than are kept.
fn fits_a_block(before: &str, text: &str) -> bool {
    const KEPT: usize = 500;
    let is_bracket = |byte: &u8| matches!(byte, b'[' | b'{');
    let brackets = |text: &str| text.as_bytes().iter().filter(|byte| is_bracket(byte)).count();
    !text.contains(needs_escape) && brackets(before) + brackets(text) + KEPT < MOST_BRACKETS
}

/// Characters that readers of YAML 1.1 and 1.2 treat differently, or refuse.
fn needs_escape(c: char) -> bool {
    matches!(c, '\u{2028}' | '\u{2029}' | '\u{FEFF}' | '\u{FFFE}' | '\u{FFFF}')
}

fn quote(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // The guard counts these, wherever they stand.
            '[' => out.push_str("\\x5B"),
            '{' => out.push_str("\\x7B"),
            c if needs_escape(c) => {
                // Writing into a String cannot fail.
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    if text.ends_with('\n') {
        // The reader takes one line break off.
        out.push_str("\\n");
    }
    out.push('"');
}
