//! To which part of a reviewer's work does a rule belong?

/// 核对的各组. A heading, and the beginnings of the codes that stand under it, in the catalogue's
/// order.
const GROUPS: [(&str, &[&str]); 9] = [
    ("标题、期间和结构", &["META-", "ST-"]),
    ("表二 主动公开", &["T2-"]),
    ("表三 依申请公开", &["T3-"]),
    ("表四 复议诉讼", &["T4-"]),
    ("文字里的数和表", &["NR-"]),
    ("一、五、六部分的内容", &["S1-", "S5-", "S6-"]),
    ("用字、标点和残留", &["TX-"]),
    ("个人信息和保密", &["PR-"]),
    ("说明写了理由", &["PB-"]),
];

/// Where a rule of no other group stands.
const REST: &str = "和别的年报雷同";

/// The headings in order.
pub fn groups() -> impl Iterator<Item = &'static str> {
    GROUPS.iter().map(|(name, _)| *name).chain([REST])
}

/// The heading over the rule with this code.
#[must_use]
pub fn group_of(code: &str) -> &'static str {
    let under = |(_, starts): &&(_, &[&str])| starts.iter().any(|start| code.starts_with(start));
    GROUPS.iter().find(under).map_or(REST, |(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::{REST, group_of, groups};
    use crate::check::rules;

    #[test]
    fn every_group_has_rules_and_what_is_left_compares_reports() {
        for group in groups() {
            assert!(rules().iter().any(|rule| group_of(rule.code) == group), "{group}");
        }
        let rest = rules().iter().filter(|rule| group_of(rule.code) == REST);
        rest.for_each(|rule| assert!(rule.code.starts_with("SM-"), "{}", rule.code));
    }
}
