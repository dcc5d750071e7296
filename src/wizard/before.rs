//! What is said of a table of last year's report where this year's is begun?

use super::desk::Desk;

/// 上年（2024）全部为 0, or how much of it was not; none: last year's report is not known.
#[must_use]
pub fn of_table(desk: &Desk, table: usize) -> Option<String> {
    let before = desk.report().last_year()?;
    let cells = || before.typed_cells(table).map(|cell| before.cell(cell));
    let (blank, year) = (cells().filter(|cell| cell.is_blank()).count(), before.year());
    let other = cells().filter(|cell| !cell.is_zero() && !cell.is_blank()).count();
    Some(match (other, blank) {
        (0, 0) => format!("上年（{year}）全部为 0"),
        (0, blank) => format!("上年（{year}）有 {blank} 格空着，其余为 0"),
        (other, _) => format!("上年（{year}）有 {other} 格不是 0"),
    })
}
