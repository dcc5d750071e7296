//! What do the tests of the tables start from?

use nianbao::check::Context;
use nianbao::form::{CellId, Form};
use nianbao::report::{Document, DraftMark, Report, Unit, read_cell};
use nianbao::screen::{self, Canvas};
use nianbao::wizard::grid::GridStep;
use nianbao::wizard::paste::PasteStep;
use nianbao::wizard::{Desk, Goal, Key, Moment, Turn};

/// A table with a clerk before it.
pub struct Seat {
    pub desk: Desk,
    pub step: GridStep,
    pub paste: Option<PasteStep>,
}

/// 12 non-zero cells of 表三; the rest is 0, every column is 平.
pub const REQUESTS: [(&str, &str, &str); 12] = [
    ("new", "natural", "12"),
    ("new", "enterprise", "3"),
    ("carried_in", "natural", "1"),
    ("granted", "natural", "6"),
    ("granted", "enterprise", "1"),
    ("partial", "natural", "2"),
    ("denied_internal_affairs", "natural", "1"),
    ("unavailable_not_held", "natural", "2"),
    ("unavailable_not_held", "enterprise", "1"),
    ("refused_petition", "natural", "1"),
    ("carried_out", "natural", "1"),
    ("carried_out", "enterprise", "1"),
];

/// The cell named by its YAML keys.
pub fn cell(table: &str, row: &str, column: &str) -> CellId {
    Form::edition_2021().find(table, row, column).expect("cell of the form")
}

impl Seat {
    /// An empty report on a screen of 80x24, the focus at the first cell of a table.
    pub fn at(table: usize) -> Self {
        Self::with(table, |_| {})
    }

    /// The same after some filling.
    pub fn with(table: usize, fill: impl FnOnce(&mut Report)) -> Self {
        let form = Form::edition_2021();
        let unit = Unit { name: "焦东街道办事处".to_owned(), ..Unit::default() };
        let mut report = Report::new(form, unit, 2025);
        fill(&mut report);
        let draft =
            DraftMark { saved_at: "2026-01-08 14:32:05".to_owned(), ..DraftMark::default() };
        let document = Document { report, draft: Some(draft) };
        let mut desk = Desk::new(document, Context::new(2026), Moment::on(2026, 1, 8), (80, 24));
        desk.recheck();
        let first = form.cell_at(table, 0, 0).expect("a table has a first cell");
        let step = GridStep::at(first, &desk);
        Self { desk, step, paste: None }
    }

    /// The focus at a cell.
    pub fn focus(mut self, table: &str, row: &str, column: &str) -> Self {
        self.step = GridStep::at(cell(table, row, column), &self.desk);
        self
    }

    /// Presses keys, given as text: `12⇥3⏎` and so on; how many they were. As in the wizard, what
    /// was said is forgotten with the next key, and Ctrl+Z and Ctrl+Y are its own.
    pub fn press(&mut self, keys: &str) -> usize {
        keys.chars().map(|sign| self.press_key(key(sign))).count()
    }

    /// Presses one key.
    pub fn press_key(&mut self, key: Key) -> Turn {
        self.desk.hush();
        let turn = match (key, &mut self.paste) {
            (Key::Ctrl('z'), _) => {
                self.step.leave(&mut self.desk);
                self.desk.undo();
                Turn::Stay
            }
            (Key::Ctrl('y'), _) => {
                self.step.leave(&mut self.desk);
                self.desk.redo();
                Turn::Stay
            }
            (key, Some(paste)) => paste.press(key, &mut self.desk),
            (key, None) => self.step.press(key, &mut self.desk),
        };
        if let Turn::Go(Goal::Cell(cell)) = turn {
            self.paste = None;
            self.step = GridStep::at(cell, &self.desk);
        }
        turn
    }

    /// Pastes; whether the paste check is open then.
    pub fn paste(&mut self, text: &str) -> bool {
        self.desk.hush();
        match self.step.paste(text, &mut self.desk) {
            Turn::Go(Goal::Paste(step)) => self.paste = Some(*step),
            _ => self.paste = None,
        }
        self.paste.is_some()
    }

    /// What stands in a cell, as shown.
    pub fn value(&self, table: &str, row: &str, column: &str) -> String {
        let cell = cell(table, row, column);
        self.desk.report().cell(cell).to_text()
    }

    /// The YAML keys of the focus: `new.natural`.
    pub fn focused(&self) -> String {
        let (_, row, column) = self.desk.form().keys(self.step.cell());
        format!("{row}.{column}")
    }

    /// What was said last.
    pub fn said(&self) -> &str {
        self.desk.notice().unwrap_or_default()
    }

    /// Draws the step, or the paste check, for the size of the canvas, after a rest.
    pub fn draw(&self, canvas: &mut Canvas) {
        let mut desk = self.copy();
        desk.size = (canvas.columns(), canvas.rows());
        let mut step = self.step.clone();
        step.refit(&desk);
        step.rest();
        match &self.paste {
            Some(paste) => screen::paste::draw(paste, &desk, canvas),
            None => screen::grid::draw(&step, &desk, canvas),
        }
    }

    fn copy(&self) -> Desk {
        let document = (*self.desk.document()).clone();
        let mut desk =
            Desk::new(document, self.desk.context().clone(), self.desk.now, self.desk.size);
        desk.recheck();
        if let Some(said) = self.desk.notice() {
            desk.say(said);
        }
        // 已保存: the copy has no unsaved edit.
        desk
    }
}

/// Fills cells of a table and puts 0 into the rest.
pub fn fill(report: &mut Report, table: &str, cells: &[(&str, &str, &str)], rest: bool) {
    let form = Form::edition_2021();
    for (row, column, text) in cells {
        let cell = cell(table, row, column);
        let value = read_cell(text, form.cell(cell).value).expect("a figure");
        report.apply(&report.fill(cell, value));
    }
    if rest {
        let table = form.table_index(table).expect("table");
        report.apply(&report.zero_blanks(report.typed_cells(table)));
    }
}

/// A key by its sign: arrows, ⏎ ⇥ ⇤ ⎋ ⌫ ⌦ ↖ ↘ ⇞ ⇟, Ⓞ for Ctrl+O; others as typed.
pub fn key(sign: char) -> Key {
    match sign {
        '⏎' => Key::Enter,
        '⇥' => Key::Tab,
        '⇤' => Key::BackTab,
        '⎋' => Key::Escape,
        '⌫' => Key::Backspace,
        '⌦' => Key::Delete,
        '↑' => Key::Up,
        '↓' => Key::Down,
        '←' => Key::Left,
        '→' => Key::Right,
        '↖' => Key::Home,
        '↘' => Key::End,
        '⇞' => Key::PageUp,
        '⇟' => Key::PageDown,
        'Ⓞ' => Key::Ctrl('o'),
        'Ⓩ' => Key::Ctrl('z'),
        'Ⓨ' => Key::Ctrl('y'),
        other => Key::Char(other),
    }
}
