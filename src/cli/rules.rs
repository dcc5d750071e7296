//! What does `nianbao rules` print?

use super::exit::Exit;
use super::output::Output;
use crate::check::{Rule, left_out, rule, rules};

/// Prints the list of rules, or the manual page of one.
pub fn run(code: Option<&str>, output: &mut Output) -> Exit {
    let Some(code) = code else {
        for rule in rules() {
            output.line(&entry(rule));
        }
        for (code, why) in left_out() {
            output.line(&format!("{code}  查不到  {why}"));
        }
        return Exit::Clean;
    };
    if let Some(rule) = rule(code) {
        output.text(&page(rule));
        return Exit::Clean;
    }
    if let Some((code, why)) = unchecked(code) {
        output.text(&format!("{code}  查不到\n{why}\n"));
        return Exit::Clean;
    }
    output.say(&format!("没有编号为「{code}」的规则。用 nianbao rules 可以列出全部编号。"));
    Exit::Usage
}

/// The entry of a code that cannot be checked yet.
fn unchecked(code: &str) -> Option<&'static (&'static str, &'static str)> {
    left_out().iter().find(|(left_out, _)| left_out.eq_ignore_ascii_case(code.trim()))
}

/// One line of the list.
fn entry(rule: &Rule) -> String {
    format!("{}  {}  {}", rule.code, rule.severity.label(), rule.title)
}

/// The manual page of a rule.
#[must_use]
pub fn page(rule: &Rule) -> String {
    let Rule { code, title, source, manual, .. } = rule;
    let severity = rule.severity.label();
    format!("{code}  {severity}\n{title}\n\n{}\n\n依据：{source}\n", manual.trim())
}
