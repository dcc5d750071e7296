//! How wide does each column of a printed table become?

use std::cmp::Reverse;

use super::grid::{Grid, GridKind};
use super::measure::Measure;

/// Least columns of a label or header: two 汉字 side by side.
const LEAST: usize = 4;

/// Columns of the whole table when every column is as narrow as it may be, borders included.
pub(super) fn least_total(grid: &Grid, measure: &Measure) -> usize {
    total(&least(grid, measure), measure)
}

/// Widths of the columns for a table of at most `most` columns in all.
///
/// Each gets its share by weight, but no number is ever wrapped. Where the numbers alone do not fit,
/// the words keep their share and the table becomes wider than `most`.
pub(super) fn allocate(grid: &Grid, measure: &Measure, most: usize) -> Vec<usize> {
    let step = measure.step();
    let least = least(grid, measure);
    let borders = (grid.columns() + 1) * measure.border;
    let room = most.saturating_sub(borders) / step * step;
    if least.iter().sum::<usize>() <= room {
        return share(room, grid.weights(), &least, step);
    }
    let fair = share(room, grid.weights(), &vec![0; least.len()], step);
    fair.iter().zip(&least).map(|(&fair, &least)| fair.max(least)).collect()
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

/// Divides `room` by `weights` in units of `step`, none below its least.
fn share(room: usize, weights: &[u16], least: &[usize], step: usize) -> Vec<usize> {
    let mut widths = least.to_vec();
    let mut free: Vec<usize> = (0..least.len()).collect();
    loop {
        let all: usize = free.iter().map(|&column| usize::from(weights[column])).sum();
        let taken = (0..least.len()).filter(|column| !free.contains(column));
        let left = room.saturating_sub(taken.map(|column| least[column]).sum());
        let short = |&column: &usize| least[column] * all > left * usize::from(weights[column]);
        if !free.iter().any(short) {
            round(&mut widths, &free, weights, left / step);
            for column in free {
                widths[column] *= step;
            }
            return widths;
        }
        free.retain(|column| !short(column));
    }
}

/// Divides so many units among the `free` columns by weight. What rounding leaves over goes where
/// it is missed most, to columns of one weight together: they stay alike as long as it suffices.
fn round(widths: &mut [usize], free: &[usize], weights: &[u16], units: usize) {
    let all = free.iter().map(|&column| usize::from(weights[column])).sum::<usize>().max(1);
    let part = |column: usize| usize::from(weights[column]) * units;
    for &column in free {
        widths[column] = part(column) / all;
    }
    let mut left = units - free.iter().map(|&column| widths[column]).sum::<usize>();
    let mut alike = alike(free, weights);
    let missed = |columns: &Vec<usize>| part(columns[0]) % all;
    alike.sort_by_key(|columns| {
        let half = 2 * missed(columns) >= all;
        Reverse((half, if half { columns.len() } else { 0 }, missed(columns)))
    });
    for columns in alike {
        if columns.len() <= left {
            left -= columns.len();
            columns.iter().for_each(|&column| widths[column] += 1);
        }
    }
    free.iter().take(left).for_each(|&column| widths[column] += 1);
}

/// The columns in sets of one weight.
fn alike(free: &[usize], weights: &[u16]) -> Vec<Vec<usize>> {
    let mut sets: Vec<Vec<usize>> = Vec::new();
    for &column in free {
        match sets.iter_mut().find(|set| weights[set[0]] == weights[column]) {
            Some(set) => set.push(column),
            None => sets.push(vec![column]),
        }
    }
    sets
}
