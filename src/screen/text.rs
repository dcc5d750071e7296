//! How does the text step look? (S4, S8)

use super::canvas::{Canvas, columns_of};
use super::frame;
use super::ink::Ink;
use super::targets::Means;
use crate::check::{Finding, Severity, Spot};
use crate::form::{Aspect, CellId};
use crate::report::{Narrative, Report, TextId};
use crate::text::width::{fit, width};
use crate::wizard::Desk;
use crate::wizard::changes::name_of;
use crate::wizard::text::coverage::{grouped, wanted};
use crate::wizard::text::layout::Row;
use crate::wizard::text::{MARGIN, ROWS_ABOVE, TextStep, guidance};

const KEYS: &str = "Ctrl+N 下一部分  Tab 引用数  Ctrl+K 删整段  Ctrl+Z 撤销  Ctrl+G 写法  Esc 返回";

/// Draws the step.
pub fn draw(step: &TextStep, desk: &Desk, canvas: &mut Canvas) {
    frame::titled(canvas, &title(step, desk), desk);
    chips(step, desk, canvas);
    hint(step, desk, canvas);
    canvas.rule(ROWS_ABOVE - 1);
    text(step, desk, canvas);
    canvas.rule(frame::inspector_top(canvas).saturating_sub(1));
    inspector(step, desk, canvas);
    frame::keys(canvas, KEYS);
    let (column, row) = step.caret_cell(desk);
    canvas.caret(MARGIN + cells(column), ROWS_ABOVE + cells(row));
}

/// The section and its number; 导语 and 落款 have none.
fn title(step: &TextStep, desk: &Desk) -> String {
    let form = desk.form();
    match (step.section(form), form.frame_text(step.text().key())) {
        (Some(section), _) => {
            format!("{}   {}/{}", section.short, section.number, form.sections.len())
        }
        (None, Some(text)) => text.title.clone(),
        (None, None) => String::new(),
    }
}

/// What the text has to cover, and whether it does: advice, so it is said in words alone.
fn chips(step: &TextStep, desk: &Desk, canvas: &mut Canvas) {
    let mut x = MARGIN;
    for (aspect, covered) in aspects(step, desk) {
        if x == MARGIN {
            x = canvas.put(x, 1, "要写到：", Ink::Dim);
        }
        let (state, ink) = if covered { ("[有]", Ink::Dim) } else { ("[无]", Ink::Plain) };
        x = canvas.put(x, 1, &format!("{state}{}", aspect.chip), ink) + 1;
    }
}

/// The aspects a text can be seen to cover, and whether it does.
fn aspects<'d>(step: &'d TextStep, desk: &'d Desk) -> impl Iterator<Item = (&'d Aspect, bool)> {
    let aspects = step.section(desk.form()).map_or(&[][..], |section| &section.aspects);
    let covered = step.summary().covered.iter().copied();
    aspects.iter().zip(covered).filter(|(aspect, _)| !aspect.keywords.is_empty())
}

fn hint(step: &TextStep, desk: &Desk, canvas: &mut Canvas) {
    let form = desk.form();
    let guidance = guidance(form, step.text());
    let local = desk.context().overlay().guidance(step.text().key());
    if guidance.is_empty() && local.is_none() {
        return;
    }
    // What the county asks for is what she does not know from the years before.
    let label = if local.is_some() { "本地要求：" } else { "提示：" };
    let x = canvas.put(MARGIN, 2, label, Ink::Dim);
    let room = canvas.columns().saturating_sub(x + MARGIN);
    canvas.put(x, 2, &clauses(local.unwrap_or(guidance), room), Ink::Plain);
}

fn text(step: &TextStep, desk: &Desk, canvas: &mut Canvas) {
    let narrative = desk.report().text(step.text());
    // What of the paragraph of the last row is last year's: looked up once a paragraph.
    let mut last: Option<(usize, Vec<(usize, usize)>)> = None;
    for (y, (number, row)) in (ROWS_ABOVE..).zip(step.rows_in_sight().enumerate()) {
        let all = (0, canvas.columns());
        canvas.target(y, all, Means::Text { row: number, from: MARGIN });
        let x = MARGIN + cells(row.indent());
        let room = cells(step.layout().columns() - row.indent());
        canvas.put_within(x, y, room, row.text(narrative), Ink::Plain);
        for (from, columns) in quoted(narrative, &row) {
            canvas.paint(x + cells(from), y, cells(columns), Ink::Quoted);
        }
        if let Some((mark, ink)) = mark(step.text(), &row, desk) {
            canvas.put(0, y, mark, ink);
            continue;
        }
        let Some(before) = desk.last_year() else { continue };
        if last.as_ref().is_none_or(|(paragraph, _)| *paragraph != row.paragraph) {
            let content = narrative.paragraphs().get(row.paragraph).map_or("", String::as_str);
            last = Some((row.paragraph, before.unchanged(step.text(), content)));
        }
        let same = last.as_ref().map_or(&[][..], |(_, same)| same.as_slice());
        if same.iter().any(|&(from, to)| from < row.to && row.from < to) {
            canvas.put(0, y, "~", Ink::Plain);
        }
    }
}

/// Where a row shows figures of a table: columns before, and how many.
fn quoted(narrative: &Narrative, row: &Row) -> Vec<(usize, usize)> {
    let text = row.text(narrative);
    let within = |from: usize, to: usize| {
        let (from, to) = (from.max(row.from), to.min(row.to));
        let before = text.get(..from.checked_sub(row.from)?)?;
        let shown = text.get(before.len()..to.checked_sub(row.from)?)?;
        (!shown.is_empty()).then(|| (width(before), width(shown)))
    };
    let figures = narrative.references_in(row.paragraph);
    figures.filter_map(|figure| within(figure.from, figure.to)).collect()
}

/// What must be changed or explained in a row, at its start.
fn mark(text: TextId, row: &Row, desk: &Desk) -> Option<(&'static str, Ink)> {
    let here = |finding: &&Finding| match finding.spot {
        Spot::Text { text: of, paragraph, byte } if of == text && paragraph == row.paragraph => {
            byte >= row.from && (byte < row.to || row.is_last)
        }
        _ => false,
    };
    let open = desk.findings().iter().filter(|finding| finding.blocks(desk.report()));
    match open.filter(here).map(|finding| finding.severity).min()? {
        Severity::Error => Some(("!", Ink::Bad)),
        Severity::Warning => Some(("?", Ink::Warn)),
        Severity::Advice => None,
    }
}

fn inspector(step: &TextStep, desk: &Desk, canvas: &mut Canvas) {
    let room = canvas.columns().saturating_sub(10);
    let (counts, ink) = counts(step, desk);
    let missing = aspects(step, desk).find(|(_, covered)| !covered);
    let missing = missing.map(|(aspect, _)| clauses(&wanted(aspect), room)).unwrap_or_default();
    let missing_label = if missing.is_empty() { "" } else { "没写到" };
    let (missing_label, missing) = match figure_at(step, desk) {
        Some(cell) => ("引用", format!("{}，表里改了这里跟着改", name_of(desk.form(), cell))),
        None => (missing_label, missing),
    };
    let (label, found, found_ink) = finding_line(step, desk.findings(), desk.report(), room);
    let lines = [
        ("", counts.as_str(), ink),
        (missing_label, missing.as_str(), Ink::Plain),
        (label, found.as_str(), found_ink),
    ];
    frame::inspector(canvas, lines, desk);
}

/// The cell whose figure the caret stands at.
fn figure_at(step: &TextStep, desk: &Desk) -> Option<CellId> {
    let caret = step.caret();
    let mut figures = desk.report().text(step.text()).references_in(caret.paragraph);
    figures.find(|it| it.start() <= caret && caret <= it.end()).map(|it| it.cell)
}

/// `字数 198  段落 4`, and how long the text may be when it is longer.
fn counts(step: &TextStep, desk: &Desk) -> (String, Ink) {
    let summary = step.summary();
    // A number that no longer holds leaves its place free until typing rests.
    let shown = |number: usize| match grouped(number) {
        number if step.is_counted() => number,
        number => " ".repeat(number.len()),
    };
    let (length, paragraphs) = (shown(summary.length), shown(summary.paragraphs));
    let most = step.section(desk.form()).and_then(|section| section.length.most);
    let local = desk.context().overlay().limits().overview_most;
    let most = most.map(|most| local.unwrap_or(most));
    let last_year = last_year(step);
    match most.filter(|&most| summary.length > most) {
        Some(most) => {
            let most = grouped(most);
            let said =
                format!("字数 {length}，原则上不超过 {most} 字  段落 {paragraphs}{last_year}");
            (said, Ink::Warn)
        }
        None => (format!("字数 {length}  段落 {paragraphs}{last_year}"), Ink::Plain),
    }
}

/// `  上年 386 字  照搬未改 1 段（行首 ~ 标出）`
fn last_year(step: &TextStep) -> String {
    let summary = step.summary();
    let before = summary.before.map(|length| format!("  上年 {} 字", grouped(length)));
    let copied = (summary.copied > 0 && step.is_counted())
        .then(|| format!("  照搬未改 {} 段（行首 ~ 标出）", grouped(summary.copied)));
    before.into_iter().chain(copied).collect()
}

/// What was found and is open in the paragraph of the caret, else in the text, with the place; and
/// how many more there are. `room`: columns of a line; it takes two where it must.
pub fn finding_line(
    step: &TextStep,
    findings: &[Finding],
    report: &Report,
    room: u16,
) -> (&'static str, String, Ink) {
    let caret = step.caret().paragraph;
    let about = |finding: &&Finding| {
        let ours = finding.spot.text() == Some(step.text());
        ours && finding.explanation(report).is_none() && !finding.is_dismissed(report)
    };
    // Nobody who has just opened an empty text needs to be told that it is empty.
    let untouched = step.summary().length == 0;
    let found: Vec<&Finding> = findings.iter().filter(about).filter(|_| !untouched).collect();
    let here = found.iter().find(|finding| paragraph_of(finding) == Some(caret));
    let Some(finding) = here.or(found.first()) else {
        return ("", String::new(), Ink::Plain);
    };
    let place = match paragraph_of(finding) {
        Some(paragraph) if paragraph == caret => String::new(),
        Some(paragraph) => format!("第 {} 段：", paragraph + 1),
        None => "全文：".to_owned(),
    };
    let more = match found.len() - 1 {
        0 => String::new(),
        more => format!("另有 {more} 处，Ctrl+E 看清单"),
    };
    let one = usize::from(room.saturating_sub(columns_of(&more)));
    let mut said = format!("{place}{}{}", finding.message, finding.hint);
    if width(&said) > one {
        said.truncate(said.len() - finding.hint.len());
    }
    // What is wrong may take a second line, less what its lines leave free at their ends.
    let two = (one + usize::from(room)).saturating_sub(8);
    if width(&said) > one.max(two) {
        // What is cut off is not to run into what follows.
        said = format!("{}…", fit(&said, two.saturating_sub(2)));
    }
    (finding.severity.label(), format!("{said}{more}"), ink_of(finding.severity))
}

/// The paragraph a finding lies in; none: it is about the text as a whole.
fn paragraph_of(finding: &Finding) -> Option<usize> {
    match finding.spot {
        Spot::Text { paragraph, .. } => Some(paragraph),
        _ => None,
    }
}

fn ink_of(severity: Severity) -> Ink {
    match severity {
        Severity::Error => Ink::Bad,
        Severity::Warning => Ink::Warn,
        Severity::Advice => Ink::Plain,
    }
}

/// As many whole clauses of `text` as fit.
fn clauses(text: &str, columns: u16) -> String {
    let fitting = fit(text, usize::from(columns));
    if fitting.len() == text.len() {
        return text.to_owned();
    }
    let ends = ['；', '，', '。'];
    fitting.rfind(ends).map_or(fitting, |end| &fitting[..end]).to_owned()
}

fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
