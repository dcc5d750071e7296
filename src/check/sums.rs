//! Does a sum that a file stated agree with what it sums up?
//!
//! In the wizard sums follow by themselves; only a file can state one that differs.

use super::Severity::Error;
use super::place;
use super::rule::{Checks, Reads, Rule};
use super::{Finding, Spot};
use crate::form::{CellId, Filled};
use crate::report::Report;

/// Which way a sum runs.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Along {
    /// Over the columns of one row.
    Row,
    /// Over the rows of one column.
    Column,
}

/// Every row of 表三, the row of sums included.
pub(super) const T3_ROW_TOTAL: Rule = Rule {
    code: "T3-ROW-TOTAL",
    severity: Error,
    title: "表三每一行：各列相加等于最后一列",
    source: "年报格式附件，表三最后一列的含义",
    manual: "\
读入的文件里写着一行的合计，而这一行六类申请人的数都填了，两者不等时报出。\
在向导里合计由程序相加，不会不等。还有空格的行不报。

为什么：合计和分项不等，是主管部门退回年报的常见原因；哪一边错只有台账知道，程序不替人决定。

怎么办：对照台账核对这一行。分项错了就改分项，写的合计随之作废；分项没错，就在问题清单里选这一条，按各项之和改；\
文件里则删掉写的合计，由程序相加。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Report(|rule, report, _| stated(rule, report, "requests", Along::Row)),
};

/// The row of sums of 表三, in every column that is typed.
pub(super) const T3_RESULT_TOTAL: Rule = Rule {
    code: "T3-RESULT-TOTAL",
    severity: Error,
    title: "表三每一列：办理结果（一）到（六）相加等于（七）",
    source: "年报格式附件，表三第三项（七）的含义",
    manual: "\
读入的文件里写着某一列办理结果的合计，而（一）到（六）各行都填了，两者不等时报出。\
在向导里合计由程序相加，不会不等。还有空格的列不报；最后一列由每一行的合计来查，这里不重复。

为什么：每件申请只归入一种办理结果，分项相加就是办结的件数。两者不等，不是漏了一行，就是一件计了两次。

怎么办：对照台账核对这一列。分项错了就改分项；分项没错，就在问题清单里选这一条，按各项之和改；\
文件里则删掉写的合计，由程序相加。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Report(|rule, report, _| stated(rule, report, "requests", Along::Column)),
};

/// The three groups of 表四.
pub(super) const T4_GROUP_TOTAL: Rule = Rule {
    code: "T4-GROUP-TOTAL",
    severity: Error,
    title: "表四每一组：四种结果相加等于这一组的合计",
    source: "年报格式附件，表四各组最后一格的含义",
    manual: "\
读入的文件里写着复议或诉讼一组的合计，而四种结果都填了，两者不等时报出。\
在向导里合计由程序相加，不会不等。

为什么：每个案件在年底只有一种状态，四种相加就是这一组的件数。

怎么办：对照案件登记核对这一组。分项错了就改分项；分项没错，就在问题清单里选这一条，按各项之和改；\
文件里则删掉写的合计，由程序相加。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Report(|rule, report, _| stated(rule, report, "review_litigation", Along::Row)),
};

/// Stated sums of `table` that run `along` and differ from their complete sum.
fn stated(rule: &Rule, report: &Report, table: &str, along: Along) -> Vec<Finding> {
    let form = report.form();
    let Some(table) = form.table_index(table) else { return Vec::new() };
    let mut findings = Vec::new();
    for (id, def) in form.cell_ids().zip(form.cells()) {
        if def.table != table || def.filled == Filled::ByHand || report.cell(id).is_blank() {
            continue;
        }
        let stated = report.cell(id).count().map_or(0, u64::from);
        if let Some(sum) = report.sum(id).complete()
            && sum != stated
            && runs(report, id) == along
        {
            findings.push(Finding::other_sum(rule, report, id, sum));
        }
    }
    findings
}

/// Where rows of sums and columns of sums cross, the sum runs along the row.
fn runs(report: &Report, sum: CellId) -> Along {
    let (form, def) = (report.form(), report.form().cell(sum));
    let row = form.tables[def.table].row(def.row);
    let by_column = row.is_some_and(|(block, _)| block.columns[def.column].sum.is_some());
    if by_column { Along::Row } else { Along::Column }
}

impl Finding {
    /// The stated sum and the sum of the parts differ.
    fn other_sum(rule: &Rule, report: &Report, cell: CellId, sum: u64) -> Self {
        let (form, stated) = (report.form(), report.cell(cell));
        let gap = sum.abs_diff(stated.count().map_or(0, u64::from));
        let stated = stated.to_text();
        let message = match (runs(report, cell), labels(report, cell)) {
            (Along::Row, (row, column)) => {
                format!("{row}：各列相加是 {sum}，{column}写的是 {stated}，差 {gap}。")
            }
            (Along::Column, (row, column)) => {
                format!("{column}：各项相加是 {sum}，{row}写的是 {stated}，差 {gap}。")
            }
        };
        let hint = "请核对各项；各项没错，就改成各项之和。";
        let place = place::of_cell(form, cell);
        Self::of(rule, Spot::Cell(cell), place, message, hint).comparing(sum, stated)
    }
}

/// The official labels of a cell's row and column.
fn labels(report: &Report, cell: CellId) -> (String, String) {
    let (form, def) = (report.form(), report.form().cell(cell));
    form.tables[def.table].row(def.row).map_or_else(Default::default, |(block, row)| {
        (format!("{}{}", row.number, row.label), block.columns[def.column].label.clone())
    })
}
