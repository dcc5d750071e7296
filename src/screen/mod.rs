//! What does the wizard look like?
//!
//! One file per step, as in [`crate::wizard`]; each draws onto a [`Canvas`] and decides nothing.

mod again;
pub mod canvas;
mod contact;
mod contents;
mod copy;
mod door;
mod explain;
mod find;
mod finish;
mod fold;
pub mod frame;
pub mod grid;
mod held;
mod help;
mod history;
pub mod ink;
mod leave;
mod other;
pub mod paste;
mod places;
mod preview;
mod problems;
mod quote;
mod repairs;
mod resume;
mod row;
mod settings;
mod start;
mod stated;
mod targets;
pub mod text;
mod trash;
mod unit;
mod zero;

pub use canvas::Canvas;
pub use ink::Ink;
pub use row::Row;
pub use targets::Click;

use crate::wizard::{Above, Desk, Step, Wizard};

/// Draws the wizard as it is now onto an empty canvas.
pub fn draw(wizard: &Wizard, canvas: &mut Canvas) {
    if wizard.is_too_small() {
        too_small(canvas);
        return;
    }
    screen(wizard, canvas);
    if let Some(remark) = wizard.remark() {
        // The leave question stands where the rule of the others is.
        let leaves = matches!(wizard.above(), Some(Above::Leave(_)));
        let up = if leaves { leave::rows(wizard.desk(), canvas) } else { 2 };
        on_the_rule(remark, up, canvas);
    }
}

fn screen(wizard: &Wizard, canvas: &mut Canvas) {
    match wizard.above() {
        Some(Above::Help(help)) => return help::draw(help, canvas),
        Some(Above::Settings(step)) => return settings::draw(step, wizard, canvas),
        Some(Above::Card(step)) => return settings::card(step, canvas),
        Some(Above::Contact(step)) => {
            contact::draw(step, wizard, canvas);
            return asked(wizard, canvas);
        }
        Some(Above::Quote(choice)) => {
            if let Some(desk) = wizard.desk() {
                quote::draw(choice, desk, canvas);
            }
            return asked(wizard, canvas);
        }
        Some(Above::Repairs(choice)) => {
            if let Some(desk) = wizard.desk() {
                repairs::draw(choice, desk, canvas);
            }
            return asked(wizard, canvas);
        }
        Some(Above::Leave(_)) | None => {}
    }
    step(wizard, canvas);
    asked(wizard, canvas);
    if let Some(Above::Leave(menu)) = wizard.above() {
        leave::draw(menu.marked, wizard.desk(), canvas);
    }
}

fn step(wizard: &Wizard, canvas: &mut Canvas) {
    match (wizard.step(), wizard.desk()) {
        (Step::Start(step), _) => start::draw(step, wizard, canvas),
        (Step::Held(step), _) => held::draw(step, wizard.now(), canvas),
        (Step::Again(step), _) => again::draw(step, wizard, canvas),
        (Step::Trash(step), _) => trash::draw(step, wizard.now(), canvas),
        (Step::Unit(step), _) => unit::draw(step, wizard, canvas),
        (Step::Contents(step), Some(desk)) => contents::draw(step, desk, canvas),
        (Step::Zero(step), Some(desk)) => zero::draw(step, desk, canvas),
        (Step::Door(step), Some(desk)) => door::draw(step, desk, canvas),
        (Step::Copy(step), Some(desk)) => copy::draw(step, desk, canvas),
        (Step::Grid(step), Some(desk)) => grid::draw(step, desk, canvas),
        (Step::Paste(step), Some(desk)) => paste::draw(step, desk, canvas),
        (Step::Text(step), Some(desk)) => text::draw(step, desk, canvas),
        (Step::Other(step), Some(desk)) => other::draw(step, desk, canvas),
        (Step::Problems(step), Some(desk)) => problems::draw(step, desk, canvas),
        (Step::Explain(step), Some(desk)) => explain::draw(step, desk, canvas),
        (Step::Stated(step), Some(desk)) => stated::draw(step, desk, canvas),
        (Step::Preview(step), Some(desk)) => preview::draw(step, desk, canvas),
        (Step::Finish(step), Some(desk)) => finish::draw(step, desk, canvas),
        (Step::Find(step), Some(desk)) => find::draw(step, desk, canvas),
        (Step::Places(step), Some(desk)) => places::draw(step, desk, canvas),
        (Step::Resume(step), Some(desk)) => resume::draw(step, desk, canvas),
        (Step::History(step), Some(desk)) => history::draw(step, desk, canvas),
        (_, None) => {}
    }
}

/// Who waits for the draft, as long as he does.
fn asked(wizard: &Wizard, canvas: &mut Canvas) {
    if let Some(asked) = wizard.desk().and_then(Desk::asked) {
        if canvas::columns_of(&asked) + 8 <= canvas.columns() {
            on_the_rule(&asked, 2, canvas);
        } else {
            // The rule is too short for a long name.
            frame::sentence(canvas, &asked, Ink::Strong);
        }
    }
}

/// One sentence on the rule so many rows above the end, where it hides nothing.
fn on_the_rule(sentence: &str, up: u16, canvas: &mut Canvas) {
    let (row, room) = (canvas.rows().saturating_sub(up), canvas.columns().saturating_sub(6));
    canvas.put_within(2, row, room, &format!(" {sentence} "), Ink::Strong);
}

/// Rows that a status line and a banner take.
const KEPT: u16 = 2;

/// Below the least size: what it is, what it should be, and that nothing is lost.
fn too_small(canvas: &mut Canvas) {
    let (columns, rows) = (canvas.columns(), canvas.rows());
    let (least_columns, least_rows) = Wizard::LEAST;
    let lines = [
        format!("窗口太小：现在 {columns}x{rows}，至少 {least_columns}x{least_rows}。"),
        "内容没有丢，拉大就恢复。拉不大：Ctrl+X 改用朴素模式。".to_owned(),
        "Ctrl+Q 退出。正在打的字和数照收，别的键不起作用。".to_owned(),
    ];
    // A line of the window that another program keeps for itself is often all that is missing.
    let lacks = least_rows.saturating_sub(rows);
    let kept = (columns >= least_columns && lacks <= KEPT).then(|| {
        format!(
            "只差 {lacks} 行：tmux、screen 的状态行、堡垒机的提示条各占一行，关掉它或拉高窗口。"
        )
    });
    let lines = lines.iter().chain(&kept);
    let lines = lines.flat_map(|line| frame::wrapped(line, usize::from(columns.max(2))));
    for (y, line) in (0..rows).zip(lines) {
        canvas.put(0, y, line, Ink::Plain);
    }
}
