//! Which single edits would mend a finding?
//!
//! Only what the finding itself points at is offered, and nothing is done without the clerk: she
//! chooses one, and a figure so filled is noted as inferred.

use super::claims::Claim;
use super::column::{ColumnBalance, column_balance};
use super::context::Context;
use super::last_year::carried_from;
use super::misplaced::{Misplaced, misplaced};
use super::prose::{claimed, sum};
use super::reading::Reading;
use super::signs::{ASCII_SIGN, STRAY_BLANK, UNSEEN, Wrong, doubled_run_of, places_of};
use super::stated::Stated;
use super::suspects::{is_typed, suspects};
use super::{Finding, Severity, Spot, place};
use crate::form::{CellId, Filled, Form};
use crate::report::{Cell, Count, Number, Op, Place, Report, TextId};
use crate::text::numeral::numerals;

/// 改法. One edit that would mend a finding.
#[derive(Clone, Debug, PartialEq)]
pub struct Repair {
    /// What it does, in words: 结转下年度少填 1，改成 1.
    pub words: String,
    /// The edit, for the report the finding was made in.
    pub op: Op,
}

/// The repairs of a finding, the most likely first; none for most findings: they want a person.
#[must_use]
pub fn repairs(report: &Report, context: &Context, finding: &Finding) -> Vec<Repair> {
    match finding.spot {
        Spot::Title => own_title(report, finding).into_iter().collect(),
        Spot::Cell(cell) => in_table(report, context, finding, cell),
        Spot::Text { text, paragraph, byte } => {
            let at = (text, Place { paragraph, byte });
            in_text(report, context, finding, at)
        }
        Spot::Unit | Spot::Year | Spot::Whole(_) => Vec::new(),
    }
}

fn own_title(report: &Report, finding: &Finding) -> Option<Repair> {
    let old = report.own_title().filter(|_| finding.code.starts_with("META-TITLE"))?.to_owned();
    let composed = report.form().title_of(&report.unit().name, report.year());
    let words = format!("用规定的写法{}", place::quoted(&composed));
    Some(Repair { words, op: Op::SetTitle { old: Some(old), new: None } })
}

fn in_table(report: &Report, context: &Context, finding: &Finding, cell: CellId) -> Vec<Repair> {
    match finding.code {
        "T3-COLUMN-BALANCE" => balanced(report, cell),
        "T3-CARRY-IN-YOY" | "T2-STOCK-YOY" => {
            let before = context.previous_of(report);
            before.and_then(|before| as_last_year(before, report, cell)).into_iter().collect()
        }
        "T2-BLANK" | "T3-BLANK" | "T4-BLANK" if report.cell(cell).is_blank() => {
            vec![zeros(report, report.form().cell(cell).table)]
        }
        _ => Vec::new(),
    }
}

/// For each cell whose change balances the column, that change; and what stands in a wrong cell.
fn balanced(report: &Report, cell: CellId) -> Vec<Repair> {
    let (form, def) = (report.form(), report.form().cell(cell));
    let suspects = suspects(report, def.table, def.column).into_iter();
    let typed = suspects.filter(|suspect| is_typed(form, suspect.cell));
    let repair = |suspect: super::Suspect| {
        let value = Count::new(u32::try_from(suspect.would_be).ok()?)?;
        let words = format!("{}，改成 {}", suspect.sentence(form, None), suspect.would_be);
        let value = Cell::Value(Number::Count(value));
        Some(Repair { words, op: report.fill_inferred(suspect.cell, value) })
    };
    let moves = misplaced(report, def.table, def.column);
    let moved = |it: Misplaced| Repair { words: it.words(report), op: it.op(report) };
    let (two, one): (Vec<Misplaced>, Vec<Misplaced>) =
        moves.into_iter().partition(|it| it.is_in_one_row(form));
    // What clears two columns at once is no guess of one figure.
    two.into_iter()
        .map(moved)
        .chain(typed.filter_map(repair))
        .chain(one.into_iter().map(moved))
        .collect()
}

fn as_last_year(before: &Report, report: &Report, cell: CellId) -> Option<Repair> {
    let carried = carried_from(before, report, cell)?;
    let words = format!("按{}，改成 {}", carried.why, carried.value.to_text());
    Some(Repair { words, op: report.fill_inferred(cell, carried.value) })
}

fn zeros(report: &Report, table: usize) -> Repair {
    let (blank, _) = report.blanks(table);
    let words = format!("{}的 {blank} 格空白都填 0", report.form().tables[table].name);
    Repair { words, op: report.zero_blanks(report.typed_cells(table)) }
}

fn in_text(
    report: &Report,
    context: &Context,
    finding: &Finding,
    at: (TextId, Place),
) -> Vec<Repair> {
    let one = match finding.code {
        "TX-SPACE" => Some(without(report, at.0, &STRAY_BLANK, "空格")),
        "TX-CONTROL" => Some(without(report, at.0, &UNSEEN, "看不见的字符"))
            .filter(|repair| !repair.op.is_empty()),
        "TX-PUNCT-ASCII" => Some(chinese_signs(report, at.0)),
        "TX-PUNCT-DOUBLE" => replaced(report, at, &finding.left, &stronger(&finding.left)),
        "TX-DUP-WORD" => {
            let run = paragraph(report, at).and_then(doubled_run_of);
            run.and_then(|run| replaced(report, at, &run.repeat(2), &run))
        }
        "TX-TYPO" => replaced(report, at, &finding.left, &finding.right),
        "META-BASIS" => replaced(report, at, &finding.left, &report.form().notice.number),
        "META-YEAR-LEFTOVER" | "META-PERIOD" => replaced(report, at, &finding.left, &finding.right),
        // Advice only asks to say that the carried ones are counted in.
        code if code.starts_with("NR-T") && finding.severity != Severity::Advice => {
            return agreed(&Reading::new(report, context), code, at);
        }
        _ => None,
    };
    one.into_iter().collect()
}

fn paragraph(report: &Report, (text, at): (TextId, Place)) -> Option<&str> {
    report.text(text).paragraphs().get(at.paragraph).map(String::as_str)
}

/// What stands at a place gives way to something else, if it still stands there.
fn replaced(report: &Report, at: (TextId, Place), old: &str, new: &str) -> Option<Repair> {
    let behind = paragraph(report, at)?.get(at.1.byte..)?;
    let stands = !old.is_empty() && old != new && behind.starts_with(old);
    let words = format!("{}改成{}", place::quoted(old), place::quoted(new));
    stands.then(|| Repair { words, op: report.put_text(at.0, at.1, old.to_owned(), new) })
}

/// Text and table agree: the text follows the table, or the table follows the text.
fn agreed(reading: &Reading<'_>, code: &str, at: (TextId, Place)) -> Vec<Repair> {
    let here = |(claim, stated): &(&Claim<'_>, &Stated<'_>)| {
        claim.figure.code == code && stated.place() == (at.0, at.1.paragraph, at.1.byte)
    };
    let Some((claim, _)) = claimed(reading).find(here) else { return Vec::new() };
    let text = as_in_table(reading, claim, at);
    text.into_iter().chain(as_in_text(reading, claim)).collect()
}

/// Parts of a sum that are offered to be changed; more would be guessing.
const PARTS: usize = 3;

/// The figure of the table gives way to the number in the text. Where it is a sum, each part that
/// holds something may be the one; what leaves a column in balance comes first, and what makes a
/// part 0 last.
fn as_in_text(reading: &Reading<'_>, claim: &Claim<'_>) -> Vec<Repair> {
    let (report, form) = (reading.report, reading.report.form());
    let cells: Vec<CellId> =
        claim.figure.cells.iter().filter_map(|name| reading.cell(name)).collect();
    let Some(expected) = sum(reading, &claim.figure.cells) else { return Vec::new() };
    let mut parts: Vec<CellId> = Vec::new();
    cells.iter().for_each(|&cell| typed_below(form, cell, &mut parts));
    let is_one = matches!(cells[..], [cell] if is_typed(form, cell));
    let mut changes: Vec<(bool, bool, CellId, u32)> = Vec::new();
    for cell in parts {
        let now = u64::from(report.cell(cell).count().unwrap_or_default());
        let new = (now + claim.value).checked_sub(expected).and_then(|new| u32::try_from(new).ok());
        let (Some(new), true) = (new, is_one || now > 0) else { continue };
        let Some(count) = Count::new(new) else { continue };
        let mut changed = report.clone();
        changed.apply(&report.fill(cell, Cell::Value(Number::Count(count))));
        let def = form.cell(cell);
        let off = |report: &Report| {
            column_balance(report, def.table, def.column).is_some_and(ColumnBalance::is_off)
        };
        changes.push((new == 0 && !is_one, off(&changed), cell, new));
    }
    changes.sort_by_key(|&(to_zero, off, ..)| (to_zero, off));
    let repair = |(_, _, cell, new): (bool, bool, CellId, u32)| {
        let value = Cell::Value(Number::Count(Count::new(new)?));
        let now = report.cell(cell).to_text();
        let sum = if is_one { String::new() } else { format!("，合计就是 {}", claim.value) };
        let words = format!("表格改成 {new}：{} 原来是 {now}{sum}", place::of_cell(form, cell));
        Some(Repair { words, op: report.fill_inferred(cell, value) })
    };
    changes.into_iter().take(PARTS).filter_map(repair).collect()
}

fn typed_below(form: &Form, cell: CellId, typed: &mut Vec<CellId>) {
    match &form.cell(cell).filled {
        Filled::ByHand if !typed.contains(&cell) => typed.push(cell),
        Filled::ByHand => {}
        Filled::BySum(parts) => parts.iter().for_each(|&part| typed_below(form, part, typed)),
    }
}

/// A number in the text gives way to the figure of the table: quoted, where it is one cell's.
fn as_in_table(reading: &Reading<'_>, claim: &Claim<'_>, at: (TextId, Place)) -> Option<Repair> {
    let report = reading.report;
    let expected = sum(reading, &claim.figure.cells)?;
    let within = paragraph(report, at)?;
    let number = numerals(within).find(|number| number.start == at.1.byte)?;
    let old = within[number.start..number.end].to_owned();
    match claim.figure.cells.as_slice() {
        [one] => {
            let op = report.put_figure(at.0, at.1, old.clone(), reading.cell(one)?);
            let words = format!("正文的 {old} 改成引用表里的 {expected}，以后跟着表变");
            Some(Repair { words, op })
        }
        _ => {
            let op = report.put_text(at.0, at.1, old.clone(), &expected.to_string());
            Some(Repair { words: format!("正文的 {old} 改成 {expected}"), op })
        }
    }
}

/// Of two signs that follow each other, the one that says more, as a Chinese sign.
fn stronger(pair: &str) -> String {
    let rank = |c: &char| "。；：，、".find(*c).unwrap_or(usize::MAX);
    let signs = pair.chars().map(chinese_sign);
    signs.min_by_key(rank).map(String::from).unwrap_or_default()
}

fn chinese_sign(c: char) -> char {
    match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        other => other,
    }
}

/// All such characters of a text go.
fn without(report: &Report, text: TextId, wrong: &Wrong, called: &str) -> Repair {
    let places = places_of(report.text(text), wrong);
    let words = format!("去掉这一部分的 {} 处{called}", places.len());
    Repair { words, op: each_replaced(report, text, &places, |_| String::new()) }
}

fn chinese_signs(report: &Report, text: TextId) -> Repair {
    let places = places_of(report.text(text), &ASCII_SIGN);
    let words = format!("这一部分的 {} 处英文标点都改成中文的", places.len());
    Repair { words, op: each_replaced(report, text, &places, |c| chinese_sign(c).to_string()) }
}

/// The edit that replaces single characters, from the last to the first: none moves another.
fn each_replaced(
    report: &Report,
    text: TextId,
    places: &[(Place, char)],
    new: impl Fn(char) -> String,
) -> Op {
    let last_first = places.iter().rev();
    let ops = last_first.map(|&(at, c)| report.put_text(text, at, c.to_string(), &new(c)));
    Op::Many(ops.collect())
}
