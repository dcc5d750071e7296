//! Which lines are commands, whatever is asked?

use crate::report::half_width;

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
