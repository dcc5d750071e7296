//! Which figure of the tables goes into the text?

use super::changes::name_of;
use super::desk::Desk;
use super::key::Key;
use super::line::Line;
use super::menu::Menu;
use super::text::TextStep;
use crate::check::{equal_numbers, quotable};
use crate::form::CellId;
use crate::report::{Reference, TextId};

/// 引用. The figures that can be quoted; over the text that one of them goes into.
#[derive(Clone, Debug, PartialEq)]
pub struct QuoteStep {
    /// What is looked for.
    pub query: Line,
    /// The number in the text that gives way to the figure.
    pub replaced: Option<String>,
    /// Numbers of the text that read as the tables do and do not follow them yet.
    pub equal: Vec<Reference>,
    /// All figures, the likely ones first.
    all: Vec<CellId>,
    /// Those that fit what is looked for.
    hits: Vec<CellId>,
    menu: Menu,
}

/// What follows when a key was pressed.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum QuoteTurn {
    /// Stay here.
    Stay,
    /// Back to the text, which stays as it is.
    Back,
    /// This figure goes into the text.
    Put(CellId),
    /// The numbers that read as the tables do follow them from now on.
    Follow,
}

impl QuoteStep {
    /// Figures on a page; each has a digit.
    pub const PAGE: usize = 9;

    /// What can be quoted at the caret of this text.
    #[must_use]
    pub fn new(text: &TextStep, desk: &Desk) -> Self {
        let caret = text.caret();
        let paragraphs = desk.report().text(text.text()).paragraphs();
        let before = paragraphs.get(caret.paragraph).and_then(|text| text.get(..caret.byte));
        let number = text.number_at_caret(desk);
        let before = match (&number, before) {
            (Some((at, _)), _) => paragraphs[at.paragraph].get(..at.byte),
            (None, before) => before,
        };
        let all = quotable(desk.form(), before.unwrap_or_default());
        let replaced = number.map(|(_, number)| number);
        let (query, menu) = (Line::new("", 20), Menu::default());
        let equal = equal_numbers(desk.report(), desk.context(), text.text());
        Self { query, replaced, equal, hits: all.clone(), all, menu }
    }

    /// The figures on the page, and the index of the marked one among them.
    #[must_use]
    pub fn page(&self) -> (&[CellId], usize) {
        let from = self.menu.marked - self.menu.marked % Self::PAGE;
        let to = (from + Self::PAGE).min(self.hits.len());
        (&self.hits[from..to], self.menu.marked - from)
    }

    /// Which page it is, from 1, and how many there are.
    #[must_use]
    pub fn pages(&self) -> (usize, usize) {
        (self.menu.marked / Self::PAGE + 1, self.hits.len().div_ceil(Self::PAGE))
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &Desk) -> QuoteTurn {
        match key {
            Key::Escape => return QuoteTurn::Back,
            Key::PageDown => self.turn(Self::PAGE.cast_signed()),
            Key::PageUp => self.turn(-Self::PAGE.cast_signed()),
            Key::Up | Key::Down | Key::Tab | Key::BackTab => {
                self.menu.moves(key, self.hits.len());
            }
            _ if key.digit() == Some(0) && !self.equal.is_empty() => return QuoteTurn::Follow,
            _ => match self.chosen(key) {
                Some(cell) => return QuoteTurn::Put(cell),
                None => self.look_for(key, desk),
            },
        }
        QuoteTurn::Stay
    }

    /// Looks for pasted text.
    pub fn paste(&mut self, text: &str, desk: &Desk) {
        self.query.insert(text);
        self.search(desk);
    }

    fn look_for(&mut self, key: Key, desk: &Desk) {
        if key.digit().is_none() && self.query.press(key) {
            self.search(desk);
        }
    }

    fn chosen(&mut self, key: Key) -> Option<CellId> {
        let (page, marked) = self.page();
        let mut menu = Menu::at(marked);
        let index = menu.chooses(key, page.len())?;
        page.get(index).copied()
    }

    /// A page on or back, as far as there are figures.
    fn turn(&mut self, by: isize) {
        let last = self.hits.len().saturating_sub(1);
        self.menu.marked = self.menu.marked.saturating_add_signed(by).min(last);
    }

    fn search(&mut self, desk: &Desk) {
        let query = self.query.text();
        let fits = |&&cell: &&CellId| comes_in_order(query, &called(desk, cell));
        self.hits = self.all.iter().filter(fits).copied().collect();
        self.menu = Menu::default();
    }
}

/// Puts a figure into a text, and says what follows from it.
pub(super) fn put(cell: CellId, text: &mut TextStep, desk: &mut Desk) {
    text.quote(cell, desk);
    if desk.notice().is_none() {
        let name = name_of(desk.form(), cell);
        desk.say(format!("放进了 {name}。表里改了，这里跟着改。不要了按 Ctrl+Z。"));
    }
}

/// Lets the numbers of a text that read as the tables do follow them, and says so.
pub(super) fn follow(numbers: &[Reference], text: TextId, desk: &mut Desk) {
    desk.edit(desk.report().let_follow(text, numbers));
    let count = numbers.len();
    desk.say(format!("{count} 个数改成了引用，表里改了，这里跟着改。不要了按 Ctrl+Z。"));
}

/// All that a figure may be called by: 表三 一 本年新收数量 自然人, and the form's own words.
fn called(desk: &Desk, cell: CellId) -> String {
    let form = desk.form();
    let def = form.cell(cell);
    let labels = form.tables[def.table].row(def.row).map(|(block, row)| {
        let column = &block.columns[def.column];
        format!("{}{}{}", row.number, row.label, column.label)
    });
    format!("{}\n{}", name_of(form, cell), labels.unwrap_or_default())
}

/// Whether the characters of `query` come in one of the lines of `names` in this order.
fn comes_in_order(query: &str, names: &str) -> bool {
    let wanted = || query.chars().filter(|c| !c.is_whitespace());
    names.lines().any(|name| {
        let mut rest = name.chars();
        wanted().all(|c| rest.any(|other| other == c))
    })
}
