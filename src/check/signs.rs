//! Are the signs of the texts right: punctuation, pairs, blanks, doubled runs, invisible ones?

use super::Severity::{Advice, Error, Warning};
use super::place::quoted;
use super::reading::Reading;
use super::rule::{Checks, Reads, Rule};
use super::words::words;
use super::{Finding, MOST};
use crate::report::{Narrative, Place, TextId};
use crate::text::found::{Chars, Leads};

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

/// 看不见的字符.
pub(super) const TX_CONTROL: Rule = Rule {
    code: "TX-CONTROL",
    severity: Error,
    title: "没有看不见的字符",
    source: "为本程序的约定",
    manual: "\
文字里有控制字符、零宽字符或自造字（私用区字符）时报出，每段一条。在向导里输入和粘贴的文字会自动去掉看不见的字符，\
旧编码的字换成标准编码；自造字留着。

为什么：这些字符看不见，或者只在造字的那台电脑上看得见，别的系统会显示乱码或检索不到。

怎么办：在光标处删去，重新输入前后几个字；自造字改用输入法里的标准字。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Reading(invisible),
};

fn is_han(c: char) -> bool {
    matches!(c, '\u{4E00}'..='\u{9FFF}' | '\u{3400}'..='\u{4DBF}')
}

static SIGNS: Chars = Chars::of("。，、；：,;");

fn doubled_signs(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let sign = |c: char| matches!(c, '。' | '，' | '、' | '；' | '：');
    let ascii = |c: char| matches!(c, ',' | ';');
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        if findings.len() > MOST {
            break;
        }
        let mut doubled = SIGNS
            .found(within)
            .filter_map(|(byte, a)| Some((byte, a, within[byte + a.len_utf8()..].chars().next()?)))
            .filter(|&(_, a, b)| sign(a) && (sign(b) || ascii(b)) || ascii(a) && sign(b));
        let Some((byte, a, b)) = doubled.next() else { continue };
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
    counted(rule, reading, &ASCII_SIGN)
}

fn spaces(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    counted(rule, reading, &STRAY_BLANK)
}

/// A character that is wrong between two others, or at an end of a paragraph.
pub(super) struct Wrong {
    /// Which it may be.
    may_be: Chars,
    /// Whether it is wrong, with the one before and the one behind it.
    is: fn(char, char, char) -> bool,
}

/// An English sign between Chinese characters.
pub(super) static ASCII_SIGN: Wrong = Wrong {
    may_be: Chars::of(",;:"),
    is: |before, c, after| matches!(c, ',' | ';' | ':') && is_han(before) && is_han(after),
};

/// A blank beside a Chinese character within a line.
pub(super) static STRAY_BLANK: Wrong = Wrong {
    may_be: Chars::of(" "),
    is: |before, c, after| {
        let word = |c: char| is_han(c) || c.is_ascii_digit();
        c == ' ' && word(before) && word(after) && (is_han(before) || is_han(after))
    },
};

/// An invisible character.
pub(super) static UNSEEN: Wrong = Wrong { may_be: Chars::all(), is: |_, c, _| is_invisible(c) };

/// The characters of a text that are wrong.
pub(super) fn places_of(narrative: &Narrative, wrong: &Wrong) -> Vec<(Place, char)> {
    let mut places = Vec::new();
    for (paragraph, content) in narrative.paragraphs().iter().enumerate() {
        for (byte, c) in wrong.may_be.found(content) {
            // The end of a line is no character that any rule looks for.
            let before = content[..byte].chars().next_back().unwrap_or('\n');
            let after = content[byte + c.len_utf8()..].chars().next().unwrap_or('\n');
            if (wrong.is)(before, c, after) {
                places.push((Place { paragraph, byte }, c));
            }
        }
    }
    places
}

/// One finding a text: how many characters between two others are wrong, and where the first is.
fn counted(rule: &Rule, reading: &Reading<'_>, wrong: &Wrong) -> Vec<Finding> {
    let mut findings = Vec::new();
    for text in TextId::ALL.into_iter().filter(|&text| text != TextId::Signoff) {
        let places = places_of(reading.report.text(text), wrong);
        let (Some(&(Place { paragraph, byte }, c)), count) = (places.first(), places.len()) else {
            continue;
        };
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

/// The kind of pair that a sign is half of, and whether it opens it.
fn half_of(c: char) -> Option<(usize, bool)> {
    Some(match c {
        '（' | '(' => (0, true),
        '）' | ')' => (0, false),
        '“' => (1, true),
        '”' => (1, false),
        '《' => (2, true),
        '》' => (2, false),
        '〔' => (3, true),
        '〕' => (3, false),
        _ => return None,
    })
}

fn unpaired(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        if findings.len() > MOST {
            break;
        }
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

static HALVES: Chars = Chars::of("（(）)“”《》〔〕");

fn first_unpaired(paragraph: &str) -> Option<usize> {
    let mut open: [Vec<usize>; 4] = Default::default();
    for (byte, c) in HALVES.found(paragraph) {
        let Some((kind, opens)) = half_of(c) else { continue };
        if opens {
            open[kind].push(byte);
        } else if open[kind].pop().is_none() {
            let before = paragraph[..byte].chars().next_back();
            let number =
                before.is_some_and(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
            // 1） opens an item.
            if !(kind == 0 && number) {
                return Some(byte);
            }
        }
    }
    open.iter().flatten().min().copied()
}

fn doubled_words(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut characters: Vec<char> = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        if findings.len() > MOST {
            break;
        }
        if text == TextId::Signoff {
            continue;
        }
        characters.clear();
        characters.extend(within.chars());
        let Some((at, run)) = doubled_run(&mut characters) else { continue };
        let byte = within.chars().take(at).map(char::len_utf8).sum();
        let message = format!("「{run}」连写了两遍。");
        let hint = "请删去一遍。";
        let place = (text, paragraph, byte);
        findings.push(Finding::in_text(rule, reading.report, place, message, hint));
    }
    findings
}

/// What a paragraph says twice in a row.
pub(super) fn doubled_run_of(paragraph: &str) -> Option<String> {
    let mut characters: Vec<char> = paragraph.chars().collect();
    doubled_run(&mut characters).map(|(_, run)| run)
}

/// The first run of two to eight characters that stands twice: the index of its first character.
fn doubled_run(characters: &mut Vec<char>) -> Option<(usize, String)> {
    const NUMERALS: &str = "〇零一二三四五六七八九十百千万";
    // What is no word's, behind them all: eight characters follow every one.
    characters.extend(['\n'; 8]);
    for (at, next) in characters.windows(9).enumerate() {
        // Most places end here: the character does not come again soon.
        let again = next[2..].iter().fold(false, |again, &c| again | (c == next[0]));
        if !again || !is_han(next[0]) {
            continue;
        }
        for length in 2..=8 {
            let Some(run) = characters.get(at..at + 2 * length) else { break };
            let (first, second) = run.split_at(length);
            let plain = |&c: &char| is_han(c) && !NUMERALS.contains(c);
            if first != second || !first.iter().all(plain) {
                continue;
            }
            if !words().doubled_lawful.contains(&run.iter().collect()) {
                return Some((at, first.iter().collect()));
            }
        }
    }
    None
}

fn invisible(rule: &Rule, reading: &Reading<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (text, paragraph, within) in reading.paragraphs() {
        if findings.len() > MOST {
            break;
        }
        let wrong = |&(_, c): &(usize, char)| is_invisible(c) || is_private(c);
        let Some((byte, c)) = UNSEEN_LEADS.found(within).find(wrong) else { continue };
        let code = format!("U+{:04X}", u32::from(c));
        let (message, hint) = if is_private(c) {
            let message = format!("有别的电脑上看不到的自造字（{code}）。");
            (message, "请改用输入法里的标准字；打不出来的，用文字说明怎么写。")
        } else {
            let message = format!("有看不见的字符（{code}）。");
            (message, "请在光标处删去，重新输入前后几个字。")
        };
        let place = (text, paragraph, byte);
        findings
            .push(Finding::in_text(rule, reading.report, place, message, hint).comparing(code, ""));
    }
    findings
}

/// Invisible and private characters may begin so.
static UNSEEN_LEADS: Leads = Leads::and_controls(b"\xC2\xE2\xEE\xEF\xF3\xF4");

fn is_invisible(c: char) -> bool {
    // A joiner within a picture of several is part of it; it does no harm.
    matches!(c, '\u{200B}' | '\u{200C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}' | '\u{FEFF}')
        || c.is_control() && c != '\t'
}

/// Whether a character is in no font but that of the computer it was made on.
fn is_private(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}')
}
