//! Where are the documents, and what has not been done yet? (S10)

use super::desk::Desk;
use super::key::Key;
use super::menu::Menu;
use super::message::{Effect, Written};
use super::turn::{Goal, Turn};

/// 生成. The documents being written, or what came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct FinishStep {
    menu: Menu,
    /// What came of it; none: still being written.
    pub outcome: Option<Result<Written, String>>,
}

impl FinishStep {
    /// The lines of the menu.
    pub const ANSWERS: [&str; 4] =
        ["再看一遍报告", "继续修改（会重新生成，旧文件改名留着）", "回到开头", "退出"];
    /// The line behind them, where the files can be sent.
    pub const SEND: &str = "取回本机（终端软件支持 ZMODEM 的，例如 Xshell、SecureCRT）";

    /// Before the documents are written.
    #[must_use]
    pub fn new() -> Self {
        Self { menu: Menu::default(), outcome: None }
    }

    /// Index of the marked line.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// The lines, with the one that sends the files where they can be sent.
    pub fn lines(&self) -> impl Iterator<Item = &'static str> {
        let send = self.sender().map(|_| Self::SEND);
        Self::ANSWERS.into_iter().chain(send)
    }

    /// What sends the files.
    fn sender(&self) -> Option<&Vec<String>> {
        let Some(Ok(written)) = &self.outcome else { return None };
        Some(&written.send).filter(|command| !command.is_empty())
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key) -> Turn {
        let lines = self.lines().count();
        if self.menu.moves(key, lines) {
            return Turn::Stay;
        }
        if key == Key::Escape {
            return Turn::Up;
        }
        match self.menu.chooses(key, lines) {
            Some(0) => Turn::Go(Goal::Preview),
            Some(1) => Turn::Go(Goal::Contents),
            Some(2) => Turn::Go(Goal::Start),
            Some(3) => Turn::Do(Effect::Leave),
            Some(_) => {
                let send = |command: &Vec<String>| Turn::Do(Effect::Send(command.clone()));
                self.sender().map_or(Turn::Stay, send)
            }
            None => Turn::Stay,
        }
    }
}

impl Default for FinishStep {
    fn default() -> Self {
        Self::new()
    }
}

/// What is said when the documents could not be written: of the draft only what is so.
#[must_use]
pub fn not_lost(desk: &Desk) -> String {
    match &desk.saving().failed {
        None => "写的内容没有丢，草稿照常保存着。".to_owned(),
        Some(reason) => format!("草稿也没有存上：{reason}内容还在屏幕上，请不要关窗口。"),
    }
}

/// What an older document is.
pub const KEPT: &str = "以前的，改名留着";
/// What a document marked 草稿 beside final ones is.
pub const DRAFT_BESIDE: &str = "以前出的草稿，不要交上去";
/// How the documents come to somebody who cannot fetch them.
pub const FETCHED_BY_OTHERS: [&str; 2] = [
    "这个账号不能下载文件：请管理员到上面的文件夹里取，",
    "或者按 1 看报告，在屏幕上选中，复制到自己电脑上。",
];
/// How the documents come to one's own computer.
pub const FETCH: &str = "取回本机：在自己电脑的命令行里运行（地址连不上，就换成登录用的那个）";

/// What came of sending them.
#[must_use]
pub fn told(sent: Result<(), String>) -> String {
    match sent {
        Ok(()) => "文件传到本机了，在终端软件里选的那个文件夹。".to_owned(),
        Err(sentence) => format!("{sentence}文件还在上面的文件夹里，也可以用别的办法取。"),
    }
}

/// What was done.
#[must_use]
pub fn title(written: &Written) -> &'static str {
    if written.draft { "草稿已写出" } else { "报告已生成" }
}

/// What has not been done yet.
#[must_use]
pub fn first(written: &Written) -> &'static str {
    if written.draft {
        "这是草稿，文中标了「草稿」，不能上报或公布。"
    } else {
        "还没有上报，也没有公布。请把下面的文件交给负责上报和公布的同事。"
    }
}

/// 校验码, and what it is good for.
#[must_use]
pub fn code_line(code: &str) -> String {
    format!("校验码  {code}（报告末尾和核对单上相同，就是同一份）")
}

/// What a document is for.
#[must_use]
pub fn what_is(file: &str) -> &'static str {
    if file.contains(".draft.") {
        // 上级 sums up final reports.
        if file.ends_with(".yaml") { "数据，草稿" } else { "正文，纯文本，草稿" }
    } else if file == "sheet.txt" {
        "核对单，1 页，送领导签字"
    } else if file.ends_with(".yaml") {
        "数据，明年当底本、给上级汇总用"
    } else {
        "正文，纯文本"
    }
}
