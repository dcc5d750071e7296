//! How is a draft called in a line?

use super::clock::Moment;
use super::{changes, progress};
use crate::check::Context;
use crate::report::{Bookmark, Document, TextId, Typing};

/// When something was saved, as short as it can be said: 今天 11:48, or 1月8日 11:48.
#[must_use]
pub fn when(saved_at: &str, now: Moment) -> String {
    let (date, time) = saved_at.split_once(' ').unwrap_or((saved_at, ""));
    let time = time.get(..5).unwrap_or(time);
    let today = now.to_string().starts_with(date);
    let mut parts = date.split('-').map(|part| part.trim_start_matches('0'));
    match (today, parts.next(), parts.next(), parts.next()) {
        (true, ..) if !date.is_empty() => format!("今天 {time}"),
        (_, Some(year), Some(month), Some(day)) if year == now.year.to_string() => {
            format!("{month}月{day}日 {time}")
        }
        (_, Some(year), Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
        _ => saved_at.to_owned(),
    }
}

/// Whose draft for which year, and what it is called.
#[must_use]
pub fn title_of(document: &Document) -> String {
    let report = &document.report;
    let unit =
        if report.unit().name.is_empty() { "（未写单位）" } else { &report.unit().name };
    let name = document.draft.as_ref().map_or("", |mark| &mark.name);
    let name = if name.is_empty() { String::new() } else { format!("「{name}」") };
    format!("{unit}  {}年度{name}", report.year())
}

/// A draft in two lines: whose and how far, as checked with `context`, then since when.
#[must_use]
pub fn draft_lines(
    document: &Result<Box<Document>, String>,
    context: &Context,
    now: Moment,
) -> (String, String) {
    let document = match document {
        Ok(document) => document,
        Err(sentence) => return ("读不出来的草稿".to_owned(), sentence.clone()),
    };
    let report = &document.report;
    let filled = progress::filled_unopened(report, context);
    let title = format!("{}    {filled}/6 部分已填", title_of(document));
    let Some(mark) = &document.draft else { return (title, String::new()) };
    let saved = when(&mark.saved_at, now);
    let stopped = stopped_at(document).map_or(String::new(), |place| format!("，停在 {place}"));
    let more = if mark.finished_at.is_empty() {
        let blanks = match progress::blanks(report) {
            0 => String::new(),
            blanks => format!("，还有 {blanks} 格空着"),
        };
        format!("{saved} 自动保存{blanks}{stopped}")
    } else {
        format!("{} 生成过报告", when(&mark.finished_at, now))
    };
    (title, more)
}

/// Where the clerk stopped writing; none: in the contents.
#[must_use]
pub fn stopped_at(document: &Document) -> Option<String> {
    let form = document.report.form();
    let mark = document.draft.as_ref()?;
    match &mark.typing {
        Some(Typing::Reason { .. }) => return Some("写说明".to_owned()),
        Some(Typing::Unit { .. }) => return Some("单位、年度、标题".to_owned()),
        Some(Typing::Other { .. }) => {
            return Some(changes::name_of_text(form, TextId::OtherMatters));
        }
        Some(Typing::Zero { .. }) => return Some("零报告".to_owned()),
        Some(Typing::Cell { cell, .. }) => return Some(changes::name_of(form, *cell)),
        None => {}
    }
    match &mark.bookmark {
        Bookmark::Cell(cell) => Some(changes::name_of(form, *cell)),
        Bookmark::Text { text, .. } => Some(changes::name_of_text(form, *text)),
        Bookmark::Contents => None,
    }
}
