//! Whose report is it, for which year? Asked field by field.

use super::word::{choice, half, shown};
use super::{Outcome, Plain};
use crate::wizard::bases::{USE, name_of};
use crate::wizard::line::Line;
use crate::wizard::unit::{UnitField, UnitStep};
use crate::wizard::{Effect, Key, Step};

impl Plain {
    pub(super) fn page_unit(&self, anew: bool) -> Vec<String> {
        let Step::Unit(step) = &self.wizard.step else { return Vec::new() };
        let mut lines = Vec::new();
        if anew {
            let change = step.is_change();
            lines.push(if change { "单位、年度、标题" } else { "新写一份  单位和年度" }.to_owned());
        }
        match step.focus {
            UnitField::Name => {
                let keep = match step.name.text() {
                    "" => String::new(),
                    name => format!("现在是「{name}」，不改直接回车。"),
                };
                lines.push(format!("单位名称：{}。{keep}", UnitStep::NAME_HINT));
            }
            UnitField::Year => {
                let year = step.year.text();
                lines.push(format!("报告年度：现在是 {year}，不改直接回车。"));
            }
            UnitField::Kind => {
                lines.push(format!("单位类型：{}。", UnitStep::KIND_HINT));
                let choices = self.wizard.form.unit_choices.iter().enumerate();
                lines.extend(choices.map(|(index, c)| format!("{} {}", index + 1, c.label)));
                lines.push(format!("输入号码。现在是 {}，不改直接回车。", step.choice + 1));
            }
            UnitField::Title => {
                let now = step.title.as_ref().map_or("", Line::text);
                let now = if now.is_empty() { "现在用规定的写法" } else { now };
                lines.push(format!("报告标题：{now}。规定的写法是 {}", step.composed_title()));
                lines.push("输入标题；0 用规定的写法；不改直接回车。".to_owned());
            }
            UnitField::Before => {
                lines.push(format!("上年数据：{USE}。"));
                let offered = step.offered();
                let taken = step.before();
                let at = offered.iter().position(|one| Some(*one) == taken);
                for (index, previous) in offered.into_iter().enumerate() {
                    lines.push(format!("{} {}", index + 1, name_of(previous)));
                }
                lines.extend(step.before_refused().map(|refused| format!("提示：{refused}")));
                let at = at.map_or(0, |at| at + 1);
                let file =
                    if step.bases.may_read() { "或上年 report.yaml 的位置" } else { "" };
                lines.push(format!("0 不用。输入号码{file}；现在是 {at}，不改直接回车。"));
            }
            UnitField::Begin => {}
        }
        lines
    }

    pub(super) fn answer_unit(&mut self, line: &str) -> Outcome {
        let choices = self.wizard.form.unit_choices.len();
        let Step::Unit(step) = &mut self.wizard.step else { return Ok(Vec::new()) };
        let typed = line.trim();
        let field = step.focus;
        match field {
            _ if typed.is_empty() && (field != UnitField::Name || !step.name.text().is_empty()) => {
            }
            UnitField::Name if typed.is_empty() => {
                return Err(UnitStep::NO_NAME.to_owned());
            }
            UnitField::Name => {
                step.name = Line::new("", 60);
                step.paste(typed);
            }
            UnitField::Year => {
                let year = half(typed).parse::<u16>().ok().filter(|_| half(typed).len() == 4);
                let Some(year) = year else {
                    let got = shown(typed);
                    return Err(format!("年度写四位数字，例如 2025；收到的是「{got}」。"));
                };
                if let Some(refusal) = step.year_refusal(year) {
                    return Err(refusal);
                }
                step.year = Line::new(&year.to_string(), 4);
            }
            UnitField::Kind => {
                let digit = choice(typed, choices)? + 1;
                let digit = char::from_digit(u32::try_from(digit).unwrap_or(1), 10).unwrap_or('1');
                step.press(Key::Char(digit), None);
            }
            UnitField::Title => {
                let title = if half(typed) == "0" { "" } else { typed };
                step.title = Some(Line::new(title, 100));
            }
            UnitField::Before if step.bases.may_read() && typed.contains(['/', '.']) => {
                return Ok(vec![Effect::ReadPrevious(typed.to_owned())]);
            }
            UnitField::Before => {
                let count = step.offered().len();
                if half(typed) != "0" {
                    choice(typed, count)?;
                }
                let digit = half(typed).chars().next().unwrap_or('0');
                step.press(Key::Char(digit), None);
            }
            UnitField::Begin => {}
        }
        self.next_field(field)
    }

    fn next_field(&mut self, field: UnitField) -> Outcome {
        let Step::Unit(step) = &mut self.wizard.step else { return Ok(Vec::new()) };
        let fields = step.fields();
        let at = fields.iter().position(|&f| f == field).unwrap_or_default();
        // With nothing to choose from no question is asked: there is `--previous`.
        let none = step.offered().is_empty();
        let asked = |field: &&UnitField| **field != UnitField::Before || !none;
        step.focus = fields.iter().skip(at + 1).find(asked).copied().unwrap_or(UnitField::Begin);
        let begins = step.focus == UnitField::Begin;
        // Where it was not asked about, it is told all the same.
        let refused = step.before_refused().filter(|_| begins && none);
        let said = match field {
            UnitField::Kind => self.period_and_due(),
            _ => None,
        };
        for line in said.into_iter().flatten() {
            self.say(format!("提示：{line}"));
        }
        if let Some(refused) = refused {
            self.say(format!("提示：{refused}"));
        }
        Ok(if begins { self.press(Key::Enter) } else { Vec::new() })
    }

    fn period_and_due(&self) -> Option<[String; 2]> {
        let Step::Unit(step) = &self.wizard.step else { return None };
        let (period, due) = step.period_and_due(self.wizard.now, self.wizard.overlay())?;
        Some([period, due])
    }

    /// The field before; before the first one, up.
    pub(super) fn field_back(&mut self) -> Vec<Effect> {
        let Step::Unit(step) = &mut self.wizard.step else { return Vec::new() };
        let fields = step.fields();
        let at = fields.iter().position(|&field| field == step.focus).unwrap_or_default();
        match at.checked_sub(1) {
            Some(before) => {
                step.focus = fields[before];
                Vec::new()
            }
            None => self.up(),
        }
    }
}
