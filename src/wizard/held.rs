//! What can be done while somebody else has the draft open? (S12)

use super::in_use::Held;
use super::key::Key;
use super::menu::Menu;
use super::message::Effect;
use super::turn::{Goal, Turn};

/// 等候. The question what to do, and what is being waited for.
#[derive(Clone, Debug, PartialEq)]
pub struct HeldStep {
    held: Held,
    menu: Menu,
    /// What is being waited for.
    pub waiting: Waiting,
    /// Why it did not come to that.
    pub notice: Option<String>,
}

/// What is being waited for.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Waiting {
    /// An answer.
    #[default]
    Choice,
    /// That the other closes it.
    Closing,
    /// That the other, asked to, closes it.
    Yielding,
    /// That the other session, told to, saves and ends.
    HandingOver,
}

/// What can be done.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum HeldAnswer {
    /// 接管.
    TakeOver,
    /// 只读查看.
    Look,
    /// 等对方关闭.
    Wait,
    /// 复制一份.
    Copy,
    /// 请对方让出.
    Ask,
}

impl Waiting {
    /// What is said meanwhile; empty: nothing.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Choice => "",
            Self::Closing => "正在等对方关闭。一关闭就自动打开。",
            Self::Yielding => "已经请对方让出，对方屏幕下方有一行提示。一让出就自动打开。",
            Self::HandingOver => "已经请那个窗口存好退出，最多等 5 秒。",
        }
    }
}

impl HeldAnswer {
    /// What it is, and what follows.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::TakeOver => ("接管过来", "那个窗口会存好、退出，这里接着填"),
            Self::Look => ("只读查看", "不影响对方"),
            Self::Wait => ("等对方关闭", "关闭后自动打开，并告诉你改了什么"),
            Self::Copy => ("复制一份自己改", "名称加「副本」，和这一份互不影响"),
            Self::Ask => ("请对方让出", "对方屏幕下方会出现一行提示，让出后自动打开"),
        }
    }
}

impl HeldStep {
    /// The question.
    #[must_use]
    pub fn new(held: Held) -> Self {
        Self { held, menu: Menu::default(), waiting: Waiting::Choice, notice: None }
    }

    /// Who has what.
    #[must_use]
    pub fn held(&self) -> &Held {
        &self.held
    }

    /// The answers; one's own other session can be made to hand over. The first one changes
    /// nothing.
    #[must_use]
    pub fn answers(&self) -> &'static [HeldAnswer] {
        use HeldAnswer::{Ask, Copy, Look, TakeOver, Wait};
        if self.held.own { &[Look, TakeOver, Wait, Copy, Ask] } else { &[Look, Wait, Copy, Ask] }
    }

    /// Index of the marked answer.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key) -> Turn {
        if self.waiting != Waiting::Choice {
            if key == Key::Escape {
                self.waiting = Waiting::Choice;
                return Turn::Do(Effect::StopWaiting);
            }
            return Turn::Stay;
        }
        let answers = self.answers();
        if self.menu.moves(key, answers.len()) {
            return Turn::Stay;
        }
        if key == Key::Escape {
            return Turn::Go(Goal::Start);
        }
        let id = || self.held.id.clone();
        let effect = match self.menu.chooses(key, answers.len()).map(|index| answers[index]) {
            None => return Turn::Stay,
            Some(HeldAnswer::Look) => Effect::Look(id()),
            Some(HeldAnswer::Copy) => Effect::Copy(id()),
            Some(HeldAnswer::Wait) => {
                self.waiting = Waiting::Closing;
                Effect::Wait(id())
            }
            Some(HeldAnswer::Ask) => {
                self.waiting = Waiting::Yielding;
                Effect::Ask(id())
            }
            Some(HeldAnswer::TakeOver) => {
                self.waiting = Waiting::HandingOver;
                Effect::TakeOver(id())
            }
        };
        self.notice = None;
        Turn::Do(effect)
    }
}
