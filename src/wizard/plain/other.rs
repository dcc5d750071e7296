//! How are the two questions of section six asked?

use super::word::{choice, shown};
use super::{Asking, Outcome, Plain};
use crate::report::TextId;
use crate::wizard::other::{OTHER_LINES, OtherLine, refused};
use crate::wizard::{Step, progress};

impl Plain {
    pub(super) fn page_other(&self) -> Vec<String> {
        let (Step::Other(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Vec::new();
        };
        let index = progress::section_of_text(desk.form(), TextId::OtherMatters);
        let section = &desk.form().sections[index.unwrap_or_default()];
        let label = |index: usize| section.aspects.get(index).map_or("", |a| a.label.as_str());
        match self.asking {
            Asking::Amount => vec!["收取了多少元？例如 120 或 120.50。".to_owned()],
            Asking::More => {
                let now = if step.more { 2 } else { 1 };
                vec![format!("{}：1 没有；2 有，接着写。直接回车 选 {now}。", label(1))]
            }
            _ => {
                let now = if step.charged { 2 } else { 1 };
                vec![
                    section.short.clone(),
                    format!("{}：1 本年没有收取；2 收取了。直接回车 选 {now}。", label(0)),
                ]
            }
        }
    }

    pub(super) fn answer_other(&mut self, line: &str) -> Outcome {
        if self.wizard.desk.as_ref().is_some_and(super::super::Desk::is_read_only) {
            return Err(crate::wizard::refused::REFUSED.to_owned());
        }
        let Step::Other(step) = &mut self.wizard.step else { return Ok(Vec::new()) };
        let empty = line.trim().is_empty();
        match self.asking {
            Asking::Amount => return self.answer_amount(line),
            Asking::More => {
                let more = if empty { step.more } else { choice(line, 2)? == 1 };
                return Ok(self.finish_other(more));
            }
            _ => {}
        }
        let charged = if empty { step.charged } else { choice(line, 2)? == 1 };
        let picked = if charged { OtherLine::Fee } else { OtherLine::NoFee };
        let effects = self.choose(index_of(picked));
        self.asking = if charged { Asking::Amount } else { Asking::More };
        Ok(effects)
    }

    fn answer_amount(&mut self, line: &str) -> Outcome {
        let Step::Other(step) = &mut self.wizard.step else { return Ok(Vec::new()) };
        let typed = line.trim().trim_end_matches('元').trim();
        if !step.charge(typed) {
            return Err(refused(&shown(line)));
        }
        self.asking = Asking::More;
        Ok(Vec::new())
    }

    /// Writes the sentences; says them back.
    fn finish_other(&mut self, more: bool) -> Vec<crate::wizard::Effect> {
        let Step::Other(step) = &mut self.wizard.step else { return Vec::new() };
        step.more = more;
        if let Some(desk) = &self.wizard.desk {
            let sentences = step.sentences(desk.report());
            let written = sentences.iter().filter(|sentence| !sentence.is_empty());
            self.said.extend(written.map(|sentence| format!("记下：{sentence}")));
        }
        if more {
            let effects = self.choose(index_of(OtherLine::More));
            self.arrive();
            self.asking = Asking::Writing(1);
            return effects;
        }
        let mut effects = self.choose(index_of(OtherLine::Nothing));
        effects.extend(self.choose(index_of(OtherLine::Confirm)));
        self.arrive();
        effects
    }
}

fn index_of(line: OtherLine) -> usize {
    OTHER_LINES.iter().position(|&l| l == line).unwrap_or_default()
}
