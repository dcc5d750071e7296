//! Do the tables follow on from last year's?

use super::Finding;
use super::Severity::{Advice, Error, Warning};
use super::prose::claimed;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};

const YEARS: &str = "跨年衔接：上年结转到本年的数；主管部门常见的核对项";

/// 存量衔接.
pub(super) const T2_STOCK_YOY: Rule = Rule {
    code: "T2-STOCK-YOY",
    severity: Warning,
    title: "现行有效等于上年有效加制发减废止",
    source: YEARS,
    manual: "\
给了上年年报，而规章或行政规范性文件的现行有效件数不等于上年现行有效加本年制发减本年废止时报出。

为什么：存量要接得上；接不上的，多半漏了废止、清理，或者换了统计口径。

怎么办：核对四个数；有清理、期满失效或口径变化的，写一句说明，并写进第六部分。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(stock),
};

/// 废止上限.
pub(super) const T2_REPEAL_LIMIT: Rule = Rule {
    code: "T2-REPEAL-LIMIT",
    severity: Error,
    title: "废止不多于上年有效加本年制发",
    source: YEARS,
    manual: "\
给了上年年报，而废止件数大于上年现行有效加本年制发时报出。

为什么：没有的文件不能废止；不是本年填错了，就是上年的存量漏报了。

怎么办：核对三个数；上年漏报的，写明理由。",
    reasonable: true,
    reads: Reads::Cells,
    checks: Checks::Reading(repeal),
};

/// 决定数大变.
pub(super) const T2_DECISION_JUMP: Rule = Rule {
    code: "T2-DECISION-JUMP",
    severity: Advice,
    title: "许可、处罚、强制决定数变化大时请确认",
    source: "年报格式通知第二项：全部决定都要算",
    manual: "\
给了上年年报，而决定数与上年相差一半以上且不少于 50 件，或者一年是 0、另一年不少于 20 件时提示。

为什么：变化大，多半是两年口径不同，例如一年只算了公开的。

怎么办：与业务科室核对口径；属实就不用改。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(decisions),
};

/// 结转衔接.
pub(super) const T3_CARRY_IN_YOY: Rule = Rule {
    code: "T3-CARRY-IN-YOY",
    severity: Error,
    title: "上年结转等于上年年报的结转下年度",
    source: YEARS,
    manual: "\
给了上年年报，而某一列上年结转不等于上年年报同一列的结转下年度时报出。总数相同、只是列不同的，由另一条规则来报。

为什么：上年结转出来的，本年都要接着办，两个数应当相同。

怎么办：对照上年年报改；上年年报错了的，写明理由。",
    reasonable: true,
    reads: Reads::Cells,
    checks: Checks::Reading(carry_in),
};

/// 结转的列.
pub(super) const T3_CARRY_COLUMN: Rule = Rule {
    code: "T3-CARRY-COLUMN",
    severity: Warning,
    title: "结转的申请仍归原来的申请人类别",
    source: YEARS,
    manual: "\
给了上年年报，结转总数与上年一致，而某一列不同时报出。

为什么：同一件申请的申请人类别不会变，列不同就是有一年归错了。

怎么办：核对台账里这几件的申请人。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(carry_column),
};

/// 与上年相同.
pub(super) const T3_SAME_AS_PREV: Rule = Rule {
    code: "T3-SAME-AS-PREV",
    severity: Warning,
    title: "表三不会与上年完全相同",
    source: "年报格式通知第五项：不得年年照搬",
    manual: "\
给了上年年报，收到过申请，而表三每一格都与上年相同时报出。

为什么：两年每一格都一样几乎不可能，多半是忘了更新。

怎么办：按本年台账重填；确实相同的，写一句说明。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(same),
};

/// 申请大变.
pub(super) const T3_JUMP: Rule = Rule {
    code: "T3-JUMP",
    severity: Advice,
    title: "申请件数变化大时请确认渠道",
    source: "为本程序的约定",
    manual: "\
给了上年年报，而本年新收与上年相差一半以上且不少于 10 件时提示。

为什么：变化大，可能是本年或上年漏了一个渠道。

怎么办：逐个渠道核对；属实就不用改。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(jump),
};

/// 未审结的去向.
pub(super) const T4_PENDING_YOY: Rule = Rule {
    code: "T4-PENDING-YOY",
    severity: Advice,
    title: "上年未审结的案件，本年要有下落",
    source: YEARS,
    manual: "\
给了上年年报，而本年三组案件总计还少于上年尚未审结的件数时提示。

为什么：上年没有审结的，本年不是有了结果，就是仍未审结，都应在表里。

怎么办：核对上年各案本年的结果。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(pending),
};

/// 引用上年的数.
pub(super) const NR_PREV_QUOTE: Rule = Rule {
    code: "NR-PREV-QUOTE",
    severity: Warning,
    title: "正文引的上年数与上年年报相符",
    source: "文字与上年年报核对，为本程序的约定",
    manual: "\
给了上年年报，而正文写上年收到、办结多少件等，与上年年报的表不同时报出。

为什么：上年年报是公开的，一查就能发现。

怎么办：对照上年年报改。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(quote),
};

const ROWS: [(&str, &str); 2] = [("regulation", "规章"), ("normative", "行政规范性文件")];
const COLUMNS: [&str; 6] =
    ["natural", "enterprise", "research", "charity", "legal_service", "other_org"];

/// A row of 表二 this year and the stock of last year: issued, repealed, in force, before.
fn stocks(reading: &Reading<'_>, row: &str) -> Option<(u64, u64, u64, u64)> {
    let name = |column: &str| format!("active_disclosure.{row}.{column}");
    let before = reading.previous_count(&name("in_force"))?;
    let of = |column| reading.count(&name(column));
    Some((of("issued")?, of("repealed")?, of("in_force")?, before))
}

fn stock(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (row, called) in ROWS {
        let Some((issued, repealed, in_force, before)) = stocks(reading, row) else { continue };
        let cell = reading.cell(&format!("active_disclosure.{row}.in_force"));
        let should = (before + issued).checked_sub(repealed);
        let (Some(cell), Some(should)) = (cell, should.filter(|&should| should != in_force)) else {
            continue;
        };
        let message = format!(
            "{called}按上年 {before} 加制发 {issued} 减废止 {repealed} 应有 {should} 件，填的是 {in_force} 件，差 {}。",
            should.abs_diff(in_force)
        );
        let hint = "有清理、失效或口径变化的写一句说明。";
        let finding = Finding::of_cell(rule, reading.report, cell, message, hint);
        findings.push(finding.comparing(should, in_force));
    }
    findings
}

fn repeal(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (row, called) in ROWS {
        let Some((issued, repealed, _, before)) = stocks(reading, row) else { continue };
        let cell = reading.cell(&format!("active_disclosure.{row}.repealed"));
        let Some(cell) = cell.filter(|_| repealed > before + issued) else { continue };
        let message =
            format!("{called}废止 {repealed} 件，多于上年有效 {before} 件加本年制发 {issued} 件。");
        let hint = "请核对；上年漏报的写明理由。";
        let finding = Finding::of_cell(rule, reading.report, cell, message, hint);
        findings.push(finding.comparing(repealed, before + issued));
    }
    findings
}

fn decisions(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (row, called) in
        [("license", "行政许可"), ("penalty", "行政处罚"), ("coercion", "行政强制")]
    {
        let name = format!("active_disclosure.{row}.decisions");
        let (Some(now), Some(before)) = (reading.count(&name), reading.previous_count(&name))
        else {
            continue;
        };
        let gap = now.abs_diff(before);
        let one_zero = now.min(before) == 0 && now.max(before) >= 20;
        let jumped = gap >= 50 && gap * 2 >= before || one_zero;
        let Some(cell) = reading.cell(&name).filter(|_| jumped) else { continue };
        let message = format!("{called}上年 {before} 件，本年 {now} 件，变化较大。");
        let hint = "请确认口径：公开与未公开的决定都要算。";
        findings.push(
            Finding::of_cell(rule, reading.report, cell, message, hint).comparing(before, now),
        );
    }
    findings
}

/// Columns in which 上年结转 is not last year's 结转下年度: name, now, before; and whether the
/// totals agree.
type Breaks = (Vec<(&'static str, u64, u64)>, bool);

fn carry_breaks(reading: &Reading<'_>) -> Option<Breaks> {
    let of = |column: &str| {
        let now = reading.count(&format!("requests.carried_in.{column}"))?;
        Some((now, reading.previous_count(&format!("requests.carried_out.{column}"))?))
    };
    let differ = COLUMNS.iter().filter_map(|&column| {
        let (now, before) = of(column)?;
        (now != before).then_some((column, now, before))
    });
    let differ = differ.collect();
    let (now, before) = of("total")?;
    Some((differ, now == before))
}

fn carry_in(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some((differ, false)) = carry_breaks(reading) else { return Vec::new() };
    let mut findings = Vec::new();
    for (column, now, before) in differ {
        let Some(cell) = reading.cell(&format!("requests.carried_in.{column}")) else { continue };
        let message = format!("上年结转填 {now}，上年年报结转下年度是 {before}，两数应当相同。");
        let hint = "请对照上年年报；上年错了的写明理由。";
        let finding = Finding::of_cell(rule, reading.report, cell, message, hint);
        findings.push(finding.comparing(now, before));
    }
    findings
}

fn carry_column(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some((differ, true)) = carry_breaks(reading) else { return Vec::new() };
    let mut findings = Vec::new();
    for (column, now, before) in differ {
        let Some(cell) = reading.cell(&format!("requests.carried_in.{column}")) else { continue };
        let message = format!("结转总数与上年一致，这一列却是 {now}，上年是 {before}。");
        let hint = "申请人类别可能归错，请核对台账。";
        let finding = Finding::of_cell(rule, reading.report, cell, message, hint);
        findings.push(finding.comparing(now, before));
    }
    findings
}

fn same(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let (form, report) = (reading.report.form(), reading.report);
    let new = reading.count("requests.new.total").filter(|&n| n > 0);
    let cell = reading.cell("requests.new.total");
    let (Some(previous), Some(new), Some(cell)) = (reading.previous(), new, cell) else {
        return Vec::new();
    };
    let Some(table) = form.table_index("requests") else { return Vec::new() };
    if report.typed_cells(table).any(|cell| report.cell(cell) != previous.cell(cell)) {
        return Vec::new();
    }
    let message = "整张表与上年完全相同。".to_owned();
    let hint = "请按本年台账核对，可能忘了更新。";
    vec![Finding::of_cell(rule, report, cell, message, hint).comparing(new, new)]
}

fn jump(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let name = "requests.new.total";
    let (Some(now), Some(before)) = (reading.count(name), reading.previous_count(name)) else {
        return Vec::new();
    };
    let gap = now.abs_diff(before);
    let Some(cell) = reading.cell(name).filter(|_| gap >= 10 && gap * 2 >= before) else {
        return Vec::new();
    };
    let message = format!("新收上年 {before} 件、本年 {now} 件，变化较大。");
    let hint = "请确认渠道是否统计齐全。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(before, now)]
}

fn pending(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let rows = ["review", "suit_direct", "suit_after_review"];
    let left = |row: &&str| reading.previous_count(&format!("review_litigation.{row}.pending"));
    let before: Option<u64> = rows.iter().map(left).sum();
    let (Some(before), Some(now)) = (before, super::requests_table::cases(reading)) else {
        return Vec::new();
    };
    let cell = reading.cell("review_litigation.review.total");
    let Some(cell) = cell.filter(|_| now < before) else { return Vec::new() };
    let message = format!("上年还有 {before} 件未审结，本年三组总计只有 {now} 件。");
    let hint = "请核对上年的案件本年是什么结果。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(before, now)]
}

fn quote(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (claim, stated) in claimed(reading).filter(|(claim, _)| claim.last_year && claim.sure) {
        let before: Option<u64> =
            claim.figure.cells.iter().map(|cell| reading.previous_count(cell)).sum();
        let Some(before) = before.filter(|&before| before != claim.value) else { continue };
        let message =
            format!("正文说上年{} {} 件，上年年报是 {before} 件。", claim.word, claim.value);
        let hint = "请对照上年年报改。";
        findings.push(
            Finding::in_text(rule, reading.report, stated.place(), message, hint)
                .comparing(claim.value, before),
        );
    }
    findings
}
