//! How is a draft begun, opened, waited for?

use super::word::{choice, half, number, shown};
use super::{Outcome, Plain};
use crate::wizard::again::ANSWERS;
use crate::wizard::draft_line::draft_lines;
use crate::wizard::held::Waiting;
use crate::wizard::start::{SAFE, StartLine, StartStep, follow_line, new_line};
use crate::wizard::trash::{KEPT_FOR, NONE, saved_line};
use crate::wizard::{DraftEntry, Effect, Key, Step};

/// The lines of the start with their index; nothing is drawn here, and nothing to be set.
fn lines_of(step: &StartStep, drafts: &[DraftEntry]) -> Vec<(usize, StartLine)> {
    let lines = step.lines(drafts).into_iter().enumerate();
    lines.filter(|(_, line)| *line != StartLine::Settings).collect()
}

impl Plain {
    pub(super) fn page_start(&self) -> Vec<String> {
        let Step::Start(step) = &self.wizard.step else { return Vec::new() };
        let (drafts, context) = (self.wizard.drafts(), self.wizard.context());
        let mut lines = vec!["政府信息公开工作年度报告  填写".to_owned(), SAFE.to_owned()];
        lines[1] = format!("提示：{}", lines[1]);
        for (number, (_, line)) in (1..).zip(lines_of(step, drafts)) {
            let text = match line {
                StartLine::Draft(draft) => {
                    let (title, more) =
                        draft_lines(&drafts[draft].document, &context, self.wizard.now());
                    format!("接着写 {}：{more}", title.replace("    ", "，"))
                }
                StartLine::Follow(base) => follow_line(drafts, base),
                StartLine::New => new_line(self.wizard.now()),
                StartLine::Help | StartLine::Settings => "帮助".to_owned(),
                StartLine::Trash => "恢复删除的草稿".to_owned(),
                StartLine::Leave => "退出".to_owned(),
            };
            lines.push(format!("{number} {text}"));
        }
        let marked = step.marked() + 1;
        lines.push(format!("输入号码。直接回车 选 {marked}；? 看还能输入什么。"));
        lines
    }

    pub(super) fn answer_start(&mut self, line: &str) -> Outcome {
        let drafts = self.wizard.drafts();
        for (word, rename) in [("改名", true), ("删除", false)] {
            if let Some(rest) = line.trim().strip_prefix(word) {
                let rest = half(rest);
                let (which, name) = rest.split_once(' ').unwrap_or((&rest, ""));
                let id = drafts[choice(which, drafts.len())?..].first().map(|d| d.id.clone());
                let Some(id) = id else { return Ok(Vec::new()) };
                self.described = None;
                return Ok(vec![if rename {
                    Effect::Rename { id, name: name.trim().to_owned() }
                } else {
                    self.say("提示：删除了。30 天之内可以在「恢复删除的草稿」里找回来。");
                    Effect::Delete(id)
                }]);
            }
        }
        if line.trim().is_empty() {
            return Ok(self.press(Key::Enter));
        }
        let Step::Start(step) = &self.wizard.step else { return Ok(Vec::new()) };
        let lines = lines_of(step, drafts);
        let (index, line) = lines[choice(line, lines.len())?];
        match line {
            StartLine::Help | StartLine::Settings => {
                self.say_help();
                Ok(Vec::new())
            }
            StartLine::Leave => Ok(vec![Effect::Leave]),
            StartLine::Draft(_) | StartLine::Follow(_) | StartLine::New | StartLine::Trash => {
                Ok(self.choose(index))
            }
        }
    }

    pub(super) fn page_held(&self) -> Vec<String> {
        let Step::Held(step) = &self.wizard.step else { return Vec::new() };
        let held = step.held();
        let mut lines = vec![format!("打开草稿  {}", held.title()), held.says().to_owned()];
        if step.waiting != Waiting::Choice {
            return vec![format!("等候：{}不想等了输入 <。", step.waiting.words())];
        }
        let facts = held.facts(self.wizard.now());
        lines.extend(facts.iter().map(|(label, fact)| format!("{label}：{fact}")));
        for (index, answer) in step.answers().iter().enumerate() {
            let (label, follows) = answer.words();
            lines.push(format!("{} {label}：{follows}", index + 1));
        }
        lines.push("输入号码；< 返回。".to_owned());
        lines
    }

    pub(super) fn answer_held(&mut self, line: &str) -> Outcome {
        let Step::Held(step) = &self.wizard.step else { return Ok(Vec::new()) };
        if step.waiting != Waiting::Choice {
            return Err("还在等；不想等了输入 <。".to_owned());
        }
        let index = choice(line, step.answers().len())?;
        Ok(self.choose(index))
    }

    pub(super) fn page_resume(&self) -> Vec<String> {
        let (Step::Resume(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Vec::new();
        };
        let told = step.told(desk);
        let mut lines = vec!["打开草稿".to_owned(), told.says];
        lines.extend(told.why);
        lines.extend(told.facts.iter().map(|(label, fact)| format!("{label}：{fact}")));
        if let Some((says, changes)) = told.changes {
            lines.push(says);
            lines.extend(changes.into_iter().map(|change| format!("不同：{change}")));
        }
        lines.push(told.last.to_owned());
        let answers = step.answers().iter().map(|answer| answer.words());
        lines.extend((1..).zip(answers).map(|(number, answer)| format!("{number} {answer}")));
        lines.push("输入号码。直接回车 选 1；< 回到开头。".to_owned());
        lines
    }

    pub(super) fn answer_resume(&mut self, line: &str) -> Outcome {
        let Step::Resume(step) = &self.wizard.step else { return Ok(Vec::new()) };
        let line = if line.trim().is_empty() { "1" } else { line };
        let index = choice(line, step.answers().len())?;
        let effects = self.choose(index);
        self.arrive();
        Ok(effects)
    }

    pub(super) fn page_again(&self) -> Vec<String> {
        let Step::Again(step) = &self.wizard.step else { return Vec::new() };
        let [question, draft, more] = step.says(&self.wizard.context(), self.wizard.now());
        let mut lines = vec![question];
        lines.extend(draft.lines().map(|line| line.replace("    ", "，")));
        lines.push(more);
        let answers = ANSWERS.iter().enumerate();
        lines.extend(
            answers.map(|(at, (answer, follows))| format!("{} {answer}：{follows}", at + 1)),
        );
        lines.push("输入号码。直接回车 选 1；< 返回。".to_owned());
        lines
    }

    pub(super) fn answer_again(&mut self, line: &str) -> Outcome {
        let line = if line.trim().is_empty() { "1" } else { line };
        let index = choice(line, ANSWERS.len())?;
        Ok(self.choose(index))
    }

    pub(super) fn page_trash(&self) -> Vec<String> {
        let Step::Trash(step) = &self.wizard.step else { return Vec::new() };
        let mut lines = vec!["恢复删除的草稿".to_owned()];
        if step.count() == 0 {
            lines.push(NONE.to_owned());
        }
        for (index, draft) in step.drafts().iter().enumerate() {
            lines.push(format!("{} {}", index + 1, saved_line(draft, self.wizard.now())));
        }
        lines.push(format!("提示：{KEPT_FOR}"));
        lines.push("输入号码 恢复；直接回车 返回。".to_owned());
        lines
    }

    pub(super) fn answer_trash(&mut self, line: &str) -> Outcome {
        let Step::Trash(step) = &self.wizard.step else { return Ok(Vec::new()) };
        if line.trim().is_empty() {
            return Ok(self.up());
        }
        match number(line) {
            Some(_) => {
                let index = choice(line, step.count())?;
                Ok(self.choose(index))
            }
            None => Err(format!("这里输入号码；收到的是「{}」。", shown(line))),
        }
    }
}
