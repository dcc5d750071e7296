//! What is asked about the report as a whole?

use super::word::{choice, half, number, shown};
use super::{Asking, Outcome, Plain};
use crate::report::TextId;
use crate::wizard::contents::{
    COMMANDS, Command, ContentsLine, ContentsStep, FILLED_IS_NOT_HANDED_IN, frame_state,
};
use crate::wizard::copy::{CopyStep, MARKED, QUESTION};
use crate::wizard::door::{DoorStep, answers, question};
use crate::wizard::finish::{
    DRAFT_BESIDE, FETCH, FETCHED_BY_OTHERS, FinishStep, KEPT, NOT_LOST, code_line, first, title,
    what_is,
};
use crate::wizard::history::{KEPT as VERSIONS_KEPT, NONE as NO_VERSION};
use crate::wizard::start::when;
use crate::wizard::stated::StatedStep;
use crate::wizard::zero::{EACH, WHAT, ZeroOffer, offer};
use crate::wizard::{Goal, Key, Step, mirror, progress};

/// Commands without a digit of their own begin here.
const OTHERS: usize = 10;

/// The number of a line of the contents: the digits of the screens, then 10, 11, …
fn number_of(line: ContentsLine) -> usize {
    let others = || {
        let commands = COMMANDS.into_iter().filter(|command| command.digit().is_none());
        let texts = [TextId::Preface, TextId::Signoff].map(ContentsLine::Text);
        let mut all: Vec<ContentsLine> = commands.map(ContentsLine::Command).collect();
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
        for line in ContentsStep::lines(desk) {
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
        let Some(at) = lines.iter().position(|&line| Some(number_of(line)) == wanted) else {
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
        lines.push(format!("提示：{}", door.note));
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
            return Err(crate::wizard::reading::REFUSED.to_owned());
        }
        let effects = self.choose(index);
        self.arrive();
        Ok(effects)
    }

    pub(super) fn page_copy(&self) -> Vec<String> {
        let (Step::Copy(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Vec::new();
        };
        let mut lines = vec![
            crate::wizard::changes::name_of_text(desk.form(), step.text()),
            format!("提示：{MARKED}"),
            QUESTION.to_owned(),
        ];
        for (index, (answer, follows)) in step.answers(desk).iter().enumerate() {
            lines.push(format!("{} {answer}：{follows}", index + 1));
        }
        lines.push("输入号码；< 回目录。".to_owned());
        lines
    }

    pub(super) fn answer_copy(&mut self, line: &str) -> Outcome {
        let index = choice(line, CopyStep::ANSWERS)?;
        let effects = self.choose(index);
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

    pub(super) fn page_preview(&self, anew: bool) -> Vec<String> {
        let Step::Preview(step) = &self.wizard.step else { return Vec::new() };
        let mut lines = Vec::new();
        if anew {
            lines.push(format!("预览  共 {} 行", step.lines().len()));
            lines.extend(step.lines().iter().cloned());
        }
        lines.push("9 生成正式稿；8 先出草稿；直接回车 回目录。".to_owned());
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
                lines.extend([format!("没有生成：{sentence}"), NOT_LOST.to_owned()]);
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
        let answers = FinishStep::ANSWERS.iter().enumerate();
        lines.extend(answers.map(|(index, answer)| format!("{} {answer}", index + 1)));
        lines.push("输入号码；< 回目录。".to_owned());
        lines
    }

    pub(super) fn answer_finish(&mut self, line: &str) -> Outcome {
        let index = choice(line, FinishStep::ANSWERS.len())?;
        Ok(self.choose(index))
    }

    pub(super) fn page_history(&self) -> Vec<String> {
        let Step::History(step) = &self.wizard.step else { return Vec::new() };
        if let Asking::Version(index) = self.asking {
            let when = step.all().nth(index).map_or("", |(_, at, _)| at);
            let changes = step.lines().iter().map(|change| format!("改了：{change}"));
            let mut lines = vec![format!("从 {when} 那一版到现在：")];
            lines.extend(changes);
            lines.push("1 退回到这一版（以后可以输入 - 撤销）；直接回车 不退。".to_owned());
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
        lines.push("输入号码 看那一版到现在改了什么；直接回车 回目录。".to_owned());
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
            choice(line, 1)?;
            if self.wizard.desk.as_ref().is_some_and(super::super::Desk::is_read_only) {
                return Err(crate::wizard::reading::REFUSED.to_owned());
            }
            return Ok(self.press(Key::Enter));
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
