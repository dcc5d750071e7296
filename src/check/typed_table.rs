//! Was a table typed or pasted into a text?

use super::Finding;
use super::Severity::Advice;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use crate::text::found::Chars;

/// 文字里的表.
pub(super) const ST_EXTRA_TABLE: Rule = Rule {
    code: "ST-EXTRA-TABLE",
    severity: Advice,
    title: "年报只有规定的三张表",
    source: "年报格式附件：第二、三、四部分以表格形式报告，其余为文字描述",
    manual: "\
文字里连着两段以上像是表格的行时提示：用竖线、制表符分栏，或者一段里几个数只用空格隔开。

为什么：格式只规定了三张表，文字部分要写成句子；粘贴进来的表排出来不成样子，里面的数也没有人核对。

怎么办：三张表的数填到表里；别的数写成句子。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(typed),
};

/// What separates the columns of a table in plain text.
const BARS: [char; 5] = ['|', '｜', '│', '┃', '\t'];

static MAY_BE_BARS: Chars = Chars::of("|｜│┃\t");
static MAY_BE_DIGITS: Chars = Chars::of("0123456789");

/// Whether a paragraph looks like a row of a table.
fn is_row(paragraph: &str) -> bool {
    if MAY_BE_BARS.found(paragraph).filter(|(_, c)| BARS.contains(c)).count() >= 2 {
        return true;
    }
    // A label and its figures: sentences do not part figures by blanks alone.
    paragraph.contains(' ') && figures_alone(paragraph) >= 3
}

/// How many runs of digits stand between blanks, or at an end.
fn figures_alone(paragraph: &str) -> usize {
    let digits = MAY_BE_DIGITS.found(paragraph).filter(|(_, c)| c.is_ascii_digit());
    let begins = digits
        .filter(|&(at, _)| paragraph[..at].chars().next_back().is_none_or(char::is_whitespace));
    let behind = |(at, _): (usize, char)| {
        paragraph[at..].trim_start_matches(|c: char| c.is_ascii_digit()).chars().next()
    };
    begins.filter(|&digit| behind(digit).is_none_or(char::is_whitespace)).count()
}

fn typed(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut run = None;
    for (text, index, paragraph) in reading.paragraphs() {
        if !is_row(paragraph) {
            run = None;
            continue;
        }
        let (begun, first, rows) = match run {
            Some((begun, first, rows)) if begun == text => (begun, first, rows + 1),
            _ => (text, index, 1),
        };
        run = Some((begun, first, rows));
        if rows == 2 {
            let message = "这里像是粘贴了一张表。".to_owned();
            let hint = "三张表的数请填到表里，别的数请写成句子。";
            findings.push(Finding::in_text(rule, reading.report, (text, first, 0), message, hint));
        }
    }
    findings
}
