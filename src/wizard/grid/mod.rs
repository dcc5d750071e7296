//! How does a clerk fill one of the tables? (S5, S6, S7)
//!
//! One step for all three: what differs is said by the form. `moves` knows where the focus can
//! go, `keys` what a key does, `typing` how digits become a cell, `carry` how figures change
//! places, `balance` what a column comes to, `words` what the three lines under the table say.

mod balance;
pub(super) mod carry;
mod keys;
mod moves;
mod together;
pub(super) mod typing;
mod words;

pub(super) use together::types;
pub use words::{Tone, Words, path_of};

use super::desk::Desk;
use super::turn::{Goal, Turn};
use super::{Key, paste};
use crate::form::{CellId, Table, TableLayout};
use crate::report::Typing;

/// Rows above the first row of 表三: the title and three rows of column labels.
pub const TREE_HEAD: u16 = 4;
/// Rows below the last row of 表三 and its balance: the inspector, a rule, the keys.
pub const TREE_FOOT: u16 = 5;

/// 填表. The focus in one of the tables and what is being typed there.
#[derive(Clone, Debug, PartialEq)]
pub struct GridStep {
    cell: CellId,
    /// The cell whose help is shown: the one of the last rest. While the focus runs through the
    /// table nobody reads it, and it would be most of what travels over the line: elsewhere it is
    /// left out until keys rest.
    explained: Option<CellId>,
    /// Column in which the run of Tab began; Enter goes back to it.
    home: usize,
    /// What is being typed and has not become the cell's content yet.
    typed: Option<String>,
    /// What was taken up to be put down elsewhere.
    carried: Option<carry::Carried>,
    /// Whether filling all blanks with 0 waits for a yes.
    asking: bool,
    /// Index of the first row on the screen.
    top: usize,
}

impl GridStep {
    /// The table that holds `cell`, with the focus on it; from a sum it goes to the next typed cell.
    #[must_use]
    pub fn at(cell: CellId, desk: &Desk) -> Self {
        let cell = moves::typed_in(desk.report(), cell);
        let home = desk.form().cell(cell).column;
        let mut step = Self {
            cell,
            explained: Some(cell),
            home,
            typed: None,
            carried: None,
            asking: false,
            top: 0,
        };
        step.refit(desk);
        step
    }

    /// The cell that has the focus.
    #[must_use]
    pub fn cell(&self) -> CellId {
        self.cell
    }

    /// What is being typed there, if anything is.
    #[must_use]
    pub fn typed(&self) -> Option<&str> {
        self.typed.as_deref()
    }

    /// What is half typed, to be kept with the draft.
    #[must_use]
    pub fn typing(&self) -> Option<Typing> {
        self.typed.clone().map(|text| Typing::Cell { cell: self.cell, text })
    }

    /// Goes on with what was half typed; whether it belongs here.
    pub fn go_on(&mut self, half: &Typing) -> bool {
        match half {
            Typing::Cell { cell, text } if *cell == self.cell && self.typed.is_none() => {
                self.typed = Some(text.clone());
                true
            }
            _ => false,
        }
    }

    /// Takes away what is half typed, if anything is.
    pub fn put_away(&mut self) -> Option<String> {
        self.typed.take()
    }

    /// Index of the first row on the screen; always 0 where the table fits.
    #[must_use]
    pub fn top(&self) -> usize {
        self.top
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        let turn = self.react(key, desk);
        self.refit(desk);
        self.forget_help(desk);
        turn
    }

    /// Puts the focus into a cell; for a sum into one of those that it sums up.
    pub fn point(&mut self, cell: CellId, desk: &mut Desk) {
        self.asking = false;
        self.walk(Some(moves::typed_in(desk.report(), cell)), desk);
        self.refit(desk);
        self.forget_help(desk);
    }

    /// Where the help is another one it is gone until keys rest, on the way back too.
    fn forget_help(&mut self, desk: &Desk) {
        let form = desk.form();
        let holds =
            |&said: &CellId| words::help_of(form, said).0 == words::help_of(form, self.cell).0;
        self.explained = self.explained.filter(holds);
    }

    /// Reacts to pasted text: a single figure is typed, a block goes through the paste check.
    pub fn paste(&mut self, text: &str, desk: &mut Desk) -> Turn {
        self.asking = false;
        if let Some(figure) = paste::single(text) {
            self.type_text(&figure, desk);
            return Turn::Stay;
        }
        self.commit(desk);
        match paste::PasteStep::new(self.cell, text, desk) {
            Ok(step) => Turn::Go(Goal::Paste(Box::new(step))),
            Err(sentence) => {
                desk.say(sentence);
                Turn::Stay
            }
        }
    }

    /// The screen has another size, or the report changed elsewhere.
    pub fn refit(&mut self, desk: &Desk) {
        let form = desk.form();
        let def = form.cell(self.cell);
        let table = &form.tables[def.table];
        let (rows, visible) = (table.rows().count(), visible_rows(table, desk.size.1));
        let lowest = rows.saturating_sub(visible);
        let first = (def.row + 1).saturating_sub(visible).min(lowest);
        self.top = self.top.min(lowest).clamp(first, def.row.min(lowest).max(first));
    }

    /// Keys rest: the help is that of the focus.
    pub fn rest(&mut self) {
        self.explained = Some(self.cell);
    }

    /// Nobody can see the question whether all blanks become 0: it is not asked any more.
    pub fn ask_no_more(&mut self) {
        self.asking = false;
    }

    /// Whether a pasted text is one figure and not a block.
    #[must_use]
    pub fn is_figure(text: &str) -> bool {
        paste::single(text).is_some()
    }

    /// The clerk goes elsewhere: what was typed becomes the cell's content.
    pub fn leave(&mut self, desk: &mut Desk) {
        self.asking = false;
        self.carried = None;
        self.commit(desk);
    }
}

/// How many rows of `table` a screen of `rows` rows shows at once; at least one.
#[must_use]
pub fn visible_rows(table: &Table, rows: u16) -> usize {
    match table.layout {
        TableLayout::Tree => {
            let balance = u16::from(table.balance.is_some());
            usize::from(rows.saturating_sub(TREE_HEAD + TREE_FOOT + balance)).max(1)
        }
        TableLayout::Blocks | TableLayout::OneRow => table.rows().count(),
    }
}
