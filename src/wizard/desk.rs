//! What lies on the desk: the open draft, what is wrong with it, and what can be undone?

use std::sync::Arc;

use super::changes;
use super::clock::Moment;
use super::landing::{Landing, landing};
use super::room::{TOO_MUCH, without_too_much};
use super::settings::EnterGoes;
use super::undo::Undo;
use crate::check::{self, Context, Finding, LastYear, Severity};
use crate::form::{CellId, Form};
use crate::report::{
    Bookmark, Contact, Document, DraftMark, Op, Report, TextId, Typing, signing_day,
};

/// 案头. The open draft; every edit of it passes here.
#[derive(Debug)]
pub struct Desk {
    document: Arc<Document>,
    undo: Undo,
    findings: Vec<Finding>,
    /// Advice that is not to be given again.
    dismissed: Vec<Finding>,
    /// Whether the findings are older than the report.
    stale: bool,
    /// Whether only cells changed since all rules were asked: those that read words too wait.
    pending: bool,
    context: Context,
    saving: Saving,
    /// Whether 已保存 may stand on the screen once all is durable.
    claim: bool,
    /// Whether no edit came since typing rested.
    rested: bool,
    notice: Option<String>,
    /// Who waits for the draft and asks for it.
    asked: Option<String>,
    /// Codes of the rules that have said their hint.
    hinted: Vec<&'static str>,
    /// Tables that were said to have something to fill in, whether or not that was done yet.
    filling: Vec<usize>,
    /// Whether nothing may be changed.
    read_only: bool,
    /// Columns and rows of the screen.
    pub size: (u16, u16),
    /// What time it is.
    pub now: Moment,
    /// Where Enter goes in a table.
    pub enter: EnterGoes,
    /// Whom the public may ask.
    pub contact: Contact,
}

/// 保存情况. What the screen may claim.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Saving {
    /// Last revision that is durable.
    pub revision: u64,
    /// When it became so, as `14:32:05`.
    pub at: String,
    /// Why the last attempt failed, if it did.
    pub failed: Option<String>,
    /// The revision that is being made durable, while it is.
    pub under_way: Option<u64>,
}

impl Desk {
    /// Puts a draft on the desk. It is not checked yet: it can be shown before.
    #[must_use]
    pub fn new(document: Document, context: Context, now: Moment, size: (u16, u16)) -> Self {
        let mark = document.draft.as_ref();
        let saving = Saving {
            revision: mark.map_or(0, |mark| mark.revision),
            at: mark.map_or(String::new(), |mark| {
                mark.saved_at.rsplit(' ').next().unwrap_or_default().to_owned()
            }),
            ..Saving::default()
        };
        let mut context = context;
        context.follow(&document.report);
        // Who stopped in a table had opened it.
        let filling = match mark.map(|mark| &mark.bookmark) {
            Some(Bookmark::Cell(cell)) => vec![document.report.form().cell(*cell).table],
            _ => Vec::new(),
        };
        let (findings, dismissed, undo) = (Vec::new(), Vec::new(), Undo::default());
        let document = Arc::new(document);
        Self {
            document,
            undo,
            findings,
            dismissed,
            stale: true,
            pending: false,
            context,
            saving,
            claim: true,
            rested: true,
            notice: None,
            asked: None,
            hinted: Vec::new(),
            filling,
            read_only: false,
            size,
            now,
            enter: EnterGoes::default(),
            contact: Contact::default(),
        }
    }

    /// The report.
    #[must_use]
    pub fn report(&self) -> &Report {
        &self.document.report
    }

    /// The form it is written on.
    #[must_use]
    pub fn form(&self) -> &'static Form {
        self.report().form()
    }

    /// The whole draft, to be kept as it is now.
    #[must_use]
    pub fn document(&self) -> Arc<Document> {
        Arc::clone(&self.document)
    }

    /// Which version this is.
    #[must_use]
    pub fn revision(&self) -> u64 {
        self.document.draft.as_ref().map_or(0, |mark| mark.revision)
    }

    /// What the checks need besides the report.
    #[must_use]
    pub fn context(&self) -> &Context {
        &self.context
    }

    /// 上年年报, if there is one.
    #[must_use]
    pub fn last_year(&self) -> Option<&LastYear> {
        self.context.previous.as_deref()
    }

    /// What was found wrong, as of the last [`Desk::recheck`], without advice that was dismissed;
    /// nothing before the first.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// Advice that is not to be given again, and would be.
    #[must_use]
    pub fn dismissed(&self) -> &[Finding] {
        &self.dismissed
    }

    /// 导语 or 落款 as the program writes it; none: that text is the clerk's own.
    #[must_use]
    pub fn composed(&self, text: TextId) -> Option<String> {
        let (due, _) = check::due(self.report(), &self.context)?;
        let day = signing_day(self.report().year(), self.now.day(), due);
        self.report().composed(text, &self.contact, day)
    }

    /// How many findings of each severity there are: errors and warnings without explanation, advice.
    #[must_use]
    pub fn counts(&self) -> (usize, usize, usize) {
        let of = |severity| {
            let open =
                |finding: &&Finding| severity == Severity::Advice || finding.blocks(self.report());
            self.findings.iter().filter(|finding| finding.severity == severity).filter(open).count()
        };
        (of(Severity::Error), of(Severity::Warning), of(Severity::Advice))
    }

    /// The findings about one cell.
    pub fn findings_at(&self, cell: CellId) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.spot == check::Spot::Cell(cell))
    }

    /// Makes an edit that is undone by itself, and checks.
    pub fn edit(&mut self, op: Op) {
        let (op, is_too_much) = without_too_much(self.report(), op);
        if is_too_much {
            self.say(TOO_MUCH);
        }
        if op.is_empty() || self.read_only {
            return;
        }
        // What was typed before may not have been checked yet.
        let follows = self.report().has_references();
        let cells_only = op.is_about_cells() && !self.stale && !follows;
        self.apply(&op);
        self.hint(&op);
        self.undo.note(op);
        self.note_change(None);
        if cells_only {
            let mut before = std::mem::take(&mut self.findings);
            before.append(&mut self.dismissed);
            let found = check::check_cells(self.report(), &self.context, before);
            (self.findings, self.dismissed) = sorted(self.report(), found);
            (self.stale, self.pending) = (false, true);
        } else {
            self.recheck();
        }
    }

    /// Says, once for each draft on the desk, what is easily counted wrongly in a cell just filled.
    fn hint(&mut self, op: &Op) {
        let Some(Landing::Cell(cell)) = landing(op) else { return };
        if let Some((code, sentence)) = check::hint(self.report(), cell)
            && !self.hinted.contains(&code)
        {
            self.hinted.push(code);
            self.say(sentence);
        }
    }

    /// Makes an edit that is undone together with the typing it continues; checks wait for rest.
    pub fn type_text(&mut self, op: Op) {
        if op.is_empty() || self.read_only {
            return;
        }
        self.apply(&op);
        self.undo.note_typing(op);
        self.note_change(None);
    }

    /// The next typing is undone by itself: the caret went elsewhere.
    pub fn seal(&mut self) {
        self.undo.seal();
    }

    /// Takes the last edit back; where it was.
    pub fn undo(&mut self) -> Option<Landing> {
        let op = self.undo.undo()?;
        self.apply(&op);
        self.note_change(Some(&op));
        self.recheck();
        Some(landing(&op).unwrap_or(Landing::Here))
    }

    /// Makes the last undone edit again; where it was.
    pub fn redo(&mut self) -> Option<Landing> {
        let op = self.undo.redo()?;
        self.apply(&op);
        self.note_change(Some(&op));
        self.recheck();
        Some(landing(&op).unwrap_or(Landing::Here))
    }

    /// Brings the findings up to date.
    pub fn recheck(&mut self) {
        let found = check::check(self.report(), &self.context);
        (self.findings, self.dismissed) = sorted(self.report(), found);
        (self.stale, self.pending) = (false, false);
    }

    /// Whether something changed that the last check has not read.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.stale || self.pending
    }

    /// Where the clerk is, as noted last.
    #[must_use]
    pub fn bookmark(&self) -> Bookmark {
        self.document.draft.as_ref().map(|mark| mark.bookmark.clone()).unwrap_or_default()
    }

    /// Notes where the clerk is, so that the draft reopens there.
    pub fn set_bookmark(&mut self, bookmark: Bookmark) {
        if let Some(mark) = &self.document.draft
            && mark.bookmark != bookmark
        {
            self.mark_mut().bookmark = bookmark;
        }
    }

    /// What was half typed, as it is kept with the draft.
    #[must_use]
    pub fn typing(&self) -> Option<&Typing> {
        self.document.draft.as_ref()?.typing.as_ref()
    }

    /// Notes what is half typed: that is a version of the draft too, and unsaved until it is kept.
    pub fn set_typing(&mut self, typing: Option<Typing>) {
        if self.read_only || self.typing() == typing.as_ref() {
            return;
        }
        let mark = self.mark_mut();
        mark.typing = typing;
        mark.revision += 1;
        (self.claim, self.rested) = (false, false);
    }

    /// Notes when final documents were made.
    pub fn set_finished(&mut self, at: String) {
        let mark = self.mark_mut();
        mark.finished_at = at;
        mark.revision += 1;
    }

    /// Notes whether a table was said to have something to fill in.
    pub fn note_filling(&mut self, table: usize, something: bool) {
        self.filling.retain(|&it| it != table);
        if something {
            self.filling.push(table);
        }
    }

    /// Whether a table is empty and nobody has said yet that there is something to fill in.
    #[must_use]
    pub fn asks_first(&self, table: usize) -> bool {
        let (blank, all) = self.report().blanks(table);
        blank == all && !self.filling.contains(&table)
    }

    /// From here on nothing may be changed: somebody else has the draft open.
    pub fn read_only(&mut self) {
        self.read_only = true;
    }

    /// Whether nothing may be changed.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only
    }

    /// Makes this at least the version `revision`.
    pub fn raise_revision(&mut self, revision: u64) {
        let mark = self.mark_mut();
        mark.revision = mark.revision.max(revision);
    }

    /// Notes that what lies here is not in the draft's file.
    pub fn note_nothing_saved(&mut self) {
        self.saving = Saving::default();
    }

    /// What the screen may claim about saving.
    #[must_use]
    pub fn saving(&self) -> &Saving {
        &self.saving
    }

    /// Whether the screen may say that all of it is durable.
    ///
    /// False from the first unsaved edit on; true again only when typing rests, so that a save
    /// between two keys costs no bytes on the line.
    #[must_use]
    pub fn is_saved(&self) -> bool {
        self.claim && self.saving.revision == self.revision() && self.saving.failed.is_none()
    }

    /// Whether this very version is being saved; said only when typing rests, as with 已保存.
    #[must_use]
    pub fn is_being_saved(&self) -> bool {
        self.rested && self.saving.under_way == Some(self.revision())
    }

    /// Notes that the attempt to save a revision begins.
    pub fn note_saving(&mut self, revision: u64) {
        self.saving.under_way = Some(revision);
    }

    /// Notes that a revision is durable.
    pub fn note_saved(&mut self, revision: u64, at: String) {
        self.saving = Saving { revision, at, ..Saving::default() };
        self.claim |= self.rested;
    }

    /// Typing rests: what is durable may be claimed.
    pub fn rest(&mut self) {
        self.rested = true;
        self.claim = true;
    }

    /// Notes that saving failed, and why.
    pub fn note_failed(&mut self, reason: String) {
        self.saving.failed = Some(reason);
        self.saving.under_way = None;
    }

    /// Notes who waits for the draft and asks for it.
    pub fn note_asked(&mut self, asker: Option<String>) {
        self.asked = asker;
    }

    /// Who waits for the draft and asks for it, and what can be done; none: nobody.
    #[must_use]
    pub fn asked(&self) -> Option<String> {
        let asker = self.asked.as_ref()?;
        Some(format!("{asker}请您让出：按 Ctrl+Q 退出就让出"))
    }

    /// Says one sentence, shown until the next key.
    pub fn say(&mut self, sentence: impl Into<String>) {
        self.notice = Some(sentence.into());
    }

    /// What was said last.
    #[must_use]
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// Forgets what was said.
    pub fn hush(&mut self) {
        self.notice = None;
    }

    fn apply(&mut self, op: &Op) {
        let document = Arc::make_mut(&mut self.document);
        document.report.apply(op);
        self.context.follow(&document.report);
        if let Some(mark) = &mut document.draft {
            mark.revision += 1;
        }
        self.stale = true;
        (self.claim, self.rested) = (false, false);
    }

    /// Keeps what was changed last with the draft, for whoever opens it after the line broke;
    /// none: the last step.
    fn note_change(&mut self, op: Option<&Op>) {
        let told = op.or(self.undo.last()).map(|op| changes::told(op, self.report()));
        if let Some(told) = told.filter(|told| !told.is_empty()) {
            self.mark_mut().last_change = told;
        }
    }

    fn mark_mut(&mut self) -> &mut DraftMark {
        Arc::make_mut(&mut self.document).draft.get_or_insert_with(DraftMark::default)
    }
}

/// What is to be shown, and advice that was dismissed.
fn sorted(report: &Report, found: Vec<Finding>) -> (Vec<Finding>, Vec<Finding>) {
    found.into_iter().partition(|finding| !finding.is_dismissed(report))
}
