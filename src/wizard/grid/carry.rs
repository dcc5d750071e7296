//! How does a figure that was typed into the wrong row get into the right one?
//!
//! It is taken up, which changes nothing, and put down elsewhere: the two cells, or the two rows,
//! change places. So nothing is lost, and one undo takes it back.

use super::{GridStep, Tone, Words};
use crate::check::cell_place as of_cell;
use crate::form::{CellId, Form};
use crate::report::{Cell, Op, Report};
use crate::wizard::Desk;

/// 拿起的. What is carried until it is put down.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub(super) struct Carried {
    /// The cell it was taken up from.
    from: CellId,
    /// Whether the whole row of that cell.
    row: bool,
}

impl GridStep {
    /// Takes up the figure of the focus; once more, its whole row.
    pub(super) fn take_up(&mut self, desk: &mut Desk) {
        if !self.commit(desk) {
            return;
        }
        let again = self.carried == Some(Carried { from: self.cell, row: false });
        let taken = if again { cells_of_row(desk.report(), self.cell) } else { vec![self.cell] };
        if taken.iter().all(|&cell| desk.report().cell(cell).is_blank()) {
            self.carried = None;
            desk.say("这里是空的，没有可以挪的数。");
            return;
        }
        self.carried = Some(Carried { from: self.cell, row: again });
        let figure = desk.report().shown(self.cell);
        desk.say(match again {
            true => "拿起了整行。移到要去的行，按 Ctrl+U 两行对换；Esc 不挪。".to_owned(),
            false => format!(
                "拿起了 {figure}。移到要去的格，按 Ctrl+U 对换；再按 Ctrl+K 拿整行；Esc 不挪。"
            ),
        });
    }

    /// Puts down what is carried: it changes places with what stands here.
    pub(super) fn put_down(&mut self, desk: &mut Desk) {
        if !self.commit(desk) {
            return;
        }
        let Some(Carried { from, row }) = self.carried else {
            desk.say("先到填错的那一格按 Ctrl+K 拿起，再到这里按 Ctrl+U。");
            return;
        };
        match exchanged(desk.report(), from, self.cell, row) {
            Ok((op, said)) => {
                self.carried = None;
                desk.edit(op);
                desk.say(format!("{said}。Ctrl+Z 撤销"));
            }
            Err(sentence) => desk.say(sentence),
        }
    }

    /// Carries nothing any more; whether something was carried.
    pub(super) fn let_go(&mut self, desk: &mut Desk) -> bool {
        let carried = self.carried.take().is_some();
        if carried {
            desk.say("没有挪，都在原来的格里。");
        }
        carried
    }

    /// Whether something is carried.
    #[must_use]
    pub fn carries(&self) -> bool {
        self.carried.is_some()
    }

    /// What is carried, in a line of its own.
    pub(super) fn about_carried(&self, desk: &Desk) -> Option<Words> {
        let Carried { from, row } = self.carried?;
        let form = desk.form();
        let what = match row {
            true => format!("{}整行", row_of(form, from)),
            false => format!("{}的 {}", of_cell(form, from), desk.report().shown(from)),
        };
        Some(Words::new("拿着", format!("{what}：Ctrl+U 和这里对换，Esc 不挪"), Tone::Warn))
    }
}

/// The edit by which two cells of a table, or their rows, change places, and what is said of it.
///
/// # Errors
///
/// One sentence why they cannot.
pub(in crate::wizard) fn exchanged(
    report: &Report,
    from: CellId,
    to: CellId,
    rows: bool,
) -> Result<(Op, String), String> {
    let form = report.form();
    let of = |cell: CellId| if rows { cells_of_row(report, cell) } else { vec![cell] };
    let (ones, others) = (of(from), of(to));
    if from == to || rows && ones == others {
        return Err("还在原来的地方：先移到要去的行。".to_owned());
    }
    let pairs = || ones.iter().copied().zip(others.iter().copied());
    let is_alike = |(one, other): (CellId, CellId)| form.cell(one).value == form.cell(other).value;
    if ones.len() != others.len() || !pairs().all(is_alike) {
        return Err(if rows {
            "这两行的列不一样，不能整行对换；请一格一格地挪。".to_owned()
        } else {
            "这两格一个填件数、一个填金额，不能对换。".to_owned()
        });
    }
    let op = report.exchange(pairs());
    if op.is_empty() {
        return Err("两处的数一样，没有可以对换的。".to_owned());
    }
    let said = if rows {
        format!("{}和{}整行对换了", row_of(form, from), row_of(form, to))
    } else {
        let left = match report.cell(to) {
            Cell::Blank => "空白".to_owned(),
            cell => format!(" {}", cell.to_text()),
        };
        let (now, there) = (report.cell(from).to_text(), of_cell(form, to));
        format!("{now} 挪到了 {there}，原来那一格成了{left}")
    };
    Ok((op, said))
}

/// The typed cells of the row of a cell.
fn cells_of_row(report: &Report, cell: CellId) -> Vec<CellId> {
    let (form, def) = (report.form(), report.form().cell(cell));
    report.typed_cells(def.table).filter(|&other| form.cell(other).row == def.row).collect()
}

/// 三(一)予以公开: the row of a cell, as the table calls it.
fn row_of(form: &Form, cell: CellId) -> String {
    let name = of_cell(form, cell);
    let words: Vec<&str> = name.split(' ').collect();
    words[1..words.len().saturating_sub(1).max(1)].join(" ")
}
