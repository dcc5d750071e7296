//! Whose report, and of which year, do the words of the preface say they introduce?
//!
//! How names of bodies are made stands in `names.yaml` beside this file.

use std::sync::LazyLock;

use serde::Deserialize;

use super::dates;
use super::figures::holds;
use crate::text::sentence::around;

/// Most characters of a name.
const MOST_NAME: usize = 30;

/// 机关名称表.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Names {
    /// What the name of a body ends in.
    pub endings: Vec<String>,
    /// Of these a sentence of section one may be said.
    pub subjects: Vec<String>,
    /// What the name of a government ends in.
    pub governments: Vec<String>,
    /// Made of nothing but these, a name names nobody.
    generic: Vec<String>,
    authors: Vec<String>,
    reports: Vec<String>,
    /// In a sentence with one of these it is not this year's report that is meant.
    pub other_years: Vec<String>,
    /// Before whom one is asked to turn to.
    pub contact_before: Vec<String>,
    /// Behind whom one is asked to turn to.
    pub contact_after: Vec<String>,
    /// How a sentence about one's own work goes on.
    pub verbs: Vec<String>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    // The file is part of the program and every test of the checks reads it.
    serde_yaml::from_str(include_str!("names.yaml")).expect("the embedded names are valid")
});

/// The table.
pub(super) fn names() -> &'static Names {
    &NAMES
}

/// 某单位某年年报, as words name it; a name may be empty.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Authored<'t> {
    pub name: &'t str,
    /// Byte at which the name starts.
    pub start: usize,
    pub year: u16,
    /// Byte at which the year starts.
    pub year_start: usize,
    /// Whether the sentence may speak of the report of another year.
    pub of_another: bool,
}

/// The reports that a paragraph names as those that it introduces. What stands between 《 and 》 is
/// somebody else's title, unless it is said to be what was written here.
pub(super) fn authored(paragraph: &str) -> Vec<Authored<'_>> {
    let mut found = Vec::new();
    for date in dates::years(paragraph) {
        let behind = paragraph[date.end..].trim_start().trim_start_matches(['年', '度']);
        let Some(report) = NAMES.reports.iter().find(|it| behind.starts_with(it.as_str())) else {
            continue;
        };
        let (from, to) = around(paragraph, date.start);
        let before = &paragraph[from..date.start];
        let open = before.rfind('《').filter(|&at| !before[at..].contains('》'));
        let name = match open {
            Some(at) => {
                let own = NAMES.authors.iter().any(|it| before[..at].ends_with(it.as_str()));
                let closed = behind[report.len()..].trim_start().starts_with('》');
                if !own || !closed {
                    continue;
                }
                before[at + '《'.len_utf8()..].trim()
            }
            None => name_at_end(before),
        };
        let start = name.as_ptr() as usize - paragraph.as_ptr() as usize;
        let year = date.year.unwrap_or_default();
        let of_another = holds(&paragraph[from..to], &NAMES.other_years);
        found.push(Authored { name, start, year, year_start: date.start, of_another });
    }
    found
}

/// The name that words end with: Chinese characters, behind what says that a report follows.
fn name_at_end(words: &str) -> &str {
    let words = words.trim_end();
    let plain = words.char_indices().rev().take(MOST_NAME).take_while(|&(_, c)| is_han(c));
    let from = plain.last().map_or(words.len(), |(at, _)| at);
    let run = &words[from..];
    let behind = NAMES.authors.iter().filter_map(|it| Some(run.rfind(it.as_str())? + it.len()));
    let name = &run[behind.max().unwrap_or(0)..];
    name.trim_start_matches(['的', '了'])
}

pub(super) fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}

/// Whether a text is the name of a body that can be told from others.
pub(super) fn is_body(name: &str, endings: &[String]) -> bool {
    let length = name.chars().count();
    let named = endings.iter().any(|ending| name.ends_with(ending.as_str()));
    named && (2..=MOST_NAME).contains(&length) && name.chars().all(is_han) && !is_generic(name)
}

/// 镇党政办公室, 县政府办公室: everybody has one.
fn is_generic(name: &str) -> bool {
    let mut rest = name;
    while !rest.is_empty() {
        let Some(word) = NAMES.generic.iter().find(|word| rest.starts_with(word.as_str())) else {
            return false;
        };
        rest = &rest[word.len()..];
    }
    true
}

/// Whether two names may be the same body's: one within the other, one with places left out, or
/// a government and its office.
pub(super) fn same_body(a: &str, b: &str) -> bool {
    let plain = |name: &str| name.trim_end_matches("办公室").replace("人民政府", "政府");
    let (a, b) = (plain(a), plain(b));
    if a.is_empty() || b.is_empty() || a.contains(&b) || b.contains(&a) {
        return true;
    }
    let (short, long) = if a.chars().count() < b.chars().count() { (&a, &b) } else { (&b, &a) };
    let mut rest = long.chars();
    short.chars().all(|c| rest.any(|other| other == c))
}

/// Whether `name` is the government that the unit stands under: its place is in the unit's name.
pub(super) fn is_above(name: &str, unit: &str) -> bool {
    let ending = NAMES.governments.iter().find(|ending| name.ends_with(ending.as_str()));
    ending.is_some_and(|ending| unit.contains(&name[..name.len() - ending.len()]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_named_by_whose_and_of_which_year_it_is() {
        let of = |text| authored(text).iter().map(|it| (it.name, it.year)).collect::<Vec<_>>();
        assert_eq!(of("现公布甲县水利局2024年政府信息公开工作年度报告。"), [("甲县水利局", 2024)]);
        assert_eq!(of("编制了《甲镇2025年度政府信息公开工作年度报告》"), [("甲镇", 2025)]);
        assert_eq!(of("按照《关于做好2024年政府信息公开工作年度报告的通知》"), []);
        assert_eq!(of("条例规定，特编制2025年政府信息公开年度报告"), [("", 2025)]);
    }

    #[test]
    fn names_of_one_body_are_told_from_those_of_another() {
        assert!(same_body("临湖县自然资源局", "江州市临湖县自然资源局办公室"));
        assert!(same_body("县自规局", "临湖县自然资源和规划局"));
        assert!(!same_body("临湖县水利局", "临湖县自然资源局"));
        assert!(!same_body("南湖县自然资源局", "临湖县自然资源局"));
        let ends = &names().endings;
        assert!(
            is_body("平山镇", ends) && !is_body("镇党政办公室", ends) && !is_body("县政府", ends)
        );
        assert!(is_above("临湖县人民政府办公室", "临湖县自然资源局"));
    }
}
