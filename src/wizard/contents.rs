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
    /// 查找、替换.
    Find,
    /// 设置.
    Settings,
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

    /// What its line says.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Problems => "查看问题清单",
            Self::Preview => "预览报告",
            Self::Draft => "先出草稿",
            Self::Finish => "生成报告",
            Self::Zero => "零报告",
            Self::Unit => "改单位、年度、标题",
            Self::Undo => "撤销一步",
            Self::Redo => "重做一步",
            Self::Find => "查找、替换",
            Self::History => "看看改了什么",
            Self::Settings => "设置",
            Self::Help => "帮助",
            Self::Start => "回到开头",
            Self::Leave => "退出",
        }
    }

    /// What stands beside it; empty: nothing.
    #[must_use]
    pub fn note(self, desk: &Desk) -> String {
        let (errors, warnings, advice) = desk.counts();
        match self {
            Self::Problems => format!("必须改 {errors}   需说明 {warnings}   提示 {advice}"),
            Self::Preview => "按正式格式看一遍".to_owned(),
            Self::Draft => "随时可以，文中标明「草稿」".to_owned(),
            Self::Finish => finish_note(errors, warnings, desk),
            Self::Zero => "二、三、四部分里哪几张表全部为 0".to_owned(),
            _ => String::new(),
        }
    }
}

/// The commands in the order of the screen: those with a line of their own, then the others. The
/// digits of 预览, 草稿 and 生成 are the same in the problem list.
pub const COMMANDS: [Command; 14] = [
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
    Command::Settings,
    Command::Help,
    Command::Start,
    Command::Leave,
];

/// How many of [`COMMANDS`] have a line of their own; the others stand in rows.
pub const LISTED: usize = 5;
/// How many of the others stand in a row.
pub const BESIDE: usize = 3;

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

    /// The contents with one line marked: the clerk comes from there.
    #[must_use]
    pub fn at(desk: &Desk, line: Option<ContentsLine>) -> Self {
        line.map_or_else(|| Self::new(desk), |line| Self { menu: Menu::at(position(desk, line)) })
    }

    /// All lines, in the order of Tab.
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
        if let Some(marked) = beside(key, self.menu.marked, lines.len()) {
            self.menu.marked = marked;
            return ContentsTurn::Turn(Turn::Stay);
        }
        if self.menu.moves(key, lines.len()) {
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

/// Where an arrow leads from the line `at` of `count`: as the eye sees it, a line under the other,
/// and the last commands in rows. Up and down go round; none: it is no arrow.
fn beside(key: Key, at: usize, count: usize) -> Option<usize> {
    let rows = count - (COMMANDS.len() - LISTED);
    let column = at.checked_sub(rows).map(|index| index % BESIDE);
    Some(match (key, column) {
        (Key::Right, Some(column)) if column + 1 < BESIDE && at + 1 < count => at + 1,
        (Key::Left, Some(1..)) => at - 1,
        (Key::Right | Key::Left, _) => at,
        (Key::Down, Some(_)) if at + BESIDE >= count => 0,
        (Key::Down, Some(_)) => at + BESIDE,
        (Key::Up, Some(_)) if at - rows < BESIDE => rows - 1,
        (Key::Up, Some(_)) => at - BESIDE,
        (Key::Up, None) if at == 0 => count - 1 - (count - 1 - rows) % BESIDE,
        _ => return None,
    })
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
            Command::Settings => Goal::Settings,
            Command::Help => Goal::Help,
            Command::Start => Goal::Start,
            Command::Leave => Goal::Leave,
            Command::Undo => return ContentsTurn::Undo,
            Command::Redo => return ContentsTurn::Redo,
        },
    };
    ContentsTurn::Turn(Turn::Go(goal))
}

/// What is said so that nobody takes 已填 for handed in.
pub const FILLED_IS_NOT_HANDED_IN: &str = "「已填」只表示内容填完，不代表已经上报或公布。";

/// How far 导语 or 落款 is, which may be left out, and how long it is.
#[must_use]
pub fn frame_state(text: TextId, desk: &Desk) -> (&'static str, String) {
    match desk.report().text(text).length() {
        0 => ("可不写", String::new()),
        length => ("已填", format!("{length} 字")),
    }
}

fn finish_note(errors: usize, warnings: usize, desk: &Desk) -> String {
    let open = 6 - progress::filled(desk.report(), desk.findings());
    match (open, errors, warnings) {
        (0, 0, 0) => "可以生成正式稿".to_owned(),
        (0, 0, warnings) => format!("还有 {warnings} 处要说明"),
        (0, errors, _) => format!("还有 {errors} 处必须改"),
        (open, ..) => format!("还有 {open} 个部分没填完"),
    }
}
