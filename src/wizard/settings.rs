//! What does the clerk like otherwise than it comes?

use serde::{Deserialize, Serialize};

use super::key::Key;
use super::menu::Menu;
use crate::report::Contact;

/// 设置. What one person likes, on every draft.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Settings {
    /// How things that stand out are shown.
    pub theme: Theme,
    /// Where Enter goes in a table.
    pub enter: EnterGoes,
    /// How this terminal draws characters of unsettled width, where she said so.
    pub glyphs: Option<Glyphs>,
    /// Whether this terminal did not answer when it was asked: it is not waited for again.
    pub silent: bool,
    /// Whom the public may ask about the reports she writes.
    pub contact: Contact,
}

/// 颜色. What makes things stand out.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// Bold, dim and reversed text, and two of the eight colours.
    #[default]
    Default,
    /// Nothing dim and no colour: bold, underlined and reversed text.
    Contrast,
    /// No colour.
    Mono,
}

/// 回车. Where Enter goes in a table.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum EnterGoes {
    /// To the next row, as in a spreadsheet.
    #[default]
    Down,
    /// To the next cell of the row.
    Right,
}

/// 字形. What is known about how the terminal draws East Asian *ambiguous* characters (“ ” … ① ─):
/// they take one column in some terminals and two in others.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Glyphs {
    /// Ambiguous characters take one column: each is followed by a blank.
    Narrow,
    /// Ambiguous characters take two columns.
    Wide,
    /// Not known: what is sent is right on both.
    #[default]
    Unknown,
    /// Known to be inconsistent, as a multiplexer inside another terminal: stand-ins of fixed
    /// width are shown. What is saved is never changed.
    Safe,
}

impl Glyphs {
    /// The profile called `name` in `--glyphs` and `NIANBAO_GLYPHS`; `None` for `auto`: ask.
    ///
    /// # Errors
    ///
    /// One sentence when there is no such profile.
    pub fn choose(name: &str) -> Result<Option<Self>, String> {
        match name {
            "auto" | "" => Ok(None),
            "narrow" => Ok(Some(Self::Narrow)),
            "wide" => Ok(Some(Self::Wide)),
            "unknown" => Ok(Some(Self::Unknown)),
            "safe" => Ok(Some(Self::Safe)),
            _ => Err("字形只能是 auto、narrow、wide、unknown、safe 之一。".to_owned()),
        }
    }

    /// What the clerk is told about it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Narrow => "符号占一格，后面补一格",
            Self::Wide => "符号占两格",
            Self::Unknown => "逐个定位，宽窄都不会错",
            Self::Safe => "换成样子相近的符号显示",
        }
    }
}

/// A line of the settings.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum SettingsLine {
    /// This theme.
    Theme(Theme),
    /// This way of Enter.
    Enter(EnterGoes),
    /// S14.
    Card,
    /// Draw everything again.
    Repaint,
    /// Whom the public may ask.
    Contact,
    /// Back.
    Back,
}

/// All lines, in order; the digits choose them.
pub const LINES: [SettingsLine; 9] = [
    SettingsLine::Theme(Theme::Default),
    SettingsLine::Theme(Theme::Contrast),
    SettingsLine::Theme(Theme::Mono),
    SettingsLine::Enter(EnterGoes::Down),
    SettingsLine::Enter(EnterGoes::Right),
    SettingsLine::Card,
    SettingsLine::Repaint,
    SettingsLine::Contact,
    SettingsLine::Back,
];

impl SettingsLine {
    /// What it is called, and what it does.
    #[must_use]
    pub fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Theme(Theme::Default) => ("默认", "粗体、暗字和少量颜色"),
            Self::Theme(Theme::Contrast) => ("高对比", "没有暗字和颜色，用粗体、下划线、反白"),
            Self::Theme(Theme::Mono) => ("单色", "没有颜色，用粗体、暗字、反白"),
            Self::Enter(EnterGoes::Down) => ("到下一行", "和 Excel 一样，一列一列地填"),
            Self::Enter(EnterGoes::Right) => ("到右边一格", "一行一行地填"),
            Self::Card => ("字体对齐自检", "表格的竖线、引号后面的字看着不齐时做一次"),
            Self::Repaint => ("重画屏幕", "屏幕上混进了别的字时用"),
            Self::Contact => ("联系方式", "导语里写的地址和电话，填一次就记下"),
            Self::Back => ("返回", ""),
        }
    }

    /// The heading over it, if it begins a group.
    #[must_use]
    pub fn heading(self) -> Option<&'static str> {
        match self {
            Self::Theme(Theme::Default) => Some("颜色"),
            Self::Enter(EnterGoes::Down) => Some("填表时按回车"),
            Self::Card => Some("显示"),
            _ => None,
        }
    }

    /// Whether this is how it is now; `None`: it is no choice.
    #[must_use]
    pub fn is_so(self, settings: &Settings) -> Option<bool> {
        match self {
            Self::Theme(theme) => Some(settings.theme == theme),
            Self::Enter(enter) => Some(settings.enter == enter),
            _ => None,
        }
    }
}

/// 设置. Which line is marked.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub struct SettingsStep {
    menu: Menu,
}

impl SettingsStep {
    /// Index of the marked line.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key: the line that is chosen, if any.
    pub fn press(&mut self, key: Key) -> Option<SettingsLine> {
        if key == Key::Escape {
            return Some(SettingsLine::Back);
        }
        let moved = self.menu.moves(key, LINES.len());
        let key = if key == Key::Char(' ') { Key::Enter } else { key };
        let chosen = if moved { None } else { self.menu.chooses(key, LINES.len()) };
        chosen.map(|index| LINES[index])
    }
}

/// 字体对齐自检 (S14). Two pairs of rows with a bar at the end of each: where the bars stand shows
/// how the terminal draws. While it is shown the terminal is taken for a narrow one.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct CardStep {
    menu: Menu,
    /// Whether it came by itself, since the terminal did not answer.
    pub unanswered: bool,
}

/// The two pairs of rows: what it is, what is shown, the ruler under it.
pub const SAMPLES: [(&str, &str, &str); 2] = [
    ("第一组", "一二三四五六七八九十|", "12345678901234567890|"),
    ("第二组", "“”“”“—————·····|", "123456789012345678901234567890|"),
];

/// What was seen on the card.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Seen {
    /// Draw so.
    Glyphs(Glyphs),
    /// Nothing can be drawn: talk in lines.
    Nothing,
    /// Whatever the program finds out by itself.
    Unsure,
}

/// The answers, and what follows from each.
pub const ANSWERS: [(Seen, &str, &str); 5] = [
    (Seen::Glyphs(Glyphs::Narrow), "两组都对齐", ""),
    (Seen::Glyphs(Glyphs::Wide), "第二组上一行的竖线偏右", "符号按两格显示"),
    (Seen::Glyphs(Glyphs::Safe), "第二组偏左、叠字或缺字", "换成样子相近的符号，存的内容不变"),
    (Seen::Nothing, "第一组也不对齐", "改用一问一答的朴素模式"),
    (Seen::Unsure, "看不出来", "由程序逐个定位"),
];

impl CardStep {
    /// The card; `unanswered`: the terminal was asked and did not answer.
    #[must_use]
    pub fn new(unanswered: bool) -> Self {
        Self { menu: Menu::default(), unanswered }
    }

    /// Index of the marked answer.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key: what was seen, if that was said.
    pub fn press(&mut self, key: Key) -> Option<Seen> {
        if self.menu.moves(key, ANSWERS.len()) {
            return None;
        }
        self.menu.chooses(key, ANSWERS.len()).map(|index| ANSWERS[index].0)
    }
}
