//! How much is written, and does it cover what a section has to cover?

use crate::form::{Aspect, Section};
use crate::report::Narrative;

/// 小结. What the screen says about a text as a whole; as of the last rest, so that a typed
/// character changes nothing but itself.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Summary {
    /// 字数: characters without white space.
    pub length: usize,
    /// Paragraphs in which something is written.
    pub paragraphs: usize,
    /// 照搬未改: paragraphs in which a sentence of last year's stands.
    pub copied: usize,
    /// 字数 of last year's text, if there is one.
    pub before: Option<usize>,
    /// For each aspect of the section whether one of its keywords occurs.
    pub covered: Vec<bool>,
}

impl Summary {
    /// Sums up a text; `section`: whose text it is, if it is a section's.
    #[must_use]
    pub fn of(narrative: &Narrative, section: Option<&Section>) -> Self {
        let paragraphs = narrative.paragraphs();
        let occurs = |keyword: &String| paragraphs.iter().any(|text| text.contains(keyword));
        let aspects = section.map_or(&[][..], |section| &section.aspects);
        Self {
            length: narrative.length(),
            paragraphs: paragraphs.iter().filter(|text| !text.trim().is_empty()).count(),
            copied: 0,
            before: None,
            covered: aspects.iter().map(|aspect| aspect.keywords.iter().any(occurs)).collect(),
        }
    }
}

/// Characters of `text` without white space, as 字数 counts them.
pub(in crate::wizard) fn written(text: &str) -> usize {
    text.chars().filter(|c| !c.is_whitespace()).count()
}

/// `信息管理：发布审查和保密审查怎么做；清理了哪些信息`
#[must_use]
pub fn wanted(aspect: &Aspect) -> String {
    format!("{}：{}", aspect.chip, aspect.ask.join("；"))
}

/// A number as it is read: `1,234`.
#[must_use]
pub fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.char_indices() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
