//! Were figures that came at once typed with Tab, or copied from a row?

use super::GridStep;
use crate::form::Filled;
use crate::report::read_cell;
use crate::wizard::{Desk, Key};

/// Keys with which a figure is typed, besides digits: what it may begin and go on with, and the
/// commands of a table.
const TYPED: &str = ".-—〇零无没不,，件万元有适用。+*/=# \u{3000}、×＋＊／＝＃．－";

/// Nobody types more bytes than that while a line holds them back.
const MOST_TYPED: usize = 1 << 10;

/// Whether a figure, or the way from one to the next, may be typed with this key.
pub(in crate::wizard) fn types(key: Key) -> bool {
    match key {
        Key::Char(c) => key.digit().is_some() || TYPED.contains(c),
        _ => true,
    }
}

impl GridStep {
    /// Whether the figures of one row, with tabs between, were typed from here on: no sum is among
    /// them. Whoever copies a row from a printed table copies its sums too, and typed they would go
    /// into cells that are not theirs.
    #[must_use]
    pub fn is_typed_row(&self, text: &str, desk: &Desk) -> bool {
        if text.len() > MOST_TYPED {
            return false;
        }
        let text = text.strip_suffix('\n').unwrap_or(text);
        let form = desk.form();
        let def = form.cell(self.cell);
        let figures: Vec<&str> = text.trim_end_matches('\t').split('\t').collect();
        let cells: Vec<_> = (def.column..)
            .map_while(|column| form.cell_at(def.table, def.row, column))
            .zip(&figures)
            .collect();
        let read = |text: &str, cell| match read_cell(text, form.cell(cell).value) {
            Ok(read) => read.count().map_or(0, u64::from),
            Err(_) => 0,
        };
        let is_sum = |(cell, figure): &(_, &&str)| {
            let Filled::BySum(parts) = &form.cell(*cell).filled else { return false };
            let figure_of = |part| cells.iter().find(|(cell, _)| *cell == part);
            let parts: Option<Vec<u64>> = parts
                .iter()
                .map(|part| figure_of(*part).map(|(cell, text)| read(text, *cell)))
                .collect();
            parts.is_some_and(|parts| parts.iter().sum::<u64>() == read(figure, *cell))
        };
        !text.contains('\n') && !cells.iter().any(is_sum)
    }
}
