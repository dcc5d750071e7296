//! What was changed, and to which version can one go back?

use super::changes;
use super::desk::Desk;
use super::draft_line::when;
use super::key::Key;
use super::menu::Menu;
use super::message::Version;
use super::turn::{Goal, Turn};
use crate::text::time::minutes;

/// What is said when there is none.
pub const NONE: &str = "还没有和现在不同的旧版本。";
/// Which versions are kept.
pub const KEPT: &str = "填写时每五分钟留一版，留最近 20 版，再早的每天留一版。";

/// An hour, in minutes: what was changed just now is what is looked for first.
const JUST_NOW: i64 = 60;

/// 改动一览. The versions, newest first, and what became different since the marked one.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoryStep {
    versions: Vec<Version>,
    /// How many differences there are from each version to now.
    counts: Vec<usize>,
    menu: Menu,
    top: usize,
    /// The differences from the marked version to now.
    lines: Vec<String>,
    /// Whether the marked version is to be gone back to: which answer is marked.
    asking: Option<Menu>,
}

impl HistoryStep {
    /// Versions that fit on the smallest screen.
    pub const SHOWN: usize = 8;

    /// These versions, but for those that are as the report is now. The oldest one of the last
    /// hour is marked.
    #[must_use]
    pub fn new(mut versions: Vec<Version>, desk: &Desk) -> Self {
        versions.retain(|version| version.report != *desk.report());
        let count = |version: &Version| changes::between(&version.report, desk.report()).len();
        let counts = versions.iter().map(count).collect();
        let now = minutes(&desk.now.to_string());
        let is_recent = |version: &Version| {
            let age = now.and_then(|now| Some(now - minutes(&version.saved_at)?));
            age.is_some_and(|age| age <= JUST_NOW)
        };
        let marked = versions.iter().rposition(is_recent).unwrap_or_default();
        let menu = Menu::at(marked);
        let mut step = Self { versions, counts, menu, top: 0, lines: Vec::new(), asking: None };
        step.look(desk);
        step
    }

    /// The versions that are shown: index, when, how many differences.
    pub fn shown(&self) -> impl Iterator<Item = (usize, &str, usize)> {
        self.all().skip(self.top).take(Self::SHOWN)
    }

    /// All versions, likewise.
    pub fn all(&self) -> impl Iterator<Item = (usize, &str, usize)> {
        let all = self.versions.iter().zip(&self.counts).enumerate();
        all.map(|(index, (version, count))| (index, version.saved_at.as_str(), *count))
    }

    /// How many versions there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.versions.len()
    }

    /// Index of the marked version.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// The differences from the marked version to now.
    #[must_use]
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// The question whether to go back to the marked version, while it is asked: what is asked, the
    /// answers, which one is marked. The first one changes nothing.
    #[must_use]
    pub fn asking(&self, desk: &Desk) -> Option<(String, [String; 2], usize)> {
        let version = self.versions.get(self.menu.marked)?;
        let count = self.lines.len();
        let asks = format!(
            "退回到 {} 的一版？现在和它不同的 {count} 处会换成那时的。",
            when(&version.saved_at, desk.now)
        );
        let answers = ["不退回，接着看", "退回到这一版（以后还可以用 Ctrl+Z 撤销）"];
        Some((asks, answers.map(str::to_owned), self.asking?.marked))
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        if self.asking.is_some() {
            return self.answer(key, desk);
        }
        if key == Key::Escape {
            return Turn::Up;
        }
        let count = self.versions.len();
        if self.menu.moves(key, count) {
            self.look(desk);
            return Turn::Stay;
        }
        if key.is_enter() && count > 0 {
            self.asking = Some(Menu::default());
        }
        Turn::Stay
    }

    /// The answer to [`Self::asking`].
    fn answer(&mut self, key: Key, desk: &mut Desk) -> Turn {
        let Some(menu) = &mut self.asking else { return Turn::Stay };
        if menu.moves(key, 2) {
            return Turn::Stay;
        }
        let chosen = if key == Key::Escape { Some(0) } else { menu.chooses(key, 2) };
        if chosen.is_some() {
            self.asking = None;
        }
        let version = chosen.filter(|&chosen| chosen == 1).and(self.versions.get(self.menu.marked));
        let Some(version) = version else { return Turn::Stay };
        desk.edit(desk.report().turned_into(&version.report));
        desk.say(format!("回到了 {} 存的那一版。Ctrl+Z 撤销。", version.saved_at));
        Turn::Go(Goal::Contents)
    }

    fn look(&mut self, desk: &Desk) {
        let marked = self.menu.marked;
        self.top = self.top.clamp((marked + 1).saturating_sub(Self::SHOWN), marked);
        let version = self.versions.get(marked);
        self.lines = version
            .map(|version| changes::between(&version.report, desk.report()))
            .unwrap_or_default();
    }
}
