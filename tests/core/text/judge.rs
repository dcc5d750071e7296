//! What is wrong with these lines? The rules once more, by looking at the finished lines only.

use nianbao::text::width::{grapheme_width, width};
use unicode_segmentation::UnicodeSegmentation;

const NEVER_FIRST: &str = "，。、；：？！）》」』】〉〕”’…—·％%,.;:?!)]}";
const NEVER_LAST: &str = "（《「『【〈〔“‘([{";

/// The lines of `paragraph`.
pub fn lines<'a>(paragraph: &'a str, starts: &[usize]) -> Vec<&'a str> {
    let ends = starts.iter().skip(1).copied().chain([paragraph.len()]);
    starts.iter().zip(ends).map(|(&start, end)| &paragraph[start..end]).collect()
}

/// All faults; `indent` is that of the first line.
pub fn faults(paragraph: &str, columns: usize, indent: usize, starts: &[usize]) -> Vec<String> {
    let mut faults = Vec::new();
    if starts.first() != Some(&0) || !starts.is_sorted_by(|a, b| a < b) {
        faults.push(format!("starts {starts:?}"));
    }
    let lines = lines(paragraph, starts);
    assert_eq!(lines.concat(), paragraph);
    let whole = wholes(paragraph);
    let mut at = 0;
    for (index, line) in lines.iter().enumerate() {
        let room = columns - if index == 0 { indent } else { 0 };
        let mut fault = |what: &str| faults.push(format!("{columns}: {what}: {line:?}"));
        if measure(line) > room && trimmed(line).graphemes(true).count() > 1 {
            fault("too wide");
        }
        at += line.len();
        let Some(next) = lines.get(index + 1) else { break };
        if next.starts_with([' ', '　']) {
            fault("a blank starts the next line");
        }
        let forbidden = next.starts_with(|c| NEVER_FIRST.contains(c))
            || trimmed(line).ends_with(|c| NEVER_LAST.contains(c));
        if forbidden && has_plain_place(line) {
            fault("避头尾");
        }
        if whole.iter().any(|&(start, end)| {
            start < at && at < end && width(&paragraph[start..end]) <= columns - indent
        }) {
            fault("torn");
        }
        if ends_early(line, next, room) {
            fault("ends early");
        }
    }
    faults
}

/// Columns without what hangs.
pub fn measure(line: &str) -> usize {
    trimmed(line).graphemes(true).map(grapheme_width).sum()
}

fn trimmed(line: &str) -> &str {
    line.trim_end_matches([' ', '　'])
}

fn is_han(c: char) -> bool {
    ('\u{4E00}'..='\u{9FFF}').contains(&c)
}

/// Whether two 汉字 stand side by side, between which any line may end.
fn has_plain_place(line: &str) -> bool {
    let chars: Vec<char> = line.chars().collect();
    chars.windows(2).any(|pair| pair.iter().copied().all(is_han))
}

/// Whether one more 汉字 would have had room.
fn ends_early(line: &str, next: &str, room: usize) -> bool {
    let plain = line.ends_with(is_han) && next.chars().count() > 1;
    plain && next.chars().take(2).all(is_han) && measure(line) + 2 <= room
}

/// Where numbers, —— and …… start and end.
fn wholes(paragraph: &str) -> Vec<(usize, usize)> {
    let chars: Vec<(usize, char)> = paragraph.char_indices().collect();
    let kind = |index: usize| chars.get(index).map_or('x', |&(_, c)| kind_of(c));
    let (mut wholes, mut index) = (Vec::new(), 0);
    while index < chars.len() {
        let first = index;
        match kind(first) {
            '9' => {
                while kind(index + 1) == '9' || (kind(index + 1) == '.' && kind(index + 2) == '9') {
                    index += 1;
                }
                index += usize::from(kind(index + 1) == '%');
            }
            pair @ ('—' | '…') => {
                while kind(index + 1) == pair {
                    index += 1;
                }
            }
            _ => {}
        }
        index += 1;
        let end = chars.get(index).map_or(paragraph.len(), |&(at, _)| at);
        if index > first + 1 {
            wholes.push((chars[first].0, end));
        }
    }
    wholes
}

fn kind_of(c: char) -> char {
    match c {
        '0'..='9' | '０'..='９' => '9',
        '.' | ',' | '．' => '.',
        '%' | '％' => '%',
        '—' | '…' => c,
        _ => 'x',
    }
}
