//! How is a block that was copied from a spreadsheet taken in, line by line?

use super::word::choice;
use super::{Asking, Outcome, Plain};
use crate::wizard::paste::{GAPS, PasteAnswer};
use crate::wizard::{Effect, Key, Step, Turn};

impl Plain {
    /// The block is complete: it is judged like any paste. A line that ends it and is not empty is
    /// refused, so that nothing typed is lost unheard.
    pub(super) fn judge_block(&mut self, line: &str) -> Outcome {
        if !line.trim().is_empty() {
            return Err("粘贴的一块还没有结束。先按一次回车，看过核对再接着填。".to_owned());
        }
        let Asking::Block(block) = std::mem::take(&mut self.asking) else {
            return Ok(Vec::new());
        };
        let (Step::Grid(step), Some(desk)) = (&mut self.wizard.step, &mut self.wizard.desk) else {
            return Ok(Vec::new());
        };
        if desk.is_read_only() {
            return Err(crate::wizard::refused::REFUSED.to_owned());
        }
        match step.paste(&block.0, desk) {
            Turn::Go(goal) => Ok(self.go(goal)),
            _ => {
                let said = desk.notice().unwrap_or_default().to_owned();
                desk.hush();
                Err(said)
            }
        }
    }

    /// No line comes any more: what was not agreed to is not put in.
    pub(super) fn drop_block(&mut self) {
        let open = matches!(self.asking, Asking::Block(_));
        if open || matches!(self.wizard.step, Step::Paste(_)) {
            self.asking = Asking::Step;
            self.said.push("提示：粘贴的一块还没有核对，没有放入。".to_owned());
        }
    }

    pub(super) fn page_paste(&self) -> Vec<String> {
        let (Step::Paste(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Vec::new();
        };
        let table = &desk.form().tables[step.table()];
        let mut lines = vec![format!("粘贴核对  {}", table.name)];
        let numbered = |(index, choice): (usize, &str)| format!("{} {choice}", index + 1);
        if let Some(question) = step.question() {
            lines.push(question.to_owned());
            lines.extend(GAPS.map(|(_, answer)| answer).into_iter().enumerate().map(numbered));
            lines.push("输入号码；选好以后再核对每一格。".to_owned());
            return lines;
        }
        lines.push(step.summary().to_owned());
        let mut zeros = 0;
        for entry in step.entries() {
            let (place, pasted, verdict) = (&entry.place, &entry.pasted, &entry.verdict);
            let onto_blank = entry
                .change
                .as_ref()
                .is_some_and(|(cell, new)| new.is_zero() && desk.report().cell(*cell).is_blank());
            if onto_blank && !entry.flagged {
                zeros += 1;
                continue;
            }
            let kind = if entry.flagged { "留意" } else { "改动" };
            let old = if entry.old.is_empty() {
                String::new()
            } else {
                format!("原来{}，", entry.old)
            };
            lines.push(format!("{kind}：{place}：{old}粘贴来的 {pasted}，{verdict}"));
        }
        if zeros > 0 {
            lines.push(format!("改动：另有 {zeros} 格空白放入 0"));
        }
        lines.push(step.note().to_owned());
        let answers = step.answers().map(PasteAnswer::words);
        lines.extend(answers.into_iter().enumerate().map(numbered));
        lines.push("输入号码。".to_owned());
        lines
    }

    pub(super) fn answer_paste(&mut self, line: &str) -> Outcome {
        let digit = ['1', '2', '3'];
        let digit = digit[choice(line, digit.len())?];
        let full = |plain: &Self| {
            let Step::Paste(step) = &plain.wizard.step else { return None };
            let desk = plain.wizard.desk.as_ref()?;
            Some((step.table(), desk.revision()))
        };
        let before = full(self);
        let effects: Vec<Effect> = self.press(Key::Char(digit));
        self.arrive();
        // A table that the block has filled need not be gone through row by row.
        if let (Some((table, revision)), Some(desk)) = (before, &self.wizard.desk)
            && desk.revision() != revision
            && desk.report().blanks(table).0 == 0
        {
            self.asking = Asking::End;
        }
        Ok(effects)
    }
}
