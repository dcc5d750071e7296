//! How is the wizard talked to in lines without a terminal?

use std::collections::VecDeque;
use std::sync::Arc;

use nianbao::form::Form;
use nianbao::report::{Document, Report};
use nianbao::wizard::plain::Plain;
use nianbao::wizard::{DraftEntry, Effect, Message, Wizard, Written};

use super::session::{NOW, draft};

/// A conversation, all that was said in it, and a world that keeps drafts in memory.
pub struct Talk {
    pub plain: Plain,
    /// What stands on the paper: questions, answers behind `> `, what was said back.
    pub transcript: String,
    /// Every version handed out to be saved.
    pub saved: Vec<Arc<Document>>,
    pub written: Vec<(Arc<Document>, bool)>,
    pub refused: Vec<String>,
    pub left: bool,
    /// What is told when a draft is opened; none: the draft as listed.
    pub on_open: Option<Message>,
    pub asked: Vec<Effect>,
    drafts: Vec<DraftEntry>,
}

impl Talk {
    /// At the start, with these drafts on the machine.
    pub fn start(drafts: Vec<DraftEntry>) -> Self {
        let wizard = Wizard::new(Form::edition_2021(), "user@gov-srv1", NOW, (80, 24));
        let mut talk = Self {
            plain: Plain::new(wizard),
            transcript: String::new(),
            saved: Vec::new(),
            written: Vec::new(),
            refused: Vec::new(),
            left: false,
            on_open: None,
            asked: Vec::new(),
            drafts: drafts.clone(),
        };
        talk.tell(Message::Clock(NOW));
        talk.tell(Message::Drafts(drafts));
        talk
    }

    /// With this report open, at the table of contents.
    pub fn open(report: Report) -> Self {
        let mut talk = Self::start(Vec::new());
        talk.tell(Message::Opened(Box::new(draft(report))));
        talk
    }

    pub fn report(&self) -> &Report {
        self.plain.wizard().desk().expect("a report is open").report()
    }

    /// Types these lines, one after another, until it is left.
    pub fn answers(&mut self, lines: &str) -> &mut Self {
        for line in lines.lines() {
            if self.left {
                break;
            }
            self.answer(line);
        }
        self
    }

    pub fn answer(&mut self, line: &str) {
        self.ask();
        self.transcript.push_str(&format!("{line}\n"));
        let taken = self.plain.answer(line);
        if let Some(refused) = taken.refused {
            let told = self.plain.rest();
            self.print(&told);
            self.print(&[format!("没有记下：{refused}")]);
            self.refused.push(refused);
        }
        self.perform(taken.effects);
    }

    pub fn ask(&mut self) {
        let lines = self.plain.ask();
        self.print(&lines);
        self.transcript.push_str("> ");
    }

    /// Nothing more is typed: as at the end of a file.
    pub fn end(&mut self) -> &mut Self {
        if !self.left {
            self.ask();
            self.transcript.push('\n');
            let effects = self.plain.end("输入到这里为止");
            self.perform(effects);
        }
        self
    }

    pub fn tell(&mut self, message: Message) {
        let effects = self.plain.tell(message);
        self.perform(effects);
    }

    fn print(&mut self, lines: &[String]) {
        for line in lines {
            self.transcript.push_str(&format!("{line}\n"));
        }
    }

    fn perform(&mut self, effects: Vec<Effect>) {
        let mut effects = VecDeque::from(effects);
        while let Some(effect) = effects.pop_front() {
            let message = match effect {
                Effect::Save { document, .. } => {
                    let revision = document.draft.as_ref().map_or(0, |mark| mark.revision);
                    self.saved.push(document);
                    Message::Saved { revision, at: "14:32:05".to_owned() }
                }
                Effect::Create { unit, year, previous } => Message::Opened(Box::new(draft(
                    Report::following(Form::edition_2021(), unit, year, previous),
                ))),
                Effect::WriteOut { document, draft } => {
                    self.written.push((document, draft));
                    let end = if draft { "draft." } else { "" };
                    Message::Written(Written {
                        draft,
                        folder: "~/年报/焦东街道办事处-2025/".to_owned(),
                        files: ["txt", "yaml"].map(|kind| format!("report.{end}{kind}")).to_vec(),
                        at: "2026-01-08 14:41".to_owned(),
                        fetch: "scp -r user@10.1.1.2:/home/user/年报/焦东街道办事处-2025 ."
                            .to_owned(),
                        ..Written::default()
                    })
                }
                Effect::Open(id) => {
                    let listed = self.drafts.iter().find(|entry| entry.id == id);
                    let listed = listed.and_then(|entry| entry.document.clone().ok());
                    match (self.on_open.take(), listed) {
                        (Some(message), _) => message,
                        (None, Some(document)) => Message::Opened(document),
                        (None, None) => Message::OpenFailed("没有这份草稿。".to_owned()),
                    }
                }
                Effect::Close => Message::Drafts(self.drafts.clone()),
                Effect::ListVersions => Message::Versions(Vec::new()),
                Effect::ListTrash => Message::Trash(Vec::new()),
                Effect::Leave | Effect::BreakOff => {
                    self.left = true;
                    let mut lines = self.plain.rest();
                    lines.push(self.plain.farewell().to_owned());
                    self.print(&lines);
                    continue;
                }
                other => {
                    self.asked.push(other);
                    continue;
                }
            };
            effects.extend(self.plain.tell(message));
        }
    }
}
