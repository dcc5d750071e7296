//! How does a report look as plain text?

use super::measure::Measure;
use super::table::{self, balanced, wrapped};
use super::{TextOptions, tables};
use crate::check::Checked;
use crate::form::{Section, SectionKind};
use crate::report::{Narrative, Report, TextId};
use crate::text::wrap::{between, line_starts_indented};

/// Indent of a paragraph and of a heading: two 汉字.
const INDENT: &str = "\u{3000}\u{3000}";

/// Columns of [`INDENT`].
const INDENT_COLUMNS: usize = 4;

/// Mark of a draft, over the title.
const DRAFT: &str = "（草稿，未定稿）";

/// The final document of a checked report.
#[must_use]
pub fn final_text(checked: &Checked<'_>, options: &TextOptions) -> String {
    Page::new(options).document(checked.report(), false)
}

/// A draft of any report, marked 草稿.
#[must_use]
pub fn draft_text(report: &Report, options: &TextOptions) -> String {
    Page::new(options).document(report, true)
}

/// The document as far as it is written.
struct Page<'o> {
    options: &'o TextOptions,
    measure: Measure,
    text: String,
}

impl<'o> Page<'o> {
    fn new(options: &'o TextOptions) -> Self {
        Self { options, measure: Measure::new(options), text: String::new() }
    }

    fn document(mut self, report: &Report, draft: bool) -> String {
        if draft {
            self.centred(DRAFT);
        }
        for line in balanced(&report.title(), self.options.width) {
            self.centred(line);
        }
        if !report.text(TextId::Preface).is_blank() {
            self.line("");
            self.paragraphs(report.text(TextId::Preface));
        }
        for section in &report.form().sections {
            self.section(report, section);
        }
        self.signoff(report.text(TextId::Signoff));
        self.text
    }

    fn section(&mut self, report: &Report, section: &Section) {
        self.line("");
        self.line(&format!("{INDENT}{}", section.title));
        match section.kind {
            SectionKind::Narrative => {
                if let Some(text) = TextId::of_section(&section.id) {
                    self.paragraphs(report.text(text));
                }
            }
            SectionKind::Table => {
                if let Some(table) = report.form().table_index(&section.id) {
                    for line in table::lines(&tables::grid(report, table), self.options) {
                        self.line(&line);
                    }
                }
            }
        }
    }

    fn paragraphs(&mut self, narrative: &Narrative) {
        for paragraph in narrative.paragraphs() {
            let paragraph = paragraph.trim();
            if !paragraph.is_empty() {
                self.paragraph(paragraph);
            }
        }
    }

    fn paragraph(&mut self, paragraph: &str) {
        let starts = line_starts_indented(paragraph, self.options.width, INDENT_COLUMNS);
        for (index, line) in between(paragraph, &starts).into_iter().enumerate() {
            let indent = if index == 0 { INDENT } else { "" };
            // Blanks at the end of a line hang over the edge; nobody sees them.
            self.line(&format!("{indent}{}", line.trim_end()));
        }
    }

    /// 落款: at the right, four 汉字 from the edge at most.
    fn signoff(&mut self, narrative: &Narrative) {
        if narrative.is_blank() {
            return;
        }
        self.line("");
        let written = narrative.paragraphs().iter().map(|paragraph| paragraph.trim());
        for paragraph in written.filter(|paragraph| !paragraph.is_empty()) {
            for line in wrapped(paragraph, self.options.width) {
                let blanks = self.options.width.saturating_sub(self.measure.width(line));
                let right = blanks.min(2 * INDENT_COLUMNS);
                self.line(&format!("{}{line}", " ".repeat(blanks - right)));
            }
        }
    }

    fn centred(&mut self, text: &str) {
        let line = self.measure.centred(text, self.options.width);
        self.line(&line);
    }

    fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end_matches(' '));
        self.text.push('\n');
    }
}
