//! Whose report is it, and what reasons did the unit give?

use serde::{Deserialize, Serialize};

/// 单位. The body that reports.
#[derive(Clone, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// 单位全称.
    pub name: String,
    /// 单位类型, one of the kinds of [`crate::form::UnitChoice`].
    pub kind: String,
    /// 数据范围.
    pub scope: Scope,
}

/// 数据范围. Whose figures the report holds.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// The unit's own.
    #[default]
    Own,
    /// Those of all units below a government.
    Aggregate,
}

/// 说明. Why a finding may stand, tied to the figures it explains.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Explanation {
    /// Code of the rule.
    pub code: String,
    /// Where, as in [`crate::check::Finding`].
    pub place: String,
    /// The figures at that time, as the finding gave them.
    pub figures: String,
    /// The reason in the clerk's words.
    pub reason: String,
    /// Who wrote it.
    pub by: String,
    /// When, ISO local time.
    pub at: String,
}
