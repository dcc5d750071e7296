//! How are the cells of a table read?

use serde::de::MapAccess;

use super::fields::{Fields, Reader};
use super::message::{not_a_number, row_name, table_name};
use crate::form::{CellId, Filled, Form};
use crate::report::{Cell, Count, Report, read_cell};

/// Sums of more than nine digits that a file states; no cell could hold them.
pub(super) type LargeSums = Vec<(CellId, u64)>;

/// The rows of one table.
pub(super) struct TableFields<'r> {
    pub reader: &'r Reader,
    pub report: &'r mut Report,
    pub large: &'r mut LargeSums,
    pub table: usize,
}

impl Fields for TableFields<'_> {
    type Key = usize;

    fn called(&self) -> String {
        table_name(self.reader.form, self.table)
    }

    fn find(&self, name: &str) -> Option<usize> {
        self.reader.form.tables[self.table].rows().position(|(_, row)| row.id == name)
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, row: usize, map: &mut A) -> Result<(), A::Error> {
        let (report, large) = (&mut *self.report, &mut *self.large);
        let mut fields = RowFields { reader: self.reader, report, large, table: self.table, row };
        map.next_value_seed(self.reader.map(&mut fields))
    }
}

/// The cells of one row.
struct RowFields<'r> {
    reader: &'r Reader,
    report: &'r mut Report,
    large: &'r mut LargeSums,
    table: usize,
    row: usize,
}

impl Fields for RowFields<'_> {
    type Key = CellId;

    fn called(&self) -> String {
        row_name(self.reader.form, self.table, self.row)
    }

    fn find(&self, name: &str) -> Option<CellId> {
        let form = self.reader.form;
        let (block, _) = form.tables[self.table].row(self.row)?;
        let column = block.columns.iter().position(|column| column.id == name)?;
        form.cell_at(self.table, self.row, column)
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, cell: CellId, map: &mut A) -> Result<(), A::Error> {
        let form = self.reader.form;
        let called = || super::message::cell_name(form, cell);
        let large = &mut *self.large;
        self.report.cells[cell.index()] =
            map.next_value_seed(self.reader.value(called, |text| parse(form, large, cell, text)))?;
        Ok(())
    }
}

fn parse(form: &Form, large: &mut LargeSums, cell: CellId, text: &str) -> Result<Cell, String> {
    let is_sum = matches!(form.cell(cell).filled, Filled::BySum(_));
    // A sum of nine-digit counts may have more than nine digits; it is compared, never kept.
    if is_sum && let Some(sum) = plain_number(text).filter(|&n| n > u64::from(Count::MOST)) {
        large.push((cell, sum));
        return Ok(Cell::Blank);
    }
    match text {
        "~" | "null" => Ok(Cell::Blank),
        _ => read_cell(text, form.cell(cell).value)
            .map_err(|error| not_a_number(form, cell, text, error)),
    }
}

/// Digits without a sign and without zeros in front: `010` is 8 to some readers and 10 to others.
pub(super) fn plain_number(text: &str) -> Option<u64> {
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    let padded = text.len() > 1 && text.starts_with('0');
    if digits && !padded { text.parse().ok() } else { None }
}

/// A stated sum that equals the computed one needs no keeping.
pub(super) fn drop_computed_sums(report: &mut Report) {
    let form = report.form();
    for cell in form.cell_ids() {
        let is_sum = matches!(form.cell(cell).filled, Filled::BySum(_));
        let stated = report.cell(cell).count().map(u64::from);
        if is_sum && stated.is_some() && stated == report.sum(cell).complete() {
            report.cells[cell.index()] = Cell::Blank;
        }
    }
}
