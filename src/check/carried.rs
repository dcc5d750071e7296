//! Which value of a cell follows from last year's report?

use crate::form::CellId;
use crate::report::{Cell, Count, Number, Report};

/// 按上年推算的数. 上年结转 is what last year's report carried out in the same column; 现行有效 is
/// last year's stock with this year's 制发 and without its 废止.
///
/// None for other cells, without last year's report, while a figure it comes from is not there,
/// and when the cell holds it already.
#[must_use]
pub fn follows_from_last_year(report: &Report, cell: CellId) -> Option<Cell> {
    let (form, before) = (report.form(), report.last_year()?);
    let def = form.cell(cell);
    let table = &form.tables[def.table];
    let (block, row) = table.row(def.row)?;
    let column = block.columns[def.column].id.as_str();
    let count = |report: &Report, row: &str, column: &str| {
        report.cell(form.find(&table.id, row, column)?).count().map(u64::from)
    };
    let value = match (row.id.as_str(), column) {
        ("carried_in", column) => count(before, "carried_out", column)?,
        (row, "in_force") => {
            let stock = count(before, row, "in_force")? + count(report, row, "issued")?;
            stock.checked_sub(count(report, row, "repealed")?)?
        }
        _ => return None,
    };
    let count = Count::new(u32::try_from(value).ok()?)?;
    let value = Cell::Value(Number::Count(count));
    (value != *report.cell(cell)).then_some(value)
}
