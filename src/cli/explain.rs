//! What does `nianbao explain` print?

use std::path::Path;

use super::exit::Exit;
use super::input;
use super::judged::verdict;
use super::output::Output;
use super::previous::Previous;
use crate::check::{self, Context, Finding, Rule, rule};
use crate::report::Report;

/// Prints every finding of one rule in a report with the figures of both sides and the source.
pub fn run(code: &str, file: &Path, previous: &Previous, output: &mut Output) -> Exit {
    let Some(rule) = rule(code) else {
        output.say(&format!("没有编号为「{code}」的规则。用 nianbao rules 可以列出全部编号。"));
        return Exit::Usage;
    };
    let read = input::read(file).map_err(|sentence| format!("{}：{sentence}", input::name(file)));
    let document = match read {
        Ok(document) => document,
        Err(sentence) => {
            output.say(&sentence);
            return Exit::Unreadable;
        }
    };
    let report = &document.report;
    let (context, not) = previous.context_for(report);
    let mut findings = check::check(report, &context);
    findings.retain(|finding| finding.code == rule.code);
    previous.told(not.as_slice()).into_iter().for_each(|sentence| output.say(&sentence));
    if findings.is_empty() {
        output.line(&format!("这份报告没有 {} 的问题：{}。", rule.code, rule.title));
    }
    findings.iter().for_each(|finding| output.text(&told(rule, finding, report, &context)));
    verdict(report, &findings)
}

/// One finding: what it says, both figures, why, what to do, what the wizard would offer to do, and
/// the reason if one was given.
#[must_use]
pub fn told(rule: &Rule, finding: &Finding, report: &Report, context: &Context) -> String {
    let Finding { code, severity, place, message, hint, left, right, .. } = finding;
    let mut lines = vec![format!("{code}  {}  {place}", severity.label()), message.clone()];
    if !left.is_empty() && !right.is_empty() {
        lines.push(format!("两边：{left}，{right}"));
    }
    if let Some(sentence) = finding.sentence(report) {
        lines.push(format!("原文：{sentence}"));
    }
    lines.push(format!("怎么办：{hint}"));
    let repairs = check::repairs(report, context, finding);
    lines.extend(repairs.iter().map(|repair| format!("改法：{}", repair.words)));
    lines.push(format!("依据：{}", rule.source));
    if let Some(explanation) = finding.explanation(report) {
        lines.push(format!("已说明：{}（{}）", explanation.reason, explanation.by));
    }
    lines.join("\n") + "\n\n"
}
