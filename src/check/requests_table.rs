//! Are the figures of 表三 likely ones?

use super::Finding;
use super::Severity::{Advice, Warning};
use super::agree::denies_requests;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::words::Tag;
use crate::report::TextId;

const MEANING: &str = "表三各行的含义，为本程序的约定";

/// 结转多于新收.
pub(super) const T3_CARRY_OUT_HIGH: Rule = Rule {
    code: "T3-CARRY-OUT-HIGH",
    severity: Warning,
    title: "结转下年度一般不多于本年新收",
    source: "政府信息公开条例第三十三条：二十个工作日内答复",
    manual: "\
表三某一列结转下年度大于本年新收时报出；各列都这样的，只报总计一列。

为什么：结转比新收还多，等于上年结转来的到年底还没有办完，而答复期限一般只有二十个工作日。

怎么办：核对结转和新收；确有延期、征求意见等情况的，写一句说明。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(carry_out_high),
};

/// 结转比例.
pub(super) const T3_CARRY_OUT_SHARE: Rule = Rule {
    code: "T3-CARRY-OUT-SHARE",
    severity: Advice,
    title: "结转比例较大时请确认",
    source: "政府信息公开条例第三十三条：二十个工作日内答复",
    manual: "\
结转下年度不少于 5 件，又超过全年收到和上年结转之和的四分之一时提示。

为什么：答复期限一般是二十个工作日，结转的应当都是年底收到的。

怎么办：核对结转的各件是不是都在期限内。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(carry_out_share),
};

/// 全年没有申请.
pub(super) const T3_ALL_ZERO: Rule = Rule {
    code: "T3-ALL-ZERO",
    severity: Advice,
    title: "全年没有申请的，请确认各渠道都查过",
    source: "为本程序的约定",
    manual: "\
本年新收和上年结转都是 0 时提示。已在表三的门上确认没有、或者正文写明没有收到申请的，不再提示。

为什么：平台、邮箱、信函、传真、窗口只要漏查一个，就可能漏报申请。

怎么办：各渠道都查过就不用改；也可以在第一部分写明没有收到申请。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(all_zero),
};

/// 没有申请却有案件.
pub(super) const T3_ZERO_BUT_CASES: Rule = Rule {
    code: "T3-ZERO-BUT-CASES",
    severity: Warning,
    title: "没有申请却有复议诉讼的，要说明来由",
    source: MEANING,
    manual: "\
本年新收和上年结转都是 0，而表四有案件时报出。

为什么：复议和诉讼多由申请引起；没有申请却有案件，可能是往年的答复引起的，也可能填错了表。

怎么办：核对两张表；属实的写一句来由。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(zero_but_cases),
};

/// 其他占比.
pub(super) const T3_OTHER_SHARE: Rule = Rule {
    code: "T3-OTHER-SHARE",
    severity: Advice,
    title: "其他处理 3 其他不宜过多",
    source: MEANING,
    manual: "\
其他处理最后一行不少于 3 件，又超过办结总数的五分之一时提示。

为什么：这一行是兜底的，过多说明有的申请本可以归入前面的情形。

怎么办：逐件核对能否归入前面各行；确实不能的，在正文说明原因。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(other_share),
};

/// 基层的国家秘密.
pub(super) const T3_SECRET_GRASSROOTS: Rule = Rule {
    code: "T3-SECRET-GRASSROOTS",
    severity: Advice,
    title: "基层以国家秘密、三安全一稳定不予公开的，请核对依据",
    source: "政府信息公开条例第十四条",
    manual: "\
单位是乡镇、街道或县级部门，而不予公开 1、3 两行有大于 0 的数时提示。

为什么：基层很少产生国家秘密，这两行常被误用。

怎么办：核对定密依据；属实就不用改。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Reading(secret),
};

/// 逾期未缴费.
pub(super) const T3_FEE_UNPAID_S6: Rule = Rule {
    code: "T3-FEE-UNPAID-S6",
    severity: Warning,
    title: "有逾期未缴费的，第六部分要说明收费通知",
    source: "年报格式附件，第六部分；信息处理费管理办法",
    manual: "\
表三其他处理 2 逾期未缴费大于 0，而第六部分没有写到收费通知，也没有写到信息处理费时报出。

为什么：既然有人逾期没有缴费，就发出过收费通知，第六部分要报告。

怎么办：在第六部分写明发出收费通知几件、收取多少。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(fee_unpaid),
};

/// 只有自然人.
pub(super) const T3_ONE_COLUMN: Rule = Rule {
    code: "T3-ONE-COLUMN",
    severity: Advice,
    title: "正文提到企业申请的，表里法人各列不全是 0",
    source: "文字与表格核对，为本程序的约定",
    manual: "\
第一部分写到企业、律师事务所、法人提出的申请，而表三本年新收一行法人各列都是 0 时提示。

为什么：申请人全部记成自然人，是常见的填法错误。

怎么办：核对台账里的申请人类别。",
    reasonable: false,
    reads: Reads::Both,
    checks: Checks::Reading(one_column),
};

const COLUMNS: [&str; 6] =
    ["natural", "enterprise", "research", "charity", "legal_service", "other_org"];

fn carry_out_high(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let of = |row: &str, column: &str| reading.count(&format!("requests.{row}.{column}"));
    let high = |column: &&str| {
        of("new", column).zip(of("carried_out", column)).is_some_and(|(new, out)| out > new)
    };
    let columns = if high(&"total") {
        vec!["total"]
    } else {
        COLUMNS.into_iter().filter(high).collect::<Vec<_>>()
    };
    columns
        .into_iter()
        .filter_map(|column| {
            let cell = reading.cell(&format!("requests.carried_out.{column}"))?;
            let (new, out) = (of("new", column)?, of("carried_out", column)?);
            let message = format!("结转下年度 {out} 件，比本年新收 {new} 件还多。");
            let hint = "请核对；上年结转来的确实没有办完的写一句说明。";
            let finding = Finding::of_cell(rule, reading.report, cell, message, hint);
            Some(finding.comparing(out, new))
        })
        .collect()
}

/// Percent of all requests that may be carried out to the next year.
const SHARE: u64 = 25;

fn carry_out_share(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let of = |row: &str| reading.count(&format!("requests.{row}.total"));
    let (Some(new), Some(carried_in), Some(out)) = (of("new"), of("carried_in"), of("carried_out"))
    else {
        return Vec::new();
    };
    let all = new + carried_in;
    let cell = reading.cell("requests.carried_out.total");
    let share = reading.context.overlay().limits().carried_out_share.unwrap_or(SHARE);
    let Some(cell) = cell.filter(|_| out >= 5 && out * 100 > all * share && out <= new) else {
        return Vec::new();
    };
    let message = format!("结转下年度 {out} 件，占全年 {all} 件的 {}%。", out * 100 / all.max(1));
    let hint = "请确认都是年底收到、还在期限内的。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(out, all)]
}

/// Whether nothing was received or carried in; none: blanks are left.
fn nothing_received(reading: &Reading<'_>) -> Option<bool> {
    let of = |row: &str| reading.count(&format!("requests.{row}.total"));
    Some(of("new")? + of("carried_in")? == 0)
}

fn all_zero(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let form = reading.report.form();
    let attested = form.table_index("requests").is_some_and(|it| reading.report.is_attested(it));
    if nothing_received(reading) != Some(true) || attested || denies_requests(reading) {
        return Vec::new();
    }
    let Some(cell) = reading.cell("requests.new.total") else { return Vec::new() };
    let message = "全年没有收到申请。".to_owned();
    let hint = "请确认平台、邮箱、信函、传真、窗口都查过。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint)]
}

/// 案件 of 表四 altogether.
pub(super) fn cases(reading: &Reading<'_>) -> Option<u64> {
    ["review", "suit_direct", "suit_after_review"]
        .iter()
        .map(|row| reading.count(&format!("review_litigation.{row}.total")))
        .sum()
}

fn zero_but_cases(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some(n) = cases(reading).filter(|&n| n > 0) else { return Vec::new() };
    let cell = reading.cell("requests.new.total");
    let Some(cell) = cell.filter(|_| nothing_received(reading) == Some(true)) else {
        return Vec::new();
    };
    let message = format!("没有收到申请，却有复议或诉讼 {n} 件。");
    let hint = "请核对两张表；由往年答复引起的写一句说明。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(0, n)]
}

fn other_share(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let (Some(misc), Some(total)) =
        (reading.count("requests.other_misc.total"), reading.count("requests.result_total.total"))
    else {
        return Vec::new();
    };
    let cell = reading.cell("requests.other_misc.total");
    let Some(cell) = cell.filter(|_| misc >= 3 && misc * 5 > total && total > 0) else {
        return Vec::new();
    };
    let message = format!("有 {misc} 件，占办结 {total} 件的 {}%。", misc * 100 / total);
    let hint = "请检查能否归入前面的情形，或在正文说明。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(misc, total)]
}

fn secret(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let kind = reading.report.unit().kind.as_str();
    if !matches!(kind, "subdistrict" | "township" | "county_department") {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for row in ["denied_state_secret", "denied_safety_stability"] {
        let name = format!("requests.{row}.total");
        let (Some(cell), Some(n)) = (reading.cell(&name), reading.count(&name)) else { continue };
        if n > 0 {
            let message = format!("以此为由不予公开 {n} 件，基层少见。");
            let hint = "请核对依据；属实就不用改。";
            findings.push(Finding::of_cell(rule, reading.report, cell, message, hint));
        }
    }
    findings
}

fn fee_unpaid(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let text = TextId::OtherMatters;
    let told = reading.has(text, Tag::Fee) || reading.has(text, Tag::FeeNotice);
    let unpaid = reading.count("requests.other_fee_unpaid.total").filter(|&n| n > 0 && !told);
    let (Some(n), Some(cell)) = (unpaid, reading.cell("requests.other_fee_unpaid.total")) else {
        return Vec::new();
    };
    let message = format!("有 {n} 件因逾期未缴费不再处理，第六部分没有说明收费。");
    let hint = "请在第六部分写明收费通知和收费情况。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(n, "未写")]
}

fn one_column(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let organizations: Option<u64> =
        COLUMNS[1..].iter().map(|column| reading.count(&format!("requests.new.{column}"))).sum();
    let any = reading.count("requests.new.natural").is_some_and(|n| n > 0);
    if organizations != Some(0) || !any {
        return Vec::new();
    }
    // Of the words of one sentence the first asks for all.
    let mut last = None;
    let word = reading.words_in(TextId::Overview, Tag::Organization).find(|word| {
        let (from, to) = crate::text::sentence::around(reading.paragraph_of(word), word.start);
        let sentence = &reading.paragraph_of(word)[from..to];
        let new = last.replace((word.paragraph, from)) != Some((word.paragraph, from));
        new && sentence.contains("公开申请")
            && !sentence.contains("许可")
            && !["0件", "0 件", "零件", "没有", "未"].iter().any(|none| sentence.contains(none))
    });
    let Some(word) = word else { return Vec::new() };
    let Some(cell) = reading.cell("requests.new.enterprise") else { return Vec::new() };
    let message = format!("正文提到「{}」，表里法人各列都是 0。", word.word);
    let hint = "请核对台账里的申请人类别。";
    vec![Finding::of_cell(rule, reading.report, cell, message, hint).comparing(word.word, 0)]
}
