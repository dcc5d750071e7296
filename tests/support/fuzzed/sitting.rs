//! Does the wizard take whatever a terminal sends?

use std::sync::Arc;
use std::time::{Duration, Instant};

use nianbao::form::Form;
use nianbao::report::{Document, DraftMark};
use nianbao::report::{Past, Report};
use nianbao::screen::{self, Canvas};
use nianbao::terminal::Input;
use nianbao::wizard::in_use::Held;
use nianbao::wizard::message::Version;
use nianbao::wizard::{DraftEntry, Effect, Message, Moment, Wizard, Written};
use nianbao::yaml::read;

const NOW: Moment = Moment { year: 2026, month: 1, day: 8, hour: 14, minute: 32, second: 5 };

/// Longest sitting, in bytes.
const MOST: usize = 4096;

/// No UTF-8 holds it: what follows is not typed, but happens.
const EVENT: u8 = 0xFF;

/// Any bytes from a terminal, in any pieces, at any size of the screen, with answers of the world
/// in between: no panic, nothing on the screen that acts, and a draft that reads as it was written.
///
/// The first byte says what lies there at the start.
pub fn sitting(bytes: &[u8]) {
    let Some((&start, rest)) = bytes.split_first() else { return };
    let mut sitting = Sitting::begin(start);
    for piece in pieces(&rest[..rest.len().min(MOST)]) {
        match piece {
            Piece::Bytes(bytes) => sitting.type_in(bytes),
            Piece::Event(kind, a, b) => sitting.happens(kind, a, b),
        }
    }
    sitting.tell(Message::Rest);
    sitting.draw();
    sitting.tell(Message::HangUp);
    if let Some(document) = &sitting.saved {
        super::round_trip(document);
    }
}

enum Piece<'a> {
    Bytes(&'a [u8]),
    Event(u8, u8, u8),
}

fn pieces(mut rest: &[u8]) -> impl Iterator<Item = Piece<'_>> {
    std::iter::from_fn(move || match rest {
        [] => None,
        [EVENT, kind, a, b, after @ ..] => {
            rest = after;
            Some(Piece::Event(*kind, *a, *b))
        }
        [EVENT, ..] => None,
        _ => {
            let end = rest.iter().position(|&byte| byte == EVENT).unwrap_or(rest.len());
            let (typed, after) = rest.split_at(end);
            rest = after;
            Some(Piece::Bytes(typed))
        }
    })
}

struct Sitting {
    wizard: Wizard,
    input: Input,
    now: Instant,
    drafts: Vec<DraftEntry>,
    saved: Option<Arc<Document>>,
}

impl Sitting {
    fn begin(start: u8) -> Self {
        let wizard = Wizard::new(Form::edition_2021(), "user@gov-srv1", NOW, (80, 24));
        let input = Input::new(Duration::from_millis(60));
        let mut sitting =
            Self { wizard, input, now: Instant::now(), drafts: Vec::new(), saved: None };
        let files: [&[u8]; 3] = [
            include_bytes!("../../../sample/street-office-2025.yaml"),
            include_bytes!("../../../sample/county-bureau-2025.yaml"),
            include_bytes!("../../crashtest/seed.yaml"),
        ];
        let documents: Vec<Document> = files.into_iter().map(draft).collect();
        sitting.drafts = documents.iter().map(entry).collect();
        match usize::from(start) {
            0 => sitting.drafts.clear(),
            1 => {}
            n => {
                let document = documents[n % documents.len()].clone();
                sitting.tell(Message::Opened(Box::new(document)));
                return sitting;
            }
        }
        sitting.tell(Message::Drafts(sitting.drafts.clone()));
        sitting
    }

    fn type_in(&mut self, bytes: &[u8]) {
        for message in self.input.take(bytes, self.now) {
            self.tell(message);
        }
    }

    fn happens(&mut self, kind: u8, a: u8, b: u8) {
        match kind % 12 {
            0 => {
                self.now += Duration::from_millis(u64::from(a) * 4);
                for message in self.input.expire(self.now) {
                    self.tell(message);
                }
            }
            1 => self.tell(Message::Rest),
            2 | 3 => self.tell(Message::Resize { columns: a.into(), rows: b.into() }),
            4 | 5 => self.draw(),
            6 => self.tell(Message::Clock(Moment { hour: a % 24, minute: b % 60, ..NOW })),
            7 => self.tell(Message::SaveFailed("空间已满。".to_owned())),
            8 => {
                let revision = self.saved.as_ref().map_or(0, |saved| revision(saved));
                self.tell(Message::Saved { revision, at: "14:32:05".to_owned() });
            }
            9 => self.draft_comes(a, b),
            10 => self.tell(Message::WriteFailed("这个文件夹不能写。".to_owned())),
            _ => self.tell(Message::Saving(u64::from(a))),
        }
    }

    /// A draft is opened, in one of the states in which drafts are found.
    fn draft_comes(&mut self, a: u8, b: u8) {
        let Some(entry) = self.drafts.get(usize::from(a) % 3) else { return };
        let Ok(document) = entry.document.clone() else { return };
        let past = match b % 4 {
            0 => Past::Ended,
            1 => Past::BrokenOff,
            2 => Past::Newer(document.clone()),
            _ => Past::Damaged("第 3 行读不出来。".to_owned()),
        };
        match b % 3 {
            0 => self.tell(held(&entry.id.clone(), Some(document), a > 127)),
            _ => self.tell(Message::Resumed { document, past }),
        }
    }

    fn draw(&self) {
        let (columns, rows) = self.wizard.size();
        let mut canvas = Canvas::new(columns.max(1), rows.max(1));
        screen::draw(&self.wizard, &mut canvas);
        let (buffer, _) = canvas.finished();
        for cell in &buffer.content {
            let symbol = cell.symbol();
            assert!(!symbol.chars().any(char::is_control), "{symbol:?} was drawn");
        }
    }

    fn tell(&mut self, message: Message) {
        for effect in self.wizard.update(message) {
            if let Some(answer) = self.perform(effect) {
                self.tell(answer);
            }
        }
    }

    fn document(&self, id: &str) -> Option<Box<Document>> {
        let entry = self.drafts.iter().find(|entry| entry.id == id)?;
        entry.document.clone().ok()
    }

    fn perform(&mut self, effect: Effect) -> Option<Message> {
        Some(match effect {
            Effect::Save { document, .. } => {
                self.saved = Some(document);
                return None;
            }
            Effect::Create { unit, year, previous } => {
                let report = Report::following(Form::edition_2021(), unit, year, previous);
                Message::Opened(Box::new(marked(report)))
            }
            Effect::Open(id) | Effect::Copy(id) => Message::Opened(self.document(&id)?),
            Effect::Look(id) => Message::Looked(self.document(&id)?),
            Effect::TakeOver(_) => Message::StillHeld("那个窗口没有回应。".to_owned()),
            Effect::Wait(id) | Effect::Ask(id) => Message::Free(id),
            Effect::ListDrafts
            | Effect::Close
            | Effect::Delete(_)
            | Effect::Rename { .. }
            | Effect::Restore(_) => Message::Drafts(self.drafts.clone()),
            Effect::ListTrash => Message::Trash(self.drafts.clone()),
            Effect::ListVersions => Message::Versions(self.versions()),
            Effect::WriteOut { draft, .. } => {
                Message::Written(Written { draft, ..Written::default() })
            }
            _ => return None,
        })
    }

    fn versions(&self) -> Vec<Version> {
        let documents = self.drafts.iter().filter_map(|entry| entry.document.as_ref().ok());
        documents
            .map(|document| Version {
                saved_at: "2026-01-08 14:02:05".to_owned(),
                report: document.report.clone(),
            })
            .collect()
    }
}

fn held(id: &str, document: Option<Box<Document>>, own: bool) -> Message {
    Message::Held(Box::new(Held {
        id: id.to_owned(),
        who: "user2".to_owned(),
        place: "gov-srv1".to_owned(),
        since: "2026-01-08 14:05:00".to_owned(),
        own,
        document,
    }))
}

fn draft(bytes: &[u8]) -> Document {
    marked(read(bytes).expect("a sample").report)
}

fn marked(report: Report) -> Document {
    let mark = DraftMark {
        id: format!("of{}", report.year()),
        revision: 1,
        saved_by: "user@gov-srv1".to_owned(),
        saved_at: "2026-01-08 14:32:05".to_owned(),
        ..DraftMark::default()
    };
    Document { report, draft: Some(mark) }
}

fn entry(document: &Document) -> DraftEntry {
    let id = format!("{}{}", document.report.unit().name, document.report.year());
    DraftEntry { id, document: Ok(Box::new(document.clone())) }
}

fn revision(document: &Document) -> u64 {
    document.draft.as_ref().map_or(0, |mark| mark.revision)
}
