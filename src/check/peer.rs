//! Are the texts of one unit those of another?

use super::Severity::Warning;
use super::peers::{Peer, Peers, TEXTS};
use super::place::of_text;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::{Finding, Overlay, Spot};
use crate::form::Form;

/// 与别的单位雷同.
pub(super) const SM_PEER: Rule = Rule {
    code: "SM-PEER",
    severity: Warning,
    title: "第一、第五部分不与别的单位雷同",
    source: "县区评分办法：与其他单位雷同的扣分",
    manual: "\
一次检查几份报告时，同一年度两个单位的第一或第五部分，去掉数字、单位名称和编制说明后，有百分之八十以上相同时报出。\
只检查一份时没有别的报告可比，不报。

为什么：通知不准内容雷同，主管部门会把各单位的年报放在一起比。

怎么办：按本单位的情况改写；确有共同起草的，写一句说明。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(similar),
};

/// The code of what is found beside other reports.
pub const PEER: &str = SM_PEER.code;

/// Percent from which two texts are the same.
const SAME: usize = 80;

fn similar(_: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let Some(peers) = &reading.context.peers else { return Vec::new() };
    let peer = Peer::of(reading.report);
    peers_of(reading.report.form(), &peer, peers, reading.context.overlay())
}

/// What is found when a report is laid beside those checked together with it.
#[must_use]
pub fn peers_of(form: &Form, peer: &Peer, peers: &Peers, overlay: &Overlay) -> Vec<Finding> {
    let same = overlay.limits().same_as_peer.unwrap_or(SAME);
    let mut findings = Vec::new();
    for (index, text) in TEXTS.into_iter().enumerate() {
        let Some((unit, percent)) = peers.most_like(peer, index, same) else { continue };
        let message = format!("与「{unit}」的报告相似 {percent}%。");
        let hint = "请按本单位的情况改写。";
        let finding = Finding::of(&SM_PEER, Spot::Whole(text), of_text(form, text), message, hint);
        findings.push(finding.comparing(percent, same));
    }
    findings
}
