//! Which cells were left blank, or marked as not applicable?

use super::Severity::Error;
use super::context::Context;
use super::place;
use super::rule::{Checks, Reads, Rule};
use super::{Act, Finding, Slash, Spot};
use crate::form::CellId;
use crate::report::{Cell, Report};

const MANUAL: &str = "\
没有填的格算必须改：每张表报一条，写明还有几格空白，光标落在第一格。\
写着「/」「-」「不适用」的格算需说明，逐格报。

为什么：空白不等于 0，可能是还没填，也可能是漏了；公布的年报里没有发生的都写 0。\
程序不会自己把空白当成 0。

怎么办：没有发生的填 0，整张表剩下的空格可以一次填完；整张表都没有数据，在零报告里确认一次。\
确实不适用、又按上级口径写「/」的，写一句说明。";

/// 表二.
pub(super) const T2_BLANK: Rule = Rule {
    code: "T2-BLANK",
    severity: Error,
    title: "表二每格都要填，没有发生填 0",
    source: "年报格式附件，表二；已公布年报的通行做法",
    manual: MANUAL,
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Report(|rule, report, context| {
        in_table(rule, report, context, "active_disclosure")
    }),
};

/// 表三.
pub(super) const T3_BLANK: Rule = Rule {
    code: "T3-BLANK",
    severity: Error,
    title: "表三每格都要填，没有发生填 0",
    source: "年报格式附件，表三；已公布年报的通行做法",
    manual: MANUAL,
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Report(|rule, report, context| in_table(rule, report, context, "requests")),
};

/// 表四.
pub(super) const T4_BLANK: Rule = Rule {
    code: "T4-BLANK",
    severity: Error,
    title: "表四每格都要填，没有发生填 0",
    source: "年报格式附件，表四；已公布年报的通行做法",
    manual: MANUAL,
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Report(|rule, report, context| {
        in_table(rule, report, context, "review_litigation")
    }),
};

fn in_table(rule: &Rule, report: &Report, context: &Context, table: &str) -> Vec<Finding> {
    let Some(table) = report.form().table_index(table) else { return Vec::new() };
    let (mut blanks, mut cells, mut findings) = (Vec::new(), 0, Vec::new());
    for cell in report.typed_cells(table) {
        cells += 1;
        match report.cell(cell) {
            Cell::Blank => blanks.push(cell),
            Cell::NotApplicable => {
                let slash = context.overlay().slash();
                findings.extend(Finding::not_applicable(rule, report, cell, slash));
            }
            Cell::Value(_) => {}
        }
    }
    findings.extend(Finding::blanks(rule, report, &blanks, cells));
    findings
}

impl Finding {
    /// Some of the `cells` cells of a table are blank; none: none is.
    fn blanks(rule: &Rule, report: &Report, blanks: &[CellId], cells: usize) -> Option<Self> {
        let (form, first) = (report.form(), *blanks.first()?);
        let table = &form.tables[form.cell(first).table].name;
        let zeros = "没有数据的填 0。";
        let (place, message, hint) = match blanks.len() {
            1 => {
                let place = place::of_cell(form, first);
                (place.clone(), format!("{place}：还没有填。"), "没有发生请填 0。")
            }
            all if all == cells => {
                (table.clone(), format!("{table}还没有填，{all} 格都空着。"), zeros)
            }
            some => (table.clone(), format!("{table}还有 {some} 格空白。"), zeros),
        };
        let act = (hint == zeros).then_some(Act::FillZeros);
        Some(Self { act, ..Self::of(rule, Spot::Cell(first), place, message, hint) })
    }

    /// A cell says 不适用 where a number is wanted; none: that is fine here.
    fn not_applicable(rule: &Rule, report: &Report, cell: CellId, slash: Slash) -> Option<Self> {
        let place = place::of_cell(report.form(), cell);
        let mark = Cell::NotApplicable.to_text();
        let message = format!("{place}：写的是「{mark}」（不适用）。");
        let hint = match slash {
            Slash::Allow => return None,
            Slash::Explain => "没有发生请填 0；确实不适用就写一句说明。",
            Slash::Forbid => "本地要求不写斜线，没有发生请填 0。",
        };
        let finding = Self::of(rule, Spot::Cell(cell), place, message, hint).comparing(mark, "");
        Some(if slash == Slash::Forbid { finding } else { finding.lightened() })
    }
}
