//! What does a rule say when it finds something?

use std::fmt;

use super::act::Act;
use crate::form::{CellId, Form};
use crate::report::{Explanation, Report, TextId};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Severity {
    /// 必须改: no final document while it stands.
    Error,
    /// 需说明: a final document after it is repaired or explained.
    Warning,
    /// 提示: shown, never in the way.
    Advice,
}

impl Severity {
    /// As the clerk reads it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Error => "必须改",
            Self::Warning => "需说明",
            Self::Advice => "提示",
        }
    }

    /// As scripts read it.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
        }
    }
}

/// 位置. What a finding is about; ordered as printed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Spot {
    /// 单位全称.
    Unit,
    /// 报告年度.
    Year,
    /// 标题.
    Title,
    /// A text as a whole: what is missing from it, or how long it is.
    Whole(TextId),
    /// A text, at a paragraph (from 0) and a byte within it.
    Text {
        /// Which text.
        text: TextId,
        /// Index of the paragraph.
        paragraph: usize,
        /// Byte within it.
        byte: usize,
    },
    /// A cell.
    Cell(CellId),
}

impl Spot {
    /// The text it is about, or lies in.
    #[must_use]
    pub fn text(self) -> Option<TextId> {
        match self {
            Self::Whole(text) | Self::Text { text, .. } => Some(text),
            Self::Unit | Self::Year | Self::Title | Self::Cell(_) => None,
        }
    }

    /// As scripts read it: `unit`, `requests.new.natural`, `overview`, `overview:2` (paragraph
    /// from 1).
    #[must_use]
    pub fn key(self, form: &Form) -> String {
        match self {
            Self::Unit => "unit".to_owned(),
            Self::Year => "year".to_owned(),
            Self::Title => "title".to_owned(),
            Self::Whole(text) => text.key().to_owned(),
            Self::Text { text, paragraph, .. } => format!("{}:{}", text.key(), paragraph + 1),
            Self::Cell(cell) => form.name_of_cell(cell),
        }
    }
}

impl Ord for Spot {
    /// What is about a text as a whole stands before what lies in it.
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let place = |spot: Self| match spot {
            Self::Unit => (0, None, None, None),
            Self::Year => (1, None, None, None),
            Self::Title => (2, None, None, None),
            Self::Whole(text) => (3, Some(text), None, None),
            Self::Text { text, paragraph, byte } => (3, Some(text), Some((paragraph, byte)), None),
            Self::Cell(cell) => (4, None, None, Some(cell)),
        };
        place(*self).cmp(&place(*other))
    }
}

impl PartialOrd for Spot {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Spot {
    /// The place that [`Spot::key`] names; none: the report has no such place.
    #[must_use]
    pub fn of_key(report: &Report, key: &str) -> Option<Self> {
        let (form, fixed) = (report.form(), [Self::Unit, Self::Year, Self::Title]);
        if let Some(spot) = fixed.into_iter().find(|spot| spot.key(form) == key) {
            return Some(spot);
        }
        if key.contains('.') {
            return form.cell_named(key).map(Self::Cell);
        }
        let (text, paragraph) = key.split_once(':').map_or((key, None), |(t, p)| (t, Some(p)));
        let text = TextId::of_section(text)?;
        let Some(paragraph) = paragraph else { return Some(Self::Whole(text)) };
        let paragraph = paragraph.parse::<usize>().ok()?.checked_sub(1)?;
        let is_there = paragraph < report.text(text).paragraphs().len();
        is_there.then_some(Self::Text { text, paragraph, byte: 0 })
    }

    /// As people read it: 表三 一 本年新收数量 自然人.
    pub(super) fn words(self, form: &Form) -> String {
        match self {
            Self::Unit => "单位名称".to_owned(),
            Self::Year => "报告年度".to_owned(),
            Self::Title => "标题".to_owned(),
            Self::Whole(text) => super::place::of_text(form, text).to_owned(),
            Self::Text { text, paragraph, .. } => super::place::of_paragraph(form, text, paragraph),
            Self::Cell(cell) => super::place::of_cell(form, cell),
        }
    }
}

/// 问题. Where, what it is now with the figures of both sides, what to do.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// Code of the rule, as in the catalogue.
    pub code: &'static str,
    /// How grave it is.
    pub severity: Severity,
    /// What it is about.
    pub spot: Spot,
    /// The place in words, short: 表三 商业企业.
    pub place: String,
    /// Left figure of a comparison, in 件 or as text; empty when nothing is compared.
    pub left: String,
    /// Right figure.
    pub right: String,
    /// One full sentence ending in 。 that says what is.
    pub message: String,
    /// One full sentence that says what to do; may be empty.
    pub hint: String,
    /// What does it at one stroke, where the report is being written.
    pub act: Option<Act>,
    /// Whether an error may be kept by giving a reason.
    pub reasonable: bool,
}

impl Finding {
    /// The same finding, comparing two figures.
    pub(super) fn comparing(self, left: impl fmt::Display, right: impl fmt::Display) -> Self {
        Self { left: left.to_string(), right: right.to_string(), ..self }
    }

    /// The same finding as a warning: the lighter case of a rule that finds errors.
    pub(super) fn lightened(self) -> Self {
        Self { severity: Severity::Warning, ..self }
    }

    /// The same finding as advice: the lightest case of a rule.
    pub(super) fn eased(self) -> Self {
        Self { severity: Severity::Advice, ..self }
    }

    /// The message after its place, without saying twice what the message begins with.
    #[must_use]
    pub fn told(&self) -> String {
        let Self { place, message, .. } = self;
        match place.rsplit_once(' ') {
            _ if message.starts_with(place) => message.clone(),
            Some((wider, last)) if message.starts_with(last) => format!("{wider} {message}"),
            _ => format!("{place}：{message}"),
        }
    }

    /// The figures an explanation is tied to.
    #[must_use]
    pub fn figures(&self) -> String {
        format!("{}|{}", self.left, self.right)
    }

    /// Whether the clerk has explained it, for the figures that stand now.
    #[must_use]
    pub fn explanation<'r>(&self, report: &'r Report) -> Option<&'r Explanation> {
        self.explained_by(report.form(), report.explanations())
    }

    /// The one of these explanations that is about it, for the figures that stand now.
    #[must_use]
    pub fn explained_by<'r>(
        &self,
        form: &Form,
        explanations: &'r [Explanation],
    ) -> Option<&'r Explanation> {
        if explanations.is_empty() {
            return None;
        }
        let key = self.spot.key(form);
        explanations.iter().find(|explanation| {
            explanation.code == self.code
                && explanation.place == key
                && explanation.figures == self.figures()
                && !explanation.reason.trim().is_empty()
        })
    }

    /// The sentence it is about; none: it is not about one.
    #[must_use]
    pub fn sentence<'r>(&self, report: &'r Report) -> Option<&'r str> {
        let Spot::Text { text, paragraph, byte } = self.spot else { return None };
        let within = report.text(text).paragraphs().get(paragraph)?;
        let byte = if within.is_char_boundary(byte) { byte } else { 0 };
        let (from, to) = crate::text::sentence::around(within, byte);
        Some(within[from..to].trim()).filter(|sentence| !sentence.is_empty())
    }

    /// 指纹. What advice is known by after it was dismissed: its code, its place, and a fingerprint
    /// of what it says and of the sentence or the cell it is about. An edit elsewhere leaves it as
    /// it is; one at its place makes it another.
    #[must_use]
    pub fn mark(&self, report: &Report) -> String {
        let place = match self.spot {
            // Paragraphs before it may come and go.
            Spot::Text { text, .. } => text.key().to_owned(),
            spot => spot.key(report.form()),
        };
        let about = match self.spot {
            Spot::Cell(cell) => report.shown(cell),
            _ => self.sentence(report).unwrap_or_default().to_owned(),
        };
        // FNV-1a: short, and the same on every machine and in every version.
        let bytes = self.message.bytes().chain([0]).chain(about.bytes());
        let hash = bytes
            .fold(0x811C_9DC5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
        format!("{}/{place}/{hash:08x}", self.code)
    }

    /// Whether it is advice that the clerk does not want to be given again.
    #[must_use]
    pub fn is_dismissed(&self, report: &Report) -> bool {
        self.severity == Severity::Advice
            && report.dismissed().iter().any(|mark| mark.starts_with(self.code))
            && report.dismissed().contains(&self.mark(report))
    }

    /// Whether it stands in the way of a final document.
    #[must_use]
    pub fn blocks(&self, report: &Report) -> bool {
        match self.severity {
            Severity::Error => !self.reasonable || self.explanation(report).is_none(),
            Severity::Warning => self.explanation(report).is_none(),
            Severity::Advice => false,
        }
    }
}

impl fmt::Display for Finding {
    /// One line: code, sentence, way out.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.code, self.message)?;
        if self.hint.is_empty() { Ok(()) } else { write!(f, " {}", self.hint) }
    }
}
