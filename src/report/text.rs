//! What is a narrative, and where in it is a place?

use super::{Place, Reference};
use crate::form::CellId;

/// Which text of the report.
#[derive(Clone, Copy, Debug, Eq, Hash, Ord, PartialEq, PartialOrd)]
pub enum TextId {
    /// 导语.
    Preface,
    /// 一、总体情况.
    Overview,
    /// 五、存在的主要问题及改进情况.
    Problems,
    /// 六、其他需要报告的事项.
    OtherMatters,
    /// 落款.
    Signoff,
}

impl TextId {
    /// All texts in printed order.
    pub const ALL: [TextId; 5] =
        [Self::Preface, Self::Overview, Self::Problems, Self::OtherMatters, Self::Signoff];

    /// Key in YAML; for a section its id.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Preface => "preface",
            Self::Overview => "overview",
            Self::Problems => "problems",
            Self::OtherMatters => "other_matters",
            Self::Signoff => "signoff",
        }
    }

    /// The text of the section with this id.
    #[must_use]
    pub fn of_section(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|text| text.key() == id)
    }

    pub(crate) fn index(self) -> usize {
        Self::ALL.iter().position(|&text| text == self).unwrap_or_default()
    }
}

/// 文字部分. Paragraphs, none of which holds a line break; nothing written is one empty paragraph.
/// Some of the figures in them may be those of a table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Narrative {
    paragraphs: Vec<String>,
    /// In the order they stand in.
    references: Vec<Reference>,
}

/// A piece of a narrative.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Piece<'n> {
    /// Words; between paragraphs a line break.
    Words(&'n str),
    /// The figure of a cell.
    Figure(CellId),
}

impl Default for Narrative {
    fn default() -> Self {
        Self { paragraphs: vec![String::new()], references: Vec::new() }
    }
}

impl Narrative {
    /// The paragraphs of `text`, one a line.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self { paragraphs: text.split('\n').map(str::to_owned).collect(), ..Self::default() }
    }

    /// The text, one paragraph a line.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.paragraphs.join("\n")
    }

    /// The paragraphs; at least one.
    #[must_use]
    pub fn paragraphs(&self) -> &[String] {
        &self.paragraphs
    }

    /// The figures of tables it quotes, in the order they stand in.
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        &self.references
    }

    /// The figures that a paragraph quotes.
    pub fn references_in(&self, paragraph: usize) -> impl Iterator<Item = &Reference> {
        self.references.iter().filter(move |reference| reference.paragraph == paragraph)
    }

    /// One paragraph by itself.
    #[must_use]
    pub fn paragraph(&self, paragraph: usize) -> Self {
        let references = self.references_in(paragraph);
        Self {
            paragraphs: vec![self.paragraphs.get(paragraph).cloned().unwrap_or_default()],
            references: references.map(|&it| Reference { paragraph: 0, ..it }).collect(),
        }
    }

    /// Its pieces from the start to the end.
    pub fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        self.paragraphs.iter().enumerate().flat_map(|(index, text)| {
            let mut pieces = Vec::new();
            if index > 0 {
                pieces.push(Piece::Words("\n"));
            }
            let mut from = 0;
            for reference in self.references_in(index) {
                pieces.push(Piece::Words(&text[from..reference.from]));
                pieces.push(Piece::Figure(reference.cell));
                from = reference.to;
            }
            pieces.push(Piece::Words(&text[from..]));
            pieces
        })
    }

    /// The same with other words and other figures.
    #[must_use]
    pub fn map(
        &self,
        words: impl Fn(&str) -> String,
        figure: impl Fn(CellId) -> String,
    ) -> Narrative {
        let mut mapped = Narrative::default();
        for piece in self.pieces() {
            match piece {
                Piece::Words(text) => mapped.push(&words(text)),
                Piece::Figure(cell) => mapped.push_reference(cell, &figure(cell)),
            }
        }
        mapped
    }

    /// Writes on at the end.
    pub fn push(&mut self, text: &str) {
        self.splice(self.end(), "", text);
    }

    /// Writes the figure of a cell at the end; `figure`: what it reads.
    pub fn push_reference(&mut self, cell: CellId, figure: &str) {
        let Place { paragraph, byte: from } = self.end();
        self.push(figure);
        self.references.push(Reference { paragraph, from, to: from + figure.len(), cell });
    }

    /// Without the blanks that `is_blank` says at the ends of paragraphs.
    pub(crate) fn trim_ends(&mut self, is_blank: impl Fn(char) -> bool) {
        for paragraph in &mut self.paragraphs {
            paragraph.truncate(paragraph.trim_end_matches(&is_blank).len());
        }
    }

    /// Whether nothing but white space is written.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.paragraphs.iter().all(|paragraph| paragraph.trim().is_empty())
    }

    /// 字数: characters without white space.
    #[must_use]
    pub fn length(&self) -> usize {
        let characters = self.paragraphs.iter().flat_map(|paragraph| paragraph.chars());
        characters.filter(|c| !c.is_whitespace()).count()
    }

    /// The place behind the last character.
    #[must_use]
    pub fn end(&self) -> Place {
        let paragraph = self.paragraphs.len() - 1;
        Place { paragraph, byte: self.paragraphs[paragraph].len() }
    }

    /// The nearest place that exists, on a character boundary.
    #[must_use]
    pub fn clamp(&self, place: Place) -> Place {
        let paragraph = place.paragraph.min(self.paragraphs.len() - 1);
        let text = &self.paragraphs[paragraph];
        let mut byte = place.byte.min(text.len());
        while !text.is_char_boundary(byte) {
            byte -= 1;
        }
        Place { paragraph, byte }
    }

    /// The text between two places, paragraphs joined by line breaks.
    #[must_use]
    pub fn between(&self, from: Place, to: Place) -> String {
        let (from, to) = (self.clamp(from), self.clamp(to));
        if from.paragraph == to.paragraph {
            return self.paragraphs[from.paragraph]
                .get(from.byte..to.byte)
                .unwrap_or("")
                .to_owned();
        }
        let mut text = self.paragraphs[from.paragraph][from.byte..].to_owned();
        for index in from.paragraph + 1..to.paragraph {
            text.push('\n');
            text.push_str(&self.paragraphs[index]);
        }
        text.push('\n');
        text.push_str(&self.paragraphs[to.paragraph][..to.byte]);
        text
    }

    /// Where `text` ends when it starts at `from`.
    #[must_use]
    pub fn end_of(from: Place, text: &str) -> Place {
        match text.rsplit_once('\n') {
            None => Place { byte: from.byte + text.len(), ..from },
            Some((before, last)) => Place {
                paragraph: from.paragraph + before.matches('\n').count() + 1,
                byte: last.len(),
            },
        }
    }

    /// Takes `removed` out at `at` and puts `inserted` in; what stands there must be `removed`.
    pub(super) fn splice(&mut self, at: Place, removed: &str, inserted: &str) {
        let end = Self::end_of(at, removed);
        debug_assert_eq!(self.between(at, end), removed, "an Op names what it removes");
        let tail = self.paragraphs[end.paragraph].split_off(end.byte);
        self.paragraphs.drain(at.paragraph + 1..=end.paragraph);
        self.paragraphs[at.paragraph].truncate(at.byte);
        let mut pieces = inserted.split('\n');
        self.paragraphs[at.paragraph].push_str(pieces.next().unwrap_or_default());
        let new: Vec<String> = pieces.map(str::to_owned).collect();
        let last = at.paragraph + new.len();
        self.paragraphs.splice(at.paragraph + 1..at.paragraph + 1, new);
        self.paragraphs[last].push_str(&tail);
        self.shift_references(at, end, Self::end_of(at, inserted));
    }

    /// What stood from `at` to `old` now reaches to `new`.
    fn shift_references(&mut self, at: Place, old: Place, new: Place) {
        let touched = |it: &Reference| it.is_touched(at, old);
        debug_assert!(!self.references.iter().any(touched), "references end before the text goes");
        self.references.retain(|it| !touched(it));
        for reference in self.references.iter_mut().filter(|it| it.start() >= old) {
            if reference.paragraph == old.paragraph {
                reference.from = reference.from - old.byte + new.byte;
                reference.to = reference.to - old.byte + new.byte;
            }
            reference.paragraph = reference.paragraph - old.paragraph + new.paragraph;
        }
    }

    /// Notes that a reference begins, or ends.
    pub(super) fn refer(&mut self, reference: Reference, new: bool) {
        self.references.retain(|it| *it != reference);
        if new {
            let behind = self.references.partition_point(|it| *it < reference);
            self.references.insert(behind, reference);
        }
    }

    /// Makes the reference with this number read `figure`.
    pub(super) fn requote(&mut self, number: usize, figure: &str) {
        let Reference { paragraph, from, to, .. } = self.references[number];
        if &self.paragraphs[paragraph][from..to] == figure {
            return;
        }
        self.paragraphs[paragraph].replace_range(from..to, figure);
        self.references[number].to = from + figure.len();
        for later in self.references[number + 1..].iter_mut() {
            if later.paragraph == paragraph {
                later.from = later.from - to + from + figure.len();
                later.to = later.to - to + from + figure.len();
            }
        }
    }
}
