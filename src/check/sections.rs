//! Has every section that is text been written?

use super::Finding;
use super::Severity::Error;
use super::rule::{Checks, Reads, Rule};
use crate::report::{Report, TextId};

/// 一.
pub(super) const S1_EMPTY: Rule = Rule {
    code: "S1-EMPTY",
    severity: Error,
    title: "第一部分要写",
    source: "年报格式附件，第一部分；政府信息公开条例第五十条",
    manual: "\
第一部分一个字都没有时报出。

为什么：格式要求概述本机关一年来执行条例的情况，包括主动公开、依申请公开、信息管理、平台建设、监督保障五个方面。

怎么办：照五个方面各写一段，客观、简短，用数字说明，原则上不超过一千字。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Report(|rule, report, _| {
        empty(rule, report, TextId::Overview, "请照提示的几个方面各写一段。")
    }),
};

/// 五.
pub(super) const S5_EMPTY: Rule = Rule {
    code: "S5-EMPTY",
    severity: Error,
    title: "第五部分要写",
    source: "年报格式附件，第五部分；政府信息公开条例第五十条第四项",
    manual: "\
第五部分一个字都没有时报出。

为什么：条例要求报告存在的主要问题和改进情况；通知要求写得具体、有针对性，不能年年照搬。

怎么办：写清楚哪个环节有什么问题，对应采取了什么措施，上年的问题改了没有。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Report(|rule, report, _| {
        empty(rule, report, TextId::Problems, "请写明主要问题和对应的改进，不能只写没有问题。")
    }),
};

/// 六.
pub(super) const S6_EMPTY: Rule = Rule {
    code: "S6-EMPTY",
    severity: Error,
    title: "第六部分要写",
    source: "年报格式附件，第六部分",
    manual: "\
第六部分一个字都没有时报出。

为什么：格式写明收取信息处理费的情况在这一部分报告；没有收取、没有其他事项，也要写明。

怎么办：在第六部分选好两个问题的答案，程序会写成句子。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Report(|rule, report, _| {
        empty(
            rule,
            report,
            TextId::OtherMatters,
            "没有其他事项也要写明，收取信息处理费的情况也写在这里。",
        )
    }),
};

fn empty(rule: &Rule, report: &Report, text: TextId, hint: &str) -> Vec<Finding> {
    let empty = report.text(text).is_blank();
    empty.then(|| Finding::unwritten(rule, report, text, hint)).into_iter().collect()
}

impl Finding {
    /// A section has no text.
    fn unwritten(rule: &Rule, report: &Report, text: TextId, hint: &str) -> Self {
        let title = report.form().section(text.key()).map_or("", |section| &section.title);
        let message = format!("{title}还没有写。");
        Self::of_text(rule, report, text, message, hint)
    }
}
