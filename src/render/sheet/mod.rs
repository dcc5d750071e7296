//! What does the leader who signs read on one page?
//!
//! `facts` says what is reported, `checked` what the checks came to and why something may
//! stand, `differences` what is otherwise than last year; here they become at most
//! [`MOST_LINES`] lines of [`COLUMNS`] columns.

mod checked;
mod differences;
mod facts;

use super::check_code;
use crate::check::{Context, check};
use crate::report::Report;
use crate::text::clean::harmless;
use crate::text::width::{fit, width};
use crate::text::wrap::line_starts;

/// Lines of a page.
pub const MOST_LINES: usize = 60;
/// Columns of a page.
pub const COLUMNS: usize = 80;

/// Lines that the differences may always have, however many reasons there are.
const KEPT_FOR_DIFFERENCES: usize = 4;

/// What no program sees.
const BY_HAND: [&str; 4] = [
    "三张表的件数和登记台账、办件系统里的是否一致；有没有漏登的申请",
    "文字里写的事情是否属实，公开的栏目和平台是否都在用",
    "该不该公布：是否涉及国家秘密、工作秘密、商业秘密和个人隐私",
    "是否在规定日期以前报送、公布",
];

/// 核对单. One page for whoever signs: what was checked and found, which reasons were given, how
/// it differs from last year (as far as `context` knows it), and what is left to people.
///
/// A report with something left to repair or explain gets one too, marked 草稿.
#[must_use]
pub fn sheet(report: &Report, context: &Context) -> String {
    let (findings, previous) = (check(report, context), context.previous_of(report));
    let open: Vec<_> = findings.iter().filter(|finding| finding.blocks(report)).collect();
    let mut head = head(report, !open.is_empty());
    head.extend(section("数字一览", facts::lines(report)));
    head.extend(section("核对结果", checked::results(report, &findings, previous.is_none())));
    let foot = foot(previous.is_none());
    // What the headings and blank lines of the sections between take.
    let between = if open.is_empty() { 4 } else { 6 };
    let mut room = MOST_LINES - head.len() - foot.len() - between;
    let open = checked::open(&open, room.saturating_sub(2 * KEPT_FOR_DIFFERENCES));
    room -= open.len();
    let reasons = checked::reasons(report, &findings, room - KEPT_FOR_DIFFERENCES);
    room -= reasons.len();
    let differences = differences::lines(report, previous, room);
    let mut lines = head;
    if !open.is_empty() {
        lines.extend(section("还没有解决的", open));
    }
    lines.extend(section("说明", reasons));
    lines.extend(section("和上年比", differences));
    lines.extend(foot);
    lines.concat()
}

fn head(report: &Report, draft: bool) -> Vec<String> {
    let mark = if draft { "（草稿，还不能定稿）" } else { "" };
    let mut lines = vec![line(&format!("  政府信息公开工作年度报告  核对单{mark}")), line("")];
    lines.extend(cut(item("单位    ", &report.unit().name), 2));
    lines.extend(cut(item("标题    ", &report.title()), 3));
    lines.push(line(&format!(
        "  校验码  {}    和报告末尾的相同，就是同一份；改动任何一处，校验码就不同",
        check_code(report)
    )));
    lines
}

fn foot(alone: bool) -> Vec<String> {
    let alone = alone.then_some("没有给出上年年报：结转、存量和雷同没有核对");
    let by_hand = BY_HAND.into_iter().chain(alone);
    let by_hand = by_hand.map(|what| line(&format!("  [ ] {what}")));
    let mut lines = section("程序核对不了，请人工核对", by_hand.collect());
    lines.push(line(""));
    lines.push(line("  填报人：                审核人：                签发人："));
    lines.push(line("  日期：    年  月  日    日期：    年  月  日    日期：    年  月  日"));
    lines
}

fn section(heading: &str, lines: Vec<String>) -> Vec<String> {
    [vec![line(""), line(heading)], lines].concat()
}

fn line(text: &str) -> String {
    format!("{}\n", text.trim_end())
}

/// `  label text`, further lines under the text.
fn item(label: &str, text: &str) -> Vec<String> {
    let label = format!("  {label}");
    let (column, text) = (width(&label), &harmless(text.trim()));
    let starts = line_starts(text, COLUMNS - column);
    let pieces = crate::text::wrap::between(text, &starts).into_iter().enumerate();
    let indent = " ".repeat(column);
    pieces.map(|(at, piece)| line(&format!("{}{piece}", [&label, &indent][at.min(1)]))).collect()
}

/// `  label one，two，three`: a line ends behind a piece, never inside one.
fn packed(label: &str, pieces: &[String]) -> Vec<String> {
    let room = COLUMNS.saturating_sub(2 + width(label));
    let mut rows: Vec<String> = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        let piece = format!("{piece}{}", if at + 1 < pieces.len() { "，" } else { "" });
        match rows.last_mut() {
            Some(row) if width(row) + width(&piece) <= room => row.push_str(&piece),
            _ => rows.push(piece),
        }
    }
    let blank = " ".repeat(width(label));
    let labels = std::iter::once(label).chain(std::iter::repeat(blank.as_str()));
    labels.zip(rows).flat_map(|(label, row)| item(label, &row)).collect()
}

/// At most so many of the lines of an item; `..` says that it goes on.
fn cut(mut lines: Vec<String>, most: usize) -> Vec<String> {
    if lines.len() > most {
        lines.truncate(most);
        let last = lines.pop().unwrap_or_default();
        lines.push(line(&format!("{}..", fit(last.trim_end(), COLUMNS - 2))));
    }
    lines
}

/// As many of `items` as have room in so many lines, and how many more there are.
fn as_many(items: Vec<Vec<String>>, room: usize, more: impl Fn(usize) -> String) -> Vec<String> {
    let all: usize = items.iter().map(Vec::len).sum();
    let room = if all <= room { room } else { room.saturating_sub(1) };
    let (mut lines, mut left) = (Vec::new(), items.len());
    for item in items {
        if lines.len() + item.len() > room {
            break;
        }
        lines.extend(item);
        left -= 1;
    }
    if left > 0 {
        lines.push(line(&format!("  {}", more(left))));
    }
    lines
}
