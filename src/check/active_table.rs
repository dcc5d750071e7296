//! Are the figures of 表二 likely ones?

use super::Finding;
use super::Severity::{Advice, Error, Warning};
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use crate::report::TextId;

/// Kinds of unit that may make 规章.
const MAKES_REGULATIONS: [&str; 6] = [
    "city_government",
    "provincial_government",
    "central_department",
    "city_office",
    "provincial_office",
    "authorized_organization",
];
/// Above this a county's fees in 万元 are most likely 元; in 分.
const COUNTY_FEE: u64 = 100_000 * 1_000_000;

/// 规章制定权.
pub(super) const T2_REGULATION_POWER: Rule = Rule {
    code: "T2-REGULATION-POWER",
    severity: Error,
    title: "没有规章制定权的单位，规章一行是 0",
    source: "规章制定程序条例第十四条；立法法第九十一条、第九十三条",
    manual: "\
单位类型是县级政府、县级部门、乡镇、街道等没有规章制定权的，而规章一行有大于 0 的数时报出，每格一条。

为什么：规章只由国务院部门、省级政府、设区的市和自治州政府制定；填了数的，多半把规范性文件当成了规章。

怎么办：改成 0；文件请看是否属于行政规范性文件。单位类型选错了的，到单位和年度一页改。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(regulations),
};

/// 存量少于流量.
pub(super) const T2_STOCK_FLOOR: Rule = Rule {
    code: "T2-STOCK-FLOOR",
    severity: Warning,
    title: "现行有效不少于当年制发减废止",
    source: "表二各列的含义，为本程序的约定",
    manual: "\
规章或行政规范性文件的现行有效件数加废止件数，还不到当年制发件数时报出。

为什么：当年制发、当年没有废止的，到年底都还有效，现行有效不会少于它们。

怎么办：核对三个数；现行有效是全部存量，不只是当年的。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(stock_floor),
};

/// 存量为零.
pub(super) const T2_STOCK_ZERO: Rule = Rule {
    code: "T2-STOCK-ZERO",
    severity: Advice,
    title: "制发了文件，现行有效一般不是 0",
    source: "表二各列的含义，为本程序的约定",
    manual: "\
当年制发大于 0，现行有效却是 0，而当年废止的又不少于制发的时提示。废止少于制发的由另一条规则来报。

为什么：当年制发又当年全部废止很少见，多半是现行有效漏填了。

怎么办：核对现行有效件数。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(stock_zero),
};

/// 基层规范性文件.
pub(super) const T2_NORMATIVE_GRASSROOTS: Rule = Rule {
    code: "T2-NORMATIVE-GRASSROOTS",
    severity: Advice,
    title: "乡镇、街道的规范性文件请与司法所核对",
    source: "行政规范性文件合法性审核和备案的规定",
    manual: "\
单位是乡镇或街道，而当年制发的行政规范性文件大于 0 时提示。

为什么：乡镇街道制发规范性文件要经合法性审核并备案，填了数的常常把一般公文也算了进去。

怎么办：与司法所核对件数；属实就不用改。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(grassroots),
};

/// 万元还是元.
pub(super) const T2_FEE_UNIT: Rule = Rule {
    code: "T2-FEE-UNIT",
    severity: Warning,
    title: "收费金额的单位是万元，不是元",
    source: "年报格式附件，表二第（八）项",
    manual: "\
行政事业性收费的数，与正文里以元计的收费金额相同，或是上年的二十倍以上，或县级及以下单位超过十万万元时报出。

为什么：财务给的数一般以元计，照抄进来就大了一万倍。

怎么办：按元算的，除以一万再填；确是这么多的，写一句说明。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(fee_unit),
};

/// 只算公开的.
pub(super) const T2_DECISION_PUBLIC_ONLY: Rule = Rule {
    code: "T2-DECISION-PUBLIC-ONLY",
    severity: Advice,
    title: "处理决定数是全部决定，不只是公开的",
    source: "年报格式通知第二项",
    manual: "\
表二的许可、处罚、强制决定数，正好等于第一部分写的公开、公示了多少条时提示。

为什么：表二要填当年作出的全部决定，依法没有公开的也算。

怎么办：与业务科室核对全部决定数；确实全都公开了的不用改。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(public_only),
};

const ROWS: [(&str, &str); 2] = [("regulation", "规章"), ("normative", "行政规范性文件")];

fn regulations(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let kind = reading.report.unit().kind.as_str();
    let known = reading.report.form().choice_of(kind).is_some();
    if !known || MAKES_REGULATIONS.contains(&kind) {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for column in ["issued", "repealed", "in_force"] {
        let name = format!("active_disclosure.regulation.{column}");
        let (Some(cell), Some(n)) = (reading.cell(&name), reading.count(&name)) else { continue };
        if n > 0 {
            let message = format!("本单位没有规章制定权，规章一行却填了 {n}。");
            let hint = "请改成 0；文件请看是否属于行政规范性文件。";
            let finding = Finding::of_cell(rule, reading.report, cell, message, hint);
            findings.push(finding.comparing(n, 0));
        }
    }
    findings
}

/// 制发, 废止, 现行有效 of a row.
fn flows(reading: &Reading<'_>, row: &str) -> Option<(u64, u64, u64)> {
    let of = |column| reading.count(&format!("active_disclosure.{row}.{column}"));
    let complete = ["issued", "repealed", "in_force"].iter().all(|column| {
        let cell = reading.cell(&format!("active_disclosure.{row}.{column}"));
        cell.is_some_and(|cell| reading.report.cell(cell).count().is_some())
    });
    if complete { Some((of("issued")?, of("repealed")?, of("in_force")?)) } else { None }
}

fn stock_floor(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (row, called) in ROWS {
        let Some((issued, repealed, in_force)) = flows(reading, row) else { continue };
        let cell = reading.cell(&format!("active_disclosure.{row}.in_force"));
        let Some(cell) = cell.filter(|_| in_force + repealed < issued) else { continue };
        let message = format!(
            "{called}本年制发 {issued} 件、废止 {repealed} 件，现行有效却只有 {in_force} 件。"
        );
        let hint = "现行有效是全部存量，请核对是否漏填。";
        let finding = Finding::of_cell(rule, reading.report, cell, message, hint);
        findings.push(finding.comparing(in_force + repealed, issued));
    }
    findings
}

fn stock_zero(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (row, called) in ROWS {
        let Some((issued, repealed, 0)) = flows(reading, row) else { continue };
        let cell = reading.cell(&format!("active_disclosure.{row}.in_force"));
        let Some(cell) = cell.filter(|_| issued > 0 && repealed >= issued) else { continue };
        let message = format!("{called}本年制发了 {issued} 件，现行有效却是 0。");
        let hint = "请核对现行有效是否漏填。";
        findings
            .push(Finding::of_cell(rule, reading.report, cell, message, hint).comparing(issued, 0));
    }
    findings
}

fn grassroots(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let grassroots = matches!(reading.report.unit().kind.as_str(), "subdistrict" | "township");
    let name = "active_disclosure.normative.issued";
    let (Some(cell), Some(n)) = (reading.cell(name), reading.count(name)) else {
        return Vec::new();
    };
    if !grassroots || n == 0 {
        return Vec::new();
    }
    let message = format!("乡镇街道制发行政规范性文件须经合法性审核并备案，这里填了 {n} 件。");
    let hint = "请与司法所核对；属实就不用改。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint)]
}

fn fee_unit(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some(fee) = reading.fee_fen().filter(|&fee| fee > 0) else { return Vec::new() };
    let Some(cell) = reading.cell("active_disclosure.fee.amount") else { return Vec::new() };
    let kind = reading.report.unit().kind.as_str();
    let small = kind.starts_with("county_") || matches!(kind, "subdistrict" | "township");
    // The cell's number read as 元 is the text's number of 元.
    let quoted = reading.facts().iter().any(|it| {
        it.fact.counter == "元" && it.fact.micros == fee && it.sentence().contains("收费")
    });
    let previous = reading.previous().and_then(super::reading::fee_fen);
    let jumped = previous.is_some_and(|previous| previous > 0 && fee / 20 >= previous);
    if !(quoted || jumped || small && fee > COUNTY_FEE) {
        return Vec::new();
    }
    let shown = reading.report.shown(cell);
    let message = format!("收费金额 {shown} 万元偏大，可能是按元填的。");
    let hint = "按元算的请除以一万再填；确是这么多的写一句说明。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(shown, "万元")]
}

fn public_only(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (row, called) in
        [("license", "行政许可"), ("penalty", "行政处罚"), ("coercion", "行政强制")]
    {
        let name = format!("active_disclosure.{row}.decisions");
        let (Some(cell), Some(n)) = (reading.cell(&name), reading.count(&name)) else { continue };
        let same = reading.facts().iter().any(|it| {
            it.text == TextId::Overview
                && it.fact.count() == Some(n)
                && it.fact.lead.contains(called)
                && ["公开", "公示"].iter().any(|word| it.fact.lead.contains(word))
        });
        if n > 0 && same {
            let message = format!("{called}的数和正文里公开的数相同，都是 {n}。");
            let hint = "这里要填全部决定，不只是公开的，请核对。";
            findings
                .push(Finding::of_cell(rule, reading.report, cell, message, hint).comparing(n, n));
        }
    }
    findings
}
