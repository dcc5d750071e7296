//! How is a figure that a text quotes written, and read?
//!
//! As `{{requests.new.total}}`: the cell's name as elsewhere in the file; blanks around it do not
//! count. Where a clerk wrote just such characters as words, one `=` more is written behind the
//! braces, and read away again.

use crate::form::Form;
use crate::report::{Narrative, Piece, Report};
use crate::text::clean::{is_blank, tidy, tidy_piece};

/// Blanks that may stand around a name: none of them ends the line.
const BLANKS: [char; 4] = [' ', '\t', '\u{A0}', '\u{3000}'];

/// What stands between double braces in a text.
struct Braced<'t> {
    /// What stands before.
    before: &'t str,
    /// How many `=` stand in front of the name.
    signs: usize,
    /// What looks like the name of a cell.
    name: &'t str,
    /// The same with the blanks around it.
    inside: &'t str,
    /// What stands behind.
    behind: &'t str,
}

/// A text as it is written.
pub(super) fn written(form: &Form, text: &Narrative) -> String {
    let mut out = String::new();
    for piece in text.pieces() {
        match piece {
            Piece::Words(words) => escaped(&mut out, words),
            Piece::Figure(cell) => {
                out.push_str(&format!("{{{{{}}}}}", form.name_of_cell(cell)));
            }
        }
    }
    out
}

/// A text as it is kept: tidy, as a text without figures is.
pub(super) fn tidied(report: &Report, text: &Narrative) -> Narrative {
    if text.references().is_empty() {
        return Narrative::from_text(&tidy(&text.to_text()));
    }
    let mut tidied = text.map(tidy_piece, |cell| report.quoted(cell));
    tidied.trim_ends(is_blank);
    tidied
}

/// The text that was written so; what its figures read is not known yet.
pub(super) fn read(form: &Form, text: &str) -> Narrative {
    let mut narrative = Narrative::default();
    let mut rest = text;
    while let Some(Braced { before, signs, name, inside, behind }) = braced(rest) {
        narrative.push(before);
        match (signs, form.cell_named(name)) {
            (0, Some(cell)) => narrative.push_reference(cell, "0"),
            _ => {
                narrative.push(&format!("{{{{{}{inside}}}}}", "=".repeat(signs.saturating_sub(1))))
            }
        }
        rest = behind;
    }
    narrative.push(rest);
    narrative
}

/// The first name in a text that should be that of a cell and is not.
pub(super) fn unknown<'t>(form: &Form, text: &'t str) -> Option<&'t str> {
    let mut rest = text;
    while let Some(Braced { signs, name, behind, .. }) = braced(rest) {
        if signs == 0 && form.cell_named(name).is_none() {
            return Some(name);
        }
        rest = behind;
    }
    None
}

/// Words, so that none of them reads as a figure.
fn escaped(out: &mut String, words: &str) {
    let mut rest = words;
    while let Some(Braced { before, signs, inside, behind, .. }) = braced(rest) {
        out.push_str(&format!("{before}{{{{{}{inside}}}}}", "=".repeat(signs + 1)));
        rest = behind;
    }
    out.push_str(rest);
}

/// The first `{{name}}` of a text, where the name is such as cells have: of three parts.
fn braced(text: &str) -> Option<Braced<'_>> {
    let mut from = 0;
    while let Some(at) = text[from..].find("{{").map(|at| from + at) {
        let inside = &text[at + 2..];
        let signs = inside.bytes().take_while(|&byte| byte == b'=').count();
        let inside = &inside[signs..];
        let name = inside.trim_start_matches(BLANKS);
        let length = name.bytes().take_while(|&byte| fits(byte)).count();
        let (name, behind) = name.split_at(length);
        if let Some(behind) = behind.trim_start_matches(BLANKS).strip_prefix("}}")
            && is_name(name)
        {
            let inside = &inside[..inside.len() - behind.len() - "}}".len()];
            return Some(Braced { before: &text[..at], signs, name, inside, behind });
        }
        from = at + 1;
    }
    None
}

fn fits(byte: u8) -> bool {
    byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'.')
}

fn is_name(text: &str) -> bool {
    text.split('.').count() == 3 && text.split('.').all(|part| !part.is_empty())
}

/// The complaint about a name that is none.
pub(super) fn complaint(called: &str, name: &str) -> String {
    format!("“{called}”里引用的“{name}”不是表里的格。请核对名称，或改写成数字。")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_look_like_a_figure_stay_words() {
        let form = Form::edition_2021();
        for words in [
            "{{requests.new.total}}",
            "{{=requests.new.total}}",
            "{{{requests.new.total}}}",
            "{{==a.b.c}}{{a.b.c}}",
            "{{ requests.new.total }}",
            "{{=　requests.new.total}}{{= a.b.c}}{{ =a.b.c}}",
            "{{a.b}} {{}} {{{{ }} {{甲.乙.丙}}",
        ] {
            let text = Narrative::from_text(words);
            let written = written(form, &text);
            assert_eq!(unknown(form, &written), None, "{written}");
            assert_eq!(read(form, &written), text, "{written}");
        }
    }

    #[test]
    fn blanks_within_the_braces_do_not_count() {
        let form = Form::edition_2021();
        for name in [" requests.new.total ", "requests.new.total　", "\trequests.new.total"] {
            let read = read(form, &format!("收到{{{{{name}}}}}件"));
            assert_eq!(written(form, &read), "收到{{requests.new.total}}件", "{name}");
        }
        assert_eq!(unknown(form, "{{ requests.new.totl }}"), Some("requests.new.totl"));
    }

    #[test]
    fn a_figure_is_read_between_any_words() {
        let form = Form::edition_2021();
        let cell = form.find("requests", "new", "total");
        for (before, behind) in [("收到", "件"), ("{", "}"), ("{{", "}}"), ("{{=", ""), ("", "{{")]
        {
            let text = format!("{before}{{{{requests.new.total}}}}{behind}");
            let read = read(form, &text);
            let quoted: Vec<_> = read.references().iter().map(|it| Some(it.cell)).collect();
            assert_eq!(quoted, [cell], "{text}");
            assert_eq!(read.to_text(), format!("{before}0{behind}"));
            assert_eq!(written(form, &read), text);
        }
    }
}
