//! What is a key of the screens called where there are only lines?

use crate::check::Act;
use crate::wizard::face::{Face, said};

/// Phrases of the wizard that name a key, and what they are in lines; the longer ones first.
const PHRASES: [(&str, &str); 38] = [
    ("按 Ctrl+F，再选「改年份」", "到目录里选「查找、替换」"),
    ("空格 打勾，0 全部打勾；不改按 Esc。", "输入号码 打勾，0 全部打勾；不改输入 <。"),
    ("要恢复，到最后选中它再按 0。", "要恢复，输入 # 和它的号码。"),
    ("断线、关窗口、误按 Esc 都不会丢", "断线、关窗口都不会丢"),
    (
        "请在这里粘贴：点鼠标右键，或按 Shift+Insert。粘贴后先给你核对。",
        "请在这里粘贴，一行一行地收；贴完再按一次回车，先给你核对。",
    ),
    (
        "按 1、2、3 或空格打勾；都不是全 0 就按 Esc 返回。",
        "输入全部为 0 的表的号码；都不是全 0 就输入 < 返回。",
    ),
    ("写好后到最下面一行按回车；现在不知道也可以先走。", "写好再往下走；现在不知道也可以先走。"),
    (
        "按 0 写一句原因。也可以按 8 先出草稿。",
        "输入 # 加号码写一句原因。也可以输入 草稿 先出草稿。",
    ),
    ("也可以按 8 先出草稿。", "也可以输入 草稿 先出草稿。"),
    ("按 0 写一句原因", "输入 # 加号码写一句原因"),
    ("写一句原因。按回车去那里。", "写一句原因。输入号码去那里。"),
    ("写说明不能代替。按回车去那里。", "写说明不能代替。输入号码去那里。"),
    ("按 Esc 到目录，再选「回到开头」", "输入 << 到目录，再选「回到开头」"),
    ("没有发现问题。按 9 生成正式稿，按 7 先看一遍。", "没有发现问题。"),
    ("说明在问题清单里写：按 Ctrl+E 打开", "说明在问题清单里写：输入 # 打开"),
    ("这是最后一行。Ctrl+N 去下一部分，Esc 回目录", "这是最后一行。"),
    ("改主意了按 Ctrl+Z。", "改主意了输入 - 撤销。"),
    ("Ctrl+Z 整块撤销", "输入 - 整块撤销"),
    ("Ctrl+Y 恢复", "输入 + 恢复"),
    ("可以用 Ctrl+Z 撤销", "可以输入 - 撤销"),
    ("Ctrl+Z 撤销", "输入 - 撤销"),
    ("Ctrl+E 看清单", "输入 # 看清单"),
    ("按 Ctrl+E", "输入 #"),
    ("按 Ctrl+O", "在表里输入 *"),
    ("按 Ctrl+G", "输入 ?"),
    ("按 Ctrl+N", "输入 >"),
    ("按 Ctrl+Z", "输入 -"),
    ("按 Esc", "输入 <"),
    ("按 Ctrl+Q 退出", "输入 ! 退出"),
    ("或者按 1 看报告", "或者输入 1 看报告"),
    ("Ctrl+E", "#"),
    ("Ctrl+F", "? 加词"),
    ("Ctrl+G", "?"),
    ("Ctrl+N", ">"),
    ("Ctrl+O", "*"),
    ("Ctrl+Y", "+"),
    ("Ctrl+Z", "-"),
    ("Esc", "<"),
];

/// A sentence of the wizard with the keys as they are called in lines.
pub(super) fn in_lines(sentence: &str) -> String {
    let mut text = sentence.to_owned();
    if !text.contains(['按', 'C', 'E']) {
        return text;
    }
    for act in Act::ALL {
        text = text.replace(said(act, Face::Keys), said(act, Face::Lines));
    }
    for (key, word) in PHRASES {
        if text.contains(key) {
            text = text.replace(key, word);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::in_lines;

    #[test]
    fn keys_become_what_can_be_typed() {
        assert_eq!(
            in_lines("整张表填了 0。改主意了按 Ctrl+Z。"),
            "整张表填了 0。改主意了输入 - 撤销。"
        );
        assert_eq!(in_lines("放入 3 格。Ctrl+Z 整块撤销"), "放入 3 格。输入 - 整块撤销");
        assert_eq!(in_lines("一次按期答复"), "一次按期答复");
    }
}
