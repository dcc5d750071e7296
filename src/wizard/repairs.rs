//! Which of the edits that would mend a finding does the clerk choose?

use super::desk::Desk;
use super::key::Key;
use super::menu::Menu;
use crate::check::{Finding, Repair, repairs};

/// 改法. The edits that would mend one finding; over the step that shows the finding.
#[derive(Clone, Debug, PartialEq)]
pub struct RepairsStep {
    /// What is to be mended.
    pub finding: Finding,
    /// What would mend it; at least one.
    pub repairs: Vec<Repair>,
    menu: Menu,
}

/// What follows when a key was pressed.
#[derive(Clone, Debug, PartialEq)]
pub enum RepairsTurn {
    /// Stay here.
    Stay,
    /// Back; nothing is changed.
    Back,
    /// Carry this out.
    Mend(Box<Repair>),
}

impl RepairsStep {
    /// The repairs of a finding; none: there are none.
    #[must_use]
    pub fn of(finding: &Finding, desk: &Desk) -> Option<Self> {
        let repairs = of(finding, desk);
        let (finding, menu) = (finding.clone(), Menu::default());
        (!repairs.is_empty()).then_some(Self { finding, repairs, menu })
    }

    /// Index of the marked line; behind the repairs stands the one that changes nothing.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key) -> RepairsTurn {
        let lines = self.repairs.len() + 1;
        if key == Key::Escape || key == Key::Left {
            return RepairsTurn::Back;
        }
        if self.menu.moves(key, lines) {
            return RepairsTurn::Stay;
        }
        match self.menu.chooses(key, lines) {
            Some(index) => self
                .repairs
                .get(index)
                .map_or(RepairsTurn::Back, |repair| RepairsTurn::Mend(Box::new(repair.clone()))),
            None => RepairsTurn::Stay,
        }
    }
}

/// The repairs of a finding; nine at most, so that each has a digit and so has leaving all as is.
#[must_use]
pub fn of(finding: &Finding, desk: &Desk) -> Vec<Repair> {
    const MOST: usize = 8;
    let mut repairs = repairs(desk.report(), desk.context(), finding);
    repairs.truncate(MOST);
    repairs
}
