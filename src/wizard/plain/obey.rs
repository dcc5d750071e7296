//! What does a command do that is one everywhere?

use super::word::Word;
use super::{Asking, Outcome, Plain};
use crate::wizard::{Effect, Goal, Key, Step};

impl Plain {
    pub(super) fn obey(&mut self, word: Word) -> Outcome {
        let leaving = matches!(self.asking, Asking::Leave);
        if leaving && word != Word::Leave {
            self.asking = self.first_question();
        }
        let has_desk = self.wizard.desk.is_some();
        match word {
            Word::Help => {
                self.say_help();
                Ok(Vec::new())
            }
            Word::Again => {
                self.described = None;
                Ok(Vec::new())
            }
            Word::Leave => Ok(self.leave(leaving)),
            Word::Screen => Ok(vec![Effect::Screen]),
            Word::Back => self.back(),
            Word::Undo => self.take_back(true),
            Word::Redo => self.take_back(false),
            _ if !has_desk => Err("先打开或新写一份报告。".to_owned()),
            // On the way, what the step holds is kept.
            Word::Contents => Ok(self.go(Goal::Contents)),
            Word::Onward => Ok(self.go(Goal::NextUnfinished)),
            Word::Problems => Ok(self.go(Goal::Problems)),
            Word::Find(words) => Ok(self.find(&words)),
        }
    }

    pub(super) fn go(&mut self, goal: Goal) -> Vec<Effect> {
        let effects = self.wizard.go(goal);
        self.arrive();
        effects
    }

    /// One question back: within the step, else up one level. Nothing is discarded.
    fn back(&mut self) -> Outcome {
        match (&self.asking, &self.wizard.step) {
            (Asking::Step, Step::Grid(_)) => return Ok(self.row_back()),
            (Asking::End, _) => {
                self.asking = Asking::Step;
                return Ok(Vec::new());
            }
            (Asking::Writing(0), _) => {}
            (Asking::Step, _) => {}
            _ => {
                self.asking = Asking::Step;
                return Ok(Vec::new());
            }
        }
        match self.wizard.step {
            Step::Start(_) => {
                self.say("提示：这里已经是开头。退出输入 !。");
                Ok(Vec::new())
            }
            Step::Unit(_) => Ok(self.field_back()),
            Step::Contents(_) => Ok(self.go(Goal::Start)),
            _ => Ok(self.press(Key::Escape)),
        }
    }

    /// Leaves; what is not saved is said first.
    fn leave(&mut self, again: bool) -> Vec<Effect> {
        let failed = self.wizard.desk.as_ref().and_then(|desk| desk.saving().failed.clone());
        if let (Some(reason), false) = (failed, again) {
            self.say(format!("保存：还没有存上，{reason}"));
            self.asking = Asking::Leave;
            return Vec::new();
        }
        self.wizard.keep();
        vec![Effect::Leave]
    }
}
