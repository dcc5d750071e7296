//! How does the report read, where are its documents, and what was changed?

use super::contents::{by_digit, spoken};
use super::word::{choice, shown};
use super::{Asking, Outcome, Plain};
use crate::wizard::draft_line::when;
use crate::wizard::finish::{
    DRAFT_BESIDE, FETCH, FETCHED_BY_OTHERS, FinishStep, KEPT, code_line, first, not_lost, title,
    what_is,
};
use crate::wizard::history::{KEPT as VERSIONS_KEPT, NONE as NO_VERSION};
use crate::wizard::refused::REFUSED;
use crate::wizard::{Desk, Key, Step};

impl Plain {
    pub(super) fn page_preview(&self, anew: bool) -> Vec<String> {
        let Step::Preview(step) = &self.wizard.step else { return Vec::new() };
        let mut lines = Vec::new();
        if anew {
            lines.push(format!("预览  共 {} 行", step.lines().len()));
            lines.extend(step.lines().iter().cloned());
        }
        lines.push("9 生成正式稿；8 先出草稿；直接回车 返回。".to_owned());
        lines
    }

    pub(super) fn answer_preview(&mut self, line: &str) -> Outcome {
        match spoken(line).or_else(|| by_digit(line)) {
            Some(goal) => self.leave_for(goal),
            None if line.trim().is_empty() => Ok(self.up()),
            None => Err(format!("这里输入 8、9 或直接回车；收到的是「{}」。", shown(line))),
        }
    }

    pub(super) fn page_finish(&self) -> Vec<String> {
        let (Step::Finish(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Vec::new();
        };
        let mut lines = Vec::new();
        match &step.outcome {
            None => return vec!["正在写文件，请稍候。".to_owned()],
            Some(Err(sentence)) => {
                lines.extend([format!("没有生成：{sentence}"), not_lost(desk)]);
            }
            Some(Ok(written)) => {
                let (unit, year) = (&desk.report().unit().name, desk.report().year());
                lines.push(format!("{}  {unit}  {year}年度  {}", title(written), written.at));
                lines.push(format!("提示：{}", first(written)));
                lines.push(format!("文件在：{}", written.folder));
                let files = written.files.iter();
                lines.extend(files.map(|file| format!("文件：{file}  {}", what_is(file))));
                lines.extend(written.kept.iter().map(|file| format!("文件：{file}  {KEPT}")));
                let drafts = written.drafts.iter();
                lines.extend(drafts.map(|file| format!("文件：{file}  {DRAFT_BESIDE}")));
                if !written.code.is_empty() {
                    lines.push(code_line(&written.code));
                }
                if written.fetched_by_others {
                    lines.push(format!("提示：{}", FETCHED_BY_OTHERS.concat()));
                }
                if !written.fetch.is_empty() {
                    lines.push(format!("{FETCH}：{}", written.fetch));
                }
            }
        }
        let answers = step.lines().take(self.finish_answers()).enumerate();
        lines.extend(answers.map(|(index, answer)| format!("{} {answer}", index + 1)));
        lines.push("输入号码；< 返回。".to_owned());
        lines
    }

    /// How many lines of the page can be chosen: the one that sends files only where it can.
    fn finish_answers(&self) -> usize {
        match &self.wizard.step {
            Step::Finish(step) if self.sends => step.lines().count(),
            _ => FinishStep::ANSWERS.len(),
        }
    }

    pub(super) fn answer_finish(&mut self, line: &str) -> Outcome {
        let index = choice(line, self.finish_answers())?;
        Ok(self.choose(index))
    }

    pub(super) fn page_history(&self) -> Vec<String> {
        let Step::History(step) = &self.wizard.step else { return Vec::new() };
        if let Asking::Version(index) = self.asking {
            let when = step.all().nth(index).map_or("", |(_, at, _)| at);
            let changes = step.lines().iter().map(|change| format!("改了：{change}"));
            let mut lines = vec![format!("从 {when} 那一版到现在：")];
            lines.extend(changes);
            lines
                .push("1 不退，直接回车也一样；2 退回到这一版（以后可以输入 - 撤销）。".to_owned());
            return lines;
        }
        let mut lines = vec!["看看改了什么".to_owned()];
        if step.count() == 0 {
            lines.extend([NO_VERSION.to_owned(), format!("提示：{VERSIONS_KEPT}")]);
        }
        for (index, at, count) in step.all() {
            let when = when(at, self.wizard.now());
            lines.push(format!("{} {when} 的一版：到现在改了 {count} 处", index + 1));
        }
        lines.push("输入号码 看那一版到现在改了什么；直接回车 返回。".to_owned());
        lines
    }

    pub(super) fn answer_history(&mut self, line: &str) -> Outcome {
        let Step::History(step) = &self.wizard.step else { return Ok(Vec::new()) };
        let count = step.count();
        let empty = line.trim().is_empty();
        if let Asking::Version(_) = self.asking {
            if empty {
                self.asking = Asking::Step;
                return Ok(Vec::new());
            }
            if choice(line, 2)? == 0 {
                self.asking = Asking::Step;
                return Ok(Vec::new());
            }
            if self.wizard.desk.as_ref().is_some_and(Desk::is_read_only) {
                return Err(REFUSED.to_owned());
            }
            self.press(Key::Enter);
            return Ok(self.press(Key::Char('2')));
        }
        if empty {
            return Ok(self.up());
        }
        let index = choice(line, count)?;
        self.press(Key::Home);
        for _ in 0..index {
            self.press(Key::Down);
        }
        self.asking = Asking::Version(index);
        Ok(Vec::new())
    }
}
