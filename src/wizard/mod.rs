//! What does a key do?
//!
//! The state machine: messages in, new state and effects out. It knows no terminal, no clock and
//! no file; [`Wizard::update`] is the one way in.

mod above;
pub mod again;
mod back;
pub mod bases;
pub mod changes;
pub mod clock;
pub mod contact;
pub mod contents;
pub mod copy;
pub mod desk;
pub mod door;
pub mod draft_line;
mod early;
pub mod explain;
pub mod face;
pub mod find;
pub mod finish;
mod go;
pub mod grid;
pub mod held;
pub mod help;
pub mod history;
pub mod in_use;
pub mod key;
pub mod landing;
mod least;
mod likes;
pub mod line;
mod mend;
pub mod menu;
pub mod message;
pub mod mirror;
mod opening;
pub mod other;
pub mod paste;
pub mod places;
pub mod plain;
pub mod preview;
pub mod problems;
pub mod progress;
pub mod quote;
mod reading;
mod refused;
pub mod repairs;
pub mod resume;
mod room;
mod second;
pub mod settings;
mod small;
pub mod start;
pub mod stated;
pub mod step;
pub mod text;
pub mod trash;
pub mod turn;
mod unasked;
pub mod undo;
pub mod unit;
mod unused;
mod way;
mod words;
pub mod zero;

pub use clock::Moment;
pub use desk::Desk;
pub use key::Key;
pub use message::{DraftEntry, Effect, Message, Written};
pub use settings::Settings;
pub use step::{Above, Step};
pub use turn::{Goal, Turn};

use std::sync::Arc;

use self::settings::Glyphs;
use self::unasked::{Origin, Unasked};
use crate::check::Overlay;
use crate::form::Form;
use crate::report::{Bookmark, Previous, Report, Typing};

/// Where last year's figures come from when nobody named a file.
const HERE: &str = "本机的草稿";

/// 向导. Where the clerk is, and what lies on the desk.
#[derive(Debug)]
pub struct Wizard {
    form: &'static Form,
    /// Who writes, as `user@host`.
    who: String,
    drafts: Vec<DraftEntry>,
    desk: Option<Desk>,
    step: Step,
    above: Option<Above>,
    unasked: Unasked,
    /// Where Esc leads from a side step.
    way: way::Way,
    now: Moment,
    size: (u16, u16),
    /// The finding that was marked in the problem list last.
    problem: problems::Marked,
    /// The revision and bookmark that were handed out to be saved last.
    handed_out: (u64, Bookmark),
    /// What was half typed elsewhere, until the clerk comes back there.
    half: Option<Typing>,
    /// What a draft held that is being waited for.
    awaited: Option<Report>,
    /// 本地要求, if there are any.
    overlay: Option<Arc<Overlay>>,
    /// 上年年报 that was named when the program was started.
    named_before: Option<Previous>,
    /// Why those there are cannot be read.
    bad_overlay: Option<String>,
    settings: Settings,
    /// Final reports that were written on this machine.
    reports: Vec<Previous>,
    /// Those that cannot be read: their folder, and why.
    unread: Vec<(String, String)>,
    /// Whether the clerk may name files of the machine.
    may_read: bool,
}

impl Wizard {
    /// Smallest screen that shows everything, in columns and rows.
    pub const LEAST: (u16, u16) = least::LEAST;

    /// At the start, on a screen of this size. `who` is `user@host`.
    #[must_use]
    pub fn new(form: &'static Form, who: &str, now: Moment, size: (u16, u16)) -> Self {
        Self {
            form,
            who: who.to_owned(),
            drafts: Vec::new(),
            desk: None,
            step: Step::Start(start::StartStep::new(&[], form.year_reported_in(now.year))),
            above: None,
            unasked: Unasked::default(),
            way: Vec::new(),
            now,
            size,
            problem: problems::Marked::default(),
            handed_out: (0, Bookmark::default()),
            half: None,
            awaited: None,
            overlay: None,
            named_before: None,
            bad_overlay: None,
            settings: Settings::default(),
            reports: Vec::new(),
            unread: Vec::new(),
            may_read: false,
        }
    }

    /// The clerk may name files of the machine; before it begins.
    pub fn let_read(&mut self) {
        self.may_read = true;
    }

    /// The report of the year before, for a report that fits it; before a report is opened.
    pub fn set_last_year(&mut self, previous: Previous) {
        self.named_before = Some(previous);
    }

    /// The reports that could be last year's: the one named at the start, that of the open report,
    /// the drafts that lie here, the final reports.
    fn bases(&self) -> bases::Bases {
        let own = self.desk.as_ref().and_then(|desk| desk.report().previous()).cloned();
        let of_draft = |entry: &DraftEntry| {
            let document = entry.document.as_ref().ok()?;
            Some(Previous::new(document.report.clone(), HERE))
        };
        let mut known: Vec<Previous> = own.into_iter().chain(self.named_before.clone()).collect();
        let here = self.drafts.iter().filter_map(of_draft);
        for previous in here.chain(self.reports.iter().cloned()) {
            if !known.iter().any(|one| one.report() == previous.report()) {
                known.push(previous);
            }
        }
        bases::Bases::of(known)
            .with_files(self.may_read)
            .with_others(self.named_before.clone(), self.unread.clone())
    }

    /// S2 for the open report.
    fn unit_step(&self, field: unit::UnitField) -> Option<Step> {
        let desk = self.desk.as_ref()?;
        let mut bases = self.bases();
        bases.pick(desk.report().previous().cloned());
        Some(Step::Unit(Box::new(unit::UnitStep::of(desk, field).with_bases(bases))))
    }

    /// What the county asks for besides the form; before a report is opened.
    pub fn set_overlay(&mut self, overlay: Option<Arc<Overlay>>) {
        self.overlay = overlay;
    }

    /// Why what the county asks for cannot be read: said at every report that is opened.
    pub fn note_bad_overlay(&mut self, sentence: String) {
        self.bad_overlay = Some(sentence);
    }

    /// What the county asks for.
    #[must_use]
    pub fn overlay(&self) -> &Overlay {
        self.overlay.as_deref().unwrap_or_else(|| Overlay::none())
    }

    /// What the clerk likes, as it was kept; before a report is opened.
    pub fn set_settings(&mut self, settings: Settings) {
        self.settings = settings;
    }

    /// What the clerk likes.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// How characters of unsettled width are to be drawn; none: as the terminal itself says.
    #[must_use]
    pub fn glyphs(&self) -> Option<Glyphs> {
        // The card shows what a narrow terminal would show right.
        let card = matches!(self.above, Some(Above::Card(_)));
        if card { Some(Glyphs::Narrow) } else { self.settings.glyphs }
    }

    /// Where the clerk is.
    #[must_use]
    pub fn step(&self) -> &Step {
        &self.step
    }

    /// What lies over it, if anything.
    #[must_use]
    pub fn above(&self) -> Option<&Above> {
        self.above.as_ref()
    }

    /// The open draft.
    #[must_use]
    pub fn desk(&self) -> Option<&Desk> {
        self.desk.as_ref()
    }

    /// The drafts on this machine, in the order shown.
    #[must_use]
    pub fn drafts(&self) -> &[DraftEntry] {
        &self.drafts
    }

    /// Who writes, as `user@host`.
    #[must_use]
    pub fn who(&self) -> &str {
        &self.who
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.now
    }

    /// Columns and rows of the screen.
    #[must_use]
    pub fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Whether the screen is too small to show the steps; keys are ignored meanwhile.
    #[must_use]
    pub fn is_too_small(&self) -> bool {
        self.size.0 < Self::LEAST.0 || self.size.1 < Self::LEAST.1
    }

    /// Reacts to one message and says what must be done outside.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        // Much is lost with a paste, and nobody types it again by heart.
        let is_large = matches!(message, Message::Paste(_) | Message::Burst(_));
        let (face, origin) = (self.face(), Origin::of(&message));
        self.note_message(origin);
        let effects = self.react(message);
        self.note_screen(&face, origin, &effects);
        self.settle(effects, is_large)
    }

    fn react(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::Key(key) => self.key_or_note(key),
            Message::Words(keys) => self.words(&keys),
            Message::Early(keys) => self.early(&keys),
            Message::Stalled => self.stalled(),
            // What stands there is known where it was drawn.
            Message::Click { .. } => Vec::new(),
            Message::Point(point) => self.point(point),
            Message::Paste(text) => self.pasted(&text),
            Message::Burst(text) => self.burst(&text),
            Message::Foreign => self.say_foreign(),
            Message::Resize { columns, rows } => self.resized((columns, rows)),
            Message::Clock(now) => self.clock(now),
            Message::Rest => self.rest(),
            Message::Saving(revision) => self.with_desk(|desk| desk.note_saving(revision)),
            Message::Saved { revision, at } => self.with_desk(|desk| desk.note_saved(revision, at)),
            Message::SaveFailed(reason) => self.with_desk(|desk| desk.note_failed(reason)),
            Message::Drafts(drafts) => self.list(drafts),
            Message::Opened(document) => self.opened(*document),
            Message::Resumed { document, past } => self.resumed(*document, past),
            Message::Held(held) => self.held(*held),
            Message::Looked(document) => self.looked(*document),
            Message::Newer { document, says } => {
                self.looked(*document);
                self.with_desk(|desk| desk.say(format!("只读打开：可以看，不能改。{says}")))
            }
            Message::Free(id) => self.free(id),
            Message::StillHeld(sentence) => self.still_held(sentence),
            Message::Asked(asker) => self.with_desk(|desk| desk.note_asked(asker)),
            Message::Versions(versions) => self.versions(versions),
            Message::Trash(drafts) => self.trash(drafts),
            Message::OpenFailed(sentence) => self.not_opened(sentence),
            Message::Written(written) => self.finished(Ok(written)),
            Message::Sent(sent) => self.with_desk(|desk| desk.say(finish::told(sent))),
            Message::WriteFailed(sentence) => self.finished(Err(sentence)),
            Message::PreviousRead(read) => {
                if let Step::Unit(step) = &mut self.step {
                    step.take_before(read);
                    if let Some(desk) = &mut self.desk {
                        step.put_base(desk);
                    }
                }
                Vec::new()
            }
            Message::Reports(reports) => {
                self.reports = reports;
                Vec::new()
            }
            Message::Unread(unread) => {
                self.unread = unread;
                Vec::new()
            }
            Message::Unanswered => self.unanswered(),
            Message::NotKept(sentence) => self.not_opened(sentence),
            Message::Told(sentence) => self.with_desk(|desk| desk.say(sentence)),
            Message::HangUp => self.hang_up(),
        }
    }

    /// Adds what follows from every change: the draft is handed out to be saved, a large one at
    /// once.
    fn settle(&mut self, mut effects: Vec<Effect>, is_large: bool) -> Vec<Effect> {
        let ends = |effect: &Effect| {
            matches!(effect, Effect::Leave | Effect::BreakOff | Effect::Close | Effect::Plain)
                || matches!(effect, Effect::WriteOut { .. })
        };
        let at_once = is_large || effects.iter().any(ends);
        self.hand_out(&mut effects, at_once);
        effects
    }

    fn with_desk(&mut self, change: impl FnOnce(&mut Desk)) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            change(desk);
        }
        Vec::new()
    }

    fn resized(&mut self, size: (u16, u16)) -> Vec<Effect> {
        self.size = size;
        if let Some(desk) = &mut self.desk {
            desk.size = size;
            self.step.refit(None, desk);
        }
        if let (true, Step::Grid(step)) = (self.is_too_small(), &mut self.step) {
            step.ask_no_more();
        }
        Vec::new()
    }

    fn clock(&mut self, now: Moment) -> Vec<Effect> {
        self.now = now;
        self.with_desk(|desk| desk.now = now)
    }

    fn rest(&mut self) -> Vec<Effect> {
        if let Some(desk) = &mut self.desk {
            if desk.is_stale() {
                desk.recheck();
            }
            desk.rest();
            self.step.rest(desk);
        }
        self.keep_contact()
    }

    fn finished(&mut self, outcome: Result<Written, String>) -> Vec<Effect> {
        if let (Ok(written), Some(desk)) = (&outcome, &mut self.desk)
            && !written.draft
        {
            desk.set_finished(written.at.clone());
        }
        if let Step::Finish(step) = &mut self.step {
            step.outcome = Some(outcome);
        }
        Vec::new()
    }

    /// The line dropped: what is half typed is saved as what it is.
    fn hang_up(&mut self) -> Vec<Effect> {
        let mut effects = self.keep_contact();
        effects.push(Effect::BreakOff);
        effects
    }

    /// Makes what is half typed part of the report.
    fn keep(&mut self) {
        if let Some(desk) = &mut self.desk {
            self.step.leave(desk, false);
        }
    }

    /// What was half typed stands in its place again, once the clerk is there.
    fn go_on_with_half(&mut self) {
        let Some(desk) = &self.desk else { return };
        if self.half.as_ref().is_some_and(|half| self.step.go_on(half, desk)) {
            self.half = None;
        }
    }

    /// Hands the draft out to be saved when it changed, or when only the place in it did and
    /// nothing else is to come.
    fn hand_out(&mut self, effects: &mut Vec<Effect>, at_once: bool) {
        self.go_on_with_half();
        let Some(desk) = &mut self.desk else { return };
        if let Some(bookmark) = self.step.bookmark() {
            desk.set_bookmark(bookmark);
        }
        desk.set_typing(self.step.typing(desk).or_else(|| self.half.clone()));
        let (revision, bookmark) = (desk.revision(), desk.bookmark());
        let moved = self.handed_out.1 != bookmark;
        if !desk.is_read_only() && (self.handed_out.0 != revision || moved && at_once) {
            self.handed_out = (revision, bookmark);
            // Before what ends the draft's time on the desk.
            effects.insert(0, Effect::Save { document: desk.document(), at_once });
        }
        if effects.contains(&Effect::Close) {
            self.desk = None;
        }
    }
}
