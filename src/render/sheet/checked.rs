//! What did the checks come to, what is open, and which reasons were given?

use super::{as_many, item, line};
use crate::check::{Finding, Severity, group_of, groups, rules};
use crate::report::{Explanation, Report};
use crate::text::width::width;

/// Columns of a group's name.
const NAME: usize = 24;

/// One line a group: how many rules there are and what they found.
pub(super) fn results(report: &Report, findings: &[Finding], alone: bool) -> Vec<String> {
    let one = |group: &'static str| {
        let rules = rules().iter().filter(|rule| group_of(rule.code) == group).count();
        let found = findings.iter().filter(|finding| group_of(finding.code) == group);
        let blanks = " ".repeat(NAME.saturating_sub(width(group)));
        // The last group compares with other reports and nothing else.
        let verdict = if alone && groups().last() == Some(group) {
            "没有给出上年年报，没有核对".to_owned()
        } else {
            verdict(report, found)
        };
        line(&format!("  {group}{blanks}{rules:>3} 条   {verdict}"))
    };
    groups().map(one).collect()
}

fn verdict<'f>(report: &Report, findings: impl Iterator<Item = &'f Finding>) -> String {
    let [mut errors, mut warnings, mut explained, mut advice] = [0_usize; 4];
    for finding in findings {
        *match finding.severity {
            _ if finding.explanation(report).is_some() => &mut explained,
            Severity::Error => &mut errors,
            Severity::Warning => &mut warnings,
            Severity::Advice => &mut advice,
        } += 1;
    }
    let counts = [
        (errors, Severity::Error.label()),
        (warnings, Severity::Warning.label()),
        (explained, "已说明"),
        (advice, Severity::Advice.label()),
    ];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    match counts.map(|(count, label)| format!("{label} {count} 处")).collect::<Vec<_>>().join("，")
    {
        counts if counts.is_empty() => "没有问题".to_owned(),
        counts => counts,
    }
}

/// What stands in the way of a final document.
pub(super) fn open(open: &[&Finding], room: usize) -> Vec<String> {
    let one =
        |finding: &&Finding| item(&format!("{}  ", finding.severity.label()), &finding.told());
    as_many(open.iter().map(one).collect(), room, |more| {
        format!("另有 {more} 处，用 nianbao check 可以看到")
    })
}

/// The reasons that were given, with the figures they explain.
pub(super) fn reasons(report: &Report, findings: &[Finding], room: usize) -> Vec<String> {
    let given = findings.iter().filter_map(|found| Some((found, found.explanation(report)?)));
    let one = |(at, (finding, given)): (usize, (&Finding, &Explanation))| {
        let label = format!("{:<2} ", at + 1);
        let day = given.at.split(' ').next().unwrap_or_default();
        let reason = format!("说明：{}（{}，{day}）", given.reason, given.by);
        [item(&label, &finding.told()), item("   ", &reason)].concat()
    };
    match given.enumerate().map(one).collect::<Vec<_>>() {
        items if items.is_empty() => vec![line("  没有需要说明的")],
        items => as_many(items, room, |more| format!("另有 {more} 条，在 report.yaml 里")),
    }
}
