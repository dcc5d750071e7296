//! Which steps does the wizard have?

use super::again::AgainStep;
use super::contact::ContactStep;
use super::contents::ContentsStep;
use super::copy::CopyStep;
use super::desk::Desk;
use super::door::DoorStep;
use super::explain::ExplainStep;
use super::find::FindStep;
use super::finish::FinishStep;
use super::grid::GridStep;
use super::held::HeldStep;
use super::help::{HelpStep, Topic};
use super::history::HistoryStep;
use super::menu::Menu;
use super::other::OtherStep;
use super::paste::PasteStep;
use super::places::PlacesStep;
use super::preview::PreviewStep;
use super::problems::ProblemsStep;
use super::progress;
use super::quote::QuoteStep;
use super::repairs::RepairsStep;
use super::resume::ResumeStep;
use super::settings::{CardStep, SettingsStep};
use super::start::StartStep;
use super::stated::StatedStep;
use super::text::TextStep;
use super::trash::TrashStep;
use super::unit::UnitStep;
use super::zero::ZeroStep;
use crate::report::{Bookmark, Place, TextId, Typing};

/// 步骤. Where the clerk is.
#[derive(Clone, Debug)]
pub enum Step {
    /// S1: the start.
    Start(StartStep),
    /// S2: unit and year.
    Unit(Box<UnitStep>),
    /// S2b: a second draft of the same unit and year.
    Again(Box<AgainStep>),
    /// S3: the table of contents.
    Contents(ContentsStep),
    /// S3b: the zero report.
    Zero(ZeroStep),
    /// S6b: the question before an empty table.
    Door(DoorStep),
    /// S5, S6, S7: a table.
    Grid(GridStep),
    /// S6c: a pasted block that waits for a yes.
    Paste(Box<PasteStep>),
    /// S4: the question before a text that is not written yet.
    Copy(CopyStep),
    /// S4, S8: a text.
    Text(Box<TextStep>),
    /// S8b: section six as two questions.
    Other(Box<OtherStep>),
    /// S9: the problem list.
    Problems(ProblemsStep),
    /// S9b: a reason is written.
    Explain(Box<ExplainStep>),
    /// S9c: a stated sum or its parts.
    Stated(StatedStep),
    /// The rendered report.
    Preview(PreviewStep),
    /// S10: the documents.
    Finish(FinishStep),
    /// Looking for something.
    Find(Box<FindStep>),
    /// The places where something is to be replaced.
    Places(Box<PlacesStep>),
    /// S12: somebody else has the draft open.
    Held(Box<HeldStep>),
    /// S13: after a broken line.
    Resume(Box<ResumeStep>),
    /// What was changed.
    History(Box<HistoryStep>),
    /// Deleted drafts.
    Trash(TrashStep),
}

/// What lies over a step and returns to it unchanged.
#[derive(Clone, Debug, PartialEq)]
pub enum Above {
    /// S11.
    Help(HelpStep),
    /// The leave question: which line is marked.
    Leave(Menu),
    /// What the clerk likes.
    Settings(SettingsStep),
    /// S14.
    Card(CardStep),
    /// Whom the public may ask.
    Contact(Box<ContactStep>),
    /// Which figure goes into the text.
    Quote(QuoteStep),
    /// Which edit mends a finding.
    Repairs(Box<RepairsStep>),
}

/// What can be answered to the leave question.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum LeaveAnswer {
    /// 接着填.
    Stay,
    /// 退出.
    Leave,
}

/// All of it, in order, with what it is called. As in every menu with an answer that leaves, takes
/// over, deletes or rolls back, the first one changes nothing: it is what a key that was meant for
/// something else hits.
pub const LEAVE_ANSWERS: [(LeaveAnswer, &str); 2] =
    [(LeaveAnswer::Stay, "接着填"), (LeaveAnswer::Leave, "退出")];

impl Step {
    /// The place a draft reopens at, if this step is one.
    #[must_use]
    pub fn bookmark(&self) -> Option<Bookmark> {
        match self {
            Self::Grid(step) => Some(Bookmark::Cell(step.cell())),
            Self::Text(step) => Some(Bookmark::Text { text: step.text(), place: step.caret() }),
            Self::Contents(_) | Self::Finish(_) => Some(Bookmark::Contents),
            _ => None,
        }
    }

    /// What is half typed and no part of the report yet.
    #[must_use]
    pub fn typing(&self, desk: &Desk) -> Option<Typing> {
        match self {
            Self::Grid(step) => step.typing(),
            Self::Unit(step) => step.typing(desk),
            Self::Explain(step) => step.typing(desk.report()),
            Self::Other(step) => step.typing(desk.report()),
            Self::Zero(step) => step.typing(desk.report()),
            _ => None,
        }
    }

    /// Goes on with what was half typed; whether it belongs to this step.
    pub(super) fn go_on(&mut self, half: &Typing, desk: &Desk) -> bool {
        match self {
            Self::Grid(step) => step.go_on(half),
            Self::Unit(step) => step.go_on(half),
            Self::Explain(step) => step.go_on(half, desk),
            Self::Other(step) => step.go_on(half),
            Self::Zero(step) => step.go_on(half, desk.report()),
            _ => false,
        }
    }

    /// The section the clerk is in.
    #[must_use]
    pub fn section(&self, desk: &Desk) -> Option<usize> {
        let form = desk.form();
        match self {
            Self::Grid(step) => progress::section_of_table(form, form.cell(step.cell()).table),
            Self::Door(step) => progress::section_of_table(form, step.table()),
            Self::Paste(step) => progress::section_of_table(form, step.table()),
            Self::Text(step) => progress::section_of_text(form, step.text()),
            Self::Copy(step) => progress::section_of_text(form, step.text()),
            Self::Other(_) => progress::section_of_text(form, TextId::OtherMatters),
            _ => None,
        }
    }

    /// What help here is about.
    #[must_use]
    pub fn topic(&self, desk: Option<&Desk>) -> Topic {
        match (self, desk) {
            (Self::Grid(step), _) => Topic::Table(step.cell()),
            (Self::Door(step), Some(desk)) => {
                desk.report().typed_cells(step.table()).next().map_or(Topic::Lists, Topic::Table)
            }
            (Self::Text(step), _) => Topic::Text(step.text()),
            (Self::Copy(step), _) => Topic::Text(step.text()),
            (Self::Other(_), _) => Topic::Text(TextId::OtherMatters),
            _ => Topic::Lists,
        }
    }

    /// The screen has another size, or the report changed elsewhere.
    pub(super) fn refit(&mut self, place: Option<Place>, desk: &Desk) {
        match self {
            Self::Grid(step) => step.refit(desk),
            Self::Text(step) => step.refit(place, desk),
            _ => {}
        }
    }

    /// Typing rests.
    pub(super) fn rest(&mut self, desk: &mut Desk) {
        match self {
            Self::Text(step) => {
                step.rest(desk);
                desk.seal();
            }
            Self::Grid(step) => step.rest(),
            _ => {}
        }
    }

    /// The clerk goes elsewhere: what is half typed is kept.
    pub(super) fn leave(&mut self, desk: &mut Desk, onward: bool) {
        match self {
            Self::Grid(step) => step.leave(desk),
            Self::Other(step) => step.leave(desk, onward),
            Self::Zero(step) => step.leave(desk),
            Self::Explain(step) => step.keep(desk),
            Self::Unit(step) if step.is_change() => step.keep(desk),
            _ => {}
        }
    }
}
