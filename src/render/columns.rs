//! How wide does each column of a printed table become?

use super::grid::{Grid, GridKind};
use super::measure::Measure;

/// Least columns of a label or header: two 汉字 side by side.
const LEAST: usize = 4;

/// Columns of the whole table when every column is as narrow as it may be, borders included.
pub(super) fn least_total(grid: &Grid, measure: &Measure) -> usize {
    total(&least(grid, measure), measure)
}

/// Widths of the columns for a table of at most `most` columns in all. No number is ever wrapped:
/// when they do not fit, the table becomes wider than that.
pub(super) fn allocate(grid: &Grid, measure: &Measure, most: usize) -> Vec<usize> {
    let least = least(grid, measure);
    let borders = (grid.columns() + 1) * measure.border;
    let room = most.saturating_sub(borders) / measure.step() * measure.step();
    let weights: Vec<usize> = grid.weights().iter().map(|&weight| usize::from(weight)).collect();
    let all: usize = weights.iter().sum::<usize>().max(1);
    let fair = |weight: usize| room * weight / all / measure.step() * measure.step();
    let mut widths: Vec<usize> =
        weights.iter().zip(&least).map(|(&weight, &least)| fair(weight).max(least)).collect();
    while widths.iter().sum::<usize>() > room {
        let slack = |&column: &usize| widths[column] - least[column];
        let Some(column) = (0..widths.len()).max_by_key(slack).filter(|column| slack(column) > 0)
        else {
            break;
        };
        widths[column] -= measure.step();
    }
    while widths.iter().sum::<usize>() + measure.step() <= room {
        // What is left over goes where it is missed most, measured by the fair share.
        let missing = |&column: &usize| {
            (room * weights[column] / all).cast_signed() - widths[column].cast_signed()
        };
        let Some(column) = (0..widths.len()).max_by_key(missing) else { break };
        widths[column] += measure.step();
    }
    widths
}

/// Columns of the whole table, borders included.
pub(super) fn total(widths: &[usize], measure: &Measure) -> usize {
    widths.iter().sum::<usize>() + (widths.len() + 1) * measure.border
}

fn least(grid: &Grid, measure: &Measure) -> Vec<usize> {
    let mut least = vec![LEAST; grid.columns()];
    for cell in grid.cells().iter().filter(|cell| cell.kind == GridKind::Value) {
        let inner = (cell.columns - 1) * measure.border;
        let each = measure.width(&cell.text).saturating_sub(inner).div_ceil(cell.columns);
        for width in &mut least[cell.column..cell.column + cell.columns] {
            *width = (*width).max(each.next_multiple_of(measure.step()));
        }
    }
    least
}
