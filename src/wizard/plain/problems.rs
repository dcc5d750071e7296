//! How are findings gone through, explained, and words looked for?

use super::contents::{by_digit, spoken};
use super::word::{choice, half, number, shown};
use super::{Outcome, Plain};
use crate::check::{Finding, Severity};
use crate::wizard::explain::ExplainStep;
use crate::wizard::face::{Face, way_out};
use crate::wizard::find::FindStep;
use crate::wizard::line::Line;
use crate::wizard::problems::{Says, count, heading, listed};
use crate::wizard::repairs;
use crate::wizard::{Desk, Goal, Key, Message, Step};

/// The numbers of findings leave out those of 预览, 草稿 and 生成, which are the same everywhere.
const LEFT_OUT: std::ops::RangeInclusive<usize> = 7..=9;

/// The number of the finding at `index`.
fn number_of(index: usize) -> usize {
    let number = index + 1;
    if number < *LEFT_OUT.start() { number } else { number + LEFT_OUT.count() }
}

/// The finding a line names, from 0, among `count`.
fn finding(line: &str, count: usize) -> Result<usize, String> {
    let wanted = number(line);
    (0..count)
        .find(|&index| Some(number_of(index)) == wanted)
        .ok_or_else(|| format!("这里输入清单里的号码；收到的是「{}」。", shown(line)))
}

/// A finding in one line, the place first.
fn one_line(index: usize, desk: &Desk) -> String {
    let finding = listed(desk, index);
    // As wide as it needs: nothing is wrapped.
    let says = Says::of(finding, desk.report(), usize::from(u16::MAX));
    let place = if says.place.is_empty() { says.place } else { format!("{}  ", says.place) };
    format!("{} {}：{place}{}", number_of(index), finding.severity.label(), says.lines.concat())
}

impl Plain {
    pub(super) fn page_problems(&self) -> Vec<String> {
        let Some(desk) = &self.wizard.desk else { return Vec::new() };
        let (errors, warnings, advice) = desk.counts();
        let counts = format!("问题清单  必须改 {errors}，需说明 {warnings}，提示 {advice}");
        let mut lines = vec![counts];
        let mut under = None;
        for (index, finding) in desk.findings().iter().enumerate() {
            if under != Some(finding.severity) {
                under = Some(finding.severity);
                lines.push(heading(finding.severity, warnings).to_owned());
            }
            lines.push(one_line(index, desk));
        }
        let dismissed = desk.findings().len()..count(desk);
        if !dismissed.is_empty() {
            lines.push("收起的提示：那里有改动会再提示".to_owned());
        }
        lines.extend(dismissed.map(|index| one_line(index, desk)));
        if desk.findings().is_empty() {
            lines.push("没有发现问题。".to_owned());
        }
        let enter = match self.first_open() {
            Some(index) => format!("直接回车 去 {}", number_of(index)),
            None => "直接回车 生成正式稿".to_owned(),
        };
        let explain = match desk.findings().iter().position(|f| f.severity == Severity::Warning) {
            Some(index) => format!("#号码 写说明，例如 #{}；", number_of(index)),
            None => String::new(),
        };
        let advice = |finding: &Finding| finding.severity == Severity::Advice;
        let dismiss = match desk.findings().iter().position(advice) {
            Some(index) => format!("#号码 收起提示，例如 #{}；", number_of(index)),
            None => String::new(),
        };
        let has_repair = |finding: &Finding| !repairs::of(finding, desk).is_empty();
        let mend = match desk.findings().iter().position(has_repair) {
            Some(index) => format!("号码= 看改法，例如 {}=；", number_of(index)),
            None => String::new(),
        };
        let go = if desk.findings().is_empty() { "" } else { "输入号码 去改那一处；" };
        lines.push(format!(
            "{go}{mend}{explain}{dismiss}{enter}；7 预览，8 先出草稿，9 生成正式稿；< 返回。"
        ));
        lines
    }

    /// The first finding that stands in the way.
    fn first_open(&self) -> Option<usize> {
        let desk = self.wizard.desk.as_ref()?;
        desk.findings().iter().position(|finding| finding.blocks(desk.report()))
    }

    pub(super) fn answer_problems(&mut self, line: &str) -> Outcome {
        let count = self.wizard.desk.as_ref().map_or(0, count);
        let typed = half(line);
        if let Some(which) = typed.strip_prefix('#') {
            let index = finding(which, count)?;
            return self.explain(index);
        }
        if let Some((which, repair)) = typed.split_once('=') {
            let index = finding(which, count)?;
            return self.mend(index, repair);
        }
        if let Some(goal) = spoken(line).or_else(|| by_digit(line)) {
            return self.leave_for(goal);
        }
        let index = match (typed.is_empty(), self.first_open()) {
            (true, Some(index)) => index,
            (true, None) => return self.leave_for(Goal::Finish { draft: false }),
            (false, _) => finding(line, count)?,
        };
        let Some(desk) = &self.wizard.desk else { return Ok(Vec::new()) };
        let finding = listed(desk, index).clone();
        let effects = self.choose(index);
        if let Some(desk) = &mut self.wizard.desk {
            // It is said here, or by the page.
            desk.hush();
        }
        self.arrive();
        let shown = self.page().iter().any(|line| line.contains(&finding.message));
        self.described = None;
        if !shown {
            let label = finding.severity.label();
            self.say(format!("{label}：{}{}", finding.message, way_out(&finding, Face::Lines)));
        }
        Ok(effects)
    }

    /// Lists the repairs of a finding, or carries the chosen one out.
    fn mend(&mut self, index: usize, chosen: &str) -> Outcome {
        let Some(desk) = &self.wizard.desk else { return Ok(Vec::new()) };
        let repairs = repairs::of(listed(desk, index), desk);
        let number_here = number_of(index);
        if repairs.is_empty() {
            return Err(format!("{number_here} 没有现成的改法。输入 {number_here} 去那里改。"));
        }
        if chosen.is_empty() {
            let lines = repairs.iter().zip(1..);
            let lines =
                lines.map(|(repair, number)| format!("{number_here}={number} {}", repair.words));
            self.said.extend(lines.collect::<Vec<_>>());
            return Ok(Vec::new());
        }
        let repair = number(chosen).and_then(|number| repairs.get(number.checked_sub(1)?)).ok_or(
            format!("{number_here} 有 {} 种改法；收到的是「{}」。", repairs.len(), shown(chosen)),
        )?;
        self.edit(repair.op.clone())?;
        self.said.push(format!("改了：{}。输入 - 撤销。", repair.words));
        Ok(Vec::new())
    }

    fn explain(&mut self, index: usize) -> Outcome {
        if self.wizard.desk.as_ref().is_some_and(Desk::is_read_only) {
            return Err(crate::wizard::refused::REFUSED.to_owned());
        }
        let advice = self
            .wizard
            .desk
            .as_ref()
            .is_some_and(|desk| listed(desk, index).severity == Severity::Advice);
        self.press(Key::Home);
        for _ in 0..index {
            self.press(Key::Down);
        }
        let effects = self.press(Key::Char('#'));
        match (&self.wizard.step, &mut self.wizard.desk) {
            (Step::Problems(_), Some(desk)) => {
                let said = desk.notice().unwrap_or_default().to_owned();
                desk.hush();
                if advice {
                    self.say(said);
                    return Ok(effects);
                }
                Err(said)
            }
            _ => Ok(effects),
        }
    }

    pub(super) fn page_explain(&self) -> Vec<String> {
        let Step::Explain(step) = &self.wizard.step else { return Vec::new() };
        let finding = step.finding();
        let mut lines = vec![
            format!("写说明  {}", finding.place),
            format!(
                "{}：{}{}",
                finding.severity.label(),
                finding.message,
                way_out(finding, Face::Lines)
            ),
            format!("提示：{}", ExplainStep::WHY),
        ];
        for (index, offer) in step.offers().iter().enumerate() {
            lines.push(format!("{} 上年写过：{offer}", index + 1));
        }
        if !step.reason.text().is_empty() {
            lines.push(format!("已写的：{}。输入 0 收回。", step.reason.text()));
        }
        lines.push(format!(
            "写一句原因，最多 {} 字。直接回车 不改，回问题清单。",
            ExplainStep::MOST
        ));
        lines
    }

    pub(super) fn answer_explain(&mut self, line: &str) -> Outcome {
        let Step::Explain(step) = &mut self.wizard.step else { return Ok(Vec::new()) };
        let reason = line.trim();
        let length = reason.chars().count();
        if length > ExplainStep::MOST {
            let most = ExplainStep::MOST;
            return Err(format!("说明最多 {most} 字，收到 {length} 字。请写短一些。"));
        }
        if number(reason) == Some(0) {
            step.reason = Line::new("", ExplainStep::MOST);
        } else if let Some(index) = number(reason).and_then(|number| number.checked_sub(1))
            && step.take(index)
        {
            self.said.push(format!("记下：{}", step.reason.text()));
        } else if !reason.is_empty() {
            step.reason = Line::new(reason, ExplainStep::MOST);
            self.said.push(format!("记下：{reason}"));
        }
        Ok(self.press(Key::Enter))
    }

    pub(super) fn page_find(&self) -> Vec<String> {
        let Step::Find(step) = &self.wizard.step else { return Vec::new() };
        let query = step.query.text();
        let mut lines = vec![match query {
            "" => "查找、替换".to_owned(),
            query => format!("查找、替换  {query}"),
        }];
        for (index, hit) in step.hits.iter().enumerate() {
            lines.push(format!("{} {}：{}", index + 1, hit.label, hit.says));
        }
        lines.push(
            match (query.is_empty(), step.hits.is_empty()) {
                (true, _) => {
                    "写几个字：表里的一行、要写的内容、正文里的词；输入号码 去做。直接回车 返回。"
                }
                (false, true) => "没有找到。换个说法，或只写最要紧的两三个字；直接回车 返回。",
                (false, false) => "输入号码 去那里；写别的字 再找；直接回车 返回。",
            }
            .to_owned(),
        );
        if step.count > 0 {
            lines.push(format!(
                "要换掉：输入 = 和换成的词，例如 =今年；标题和正文里有 {} 处，先列出来再换。",
                step.count
            ));
        }
        lines
    }

    pub(super) fn answer_find(&mut self, line: &str) -> Outcome {
        let Step::Find(step) = &self.wizard.step else { return Ok(Vec::new()) };
        if line.trim().is_empty() {
            return Ok(self.up());
        }
        let hits = step.hits.len();
        if let (Some(new), 1..) = (line.trim().strip_prefix(['=', '＝']), step.count) {
            let new = Line::new(new.trim(), new.chars().count());
            return Ok(self.replace_found(new));
        }
        if number(line).is_none() || hits == 0 {
            self.look_for(line);
            return Ok(Vec::new());
        }
        let index = choice(line, hits)?;
        let mut effects = Vec::new();
        for _ in 0..index {
            effects.extend(self.press(Key::Down));
        }
        let Step::Find(step) = &self.wizard.step else { return Ok(effects) };
        self.said.push(format!("找到：{}", shown(&step.hits[index].label)));
        effects.extend(self.press(Key::Enter));
        self.arrive();
        Ok(effects)
    }

    /// Lists the places of what was found, to be replaced.
    fn replace_found(&mut self, new: Line) -> Vec<crate::wizard::Effect> {
        let Step::Find(step) = &mut self.wizard.step else { return Vec::new() };
        step.new = Some(new);
        let turn = step.replace();
        let effects = self.wizard.take(turn);
        self.arrive();
        effects
    }

    pub(super) fn look_for(&mut self, words: &str) {
        if let (Step::Find(step), Some(desk)) = (&mut self.wizard.step, &self.wizard.desk) {
            **step = FindStep::new(desk);
            self.wizard.react(Message::Paste(words.trim().to_owned()));
        }
    }
}
