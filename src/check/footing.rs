//! Does a sentence count what came in this year, or that together with what was carried in?

use super::claims::Claim;
use super::reading::Reading;
use super::stated::Stated;

/// 口径. What the parts of a sentence are parts of.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) enum Footing {
    /// 本年新收.
    New,
    /// 本年新收加上年结转.
    WithCarried,
}

/// On which footing the sentence of a claim counts: a whole before it is what came in and what was
/// carried in, as the table has it or as the sentence itself adds it up.
pub(super) fn footing(reading: &Reading<'_>, claim: &Claim<'_>) -> Footing {
    let count = |name| reading.count(name).unwrap_or(0);
    let carried = count("requests.carried_in.total");
    let table = count("requests.new.total") + carried;
    let (first, sentence) = reading.sentence_of(claim.fact);
    let before = &sentence[..claim.fact - first];
    let is_carried = |it: &&Stated<'_>| is_of_last_year(it.fact.lead);
    let stated_carried = before.iter().find(is_carried).and_then(|it| it.fact.count());
    let others = before.iter().filter(|it| !is_of_last_year(it.fact.lead));
    let mut counts: Vec<u64> = others.filter_map(|it| it.fact.count()).collect();
    counts.sort_unstable();
    let adds_up = |&whole: &u64| {
        let new = stated_carried.filter(|&n| n > 0).and_then(|carried| whole.checked_sub(carried));
        carried > 0 && whole == table || new.is_some_and(|new| counts.binary_search(&new).is_ok())
    };
    if counts.iter().any(adds_up) { Footing::WithCarried } else { Footing::New }
}

/// Whether the sentence of a claim says that something was carried in: nobody need be told.
pub(super) fn tells_what_was_carried(reading: &Reading<'_>, claim: &Claim<'_>) -> bool {
    let (_, sentence) = reading.sentence_of(claim.fact);
    sentence.first().is_some_and(|it| is_of_last_year(it.sentence()))
}

/// 上年结转, 2024年结转的, 结转上年.
fn is_of_last_year(words: &str) -> bool {
    let carried = words.contains("结转") || words.contains("转入");
    carried
        && ["上年", "上一年", "去年", "上年度", "年结转"].iter().any(|word| words.contains(word))
}
