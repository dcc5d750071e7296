//! Was one number split over two cells when figures were read in?

use super::Finding;
use super::Severity::Advice;
use super::context::Context;
use super::place;
use super::rule::{Checks, Reads, Rule};
use super::{Standing, column_balance};
use crate::form::{CellId, Filled};
use crate::report::{Cell, Count, Number, Op, Report};

/// 拆开的数.
pub(super) const T3_DIGIT_SPLIT: Rule = Rule {
    code: "T3-DIGIT-SPLIT",
    severity: Advice,
    title: "一个数没有被拆成两格",
    source: "从扫描件和 PDF 取出的数中常见的差错",
    manual: "\
读入的表三里，一行的合计与各列相加不等，而把相邻两格的一位数连成一个两位数、另一格改成 0，\
这一行就相等、两列也都平时提示。

为什么：从 PDF 取数时，两位数常被拆成两格。

怎么办：对照原件；是被拆开的，就把两格改回来。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Report(split),
};

fn split(rule: &Rule, report: &Report, _: &Context) -> Vec<Finding> {
    let form = report.form();
    let Some(table) = form.table_index("requests") else { return Vec::new() };
    let mut findings = Vec::new();
    for (id, def) in form.cell_ids().zip(form.cells()) {
        let Filled::BySum(parts) = &def.filled else { continue };
        let along_row = parts.iter().all(|&part| form.cell(part).row == def.row);
        if def.table != table || !along_row || !report.is_stated_sum(id) {
            continue;
        }
        let stated = report.cell(id).count().map(u64::from);
        if report.sum(id).complete() == stated {
            continue;
        }
        for pair in parts.windows(2) {
            findings.extend(
                joined(report, pair[0], pair[1], stated, id)
                    .map(|sum| Finding::was_split(rule, report, (pair[0], pair[1]), sum)),
            );
        }
    }
    findings
}

/// The number that two cells make together, when it repairs the row `sum` and leaves both columns
/// level.
fn joined(
    report: &Report,
    left: CellId,
    right: CellId,
    stated: Option<u64>,
    sum: CellId,
) -> Option<u32> {
    let digit = |cell: CellId| report.cell(cell).count().filter(|digit| *digit < 10);
    let (tens, ones) = (digit(left)?, digit(right)?);
    let whole = tens * 10 + ones;
    if tens == 0 || report.form().cell(left).filled != Filled::ByHand {
        return None;
    }
    [(left, right), (right, left)].into_iter().find_map(|(takes, loses)| {
        let mut repaired = report.clone();
        let new = Cell::Value(Number::Count(Count::new(whole)?));
        for (cell, new) in [(takes, new), (loses, Cell::ZERO)] {
            repaired.apply(&Op::SetCell { cell, old: report.cell(cell).clone(), new });
        }
        let level = [left, right].into_iter().all(|cell| {
            let def = report.form().cell(cell);
            let balance = column_balance(&repaired, def.table, def.column);
            balance.is_none_or(|balance| balance.standing() == Standing::Level)
        });
        (level && repaired.sum(sum).complete() == stated).then_some(whole)
    })
}

impl Finding {
    /// Two cells hold the digits of one number.
    fn was_split(
        rule: &Rule,
        report: &Report,
        (left, right): (CellId, CellId),
        whole: u32,
    ) -> Self {
        let form = report.form();
        let (a, b) = (report.cell(left).to_text(), report.cell(right).to_text());
        let other = form.tables[form.cell(right).table].row(form.cell(right).row);
        let other = other.map_or("", |(block, _)| &block.columns[form.cell(right).column].label);
        let message = format!(
            "{}的 {a} 和{other}的 {b} 可能是一个数 {whole} 被拆开了。",
            place::of_cell(form, left)
        );
        let hint = "请对照原件；是被拆开的，把两格改回来。";
        Self::of_cell(rule, report, left, message, hint).comparing(format!("{a} {b}"), whole)
    }
}
