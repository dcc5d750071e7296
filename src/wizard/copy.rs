//! Is an unwritten text begun on last year's, or from blank? (S4)

use super::desk::Desk;
use super::key::Key;
use super::menu::Menu;
use super::mirror;
use super::turn::{Goal, Turn};
use crate::report::{Place, TextId};

/// 上年原文. The question before a text that is not written yet and was written last year.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyStep {
    text: TextId,
    menu: Menu,
}

/// The question.
pub const QUESTION: &str = "这一部分上年写过。今年怎么开始？";

/// What is said about copied sentences.
pub const MARKED: &str = "照搬的句子行首标 ~，改过的就不标；年份和数字不会自动改，要自己核对。";

impl CopyStep {
    /// Answers there are.
    pub const ANSWERS: usize = 2;

    /// Before `text`, if the question is to be asked: nothing is written, and last year something
    /// was.
    #[must_use]
    pub fn before(text: TextId, desk: &Desk) -> Option<Self> {
        let asked = desk.report().text(text).is_blank() && mirror::length(desk, text).is_some();
        (asked && !desk.is_read_only()).then(|| Self { text, menu: Menu::default() })
    }

    /// Which text.
    #[must_use]
    pub fn text(&self) -> TextId {
        self.text
    }

    /// Index of the marked answer.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// The answers, and what follows from each.
    #[must_use]
    pub fn answers(&self, desk: &Desk) -> [(&'static str, String); Self::ANSWERS] {
        let length = mirror::length(desk, self.text).unwrap_or_default();
        [
            ("在上年原文上改", format!("先放进上年的 {length} 字，逐句改成今年的")),
            ("从空白写", "上年原文不放进来".to_owned()),
        ]
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        if self.menu.moves(key, Self::ANSWERS) {
            return Turn::Stay;
        }
        if key == Key::Escape {
            return Turn::Up;
        }
        match self.menu.chooses(key, Self::ANSWERS) {
            Some(0) => self.take_over(desk),
            Some(_) => {}
            None => return Turn::Stay,
        }
        Turn::Go(Goal::Text(self.text, Some(Place::default())))
    }

    fn take_over(&self, desk: &mut Desk) {
        let Some(before) = desk.report().last_year() else { return };
        desk.edit(desk.report().replace(self.text, before.text(self.text)));
        desk.say("放进了上年原文，行首 ~ 的句子还没改。不要了按 Ctrl+Z。");
    }
}
