//! Which lines are commands, whatever is asked?

use super::{Asking, Outcome, Plain};
use crate::report::half_width;
use crate::wizard::{Effect, Goal, Key, Step};

/// 命令. A line that means the same everywhere.
#[derive(Clone, Debug, Eq, PartialEq)]
pub(super) enum Word {
    /// `<`: one question back.
    Back,
    /// `<<`: the table of contents.
    Contents,
    /// `>`: the next part that is not finished.
    Onward,
    /// `#`: the problem list, and back.
    Problems,
    /// `-`
    Undo,
    /// `+`
    Redo,
    /// `:`: say it again.
    Again,
    /// `?`
    Help,
    /// `?` and words: look for them.
    Find(String),
    /// `!`
    Leave,
    /// `画面`: back to the screen.
    Screen,
}

impl Word {
    /// The command a line is, if it is one. An input method in Chinese mode sends 《 for `<` and
    /// ！ for `!`.
    pub(super) fn of(line: &str) -> Option<Self> {
        let line = half(line.trim());
        Some(match line.as_str() {
            "<" => Self::Back,
            "<<" => Self::Contents,
            ">" => Self::Onward,
            "#" => Self::Problems,
            "-" => Self::Undo,
            "+" => Self::Redo,
            ":" => Self::Again,
            "?" => Self::Help,
            "!" => Self::Leave,
            "画面" => Self::Screen,
            _ => Self::Find(line.strip_prefix('?')?.trim().to_owned()),
        })
    }
}

/// A line with the signs of an input method in Chinese mode as their half-width twins.
pub(super) fn half(line: &str) -> String {
    let twin = |c| match c {
        '《' | '〈' => '<',
        '》' | '〉' => '>',
        '×' => '*',
        other => half_width(other),
    };
    line.trim().chars().map(twin).collect()
}

/// The number a line is, full-width digits included.
pub(super) fn number(line: &str) -> Option<usize> {
    let line = half(line);
    let digits = !line.is_empty() && line.len() <= 4 && line.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| line.parse().ok()).flatten()
}

/// The choice a line is, from 0, among `count` numbered from 1.
pub(super) fn choice(line: &str, count: usize) -> Result<usize, String> {
    let index = number(line).and_then(|number| number.checked_sub(1));
    index.filter(|&index| index < count).ok_or_else(|| match count {
        _ if line.trim().is_empty() => format!("这里输入 1 到 {count} 的号码。"),
        0 => format!("这里没有可选的；收到的是「{}」。", shown(line)),
        1 => format!("这里只能输入 1；收到的是「{}」。", shown(line)),
        _ => format!("这里输入 1 到 {count} 的号码；收到的是「{}」。", shown(line)),
    })
}

/// The start of a line, short enough for a sentence.
pub(super) fn shown(line: &str) -> String {
    let line = line.trim();
    let start: String = line.chars().take(20).collect();
    let start = start.replace('\t', " ");
    if start.chars().count() < line.chars().count() { format!("{start}…") } else { start }
}

impl Plain {
    pub(super) fn obey(&mut self, word: Word) -> Outcome {
        let leaving = matches!(self.asking, Asking::Leave);
        if leaving && word != Word::Leave {
            self.asking = self.first_question();
        }
        let has_desk = self.wizard.desk.is_some();
        match word {
            Word::Help => {
                self.say_help();
                Ok(Vec::new())
            }
            Word::Again => {
                self.described = None;
                Ok(Vec::new())
            }
            Word::Leave => Ok(self.leave(leaving)),
            Word::Screen => Ok(vec![Effect::Screen]),
            Word::Back => self.back(),
            Word::Undo => self.take_back(true),
            Word::Redo => self.take_back(false),
            _ if !has_desk => Err("先打开或新写一份报告。".to_owned()),
            // On the way, what the step holds is kept.
            Word::Contents => Ok(self.go(Goal::Contents)),
            Word::Onward => Ok(self.go(Goal::NextUnfinished)),
            Word::Problems => Ok(self.go(Goal::Problems)),
            Word::Find(words) => Ok(self.find(&words)),
        }
    }

    pub(super) fn go(&mut self, goal: Goal) -> Vec<Effect> {
        let effects = self.wizard.go(goal);
        self.arrive();
        effects
    }

    /// One question back: within the step, else up one level. Nothing is discarded.
    fn back(&mut self) -> Outcome {
        match (&self.asking, &self.wizard.step) {
            (Asking::Step, Step::Grid(_)) => return Ok(self.row_back()),
            (Asking::End, _) => {
                self.asking = Asking::Step;
                return Ok(Vec::new());
            }
            (Asking::Writing(0), _) => {}
            (Asking::Step, _) => {}
            _ => {
                self.asking = Asking::Step;
                return Ok(Vec::new());
            }
        }
        match self.wizard.step {
            Step::Start(_) => {
                self.say("提示：这里已经是开头。退出输入 !。");
                Ok(Vec::new())
            }
            Step::Unit(_) => Ok(self.field_back()),
            Step::Contents(_) => Ok(self.go(Goal::Start)),
            _ => Ok(self.press(Key::Escape)),
        }
    }

    /// Leaves; what is not saved is said first.
    fn leave(&mut self, again: bool) -> Vec<Effect> {
        let failed = self.wizard.desk.as_ref().and_then(|desk| desk.saving().failed.clone());
        if let (Some(reason), false) = (failed, again) {
            self.say(format!("保存：还没有存上，{reason}"));
            self.asking = Asking::Leave;
            return Vec::new();
        }
        self.wizard.keep();
        vec![Effect::Leave]
    }
}
