//! Are the texts written cleanly: signs, words, dates, names of one's own unit?

use super::Severity::{Advice, Error, Warning};
use super::place::quoted;
use super::reading::Reading;
use super::registry::{Checks, Reads, Rule};
use super::words::{Tag, words};
use super::{Finding, dates};
use crate::report::TextId;

const SLIPS: &str = "公文格式的通行要求；已公布年报中的常见差错";

/// 重复标点.
pub(super) const TX_PUNCT_DOUBLE: Rule = Rule {
    code: "TX-PUNCT-DOUBLE",
    severity: Warning,
    title: "标点不重复",
    source: SLIPS,
    manual: "\
两个句号、逗号连在一起，或者逗号后面紧跟句号这样的标点重复时报出，每段一条。省略号、破折号不算。

为什么：这是删改后留下的痕迹，公布后很显眼。

怎么办：删去多余的一个。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(doubled_signs),
};

/// 英文标点.
pub(super) const TX_PUNCT_ASCII: Rule = Rule {
    code: "TX-PUNCT-ASCII",
    severity: Advice,
    title: "汉字之间用中文标点",
    source: SLIPS,
    manual: "\
汉字之间用了英文的逗号、分号、冒号时提示，每个部分一条，写明有几处。

为什么：公文一律用中文标点。

怎么办：改成中文标点。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(ascii_signs),
};

/// 不成对.
pub(super) const TX_PAIR: Rule = Rule {
    code: "TX-PAIR",
    severity: Warning,
    title: "括号、引号、书名号成对",
    source: SLIPS,
    manual: "\
同一段里括号、引号、书名号只有一半时报出，每段一条。1）这样的序号不算。

为什么：少了一半，读者不知道到哪里为止。

怎么办：补上另一半，或删去多余的一半。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(unpaired),
};

/// 连写两遍.
pub(super) const TX_DUP_WORD: Rule = Rule {
    code: "TX-DUP-WORD",
    severity: Advice,
    title: "词语没有连写两遍",
    source: SLIPS,
    manual: "\
二到八个汉字的一串紧接着又写了一遍时提示，每段一条。方方面面这样本来重复的词不算。

为什么：多半是粘贴或改字时留下的。

怎么办：删去一遍。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(doubled_words),
};

/// 错别字.
pub(super) const TX_TYPO: Rule = Rule {
    code: "TX-TYPO",
    severity: Warning,
    title: "没有常见的错别字",
    source: SLIPS,
    manual: "\
文字里有错别字表里的词时报出，例如把办函写成办涵、把账号写成帐号。

为什么：错别字会让人怀疑报告没有校对。

怎么办：照提示改；确实没有错的，写一句说明。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(typos),
};

/// 日期.
pub(super) const TX_DATE: Rule = Rule {
    code: "TX-DATE",
    severity: Warning,
    title: "日期是存在的日子",
    source: SLIPS,
    manual: "\
文字里的日期月份大于十二、日子超过当月天数，或者漏了年字使年和月连在一起时报出。

为什么：这样的日期一定有字写错了。

怎么办：核对后改正。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(impossible_dates),
};

/// 空格.
pub(super) const TX_SPACE: Rule = Rule {
    code: "TX-SPACE",
    severity: Advice,
    title: "数字与汉字之间不空格",
    source: SLIPS,
    manual: "\
数字与汉字之间、汉字与汉字之间有空格时提示，每个部分一条，写明有几处。段首缩进不算。

为什么：多半是从排好版的文件里复制来的，公文一般不空。

怎么办：删去空格；不删也不影响定稿。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(spaces),
};

/// 层级.
pub(super) const TX_LEVEL_WORD: Rule = Rule {
    code: "TX-LEVEL-WORD",
    severity: Warning,
    title: "自称与单位层级相符",
    source: "已公布年报中的常见差错",
    manual: "\
县区和以下单位写我市、全市共，乡镇写我县，街道写我局，部门写我镇这样的话时报出，每段一条。\
单位名称里有市字的，市字各词不报。

为什么：多半是从上级或别的单位的文件里复制来的。

怎么办：改成本单位的自称。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(level_words),
};

/// 自称.
pub(super) const TX_SELF_NAME: Rule = Rule {
    code: "TX-SELF-NAME",
    severity: Advice,
    title: "自称前后一致",
    source: "已公布年报中的常见差错",
    manual: "\
正文里用了两个不同的自称，例如既有我局又有我办时提示。

为什么：多半有一处是复制来的。

怎么办：统一成一个。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(self_names),
};

/// 过时提法.
pub(super) const TX_STALE_PHRASE: Rule = Rule {
    code: "TX-STALE-PHRASE",
    severity: Advice,
    title: "会议名称是最新的提法",
    source: "为本程序的约定",
    manual: "\
文字里有比报告年度早得多的会议、规划名称时提示，例如 2024 年的报告写贯彻党的十八大精神。

为什么：照着多年前的文字改，最容易留下旧提法。

怎么办：核对是否为最新提法；确实是说往事的不用改。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(stale),
};

/// 看不见的字符.
pub(super) const TX_CONTROL: Rule = Rule {
    code: "TX-CONTROL",
    severity: Error,
    title: "没有看不见的字符",
    source: "为本程序的约定",
    manual: "\
文字里有控制字符、零宽字符或私用区字符时报出，每段一条。在向导里输入和粘贴的文字会自动去掉它们，读入的文件里可能还有。

为什么：这些字符看不见，却会让别的系统显示乱码或检索不到。

怎么办：在光标处删去，重新输入前后几个字。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(invisible),
};

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}

fn doubled_signs(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    const SIGNS: &str = "。，、；：";
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        let pairs = within.char_indices().zip(within.chars().skip(1));
        let mut doubled = pairs.filter(|((_, a), b)| SIGNS.contains(*a) && SIGNS.contains(*b));
        let Some(((byte, a), b)) = doubled.next() else { continue };
        let written = format!("{a}{b}");
        let message = format!("标点重复：「{written}」。");
        let place = (text, paragraph, byte);
        let hint = "请删去多余的一个。";
        findings.push(
            Finding::in_text(rule, reading.report, place, message, hint).comparing(written, a),
        );
    }
    findings
}

fn ascii_signs(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    counted(rule, reading, |before, c, after| {
        matches!(c, ',' | ';' | ':') && is_han(before) && is_han(after)
    })
}

fn spaces(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let word = |c: char| is_han(c) || c.is_ascii_digit();
    counted(rule, reading, |before, c, after| {
        c == ' ' && word(before) && word(after) && (is_han(before) || is_han(after))
    })
}

/// One finding a text: how many characters between two others are wrong, and where the first is.
fn counted(
    rule: &Rule,
    reading: &Reading<'_>,
    wrong: impl Fn(char, char, char) -> bool,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in TextId::ALL.into_iter().filter(|&text| text != TextId::Signoff) {
        let (mut first, mut count) = (None, 0_usize);
        for (index, paragraph) in reading.report.text(text).paragraphs().iter().enumerate() {
            let mut characters = paragraph.char_indices();
            let (mut before, mut here) = (None, characters.next());
            while let Some((byte, c)) = here {
                let next = characters.next();
                if let (Some(before), Some((_, after))) = (before, next)
                    && wrong(before, c, after)
                {
                    first = first.or(Some((text, index, byte, c)));
                    count += 1;
                }
                (before, here) = (Some(c), next);
            }
        }
        let Some((text, paragraph, byte, c)) = first else { continue };
        let (message, hint) = match c {
            ' ' => {
                (format!("数字与汉字之间有空格，共 {count} 处。"), "建议删去；不删也不影响定稿。")
            }
            _ => (format!("这里用了英文标点「{c}」，共 {count} 处。"), "请改成中文标点。"),
        };
        let place = (text, paragraph, byte);
        findings.push(Finding::in_text(rule, reading.report, place, message, hint));
    }
    findings
}

/// Kinds of pairs: opening and closing signs.
const PAIRS: [(&str, &str); 4] = [("（(", "）)"), ("“", "”"), ("《", "》"), ("〔", "〕")];

fn unpaired(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        let Some(byte) = first_unpaired(within) else { continue };
        let rest = &within[byte..];
        let end = rest.char_indices().nth(8).map_or(rest.len(), |(end, _)| end);
        let written = quoted(&rest[..end]);
        let message = format!("括号或引号不成对：{written}。");
        let hint = "请补上另一半，或删去多余的一半。";
        let place = (text, paragraph, byte);
        findings.push(
            Finding::in_text(rule, reading.report, place, message, hint).comparing(written, 1),
        );
    }
    findings
}

fn first_unpaired(paragraph: &str) -> Option<usize> {
    let mut open: [Vec<usize>; 4] = Default::default();
    for (byte, c) in paragraph.char_indices() {
        if c.is_ascii_alphanumeric() || is_han(c) {
            continue;
        }
        for (kind, (opening, closing)) in PAIRS.iter().enumerate() {
            if opening.contains(c) {
                open[kind].push(byte);
            } else if closing.contains(c) && open[kind].pop().is_none() {
                let before = paragraph[..byte].chars().next_back();
                let number = before
                    .is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
                // 1） opens an item.
                if !(kind == 0 && number) {
                    return Some(byte);
                }
            }
        }
    }
    open.iter().flatten().min().copied()
}

fn doubled_words(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut characters: Vec<(usize, char)> = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        if text == TextId::Signoff {
            continue;
        }
        characters.clear();
        characters.extend(within.char_indices());
        let Some((byte, run)) = doubled_run(&characters) else { continue };
        let message = format!("「{run}」连写了两遍。");
        let hint = "请删去一遍。";
        let place = (text, paragraph, byte);
        findings.push(Finding::in_text(rule, reading.report, place, message, hint));
    }
    findings
}

fn doubled_run(characters: &[(usize, char)]) -> Option<(usize, String)> {
    const NUMERALS: &str = "〇零一二三四五六七八九十百千万";
    for at in 0..characters.len() {
        for length in 2..=8 {
            let Some(run) = characters.get(at..at + 2 * length) else { break };
            let (first, second) = run.split_at(length);
            // Most places end here: the first character does not come again.
            if first[0].1 != second[0].1 {
                continue;
            }
            let same = first.iter().zip(second).all(|(a, b)| a.1 == b.1);
            let plain = first.iter().all(|&(_, c)| is_han(c) && !NUMERALS.contains(c));
            if !same || !plain {
                continue;
            }
            let text: String = run.iter().map(|&(_, c)| c).collect();
            if !words().doubled_lawful.contains(&text) {
                return Some((characters[at].0, first.iter().map(|&(_, c)| c).collect()));
            }
        }
    }
    None
}

fn typos(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut last = (TextId::Preface, 0, 0);
    for word in reading.words(Tag::Typo) {
        let Some(right) = words().typos.get(word.word) else { continue };
        // A longer slip that holds this one was named already; a right word may hold it too.
        let overlaps = (word.text, word.paragraph) == (last.0, last.1) && word.start < last.2;
        if overlaps || reading.paragraph_of(word)[word.start..].starts_with(right.as_str()) {
            continue;
        }
        last = (word.text, word.paragraph, word.end);
        let message = format!("「{}」可能是「{right}」。", word.word);
        let hint = "请核对后改正。";
        let place = (word.text, word.paragraph, word.start);
        findings.push(
            Finding::in_text(rule, reading.report, place, message, hint)
                .comparing(word.word, right),
        );
    }
    findings
}

fn impossible_dates(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        for date in dates::dates(within) {
            let Some(month) = date.month else { continue };
            let days = match month {
                2 => 29,
                4 | 6 | 9 | 11 => 30,
                _ => 31,
            };
            let wrong = !(1..=12).contains(&month)
                || date.day.is_some_and(|day| !(1..=days).contains(&day));
            if !wrong {
                continue;
            }
            let written = &within[date.start..date.end];
            let message = format!("日期写得不对：{}。", quoted(written));
            let hint = "请核对后改正。";
            let place = (text, paragraph, date.start);
            findings.push(
                Finding::in_text(rule, reading.report, place, message, hint)
                    .comparing(written, "日期"),
            );
        }
    }
    findings
}

fn level_words(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let unit = reading.report.unit();
    let mut findings = Vec::new();
    let mut seen = None;
    for word in reading.all_words() {
        let Tag::Level(index) = word.tag else { continue };
        let Some(level) = words().levels.get(usize::from(index)) else { continue };
        let named = level.unless_named.as_ref().is_some_and(|part| {
            // A county-level city calls itself 市; a district's name may hold its city's.
            unit.name
                .split_once(part.as_str())
                .is_some_and(|(_, rest)| !rest.contains(['区', '县']))
        });
        let here = Some((word.text, word.paragraph));
        if !level.kinds.contains(&unit.kind) || named || seen == here {
            continue;
        }
        seen = here;
        let message = format!("「{}」与本单位层级不符。", word.word);
        let hint = "可能是从别的文件复制的，请改成本单位的自称。";
        let place = (word.text, word.paragraph, word.start);
        findings.push(
            Finding::in_text(rule, reading.report, place, message, hint)
                .comparing(word.word, &unit.kind),
        );
    }
    findings
}

fn self_names(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let body = |text| matches!(text, TextId::Overview | TextId::Problems | TextId::OtherMatters);
    let mut names = reading.words(Tag::SelfName).filter(|word| body(word.text));
    let Some(first) = names.next() else { return Vec::new() };
    let Some(other) = names.find(|other| other.word != first.word) else { return Vec::new() };
    let message = format!("自称不一致：「{}」「{}」。", first.word, other.word);
    let hint = "请统一成一个。";
    let place = (other.text, other.paragraph, other.start);
    vec![Finding::in_text(rule, reading.report, place, message, hint)]
}

fn stale(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let year = reading.report.year();
    let mut findings = Vec::new();
    for word in reading.all_words() {
        let Tag::Stale(from) = word.tag else { continue };
        // 党的十八大以来 speaks of the past and stays right.
        if year < from || reading.paragraph_of(word)[word.end..].starts_with("以来") {
            continue;
        }
        let message = format!("「{}」可能不是最新提法。", word.word);
        let hint = "请核对；确实是说往事的不用改。";
        let place = (word.text, word.paragraph, word.start);
        findings.push(Finding::in_text(rule, reading.report, place, message, hint));
    }
    findings
}

fn invisible(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        let Some((byte, c)) = within.char_indices().find(|&(_, c)| is_invisible(c)) else {
            continue;
        };
        let code = format!("U+{:04X}", u32::from(c));
        let message = format!("有看不见的字符（{code}）。");
        let hint = "请在光标处删去，重新输入前后几个字。";
        let place = (text, paragraph, byte);
        findings
            .push(Finding::in_text(rule, reading.report, place, message, hint).comparing(code, ""));
    }
    findings
}

fn is_invisible(c: char) -> bool {
    // A joiner within a picture of several is part of it; it does no harm.
    matches!(c, '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}' | '\u{E000}'..='\u{F8FF}')
        || c.is_control() && c != '\t'
}
