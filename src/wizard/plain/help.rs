//! What is said when `?` is typed?

use super::{Asking, BACK, Plain};
use crate::wizard::help::about;
use crate::wizard::{Key, Step};

const EVERYWHERE: [&str; 4] = [
    "帮助：< 退回上一问；<< 回目录；> 去下一个没填完的部分；# 看问题清单，再输入一次回来。",
    "帮助：- 撤销一步；+ 重做；: 把这一问再说一遍；! 退出（已经存好）。",
    "帮助：? 加几个字是查找，例如 ?反复申请；找到以后输入 = 加新词是替换。",
    "帮助：全角的数字和符号都认，中文输入法不用关。",
];

const ROW: [&str; 5] = [
    "帮助：这一行的数用空格隔开，从左到右；后面的 0 可以不写。不适用写 /，还不知道写 空。",
    "帮助：:5 或 5行 去第 5 行；清空 把这一行改回空白；* 把整张表的空白都填 0（会再问一次）。",
    "帮助：填错行了：换 7 把这一行和第 7 行整行对换；换 7 2 只换第 2 个数。",
    "帮助：= 用推算出来的数，=2 用在第 2 列。",
    "帮助：从 Excel 复制的整块可以直接粘贴，贴完再按一次回车，先给你核对。",
];

const WRITING: [&str; 2] = [
    "帮助：一行一段，段首空两格会自动加上。写完在单独一行输入 . 结束。",
    "帮助：写着的时候，只有一个 <、>、-、! 这样的行才是命令，句子里随便用。",
];

const TEXT: [&str; 1] = ["帮助：2 改第 2 段；2+ 在第 2 段后面加；2- 删第 2 段；0 接着往下写。"];

const START: [&str; 1] = ["帮助：改名 1 新名称；删除 1（30 天之内可以恢复）。"];

impl Plain {
    pub(super) fn say_help(&mut self) {
        let here: &[&str] = match (&self.asking, &self.wizard.step) {
            (Asking::Writing(_), _) => &WRITING,
            (_, Step::Grid(_)) => &ROW,
            (_, Step::Text(_)) => &TEXT,
            (_, Step::Start(_)) => &START,
            _ => &[],
        };
        for line in here.iter().chain(&EVERYWHERE) {
            self.said.push((*line).to_owned());
        }
        if self.screen {
            self.said.push(format!("帮助：{BACK}"));
        }
        let Some(desk) = &self.wizard.desk else { return };
        let topic = self.wizard.step.topic(Some(desk));
        let about = about(topic, desk).unwrap_or_default();
        for line in about.iter().filter(|line| !line.is_empty()) {
            self.say(format!("帮助：{}", line.replace("  ", "：")));
        }
    }

    /// Looks for words anywhere in the form and the texts.
    pub(super) fn find(&mut self, words: &str) -> Vec<crate::wizard::Effect> {
        let effects = self.go(crate::wizard::Goal::Find);
        self.look_for(words);
        effects
    }

    /// Up one level, as Esc on the screens.
    pub(super) fn up(&mut self) -> Vec<crate::wizard::Effect> {
        self.press(Key::Escape)
    }
}
