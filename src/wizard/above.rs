//! What does a key do to what lies over a step?

use super::quote::{self, QuoteStep, QuoteTurn};
use super::repairs::{RepairsStep, RepairsTurn};
use super::step::{LEAVE_ANSWERS, LeaveAnswer};
use super::{Above, Effect, Key, Step, Wizard, problems, refused};
use crate::report::TextId;

impl Wizard {
    /// Help, the leave question, the settings, the card of samples, the figures to quote.
    pub(super) fn press_above(&mut self, key: Key) -> Vec<Effect> {
        match &mut self.above {
            Some(Above::Help(help)) => {
                if help.press(key) {
                    self.above = None;
                }
                Vec::new()
            }
            Some(Above::Leave(menu)) => {
                if menu.moves(key, 2) {
                    return Vec::new();
                }
                let answer = menu.chooses(key, 2).map(|index| LEAVE_ANSWERS[index].0);
                if answer == Some(LeaveAnswer::Stay) || key == Key::Escape {
                    self.above = None;
                }
                if answer == Some(LeaveAnswer::Leave) || key == Key::Ctrl('q') {
                    vec![Effect::Leave]
                } else {
                    Vec::new()
                }
            }
            Some(Above::Settings(settings)) => match settings.press(key) {
                Some(line) => self.set(line),
                None => self.above_everywhere(key),
            },
            Some(Above::Card(card)) => {
                let (seen, unanswered) = (card.press(key), card.unanswered);
                match (seen, key) {
                    (Some(seen), _) => self.seen(seen, unanswered),
                    (None, Key::Escape) => {
                        self.above = None;
                        Vec::new()
                    }
                    (None, key) => self.above_everywhere(key),
                }
            }
            Some(Above::Contact(_)) => self.press_contact(key),
            Some(Above::Quote(_)) => self.press_quote(key),
            Some(Above::Repairs(_)) => self.press_repairs(key),
            None => Vec::new(),
        }
    }

    /// Opens the choice of a figure to quote, where a text is written that may quote one; whether
    /// it did, or said why not.
    pub(super) fn opens_quote(&mut self, key: Key) -> bool {
        let (Step::Text(step), Some(desk)) = (&self.step, &mut self.desk) else { return false };
        let asks = match key {
            Key::Ctrl('d') => true,
            // At the start of a paragraph Tab is meant to indent it.
            Key::Tab => step.caret().byte > 0,
            _ => false,
        };
        if !asks || step.text() == TextId::Signoff {
            return false;
        }
        if desk.is_read_only() {
            desk.say(refused::REFUSED);
        } else {
            self.above = Some(Above::Quote(QuoteStep::new(step, desk)));
        }
        true
    }

    fn press_quote(&mut self, key: Key) -> Vec<Effect> {
        let (Some(Above::Quote(choice)), Some(desk)) = (&mut self.above, &mut self.desk) else {
            return Vec::new();
        };
        if let Key::Ctrl(_) = key {
            return self.above_everywhere(key);
        }
        match (choice.press(key, desk), &mut self.step) {
            (QuoteTurn::Stay, _) => {}
            (QuoteTurn::Put(cell), Step::Text(text)) => {
                self.above = None;
                quote::put(cell, text, desk);
            }
            (QuoteTurn::Follow, Step::Text(text)) => {
                quote::follow(&choice.equal, text.text(), desk);
                self.above = None;
            }
            _ => self.above = None,
        }
        Vec::new()
    }

    /// Opens the repairs of the finding with this index, or says that there are none.
    pub(super) fn open_repairs(&mut self, index: usize) {
        let Some(desk) = &mut self.desk else { return };
        match RepairsStep::of(problems::listed(desk, index), desk) {
            Some(step) if !desk.is_read_only() => {
                self.above = Some(Above::Repairs(Box::new(step)));
            }
            Some(_) => desk.say(refused::REFUSED),
            None => desk.say("这一条没有现成的改法。按回车去那里改。"),
        }
    }

    fn press_repairs(&mut self, key: Key) -> Vec<Effect> {
        let (Some(Above::Repairs(step)), Some(desk)) = (&mut self.above, &mut self.desk) else {
            return Vec::new();
        };
        if let Key::Ctrl(_) = key {
            return self.above_everywhere(key);
        }
        match step.press(key) {
            RepairsTurn::Stay => return Vec::new(),
            RepairsTurn::Back => {}
            RepairsTurn::Mend(repair) => {
                desk.edit(repair.op);
                // After a cell the rules that read words wait for rest; the list is shown now.
                if desk.is_stale() {
                    desk.recheck();
                }
                desk.say(format!("改了：{}。不要了按 Ctrl+Z。", repair.words));
                self.step = self.problems();
            }
        }
        self.above = None;
        Vec::new()
    }

    /// Pasted text goes into the field that lies over a step; whether there is one.
    pub(super) fn quote_pasted(&mut self, text: &str) -> bool {
        match (&mut self.above, &self.desk) {
            (Some(Above::Quote(choice)), Some(desk)) => {
                choice.paste(text, desk);
                true
            }
            (Some(Above::Contact(step)), _) => {
                step.paste(text);
                true
            }
            _ => false,
        }
    }

    /// Leaving and drawing anew hold over a step too.
    pub(super) fn above_everywhere(&mut self, key: Key) -> Vec<Effect> {
        match key {
            Key::Ctrl('l') => vec![Effect::Repaint],
            Key::Ctrl('q' | 'c') => self.ask_to_leave(),
            _ => Vec::new(),
        }
    }
}
