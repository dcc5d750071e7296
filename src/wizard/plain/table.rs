//! How is a table asked row by row?

use super::block::Block;
use super::row::{self, cells_of};
use super::word::{half, number};
use super::{Asking, Outcome, Plain};
use crate::check::{Severity, column_balance};
use crate::form::{CellId, Form};
use crate::report::{Cell, Report};
use crate::wizard::face::{Face, way_out};
use crate::wizard::grid::carry::exchanged;
use crate::wizard::grid::{GridStep, path_of};
use crate::wizard::{Desk, Effect, Goal, Key, Step, progress};

/// Index of the block that holds a row.
pub(super) fn block_of(form: &Form, table: usize, row: usize) -> usize {
    let mut behind = 0;
    let blocks = form.tables[table].blocks.iter();
    let ends: Vec<usize> = blocks
        .map(|block| {
            behind += block.rows.len();
            behind
        })
        .collect();
    ends.iter().position(|&end| row < end).unwrap_or_default()
}

/// The rows of a table that are typed.
fn typed_rows(form: &Form, table: usize) -> Vec<usize> {
    let rows = 0..form.tables[table].rows().count();
    rows.filter(|&row| !cells_of(form, table, row).0.is_empty()).collect()
}

/// `12 3 0 0 0 0，总计 15`
fn figures(report: &Report, table: usize, row: usize) -> String {
    let (typed, sum) = cells_of(report.form(), table, row);
    let shown = |&cell: &CellId| match report.cell(cell) {
        Cell::Blank => "空".to_owned(),
        cell => cell.to_text(),
    };
    let figures: Vec<String> = typed.iter().map(shown).collect();
    let sum = sum.map(|sum| report.shown(sum)).filter(|sum| !sum.is_empty());
    let sum = sum.map_or(String::new(), |sum| format!("，总计 {sum}"));
    format!("{}{sum}", figures.join(" "))
}

impl Plain {
    /// The table and the row that is asked.
    fn row(&self) -> Option<(&Desk, usize, usize)> {
        let (Step::Grid(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return None;
        };
        let def = desk.form().cell(step.cell());
        Some((desk, def.table, def.row))
    }

    pub(super) fn page_table(&self, anew: bool) -> Vec<String> {
        let Some((desk, table, row)) = self.row() else { return Vec::new() };
        match &self.asking {
            Asking::Block(_) => return Vec::new(),
            Asking::End => return end_page(desk, table),
            Asking::Zeros => {
                let blanks = desk.report().blanks(table).0;
                return vec![format!("{blanks} 格空白都填 0？1 填上；直接回车 不填。")];
            }
            _ => {}
        }
        let (form, report) = (desk.form(), desk.report());
        let (typed, _) = cells_of(form, table, row);
        let Some(&first) = typed.first() else { return Vec::new() };
        let rows = form.tables[table].rows().count();
        let heading = form.tables[table].row(row).and_then(|(block, _)| block.heading.as_deref());
        let heading = heading.map_or(String::new(), |heading| format!("{heading} "));
        let name = format!("{heading}{}", path_of(form, first));
        let mut lines = Vec::new();
        lines.push(format!(
            "{}  第 {} 行，共 {rows} 行：{name}",
            section_name(form, table),
            row + 1
        ));
        let blank = typed.iter().filter(|&&cell| report.cell(cell).is_blank()).count();
        if blank < typed.len() {
            lines.push(format!("现在是 {}。", figures(report, table, row)));
            lines.extend(findings(desk, &typed));
            lines.extend(guesses(desk, &typed));
        }
        let columns = match anew {
            true => order(form, &typed),
            false => String::new(),
        };
        lines.push(match blank {
            0 => format!("{columns}不改直接回车。{}", elsewhere(report, table, row)),
            blank if blank == typed.len() && typed.len() == 1 => {
                format!("{columns}是 0 直接回车。")
            }
            blank if blank == typed.len() => format!("{columns}全为 0 直接回车。"),
            blank => format!("{columns}空着的 {blank} 格填 0 直接回车。"),
        });
        lines
    }

    pub(super) fn answer_table(&mut self, line: &str) -> Outcome {
        let Some((desk, table, row)) = self.row() else { return Ok(Vec::new()) };
        let (form, typed) = (desk.form(), half(line));
        if let Asking::Zeros = self.asking {
            return self.answer_zeros(&typed, table);
        }
        if line.contains('\t') {
            self.asking = Asking::Block(Block::begin(line));
            self.said.push("收到：第一行。贴完以后再按一次回车。".to_owned());
            return Ok(Vec::new());
        }
        if let Some(to) = row_named(&typed, matches!(self.asking, Asking::End)) {
            return self.jump(to, table);
        }
        if typed == "*" {
            if self.wizard.desk.as_ref().is_some_and(|desk| desk.report().blanks(table).0 == 0) {
                return Err("这张表没有空格了。".to_owned());
            }
            self.asking = Asking::Zeros;
            return Ok(Vec::new());
        }
        if let Asking::End = self.asking {
            if typed.is_empty() {
                return Ok(self.go(Goal::NextUnfinished));
            }
            return Err("这张表问完了：直接回车 去下一部分，或输入行号回去改。".to_owned());
        }
        let (cells, _) = cells_of(form, table, row);
        if let Some(column) = typed.strip_prefix('=') {
            return self.infer(column, &cells);
        }
        if let Some(to) = typed.strip_prefix('换') {
            return self.exchange(to, table, row);
        }
        if typed == "清空" {
            let blanks: Vec<_> = cells.iter().map(|&cell| (cell, Cell::Blank)).collect();
            return self.record(table, row, blanks, Vec::new());
        }
        if typed.is_empty() {
            let zeros = desk.report().zero_blanks(cells);
            if zeros.is_empty() {
                self.row_on(table, row);
                return Ok(Vec::new());
            }
            self.edit(zeros)?;
            self.recorded(table, row, false);
            return Ok(Vec::new());
        }
        let read = row::read(line, desk.report(), table, row)?;
        self.record(table, row, read.cells, read.notes)
    }

    fn record(
        &mut self,
        table: usize,
        row: usize,
        cells: Vec<(CellId, Cell)>,
        notes: Vec<String>,
    ) -> Outcome {
        let Some(desk) = &self.wizard.desk else { return Ok(Vec::new()) };
        let was_full = desk.report().blanks(table).0 == 0;
        self.edit(desk.report().fill_all(cells))?;
        for note in notes {
            self.say(format!("提示：{note}"));
        }
        self.recorded(table, row, was_full);
        Ok(Vec::new())
    }

    /// Says back what the row holds now and what was found there, and goes on: in a table that was
    /// full already, to its end.
    fn recorded(&mut self, table: usize, row: usize, was_full: bool) {
        let Some(desk) = &self.wizard.desk else { return };
        let mut lines = vec![format!("记下：{}。", figures(desk.report(), table, row))];
        lines.extend(findings(desk, &cells_of(desk.form(), table, row).0));
        lines.iter().for_each(|line| self.say(line));
        if was_full {
            self.asking = Asking::End;
        } else {
            self.row_on(table, row);
        }
    }

    /// The next row; behind the last one the end of the table.
    fn row_on(&mut self, table: usize, row: usize) {
        let Some(desk) = &self.wizard.desk else { return };
        let rows = typed_rows(desk.form(), table);
        let next = rows.into_iter().find(|&next| next > row);
        match next {
            Some(next) => self.stand_at(table, next),
            None => self.asking = Asking::End,
        }
    }

    /// The row before; before the first one the contents.
    pub(super) fn row_back(&mut self) -> Vec<Effect> {
        let Some((desk, table, row)) = self.row() else { return Vec::new() };
        let rows = typed_rows(desk.form(), table);
        match rows.into_iter().rfind(|&before| before < row) {
            Some(before) => {
                self.stand_at(table, before);
                Vec::new()
            }
            None => self.go(Goal::Contents),
        }
    }

    fn jump(&mut self, number: usize, table: usize) -> Outcome {
        let Some(desk) = &self.wizard.desk else { return Ok(Vec::new()) };
        let rows = typed_rows(desk.form(), table);
        let wanted = number.checked_sub(1).filter(|row| rows.contains(row));
        let Some(row) = wanted else {
            let last = rows.last().map_or(0, |row| row + 1);
            return Err(format!("没有第 {number} 行，或那一行是合计。行号是 1 到 {last}。"));
        };
        self.asking = Asking::Step;
        self.stand_at(table, row);
        Ok(Vec::new())
    }

    fn stand_at(&mut self, table: usize, row: usize) {
        let Some(desk) = &self.wizard.desk else { return };
        if let Some(&cell) = cells_of(desk.form(), table, row).0.first() {
            self.wizard.step = Step::Grid(GridStep::at(cell, desk));
        }
    }

    /// Puts the inferred figure into the cell of the focus, or of a column that was named.
    fn infer(&mut self, column: &str, cells: &[CellId]) -> Outcome {
        let Some(desk) = &self.wizard.desk else { return Ok(Vec::new()) };
        if desk.is_read_only() {
            return Err(crate::wizard::refused::REFUSED.to_owned());
        }
        if !column.is_empty() {
            let index = super::word::choice(column, cells.len())?;
            self.wizard.step = Step::Grid(GridStep::at(cells[index], desk));
        }
        let revision = desk.revision();
        let effects = self.press(Key::Char('='));
        let Some(desk) = &mut self.wizard.desk else { return Ok(effects) };
        if desk.revision() == revision {
            let said = desk.notice().unwrap_or_default().to_owned();
            desk.hush();
            return Err(said);
        }
        Ok(effects)
    }

    /// 换 7, 换 7 2: this row, or its second figure, changes places with that of row 7.
    fn exchange(&mut self, to: &str, table: usize, row: usize) -> Outcome {
        const HOW: &str = "写「换」和行号，例如 换 7；只换一个数再写第几个，例如 换 7 2。";
        let Some(desk) = &self.wizard.desk else { return Ok(Vec::new()) };
        let words: Vec<Option<usize>> = to.split_whitespace().map(number).collect();
        let (Some(&Some(wanted)), 1..=2) = (words.first(), words.len()) else {
            return Err(HOW.to_owned());
        };
        let other = wanted.checked_sub(1);
        let other = other.filter(|row| typed_rows(desk.form(), table).contains(row));
        let Some(other) = other else {
            return Err(format!("没有第 {wanted} 行，或那一行是合计。{HOW}"));
        };
        let cells = |row| cells_of(desk.form(), table, row).0;
        let column = match words.get(1) {
            None => None,
            Some(word) => Some(word.and_then(|word| word.checked_sub(1)).ok_or(HOW)?),
        };
        let at = column.unwrap_or_default();
        let (Some(&from), Some(&to)) = (cells(row).get(at), cells(other).get(at)) else {
            return Err(format!("这两行没有第 {} 个数。{HOW}", at + 1));
        };
        let (op, said) = exchanged(desk.report(), from, to, column.is_none())?;
        self.edit(op)?;
        self.said.push(format!("{said}。输入 - 撤销。"));
        Ok(Vec::new())
    }

    fn answer_zeros(&mut self, typed: &str, table: usize) -> Outcome {
        self.asking = Asking::Step;
        if typed.is_empty() {
            self.said.push("提示：没有填 0。".to_owned());
            return Ok(Vec::new());
        }
        if number(typed) != Some(1) {
            self.asking = Asking::Zeros;
            return Err("这里输入 1，或直接回车。".to_owned());
        }
        let Some(desk) = &self.wizard.desk else { return Ok(Vec::new()) };
        let blanks = desk.report().blanks(table).0;
        self.edit(desk.report().zero_blanks(desk.report().typed_cells(table)))?;
        self.said.push(format!("记下：{blanks} 格空白填了 0。"));
        self.asking = Asking::End;
        Ok(Vec::new())
    }
}

/// The row that a line asks for: `:5`, `5行`, `第5行`; behind the last row also `5`.
fn row_named(line: &str, bare: bool) -> Option<usize> {
    let named = line.strip_prefix(':').or_else(|| {
        let line = line.strip_suffix('行')?;
        Some(line.strip_prefix('第').unwrap_or(line))
    });
    named.or(bare.then_some(line)).and_then(number)
}

/// How what was typed into the wrong row gets into the right one; empty: it is nothing but zeros.
fn elsewhere(report: &Report, table: usize, row: usize) -> String {
    let (typed, _) = cells_of(report.form(), table, row);
    let other = typed_rows(report.form(), table).into_iter().find(|&other| other > row);
    match other.filter(|_| typed.iter().any(|&cell| !report.cell(cell).is_zero())) {
        Some(other) => format!("填错了行的，写 换 和行号，两行对换，例如 换 {}。", other + 1),
        None => String::new(),
    }
}

fn section_name(form: &Form, table: usize) -> &str {
    progress::section_of_table(form, table).map_or("", |index| &form.sections[index].short)
}

/// 依次为 自然人 商业企业 …。
fn order(form: &Form, typed: &[CellId]) -> String {
    let label = |&cell: &CellId| {
        let def = form.cell(cell);
        let block = form.tables[def.table].row(def.row).map(|(block, _)| block);
        block.map_or("", |block| block.columns[def.column].label.as_str())
    };
    let labels: Vec<&str> = typed.iter().map(label).collect();
    match labels[..] {
        [only] => format!("填 {only}。"),
        _ => format!("依次为 {}。", labels.join(" ")),
    }
}

/// What was found at cells that are filled.
fn findings(desk: &Desk, cells: &[CellId]) -> Vec<String> {
    let filled = cells.iter().filter(|&&cell| !desk.report().cell(cell).is_blank());
    let found = filled.flat_map(|&cell| desk.findings_at(cell));
    let found = found.filter(|finding| finding.severity != Severity::Advice);
    found
        .map(|finding| match finding.explanation(desk.report()) {
            Some(given) => format!("已说明：{}{}", finding.message, given.reason),
            None => format!(
                "{}：{}{}",
                finding.severity.label(),
                finding.message,
                way_out(finding, Face::Lines)
            ),
        })
        .collect()
}

/// What would repair the columns that are off, from this row.
fn guesses(desk: &Desk, cells: &[CellId]) -> Vec<String> {
    let mut lines = Vec::new();
    for (index, &cell) in cells.iter().enumerate() {
        let step = GridStep::at(cell, desk);
        if step.is_off(desk) {
            let [_, _, guesses] = step.words(desk, u16::MAX);
            let text = guesses.text.replace("按 = ", &format!("输入 ={} ", index + 1));
            lines.push(format!("可能是：{text}"));
        }
    }
    lines
}

/// Behind the last row: what is blank, whether the columns balance, what was found.
fn end_page(desk: &Desk, table: usize) -> Vec<String> {
    let (form, report) = (desk.form(), desk.report());
    let name = section_name(form, table);
    let blank_rows: Vec<String> = typed_rows(form, table)
        .into_iter()
        .filter(|&row| {
            cells_of(form, table, row).0.iter().any(|&cell| report.cell(cell).is_blank())
        })
        .map(|row| (row + 1).to_string())
        .collect();
    let mut lines = Vec::new();
    if blank_rows.is_empty() {
        lines.push(format!("{name}  都填好了。"));
        lines.extend(balance(desk, table));
    } else {
        let blanks = report.blanks(table).0;
        lines.push(format!(
            "{name}  还有 {blanks} 格空白，在第 {} 行。* 一次填 0。",
            blank_rows.join("、")
        ));
    }
    lines.push("直接回车 去下一部分；输入行号回去改，例如 3；# 看问题清单；<< 回目录。".to_owned());
    lines
}

/// Whether a full table balances, and the findings about it that stand in the way.
fn balance(desk: &Desk, table: usize) -> Vec<String> {
    let report = desk.report();
    let cells: Vec<CellId> = report.typed_cells(table).collect();
    let mut lines = findings(desk, &cells);
    let columns = desk.form().tables[table].blocks.first().map_or(0, |block| block.columns.len());
    let standings: Vec<_> =
        (0..columns).filter_map(|column| column_balance(report, table, column)).collect();
    if !standings.is_empty() && standings.iter().all(|standing| standing.gap() == 0) {
        lines.push("平衡：各列都平。".to_owned());
    }
    lines
}
