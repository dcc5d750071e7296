//! Which figures does a text state, and what does it say around them?
//!
//! A fact is a number with a counter. What it is about, the checks judge; here stands only what
//! can be read off the sentence.

use std::sync::LazyLock;

use super::lexicon::Lexicon;
use super::numeral::{self, Numeral, ONE};
use super::sentence::{self, LONGEST};
use super::steps::step;

/// Most facts of a sentence: what goes on is read as another sentence.
pub const MOST: usize = 60;
/// Bytes of the longest words before or behind a number that are read; longer ones are no lead.
const WORDS: usize = 360;

/// Counters; of two that fit, the longer one is meant.
static COUNTERS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    Lexicon::new(include_str!("counters.txt").lines().map(|line| (line.to_owned(), ())))
});

/// 数据. A number with its counter in a paragraph, and the words around it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Fact<'t> {
    /// The value in millionths; of a range the upper end.
    pub micros: u64,
    /// Places written behind the point.
    pub places: u8,
    /// Whether it is written in Chinese characters.
    pub chinese: bool,
    /// 件, 条, 万元, % …
    pub counter: &'t str,
    /// What makes it no exact number: 余, 约, 不少于.
    pub rough: Option<&'t str>,
    /// Whether it is a range.
    pub range: bool,
    /// Bytes of number and counter.
    pub start: usize,
    /// Behind them.
    pub end: usize,
    /// Words before it, since the last stop or the last fact.
    pub lead: &'t str,
    /// Words behind it, until the next stop or fact.
    pub tail: &'t str,
    /// Where its sentence starts.
    pub sentence_start: usize,
    /// Where its sentence ends, the full stop included.
    pub sentence_end: usize,
    /// How many brackets stand open.
    pub depth: u8,
    /// Whether its sentence is one piece of a longer one.
    pub cut: bool,
}

impl Fact<'_> {
    /// The value when it is whole and exact.
    #[must_use]
    pub fn count(&self) -> Option<u64> {
        let exact = self.rough.is_none() && !self.range;
        (exact && self.micros.is_multiple_of(ONE)).then_some(self.micros / ONE)
    }

    /// Whether it is a share.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        matches!(self.counter, "%" | "％")
    }
}

/// What ends a sentence.
fn ends_sentence(c: char) -> bool {
    matches!(c, '。' | '！' | '？' | '!')
}

/// What ends the words that belong to a number.
fn is_stop(c: char) -> bool {
    matches!(c, '，' | ',' | '；' | ';' | '：' | ':' | '（' | '）' | '(' | ')') || ends_sentence(c)
}

/// The facts of a paragraph in order, so many at most.
#[must_use]
pub fn facts(paragraph: &str, most: usize) -> Vec<Fact<'_>> {
    let mut found: Vec<Fact<'_>> = Vec::new();
    let mut pending: Option<Numeral> = None;
    for number in numeral::numerals(paragraph) {
        if found.len() == most {
            break;
        }
        let before = &paragraph[..number.start];
        if let Some(low) = pending.take()
            && let Some(mut fact) = fact(paragraph, &number)
        {
            (fact.range, fact.start) = (true, low.start);
            found.push(fact);
            continue;
        }
        if before.ends_with('第') || is_within_word(paragraph, &number) {
            continue;
        }
        match fact(paragraph, &number) {
            Some(fact) => found.push(fact),
            None if joins_range(&paragraph[number.end..]) => pending = Some(number),
            None => {}
        }
    }
    surround(paragraph, &mut found);
    found
}

/// Whether a range goes on here: 3－5件.
fn joins_range(rest: &str) -> bool {
    let sign = rest.trim_start().strip_prefix(['-', '－', '—', '–', '~', '～', '至', '到']);
    sign.is_some_and(|rest| rest.trim_start().starts_with(|c| numeral::arabic_digit(c).is_some()))
}

/// Whether the digits are part of a Latin word, a decimal outline or a longer code.
fn is_within_word(paragraph: &str, number: &Numeral) -> bool {
    let previous = paragraph[..number.start].chars().next_back();
    previous.is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '.' | '-' | '〔' | '['))
}

/// The fact that a number makes with what stands behind it.
fn fact<'t>(paragraph: &'t str, number: &Numeral) -> Option<Fact<'t>> {
    let rest = paragraph[number.end..].trim_start();
    let behind = ["余", "多", "来"].into_iter().find(|word| rest.starts_with(word));
    let after = rest[behind.map_or(0, str::len)..].trim_start();
    let after = match behind.and(after.strip_prefix('万')) {
        Some(rest) if !rest.starts_with('元') => rest,
        _ => after,
    };
    let counter = COUNTERS.longest(after)?;
    // 三类内部事务信息 is the name of a kind and counts nothing.
    if number.chinese && counter == "类" {
        return None;
    }
    let counter_start = paragraph.len() - after.len();
    let end = counter_start + counter.len();
    let start = number.start;
    let word_at = number.end + blanks(paragraph, number.end);
    let behind = behind.map(|word| &paragraph[word_at..word_at + word.len()]);
    Some(Fact {
        micros: number.micros,
        places: number.places,
        chinese: number.chinese,
        counter: &paragraph[counter_start..end],
        rough: behind.or_else(|| rough_before(&paragraph[..start])),
        range: false,
        start,
        end,
        lead: "",
        tail: "",
        sentence_start: 0,
        sentence_end: paragraph.len(),
        depth: 0,
        cut: false,
    })
}

fn blanks(text: &str, at: usize) -> usize {
    text[at..].len() - text[at..].trim_start().len()
}

/// 约, 近, 超过 … right before a number.
fn rough_before(before: &str) -> Option<&str> {
    const WORDS: [&str; 13] = [
        "不少于",
        "不低于",
        "不超过",
        "至少",
        "超过",
        "将近",
        "大约",
        "约",
        "近",
        "逾",
        "超",
        "余",
        "突破",
    ];
    let before = before.trim_end();
    // The last characters of all of them: most numbers stand behind another one.
    const LAST: [char; 9] = ['于', '过', '少', '近', '约', '逾', '超', '余', '破'];
    if !before.ends_with(LAST) {
        return None;
    }
    let word = WORDS.into_iter().find(|word| before.ends_with(word))?;
    Some(&before[before.len() - word.len()..])
}

/// Gives every fact its sentence, its words and its depth.
fn surround<'t>(paragraph: &'t str, facts: &mut [Fact<'t>]) {
    // Where the last number ends; the sentence, where the next stop is, how many facts the sentence
    // has, whether it is a piece; how deep in brackets the last number stands.
    let (mut last, mut from, mut stop, mut count, mut cut) = (0, 0, 0, 0, false);
    let (mut counted, mut deep) = (0, 0);
    for index in 0..facts.len() {
        let (start, end) = (facts[index].start, facts[index].end);
        let gap = last.min(start);
        step(end - gap);
        match behind_last(&paragraph[gap..start], ends_sentence) {
            Some(at) => {
                (from, count, cut) = (gap + at, 0, false);
                deep = depth(0, &paragraph[from..start]);
            }
            None => deep = depth(deep, &paragraph[counted..start]),
        }
        if count == MOST || start - from > LONGEST {
            let near = sentence::boundary(paragraph, start.saturating_sub(LONGEST));
            (from, count, cut) = (gap.max(near), 0, true);
        }
        if stop < end {
            let next = paragraph[end..].char_indices().find(|&(_, c)| ends_sentence(c));
            stop = next.map_or(paragraph.len(), |(at, c)| end + at + c.len_utf8());
            step(stop - end);
        }
        let to = stop.min(sentence::boundary(paragraph, from + LONGEST)).max(end);
        let next = facts.get(index + 1).map_or(paragraph.len(), |next| next.start).max(end);
        let tail = sentence::behind(&paragraph[..next], end, WORDS);
        let tail = tail[..tail.find(is_stop).unwrap_or(tail.len())].trim();
        let lead = lead(paragraph, gap.max(from), start, tail);
        let fact = &mut facts[index];
        (fact.sentence_start, fact.sentence_end, fact.cut) = (from, to, cut);
        (fact.lead, fact.tail, fact.depth) = (lead, tail, deep);
        if lead.len() > WORDS {
            fact.lead = "";
        }
        (last, counted, count) = (end, start, count + 1);
    }
}

/// The byte behind the last of these signs.
fn behind_last(text: &str, is_sign: fn(char) -> bool) -> Option<usize> {
    let at = text.rfind(is_sign)?;
    Some(at + text[at..].chars().next().map_or(0, char::len_utf8))
}

/// The words since the last stop; when they only say 共计, the words before that stop too. A number
/// that begins a clause of its own (，8件申请涉及同一批次) has none.
fn lead<'t>(paragraph: &'t str, from: usize, start: usize, tail: &str) -> &'t str {
    let own = from + behind_last(&paragraph[from..start], is_stop).unwrap_or(0);
    let words = paragraph[own..start].trim();
    let only_total = words.chars().all(|c| "共计合总全年累为是、有".contains(c));
    let comma = paragraph[from..own].trim_end().ends_with(['，', ',']);
    let begins_a_clause =
        words.is_empty() && !tail.is_empty() && !tail.starts_with(['均', '都', '全', '已', '、']);
    if !only_total || !comma || begins_a_clause {
        return words.trim_start_matches(['、', '和', '及']);
    }
    let before = paragraph[from..own].trim_end().trim_end_matches(['，', ',']);
    let earlier = from + behind_last(before, is_stop).unwrap_or(0);
    paragraph[earlier..start].trim()
}

/// How deep in brackets one is behind `before`, where it was `deep` at its start.
fn depth(deep: u8, before: &str) -> u8 {
    before.chars().fold(deep, |depth, c| match c {
        '（' | '(' => depth.saturating_add(1),
        '）' | ')' => depth.saturating_sub(1),
        _ => depth,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `lead|number with counter|tail`, with `~` before what is not exact.
    fn read(text: &str) -> Vec<String> {
        let told = |fact: &Fact<'_>| {
            let rough = if fact.rough.is_some() || fact.range { "~" } else { "" };
            format!("{}|{rough}{}|{}", fact.lead, &text[fact.start..fact.end], fact.tail)
        };
        facts(text, usize::MAX).iter().map(told).collect()
    }

    #[test]
    fn figures_stand_between_their_words() {
        assert_eq!(
            read("2024年共收到政府信息公开申请154件，共办结148件，结转至2025年6件。"),
            ["2024年共收到政府信息公开申请|154件|", "共办结|148件|", "结转至2025年|6件|"]
        );
        assert_eq!(
            read("发表 131 篇宣传稿件，其中包括国家级平台 1 篇、省级 28 篇"),
            ["发表|131 篇|宣传稿件", "其中包括国家级平台|1 篇|、省级", "省级|28 篇|"]
        );
        assert_eq!(read("收到政府信息公开申请，共计5件"), ["收到政府信息公开申请，共计|5件|"]);
    }

    #[test]
    fn what_is_not_exact_is_marked() {
        assert_eq!(read("公开1000余条"), ["公开|~1000余条|"]);
        assert_eq!(read("公开3万余条"), ["公开|~3万余条|"]);
        assert_eq!(read("每月3-5条"), ["每月|~3-5条|"]);
        assert_eq!(read("至少两篇"), ["至少|~两篇|"]);
        assert_eq!(facts("约30件", 1)[0].rough, Some("约"));
        assert_eq!(facts("30余件", 1)[0].rough, Some("余"));
    }

    #[test]
    fn dates_codes_and_ordinals_are_no_figures() {
        assert_eq!(read("〔2021〕30号，2024年12月31日，第3次，0391-2024，12345热线"), [""; 0]);
        assert_eq!(read("占51.85%"), ["占|51.85%|"]);
    }

    #[test]
    fn brackets_are_counted() {
        let depths: Vec<u8> =
            facts("共9件（其中3件（本级1件））、2件", 9).iter().map(|f| f.depth).collect();
        assert_eq!(depths, [0, 1, 2, 0]);
    }

    #[test]
    fn a_sentence_without_end_is_read_in_pieces() {
        let many = "公开1件、".repeat(MOST + 1);
        let pieces: Vec<_> =
            facts(&many, MOST + 1).iter().map(|f| (f.sentence_start, f.cut)).collect();
        assert_eq!((pieces[0], pieces[MOST - 1]), ((0, false), (0, false)));
        assert_eq!(pieces[MOST], (many.len() - "、公开1件、".len(), true));
        let long = format!("{}1件{}", "甲".repeat(5_000), "乙".repeat(5_000));
        let fact = &facts(&long, 1)[0];
        assert!(fact.cut && fact.sentence_end - fact.sentence_start <= LONGEST + 4);
        assert_eq!(fact.lead, "");
    }
}
