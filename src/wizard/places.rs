//! Which of the places where something is to be replaced does the clerk want changed?

use super::changes::name_of_text;
use super::desk::Desk;
use super::key::Key;
use super::menu::Menu;
use super::refused::REFUSED;
use super::text::{LIMIT, characters, edit::full};
use super::turn::{Goal, Sought, Turn};
use crate::check::outdated_years;
use crate::report::{Passage, Place, TextId, Within};

/// 各处. The places with a tick each; nothing changes before it is confirmed, and then all at once.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacesStep {
    /// What is replaced.
    what: What,
    places: Vec<Listed>,
    /// Places in figures of tables, which read as the tables do.
    quoted: usize,
    menu: Menu,
    back: Back,
}

/// 一处. A place, and whether it is ticked.
#[derive(Clone, Debug, PartialEq)]
pub struct Listed {
    /// The words and what takes their place.
    pub passage: Passage,
    /// Whether it is to be changed.
    pub ticked: bool,
}

/// What is replaced.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// Last year's years.
    Years,
    /// These words by those.
    Words(String, String),
}

/// Where one comes from, and goes back to.
#[derive(Clone, Debug, PartialEq)]
enum Back {
    Find,
    Words(Sought),
    Text(TextId),
}

impl PlacesStep {
    /// The years that are still last year's, in one text or, from the search, in the whole report.
    #[must_use]
    pub fn years(text: Option<TextId>, desk: &Desk) -> Self {
        let found = outdated_years(desk.report(), desk.context()).into_iter();
        let of_text = |within| match (text, within) {
            (None, _) => true,
            (Some(text), Within::Text(other, _)) => text == other,
            (Some(_), Within::Title) => false,
        };
        let places = found.filter(|it| of_text(it.passage.within));
        let places = places.map(|it| Listed { passage: it.passage, ticked: it.own }).collect();
        let back = text.map_or(Back::Find, Back::Text);
        Self { what: What::Years, places, quoted: 0, menu: Menu::default(), back }
    }

    /// Where the words of a search stand, to be replaced by `new`.
    #[must_use]
    pub fn words(sought: Sought, desk: &Desk) -> Self {
        let Sought { old, new } = &sought;
        let found = desk.report().passages_of(old, new);
        let places = found.passages.into_iter();
        Self {
            what: What::Words(old.clone(), new.clone()),
            places: places.map(|passage| Listed { passage, ticked: true }).collect(),
            quoted: found.quoted,
            menu: Menu::default(),
            back: Back::Words(sought),
        }
    }

    /// What the screen is called.
    #[must_use]
    pub fn title(&self) -> &'static str {
        match self.what {
            What::Years => "改年份",
            What::Words(..) => "替换",
        }
    }

    /// What is replaced, how often it stands there, and what is left alone.
    #[must_use]
    pub fn told(&self) -> String {
        let count = self.places.len();
        match (&self.what, self.quoted) {
            (What::Years, _) if count == 0 => "没有找到要改的年份。".to_owned(),
            (What::Years, _) => format!(
                "还是上年年份的有 {count} 处，打勾的才改；做对比的、往年的日期，先没有打勾。"
            ),
            (What::Words(old, new), quoted) => {
                let to =
                    if new.is_empty() { "删去".to_owned() } else { format!("换成「{new}」") };
                let quoted = match quoted {
                    0 => String::new(),
                    quoted => format!("另有 {quoted} 处是引用表里的数，跟着表变，不在其内。"),
                };
                format!("「{old}」有 {count} 处，{to}。打勾的才换。{quoted}")
            }
        }
    }

    /// The places.
    #[must_use]
    pub fn places(&self) -> &[Listed] {
        &self.places
    }

    /// Index of the marked place.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// How many are ticked.
    #[must_use]
    pub fn ticked(&self) -> usize {
        self.places.iter().filter(|place| place.ticked).count()
    }

    /// Ticks a place, or no longer.
    pub fn tick(&mut self, index: usize) {
        if let Some(place) = self.places.get_mut(index) {
            place.ticked = !place.ticked;
        }
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &mut Desk) -> Turn {
        let last = self.places.len().saturating_sub(1);
        match key.half_width() {
            Key::PageUp => {
                self.menu.marked = self.menu.marked.saturating_sub(PAGE);
                Turn::Stay
            }
            Key::PageDown => {
                self.menu.marked = (self.menu.marked + PAGE).min(last);
                Turn::Stay
            }
            key if self.menu.moves(key, self.places.len()) => Turn::Stay,
            Key::Escape => self.leave(desk),
            Key::Char(' ') => {
                self.tick(self.menu.marked);
                Turn::Stay
            }
            Key::Char('0') => {
                let all = self.ticked() == self.places.len();
                self.places.iter_mut().for_each(|place| place.ticked = !all);
                Turn::Stay
            }
            key if key.is_enter() => self.confirm(desk),
            _ => Turn::Stay,
        }
    }

    fn leave(&self, desk: &mut Desk) -> Turn {
        match &self.back {
            Back::Find => Turn::Go(Goal::Find),
            Back::Words(sought) => Turn::Go(Goal::FindAgain(sought.clone())),
            Back::Text(text) => {
                desk.say("年份没有改。要改，按 Ctrl+F，再选「改年份」。");
                Turn::Go(Goal::Text(*text, Some(Place::default())))
            }
        }
    }

    /// Changes what is ticked, undone together.
    fn confirm(&self, desk: &mut Desk) -> Turn {
        let ticked = || self.places.iter().filter(|it| it.ticked).map(|it| &it.passage);
        let Some(first) = ticked().next() else {
            if self.places.is_empty() {
                return self.leave(desk);
            }
            desk.say("一处都没有打勾。空格 打勾，0 全部打勾；不改按 Esc。");
            return Turn::Stay;
        };
        if desk.is_read_only() {
            desk.say(REFUSED);
            return Turn::Stay;
        }
        if let Some(sentence) = self.too_long(desk) {
            desk.say(sentence);
            return Turn::Stay;
        }
        let count = ticked().count();
        desk.edit(desk.report().replace_passages(ticked()));
        let left = match self.places.len() - count {
            0 => String::new(),
            left => format!("，另外 {left} 处没有动"),
        };
        desk.say(format!("改了 {count} 处{left}。不要了按 Ctrl+Z。"));
        match (first.within, &self.back) {
            (_, Back::Text(text)) => Turn::Go(Goal::Text(*text, Some(Place::default()))),
            (Within::Text(text, paragraph), _) => {
                let place = Place { paragraph, byte: first.from + first.new.len() };
                Turn::Go(Goal::Text(text, Some(place)))
            }
            (Within::Title, _) => Turn::Go(Goal::Contents),
        }
    }

    /// Why there is no room for it.
    fn too_long(&self, desk: &Desk) -> Option<String> {
        TextId::ALL.into_iter().find_map(|text| {
            let now = characters(desk.report().text(text));
            let (gone, come) = self
                .places
                .iter()
                .filter(|it| {
                    it.ticked && matches!(it.passage.within, Within::Text(t, _) if t == text)
                })
                .fold((0, 0), |(gone, come), it| {
                    let old = words(&it.passage, desk).1.chars().count();
                    (gone + old, come + it.passage.new.chars().count())
                });
            (come > gone && now - gone + come > LIMIT).then(|| full(now))
        })
    }
}

/// Where a place is: 一、总体情况 第 3 段.
#[must_use]
pub fn place_of(passage: &Passage, desk: &Desk) -> String {
    match passage.within {
        Within::Title => "标题".to_owned(),
        Within::Text(text, paragraph) => {
            format!("{} 第 {} 段", name_of_text(desk.form(), text), paragraph + 1)
        }
    }
}

/// The same in a few columns: 第五部分 第 1 段.
#[must_use]
pub fn short_place_of(passage: &Passage, desk: &Desk) -> String {
    let Within::Text(text, paragraph) = passage.within else { return place_of(passage, desk) };
    let section = desk.form().section(text.key());
    match section.and_then(|section| section.title.split_once('、')) {
        Some((number, _)) => format!("第{number}部分 第 {} 段", paragraph + 1),
        None => place_of(passage, desk),
    }
}

/// What stands before the words of a place, the words, and what stands behind them.
#[must_use]
pub fn words<'d>(passage: &Passage, desk: &'d Desk) -> (&'d str, &'d str, &'d str) {
    let around = desk.report().around(passage.within);
    let (before, rest) = around.split_at(passage.from);
    let (words, behind) = rest.split_at(passage.to - passage.from);
    (before, words, behind)
}

/// Places that are leafed through at once.
const PAGE: usize = 10;

/// Characters shown before a place, and behind it.
const NEAR: usize = 24;

/// A place with the words around it: …统计期限为【2024改为2025】年1月1日至….
#[must_use]
pub fn in_its_words(passage: &Passage, near: usize, desk: &Desk) -> String {
    let (before, old, behind) = words(passage, desk);
    let skipped = before.char_indices().rev().nth(near).map_or(0, |(at, c)| at + c.len_utf8());
    let end = behind.char_indices().nth(near).map_or(behind.len(), |(at, _)| at);
    let (start, cut) =
        (if skipped > 0 { "…" } else { "" }, if end < behind.len() { "…" } else { "" });
    let change = change(passage, old);
    format!("{start}{}{change}{}{cut}", &before[skipped..], &behind[..end])
}

/// What is replaced by what: 【2024改为2025】.
#[must_use]
pub fn change(passage: &Passage, old: &str) -> String {
    match passage.new.as_str() {
        "" => format!("【{old}删去】"),
        new => format!("【{old}改为{new}】"),
    }
}

impl Listed {
    /// The place with its words around it, as long as a line of speech may be.
    #[must_use]
    pub fn told(&self, desk: &Desk) -> String {
        in_its_words(&self.passage, NEAR, desk)
    }
}
