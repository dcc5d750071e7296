//! Is a figure only a part of what its words name: of some months, of some applicants?

use std::borrow::Cow;

use super::figures::{figures, holds};
use super::said::{Said, Saying};
use super::stated::Stated;
use crate::text::sentence::behind;
use crate::text::steps::step;

/// Bytes behind a figure in which a bracket is read.
const NEAR: usize = 180;

/// What ends a clause.
const STOPS: [char; 9] = ['，', ',', '。', '；', ';', '：', '（', '(', '）'];

/// Whether the words before a figure make it a total.
pub(super) fn is_total(lead: &str) -> bool {
    holds(&without_no_sum(lead), &figures().totals)
}

/// Whether the figure came in by one channel: 共收到书面申请23件; not 网上、信函共收到61件.
pub(super) fn is_by_channel(lead: &str) -> bool {
    let last = |words: &[String]| words.iter().filter_map(|word| lead.rfind(word.as_str())).max();
    let channel = last(&figures().channels);
    channel.is_some() && channel > last(&figures().totals)
}

/// Whether a figure speaks of some months of the year, or of those named in brackets behind it.
pub(super) fn is_part(stated: &Stated<'_>) -> bool {
    is_of_some_months(clause(stated)) || is_told_apart(behind(stated.within, stated.fact.end, NEAR))
}

/// The clause up to the figure.
fn clause<'r>(stated: &Stated<'r>) -> &'r str {
    let before = &stated.within[stated.fact.sentence_start..stated.fact.start];
    before.rsplit(STOPS).next().unwrap_or_default()
}

/// 1—6月收到, 上半年收到; not 截至12月31日收到.
pub(super) fn is_of_some_months(clause: &str) -> bool {
    step(clause.len());
    let months = ["月", "季度", "上半年", "下半年"].iter().any(|word| clause.contains(word));
    months && !is_whole_year(clause)
}

/// 1月至12月, 1—12月, to the 31st of December.
fn is_whole_year(clause: &str) -> bool {
    let Some(last) = clause.find("12月").or_else(|| clause.find("十二月")) else {
        return false;
    };
    let before = &clause[..last];
    let from = before.trim_end_matches(['至', '到', '—', '-', '－', '–', '~', '～']);
    let first = from.trim_end_matches(['月', '份']);
    let mut characters = first.chars().rev();
    let is_first = matches!(characters.next(), Some('1' | '１' | '一'));
    let stands_alone = !characters.next().is_some_and(|c| c.is_numeric() || c == '十');
    clause.contains("12月31日") || from.len() < before.len() && is_first && stands_alone
}

/// 收到申请41件（自然人）: only those. Figures within the brackets break the whole down instead.
fn is_told_apart(behind: &str) -> bool {
    let inside = behind.strip_prefix(['（', '(']).and_then(|rest| rest.split(['）', ')']).next());
    inside.is_some_and(|inside| {
        let named = holds(inside, &figures().applicants);
        let counts = inside.contains(|c: char| c.is_numeric()) || inside.contains("其中");
        (named || holds(inside, &figures().channels)) && !counts
    })
}

/// 自然人申请45件（含上年结转3件）: more than came in this year.
pub(super) fn counts_carried(stated: &Stated<'_>) -> bool {
    let behind = behind(stated.within, stated.fact.end, NEAR);
    let inside = behind.strip_prefix(['（', '(']).and_then(|rest| rest.split(['）', ')']).next());
    inside.is_some_and(|inside| inside.contains('含') && inside.contains('转'))
}

/// The words without those that only hold a word of a sum: 公共法律服务 is no 共.
pub(super) fn without_no_sum(lead: &str) -> Cow<'_, str> {
    let mut left = Cow::Borrowed(lead);
    if Said::by(lead).holds(Saying::NoSum) {
        for word in &figures().no_sum {
            if left.contains(word.as_str()) {
                left = Cow::Owned(left.replace(word.as_str(), ""));
            }
        }
    }
    left
}
