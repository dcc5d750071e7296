//! Is the title written as it should be, and do title and signing date name the right year?

use super::Severity::{Error, Warning};
use super::author::{Authored, authored};
use super::context::Context;
use super::rule::{Checks, Reads, Rule};
use super::{Finding, MOST, Spot, dates, place};
use crate::report::{Report, TextId};

/// A title by hand that is neither the composed one nor wrong in a way another rule names.
pub(super) const META_TITLE_FORM: Rule = Rule {
    code: "META-TITLE-FORM",
    severity: Warning,
    title: "标题由单位全称、年份和报告名称组成",
    source: "年报格式通知的名称；已公布年报的通行写法",
    manual: "\
标题自己写过，而与单位全称、年份、报告名称依次连成的标题不同时报出。\
只是年份不对，或只是多写了一个「度」字，由另外两条规则来报，这里不重复。

为什么：单位写成简称、漏掉「工作」二字，是标题最常见的两种差错；公众按标题查找年报。

怎么办：清空标题，程序会自动组成；上级另有要求的，写一句说明。",
    reasonable: false,
    reads: Reads::Head,
    checks: Checks::Report(title_form),
};

/// 年度 twice.
pub(super) const META_TITLE_NIANDU: Rule = Rule {
    code: "META-TITLE-NIANDU",
    severity: Warning,
    title: "标题里「年度」不写两次",
    source: "年报格式通知的名称；已公布年报中的常见差错",
    manual: "\
标题里年份后面写成「年度」，而报告名称里已经有「年度」时报出。

为什么：报告名称本身含「年度报告」，前面再写「年度」就重复了。

怎么办：去掉前一个「度」字；或清空标题，程序会自动组成。",
    reasonable: false,
    reads: Reads::Head,
    checks: Checks::Report(title_doubled),
};

/// Years in the title and the signing date.
pub(super) const META_YEAR_MISMATCH: Rule = Rule {
    code: "META-YEAR-MISMATCH",
    severity: Error,
    title: "标题、导语、落款的年份与报告年度相符",
    source: "年份须前后一致，为本程序的约定；条例第四十九条规定的公布期限",
    manual: "\
标题里的年份、导语里说现公布或编制的是哪一年的年报，不是报告年度时报出；落款的日期不是下一年时也报出，\
是报告年度 12 月的，或只写了报告年度没有写月份的，只要求说明。\
阿拉伯数字、全角数字和汉字数字写的年份都认。统计期限由另一条规则来查。

为什么：照着上年的文件改，最容易漏改标题、导语和落款；年报在报告年度结束后才能写成，落款应是下一年。

怎么办：核对是标题、落款写错了，还是报告年度填错了，改其中一处。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Report(year_mismatch),
};

fn title_form(rule: &Rule, report: &Report, _: &Context) -> Vec<Finding> {
    let (unit, form) = (report.unit().name.trim(), report.form());
    let Some(title) = report.own_title().filter(|_| !unit.is_empty()) else { return Vec::new() };
    let composed = form.title_of(unit, report.year());
    let differs = without_other_slips(report, title.trim()) != composed;
    differs.then(|| Finding::other_title(rule, title, &composed)).into_iter().collect()
}

/// The title as it were if 年度 stood once and the year were right.
fn without_other_slips(report: &Report, title: &str) -> String {
    let form = report.form();
    let (_, ending) = form.title.rsplit_once("{year}").unwrap_or_default();
    let mut title = title.replace(&form.title_doubled, ending);
    let other = dates::years(&title).find(|date| date.year != Some(report.year()));
    if let Some(year) = other {
        title.replace_range(year.start..year.end, &report.year().to_string());
    }
    title
}

fn title_doubled(rule: &Rule, report: &Report, _: &Context) -> Vec<Finding> {
    let doubled = &report.form().title_doubled;
    let title = report.own_title().filter(|title| title.contains(doubled));
    title.map(|title| Finding::doubled_title(rule, title)).into_iter().collect()
}

fn year_mismatch(rule: &Rule, report: &Report, _: &Context) -> Vec<Finding> {
    let year = report.year();
    let in_title = report.own_title().and_then(|title| {
        let other =
            dates::years(title).filter_map(|date| date.year).find(|&named| named != year)?;
        Some(Finding::title_of_another_year(rule, other, year))
    });
    let mut findings: Vec<Finding> = in_title.into_iter().collect();
    for (index, paragraph) in report.text(TextId::Signoff).paragraphs().iter().enumerate() {
        if findings.len() > MOST {
            break;
        }
        let other = |date: &dates::Date| date.year.is_some_and(|y| y != year.saturating_add(1));
        findings.extend(dates::years(paragraph).find(other).and_then(|date| {
            let named = date.year?;
            let spot = Spot::Text { text: TextId::Signoff, paragraph: index, byte: date.start };
            let finding = Finding::signed_in_another_year(rule, report, spot, named);
            // Towards the end of the year somebody may have written it ahead of time.
            let ahead = named == year && month_of(paragraph, &date).is_none_or(|month| month == 12);
            Some(if ahead { finding.lightened() } else { finding })
        }));
    }
    for (index, paragraph) in report.text(TextId::Preface).paragraphs().iter().enumerate() {
        let other = |it: &Authored<'_>| it.year != year && !it.of_another;
        findings.extend(authored(paragraph).into_iter().find(other).map(|it| {
            let spot = Spot::Text { text: TextId::Preface, paragraph: index, byte: it.year_start };
            Finding::report_of_another_year(rule, report, spot, it.year)
        }));
    }
    findings
}

/// The month behind a year, however it is written.
fn month_of(paragraph: &str, year: &dates::Date) -> Option<u16> {
    let written = dates::dates(paragraph).into_iter().find(|date| date.start == year.start);
    written.and_then(|date| date.month).or_else(|| {
        let rest = paragraph[year.end..].trim_start_matches([' ', '-', '.', '/', '．', '－']);
        let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
        rest[..end].parse().ok()
    })
}

impl Finding {
    /// The title by hand is not the composed one.
    fn other_title(rule: &Rule, title: &str, composed: &str) -> Self {
        let (now, better) = (place::quoted(title), place::quoted(composed));
        let message = format!("标题建议写成{better}，现在是{now}。");
        let hint = "清空标题，程序会自动组成；上级另有要求的，写一句说明。";
        Self::of(rule, Spot::Title, "标题", message, hint).comparing(title, composed)
    }

    /// 年度 stands twice.
    fn doubled_title(rule: &Rule, title: &str) -> Self {
        let message = format!("标题里「年度」写了两次：{}。", place::quoted(title));
        let hint = "去掉前一个「度」字；或清空标题，程序会自动组成。";
        Self::of(rule, Spot::Title, "标题", message, hint).comparing(title, "")
    }

    /// The title names another year.
    fn title_of_another_year(rule: &Rule, named: u16, year: u16) -> Self {
        let message = format!("标题写的是 {named} 年，报告年度是 {year} 年。");
        let hint = "请核对，改标题或改报告年度。";
        Self::of(rule, Spot::Title, "标题", message, hint).comparing(named, year)
    }

    /// The preface introduces the report of another year.
    fn report_of_another_year(rule: &Rule, report: &Report, spot: Spot, named: u16) -> Self {
        let year = report.year();
        let message = format!("导语说的是 {named} 年的年报，报告年度是 {year} 年。");
        let hint = "请核对，改导语或改报告年度。";
        let place = place::of_text(report.form(), TextId::Preface);
        Self::of(rule, spot, place, message, hint).comparing(named, year)
    }

    /// It was signed before its year ended, or long after.
    fn signed_in_another_year(rule: &Rule, report: &Report, spot: Spot, named: u16) -> Self {
        let (year, next) = (report.year(), report.year().saturating_add(1));
        let message = if named == year {
            format!("落款写的是 {named} 年，年报要等 {year} 年过完才能写成。")
        } else {
            format!("落款写的是 {named} 年，报告年度是 {year} 年。")
        };
        let hint = format!("落款应在 {next} 年，请核对。");
        let place = place::of_text(report.form(), TextId::Signoff);
        Self::of(rule, spot, place, message, hint).comparing(named, year)
    }
}
