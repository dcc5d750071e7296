//! How is what the wizard asks for carried out?

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::clock;
use super::documents::Shelf;
use super::previous;
use super::settings::Keeper;
use crate::draft::lock::Holder;
use crate::draft::{Came, NAMED, Open, OpenError, Outcome, Store, Vigil, Writer, writer};
use crate::form::Form;
use crate::report::Report;
use crate::report::{Document, Past};
use crate::terminal;
use crate::wizard::in_use::Held;
use crate::wizard::message::Version;
use crate::wizard::{DraftEntry, Effect, Message};

/// How long the clerk is kept waiting for the disk when a draft is put away.
const PATIENCE: Duration = Duration::from_secs(2);

/// How long a process that must end waits for the disk.
const LAST_PATIENCE: Duration = Duration::from_secs(1);

/// What is said when another session cannot be got to end.
const NO_ANSWER: &str = "那个窗口没有回应，没有接管。可以复制一份自己改，或等它关闭。";

/// What is said when it cannot be asked to.
const CANNOT_ASK: &str =
    "没有办法告诉对方：草稿所在的文件夹写不进去。可以等对方关闭，或复制一份自己改。";

/// What is said where two windows cannot be kept apart by the system.
const NO_LOCKS: &str =
    "草稿所在的磁盘不能加锁，程序只能凭记录认出别的窗口。同一份草稿请只开一个窗口。";

/// How a draft is waited for.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum How {
    Wait,
    Ask,
    TakeOver,
}

/// Wakes whoever asks [`terminal::World::news`]; called from other threads.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// 外面的世界. Carries out effects with the draft room; what came of them are messages.
pub struct World {
    store: Store,
    shelf: Shelf,
    first: First,
    wake: Wake,
    tell: Sender<Message>,
    told: Receiver<Message>,
    writer: Option<Writer>,
    /// The file of the open draft.
    path: PathBuf,
    /// The draft that is being waited for.
    vigil: Option<Vigil>,
    /// Writers of drafts that were put away and could not be saved then; they go on trying.
    unfinished: Vec<Writer>,
    rescue: Rescue,
    keeper: Option<Keeper>,
}

/// 开头. What the program begins with.
#[derive(Debug)]
pub enum First {
    /// The list of drafts.
    List,
    /// A file that was named.
    File(Box<Open>),
    /// A file that was named, and that cannot just be opened: somebody else has it open, or a newer
    /// program wrote it.
    Named,
}

/// 没有存上的. What is said about it at the end.
#[derive(Clone, Debug)]
pub struct Unsaved {
    /// Why, in one sentence.
    pub sentence: String,
    /// What is nowhere on a disk, and must be shown so that it can be copied from the terminal.
    pub document: Option<Arc<Document>>,
}

/// 抢救. Saves what is open, from any thread: for signals and lines that are gone.
#[derive(Clone, Debug, Default)]
struct Rescue(Arc<Mutex<Vec<writer::Handle>>>);

impl Rescue {
    /// Saves all that is unsaved, and waits for each draft not longer than `timeout`.
    fn save(&self, timeout: Duration) {
        let handles = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for handle in handles {
            // Nobody is left to be told what went wrong.
            let _ = handle.flush(timeout);
        }
    }

    fn watch(&self, writers: impl Iterator<Item = writer::Handle>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = writers.collect();
    }
}

impl World {
    /// A world that begins with `first`.
    #[must_use]
    pub fn new(store: Store, shelf: Shelf, first: First) -> Self {
        let (tell, told) = channel();
        let (wake, rescue): (Wake, _) = (Arc::new(|| {}), Rescue::default());
        Self {
            store,
            shelf,
            first,
            wake,
            tell,
            told,
            writer: None,
            path: PathBuf::new(),
            vigil: None,
            unfinished: Vec::new(),
            rescue,
            keeper: None,
        }
    }

    /// With a place for the settings.
    #[must_use]
    pub(super) fn keeping(self, keeper: Keeper) -> Self {
        Self { keeper: Some(keeper), ..self }
    }

    /// Begins: the draft, or the list of drafts, is the first of the news. `wake` is called when
    /// another thread has news.
    pub fn begin(&mut self, wake: Wake) {
        self.wake = wake;
        let (reports, unread) = self.shelf.finished();
        // The other end is here.
        if !reports.is_empty() {
            let _ = self.tell.send(Message::Reports(reports));
        }
        if !unread.is_empty() {
            let _ = self.tell.send(Message::Unread(unread));
        }
        let first = match std::mem::replace(&mut self.first, First::List) {
            First::File(open) => self.put_on_desk(*open),
            First::Named => self.open(NAMED),
            First::List => self.drafts(),
        };
        let is_list = matches!(first, Message::Drafts(_));
        // The other end is here: it listens.
        let _ = self.tell.send(first);
        let told = || self.store.begun_elsewhere().or_else(|| self.store.unlisted());
        if let Some(sentence) = is_list.then(told).flatten() {
            let _ = self.tell.send(Message::OpenFailed(sentence));
        }
    }

    /// Saves what could not be saved before; said after the terminal is restored.
    ///
    /// # Errors
    ///
    /// What could not be saved.
    pub fn farewell(mut self) -> Result<(), Unsaved> {
        self.put_away(false);
        for writer in &self.unfinished {
            if let Err(reason) = writer.flush(PATIENCE) {
                let sentence = format!("最后的修改没有存上：{reason}");
                return Err(Unsaved { sentence, document: writer.at_risk() });
            }
        }
        Ok(())
    }

    fn save(&mut self, document: Arc<Document>, at_once: bool) -> Vec<Message> {
        match &self.writer {
            Some(writer) => {
                writer.submit(document, at_once);
                Vec::new()
            }
            None => vec![Message::SaveFailed("没有打开的草稿。".to_owned())],
        }
    }

    fn drafts(&self) -> Message {
        Message::Drafts(self.store.list().into_iter().map(entry).collect())
    }

    /// What follows when the list of drafts was changed, or was not: then a sentence says why.
    fn changed(&self, changed: Result<(), String>) -> Vec<Message> {
        changed.err().map(Message::OpenFailed).into_iter().chain([self.drafts()]).collect()
    }

    /// Opens a draft; one that could not be saved yet is still ours, and goes on the desk again.
    fn open(&mut self, id: &str) -> Message {
        self.vigil = None;
        let opened = self.store.open(id);
        match opened {
            Err(OpenError::Held(holder)) if holder.is(self.store.session()) => Message::OpenFailed(
                "这份草稿最后的修改还没有存上，程序正在重试。请稍等再打开。".to_owned(),
            ),
            Err(OpenError::Held(holder)) => Message::Held(Box::new(Held {
                id: id.to_owned(),
                who: holder.name().to_owned(),
                place: holder.place(),
                since: holder.since().to_owned(),
                own: self.store.is_own_session(id, &holder),
                document: self.store.look_at(id).ok().map(Box::new),
            })),
            Err(error @ OpenError::Newer { .. }) => {
                let says = error.to_string();
                let OpenError::Newer { document, .. } = error else {
                    return Message::OpenFailed(says);
                };
                Message::Newer { document, says }
            }
            opened => self.opened(opened),
        }
    }

    fn watch_for(&mut self, id: String, how: How) -> Vec<Message> {
        let (tell, wake, which) = (self.tell.clone(), Arc::clone(&self.wake), id.clone());
        let tell = Box::new(move |came| {
            let message = match came {
                Came::Free => Message::Free(which),
                Came::NoAnswer => Message::StillHeld(NO_ANSWER.to_owned()),
            };
            // At the very end nobody listens any more.
            let _ = tell.send(message);
            wake();
        });
        let store = self.store.clone();
        // One's own request, if there is one, must not take a new one with it.
        self.vigil = None;
        let vigil = match how {
            How::Wait => Vigil::begin(store, id, None, tell),
            How::Ask => Vigil::ask(store, id, tell),
            How::TakeOver => Vigil::take_over(store, id, tell),
        };
        match vigil {
            Ok(vigil) => {
                self.vigil = Some(vigil);
                Vec::new()
            }
            Err(_) if how == How::Ask => vec![Message::StillHeld(CANNOT_ASK.to_owned())],
            Err(_) => vec![Message::StillHeld(NO_ANSWER.to_owned())],
        }
    }

    fn versions(&self) -> Vec<Message> {
        let (versions, left_out) = self.store.versions(&self.path);
        let version = |document: Document| Version {
            saved_at: document.draft.map(|mark| mark.saved_at).unwrap_or_default(),
            report: document.report,
        };
        let versions = Message::Versions(versions.into_iter().map(version).collect());
        let told = (left_out > 0)
            .then(|| Message::Told(format!("更早的 {left_out} 版太多或太大，没有列出。")));
        [versions].into_iter().chain(told).collect()
    }

    fn opened(&mut self, opened: Result<Open, OpenError>) -> Message {
        match opened {
            Ok(open) => self.put_on_desk(open),
            Err(error) => Message::OpenFailed(error.to_string()),
        }
    }

    fn put_on_desk(&mut self, open: Open) -> Message {
        let (tell, wake) = (self.tell.clone(), Arc::clone(&self.wake));
        let tell = Arc::new(move |outcome| {
            // At the very end nobody listens any more.
            let _ = tell.send(said(outcome));
            wake();
        });
        let session = self.store.session().clone();
        let path = open.hold.path().to_path_buf();
        let sole = open.hold.is_kept_by_system();
        match Writer::start(open.hold, session, self.store.codec(), tell) {
            Ok(writer) => {
                self.writer = Some(writer);
                self.path = path;
                self.watch();
                if !sole {
                    // Behind the draft itself; at the very end nobody listens any more.
                    let _ = self.tell.send(Message::Told(NO_LOCKS.to_owned()));
                    (self.wake)();
                }
                match (Box::new(open.document), open.past) {
                    (document, Past::Ended) => Message::Opened(document),
                    (document, past) => Message::Resumed { document, past },
                }
            }
            Err(_) => Message::OpenFailed(
                "打不开草稿：这台机器上运行的程序太多。请稍等片刻再打开。".to_owned(),
            ),
        }
    }

    /// Gives the open draft back. One that cannot be saved is kept, and tried again and again.
    fn put_away(&mut self, wished: bool) -> Option<Message> {
        self.unfinished.retain(|writer| writer.flush(Duration::ZERO).is_err());
        let writer = self.writer.take()?;
        let refused = writer.flush(PATIENCE).err();
        if refused.is_some() {
            self.unfinished.push(writer);
        } else if wished {
            writer.give_back();
        }
        self.watch();
        refused.map(Message::SaveFailed)
    }

    fn watch(&self) {
        let writers = self.writer.iter().chain(&self.unfinished);
        self.rescue.watch(writers.map(Writer::handle));
    }

    fn write_out(&self, document: &Document, draft: bool) -> Message {
        match self.shelf.write(document, draft, self.store.codec(), clock::now()) {
            Ok(written) => Message::Written(written),
            Err(sentence) => Message::WriteFailed(sentence),
        }
    }
}

impl terminal::World for World {
    fn perform(&mut self, effect: Effect) -> Vec<Message> {
        match effect {
            Effect::Save { document, at_once } => self.save(document, at_once),
            Effect::ListDrafts => vec![self.drafts()],
            Effect::Open(id) => {
                let refused = self.put_away(true);
                refused.into_iter().chain([self.open(&id)]).collect()
            }
            Effect::Look(id) => vec![match self.store.look_at(&id) {
                Ok(document) => Message::Looked(Box::new(document)),
                Err(error) => Message::OpenFailed(error.to_string()),
            }],
            Effect::Copy(id) => {
                let copied = self.store.copy(&id);
                vec![self.opened(copied)]
            }
            Effect::Wait(id) => self.watch_for(id, How::Wait),
            Effect::Ask(id) => self.watch_for(id, How::Ask),
            Effect::TakeOver(id) => self.watch_for(id, How::TakeOver),
            Effect::StopWaiting => {
                self.vigil = None;
                Vec::new()
            }
            Effect::ListVersions => self.versions(),
            Effect::Rename { id, name } => self.changed(self.store.rename(&id, &name)),
            Effect::Delete(id) => self.changed(self.store.delete(&id)),
            Effect::ListTrash => {
                self.store.clear_trash();
                vec![Message::Trash(self.store.deleted().into_iter().map(entry).collect())]
            }
            Effect::Restore(id) => self.changed(self.store.restore(&id)),
            Effect::Create { unit, year, previous } => {
                let refused = self.put_away(true);
                let opened = self.store.create(Report::following(
                    Form::edition_2021(),
                    unit,
                    year,
                    previous,
                ));
                refused.into_iter().chain([self.opened(opened)]).collect()
            }
            Effect::ReadPrevious(file) => {
                vec![Message::PreviousRead(previous::typed(&file).map(Box::new))]
            }
            Effect::Close => {
                let refused = self.put_away(true);
                refused.into_iter().chain([self.drafts()]).collect()
            }
            Effect::WriteOut { document, draft } => vec![self.write_out(&document, draft)],
            Effect::Keep(settings) => {
                let kept = self.keeper.as_mut().map_or(Ok(()), |keeper| keeper.keep(settings));
                kept.err().map(Message::NotKept).into_iter().collect()
            }
            // The terminal's own business.
            Effect::Repaint | Effect::Plain | Effect::Screen | Effect::Send(_) => Vec::new(),
            Effect::Leave => self.put_away(true).into_iter().collect(),
            Effect::BreakOff => self.put_away(false).into_iter().collect(),
        }
    }

    fn news(&mut self) -> Vec<Message> {
        self.told.try_iter().collect()
    }

    fn last_words(&self) -> terminal::LastWords {
        let rescue = self.rescue.clone();
        Box::new(move || rescue.save(LAST_PATIENCE))
    }
}

fn entry(draft: crate::draft::Entry) -> DraftEntry {
    DraftEntry { id: draft.id, document: draft.document.map(Box::new) }
}

fn said(outcome: Outcome) -> Message {
    match outcome {
        Outcome::Begun(revision) => Message::Saving(revision),
        Outcome::Saved { revision, at } => Message::Saved { revision, at },
        Outcome::Asked(asker) => Message::Asked(asker.as_deref().map(Holder::who)),
        Outcome::Diverted { sentence, .. } | Outcome::Failed(sentence) => {
            Message::SaveFailed(sentence)
        }
    }
}
