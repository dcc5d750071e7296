//! Do the texts speak of the report's own year, or of the year before as if it were this one?

use super::Severity::Warning;
use super::figures::holds;
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::stated::Known;
use super::words::words;
use super::{Finding, MOST, dates};
use crate::report::TextId;
use crate::text::sentence::{around, behind, boundary};

/// 上年的年份.
pub(super) const META_YEAR_LEFTOVER: Rule = Rule {
    code: "META-YEAR-LEFTOVER",
    severity: Warning,
    title: "正文说本年的事不用上年的年份",
    source: "已公布年报中的常见差错",
    manual: "\
第一、五、六部分里，在句首、截至后面或全年、以来前面写的是上年或更早的年份，当作本年度来用时报出。\
句子里说到上年、去年、比较、自某年以来、某年印发的不算。\
第五部分把报告年度写成打算（例如 2025 年的年报写 2025 年将进一步完善），或者写从上年某月起的，也报出。

为什么：照着上年的文字改，最容易漏改年份。

怎么办：改成报告年度；确实是说往年的，写明上年。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(year_leftover),
};

/// 日期先于期末.
pub(super) const META_YEAR_LOGIC: Rule = Rule {
    code: "META-YEAR-LOGIC",
    severity: Warning,
    title: "编制、公布年报的日期晚于统计期末",
    source: "政府信息公开条例第四十九条；已公布年报中的常见差错",
    manual: "\
导语、正文里写了编制、完成、公布、报送本年报的日期，而这个日期早于报告年度的最后一个月时报出。

为什么：年报写的是全年的事，年初不可能写完；多半是年份少写了一年。

怎么办：核对日期里的年份。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(year_logic),
};

const BODY: [TextId; 3] = [TextId::Overview, TextId::Problems, TextId::OtherMatters];

fn year_leftover(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    const COMPARED: [&str; 15] = [
        "上年",
        "去年",
        "相比",
        "同比",
        "往年",
        "上一年",
        "比",
        "以来",
        "印发",
        "自",
        "从",
        "历年",
        "较",
        "施行",
        "结转",
    ];
    let year = reading.report.year();
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs().filter(|it| BODY.contains(&it.0)) {
        let mut excused = Known::default();
        for date in dates::years(within) {
            let Some(named) = date.year.filter(|&named| named < year && named + 3 >= year) else {
                continue;
            };
            let (from, to) = around(within, date.start);
            let sentence = &within[from..to];
            let before = within[from..date.start].trim();
            let after = within[date.end..].trim_start().trim_start_matches(['年', '度']);
            let opens = before.is_empty() || is_outline(before);
            let follows = after.starts_with(['，', ',']) || after.starts_with("全年");
            let until = before.ends_with("截至") || before.ends_with("截止");
            let used = opens && follows || until || after.starts_with("全年");
            let excuses = || {
                let named_too = sentence.contains(&format!("{year}年"));
                named_too || COMPARED.iter().any(|word| sentence.contains(word))
            };
            if !used || excused.of((text, paragraph, from), excuses) {
                continue;
            }
            let message = format!("这里写的是 {named} 年，报告年度是 {year} 年。");
            let hint = "请核对是不是沿用上年的文字；说往年的写明上年。";
            let place = (text, paragraph, date.start);
            findings.push(
                Finding::in_text(rule, reading.report, place, message, hint).comparing(named, year),
            );
            break;
        }
    }
    findings.extend(carried_over(rule, reading));
    findings
}

/// In section five: what is planned for the report's own year, and what began the year before.
fn carried_over(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let year = reading.report.year();
    let next = format!("{}年", year.saturating_add(1));
    let table = words();
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs().filter(|it| it.0 == TextId::Problems) {
        let mut excused = Known::default();
        // The sentence, and where in it what is still to be done begins.
        let ((mut from, mut to), mut to_do) = ((0, 0), None);
        for date in dates::dates(within) {
            let Some(named) = date.year else { continue };
            if findings.len() > MOST || named != year && named + 1 != year {
                continue;
            }
            if date.start >= to {
                (from, to) = around(within, date.start);
                let words = table.plans_ahead.iter();
                to_do = words.filter_map(|word| within[from..to].find(word.as_str())).min();
            }
            let sentence = &within[from..to];
            let clause = clause(within, (from, to), &date);
            let (plan, message) = if named == year {
                // 2025年6月底前完成, said of what is still to be done.
                let ahead = to_do.is_some_and(|at| from + at < date.start);
                let due = behind(within, date.end, 12);
                let due = ["底前", "前", "底"].iter().any(|it| due.trim_start().starts_with(it));
                let planned = holds(clause, &table.plans) || ahead && (due || date.month.is_some());
                (planned, format!("这里把 {named} 年写成打算，报告年度就是 {year} 年。"))
            } else {
                let begins = within[date.end..].trim_start().starts_with(['起', '开']);
                let from_it = within[..date.start].ends_with(['从', '自']);
                let message = format!("这里写的是从 {named} 年起，报告年度是 {year} 年。");
                (begins && from_it && date.month.is_some(), message)
            };
            // A sentence that names next year too, or says that it looks back, knows what it says.
            let excuses = || sentence.contains(&next) || holds(sentence, &table.past);
            if !plan || excused.of((text, paragraph, from), excuses) {
                continue;
            }
            let hint = "请核对是不是沿用上年的文字；说往年的写明上年。";
            let place = (text, paragraph, date.start);
            let finding = Finding::in_text(rule, reading.report, place, message, hint);
            findings.push(finding.comparing(named, year));
            break;
        }
    }
    findings
}

/// The clause a date stands in, and the one behind it when it says no more than when: 2025年，我局将,
/// 在2025年的工作中，我局将.
fn clause<'t>(within: &'t str, (from, to): (usize, usize), date: &dates::Date) -> &'t str {
    const STOPS: [char; 3] = ['，', '；', '：'];
    /// Bytes of a clause before and behind a date that are looked at.
    const NEAR: usize = 150;
    let from = from.max(boundary(within, date.start.saturating_sub(NEAR)));
    let to = boundary(within, date.end + NEAR).min(to).max(date.end);
    let start =
        within[from..date.start].rfind(STOPS).map_or(from, |at| from + at + '，'.len_utf8());
    let mut end = within[date.end..to].find(STOPS).map_or(to, |at| date.end + at);
    if within[date.end..end].chars().count() <= 6 && end < to {
        let next = end + '，'.len_utf8();
        end = within[next..to].find(STOPS).map_or(to, |at| next + at);
    }
    &within[start..end]
}

/// Whether only an outline number and a heading stand before.
fn is_outline(before: &str) -> bool {
    before.starts_with(['（', '(']) && before.len() <= 64 && before.chars().count() <= 16
        || before.ends_with(['：', ':', '、', '.'])
}

fn year_logic(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    const ACTS: [&str; 6] = ["编制完成", "完成编制", "编制并", "之前", "公布", "报送"];
    let year = reading.report.year();
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        if text == TextId::Signoff || !within.contains("报告") {
            continue;
        }
        let mut about = Known::default();
        for date in dates::dates(within) {
            let (Some(named), Some(month)) = (date.year, date.month) else { continue };
            if named != year || month >= 12 || findings.len() > MOST {
                continue;
            }
            let (from, to) = around(within, date.start);
            let sentence = &within[from..to];
            let is_about = || {
                (sentence.contains("年度报告")
                    || sentence.contains("年报")
                    || sentence.contains("本报告"))
                    && ACTS.iter().any(|word| sentence.contains(word))
                    && !["上年", "去年", "统计", "期限", "上一年", "条例", "印发", "施行"]
                        .iter()
                        .any(|word| sentence.contains(word))
            };
            if !about.of((text, paragraph, from), is_about) {
                continue;
            }
            let written = &within[date.start..date.end];
            let message = format!("{}早于统计期末，年份可能写错。", quoted(written));
            let hint = format!("{year} 年的年报在 {} 年公布，请核对。", year.saturating_add(1));
            let place = (text, paragraph, date.start);
            findings.push(
                Finding::in_text(rule, reading.report, place, message, hint)
                    .comparing(written, year),
            );
        }
    }
    findings
}
