//! What is asked before a part is filled, and which of two sums holds?

use super::word::{choice, half, number};
use super::{Outcome, Plain};
use crate::wizard::changes::name_of_text;
use crate::wizard::contact::{FIELDS, WHAT_FOR};
use crate::wizard::door::{DoorStep, answers, note, question};
use crate::wizard::face::Face;
use crate::wizard::refused::REFUSED;
use crate::wizard::stated::StatedStep;
use crate::wizard::zero::{EACH, WHAT, ZeroOffer, offer};
use crate::wizard::{Above, Key, Step, mirror, progress};

impl Plain {
    pub(super) fn page_zero(&self, anew: bool) -> Vec<String> {
        let (Step::Zero(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        if anew {
            lines.extend(["零报告".to_owned(), format!("提示：{WHAT}"), format!("提示：{EACH}")]);
        }
        for (index, table) in desk.form().tables.iter().enumerate() {
            let offer = offer(desk.report(), index);
            let tick = match offer {
                ZeroOffer::Nothing => "",
                _ if step.is_ticked(index) => "勾上了，",
                _ => "没有勾，",
            };
            let before = mirror::is_zero(desk, index).map(|says| format!("上年{says}"));
            let words = [offer.words(), before.unwrap_or_default()].into_iter();
            let words = words.filter(|words| !words.is_empty()).collect::<Vec<_>>().join("，");
            let words = if words.is_empty() { words } else { format!("（{words}）") };
            lines.push(format!("{} {tick}{}{words}", index + 1, table.zero.concat()));
        }
        lines.push("输入全部为 0 的表的号码，例如 1 3，再输入一次取消；直接回车 确认。".to_owned());
        lines
    }

    pub(super) fn answer_zero(&mut self, line: &str) -> Outcome {
        let tables = self.wizard.form.tables.len();
        let typed = half(line).replace(['、', ',', ';'], " ");
        let confirms = typed.trim().is_empty() || number(&typed) == Some(tables + 1);
        if confirms {
            let effects = self.press(Key::Enter);
            if let (Step::Zero(_), Some(desk)) = (&self.wizard.step, &mut self.wizard.desk) {
                let said = desk.notice().unwrap_or_default().to_owned();
                desk.hush();
                return Err(said);
            }
            self.arrive();
            return Ok(effects);
        }
        let picked: Result<Vec<usize>, String> =
            typed.split_whitespace().map(|word| choice(word, tables)).collect();
        for index in picked? {
            let digit = char::from_digit(u32::try_from(index + 1).unwrap_or(1), 10).unwrap_or('1');
            self.press(Key::Char(digit));
        }
        Ok(Vec::new())
    }

    pub(super) fn page_door(&self) -> Vec<String> {
        let (Step::Door(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Vec::new();
        };
        let form = desk.form();
        let door = &form.tables[step.table()].door;
        let section = progress::section_of_table(form, step.table());
        let mut lines: Vec<String> =
            section.map(|index| form.sections[index].short.clone()).into_iter().collect();
        lines.push(format!("提示：{}", note(door, Face::Lines)));
        let before = mirror::before_table(desk, step.table()).into_iter();
        lines.extend(before.map(|line| format!("提示：{line}")));
        lines.extend(question(door, desk));
        for (index, (answer, follows)) in answers(door).into_iter().enumerate() {
            lines.push(format!("{} {answer}：{follows}", index + 1));
        }
        lines.push("输入号码；< 回目录。".to_owned());
        lines
    }

    pub(super) fn answer_door(&mut self, line: &str) -> Outcome {
        let index = choice(line, DoorStep::ANSWERS)?;
        if let (0, Some(desk)) = (index, &self.wizard.desk)
            && desk.is_read_only()
        {
            return Err(REFUSED.to_owned());
        }
        let effects = self.choose(index);
        self.arrive();
        Ok(effects)
    }

    pub(super) fn page_copy(&self) -> Vec<String> {
        let (Step::Copy(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Vec::new();
        };
        let mut lines = vec![name_of_text(desk.form(), step.text())];
        lines.extend(step.about(desk).map(|about| format!("提示：{about}")));
        if desk.composed(step.text()).is_some() {
            let (heading, text) = step.shown(desk);
            lines.push(heading);
            lines.extend(text.split('\n').map(str::to_owned));
        }
        lines.push(step.question(desk).to_owned());
        for (index, (answer, follows)) in step.answers(desk).iter().enumerate() {
            let follows = if follows.is_empty() { String::new() } else { format!("：{follows}") };
            lines.push(format!("{} {answer}{follows}", index + 1));
        }
        lines.push("输入号码；< 回目录。".to_owned());
        lines
    }

    pub(super) fn answer_copy(&mut self, line: &str) -> Outcome {
        let (Step::Copy(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Ok(Vec::new());
        };
        let index = choice(line, step.begins(desk).len())?;
        let effects = self.choose(index);
        self.arrive();
        Ok(effects)
    }

    /// The field of the contact that is asked for; none: they are not open.
    pub(super) fn page_contact(&self) -> Option<Vec<String>> {
        let Some(Above::Contact(step)) = &self.wizard.above else { return None };
        let mut lines = Vec::new();
        if step.focus() == 0 {
            lines.extend(["联系方式".to_owned(), format!("提示：{WHAT_FOR}")]);
        }
        let (name, about) = FIELDS[step.focus()];
        lines.push(match step.fields()[step.focus()].text() {
            "" => format!("{name}（{about}）？没有就直接回车。"),
            now => format!("{name}现在是：{now}。输入新的；不改直接回车。"),
        });
        Some(lines)
    }

    pub(super) fn answer_contact(&mut self, line: &str) -> Outcome {
        let Some(Above::Contact(step)) = &mut self.wizard.above else { return Ok(Vec::new()) };
        let is_last =
            if line.trim().is_empty() { step.press(Key::Enter) } else { step.answer(line) };
        if !is_last {
            return Ok(Vec::new());
        }
        let effects = self.wizard.close_contact();
        self.arrive();
        Ok(effects)
    }

    pub(super) fn page_stated(&self) -> Vec<String> {
        let (Step::Stated(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Vec::new();
        };
        let (place, message) = step.found(desk);
        let mut lines = vec![format!("按哪个为准  {place}"), message.to_owned()];
        let answers = step.answers(desk).into_iter().enumerate();
        lines.extend(answers.map(|(index, answer)| format!("{} {answer}", index + 1)));
        lines.push(format!("提示：{}", step.later(desk, "输入 <")));
        lines.push("输入号码；< 回问题清单。".to_owned());
        lines
    }

    pub(super) fn answer_stated(&mut self, line: &str) -> Outcome {
        let index = choice(line, StatedStep::ANSWERS)?;
        let effects = self.choose(index);
        self.arrive();
        Ok(effects)
    }
}
