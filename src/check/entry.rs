//! What does a cell not take, and what is the clerk told then?

use super::Severity::Error;
use super::place::quoted;
use super::rule::{Checks, Reads, Rule};
use crate::form::ValueKind;
use crate::report::{NumberError, read_cell};

const SHAPE: &str = "\
件数是 0 或正整数，最多九位。全角数字、千位逗号（12,345）、末尾的「件」和 3.00 都认；写「无」「没有」就是 0。\
逗号不隔千位、单位是万元、开头多了 0 的不认，请照台账重填。\
写「/」「-」「不适用」记作不适用，另有规则提醒；整块粘贴里的「-」先问一次是不是 0，数据文件里的「-」不认。

为什么：负数、小数和文字进了表，合计和勾稽关系就没有意义；超过九位多半是两格的数连在了一起。

怎么办：这一格保持原来的内容，照登记台账重新填写。";

/// Counts of 表二.
pub(super) const T2_TYPE: Rule = Rule {
    code: "T2-TYPE",
    severity: Error,
    title: "表二的件数是 0 或正整数",
    source: "年报格式附件，表二",
    manual: SHAPE,
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Entry(refuse_count),
};

/// The amount of 表二.
pub(super) const T2_FEE_TYPE: Rule = Rule {
    code: "T2-FEE-TYPE",
    severity: Error,
    title: "表二的金额以万元为单位，最多六位小数",
    source: "年报格式附件，表二；六位小数即一分，为本程序的约定",
    manual: "\
金额填 0 或正数，单位是万元，小数点前最多九位、后最多六位（0.000001 万元就是一分）。\
填几位就印几位，不四舍五入。

为什么：格式只规定了单位，没有规定位数；六位小数足够写到分。

怎么办：财务给的是元，除以一万再填，例如 1200 元写成 0.12。",
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Entry(refuse_amount),
};

/// Counts of 表三.
pub(super) const T3_TYPE: Rule = Rule {
    code: "T3-TYPE",
    severity: Error,
    title: "表三的件数是 0 或正整数",
    source: "年报格式附件，表三",
    manual: SHAPE,
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Entry(refuse_count),
};

/// Counts of 表四.
pub(super) const T4_TYPE: Rule = Rule {
    code: "T4-TYPE",
    severity: Error,
    title: "表四的件数是 0 或正整数",
    source: "年报格式附件，表四",
    manual: SHAPE,
    reasonable: false,
    reads: Reads::Cells,
    checks: Checks::Entry(refuse_count),
};

/// Why a cell of this kind does not take `typed`, in one or two sentences; none: it does.
#[must_use]
pub fn refusal(typed: &str, kind: ValueKind) -> Option<String> {
    let error = read_cell(typed, kind).err().filter(|&error| error != NumberError::Dash)?;
    let (what, hint) = error.told(kind);
    Some(format!("这一格{what}。收到的是{}。{hint}", quoted(typed)))
}

fn refuse_count(typed: &str, kind: ValueKind) -> Option<String> {
    if kind == ValueKind::Count { refusal(typed, kind) } else { None }
}

fn refuse_amount(typed: &str, kind: ValueKind) -> Option<String> {
    if kind == ValueKind::Amount { refusal(typed, kind) } else { None }
}
