//! Which tables are all zero this year? (S3b)

use super::desk::Desk;
use super::key::Key;
use super::menu::Menu;
use super::turn::{Goal, Turn};
use crate::report::Typing;
use crate::report::{Op, Report};

/// 零报告. One tick a table; nothing is zero before it is confirmed.
#[derive(Clone, Debug, PartialEq)]
pub struct ZeroStep {
    menu: Menu,
    ticked: Vec<bool>,
    /// Whether the report holds what the ticks say.
    confirmed: bool,
}

/// What a tick would do to a table.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ZeroOffer {
    /// All of it becomes an attested zero.
    Whole,
    /// It holds other numbers: only its blanks, so many, become 0.
    Blanks(usize),
    /// It is full and not all zero: there is nothing to tick.
    Nothing,
}

/// What a tick does.
pub const WHAT: &str = "没有数据的表要填 0，不能留空。确认后整张表填 0，可以随时改回来。";

/// Why there is no tick for all of them.
pub const EACH: &str = "每张表都要自己勾，没有「全选」：上年为 0 不等于今年为 0。";

/// What is said to those who leave without confirming.
pub const UNCONFIRMED: &str =
    "零报告里的勾有改动，还没有确认，表没有动；回零报告再确认，勾都留着。";

impl ZeroOffer {
    /// What is said of a table that holds something; empty: nothing.
    #[must_use]
    pub fn words(self) -> String {
        match self {
            Self::Whole => String::new(),
            Self::Blanks(blank) => format!("已填了一部分：勾上就把其余 {blank} 格空白填 0"),
            Self::Nothing => "已经填满，有不是 0 的数".to_owned(),
        }
    }
}

impl ZeroStep {
    /// The ticks as the report has them.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        let tables = 0..desk.form().tables.len();
        Self {
            menu: Menu::default(),
            ticked: tables.map(|table| desk.report().is_attested(table)).collect(),
            confirmed: false,
        }
    }

    /// The ticks that are not confirmed, to be kept with the draft; none: they are as the report
    /// has them.
    #[must_use]
    pub fn typing(&self, report: &Report) -> Option<Typing> {
        let mut tables = self.ticked.iter().enumerate();
        let differs = tables.any(|(table, &ticked)| ticked != report.is_attested(table));
        let ticked = (0..self.ticked.len()).filter(|&table| self.is_ticked(table));
        (differs && !self.confirmed)
            .then(|| Typing::Zero { ticked: ticked.collect(), line: self.menu.marked })
    }

    /// Goes on with what was ticked, where that still makes sense; whether it belongs here.
    pub fn go_on(&mut self, half: &Typing, report: &Report) -> bool {
        let Typing::Zero { ticked, line } = half else { return false };
        for (table, own) in self.ticked.iter_mut().enumerate() {
            *own = ticked.contains(&table) && offer(report, table) != ZeroOffer::Nothing;
        }
        self.menu.marked = (*line).min(self.ticked.len());
        true
    }

    /// The clerk goes elsewhere: ticks that are not confirmed wait, and that is said.
    pub fn leave(&self, desk: &mut Desk) {
        if self.typing(desk.report()).is_some() {
            desk.say(UNCONFIRMED);
        }
    }

    /// Index of the marked line: the tables, then 确认.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Whether a table is ticked.
    #[must_use]
    pub fn is_ticked(&self, table: usize) -> bool {
        self.ticked.get(table).copied().unwrap_or_default()
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        let count = self.ticked.len() + 1;
        if self.menu.moves(key, count) {
            return Turn::Stay;
        }
        if key.half_width() == Key::Char(' ') {
            self.tick(self.menu.marked, desk);
            return Turn::Stay;
        }
        if key == Key::Escape {
            return Turn::Up;
        }
        match self.menu.chooses(key, count) {
            // Enter never ticks: it confirms, wherever the mark stands.
            Some(_) if key.is_enter() => return self.confirm(desk),
            Some(index) if index == self.ticked.len() => return self.confirm(desk),
            Some(index) => self.tick(index, desk),
            None => {}
        }
        Turn::Stay
    }

    fn tick(&mut self, table: usize, desk: &mut Desk) {
        if table >= self.ticked.len() {
            return;
        }
        match offer(desk.report(), table) {
            ZeroOffer::Nothing => {
                let name = &desk.form().tables[table].name;
                desk.say(format!("{name}已经填满，而且有不是 0 的数，不用在这里确认。"));
            }
            ZeroOffer::Whole | ZeroOffer::Blanks(_) => self.ticked[table] = !self.ticked[table],
        }
    }

    fn confirm(&mut self, desk: &mut Desk) -> Turn {
        let report = desk.report();
        let attested = |table| report.is_attested(table);
        if !self.ticked.contains(&true) && !(0..self.ticked.len()).any(attested) {
            desk.say("一张也没有勾。按 1、2、3 或空格打勾；都不是全 0 就按 Esc 返回。");
            return Turn::Stay;
        }
        let tables = self.ticked.iter().enumerate();
        let ops = tables.map(|(table, &ticked)| confirm_table(report, table, ticked)).collect();
        desk.edit(Op::Many(ops));
        self.confirmed = true;
        Turn::Go(Goal::Contents)
    }
}

/// What a tick would do to a table as it is now.
#[must_use]
pub fn offer(report: &Report, table: usize) -> ZeroOffer {
    let all_zero = report
        .typed_cells(table)
        .all(|cell| report.cell(cell).is_blank() || report.cell(cell).is_zero());
    match (all_zero, report.blanks(table)) {
        (true, _) => ZeroOffer::Whole,
        (false, (0, _)) => ZeroOffer::Nothing,
        (false, (blank, _)) => ZeroOffer::Blanks(blank),
    }
}

fn confirm_table(report: &Report, table: usize, ticked: bool) -> Op {
    match offer(report, table) {
        ZeroOffer::Whole if ticked => report.attest_zero(table),
        ZeroOffer::Blanks(_) if ticked => report.zero_blanks(report.typed_cells(table)),
        _ if !ticked && report.is_attested(table) => report.withdraw_zero(table),
        _ => Op::Many(Vec::new()),
    }
}
