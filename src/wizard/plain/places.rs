//! Which places are changed where something is replaced?

use super::word::{choice, half, shown};
use super::{Outcome, Plain};
use crate::wizard::places::place_of;
use crate::wizard::{Key, Step};

/// Places that are read out at once.
const MOST: usize = 50;

impl Plain {
    pub(super) fn page_places(&self) -> Vec<String> {
        let (Step::Places(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Vec::new();
        };
        let mut lines = vec![step.title().to_owned(), step.told()];
        for (index, listed) in step.places().iter().enumerate().take(MOST) {
            let tick = if listed.ticked { "要改" } else { "不改" };
            let place = place_of(&listed.passage, desk);
            lines.push(format!("{} {tick}，{place}：{}", index + 1, listed.told(desk)));
        }
        let more = step.places().len().saturating_sub(MOST);
        if more > 0 {
            lines.push(format!("另有 {more} 处没有读出，也打了勾的照改。"));
        }
        lines.push(match step.places().len() {
            0 => "直接回车 返回。".to_owned(),
            _ => format!(
                "输入号码 换一处的要改、不改，例如 1 3；0 全部；直接回车 改要改的 {} 处；< 不改。",
                step.ticked()
            ),
        });
        lines
    }

    pub(super) fn answer_places(&mut self, line: &str) -> Outcome {
        let Step::Places(step) = &mut self.wizard.step else { return Ok(Vec::new()) };
        let typed = half(line).replace(['、', ',', ';'], " ");
        if typed.trim().is_empty() {
            let effects = self.press(Key::Enter);
            if !matches!(self.wizard.step, Step::Places(_)) {
                self.arrive();
            }
            return Ok(effects);
        }
        if typed.trim() == "0" {
            return Ok(self.press(Key::Char('0')));
        }
        let count = step.places().len();
        let picked: Result<Vec<usize>, String> =
            typed.split_whitespace().map(|word| choice(word, count)).collect();
        picked
            .map_err(|_| format!("这里输入 1 到 {count} 的号码；收到的是「{}」。", shown(line)))?
            .into_iter()
            .for_each(|index| step.tick(index));
        Ok(Vec::new())
    }
}
