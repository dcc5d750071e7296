//! How is an unwritten text begun: on last year's, as the program composes it, or from blank? (S4)

use super::desk::Desk;
use super::key::Key;
use super::menu::Menu;
use super::mirror;
use super::turn::{Goal, Turn};
use crate::report::{Place, TextId};

/// 开头. The question before a text that is not written yet, when there is something to begin with.
#[derive(Clone, Debug, PartialEq)]
pub struct CopyStep {
    text: TextId,
    menu: Menu,
}

/// A way to begin.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Begin {
    /// As the program composes it.
    Composed,
    /// On what was written last year.
    LastYear,
    /// The same, and the years in it are gone through.
    Moved,
    /// With nothing.
    Blank,
    /// First say whom the public may ask.
    Contact,
}

/// What is said about copied sentences.
pub const MARKED: &str = "照搬的句子行首标 ~，改过的就不标；年份和数字不会自动改，要自己核对。";

/// What is said of a 导语 that names nobody to ask.
pub const NO_CONTACT: &str = "里面没有联系方式：地址和电话还没有填过。填一次，以后都自动写上。";

impl CopyStep {
    /// Before `text`, if the question is to be asked: nothing is written, and there is something
    /// to begin with.
    #[must_use]
    pub fn before(text: TextId, desk: &Desk) -> Option<Self> {
        let begins = desk.composed(text).is_some() || mirror::length(desk, text).is_some();
        let asked = desk.report().text(text).is_blank() && begins;
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

    /// The question.
    #[must_use]
    pub fn question(&self, desk: &Desk) -> &'static str {
        match mirror::length(desk, self.text) {
            Some(_) => "这一部分上年写过。今年怎么开始？",
            None => "这一部分还没有写。怎么开始？",
        }
    }

    /// The ways to begin, in order.
    #[must_use]
    pub fn begins(&self, desk: &Desk) -> Vec<Begin> {
        use Begin::{Blank, Composed, Contact, LastYear, Moved};
        let composed = desk.composed(self.text).is_some();
        let before = mirror::length(desk, self.text).is_some();
        let all = match composed {
            true => [Composed, Blank, LastYear, Moved, Contact],
            false => [LastYear, Blank, Moved, Composed, Contact],
        };
        let offered = |begin: &Begin| match begin {
            Begin::Composed => composed,
            Begin::LastYear | Begin::Moved => before,
            Begin::Blank => true,
            Begin::Contact => composed && self.text == TextId::Preface,
        };
        all.into_iter().filter(offered).collect()
    }

    /// The answers, and what follows from each.
    #[must_use]
    pub fn answers(&self, desk: &Desk) -> Vec<(&'static str, String)> {
        let length = mirror::length(desk, self.text).unwrap_or_default();
        let answer = |begin| match begin {
            Begin::Composed => ("用写好的一份", "按单位和年度写成，放进来还可以改".to_owned()),
            Begin::LastYear => {
                ("在上年原文上改", format!("先放进上年的 {length} 字，逐句改成今年的"))
            }
            Begin::Moved => ("在上年原文上改年份", "放进来，再列出上年的年份，逐处打勾".to_owned()),
            Begin::Blank if length > 0 => ("从空白写", "上年原文不放进来".to_owned()),
            Begin::Blank => ("从空白写", String::new()),
            Begin::Contact if desk.contact.is_unknown() => {
                ("填联系方式", "地址、电话填一次，以后都自动写上".to_owned())
            }
            Begin::Contact => ("改联系方式", "改了以后都按新的写".to_owned()),
        };
        self.begins(desk).into_iter().map(answer).collect()
    }

    /// What comes into the text by the marked answer: what it is, and the text itself.
    #[must_use]
    pub fn shown(&self, desk: &Desk) -> (String, String) {
        let begin = self.begins(desk).get(self.menu.marked).copied();
        let before =
            desk.report().last_year().filter(|_| mirror::length(desk, self.text).is_some());
        match (begin, before) {
            (Some(Begin::Composed | Begin::Contact), _) | (_, None) => {
                ("写好的一份：".to_owned(), desk.composed(self.text).unwrap_or_default())
            }
            (_, Some(before)) => {
                let length = mirror::length(desk, self.text).unwrap_or_default();
                let heading = format!("上年（{}）原文，{length} 字：", before.year());
                (heading, before.text(self.text).to_text())
            }
        }
    }

    /// What is to be known about that.
    #[must_use]
    pub fn about(&self, desk: &Desk) -> Option<String> {
        match (self.begins(desk).get(self.menu.marked)?, self.text) {
            (Begin::LastYear | Begin::Moved, _) => Some(MARKED.to_owned()),
            (Begin::Blank, _) if desk.composed(self.text).is_none() => Some(MARKED.to_owned()),
            (_, TextId::Preface) => desk.contact.is_unknown().then(|| NO_CONTACT.to_owned()),
            (_, TextId::Signoff) => {
                let signs_today = desk.report().year().checked_add(1) == Some(desk.now.year);
                let day = if signs_today { "今天" } else { "公布期限那一天" };
                Some(format!("日期写的是{day}；和公布那天不同的，放进来以后再改。"))
            }
            _ => None,
        }
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        let begins = self.begins(desk);
        if self.menu.moves(key, begins.len()) {
            return Turn::Stay;
        }
        if key == Key::Escape {
            return Turn::Up;
        }
        let chosen = self.menu.chooses(key, begins.len()).and_then(|index| begins.get(index));
        match chosen {
            Some(Begin::Contact) => return Turn::Go(Goal::Contact),
            Some(Begin::Composed) => self.compose(desk),
            Some(Begin::LastYear) => self.take_over(desk),
            Some(Begin::Moved) => {
                self.take_over(desk);
                return Turn::Go(Goal::Years(Some(self.text)));
            }
            Some(Begin::Blank) => {}
            None => return Turn::Stay,
        }
        let composed = chosen == Some(&Begin::Composed);
        let place = if composed { desk.report().text(self.text).end() } else { Place::default() };
        Turn::Go(Goal::Text(self.text, Some(place)))
    }

    fn compose(&self, desk: &mut Desk) {
        let Some(composed) = desk.composed(self.text) else { return };
        desk.edit(desk.report().replace_text(self.text, &composed));
        desk.say(match self.text {
            TextId::Preface if desk.contact.is_unknown() => {
                "写好了，没有写联系方式：地址和电话还不知道，可以自己补一句。不要了按 Ctrl+Z。"
            }
            TextId::Signoff => "写好了。日期和公布那天不同的，改成那天。不要了按 Ctrl+Z。",
            _ => "写好了，还可以改。不要了按 Ctrl+Z。",
        });
    }

    fn take_over(&self, desk: &mut Desk) {
        let Some(before) = desk.report().last_year() else { return };
        desk.edit(desk.report().replace(self.text, before.text(self.text)));
        desk.say("放进了上年原文，行首 ~ 的句子还没改。不要了按 Ctrl+Z。");
    }
}
