//! What may be wrong in the column of the focus, and what would the key = fill in?

use crate::check::{
    Act, Misplaced, Suspect, Why, carried, column_balance, inferred_value, misplaced, suspects,
};
use crate::form::CellId;
use crate::report::{Cell, Report};
use crate::wizard::face::{Face, said};

/// The value of `cell` that follows from last year's report, else the one that balances its
/// column; and what it rests on, in words.
///
/// # Errors
///
/// One sentence that says why there is none.
pub(super) fn inferred(report: &Report, cell: CellId) -> Result<(Cell, &'static str), String> {
    let carried = carried(report, cell).map(|carried| carried.value);
    if let Some(value) = carried.filter(|value| value != report.cell(cell)) {
        return Ok((value, "上年年报"));
    }
    if let Some(value) = inferred_value(report, cell) {
        return Ok((value, "平衡"));
    }
    let def = report.form().cell(cell);
    let Some(balance) = column_balance(report, def.table, def.column) else {
        return Err("这一格没有可以推算的数。".to_owned());
    };
    let own = usize::from(report.cell(cell).is_blank());
    Err(match (balance.blanks() - own, balance.gap()) {
        (0, 0) => "这一列已经平了，不用推算。".to_owned(),
        (0, _) => "只改这一格平不了这一列，请核对其他格。".to_owned(),
        (others, _) => format!("这一列另有 {others} 格空白，还推算不出；填完再按 =。"),
    })
}

/// What may be wrong in a column that is off: at most three guesses, the focused cell first.
pub(super) fn guesses(report: &Report, focus: CellId) -> Vec<String> {
    let (form, def) = (report.form(), report.form().cell(focus));
    let mut found = suspects(report, def.table, def.column);
    // What has more to say for it than the gap comes before the rest.
    found.sort_by_key(|suspect| (suspect.cell != focus, suspect.why == Why::Gap));
    let put_in = |right: String| format!("（{} 改成 {right}）", said(Act::PutIn, Face::Keys));
    let guess = |suspect: &Suspect| {
        let mended = suspect.is_mended(form, focus).then(|| put_in(suspect.would_be.to_string()));
        format!("{}{}", suspect.sentence(form, Some(focus)), mended.unwrap_or_default())
    };
    let moved = misplaced(report, def.table, def.column);
    let carried = |it: &Misplaced| match it.from == focus {
        true => {
            format!("{}（{}）", it.sentence(report, Some(focus)), said(Act::Carry, Face::Keys))
        }
        false => it.sentence(report, Some(focus)),
    };
    let (two, one): (Vec<&Misplaced>, Vec<&Misplaced>) =
        moved.iter().partition(|it| it.is_in_one_row(form));
    let mut guesses: Vec<String> = found.iter().map(guess).collect();
    if found.first().is_none_or(|suspect| suspect.cell != focus)
        && let Some(value) = inferred_value(report, focus)
    {
        let less = value.count() > report.cell(focus).count();
        let word = if less { "少填" } else { "多填" };
        let gap = column_balance(report, def.table, def.column).map_or(0, |balance| balance.gap());
        guesses.insert(0, format!("这里{word} {gap}{}", put_in(value.to_text())));
    }
    guesses.splice(0..0, two.into_iter().map(carried));
    guesses.extend(one.into_iter().map(carried));
    guesses.truncate(3);
    guesses
}
