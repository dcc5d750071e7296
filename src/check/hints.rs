//! What is said once, when a figure is entered that is easily counted wrongly?

use super::Severity::Advice;
use super::rule::{Checks, Reads, Rule};

/// 部分公开.
pub(super) const T3_PARTIAL_ONCE: Rule = Rule {
    code: "T3-PARTIAL-ONCE",
    severity: Advice,
    title: "部分公开的申请整件只计在部分公开一行",
    source: "年报格式附件，表三第三项（二）：区分处理的，只计这一情形，不计其他情形",
    manual: "\
在部分公开一行填入大于 0 的数时提醒一次。只在填写时提醒，检查报告时不列。

为什么：一件申请给了一部分、没给一部分，最容易在不予公开等行再计一次，那样（七）总计就多了。

怎么办：整件只计在部分公开；没有重复计的，不用管。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Hint(|report, cell| {
        let (table, row, _) = report.form().keys(cell);
        ((table, row) == ("requests", "partial"))
            .then_some("部分公开的申请整件只计在部分公开一行，不再计入不予公开等行。")
    }),
};

/// 共同被告.
pub(super) const T4_CO_DEFENDANT: Rule = Rule {
    code: "T4-CO-DEFENDANT",
    severity: Advice,
    title: "复议机关作共同被告的案件不计",
    source: "国办公开办函〔2016〕201号",
    manual: "\
单位是一级政府，在行政诉讼两组填入大于 0 的数时提醒一次。只在填写时提醒，检查报告时不列。

为什么：政府作为复议机关成为共同被告的，只由原行为机关计；政府再计，汇总时同一个案件就计了两次。

怎么办：只计本级政府自己的行为引起的诉讼。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Hint(|report, cell| {
        let (table, row, _) = report.form().keys(cell);
        let suit = table == "review_litigation" && row.starts_with("suit");
        (suit && report.unit().kind.ends_with("_government"))
            .then_some("作为复议机关成为共同被告的不计，只由原行为机关计。")
    }),
};
