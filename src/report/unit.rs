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

impl Unit {
    /// Whether this name is the unit's: the same, or the same but for the place that stands before
    /// one of the two (临湖县自然资源局, 自然资源局).
    #[must_use]
    pub fn is_called(&self, name: &str) -> Called {
        let (own, name) = (self.name.trim(), name.trim());
        let (long, short) = if own.len() > name.len() { (own, name) } else { (name, own) };
        match long.strip_suffix(short) {
            _ if short.is_empty() => Called::Otherwise,
            Some("") => Called::So,
            Some(place) if place.ends_with(PLACES) => Called::WithPlace,
            _ => Called::Otherwise,
        }
    }
}

/// What the name of a place ends in.
const PLACES: [char; 8] = ['省', '市', '县', '区', '州', '盟', '旗', '镇'];

/// How a name fits a unit.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Called {
    /// It is the name.
    So,
    /// It is the name, but for the place before one of the two.
    WithPlace,
    /// It is another name.
    Otherwise,
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
