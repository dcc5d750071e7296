//! What is answered to the paste check?

use super::{Entry, GAPS, PasteAnswer, PasteStep, list_rows};
use crate::wizard::desk::Desk;
use crate::wizard::key::Key;
use crate::wizard::turn::{Goal, Turn};

impl PasteStep {
    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        let page = list_rows(desk.size.1) - 1;
        match key {
            Key::Up => self.choice = self.choice.saturating_sub(1),
            Key::Down => self.choice = (self.choice + 1).min(2),
            Key::PageUp => self.first = self.first.saturating_sub(page),
            Key::PageDown if self.visible(desk.size.1).1 > 0 => self.first += page,
            Key::Escape => return self.choose(PasteAnswer::Nothing, desk),
            key if key.is_enter() => return self.answer(self.choice, desk),
            key => {
                if let Some(digit @ 1..=3) = key.digit() {
                    return self.answer(digit - 1, desk);
                }
            }
        }
        Turn::Stay
    }

    /// The answer to the question, where one is asked; else a choice.
    fn answer(&mut self, choice: usize, desk: &mut Desk) -> Turn {
        if self.question.take().is_none() {
            return self.choose(self.answers()[choice], desk);
        }
        self.judge(GAPS[choice].0, desk);
        self.choice = 0;
        Turn::Stay
    }

    /// Carries out a choice and goes back to the table.
    fn choose(&self, answer: PasteAnswer, desk: &mut Desk) -> Turn {
        let wanted = |entry: &&Entry| match answer {
            PasteAnswer::All => true,
            PasteAnswer::Sound => !entry.flagged,
            PasteAnswer::Nothing => false,
        };
        let changes = self.entries.iter().filter(wanted).filter_map(|entry| entry.change.clone());
        let mut changes: Vec<_> = changes.collect();
        changes.sort_by_key(|(cell, _)| *cell);
        let first = changes.first().map_or(self.focus, |(cell, _)| *cell);
        if changes.is_empty() {
            desk.say("没有放入，表里的数没有变");
        } else {
            desk.say(format!("放入 {} 格。Ctrl+Z 整块撤销", changes.len()));
        }
        desk.edit(desk.report().fill_all(changes));
        Turn::Go(Goal::Cell(first))
    }
}
