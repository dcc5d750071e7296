//! Where does the clerk want to go in the report? (S3)

use super::desk::Desk;
use super::key::Key;
use super::menu::Menu;
use super::progress;
use super::turn::{Goal, Turn};
use crate::report::TextId;

/// 目录. The sections with what is missing in each, and what can be done with the whole.
#[derive(Clone, Debug, PartialEq)]
pub struct ContentsStep {
    menu: Menu,
}

/// A line of the table of contents.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ContentsLine {
    /// 导语 or 落款: texts outside the six sections.
    Text(TextId),
    /// A section, by its index.
    Section(usize),
    /// A command.
    Command(Command),
}

/// What can be done with the whole report.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Command {
    /// 问题清单.
    Problems,
    /// 预览.
    Preview,
    /// 先出草稿.
    Draft,
    /// 生成.
    Finish,
    /// 零报告.
    Zero,
    /// 单位、年度、标题.
    Unit,
    /// 撤销.
    Undo,
    /// 重做.
    Redo,
    /// 以前的版本.
    History,
    /// 查找.
    Find,
    /// 帮助.
    Help,
    /// 回到开头.
    Start,
    /// 退出.
    Leave,
}

impl Command {
    /// The digit that chooses it, if it has one.
    #[must_use]
    pub fn digit(self) -> Option<usize> {
        match self {
            Self::Preview => Some(7),
            Self::Draft => Some(8),
            Self::Finish => Some(9),
            Self::Zero => Some(0),
            _ => None,
        }
    }
}

/// The commands in the order of the screen: those with a line of their own, then the others. The
/// digits of 预览, 草稿 and 生成 are the same in the problem list.
pub const COMMANDS: [Command; 13] = [
    Command::Problems,
    Command::Preview,
    Command::Draft,
    Command::Finish,
    Command::Zero,
    Command::Unit,
    Command::Undo,
    Command::Redo,
    Command::Find,
    Command::History,
    Command::Help,
    Command::Start,
    Command::Leave,
];

/// What a line of the contents asks for: a place, or a command only the wizard can carry out.
#[derive(Clone, Debug, PartialEq)]
pub enum ContentsTurn {
    /// As any step.
    Turn(Turn),
    /// Take the last edit back.
    Undo,
    /// Bring it again.
    Redo,
}

impl ContentsStep {
    /// The contents with the first unfinished section marked, else 生成.
    #[must_use]
    pub fn new(desk: &Desk) -> Self {
        let unfilled = progress::next_unfilled(desk.report(), desk.findings(), None);
        let line = unfilled.map_or(ContentsLine::Command(Command::Finish), ContentsLine::Section);
        Self { menu: Menu::at(position(desk, line)) }
    }

    /// The contents with one section marked: the clerk comes from there.
    #[must_use]
    pub fn from_section(desk: &Desk, section: usize) -> Self {
        Self { menu: Menu::at(position(desk, ContentsLine::Section(section))) }
    }

    /// All lines, in the order of the arrows.
    #[must_use]
    pub fn lines(desk: &Desk) -> Vec<ContentsLine> {
        let mut lines = vec![ContentsLine::Text(TextId::Preface)];
        lines.extend((0..desk.form().sections.len()).map(ContentsLine::Section));
        lines.push(ContentsLine::Text(TextId::Signoff));
        lines.extend(COMMANDS.map(ContentsLine::Command));
        lines
    }

    /// Index of the marked line.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key, desk: &Desk) -> ContentsTurn {
        let lines = Self::lines(desk);
        let sideways = match key {
            Key::Right => Key::Down,
            Key::Left => Key::Up,
            other => other,
        };
        if self.menu.moves(sideways, lines.len()) {
            return ContentsTurn::Turn(Turn::Stay);
        }
        if key.is_enter() {
            return turn(lines[self.menu.marked.min(lines.len() - 1)]);
        }
        if key == Key::Escape {
            return ContentsTurn::Turn(Turn::Go(Goal::Leave));
        }
        let Some(line) = key.digit().and_then(|digit| by_digit(desk, digit)) else {
            return ContentsTurn::Turn(Turn::Stay);
        };
        self.menu.marked = position(desk, line);
        turn(line)
    }
}

fn position(desk: &Desk, line: ContentsLine) -> usize {
    ContentsStep::lines(desk).iter().position(|&l| l == line).unwrap_or_default()
}

fn by_digit(desk: &Desk, digit: usize) -> Option<ContentsLine> {
    let section = digit.checked_sub(1).filter(|&index| index < desk.form().sections.len());
    let command = || COMMANDS.into_iter().find(|command| command.digit() == Some(digit));
    section.map(ContentsLine::Section).or_else(|| command().map(ContentsLine::Command))
}

fn turn(line: ContentsLine) -> ContentsTurn {
    let goal = match line {
        ContentsLine::Text(text) => Goal::Text(text, None),
        ContentsLine::Section(index) => Goal::Section(index),
        ContentsLine::Command(command) => match command {
            Command::Problems => Goal::Problems,
            Command::Preview => Goal::Preview,
            Command::Draft => Goal::Finish { draft: true },
            Command::Finish => Goal::Finish { draft: false },
            Command::Zero => Goal::Zero,
            Command::Unit => Goal::Unit,
            Command::Find => Goal::Find,
            Command::History => Goal::History,
            Command::Help => Goal::Help,
            Command::Start => Goal::Start,
            Command::Leave => Goal::Leave,
            Command::Undo => return ContentsTurn::Undo,
            Command::Redo => return ContentsTurn::Redo,
        },
    };
    ContentsTurn::Turn(Turn::Go(goal))
}
