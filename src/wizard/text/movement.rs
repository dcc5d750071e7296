//! Where does the caret go, and what of the text is in sight?

use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

use super::TextStep;
use super::layout::Row;
use crate::report::{Narrative, Place};
use crate::text::width::{grapheme_width, width};
use crate::wizard::{Desk, Key};

impl TextStep {
    /// Moves the caret; any key that does not move it does nothing.
    pub(super) fn go(&mut self, key: Key, desk: &mut Desk) {
        desk.seal();
        let narrative = desk.report().text(self.text);
        let goal = self.goal.take();
        match key {
            Key::Left => self.stand(before(narrative, self.caret)),
            Key::Right => self.stand(after(narrative, self.caret)),
            Key::Home => self.go_home(),
            Key::End => self.go_end(),
            Key::Up => self.climb(-1, goal, narrative),
            Key::Down => self.climb(1, goal, narrative),
            Key::PageUp => self.turn_page(-1, goal, narrative),
            Key::PageDown => self.turn_page(1, goal, narrative),
            _ => {}
        }
        self.show_caret(false);
    }

    /// Puts the caret where it was pointed at: row in sight, and column.
    pub fn point(&mut self, (row, column): (usize, usize), desk: &mut Desk) {
        desk.seal();
        let here = self.layout.row_of(self.caret, self.leans_back);
        let rows = (self.top + row).cast_signed() - here.cast_signed();
        self.climb(rows, Some(column), desk.report().text(self.text));
        self.goal = None;
        self.show_caret(false);
    }

    /// Column and row of the caret within the rows in sight.
    #[must_use]
    pub fn caret_cell(&self, desk: &Desk) -> (usize, usize) {
        let row = self.layout.row_of(self.caret, self.leans_back);
        let column = self.column(desk.report().text(self.text));
        // Blanks that hang over the end of a row take no room there.
        (column.min(self.layout.columns()), row.saturating_sub(self.top))
    }

    /// The rows in sight, from the top.
    pub fn rows_in_sight(&self) -> impl Iterator<Item = Row> + use<'_> {
        let below = (self.top + self.height).min(self.layout.rows());
        (self.top..below).map(|number| self.layout.row(number))
    }

    /// Scrolls so that the caret is in sight and not on the lowest row, where the window of an
    /// input method would cover it. An edit (`with_room`) brings it to the middle, so that the
    /// next rows need no scrolling.
    pub(super) fn show_caret(&mut self, with_room: bool) {
        let row = self.layout.row_of(self.caret, self.leans_back);
        let lowest = self.height.saturating_sub(2);
        let middle = lowest.min(self.height / 2);
        if row < self.top {
            self.top = if with_room { row.saturating_sub(middle) } else { row };
        } else if row > self.top + lowest {
            self.top = row - if with_room { middle } else { lowest };
        }
        let rows = self.layout.rows();
        let highest = if rows <= lowest + 1 { 0 } else { rows - 1 - middle };
        self.top = self.top.min(highest);
    }

    fn stand(&mut self, place: Place) {
        self.caret = place;
        self.leans_back = false;
    }

    /// To the start of the row; from there to the start of the paragraph.
    fn go_home(&mut self) {
        let row = self.row();
        let byte = if self.caret.byte == row.from { 0 } else { row.from };
        self.stand(Place { byte, ..self.caret });
    }

    /// To the end of the row; from there to the end of the paragraph.
    fn go_end(&mut self) {
        let mut row = self.row();
        if self.caret.byte == row.to {
            while !row.is_last {
                let next = self.layout.row_of(Place { byte: row.to, ..self.caret }, false);
                row = self.layout.row(next);
            }
        }
        self.caret.byte = row.to;
        self.leans_back = !row.is_last;
    }

    /// As many rows up or down, as near as can be to the column it came from.
    fn climb(&mut self, rows: isize, goal: Option<usize>, narrative: &Narrative) {
        let here = self.layout.row_of(self.caret, self.leans_back);
        let column = goal.unwrap_or_else(|| self.column(narrative));
        let there = here.saturating_add_signed(rows).min(self.layout.rows() - 1);
        let row = self.layout.row(there);
        let byte = row.from + byte_at(row.text(narrative), column.saturating_sub(row.indent()));
        let byte = beside_figure(narrative, row.paragraph, byte);
        self.caret = Place { paragraph: row.paragraph, byte };
        self.leans_back = byte == row.to && !row.is_last;
        self.goal = Some(column);
    }

    /// A screen up or down, of which two rows stay in sight.
    fn turn_page(&mut self, direction: isize, goal: Option<usize>, narrative: &Narrative) {
        let page = isize::try_from(self.height.saturating_sub(2).max(1)).unwrap_or(1) * direction;
        self.climb(page, goal, narrative);
        self.top = self.top.saturating_add_signed(page).min(self.layout.rows() - 1);
    }

    fn row(&self) -> Row {
        self.layout.row(self.layout.row_of(self.caret, self.leans_back))
    }

    fn column(&self, narrative: &Narrative) -> usize {
        let row = self.row();
        let written = Row { to: self.caret.byte, ..row };
        row.indent() + width(written.text(narrative))
    }
}

/// The place one grapheme or one figure of a table further, in the next paragraph behind the end
/// of one.
pub(super) fn after(narrative: &Narrative, place: Place) -> Place {
    if let Some(figure) = narrative.references().iter().find(|it| it.start() == place) {
        return figure.end();
    }
    let text = &narrative.paragraphs()[place.paragraph];
    let mut cursor = GraphemeCursor::new(place.byte, text.len(), true);
    match cursor.next_boundary(text, 0) {
        Ok(Some(byte)) => Place { byte, ..place },
        _ if place.paragraph + 1 < narrative.paragraphs().len() => {
            Place { paragraph: place.paragraph + 1, byte: 0 }
        }
        _ => place,
    }
}

/// The place one grapheme or one figure of a table back, at the end of the paragraph before from
/// the start of one.
pub(super) fn before(narrative: &Narrative, place: Place) -> Place {
    if let Some(figure) = narrative.references().iter().find(|it| it.end() == place) {
        return figure.start();
    }
    let text = &narrative.paragraphs()[place.paragraph];
    let mut cursor = GraphemeCursor::new(place.byte, text.len(), true);
    match cursor.prev_boundary(text, 0) {
        Ok(Some(byte)) => Place { byte, ..place },
        _ if place.paragraph > 0 => {
            let paragraph = place.paragraph - 1;
            Place { paragraph, byte: narrative.paragraphs()[paragraph].len() }
        }
        _ => place,
    }
}

/// The place itself, or the end of the grapheme or the figure it would stand within.
pub(super) fn on_boundary(narrative: &Narrative, place: Place) -> Place {
    let place = narrative.clamp(place);
    if let Some(figure) = narrative.references().iter().find(|it| it.holds(place)) {
        return figure.end();
    }
    let text = &narrative.paragraphs()[place.paragraph];
    let mut cursor = GraphemeCursor::new(place.byte, text.len(), true);
    match cursor.is_boundary(text, 0) {
        Ok(false) => after(narrative, place),
        _ => place,
    }
}

/// The last byte of `text` whose column is not beyond `column`.
fn byte_at(text: &str, column: usize) -> usize {
    let mut used = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        used += grapheme_width(grapheme);
        if used > column {
            return at;
        }
    }
    text.len()
}

/// The byte itself, or the start of the figure it would stand within.
fn beside_figure(narrative: &Narrative, paragraph: usize, byte: usize) -> usize {
    let mut figures = narrative.references_in(paragraph);
    figures.find(|it| it.holds(Place { paragraph, byte })).map_or(byte, |figure| figure.from)
}
