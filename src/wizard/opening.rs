//! What follows when drafts are listed, opened, held elsewhere?

use super::desk::Desk;
use super::explain::{self, ExplainStep};
use super::grid::GridStep;
use super::held::{HeldStep, Waiting};
use super::history::HistoryStep;
use super::in_use::Held;
use super::message::Version;
use super::other::OtherStep;
use super::problems::Marked;
use super::resume::{ResumeStep, ResumeTurn, goal_of};
use super::start::{self, StartStep};
use super::trash::TrashStep;
use super::unit::UnitField;
use super::zero::ZeroStep;
use super::{DraftEntry, Effect, Goal, Step, Wizard, changes};
use crate::check::{Context, Finding};
use crate::report::{Document, Typing};
use crate::report::{Op, Past};

impl Wizard {
    pub(super) fn list(&mut self, drafts: Vec<DraftEntry>) -> Vec<Effect> {
        self.drafts = start::ordered(drafts);
        if let Step::Start(step) = &mut self.step {
            let notice = step.notice.take();
            *step = StartStep::new(&self.drafts, self.form.year_reported_in(self.now.year));
            step.notice = notice;
        }
        Vec::new()
    }

    pub(super) fn opened(&mut self, document: Document) -> Vec<Effect> {
        self.put_on_desk(document);
        let effects = self.go_on_compared();
        self.say_what_came();
        effects
    }

    /// A draft about which something must be told first.
    pub(super) fn resumed(&mut self, document: Document, past: Past) -> Vec<Effect> {
        let expected = self.awaited.is_some() && past == Past::BrokenOff;
        if expected || past == Past::Ended {
            return self.opened(document);
        }
        self.awaited = None;
        let desk = self.put_on_desk(document);
        desk.recheck();
        self.step = Step::Resume(Box::new(ResumeStep::new(past)));
        Vec::new()
    }

    /// A draft to be read alone.
    pub(super) fn looked(&mut self, document: Document) -> Vec<Effect> {
        let desk = self.put_on_desk(document);
        desk.read_only();
        desk.say("只读打开：可以看，不能改。按 Esc 到目录，再选「回到开头」。");
        // What somebody else is typing is no part of the report.
        self.half = None;
        self.go_on()
    }

    pub(super) fn held(&mut self, held: Held) -> Vec<Effect> {
        self.awaited = None;
        self.step = Step::Held(Box::new(HeldStep::new(held)));
        Vec::new()
    }

    /// The draft that was waited for is free: it is opened, if it is still wanted.
    pub(super) fn free(&mut self, id: String) -> Vec<Effect> {
        let Step::Held(step) = &self.step else { return Vec::new() };
        if step.waiting == Waiting::Choice || step.held().id != id {
            return Vec::new();
        }
        self.awaited = step.held().document.as_ref().map(|document| document.report.clone());
        vec![Effect::Open(id)]
    }

    pub(super) fn still_held(&mut self, sentence: String) -> Vec<Effect> {
        if let Step::Held(step) = &mut self.step {
            step.waiting = Waiting::Choice;
            step.notice = Some(sentence);
        }
        Vec::new()
    }

    pub(super) fn versions(&mut self, versions: Vec<Version>) -> Vec<Effect> {
        if let Some(desk) = &self.desk {
            let step = HistoryStep::new(versions, desk);
            self.enter(Step::History(Box::new(step)));
        }
        Vec::new()
    }

    pub(super) fn trash(&mut self, drafts: Vec<DraftEntry>) -> Vec<Effect> {
        if self.desk.is_none() {
            self.step = Step::Trash(TrashStep::new(drafts));
        }
        Vec::new()
    }

    /// Says that the client sends GBK: in English too, since 汉字 are then unreadable for some.
    pub(super) fn say_foreign(&mut self) -> Vec<Effect> {
        const SENTENCE: &str = "终端送来的是 GBK 编码，没有写进去。\
            请把客户端编码改成 UTF-8 (set UTF-8)。";
        let sentence = SENTENCE.to_owned();
        match &mut self.step {
            Step::Start(step) => step.notice = Some(sentence),
            Step::Unit(step) => step.notice = Some(sentence),
            Step::Held(step) => step.notice = Some(sentence),
            Step::Again(step) => step.notice = Some(sentence),
            _ => return self.with_desk(|desk| desk.say(sentence)),
        }
        Vec::new()
    }

    pub(super) fn not_opened(&mut self, sentence: String) -> Vec<Effect> {
        self.awaited = None;
        match &mut self.step {
            Step::Start(step) => step.notice = Some(sentence),
            Step::Unit(step) => step.notice = Some(sentence),
            Step::Again(step) => step.notice = Some(sentence),
            Step::Held(step) => {
                step.waiting = Waiting::Choice;
                step.notice = Some(sentence);
            }
            _ => return self.with_desk(|desk| desk.say(sentence)),
        }
        Vec::new()
    }

    /// What was chosen about a draft that was found in several versions.
    pub(super) fn take_resume(&mut self, turn: ResumeTurn) -> Vec<Effect> {
        match turn {
            ResumeTurn::Turn(turn) => return self.take(turn),
            ResumeTurn::GoOn => return self.go_on_compared(),
            ResumeTurn::TakeOther(other) => {
                self.put_on_desk(*other);
            }
            ResumeTurn::KeepThis(revision) => {
                // Above the other one, so that the next start asks nothing.
                let _ = self.with_desk(|desk| desk.raise_revision(revision + 1));
            }
            ResumeTurn::TakeReadable => {}
        }
        // None of them is in the draft's file yet.
        self.handed_out.0 = 0;
        let Some(desk) = &mut self.desk else { return Vec::new() };
        desk.note_nothing_saved();
        self.go_on()
    }

    /// Goes where the clerk was. A figure or a text is seen before it is checked: that waits for
    /// rest, as after typing. Every other place says what was found.
    fn go_on(&mut self) -> Vec<Effect> {
        if let Some(step) = self.half_done() {
            self.step = step;
            return Vec::new();
        }
        let place = self.desk.as_ref().map_or(Goal::Start, |desk| goal_of(&desk.bookmark()));
        if let Goal::Cell(_) | Goal::Text(..) = place
            && let Some(step) = self.step_for(place.clone(), None)
        {
            self.step = step;
            return Vec::new();
        }
        self.go(place)
    }

    /// The step in which something was half typed; none: nothing was, or there is no such place.
    fn half_done(&mut self) -> Option<Step> {
        let desk = self.desk.as_mut()?;
        match self.half.as_ref()? {
            Typing::Cell { cell, .. } => Some(Step::Grid(GridStep::at(*cell, desk))),
            Typing::Unit { .. } => self.unit_step(UnitField::Name),
            Typing::Other { .. } => Some(Step::Other(Box::new(OtherStep::open(desk.report())?))),
            Typing::Zero { .. } => Some(Step::Zero(ZeroStep::new(desk))),
            Typing::Reason { code, place, .. } => {
                desk.recheck();
                let about = |finding: &&Finding| explain::is_about(finding, code, place, desk);
                let finding = desk.findings().iter().find(about)?.clone();
                Some(Step::Explain(Box::new(ExplainStep::new(finding, &self.who, desk))))
            }
        }
    }

    /// What drafts are checked with.
    #[must_use]
    pub fn context(&self) -> Context {
        Context::on(self.now.day()).with_overlay(self.overlay.clone())
    }

    fn put_on_desk(&mut self, document: Document) -> &mut Desk {
        let desk = Desk::new(document, self.context(), self.now, self.size);
        let desk = self.desk.insert(desk);
        desk.enter = self.settings.enter;
        desk.contact = self.settings.contact.clone();
        self.handed_out = (desk.revision(), desk.bookmark());
        self.half = desk.typing().cloned();
        self.problem = Marked::default();
        if let Some(sentence) = &self.bad_overlay {
            desk.say(format!("{sentence}没有用它，只按国办的格式检查。"));
        }
        desk
    }

    /// Goes where the clerk was, held against the report of the year before that was named at the
    /// start; says why not where that one, or the one that lies in it, does not fit.
    fn go_on_compared(&mut self) -> Vec<Effect> {
        let refused = self.hold_against_named();
        let own = || self.desk.as_ref().and_then(|desk| desk.report().last_year_refused());
        let refused = refused.or_else(own);
        let effects = self.go_on();
        if let (Some(sentence), Some(desk)) = (refused, &mut self.desk) {
            desk.say(sentence);
        }
        effects
    }

    fn hold_against_named(&mut self) -> Option<String> {
        let (Some(named), Some(desk)) = (&self.named_before, &mut self.desk) else { return None };
        let report = desk.report();
        let (unit, year) = (report.unit().name.clone(), report.year());
        let refused = named.refusal(&unit, year);
        if refused.is_none() {
            let (old, new) = (report.previous().cloned(), Some(named.clone()));
            desk.edit(Op::SetPrevious { old, new });
        }
        refused
    }

    /// Says what somebody else changed in a draft that was waited for.
    fn say_what_came(&mut self) {
        let (Some(before), Some(desk)) = (self.awaited.take(), &mut self.desk) else { return };
        let lines = changes::between(&before, desk.report());
        desk.say(match lines.as_slice() {
            [] => "可以接着填了。等的这段时间没有改动。".to_owned(),
            [only] => format!("可以接着填了。这段时间改了：{only}"),
            [first, ..] => {
                let count = lines.len();
                format!("可以接着填了。这段时间改了 {count} 处，例如：{first}")
            }
        });
    }
}
