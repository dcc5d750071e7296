//! How is an overlay read, and what is said when it asks for what it may not?

use super::{Asks, Overlay};
use crate::form::{Form, SectionKind};
use crate::text::clean::harmless;

/// Why a text is no overlay: one Chinese sentence, with the line where it is known.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct OverlayError {
    /// Line from 1; 0: the file as a whole.
    pub line: usize,
    /// The sentence without the line.
    pub sentence: String,
}

impl std::fmt::Display for OverlayError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.line {
            0 => f.write_str(&self.sentence),
            line => write!(f, "第 {line} 行：{}", self.sentence),
        }
    }
}

impl std::error::Error for OverlayError {}

/// Largest overlay, in bytes.
const MOST: usize = 256 * 1024;

/// Names under which somebody may look for what only the notice decides.
const OFFICIAL: [&str; 16] = [
    "tables", "table", "rows", "row", "columns", "column", "cells", "sums", "sum", "balance",
    "sections", "form", "edition", "labels", "title", "rules",
];

impl Overlay {
    /// Reads an overlay; an empty text is an empty one.
    ///
    /// # Errors
    ///
    /// The line and a sentence, when it is not YAML, has an unknown key, or asks for something that
    /// only the notice decides.
    pub fn read(text: &str) -> Result<Self, OverlayError> {
        if text.len() > MOST || text.matches(['[', '{']).count() > 2_000 {
            return Err(refused(0, "文件太大，不像本地要求文件。请核对是不是选错了文件。"));
        }
        if text.lines().all(|line| line.trim().is_empty() || line.trim().starts_with('#')) {
            return Ok(Self::of(Asks::default()));
        }
        if let Some((line, key)) = official(text) {
            let sentence = format!(
                "“{key}”：表格的行、列、合计和标题由国办通知规定，这里只能改期限、限度、提示和词表。请删去这一项。"
            );
            return Err(refused(line, &sentence));
        }
        let asks: Asks = serde_yaml::from_str(text).map_err(|error| told(&error, text))?;
        judge(&asks, text)?;
        Ok(Self::of(asks))
    }
}

fn refused(line: usize, sentence: &str) -> OverlayError {
    OverlayError { line, sentence: harmless(sentence) }
}

/// A key of the first order that names something official.
fn official(text: &str) -> Option<(usize, &str)> {
    (1..).zip(text.lines()).find_map(|(number, line)| {
        let key = line.split_once(':')?.0;
        OFFICIAL.contains(&key).then_some((number, key))
    })
}

/// The library's error in our words.
fn told(error: &serde_yaml::Error, text: &str) -> OverlayError {
    let said = error.to_string();
    let line = error.location().map_or(0, |place| place.line());
    let between = |before: &str| said.split_once(before)?.1.split('`').next();
    if let Some(key) = between("unknown field `") {
        let line = line_of(text, key).unwrap_or(line);
        return refused(line, &format!("没有“{key}”这一项。请核对名称，或删去这一项。"));
    }
    if let Some(key) = between("missing field `") {
        return refused(line, &format!("少了“{key}”一项。请对照样例补上。"));
    }
    if let Some(key) = between("duplicate field `") {
        return refused(line, &format!("“{key}”写了两次。请只留一次。"));
    }
    if let Some(word) = between("unknown variant `") {
        return refused(line, &format!("这里不能写“{word}”。请对照样例改写。"));
    }
    if said.contains("invalid type") || said.contains("invalid value") {
        return refused(line, "这一项的写法不对，要的是另一种内容。请对照样例改写。");
    }
    refused(line, "这里的写法读不懂。请核对缩进、冒号、引号和括号。")
}

/// The first line on which a key stands.
fn line_of(text: &str, key: &str) -> Option<usize> {
    (1..).zip(text.lines()).find_map(|(number, line)| {
        let mut places = line.match_indices(key);
        let stands = places.any(|(at, _)| {
            let before = line[..at].chars().next_back();
            let behind = line[at + key.len()..].trim_start();
            behind.starts_with(':') && before.is_none_or(|c| " {,-".contains(c))
        });
        stands.then_some(number)
    })
}

/// Refuses what the types let through.
fn judge(asks: &Asks, text: &str) -> Result<(), OverlayError> {
    let form = Form::edition_2021();
    let at = |key: &str| line_of(text, key).unwrap_or(0);
    let unknown = |kind: &String| form.choice_of(kind).is_none();
    if let Some(kind) = asks.deadlines.keys().find(|kind| unknown(kind)) {
        return Err(refused(at(kind), &format!("没有“{kind}”这种单位。单位的写法见样例。")));
    }
    let kinds = asks.words.levels.iter().flat_map(|level| &level.kinds);
    if let Some(kind) = kinds.into_iter().find(|kind| unknown(kind)) {
        return Err(refused(at("levels"), &format!("没有“{kind}”这种单位。单位的写法见样例。")));
    }
    for (kind, due) in &asks.deadlines {
        const DAYS: [u8; 12] = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let month = usize::from(due.month).checked_sub(1);
        let days = month.and_then(|month| DAYS.get(month)).copied().unwrap_or(0);
        if !(1..=days).contains(&due.day) {
            let (month, day) = (due.month, due.day);
            return Err(refused(at(kind), &format!("没有 {month} 月 {day} 日这一天。请改正。")));
        }
    }
    let is_text = |id: &&String| {
        let kind = form.section(id).map(|section| section.kind);
        kind == Some(SectionKind::Narrative)
    };
    if let Some(id) = asks.guidance.keys().find(|id| !is_text(id)) {
        return Err(refused(
            at(id),
            &format!("没有“{id}”这个文字部分。可以写 overview、problems、other_matters。"),
        ));
    }
    let short = |word: &&String| word.chars().count() < 2;
    let words = asks.words.typos.keys().chain(asks.words.levels.iter().flat_map(|it| &it.words));
    let words = words.chain(asks.words.stale.iter().map(|it| &it.word));
    if let Some(word) = words.into_iter().find(short) {
        let sentence = format!("词表里的“{word}”太短，会到处误报。请写两个字以上。");
        return Err(refused(line_of(text, word).unwrap_or(0), &sentence));
    }
    Ok(())
}
