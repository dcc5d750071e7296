//! Which part is next, and what is still missing?

use super::word::{number, shown};
use super::{Outcome, Plain};
use crate::report::TextId;
use crate::wizard::contents::{
    COMMANDS, Command, ContentsLine, ContentsStep, FILLED_IS_NOT_HANDED_IN, frame_state,
};
use crate::wizard::{Goal, Step, mirror, progress};

/// Commands without a digit of their own begin here.
const OTHERS: usize = 10;

/// Nothing is drawn here, and nothing to be set.
const SETTINGS: ContentsLine = ContentsLine::Command(Command::Settings);

/// The number of a line of the contents: the digits of the screens, then 10, 11, …
fn number_of(line: ContentsLine) -> usize {
    let others = || {
        let commands = COMMANDS.into_iter().filter(|command| command.digit().is_none());
        let texts = [TextId::Preface, TextId::Signoff].map(ContentsLine::Text);
        let all = commands.map(ContentsLine::Command).filter(|line| *line != SETTINGS);
        let mut all: Vec<ContentsLine> = all.collect();
        all.splice(1..1, texts);
        all
    };
    match line {
        ContentsLine::Section(index) => index + 1,
        ContentsLine::Command(command) if command.digit().is_some() => {
            command.digit().unwrap_or_default()
        }
        other => OTHERS + others().iter().position(|&l| l == other).unwrap_or_default(),
    }
}

impl Plain {
    pub(super) fn page_contents(&self) -> Vec<String> {
        let Some(desk) = &self.wizard.desk else { return Vec::new() };
        let report = desk.report();
        let claim = match &desk.saving().at {
            _ if desk.is_read_only() => "  只读".to_owned(),
            at if desk.is_saved() && !at.is_empty() => format!("  已保存 {at}"),
            _ => String::new(),
        };
        let mut lines = vec![format!("{}  {}年度  目录{claim}", report.unit().name, report.year())];
        for (index, section) in desk.form().sections.iter().enumerate() {
            let state = progress::of_section(report, desk.findings(), section).label();
            let note = mirror::note(desk, section);
            let note = if note.is_empty() { note } else { format!("，{note}") };
            lines.push(format!("{} {}：{state}{note}", index + 1, section.short));
        }
        let mut others = Vec::new();
        for line in ContentsStep::lines(desk).into_iter().filter(|line| *line != SETTINGS) {
            let number = number_of(line);
            match line {
                ContentsLine::Section(_) => {}
                ContentsLine::Text(text) => {
                    let name = desk.form().frame_text(text.key()).map_or("", |text| &text.title);
                    others.push((number, format!("{name}（{}）", frame_state(text, desk).0)));
                }
                ContentsLine::Command(command) => match command.note(desk) {
                    note if note.is_empty() => others.push((number, command.label().to_owned())),
                    note => lines.push(format!(
                        "{number} {}：{}",
                        command.label(),
                        note.replace("   ", "，")
                    )),
                },
            }
        }
        others.sort();
        let others: Vec<String> = others.iter().map(|(n, name)| format!("{n} {name}")).collect();
        lines.push(format!("其他：{}", others.join("，")));
        let next = progress::next_unfilled(report, desk.findings(), None);
        let next = next.map_or("看问题清单".to_owned(), |index| {
            format!("去 {}", desk.form().sections[index].short)
        });
        lines.push(format!("提示：{FILLED_IS_NOT_HANDED_IN}"));
        lines.push(format!("输入号码。直接回车 {next}；? 看还能输入什么。"));
        lines
    }

    pub(super) fn answer_contents(&mut self, line: &str) -> Outcome {
        if line.trim().is_empty() {
            return Ok(self.go(Goal::NextUnfinished));
        }
        if let Some(goal) = spoken(line) {
            return self.leave_for(goal);
        }
        let Some(desk) = &self.wizard.desk else { return Ok(Vec::new()) };
        let lines = ContentsStep::lines(desk);
        let wanted = number(line);
        let is_wanted = |line: &ContentsLine| *line != SETTINGS && Some(number_of(*line)) == wanted;
        let Some(at) = lines.iter().position(is_wanted) else {
            return Err(format!("这里输入一个号码；收到的是「{}」。", shown(line)));
        };
        match lines[at] {
            ContentsLine::Command(Command::Help) => {
                self.say_help();
                Ok(Vec::new())
            }
            ContentsLine::Command(Command::Leave) => self.obey(super::Word::Leave),
            ContentsLine::Command(Command::Undo) => self.take_back(true),
            ContentsLine::Command(Command::Redo) => self.take_back(false),
            ContentsLine::Command(Command::Finish) => self.leave_for(FINISH),
            _ => {
                let effects = self.choose(at);
                self.arrive();
                Ok(effects)
            }
        }
    }

    /// Goes there; final documents that cannot be made yet are no answer, so that a file of
    /// answers stops there.
    pub(super) fn leave_for(&mut self, goal: Goal) -> Outcome {
        let finishes = goal == FINISH;
        let effects = self.go(goal);
        let said = self.wizard.desk.as_ref().and_then(|desk| desk.notice().map(str::to_owned));
        if let (true, Step::Problems(_), Some(said)) = (finishes, &self.wizard.step, said) {
            self.blocked = true;
            if let Some(desk) = &mut self.wizard.desk {
                desk.hush();
            }
            return Err(said);
        }
        Ok(effects)
    }

    /// What is missing, said where the answers end.
    pub(super) fn say_what_is_missing(&mut self, why: &str) {
        let Some(desk) = &self.wizard.desk else { return };
        let mut missing = Vec::new();
        for section in &desk.form().sections {
            let state = progress::of_section(desk.report(), desk.findings(), section);
            if state != progress::Progress::Filled {
                let note = mirror::note(desk, section);
                let note = if note.is_empty() { note } else { format!("，{note}") };
                missing.push(format!("还缺：{}，{}{note}", section.short, state.label()));
            }
        }
        let (errors, warnings, _) = desk.counts();
        if !matches!(self.wizard.step, Step::Finish(_)) {
            self.said.push(format!("结束：{why}。"));
            self.said.extend(missing);
            if errors + warnings > 0 {
                self.said.push(format!("还缺：必须改 {errors} 处，需说明 {warnings} 处。"));
            }
        }
    }
}

const FINISH: Goal = Goal::Finish { draft: false };

/// 预览, 草稿 and 生成 by the digits they have on the screens.
pub(super) fn by_digit(line: &str) -> Option<Goal> {
    match number(line) {
        Some(7) => Some(Goal::Preview),
        Some(8) => Some(Goal::Finish { draft: true }),
        Some(9) => Some(FINISH),
        _ => None,
    }
}

/// A command by its name.
pub(super) fn spoken(line: &str) -> Option<Goal> {
    match line.trim() {
        "生成" => Some(FINISH),
        "草稿" => Some(Goal::Finish { draft: true }),
        "预览" => Some(Goal::Preview),
        "目录" => Some(Goal::Contents),
        _ => None,
    }
}
