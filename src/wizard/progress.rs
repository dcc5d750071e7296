//! How far is a report written?

use crate::check::{Context, Finding, Severity, Spot, check};
use crate::form::{Form, Section, SectionKind};
use crate::report::{Report, TextId};

/// 填写状态 of a section. Says only how far it is filled, never that it was handed in.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Progress {
    /// Nothing.
    Empty,
    /// Something, but blanks or errors are left.
    Started,
    /// All.
    Filled,
}

impl Progress {
    /// As the clerk reads it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Empty => "未填",
            Self::Started => "填写中",
            Self::Filled => "已填",
        }
    }
}

/// How far a section is filled; a section with something that must be changed is not.
#[must_use]
pub fn of_section(report: &Report, findings: &[Finding], section: &Section) -> Progress {
    let errors =
        || in_section(report.form(), findings, section).any(|f| f.severity == Severity::Error);
    match section.kind {
        SectionKind::Narrative => {
            let blank = text_of(section).is_none_or(|text| report.text(text).is_blank());
            if blank {
                Progress::Empty
            } else if errors() {
                Progress::Started
            } else {
                Progress::Filled
            }
        }
        SectionKind::Table => {
            match table_of(report.form(), section).map(|table| report.blanks(table)) {
                Some((blank, all)) if blank == all => Progress::Empty,
                Some((0, _)) if !errors() => Progress::Filled,
                _ => Progress::Started,
            }
        }
    }
}

/// The findings about a section.
pub fn in_section<'f>(
    form: &'f Form,
    findings: &'f [Finding],
    section: &'f Section,
) -> impl Iterator<Item = &'f Finding> {
    findings.iter().filter(move |finding| match finding.spot {
        Spot::Whole(text) | Spot::Text { text, .. } => text_of(section) == Some(text),
        Spot::Cell(cell) => table_of(form, section) == Some(form.cell(cell).table),
        Spot::Unit | Spot::Year | Spot::Title => false,
    })
}

/// What is missing in a section, in words; empty when nothing is.
#[must_use]
pub fn note(report: &Report, findings: &[Finding], section: &Section) -> String {
    let form = report.form();
    let mut parts = Vec::new();
    match section.kind {
        SectionKind::Narrative => {
            let length = text_of(section).map_or(0, |text| report.text(text).length());
            if length > 0 {
                parts.push(format!("{length} 字"));
            }
        }
        SectionKind::Table => {
            parts.extend(table_of(form, section).and_then(|table| table_note(report, table)))
        }
    }
    for (severity, words) in [(Severity::Error, "处必须改"), (Severity::Warning, "处要说明")]
    {
        let here = in_section(form, findings, section).filter(|finding| {
            finding.severity == severity
                && finding.blocks(report)
                && !is_about_blanks(report, finding)
        });
        match here.count() {
            0 => {}
            count => parts.push(format!("{count} {words}")),
        }
    }
    parts.join("，")
}

fn table_note(report: &Report, table: usize) -> Option<String> {
    match report.blanks(table) {
        (blank, all) if blank == all => None,
        (0, _) if report.is_attested(table) => Some("全部为 0，已确认".to_owned()),
        (0, _) => None,
        (blank, _) => Some(format!("还有 {blank} 格空白")),
    }
}

/// Blanks are said as such already; the same must not be counted twice.
fn is_about_blanks(report: &Report, finding: &Finding) -> bool {
    match finding.spot {
        Spot::Cell(cell) => {
            report.form().cell(cell).filled == crate::form::Filled::ByHand
                && report.cell(cell).is_blank()
        }
        Spot::Whole(text) | Spot::Text { text, .. } => report.text(text).is_blank(),
        Spot::Unit | Spot::Year | Spot::Title => false,
    }
}

/// The first section after `from` (all of them, round) that is not filled.
#[must_use]
pub fn next_unfilled(report: &Report, findings: &[Finding], from: Option<usize>) -> Option<usize> {
    let sections = &report.form().sections;
    let start = from.map_or(0, |from| from + 1);
    let unfilled =
        |&index: &usize| of_section(report, findings, &sections[index]) != Progress::Filled;
    (start..sections.len()).find(unfilled).or_else(|| (0..start.min(sections.len())).find(unfilled))
}

/// How many sections are filled.
#[must_use]
pub fn filled(report: &Report, findings: &[Finding]) -> usize {
    let sections = report.form().sections.iter();
    sections.filter(|section| of_section(report, findings, section) == Progress::Filled).count()
}

/// The same of a report that does not lie on the desk, as the contents would count.
#[must_use]
pub fn filled_unopened(report: &Report, context: &Context) -> usize {
    match filled(report, &[]) {
        // What is found takes from them: of none there is nothing to look for.
        0 => 0,
        _ => filled(report, &check(report, context)),
    }
}

/// Typed cells that are still blank, in all tables.
#[must_use]
pub fn blanks(report: &Report) -> usize {
    (0..report.form().tables.len()).map(|table| report.blanks(table).0).sum()
}

/// The text of a narrative section.
#[must_use]
pub fn text_of(section: &Section) -> Option<TextId> {
    match section.kind {
        SectionKind::Narrative => TextId::of_section(&section.id),
        SectionKind::Table => None,
    }
}

/// The table of a table section.
#[must_use]
pub fn table_of(form: &Form, section: &Section) -> Option<usize> {
    match section.kind {
        SectionKind::Narrative => None,
        SectionKind::Table => form.table_index(&section.id),
    }
}

/// Index of the section that holds a text; none: it stands outside the six sections.
#[must_use]
pub fn section_of_text(form: &Form, text: TextId) -> Option<usize> {
    form.sections.iter().position(|section| text_of(section) == Some(text))
}

/// Index of the section that holds a table.
#[must_use]
pub fn section_of_table(form: &Form, table: usize) -> Option<usize> {
    form.sections.iter().position(|section| table_of(form, section) == Some(table))
}
