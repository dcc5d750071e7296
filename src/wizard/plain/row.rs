//! Which figures does a typed row hold?

use super::word::shown;
use crate::check::refusal;
use crate::form::{CellId, Filled, Form};
use crate::report::{Cell, Report, read_cell};
use crate::wizard::grid::typing::{reading, typed_cell};

/// The word for a cell nobody has filled.
const BLANK: &str = "空";

/// 一行. The contents a line gives to the typed cells of a row, and what is to be said about it.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Row {
    pub(super) cells: Vec<(CellId, Cell)>,
    pub(super) notes: Vec<String>,
}

/// The cells of a row: those that are typed, and the sum over them if there is one.
pub(super) fn cells_of(form: &Form, table: usize, row: usize) -> (Vec<CellId>, Option<CellId>) {
    let columns = form.tables[table].row(row).map_or(0, |(block, _)| block.columns.len());
    let cells = (0..columns).filter_map(|column| form.cell_at(table, row, column));
    let (typed, sums): (Vec<CellId>, Vec<CellId>) =
        cells.partition(|&cell| form.cell(cell).filled == Filled::ByHand);
    let sum = sums.first().copied().filter(|_| !typed.is_empty());
    (typed, sum)
}

/// Reads a line as the figures of a row, from the left; those that are not given are 0. As many as
/// there are columns with the sum: the last one is compared with it.
///
/// # Errors
///
/// One sentence that says which figure is none.
pub(super) fn read(line: &str, report: &Report, table: usize, row: usize) -> Result<Row, String> {
    let form = report.form();
    let (typed, sum) = cells_of(form, table, row);
    let words = words(line);
    let total = sum.filter(|_| words.len() == typed.len() + 1);
    if words.len() > typed.len() && total.is_none() {
        let (room, got) = (typed.len(), words.len());
        return Err(format!("这一行有 {room} 格，收到 {got} 个数。请用空格隔开，重写这一行。"));
    }
    let mut found = Row::default();
    for (index, &cell) in typed.iter().enumerate() {
        let Some(word) = words.get(index) else {
            found.cells.push((cell, report.zero(cell)));
            continue;
        };
        let kind = form.cell(cell).value;
        match typed_cell(word, kind) {
            _ if word == BLANK => found.cells.push((cell, Cell::Blank)),
            Ok(content) => {
                found.notes.extend(reading(word, &content));
                found.cells.push((cell, content));
            }
            Err(_) => {
                let reason = refusal(word, kind).unwrap_or_default();
                let parted =
                    if word.contains([',', '，']) { "几个数用空格隔开。" } else { "" };
                return Err(format!(
                    "第 {} 个数：{reason}{parted}这一行没有动，请重写。",
                    index + 1
                ));
            }
        }
    }
    if let (Some(cell), Some(given)) = (total, words.last()) {
        compare(report, cell, given, &found.cells)?;
    }
    Ok(found)
}

/// A total that was given is compared with the computed one and never taken.
fn compare(
    report: &Report,
    sum: CellId,
    given: &str,
    cells: &[(CellId, Cell)],
) -> Result<(), String> {
    let mut after = report.clone();
    after.apply(&report.fill_all(cells.iter().cloned()));
    let computed = after.shown(sum);
    let same = read_cell(given, report.form().cell(sum).value)
        .is_ok_and(|cell| cell.to_text() == computed);
    if same || computed.is_empty() {
        return Ok(());
    }
    let given = shown(given);
    Err(format!("各项相加是 {computed}，最后给的总计是「{given}」。请核对后重写这一行。"))
}

/// The words of a line: blanks and 、；part them. A comma does not: `3,5` may be meant as one
/// figure or as two.
fn words(line: &str) -> Vec<String> {
    let parts = |c: char| c.is_whitespace() || matches!(c, '、' | '；' | ';');
    let words: Vec<&str> = line.split(parts).filter(|word| !word.is_empty()).collect();
    joined(&words)
}

/// A unit that stands apart goes with its figure.
fn joined(words: &[&str]) -> Vec<String> {
    let mut joined: Vec<String> = Vec::new();
    for word in words {
        match joined.last_mut() {
            Some(figure) if matches!(*word, "件" | "万元") => figure.push_str(word),
            _ => joined.push((*word).to_owned()),
        }
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::words;

    #[test]
    fn figures_are_parted_by_blanks_of_any_width() {
        assert_eq!(words("１２　３、 0"), ["１２", "３", "0"]);
        assert_eq!(words("1,200 3"), ["1,200", "3"]);
        assert_eq!(words("12 件 3"), ["12件", "3"]);
        assert_eq!(words("3,5"), ["3,5"]);
    }
}
