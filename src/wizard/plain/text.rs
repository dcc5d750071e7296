//! How is a text written in lines?

use super::word::{half, number, shown};
use super::{Asking, Outcome, Plain};
use crate::check::{Severity, equal_numbers};
use crate::report::{Narrative, Place, TextId};
use crate::text::clean::{Changed, clean};
use crate::wizard::changes::name_of_text;
use crate::wizard::text::coverage::{Summary, grouped, wanted, written};
use crate::wizard::text::edit::{full, told};
use crate::wizard::text::{LIMIT, TextStep, characters, guidance};
use crate::wizard::{Desk, Goal, Step};

impl Plain {
    /// What is asked first where one arrives: an empty text is written at once.
    pub(super) fn first_question(&self) -> Asking {
        match (&self.wizard.step, &self.wizard.desk) {
            (Step::Text(step), Some(desk)) if desk.report().text(step.text()).is_blank() => {
                Asking::Writing(0)
            }
            _ => Asking::Step,
        }
    }

    /// The text that is written.
    fn text(&self) -> Option<(&Desk, TextId, &Narrative)> {
        let (Step::Text(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return None;
        };
        Some((desk, step.text(), desk.report().text(step.text())))
    }

    /// What the text has to cover: what it does by name, the rest with what belongs there.
    fn aspects(&self) -> Vec<String> {
        let (Step::Text(step), Some(desk)) = (&self.wizard.step, &self.wizard.desk) else {
            return Vec::new();
        };
        let aspects = step.section(desk.form()).map_or(&[][..], |section| &section.aspects);
        let covered = step.summary().covered.iter().copied();
        let (there, wanting): (Vec<_>, Vec<_>) =
            aspects.iter().zip(covered).partition(|(_, covered)| *covered);
        let there: Vec<&str> = there.iter().map(|(aspect, _)| aspect.chip.as_str()).collect();
        let there = (!there.is_empty()).then(|| format!("已写到：{}", there.join("、")));
        let wanting = wanting.iter().map(|(aspect, _)| format!("要写到：{}", wanted(aspect)));
        there.into_iter().chain(wanting).collect()
    }

    pub(super) fn page_text(&self, anew: bool) -> Vec<String> {
        let Some((desk, text, narrative)) = self.text() else { return Vec::new() };
        let mut lines = Vec::new();
        if anew {
            lines.push(name_of_text(desk.form(), text));
            lines.push(format!("提示：{}", guidance(desk.form(), text)));
            lines.extend(self.aspects());
        }
        match self.asking {
            Asking::Writing(behind) if anew || behind == 0 => {
                lines.push(format!(
                    "现在写第 {} 段。一行一段，写完在单独一行输入 . 结束。",
                    behind + 1
                ));
                return lines;
            }
            Asking::Writing(_) => return lines,
            Asking::Rewriting(index) => {
                let now = &narrative.paragraphs()[index];
                lines.push(format!("第 {} 段现在是：{now}", index + 1));
                lines.push("输入新的一段；不改直接回车。".to_owned());
                let quoted = narrative.references_in(index).count();
                if quoted > 0 {
                    lines.push(format!(
                        "这一段有 {quoted} 个数引用表里的，改写以后就是普通的数，不再跟着表变。"
                    ));
                }
                return lines;
            }
            _ => {}
        }
        if anew {
            let numbered = narrative.paragraphs().iter().enumerate();
            lines.extend(numbered.map(|(index, text)| format!("第 {} 段：{text}", index + 1)));
        }
        lines.push(counts(narrative));
        match found(desk, text) {
            found if anew || found.len() < 2 => lines.extend(found),
            found => lines.push(format!("提示：有 {} 处要改或要说明。# 看清单。", found.len())),
        }
        let equal = equal_numbers(desk.report(), desk.context(), text).len();
        if equal > 0 {
            lines.push(format!("有 {equal} 个数和表相同；输入 = 改成引用，以后跟着表变。"));
        }
        let count = narrative.paragraphs().len();
        lines.push(format!(
            "输入段号改那一段，例如 {count}；0 接着往下写；{count}+ 在后面加，{count}- 删掉。\
             直接回车 去下一部分。"
        ));
        lines
    }

    pub(super) fn answer_text(&mut self, line: &str) -> Outcome {
        match self.asking {
            Asking::Writing(behind) => self.write_on(behind, line),
            Asking::Rewriting(index) => self.replace(index, line),
            _ => self.pick_paragraph(line),
        }
    }

    fn write_on(&mut self, behind: usize, line: &str) -> Outcome {
        let typed = half(line);
        if typed == "." {
            let is_blank = self.text().is_none_or(|(_, _, narrative)| narrative.is_blank());
            self.asking = Asking::Step;
            return Ok(if is_blank { self.go(Goal::NextUnfinished) } else { Vec::new() });
        }
        let (paragraph, changed) = clean(line);
        if paragraph.is_empty() {
            return Ok(Vec::new());
        }
        let Some((_, text, narrative)) = self.text() else { return Ok(Vec::new()) };
        let paragraphs = narrative.paragraphs();
        // An empty paragraph waits to be written.
        let fills = paragraphs.get(behind).is_some_and(String::is_empty);
        let (at, inserted) = match behind {
            index if fills => (Place { paragraph: index, byte: 0 }, paragraph.clone()),
            0 => (Place::default(), format!("{paragraph}\n")),
            _ => {
                let before = behind - 1;
                let byte = paragraphs.get(before).map_or(0, String::len);
                (Place { paragraph: before, byte }, format!("\n{paragraph}"))
            }
        };
        self.splice(text, at, String::new(), inserted)?;
        self.said_back(behind, &paragraph, &changed);
        self.asking = Asking::Writing(behind + 1);
        Ok(Vec::new())
    }

    fn replace(&mut self, index: usize, line: &str) -> Outcome {
        let (paragraph, changed) = clean(line);
        if !paragraph.is_empty() {
            let Some((_, text, narrative)) = self.text() else { return Ok(Vec::new()) };
            let removed = narrative.paragraphs()[index].clone();
            let at = Place { paragraph: index, byte: 0 };
            self.splice(text, at, removed, paragraph.clone())?;
            self.said_back(index, &paragraph, &changed);
        }
        self.asking = Asking::Step;
        Ok(Vec::new())
    }

    fn pick_paragraph(&mut self, line: &str) -> Outcome {
        let typed = half(line);
        if typed.is_empty() {
            return Ok(self.go(Goal::NextUnfinished));
        }
        if typed == "=" {
            return self.let_follow();
        }
        let Some((_, text, narrative)) = self.text() else { return Ok(Vec::new()) };
        let paragraphs = narrative.paragraphs();
        let count = paragraphs.len();
        let (which, sign) = match typed.strip_suffix(['+', '-']) {
            Some(which) => (which, typed.chars().last()),
            None => (typed.as_str(), None),
        };
        let which = number(which).filter(|&which| which <= count);
        match (which, sign) {
            (Some(0), None) => self.asking = Asking::Writing(end_of(paragraphs)),
            (Some(which @ 1..), None) => self.asking = Asking::Rewriting(which - 1),
            (Some(which), Some('+')) => self.asking = Asking::Writing(which),
            (Some(which @ 1..), Some('-')) => return self.delete(text, which - 1),
            _ => {
                return Err(format!(
                    "这里输入段号（1 到 {count}）、0、段号加 + 或 -；收到的是「{}」。",
                    shown(line)
                ));
            }
        }
        if let Asking::Writing(behind) = self.asking {
            self.said
                .push(format!("现在写第 {} 段。一行一段，写完在单独一行输入 . 结束。", behind + 1));
        }
        Ok(Vec::new())
    }

    /// The numbers that read as the tables do follow them from now on.
    fn let_follow(&mut self) -> Outcome {
        let Some((desk, text, _)) = self.text() else { return Ok(Vec::new()) };
        let numbers = equal_numbers(desk.report(), desk.context(), text);
        if numbers.is_empty() {
            return Err("这里没有和表相同、还没有引用的数。".to_owned());
        }
        self.edit(desk.report().let_follow(text, &numbers))?;
        self.said.push(format!("{} 个数改成了引用，以后跟着表变。输入 - 撤销。", numbers.len()));
        Ok(Vec::new())
    }

    fn delete(&mut self, text: TextId, index: usize) -> Outcome {
        let Some((_, _, narrative)) = self.text() else { return Ok(Vec::new()) };
        let paragraphs = narrative.paragraphs();
        let words = grouped(written(&paragraphs[index]));
        let (at, removed) = if index + 1 < paragraphs.len() {
            (Place { paragraph: index, byte: 0 }, format!("{}\n", paragraphs[index]))
        } else if let Some(before) = index.checked_sub(1) {
            let byte = paragraphs[before].len();
            (Place { paragraph: before, byte }, format!("\n{}", paragraphs[index]))
        } else {
            (Place::default(), paragraphs[0].clone())
        };
        self.splice(text, at, removed, String::new())?;
        self.said.push(format!("删去：第 {} 段 {words} 字。输入 - 撤销。", index + 1));
        self.arrive();
        Ok(Vec::new())
    }

    /// One edit, undone by itself; the place moves there.
    fn splice(
        &mut self,
        text: TextId,
        at: Place,
        removed: String,
        inserted: String,
    ) -> Result<(), String> {
        let Some(desk) = &self.wizard.desk else { return Ok(()) };
        let now = characters(desk.report().text(text));
        if now + inserted.chars().count() > LIMIT + removed.chars().count() {
            return Err(full(now));
        }
        let end = Narrative::end_of(at, &inserted);
        self.edit(desk.report().put_text(text, at, removed, &inserted))?;
        if let Some(desk) = &self.wizard.desk {
            self.wizard.step = Step::Text(Box::new(TextStep::open(text, Some(end), desk)));
        }
        Ok(())
    }

    fn said_back(&mut self, index: usize, paragraph: &str, changed: &Changed) {
        let words = grouped(written(paragraph));
        self.said.push(format!("记下：第 {} 段，{words} 字{}。", index + 1, told(changed)));
    }
}

/// Behind how many paragraphs one writes on; an empty one at the end waits to be written.
fn end_of(paragraphs: &[String]) -> usize {
    let empty = paragraphs.last().is_some_and(String::is_empty);
    paragraphs.len() - usize::from(empty)
}

fn counts(narrative: &Narrative) -> String {
    let summary = Summary::of(narrative, None);
    format!("字数 {}，段落 {}。", grouped(summary.length), grouped(summary.paragraphs))
}

/// What was found in a text.
fn found(desk: &Desk, text: TextId) -> Vec<String> {
    let here = desk.findings().iter().filter(|finding| finding.spot.text() == Some(text));
    here.filter(|finding| finding.severity != Severity::Advice)
        .map(|finding| {
            let (place, says) = (&finding.place, &finding.message);
            match finding.explanation(desk.report()) {
                Some(given) => format!("已说明：{place}：{says}{}", given.reason),
                None => format!("{}：{place}：{says}{}", finding.severity.label(), finding.hint),
            }
        })
        .collect()
}
