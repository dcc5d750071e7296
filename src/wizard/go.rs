//! How does the wizard get from one step to another?

use super::contact::ContactStep;
use super::contents::ContentsTurn;
use super::copy::CopyStep;
use super::door::DoorStep;
use super::find::FindStep;
use super::finish::FinishStep;
use super::grid::GridStep;
use super::help::HelpStep;
use super::menu::Menu;
use super::message::Point;
use super::other::OtherStep;
use super::places::PlacesStep;
use super::preview::PreviewStep;
use super::problems::{self, ProblemsStep};
use super::settings::SettingsStep;
use super::start::StartStep;
use super::stated::StatedStep;
use super::text::TextStep;
use super::text::edit::is_word;
use super::unit::{UnitField, UnitStep};
use super::words::NOT_HERE;
use super::zero::ZeroStep;
use super::{Above, Effect, Goal, Key, Step, Turn, Wizard, progress};
use crate::report::{Place, TextId};

impl Wizard {
    /// A key: what lies above gets it first, then the keys that hold everywhere, then the step.
    pub(super) fn key(&mut self, key: Key) -> Vec<Effect> {
        if self.is_too_small() {
            return self.blind(key);
        }
        if let Some(desk) = &mut self.desk {
            desk.hush();
        }
        if self.above.is_none() && self.is_refused(key) {
            return Vec::new();
        }
        if self.above.is_some() {
            return self.press_above(key);
        }
        match self.press_everywhere(key) {
            Some(effects) => effects,
            None => self.press_step(key),
        }
    }

    /// Pasted text goes where text can go; elsewhere it is said that it was not used.
    pub(super) fn pasted(&mut self, text: &str) -> Vec<Effect> {
        if self.is_too_small() {
            return Vec::new();
        }
        let text = &crate::text::clean::single_line_ends(text);
        if self.quote_pasted(text) {
            return Vec::new();
        }
        if self.above.is_some() {
            // A question is answered before anything is written under it.
            self.say_over_all(NOT_HERE);
            return Vec::new();
        }
        if self.is_paste_refused() {
            return Vec::new();
        }
        let turn = match (&mut self.step, &mut self.desk) {
            (Step::Start(step), _) if step.naming().is_some() => {
                step.paste(text);
                Turn::Stay
            }
            (Step::Unit(step), _) => {
                step.paste(text);
                Turn::Stay
            }
            (Step::Grid(step), Some(desk)) => step.paste(text, desk),
            (Step::Text(step), Some(desk)) => step.paste(text, desk),
            (Step::Explain(step), Some(_)) => {
                step.reason.insert(text);
                Turn::Stay
            }
            (Step::Find(step), Some(desk)) => {
                step.paste(text, desk);
                Turn::Stay
            }
            (Step::Door(step), Some(desk)) => {
                let first = desk.report().typed_cells(step.table()).next();
                match first.map(|cell| GridStep::at(cell, desk)) {
                    // A single figure is no table: where it would go is not known.
                    Some(mut grid) if !GridStep::is_figure(text) => grid.paste(text, desk),
                    _ => {
                        self.say_over_all(NOT_HERE);
                        Turn::Stay
                    }
                }
            }
            (Step::Copy(step), Some(desk)) => {
                // What is pasted is an answer: this year's own text.
                let mut written = TextStep::open(step.text(), None, desk);
                let turn = match is_word(text) {
                    true => written.burst(text, desk),
                    false => written.paste(text, desk),
                };
                self.step = Step::Text(Box::new(written));
                turn
            }
            (Step::Other(_), Some(_)) => return self.write_instead(text),
            _ => {
                self.say_over_all(NOT_HERE);
                Turn::Stay
            }
        };
        self.take(turn)
    }

    /// Puts the focus or the caret where it was pointed at.
    pub(super) fn point(&mut self, point: Point) -> Vec<Effect> {
        if self.above.is_some() || self.is_too_small() {
            return Vec::new();
        }
        match (&mut self.step, &mut self.desk, point) {
            (Step::Grid(step), Some(desk), Point::Cell(cell)) => step.point(cell, desk),
            (Step::Text(step), Some(desk), Point::Text { row, column }) => {
                step.point((row, column), desk);
            }
            _ => {}
        }
        Vec::new()
    }

    /// Text that came in one burst goes into a text as if it had been typed; elsewhere it is as
    /// good as pasted.
    pub(super) fn burst(&mut self, text: &str) -> Vec<Effect> {
        let plain = self.above.is_none() && !self.is_too_small();
        match (&mut self.step, &mut self.desk) {
            (Step::Text(step), Some(desk)) if plain && !desk.is_read_only() => {
                desk.hush();
                let turn = step.burst(text, desk);
                self.take(turn)
            }
            (Step::Grid(step), Some(desk))
                if plain && step.is_typed_row(text, desk) && !desk.is_read_only() =>
            {
                text.chars().flat_map(|c| self.key(Key::of(c))).collect()
            }
            (Step::Paste(_), _) if plain => {
                self.goes_on(text);
                Vec::new()
            }
            _ => self.pasted(text),
        }
    }

    /// The keys that hold on every screen; they only accelerate, all of it is in the contents too.
    fn press_everywhere(&mut self, key: Key) -> Option<Vec<Effect>> {
        let goal = match key {
            Key::Ctrl('g') | Key::Function(1) => Goal::Help,
            Key::Ctrl('q' | 'c') => Goal::Leave,
            Key::Ctrl('l') => return Some(vec![Effect::Repaint]),
            _ if self.desk.is_none() => return None,
            Key::Ctrl('n') => Goal::NextUnfinished,
            Key::Ctrl('p') => Goal::Previous,
            Key::Ctrl('t') => Goal::Contents,
            Key::Ctrl('e') => Goal::Problems,
            Key::Ctrl('f') => Goal::Find,
            Key::Ctrl('z') => return Some(self.take_back(true)),
            Key::Ctrl('y') => return Some(self.take_back(false)),
            Key::Ctrl('s') => return Some(self.save_now()),
            Key::Ctrl('v') => {
                return Some(
                    self.with_desk(|desk| desk.say("粘贴请点鼠标右键，或按 Shift+Insert。")),
                );
            }
            _ => return None,
        };
        Some(self.go(goal))
    }

    pub(super) fn press_step(&mut self, key: Key) -> Vec<Effect> {
        if self.opens_quote(key) {
            return Vec::new();
        }
        if let (Step::Other(_), Key::Char(c)) = (&self.step, key)
            && c.is_alphabetic()
            && !c.is_ascii()
        {
            return self.write_instead(&c.to_string());
        }
        let turn = match (&mut self.step, &mut self.desk) {
            (Step::Start(step), _) => step.press(key, &self.drafts),
            (Step::Unit(step), desk) => {
                let turn = step.press(key, desk.as_mut());
                return self.take_unit(turn);
            }
            (Step::Again(step), _) => {
                let turn = step.press(key);
                return self.take_again(turn);
            }
            (Step::Finish(step), _) => step.press(key),
            (Step::Held(step), _) => step.press(key),
            (Step::Trash(step), _) => step.press(key),
            (_, None) => Turn::Go(Goal::Start),
            (Step::Contents(step), Some(desk)) => match step.press(key, desk) {
                ContentsTurn::Turn(turn) => turn,
                ContentsTurn::Undo => return self.take_back_here(true),
                ContentsTurn::Redo => return self.take_back_here(false),
            },
            (Step::Problems(step), Some(desk)) => {
                let turn = step.press(key, desk);
                self.problem = problems::Marked::of(step.marked(), desk);
                return self.take_problem(turn);
            }
            (Step::Zero(step), Some(desk)) => step.press(key, desk),
            (Step::Door(step), Some(desk)) => step.press(key, desk),
            (Step::Copy(step), Some(desk)) => step.press(key, desk),
            (Step::Grid(step), Some(desk)) => step.press(key, desk),
            (Step::Paste(step), Some(desk)) => step.press(key, desk),
            (Step::Text(step), Some(desk)) => step.press(key, desk),
            (Step::Other(step), Some(desk)) => step.press(key, desk),
            (Step::Explain(step), Some(desk)) => step.press(key, desk),
            (Step::Stated(step), Some(desk)) => step.press(key, desk),
            (Step::Preview(step), Some(desk)) => step.press(key, desk),
            (Step::Find(step), Some(desk)) => step.press(key, desk),
            (Step::Places(step), Some(desk)) => step.press(key, desk),
            (Step::Resume(step), Some(_)) => {
                let turn = step.press(key);
                return self.take_resume(turn);
            }
            (Step::History(step), Some(desk)) => step.press(key, desk),
        };
        self.take(turn)
    }

    pub(super) fn take(&mut self, turn: Turn) -> Vec<Effect> {
        match turn {
            Turn::Stay => Vec::new(),
            Turn::Up => self.up(),
            Turn::Go(goal) => self.go(goal),
            Turn::Do(effect) => {
                if let Effect::Restore(_) = effect {
                    self.step = Step::Start(StartStep::new(
                        &self.drafts,
                        self.form.year_reported_in(self.now.year),
                    ));
                }
                vec![effect]
            }
        }
    }

    /// Goes somewhere; what was half typed here is kept first.
    pub(super) fn go(&mut self, goal: Goal) -> Vec<Effect> {
        match goal {
            Goal::Help => {
                let topic = self.step.topic(self.desk.as_ref());
                self.above = Some(Above::Help(HelpStep::new(topic, self.desk.as_ref())));
                return Vec::new();
            }
            Goal::Leave => return self.ask_to_leave(),
            Goal::Problems if matches!(self.step, Step::Problems(_)) => return self.up(),
            Goal::Settings => {
                self.above = Some(Above::Settings(SettingsStep::default()));
                return Vec::new();
            }
            Goal::Contact => {
                let step = ContactStep::new(&self.settings.contact);
                self.above = Some(Above::Contact(Box::new(step)));
                return Vec::new();
            }
            _ => {}
        }
        let from = self.desk.as_ref().and_then(|desk| self.step.section(desk));
        self.depart(goal == Goal::NextUnfinished);
        match goal {
            Goal::Start => self.back_to_start(),
            Goal::Finish { draft } => self.finish(draft),
            Goal::History => vec![Effect::ListVersions],
            Goal::Trash => vec![Effect::ListTrash],
            goal => {
                if let Some(step) = self.step_for(goal, from) {
                    self.enter(step);
                }
                Vec::new()
            }
        }
    }

    /// What was half typed here is kept, and what was found is up to date.
    pub(super) fn depart(&mut self, onward: bool) {
        let Some(desk) = &mut self.desk else { return };
        self.step.leave(desk, onward);
        // What that did not make part of the report waits for the clerk to come back.
        if let Some(half) = self.step.typing(desk) {
            self.half = Some(half);
        }
        if desk.is_stale() {
            desk.recheck();
        }
    }

    /// The step for a goal; none: there is no report to be in.
    pub(super) fn step_for(&self, goal: Goal, from: Option<usize>) -> Option<Step> {
        let Some(desk) = &self.desk else {
            let mut step = UnitStep::new(self.form, self.now.year).with_bases(self.bases());
            if let Goal::Follow(unit) = &goal {
                step.follow(unit);
            }
            return Some(Step::Unit(Box::new(step)));
        };
        Some(match goal {
            Goal::Unit => self.unit_step(UnitField::Name)?,
            Goal::Contents => Step::Contents(self.contents(desk)),
            Goal::Zero => Step::Zero(ZeroStep::new(desk)),
            Goal::Section(index) => self.section_step(index)?,
            Goal::NextUnfinished => {
                match progress::next_unfilled(desk.report(), desk.findings(), from) {
                    Some(index) if Some(index) != from => self.section_step(index)?,
                    _ => self.problems(),
                }
            }
            Goal::Previous => match from.map(|from| from.checked_sub(1)) {
                Some(Some(index)) => self.section_step(index)?,
                Some(None) => Step::Contents(self.contents(desk)),
                None => self.section_step(desk.form().sections.len() - 1)?,
            },
            Goal::Cell(cell) => Step::Grid(GridStep::at(cell, desk)),
            Goal::Text(text, place) => self.text_step(text, place)?,
            Goal::Paste(step) => Step::Paste(step),
            Goal::Problems => self.problems(),
            Goal::Stated(sum) => Step::Stated(StatedStep::new(sum)),
            Goal::Preview => Step::Preview(PreviewStep::new(desk)),
            Goal::Find => Step::Find(Box::new(FindStep::new(desk))),
            Goal::FindAgain(sought) => Step::Find(Box::new(FindStep::again(&sought, desk))),
            Goal::Years(text) => Step::Places(Box::new(PlacesStep::years(text, desk))),
            Goal::Places(sought) => Step::Places(Box::new(PlacesStep::words(sought, desk))),
            Goal::Start
            | Goal::Follow(_)
            | Goal::Finish { .. }
            | Goal::History
            | Goal::Trash
            | Goal::Help
            | Goal::Settings
            | Goal::Contact
            | Goal::Leave => return None,
        })
    }

    pub(super) fn problems(&self) -> Step {
        let step = self.desk.as_ref().map(|desk| {
            let marked = self.problem.clone().or_of(self.step.section(desk), desk);
            ProblemsStep::at(marked.index(desk), desk)
        });
        Step::Problems(step.unwrap_or_default())
    }

    /// A section: the door of an empty table that nobody has opened, else its table or text.
    pub(super) fn section_step(&self, index: usize) -> Option<Step> {
        let desk = self.desk.as_ref()?;
        let section = desk.form().sections.get(index)?;
        if let Some(text) = progress::text_of(section) {
            return self.text_step(text, None);
        }
        let table = progress::table_of(desk.form(), section)?;
        if desk.asks_first(table) {
            return Some(Step::Door(DoorStep::new(table)));
        }
        let report = desk.report();
        let cell = report.typed_cells(table).find(|&cell| report.cell(cell).is_blank());
        let cell = cell.or_else(|| report.typed_cells(table).next())?;
        Some(Step::Grid(GridStep::at(cell, desk)))
    }

    pub(super) fn text_step(&self, text: TextId, place: Option<Place>) -> Option<Step> {
        let desk = self.desk.as_ref()?;
        if let (TextId::OtherMatters, None, Some(questions)) =
            (text, place, OtherStep::open(desk.report()))
        {
            return Some(Step::Other(Box::new(questions)));
        }
        if let (None, Some(step)) = (place, CopyStep::before(text, desk)) {
            return Some(Step::Copy(step));
        }
        Some(Step::Text(Box::new(TextStep::open(text, place, desk))))
    }

    fn back_to_start(&mut self) -> Vec<Effect> {
        self.step =
            Step::Start(StartStep::new(&self.drafts, self.form.year_reported_in(self.now.year)));
        match self.desk {
            Some(_) => vec![Effect::Close],
            None => Vec::new(),
        }
    }

    fn finish(&mut self, draft: bool) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else { return Vec::new() };
        let blocking =
            desk.findings().iter().filter(|finding| finding.blocks(desk.report())).count();
        if blocking > 0 && !draft {
            let (errors, warnings, _) = desk.counts();
            self.problem = problems::Marked::of(0, desk);
            let problems = self.problems();
            self.enter(problems);
            let said = match (errors, warnings) {
                (0, warnings) => format!(
                    "还有 {warnings} 处要说明：改好，或按 0 写一句原因。也可以按 8 先出草稿。"
                ),
                (errors, _) => {
                    format!("还有 {errors} 处必须改，改完才能生成正式稿。也可以按 8 先出草稿。")
                }
            };
            return self.with_desk(|desk| desk.say(said));
        }
        let document = desk.document();
        self.enter(Step::Finish(FinishStep::new()));
        vec![Effect::WriteOut { document, draft }]
    }

    pub(super) fn ask_to_leave(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else { return vec![Effect::Leave] };
        self.step.leave(desk, false);
        self.above = Some(Above::Leave(Menu::default()));
        Vec::new()
    }

    fn save_now(&mut self) -> Vec<Effect> {
        let Some(desk) = &mut self.desk else { return Vec::new() };
        self.step.leave(desk, false);
        desk.say("会自动保存，不用按。现在也存了一次，右上角是保存时间。");
        vec![Effect::Save { document: desk.document(), at_once: true }]
    }
}
