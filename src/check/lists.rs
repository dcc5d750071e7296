//! Which figures are parts of which whole?
//!
//! A list is led in by a word (其中, 分别, 包括) within the sentence or at the start of the next one,
//! or stands in brackets straight behind its whole. It is only judged where its whole is clear: a
//! sentence may go on to something else after it.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::sync::LazyLock;

use super::figures::{figures, holds};
use super::partial::without_no_sum;
use super::place::quoted;
use super::reading::Reading;
use super::said::{Said, Saying};
use super::stated::Stated;
use crate::text::facts::MOST;
use crate::text::lexicon::Lexicon;
use crate::text::steps::step;

/// 分项表. A whole and the parts listed behind it.
pub(super) struct List<'a, 'r> {
    pub whole: &'a Stated<'r>,
    /// The whole and its parts, by their indexes among all facts.
    pub facts: Vec<usize>,
    pub parts: Vec<&'a Stated<'r>>,
    /// Facts of the same counter that follow and seem to belong to another matter.
    rest: Vec<&'a Stated<'r>>,
    /// Whether 其中 or 分别 leads the list.
    pub named: bool,
    /// Whether things of other counters stand among the parts, or the list is led in behind a
    /// semicolon or goes on behind one: then it may belong to another whole.
    pub mixed: bool,
    /// Whether it stands in brackets and nothing leads it in.
    pub bracketed: bool,
    /// Whether a second list starts within.
    nested: bool,
}

/// What leads a list in, first of all 其中 and 分别.
const INTRO: [&str; 7] = ["其中", "分别", "包括", "包含", "涵盖", "分为", "含"];
static LEADS_IN: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::of(INTRO));
/// Behind a semicolon these begin another matter too.
const ANEW: [&str; 8] = ["发布", "推送", "公开", "转发", "开展", "举办", "组织", "回应"];
/// In brackets behind a figure these compare it; nothing is broken down.
const COMPARED: [&str; 7] = ["上年", "去年", "同期", "同比", "增", "减", "比"];

/// A sentence with what its lists are found by.
struct Sentence<'a, 'r> {
    facts: &'a [Stated<'r>],
    /// Index of its first fact among all.
    first: usize,
    /// For each fact: whether words that lead a list in stand between it and the one before.
    leads: Vec<bool>,
    /// For each fact: whether its words belong to another matter; read when it is asked for.
    leaves: OnceCell<Vec<bool>>,
}

/// The lists of a report.
pub(super) fn lists<'a, 'r>(reading: &'a Reading<'r>) -> Vec<List<'a, 'r>> {
    let (mut lists, mut first) = (Vec::new(), 0);
    let mut before: Option<&'a [Stated<'r>]> = None;
    for facts in reading.facts().chunk_by(Stated::beside) {
        let leads = (0..facts.len()).map(|at| leads_in(facts, at)).collect();
        let sentence = Sentence { facts, first, leads, leaves: OnceCell::new() };
        // Of a sentence that is read in pieces nobody can say where its lists end.
        if facts.len() < MOST && !facts[0].fact.cut {
            lists.extend(before.and_then(|before| sentence.list_of_the_one_before(before)));
            for index in 0..facts.len() {
                lists.extend(sentence.bracketed(index));
                lists.extend(sentence.list(index));
            }
        }
        (before, first) = (Some(facts), first + facts.len());
    }
    lists
}

/// Whether the words before a figure say that it belongs to another matter.
pub(super) fn leaves(lead: &str, said: Said) -> bool {
    let said = match said.holds(Saying::NoSum) {
        true => Said::by(&without_no_sum(lead)),
        false => said,
    };
    said.holds(Saying::Elsewhere)
}

fn leads_in(sentence: &[Stated<'_>], at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &sentence[before]) else { return false };
    let gap = before.within.get(before.fact.end..sentence[at].fact.start).unwrap_or_default();
    step(gap.len());
    // The first characters of all of them: most gaps hold none.
    gap.contains(['其', '分', '包', '涵', '含']) && LEADS_IN.any_in(&without_labels(gap))
}

/// The words without what stands in brackets that are closed again: 工作动态类（含通知公告）.
fn without_labels(gap: &str) -> Cow<'_, str> {
    if !gap.contains(['）', ')']) {
        return Cow::Borrowed(gap);
    }
    let (mut left, mut open) = (String::new(), Vec::new());
    for c in gap.chars() {
        match c {
            '（' | '(' => open.push(left.len()),
            '）' | ')' => {
                if let Some(from) = open.pop() {
                    left.truncate(from);
                    continue;
                }
            }
            _ => {}
        }
        left.push(c);
    }
    Cow::Owned(left)
}

impl<'a, 'r> Sentence<'a, 'r> {
    /// 412条，其中网站263条: the list that words lead in behind a fact.
    fn list(&self, index: usize) -> Option<List<'a, 'r>> {
        let whole = self.whole(index)?;
        let ahead = self.first_part(index)?;
        let first = &self.facts[ahead];
        let between = &whole.within[whole.fact.end..first.fact.start];
        let plain = without_labels(between);
        let intro = INTRO.iter().find(|intro| plain.contains(**intro))?;
        if whole.fact.depth > first.fact.depth || self.is_one_of_several(index) {
            return None;
        }
        let mut list = self.empty(whole, index);
        list.named = matches!(*intro, "其中" | "分别");
        list.mixed = between.contains('；');
        // 其中：甲3件；乙4件。 Without the colon a semicolon ends what was said of the whole.
        let by_semicolons = between.contains(['：', ':']);
        list.collect(self, ahead, by_semicolons, first.fact.depth);
        (!list.parts.is_empty()).then_some(list)
    }

    /// 412条（网站263条、新媒体149条）: the list in brackets straight behind a fact.
    fn bracketed(&self, index: usize) -> Option<List<'a, 'r>> {
        let whole = self.whole(index)?;
        let first = self.facts.get(index + 1)?;
        let label = whole.within.get(whole.fact.end..first.fact.start)?.trim();
        let label = label.strip_prefix(['（', '('])?;
        let led_in = self.leads[index + 1] || COMPARED.iter().any(|word| label.contains(word));
        if led_in || first.fact.depth != whole.fact.depth + 1 || label.contains(['）', ')']) {
            return None;
        }
        let mut list = self.empty(whole, index);
        list.bracketed = true;
        list.collect(self, index + 1, true, first.fact.depth);
        (list.parts.len() > 1).then_some(list)
    }

    /// 412条。其中网站263条: the list that begins this sentence belongs to the one before.
    fn list_of_the_one_before(&self, before: &'a [Stated<'r>]) -> Option<List<'a, 'r>> {
        let first = &self.facts[0];
        let last = before.last().filter(|last| last.near(first))?;
        let between = last.within.get(last.fact.end..first.fact.start)?;
        let (_, own) = between.rsplit_once('。')?;
        let follows = last.fact.sentence_end == first.fact.sentence_start;
        if !follows || !own.trim_start().starts_with(INTRO[0]) {
            return None;
        }
        let alike = |it: &(usize, &Stated<'r>)| {
            it.1.fact.depth == 0 && it.1.fact.counter == first.fact.counter
        };
        // Of two that it may belong to it belongs to none.
        let mut wholes = before.iter().enumerate().filter(alike);
        let (Some((at, whole)), None) = (wholes.next(), wholes.next()) else { return None };
        if !may_be_whole(whole) {
            return None;
        }
        let mut list = self.empty(whole, 0);
        list.facts = vec![self.first - before.len() + at];
        list.named = true;
        list.collect(self, 0, own.contains(['：', ':']), first.fact.depth);
        (list.parts.len() > 1).then_some(list)
    }

    fn empty(&self, whole: &'a Stated<'r>, index: usize) -> List<'a, 'r> {
        List {
            whole,
            facts: vec![self.first + index],
            parts: Vec::new(),
            rest: Vec::new(),
            named: false,
            mixed: false,
            bracketed: false,
            nested: false,
        }
    }

    /// Whether the words of a fact belong to another matter.
    fn leaves(&self, at: usize) -> bool {
        let all = || self.facts.iter().map(|it| leaves(it.fact.lead, it.said)).collect();
        self.leaves.get_or_init(all)[at]
    }

    fn whole(&self, index: usize) -> Option<&'a Stated<'r>> {
        Some(&self.facts[index]).filter(|whole| may_be_whole(whole))
    }

    /// The fact behind the words that lead a list in: what stands in between is only a share or a
    /// figure in brackets, 412条，增长8.4%（去年380条），其中.
    fn first_part(&self, index: usize) -> Option<usize> {
        let whole = &self.facts[index];
        for (at, fact) in self.facts.iter().enumerate().skip(index + 1) {
            step(1);
            if self.leads[at] {
                return Some(at);
            }
            if !fact.fact.is_percent() && fact.fact.depth <= whole.fact.depth {
                return None;
            }
        }
        None
    }

    /// Whether the fact is the last of several that were counted up: 建议16件、提案9件，其中公开20件.
    fn is_one_of_several(&self, index: usize) -> bool {
        let whole = &self.facts[index];
        let Some(before) = index.checked_sub(1).map(|before| &self.facts[before]) else {
            return false;
        };
        let alike =
            before.fact.counter == whole.fact.counter && before.fact.depth == whole.fact.depth;
        let gap = whole.within.get(before.fact.end..whole.fact.start).unwrap_or_default();
        alike && gap.starts_with('、') && !gap.contains(['，', '；', ','])
    }

    /// Whether behind a semicolon a clause with figures of its own begins, and no further part:
    /// 其中公开的4件；应诉案件12件，涉及公开1件.
    fn goes_on(&self, at: usize) -> bool {
        let part = &self.facts[at];
        let rest = &part.within[part.fact.end..part.fact.sentence_end];
        let end = rest.find(['；', '。']).map_or(part.within.len(), |stop| part.fact.end + stop);
        let alike = |it: &&Stated<'_>| {
            it.fact.counter == part.fact.counter && it.fact.depth == part.fact.depth
        };
        let clause = self.facts[at..].iter().take_while(|it| it.fact.start < end);
        clause.inspect(|_| step(1)).filter(alike).count() > 1
    }
}

/// Whether a fact may be broken down at all.
fn may_be_whole(whole: &Stated<'_>) -> bool {
    let counts = whole.fact.count().is_some() && !whole.fact.is_percent() && !whole.fact.chinese;
    counts && !whole.said.holds(Saying::Rate)
}

impl<'a, 'r> List<'a, 'r> {
    /// Takes the parts up, from the fact with this index in the sentence; `depth`: how deep in
    /// brackets the first one stands.
    fn collect(
        &mut self,
        sentence: &Sentence<'a, 'r>,
        from: usize,
        by_semicolons: bool,
        depth: u8,
    ) {
        let whole = self.whole;
        let mut previous = whole.fact.end;
        // Whether parts are set off by commas: then a semicolon may do it too.
        let mut commas = false;
        for (at, part) in sentence.facts.iter().enumerate().skip(from) {
            let gap = &whole.within[previous..part.fact.start];
            step(gap.len());
            if part.fact.depth < depth {
                break;
            }
            let semicolon = !self.parts.is_empty() && gap.contains('；');
            if semicolon && (!by_semicolons || sentence.goes_on(at)) {
                let anew = ANEW.iter().any(|word| part.fact.lead.contains(word));
                if anew || !by_semicolons && sentence.goes_on(at) {
                    break;
                }
                self.mixed = true;
            }
            // 1333条中的265条: the parts are those of them.
            if part.fact.tail.starts_with("中的") {
                continue;
            }
            let same = part.fact.counter == whole.fact.counter && part.fact.depth == depth;
            // 41件，较2024年的35件: a comparison is no part, and ends the list.
            if !self.parts.is_empty() && part.fact.lead.starts_with(['较', '比']) {
                break;
            }
            let another = || sentence.leaves(at) || semicolon && !by_semicolons && !commas;
            if !self.rest.is_empty() || !self.parts.is_empty() && another() {
                self.rest.extend(same.then_some(part));
                if self.rest.is_empty() {
                    break;
                }
                continue;
            }
            previous = part.fact.end;
            self.nested |=
                !self.parts.is_empty() && INTRO[..2].iter().any(|word| gap.contains(word));
            if part.fact.depth > depth || part.fact.is_percent() {
                continue;
            }
            commas |= !self.parts.is_empty() && gap.contains(['，', ',']);
            if part.fact.counter == whole.fact.counter {
                self.facts.push(sentence.first + at);
                self.parts.push(part);
            } else {
                self.mixed = true;
            }
        }
    }

    /// What the whole comes to.
    pub(super) fn total(&self) -> u64 {
        self.whole.fact.count().unwrap_or_default()
    }

    /// The sum of all parts; none: one of them is no exact number, or the list is not judged.
    pub(super) fn sum(&self) -> Option<u64> {
        let whole = self.total();
        let mut sum = 0_u64;
        for part in &self.parts {
            sum = sum.saturating_add(part.fact.count()?);
            if sum == whole {
                return Some(whole);
            }
        }
        // 收到信件1条 in the middle of a list is a part after all when the list then adds up.
        let mut further = sum;
        for part in &self.rest {
            further = further.saturating_add(part.fact.count().unwrap_or_default());
            if further == whole {
                return Some(whole);
            }
        }
        let by_channel = self.parts.iter().all(|part| holds(part.fact.lead, &figures().channels));
        (!self.nested && !by_channel).then_some(sum)
    }

    /// Whether one of the parts is 其他.
    pub(super) fn has_rest(&self) -> bool {
        let rest =
            |part: &&Stated<'_>| ["其他", "其它"].iter().any(|it| part.fact.lead.contains(it));
        self.parts.iter().any(rest)
    }

    /// Whether nothing but closing signs stands between the list and the end of the sentence.
    pub(super) fn ends_sentence(&self) -> bool {
        let Some(last) = self.parts.last() else { return false };
        let end = last.fact.end + last.fact.tail.len();
        let rest = self.whole.within.get(end..last.fact.sentence_end).unwrap_or_default();
        rest.chars().all(|c| "。）)，； ".contains(c))
    }

    /// The whole and its parts, as written.
    pub(super) fn quote(&self) -> String {
        let end = self.parts.last().map_or(self.whole.fact.end, |part| part.fact.end);
        quoted(&self.whole.within[self.whole.fact.start..end])
    }

    /// 263＋127＋22＝412 条; of a long list only what it comes to.
    pub(super) fn addition(&self, sum: u64) -> String {
        const SHOWN: usize = 8;
        let counter = self.whole.fact.counter;
        let parts: Option<Vec<String>> =
            self.parts.iter().map(|part| Some(part.fact.count()?.to_string())).collect();
        match parts {
            Some(parts) if (2..=SHOWN).contains(&parts.len()) => {
                format!("分项 {}＝{sum} {counter}", parts.join("＋"))
            }
            _ => format!("分项合计 {sum} {counter}"),
        }
    }
}
