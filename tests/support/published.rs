//! How does the text of a published report become a report?
//!
//! Only head and texts are read; the tables are those of the report it starts from.

use nianbao::form::Form;
use nianbao::report::{Report, TextId};

use super::case;

/// Characters from which a line counts as broken by the page and not by the writer.
const FULL: usize = 24;

/// `base` with the head that `head` says and the texts of `text`.
pub fn report(text: &str, head: &str, base: Report) -> Report {
    let form = Form::edition_2021();
    let mut report = case::apply(case::apply(base, head), "{preface: '', signoff: ''}");
    let joined = joined(text);
    let starts: Vec<Option<(usize, usize)>> = form
        .sections
        .iter()
        .map(|section| {
            let titles = section.variants.iter().map(|variant| title(&joined, section, variant));
            titles.flatten().min()
        })
        .collect();
    // A text without the title of section one starts within it.
    let first = starts[0].map_or(0, |start| start.0);
    let preface = joined[..first].lines().filter(|line| line.chars().count() > 40);
    let preface = preface.collect::<Vec<_>>().join("\n");
    report.apply(&report.replace_text(TextId::Preface, &preface));
    for (index, section) in form.sections.iter().enumerate() {
        let Some(id) = TextId::of_section(&section.id) else { continue };
        let start = if index == 0 { starts[0].or(Some((0, 0))) } else { starts[index] };
        let body = start.map_or("", |(_, end)| {
            let next = starts[index + 1..].iter().flatten().next();
            joined[end..next.map_or(joined.len(), |next| next.0.max(end))].trim()
        });
        report.apply(&report.replace_text(id, body));
    }
    report
}

/// Where a section's title stands: before and behind it.
fn title(text: &str, section: &nianbao::form::Section, variant: &str) -> Option<(usize, usize)> {
    let number = section.title.split('、').next().unwrap_or_default();
    ["、", "、 "].iter().find_map(|comma| {
        let full = format!("{number}{comma}{variant}");
        let at = text.rfind(&format!("\n{full}\n")).map(|at| at + 1);
        let at = at.or_else(|| text.find(&full))?;
        Some((at, at + full.len()))
    })
}

/// The text with the lines of a page joined to paragraphs; page numbers are left out.
fn joined(text: &str) -> String {
    let mut joined = String::from("\n");
    let mut open = false;
    for line in text.lines().map(|line| line.trim_matches([' ', '\u{c}'])) {
        if line.is_empty() || line.starts_with('-') && line.ends_with('-') {
            continue;
        }
        if !open {
            joined.push('\n');
        }
        joined.push_str(line);
        let full = line.chars().count() >= FULL && !line.contains('|');
        open = full && !line.ends_with(['。', '：']);
    }
    joined.push('\n');
    joined
}
