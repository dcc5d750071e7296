//! Has text of the template been left in the report?

use std::cmp::Reverse;

use super::Severity::Error;
use super::context::Context;
use super::rule::{Checks, Reads, Rule};
use super::{Finding, MOST, Spot, place};
use crate::report::{Report, TextId};
use crate::text::lexicon::Lexicon;

/// 模板残留.
pub(super) const TX_RESIDUE: Rule = Rule {
    code: "TX-RESIDUE",
    severity: Error,
    title: "文中不留模板文字",
    source: "年报格式附件中的填写说明；已公布年报中的常见差错",
    manual: "\
单位名称、标题、导语、各部分文字和落款里，留着格式附件的填写说明或待填的记号（例如叉号、「某某」、\
双花括号、连写的下划线、「【填写】」）时报出，每段一条，光标落在第一处。花括号里的格名写错了，\
引用不成，也算。英文单词里的字母、网址里的下划线、表示乘法的单个叉号、「张某某」这样隐去名字的写法不算。

为什么：照着模板或别的单位的文件写，最容易留下没有改掉的字样，公布后很显眼。

怎么办：改成本单位、本年度的实际内容，或者删去。",
    reasonable: false,
    reads: Reads::Texts,
    checks: Checks::Report(residue),
};

/// Kinds of leftover named in one finding; after they are gone the next ones show.
const NAMED: usize = 3;

/// Braces around the name of a cell.
const OPENING: [char; 2] = ['{', '｛'];
const CLOSING: [char; 2] = ['}', '｝'];
/// Signs that open what is to be filled in.
const BRACKETS: [char; 3] = ['{', '｛', '【'];
/// Characters between such brackets that are still named in one piece with them.
const INSIDE: usize = 40;

/// 某某 behind one of these hides a person's name on purpose. Frequent surnames, without those that
/// also end an ordinary word (相关某某, 提高某某).
pub(super) const SURNAMES: &str = "赵孙李周吴郑王冯陈蒋沈韩杨朱秦吕张孔曹魏陶姜谢邹潘葛彭鲁马袁柳唐薛罗郝傅孟黄萧姚邵汪毛戴宋熊董杜阮贾郭钟徐邱骆蔡田樊胡霍卢丁邓崔邢裴陆侯刘赖谭廖闫";

fn residue(rule: &Rule, report: &Report, _: &Context) -> Vec<Finding> {
    let marks = Lexicon::of(report.form().residue.iter().map(String::as_str));
    let mut findings = Vec::new();
    let unit = leftovers(&marks, &report.unit().name);
    findings.extend(Finding::leftover(rule, Spot::Unit, "单位名称", &unit));
    let title = leftovers(&marks, report.own_title().unwrap_or_default());
    findings.extend(Finding::leftover(rule, Spot::Title, "标题", &title));
    for text in TextId::ALL {
        for (paragraph, content) in report.text(text).paragraphs().iter().enumerate() {
            if findings.len() > MOST {
                break;
            }
            let left = leftovers(&marks, content);
            let Some((byte, _)) = left.first() else { continue };
            let spot = Spot::Text { text, paragraph, byte: *byte };
            let place = place::of_paragraph(report.form(), text, paragraph);
            findings.extend(Finding::leftover(rule, spot, &place, &left));
        }
    }
    findings
}

/// What begins at a place.
#[derive(Clone, Copy)]
enum Left<'m> {
    /// A mark of the list.
    Mark(&'m str),
    /// A name in braces, so many bytes.
    Name(usize),
}

impl Left<'_> {
    /// Bytes it has at least.
    fn least(self) -> usize {
        match self {
            Self::Mark(mark) => mark.len(),
            Self::Name(length) => length,
        }
    }
}

/// Where `text` holds which leftovers; none lies in another. Of two marks that start at one place
/// the longer one counts.
fn leftovers<'t>(marks: &Lexicon<()>, text: &'t str) -> Vec<(usize, &'t str)> {
    // How far one goes is only asked where none before it lies over it: each sign is read once.
    let marked = marks.hits(text).map(|hit| (hit.start, Left::Mark(hit.word)));
    let named = named(text).map(|(start, length)| (start, Left::Name(length)));
    let mut all: Vec<(usize, Left<'_>)> = marked.chain(named).collect();
    all.sort_by_key(|&(start, left)| (start, Reverse(left.least())));
    let (mut found, mut free) = (Vec::new(), 0);
    for (start, left) in all {
        if start < free {
            continue;
        }
        let length = match left {
            Left::Mark(mark) => length(mark, &text[start..]),
            Left::Name(length) => length,
        };
        free = start + length;
        if !is_lawful(&text[..start], &text[start..free], &text[free..]) {
            found.push((start, &text[start..free]));
        }
    }
    found
}

/// Where a brace, one is enough, stands around the dotted name of a cell, and its length: it was
/// to be a figure.
fn named(text: &str) -> impl Iterator<Item = (usize, usize)> + '_ {
    text.match_indices(OPENING).filter_map(|(start, sign)| {
        let inside = &text[start + sign.len()..];
        let name = inside.trim_start();
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
        let behind = name.trim_start_matches(fits);
        let name = &name[..name.len() - behind.len()];
        let behind = behind.trim_start().strip_prefix(CLOSING)?;
        let is_name = name.contains('.') && name.starts_with(|c: char| c.is_ascii_alphabetic());
        is_name.then(|| (start, text.len() - start - behind.len()))
    })
}

/// Bytes of a mark that `text` starts with; one of a repeated sign goes on as long as the sign does,
/// one that opens a bracket to where that is closed, if it is soon.
fn length(mark: &str, text: &str) -> usize {
    if mark.contains(BRACKETS) && !mark.ends_with('】') {
        let behind = text[mark.len()..].trim_start_matches(BRACKETS);
        let ends = |c: char| CLOSING.contains(&c) || c == '】';
        let mut near = behind.char_indices().take(INSIDE + 1);
        let stop = near.find(|&(_, c)| ends(c) || BRACKETS.contains(&c));
        if let Some((end, _)) = stop.filter(|&(_, c)| ends(c)) {
            return text.len() - behind[end..].trim_start_matches(ends).len();
        }
    }
    let repeated = mark.chars().next().filter(|&sign| mark.chars().all(|c| c == sign));
    repeated.map_or(mark.len(), |sign| text.len() - text.trim_start_matches(sign).len())
}

/// Whether what looks like a leftover is none: part of a Latin word or of an address, or a hidden
/// personal name.
fn is_lawful(before: &str, mark: &str, after: &str) -> bool {
    let letter = |c: char| matches!(c, 'A'..='Z' | 'a'..='z' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ');
    let previous = before.chars().next_back();
    let in_word =
        mark.starts_with(letter) && (previous.is_some_and(letter) || after.starts_with(letter));
    let hidden_name = mark.starts_with('某') && previous.is_some_and(|c| SURNAMES.contains(c));
    let ascii = |c: char| c.is_ascii_alphanumeric();
    let in_address =
        mark.starts_with('_') && previous.is_some_and(ascii) && after.starts_with(ascii);
    in_word || hidden_name || in_address
}

impl Finding {
    /// Leftovers of the template at one place; none: there are none.
    fn leftover(rule: &Rule, spot: Spot, place: &str, left: &[(usize, &str)]) -> Option<Self> {
        let mut words: Vec<&str> = Vec::new();
        for (_, word) in left {
            if words.len() < NAMED && !words.contains(word) {
                words.push(word);
            }
        }
        let words: String = words.into_iter().map(place::quoted).collect();
        let message = format!("{place}还留着模板文字{words}。");
        let hint = "改成本单位、本年度的实际内容，或删去。";
        (!left.is_empty()).then(|| Self::of(rule, spot, place, message, hint))
    }
}
