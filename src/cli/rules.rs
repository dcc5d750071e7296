//! What does `nianbao rules` print?

use super::exit::Exit;
use super::output::Output;
use crate::check::{Rule, rules};

/// Prints the list of rules, or the manual page of one.
pub fn run(code: Option<&str>, output: &mut Output) -> Exit {
    let Some(code) = code else {
        for rule in rules() {
            output.line(&entry(rule));
        }
        return Exit::Clean;
    };
    match rules().iter().find(|rule| rule.code.eq_ignore_ascii_case(code)) {
        Some(rule) => {
            output.text(&page(rule));
            Exit::Clean
        }
        None => {
            output.say(&format!("没有编号为「{code}」的规则。用 nianbao rules 可以列出全部编号。"));
            Exit::Usage
        }
    }
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
