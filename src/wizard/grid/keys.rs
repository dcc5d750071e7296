//! What does a key do in a table?

use super::{GridStep, balance, moves, visible_rows};
use crate::form::CellId;
use crate::wizard::settings::EnterGoes;
use crate::wizard::{Desk, Key, Turn};

impl GridStep {
    /// Reacts to one key; full-width characters count as their half-width twins.
    pub(super) fn react(&mut self, key: Key, desk: &mut Desk) -> Turn {
        if std::mem::take(&mut self.asking) && self.answered(key, desk) {
            return Turn::Stay;
        }
        match twin(key) {
            Key::Escape => return self.escape(desk),
            Key::Enter | Key::EnterInBurst => self.enter(desk),
            Key::Tab | Key::Char(' ' | '+') => self.tab(desk),
            Key::BackTab => self.back_tab(desk),
            Key::Right => self.walk(moves::right(desk.form(), self.cell), desk),
            Key::Left => self.walk(moves::left(desk.form(), self.cell), desk),
            Key::Down => self.vertical(1, desk),
            Key::Up => self.vertical(-1, desk),
            Key::PageDown => self.vertical(self.page(desk), desk),
            Key::PageUp => self.vertical(-self.page(desk), desk),
            Key::Home => self.walk(Some(moves::row_start(desk.form(), self.cell)), desk),
            Key::End => self.walk(Some(moves::row_end(desk.form(), self.cell)), desk),
            Key::Char('/') => self.walk(moves::next_row(desk.form(), self.cell), desk),
            Key::Char('*') => self.zero_rest_of_row(desk),
            Key::Char('=') => self.infer(desk),
            Key::Char('#') => desk.say("说明在问题清单里写：按 Ctrl+E 打开"),
            Key::Ctrl('o') => self.ask(desk),
            Key::Ctrl('k') => self.take_up(desk),
            Key::Ctrl('u') => self.put_down(desk),
            Key::Backspace => self.rub_out(desk),
            Key::Delete => self.clear(desk),
            Key::Char(character) => self.type_character(character, desk),
            Key::Ctrl(_) | Key::Function(_) => {}
        }
        Turn::Stay
    }

    /// Esc takes back what is being typed, else goes up.
    fn escape(&mut self, desk: &mut Desk) -> Turn {
        if self.let_go(desk) {
            return Turn::Stay;
        }
        // Esc never discards: a figure typed last counts. What is refused is said before leaving.
        if self.commit(desk) { Turn::Up } else { Turn::Stay }
    }

    /// Next row, in the column where the run of Tab began; or as the clerk set it.
    fn enter(&mut self, desk: &mut Desk) {
        if desk.enter == EnterGoes::Right {
            return self.tab(desk);
        }
        self.commit(desk);
        match moves::down(desk.form(), self.cell, self.home) {
            Some(cell) => self.cell = cell,
            // What was said of the figure matters more.
            None if desk.notice().is_none() => {
                desk.say("这是最后一行。Ctrl+N 去下一部分，Esc 回目录")
            }
            None => {}
        }
    }

    fn tab(&mut self, desk: &mut Desk) {
        self.commit(desk);
        match moves::right(desk.form(), self.cell) {
            Some(cell) => self.cell = cell,
            None if desk.notice().is_none() => {
                desk.say("这是最后一格。Ctrl+N 去下一部分，Esc 回目录")
            }
            None => {}
        }
    }

    fn back_tab(&mut self, desk: &mut Desk) {
        self.commit(desk);
        self.cell = moves::left(desk.form(), self.cell).unwrap_or(self.cell);
    }

    /// Moves, and a run of Tab begins anew there.
    pub(super) fn walk(&mut self, to: Option<CellId>, desk: &mut Desk) {
        self.commit(desk);
        self.cell = to.unwrap_or(self.cell);
        self.home = desk.form().cell(self.cell).column;
    }

    /// Moves down, or up where `rows` is negative. The column wanted is remembered over rows that
    /// are shorter.
    fn vertical(&mut self, rows: isize, desk: &mut Desk) {
        self.commit(desk);
        let form = desk.form();
        if moves::nearest(form, self.cell, self.home) != self.cell {
            self.home = form.cell(self.cell).column;
        }
        for _ in 0..rows.unsigned_abs() {
            let next = if rows > 0 { moves::down } else { moves::up };
            self.cell = next(form, self.cell, self.home).unwrap_or(self.cell);
        }
    }

    /// Rows that PgDn moves: a screen, less one for orientation.
    fn page(&self, desk: &Desk) -> isize {
        let table = &desk.form().tables[desk.form().cell(self.cell).table];
        let rows = visible_rows(table, desk.size.1).saturating_sub(1).max(1);
        isize::try_from(rows).unwrap_or(1)
    }

    fn zero_rest_of_row(&mut self, desk: &mut Desk) {
        if !self.commit(desk) {
            return;
        }
        let op = desk.report().zero_blanks(moves::rest_of_row(desk.form(), self.cell));
        if op.is_empty() {
            desk.say("这一行从这里起没有空格");
        }
        desk.edit(op);
    }

    /// Puts the inferred value into the cell, or says why there is none.
    fn infer(&mut self, desk: &mut Desk) {
        if !self.commit(desk) {
            return;
        }
        match balance::inferred(desk.report(), self.cell) {
            Ok((new, by)) => {
                let old = desk.report().cell(self.cell).to_text();
                let was = if old.is_empty() { "空白".to_owned() } else { format!(" {old}") };
                desk.say(format!("按{by}填入 {}（原来是{was}）。Ctrl+Z 撤销", new.to_text()));
                desk.edit(desk.report().fill_inferred(self.cell, new));
            }
            Err(reason) => desk.say(reason),
        }
    }

    /// Asks before all blanks of the table become 0.
    fn ask(&mut self, desk: &mut Desk) {
        if !self.commit(desk) {
            return;
        }
        let blanks = desk.report().blanks(desk.form().cell(self.cell).table).0;
        if blanks == 0 {
            desk.say("这张表没有空格了");
            return;
        }
        self.asking = true;
        desk.say(format!("{blanks} 格空白都填 0？再按一次 Ctrl+O、回车或 1 填上，Esc 不填"));
    }

    /// The answer to [`GridStep::ask`]; whether the key was one. Any other key means no and does
    /// what it always does.
    fn answered(&mut self, key: Key, desk: &mut Desk) -> bool {
        let yes = key.is_enter() || key.digit() == Some(1) || key == Key::Ctrl('o');
        if yes {
            let report = desk.report();
            let table = desk.form().cell(self.cell).table;
            let blanks = report.blanks(table).0;
            let op = report.zero_blanks(report.typed_cells(table));
            desk.edit(op);
            desk.say(format!("{blanks} 格空白填了 0。Ctrl+Z 整块撤销"));
        } else if key == Key::Escape {
            desk.say("没有填 0");
        }
        yes || key == Key::Escape
    }
}

/// The key an input method in Chinese mode stands for: its / is 、 and its * may be ×.
fn twin(key: Key) -> Key {
    match key.half_width() {
        Key::Char('、') => Key::Char('/'),
        Key::Char('×') => Key::Char('*'),
        other => other,
    }
}
