//! What is said of a key that does nothing here?
//!
//! A key after which everything is as before, and nothing was said, gets one sentence: which keys
//! matter on this screen. It is the same for every key, so that letters of an input method that is
//! on by mistake are told once and cost the line nothing more. Silent are the keys that move, at an
//! edge, Esc, and those that delete, in an empty field: they say nothing else than where one is.

use super::unit::UnitField;
use super::{Above, Desk, Effect, Key, Step, Wizard};

impl Wizard {
    /// A key; where it does nothing that is to be seen, that is noted.
    pub(super) fn key_or_note(&mut self, key: Key) -> Vec<Effect> {
        let before = self.is_told(key).then(|| self.looks());
        let effects = self.key(key);
        if before.is_some_and(|before| effects.is_empty() && before == self.looks())
            && let Some(uses) = self.uses()
        {
            self.say_over_all(uses);
        }
        effects
    }

    /// Whether a key is told about where it does nothing.
    fn is_told(&self, key: Key) -> bool {
        let (in_field, in_table) = match (&self.above, &self.step) {
            (Some(Above::Quote(_) | Above::Contact(_)), _) => (true, false),
            (Some(_), _) => (false, false),
            (_, Step::Unit(_) | Step::Find(_) | Step::Explain(_) | Step::Other(_)) => (true, false),
            (_, Step::Text(_) | Step::Grid(_)) => (true, true),
            _ => (false, false),
        };
        !self.is_too_small()
            && match key {
                Key::Ctrl(_) | Key::Function(_) => true,
                // What is typed there is there, or was refused in words.
                _ if in_table => false,
                Key::Backspace | Key::Delete => !in_field,
                Key::Char(_) | Key::Enter | Key::EnterInBurst | Key::Tab | Key::BackTab => true,
                _ => false,
            }
    }

    /// All that may be different after a key; what was said before it is not.
    fn looks(&self) -> String {
        let revision = self.desk.as_ref().map(Desk::revision);
        format!("{:?}{:?}{revision:?}", self.step, self.above)
    }

    /// Which keys matter here; none: something was said.
    fn uses(&self) -> Option<&'static str> {
        let said = match &self.step {
            Step::Start(step) => step.notice.is_some(),
            Step::Unit(step) => step.notice.is_some(),
            Step::Held(step) => step.notice.is_some(),
            _ if self.remark().is_some() => true,
            // Who waits for the draft stands where it would be said.
            _ if self.desk.as_ref().is_some_and(|desk| desk.asked().is_some()) => true,
            _ => self.desk.as_ref().is_some_and(|desk| desk.notice().is_some()),
        };
        if said {
            return None;
        }
        Some(match (&self.above, &self.step) {
            (Some(Above::Quote(_)), _) => "打字查找，上下键和回车选，Esc 返回。",
            (Some(Above::Contact(_)), _) => "打字填写，上下键换一栏，回车往下，Esc 返回。",
            (Some(_), _) => "按数字选，或用上下键和回车；Esc 返回。",
            (_, step) => of_step(step, self.desk.as_ref()),
        })
    }
}

fn of_step(step: &Step, desk: Option<&Desk>) -> &'static str {
    match step {
        Step::Contents(_) => "按数字直接进，或用方向键和回车选。",
        Step::Problems(_) if desk.is_some_and(|desk| desk.findings().is_empty()) => {
            "没有问题要改：9 生成正式稿，7 预览，Esc 返回。"
        }
        Step::Problems(_) => "上下键选一条，回车去那里，= 看改法，0 写说明，Esc 返回。",
        Step::Preview(_) => "上下键、翻页键看，8 先出草稿，9 生成正式稿，Esc 返回。",
        Step::Places(_) => "上下键选一处，空格打勾，回车改，Esc 返回。",
        Step::Find(_) => "打字查找，上下键选一处，回车去那里，Esc 返回。",
        Step::Explain(_) => "打字写原因，回车存下，Esc 返回。",
        Step::History(step) if step.count() == 0 => "没有旧版本可以退回，Esc 返回。",
        Step::History(_) => "上下键选一版，回车退回到它，Esc 返回。",
        Step::Trash(_) => "上下键选一份，回车恢复，Esc 返回。",
        Step::Unit(step) if step.focus == UnitField::Kind => {
            "左右键或数字选类型，Tab 换一栏，回车往下。"
        }
        Step::Unit(_) => "Tab 或上下键换一栏，回车往下，Esc 返回。",
        Step::Grid(_) => "这里填数字；能按的键看 Ctrl+G。",
        Step::Text(_) => "这里打字；能按的键看 Ctrl+G。",
        Step::Start(_) => "按数字选，或用上下键和回车。",
        _ => "按数字选，或用上下键和回车；Esc 返回。",
    }
}
