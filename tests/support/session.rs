//! How is the wizard driven without a terminal?

use std::sync::Arc;

use nianbao::form::Form;
use nianbao::report::{Document, DraftMark, Report};
use nianbao::screen::{self, Canvas};
use nianbao::wizard::{DraftEntry, Effect, Key, Message, Moment, Wizard, Written};

/// A wizard and a world that keeps drafts in memory and never fails.
pub struct Session {
    pub wizard: Wizard,
    /// Every version handed out to be saved.
    pub saved: Vec<Arc<Document>>,
    /// Every document written out, and whether as a draft.
    pub written: Vec<(Arc<Document>, bool)>,
    /// Keys pressed and texts pasted; characters of names and texts do not count.
    pub keys: usize,
    pub left: bool,
    /// What was asked for and is told by the test.
    pub asked: Vec<Effect>,
}

/// 8 January 2026, when the mock-ups were drawn.
pub const NOW: Moment = Moment { year: 2026, month: 1, day: 8, hour: 14, minute: 32, second: 5 };

impl Session {
    /// At the start, with these drafts on the machine.
    pub fn start(drafts: Vec<DraftEntry>) -> Self {
        let wizard = Wizard::new(Form::edition_2021(), "user@gov-srv1", NOW, (80, 24));
        let (saved, written) = (Vec::new(), Vec::new());
        let mut session = Self { wizard, saved, written, keys: 0, left: false, asked: Vec::new() };
        session.tell(Message::Clock(NOW));
        session.tell(Message::Drafts(drafts));
        session
    }

    /// With this report open, at the table of contents.
    pub fn open(report: Report) -> Self {
        let mut session = Self::start(Vec::new());
        session.tell(Message::Opened(Box::new(draft(report))));
        session
    }

    /// Tells the wizard something and does what it asks.
    pub fn tell(&mut self, message: Message) {
        for effect in self.wizard.update(message) {
            self.perform(effect);
        }
    }

    /// The same, to be followed by more.
    pub fn told(&mut self, message: Message) -> &mut Self {
        self.tell(message);
        self
    }

    /// Presses keys: `12<Enter><C-n>`; what stands between 「」 is typed as text and not counted.
    #[track_caller]
    pub fn press(&mut self, keys: &str) -> &mut Self {
        let mut rest = keys;
        while let Some(c) = rest.chars().next() {
            let (key, used) = match (c, rest.find('>')) {
                ('<', Some(end)) if end > 1 => (named(&rest[1..end]), end + 1),
                _ => (Key::Char(c), c.len_utf8()),
            };
            self.keys += 1;
            self.tell(Message::Key(key));
            rest = &rest[used..];
        }
        self
    }

    /// Types Chinese text as an input method does; not counted.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.tell(Message::Key(if c == '\n' { Key::Enter } else { Key::Char(c) }));
        }
        self
    }

    /// Pastes text; counts as one key.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.keys += 1;
        self.tell(Message::Paste(text.to_owned()));
        self
    }

    /// The report as it is now.
    #[track_caller]
    pub fn report(&self) -> &Report {
        self.wizard.desk().expect("a report is open").report()
    }

    /// What a person sees after a rest, at the size the session has.
    pub fn screen(&mut self) -> String {
        self.tell(Message::Rest);
        let (columns, rows) = self.wizard.size();
        let mut canvas = Canvas::new(columns, rows);
        screen::draw(&self.wizard, &mut canvas);
        canvas.to_text()
    }

    /// Compares the screen at every size with `tests/screens/NAME.COLUMNSxROWS.txt`.
    #[track_caller]
    pub fn check_screen(&mut self, name: &str) -> &mut Self {
        super::screens::check_screen(name, |canvas| {
            let (columns, rows) = (canvas.columns(), canvas.rows());
            self.tell(Message::Resize { columns, rows });
            self.tell(Message::Rest);
            screen::draw(&self.wizard, canvas);
        });
        self
    }

    fn perform(&mut self, effect: Effect) {
        match effect {
            Effect::Save { document, .. } => {
                let revision = document.draft.as_ref().map_or(0, |mark| mark.revision);
                self.saved.push(document);
                self.tell(Message::Saved { revision, at: "14:32:05".to_owned() });
            }
            Effect::Create { unit, year, previous } => {
                let report = Report::following(Form::edition_2021(), unit, year, previous);
                let made = draft(report);
                // Making a draft saves it.
                self.saved.push(Arc::new(made.clone()));
                self.tell(Message::Opened(Box::new(made)));
            }
            Effect::WriteOut { document, draft } => {
                self.written.push((document, draft));
                let end = if draft { "draft." } else { "" };
                let mut files = ["txt", "yaml"].map(|kind| format!("report.{end}{kind}")).to_vec();
                let code = if draft { "" } else { "7F3A-91C2" };
                files.extend((!draft).then(|| "sheet.txt".to_owned()));
                self.tell(Message::Written(Written {
                    draft,
                    folder: "~/年报/焦东街道办事处-2025/".to_owned(),
                    files,
                    code: code.to_owned(),
                    at: "2026-01-08 14:41".to_owned(),
                    fetch: "scp -r user@10.1.1.2:/home/user/年报/焦东街道办事处-2025 .".to_owned(),
                    ..Written::default()
                }));
            }
            Effect::Leave | Effect::BreakOff => self.left = true,
            other => self.asked.push(other),
        }
    }
}

/// A draft of a report, as the start screen lists it.
pub fn draft(report: Report) -> Document {
    let mark = DraftMark {
        id: "test".to_owned(),
        revision: 1,
        saved_by: "user@gov-srv1".to_owned(),
        saved_at: "2026-01-08 14:32:05".to_owned(),
        ..DraftMark::default()
    };
    Document { report, draft: Some(mark) }
}

#[track_caller]
fn named(name: &str) -> Key {
    match name {
        "Enter" => Key::Enter,
        "Tab" => Key::Tab,
        "S-Tab" => Key::BackTab,
        "Esc" => Key::Escape,
        "Bs" => Key::Backspace,
        "Del" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PgUp" => Key::PageUp,
        "PgDn" => Key::PageDown,
        "F1" => Key::Function(1),
        "F2" => Key::Function(2),
        _ => match name.strip_prefix("C-").and_then(|rest| rest.chars().next()) {
            Some(c) => Key::Ctrl(c),
            None => panic!("no key is called {name}"),
        },
    }
}
