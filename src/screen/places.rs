//! How does the list of places look, where something is to be replaced?

use super::canvas::{Canvas, columns_of};
use super::frame;
use super::ink::Ink;
use crate::text::width::fit;
use crate::wizard::Desk;
use crate::wizard::places::{
    Listed, PlacesStep, change, in_its_words, place_of, short_place_of, words,
};

/// Columns for where a place is.
const WHERE: usize = 24;

/// Rows for the marked place in its sentence.
const SENTENCE: u16 = 3;

/// Draws the step.
pub fn draw(step: &PlacesStep, desk: &Desk, canvas: &mut Canvas) {
    frame::report_header(canvas, step.title(), desk);
    let mut y = 2;
    let columns = usize::from(canvas.columns().saturating_sub(4));
    for line in frame::wrapped(&step.told(), columns).into_iter().take(3) {
        canvas.put(2, y, line, Ink::Plain);
        y += 1;
    }
    let below = canvas.rows().saturating_sub(5 + SENTENCE);
    let rows = usize::from(below.saturating_sub(y)).max(1);
    let page = step.marked() / rows;
    let shown = step.places().iter().enumerate().skip(page * rows).take(rows);
    for (row, (index, place)) in (y..).zip(shown) {
        line(place, index == step.marked(), row, desk, canvas);
    }
    if let Some(marked) = step.places().get(step.marked()) {
        let count = step.places().len();
        let place = place_of(&marked.passage, desk);
        let heading = format!("第 {} 处，共 {count} 处：{place}", step.marked() + 1);
        canvas.put(2, below, &heading, Ink::Dim);
        let told = in_its_words(&marked.passage, 45, desk);
        for (row, line) in (below + 1..=below + SENTENCE).zip(frame::wrapped(&told, columns)) {
            canvas.put(2, row, line, Ink::Plain);
        }
    }
    frame::notice(canvas, desk);
    let keys = format!(
        "空格 打勾或不打   0 全部   回车 改打勾的 {} 处   上下键 移动   Esc 不改",
        step.ticked()
    );
    frame::keys(canvas, &keys);
}

/// One place: its tick, where it is, the words with what is around them.
fn line(place: &Listed, marked: bool, y: u16, desk: &Desk, canvas: &mut Canvas) {
    let tick = if place.ticked { "[x]" } else { "[ ]" };
    let name = format!("{tick} {}", short_place_of(&place.passage, desk));
    frame::tick(canvas, y, marked, None, fit(&name, WHERE));
    let (before, old, behind) = words(&place.passage, desk);
    let x = 6 + u16::try_from(WHERE).unwrap_or_default() + 1;
    let room = canvas.columns().saturating_sub(x + 1);
    // As much before the words as leaves room for them and for as much behind.
    let lead = usize::from(room / 4);
    let from = before.char_indices().rev().map(|(at, _)| at);
    let from = from.take_while(|&at| usize::from(columns_of(&before[at..])) <= lead).last();
    let x = canvas.put(x, y, &before[from.unwrap_or(before.len())..], Ink::Dim);
    let edge = canvas.columns().saturating_sub(1);
    let x =
        canvas.put_within(x, y, edge.saturating_sub(x), &change(&place.passage, old), Ink::Strong);
    canvas.put_within(x, y, edge.saturating_sub(x), behind, Ink::Dim);
}
