//! How does the conversation use the wizard, and hear what it has to say?

use super::{Outcome, Plain, Standing, keys};
use crate::report::Op;
use crate::wizard::{Effect, Key, Message, Step, changes, refused};

impl Plain {
    /// Presses a key of the screens.
    pub(super) fn press(&mut self, key: Key) -> Vec<Effect> {
        self.wizard.react(Message::Key(key))
    }

    /// Chooses the line at `index` of a step that is a list.
    pub(super) fn choose(&mut self, index: usize) -> Vec<Effect> {
        let mut effects = self.press(Key::Home);
        for _ in 0..index {
            effects.extend(self.press(Key::Tab));
        }
        effects.extend(self.press(Key::Enter));
        effects
    }

    /// Makes an edit that is undone by itself.
    pub(super) fn edit(&mut self, op: Op) -> Result<(), String> {
        let Some(desk) = &mut self.wizard.desk else { return Ok(()) };
        if desk.is_read_only() {
            return Err(refused::REFUSED.to_owned());
        }
        desk.edit(op);
        Ok(())
    }

    pub(super) fn say(&mut self, line: impl AsRef<str>) {
        self.said.push(keys::in_lines(line.as_ref()));
    }

    /// What the wizard itself has to say becomes a line.
    pub(super) fn hear(&mut self) {
        let notice = match &mut self.wizard.step {
            Step::Start(step) => step.notice.take(),
            Step::Unit(step) => step.notice.take(),
            Step::Held(step) => step.notice.take(),
            Step::Again(step) => step.notice.take(),
            _ => None,
        };
        let heard = notice.or_else(|| {
            let desk = self.wizard.desk.as_mut()?;
            let notice = desk.notice().map(str::to_owned);
            desk.hush();
            notice
        });
        if let Some(heard) = heard {
            self.say(format!("提示：{heard}"));
        }
        let Some(desk) = &self.wizard.desk else { return };
        self.standing = match desk.counts() {
            (0, 0, _) => Standing::Clear,
            (0, ..) => Standing::Explain,
            _ => Standing::MustFix,
        };
        let asked = desk.asked();
        let failed = desk.saving().failed.clone();
        let saved = desk.is_saved();
        if failed != self.failed && (failed.is_some() || saved) {
            self.say(match &failed {
                Some(reason) => format!("保存：没有存上，{reason}"),
                None => "保存：已经存上了。".to_owned(),
            });
            self.failed = failed;
        }
        if asked != self.asked {
            self.say(match &asked {
                Some(asked) => format!("提示：{asked}。"),
                None => "提示：对方不再等了。".to_owned(),
            });
            self.asked = asked;
        }
    }

    /// What was half typed on the screens is told and not taken for an answer.
    pub(super) fn tell_half_typed(&mut self) {
        let half = match (&mut self.wizard.step, &self.wizard.desk) {
            (Step::Grid(step), _) => step.put_away().map(|half| (half, "填进表里")),
            (Step::Explain(step), Some(desk)) => {
                step.put_away(desk.report()).map(|half| (half, "存成说明"))
            }
            _ => None,
        };
        if let Some((half, what)) = half.filter(|(half, _)| !half.is_empty()) {
            self.say(format!("提示：上次写到一半：「{half}」，没有{what}。要用请再输入一次。"));
        }
    }

    /// Takes the last edit back, or makes it again, and says what that changed.
    pub(super) fn take_back(&mut self, undo: bool) -> Outcome {
        let Some(desk) = &self.wizard.desk else {
            return Err("还没有打开报告，没有可以撤销的。".to_owned());
        };
        if desk.is_read_only() {
            return Err(refused::REFUSED.to_owned());
        }
        let (before, place) = (desk.report().clone(), self.place());
        let effects = match self.wizard.step {
            Step::Contents(_) => self.wizard.take_back_here(undo),
            _ => self.wizard.take_back(undo),
        };
        let after = self.wizard.desk.as_ref().map(|desk| desk.report().clone());
        let lines = after.map(|after| changes::between(&before, &after)).unwrap_or_default();
        let more = lines.len().saturating_sub(3);
        for line in lines.iter().take(3) {
            self.say(format!("变了：{line}"));
        }
        if more > 0 {
            self.say(format!("变了：另有 {more} 处"));
        }
        self.asking = self.first_question();
        if place != self.place() {
            self.arrive();
        }
        Ok(effects)
    }
}
