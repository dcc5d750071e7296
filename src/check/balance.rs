//! Is every request of a column accounted for?

use super::Severity::Error;
use super::column::{Standing, column_balance};
use super::misplaced::{self, misplaced};
use super::place;
use super::rule::{Checks, Reads, Rule};
use super::suspects::{self, suspects};
use super::{Finding, Spot};
use crate::form::{CellId, Filled};
use crate::report::Report;

/// 表三逐列平衡: what came in has gone somewhere.
///
/// Code and rows of the two sides stand in the edition file. Only typed columns are judged: the
/// column of sums is out of balance exactly when one of them is.
pub(super) const T3_COLUMN_BALANCE: Rule = Rule {
    code: "T3-COLUMN-BALANCE",
    severity: Error,
    title: "表三每一列：第一项加第二项等于第三项（七）加第四项",
    source: "年报格式附件，表三左上角的勾稽关系",
    manual: "\
表三每一类申请人都要平：第一项加第二项（本年收到的和上年留下的），\
等于第三项的（七）加第四项（办结的和留到明年的）。一列填满以后才判断，还有空格时只显示暂差。\
最后一列是各列之和，各列平了它就平，不单独报。

为什么：收到的每一件，到年底不是办结了，就是还在办。差几件，就有几件没有去向，或者多出来没有来处。\
这是格式里唯一写明的算式，主管部门首先查它。

怎么办：从列出的几格查起，对照登记台账改那一格。停在某一格时可以填入让这一列平的数，\
并记下是推算的；不要为了平而改第四项，结转的件数应当照台账填。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Report(|rule, report, _| out_of_balance(rule, report)),
};

fn out_of_balance(rule: &Rule, report: &Report) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, table) in report.form().tables.iter().enumerate() {
        if table.balance.as_ref().is_none_or(|balance| balance.code != rule.code) {
            continue;
        }
        let columns = table.blocks.iter().flat_map(|block| block.columns.iter().enumerate());
        for (column, _) in columns.filter(|(_, column)| column.sum.is_none()) {
            findings.extend(Finding::unbalanced(rule, report, index, column));
        }
    }
    findings
}

impl Finding {
    /// The two sides of a column differ and nothing is blank; none: it is not so.
    fn unbalanced(rule: &Rule, report: &Report, table: usize, column: usize) -> Option<Self> {
        let balance = column_balance(report, table, column)?;
        let Standing::Off(gap) = balance.standing() else { return None };
        let (left, right) = (balance.left.known, balance.right.known);
        let form = report.form();
        let sides = form.tables[table].balance.as_ref()?;
        let suspects = suspects(report, table, column);
        // Where no single cell repairs the column, the finding stands at its first one.
        let first = form.addends(table, column).first()?.cell;
        let cell = suspects.iter().map(|suspect| suspect.cell).find(|&cell| is_typed(report, cell));
        let name = &form.tables[table].row(form.cell(first).row)?.0.columns[column].label;
        let (this, that) = (&sides.left.called, &sides.right.called);
        let fate = if left > right {
            format!("差 {gap} 件没有去向")
        } else {
            format!("多出 {gap} 件没有来处")
        };
        let message = format!("{name}：{this}是 {left}，{that}是 {right}，{fate}。");
        let moved = misplaced(report, table, column);
        let hint = suspects::sentence(&misplaced::told(report, &moved, &suspects, None));
        let spot = Spot::Cell(cell.unwrap_or(first));
        let place = place::of_column(form, first);
        Some(Self::of(rule, spot, place, message, hint).comparing(left, right))
    }
}

fn is_typed(report: &Report, cell: CellId) -> bool {
    report.form().cell(cell).filled == Filled::ByHand
}
