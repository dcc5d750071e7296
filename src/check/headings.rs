//! Do titles of the six sections stand where they belong?
//!
//! The program prints the titles itself. What is found here was typed or pasted into a text.

use super::Severity::{Error, Warning};
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::{Finding, MOST};
use crate::form::{Form, Section};
use crate::report::TextId;

const ANNEX: &str = "年报格式附件，六个部分的标题和顺序";

/// 别的部分写进了这里.
pub(super) const ST_SECTION_ORDER: Rule = Rule {
    code: "ST-SECTION-ORDER",
    severity: Error,
    title: "每个部分的内容写在自己的位置",
    source: ANNEX,
    manual: "\
一段文字里有单独成段的、别的部分的标题（编号和文字都对）时报出，例如第一部分里有「五、存在的主要问题及改进情况」。

为什么：多半是把整篇年报粘贴进了一个部分；排出来时标题和后面的内容就在错的位置，还会出现两次。

怎么办：把标题下面的内容移到它自己的部分，再删去这里的标题。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(|rule, reading| found(rule, reading, Place::Elsewhere)),
};

/// 标题印两遍.
pub(super) const ST_TITLE: Rule = Rule {
    code: "ST-TITLE",
    severity: Warning,
    title: "部分的标题由程序按规定的文字印",
    source: ANNEX,
    manual: "\
一个部分的文字以自己的标题开头时报出，写成「基本情况」「概述」这样的旧名称也算。

为什么：标题由程序按规定的文字印；文字里再写，就印两遍，两遍还可能不一样。

怎么办：删去这一段。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(|rule, reading| found(rule, reading, Place::Own)),
};

/// 编号不对.
pub(super) const ST_ORDINAL: Rule = Rule {
    code: "ST-ORDINAL",
    severity: Warning,
    title: "部分的编号与规定的一致",
    source: ANNEX,
    manual: "\
一个部分的文字以自己的标题开头，而编号不是规定的那个时报出，例如第五部分写成「四、存在的主要问题及改进情况」。

为什么：编号错了，多半是少了一个部分，或者照抄了旧格式。

怎么办：删去这一段，标题由程序印；并核对六个部分是否都写了。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(|rule, reading| found(rule, reading, Place::Misnumbered)),
};

/// Where a title stands that was typed into a text.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Place {
    /// In the text of its own section, with its own number or none.
    Own,
    /// There, with the number of another section.
    Misnumbered,
    /// In the text of another section.
    Elsewhere,
}

const NUMBERS: [&str; 6] = ["一", "二", "三", "四", "五", "六"];

/// The section whose title a paragraph is, its number as written, and whether it begins the text.
fn title<'f>(form: &'f Form, paragraph: &str) -> Option<(&'f Section, Option<u8>)> {
    // The longest accepted title has 30 characters: most paragraphs are looked at no further.
    let line = paragraph.trim();
    if line.is_empty() || line.len() > 120 {
        return None;
    }
    let number = (1..).zip(NUMBERS).find_map(|(number, sign)| {
        let rest = line.strip_prefix(sign)?;
        let rest = rest.strip_prefix('、').or_else(|| rest.strip_prefix('.'))?;
        Some((number, rest.trim_start()))
    });
    let (number, words) = number.map_or((None, line), |(number, words)| (Some(number), words));
    let words = words.trim_end_matches(['：', ':', '。']);
    let section =
        form.sections.iter().find(|section| section.variants.iter().any(|it| it == words))?;
    Some((section, number))
}

/// The section of a title that stands in a text, as written; and where that is.
fn placed(text: TextId, first: bool, section: &Section, number: Option<u8>) -> Option<Place> {
    let own = section.id == text.key();
    match number {
        Some(number) if number != section.number => own.then_some(Place::Misnumbered),
        Some(_) if own => Some(Place::Own),
        None if own => first.then_some(Place::Own),
        // Without its number it may be a heading of the text's own: （主动公开…）.
        None => None,
        Some(_) => Some(Place::Elsewhere),
    }
}

/// Whether a paragraph of `text` with a number before it is a title that is reported here.
pub(super) fn is_title(form: &Form, text: TextId, paragraph: &str) -> bool {
    title(form, paragraph)
        .is_some_and(|(section, number)| placed(text, false, section, number).is_some())
}

fn found(rule: &Rule, reading: &Reading<'_>, place: Place) -> Vec<Finding> {
    let form = reading.report.form();
    let mut findings = Vec::new();
    let mut begun = None;
    for (text, index, paragraph) in reading.paragraphs() {
        if findings.len() > MOST {
            break;
        }
        if paragraph.trim().is_empty() {
            continue;
        }
        let first = begun.replace(text) != Some(text);
        let Some((section, number)) = title(form, paragraph) else { continue };
        if placed(text, first, section, number) != Some(place) {
            continue;
        }
        let written = quoted(paragraph);
        let (message, hint) = match place {
            Place::Own => (
                format!("这一段{written}是标题，标题由程序印，这里会印两遍。"),
                "请删去这一段。".to_owned(),
            ),
            Place::Misnumbered => (
                format!("{written}的编号不对，规定的标题是「{}」。", section.title),
                "请删去这一段，标题由程序印；并核对六个部分是否都写了。".to_owned(),
            ),
            Place::Elsewhere => (
                format!(
                    "这里写着第{}部分的标题{written}。",
                    NUMBERS[usize::from(section.number) - 1]
                ),
                "请把它下面的内容移到那个部分，再删去这里的标题。".to_owned(),
            ),
        };
        let spot = (text, index, paragraph.len() - paragraph.trim_start().len());
        let finding = Finding::in_text(rule, reading.report, spot, message, hint);
        findings.push(finding.comparing(paragraph.trim(), &section.title));
    }
    findings
}
