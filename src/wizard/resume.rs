//! How does one go on after a broken line, or with a copy that was left behind? (S13)

use super::draft_line::{stopped_at, when};
use super::key::Key;
use super::menu::Menu;
use super::turn::{Goal, Turn};
use super::{Desk, changes, progress};
use crate::report::{Bookmark, Document, Past, Typing};

/// 接着写. What happened to the draft, and how to go on.
#[derive(Clone, Debug, PartialEq)]
pub struct ResumeStep {
    past: Past,
    menu: Menu,
}

/// What was chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum ResumeTurn {
    /// As any step.
    Turn(Turn),
    /// On where the clerk stopped.
    GoOn,
    /// The other copy is the draft from now on.
    TakeOther(Box<Document>),
    /// The draft stays as it is; the other copy, of this revision, is only kept.
    KeepThis(u64),
    /// The version that can be read is the draft from now on.
    TakeReadable,
}

impl ResumeStep {
    /// After this has happened to a draft.
    #[must_use]
    pub fn new(past: Past) -> Self {
        Self { past, menu: Menu::default() }
    }

    /// What happened.
    #[must_use]
    pub fn past(&self) -> &Past {
        &self.past
    }

    /// The answers. The first one changes nothing.
    #[must_use]
    pub fn answers(&self) -> &'static [ResumeAnswer] {
        use ResumeAnswer::{Contents, History, Nothing, Place, TakeOther, TakeReadable, TakeThis};
        match self.past {
            Past::Ended | Past::BrokenOff => &[Place, Contents, History],
            Past::Newer(_) => &[Nothing, TakeOther, TakeThis],
            Past::Damaged(_) => &[Nothing, TakeReadable],
        }
    }

    /// Index of the marked answer.
    #[must_use]
    pub fn marked(&self) -> usize {
        self.menu.marked
    }

    /// Reacts to one key.
    pub fn press(&mut self, key: Key) -> ResumeTurn {
        let count = self.answers().len();
        if self.menu.moves(key, count) {
            return ResumeTurn::Turn(Turn::Stay);
        }
        if key == Key::Escape {
            return ResumeTurn::Turn(Turn::Go(Goal::Start));
        }
        let Some(chosen) = self.menu.chooses(key, count) else {
            return ResumeTurn::Turn(Turn::Stay);
        };
        match (self.answers()[chosen], &self.past) {
            (ResumeAnswer::TakeOther, Past::Newer(other)) => ResumeTurn::TakeOther(other.clone()),
            (ResumeAnswer::TakeThis, Past::Newer(other)) => {
                ResumeTurn::KeepThis(other.draft.as_ref().map_or(0, |mark| mark.revision))
            }
            (ResumeAnswer::TakeReadable, _) => ResumeTurn::TakeReadable,
            (ResumeAnswer::Place, _) => ResumeTurn::GoOn,
            (ResumeAnswer::Contents, _) => ResumeTurn::Turn(Turn::Go(Goal::Contents)),
            (ResumeAnswer::History, _) => ResumeTurn::Turn(Turn::Go(Goal::History)),
            _ => ResumeTurn::Turn(Turn::Go(Goal::Start)),
        }
    }
}

/// What can be answered.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ResumeAnswer {
    /// Back to where the clerk stopped.
    Place,
    /// The contents.
    Contents,
    /// Earlier versions.
    History,
    /// Nothing is decided: back to the start.
    Nothing,
    /// The other copy.
    TakeOther,
    /// The draft as it is.
    TakeThis,
    /// The version that can be read.
    TakeReadable,
}

impl ResumeAnswer {
    /// What it is called.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Place => "回到停下的地方接着填",
            Self::Contents => "先看目录",
            Self::History => "看看改了什么（可以退回到以前的版本）",
            Self::Nothing => "先不动，回到开头",
            Self::TakeOther => "用另存的这一份接着填",
            Self::TakeThis => "用草稿里的这一份接着填",
            Self::TakeReadable => "用这一版接着填",
        }
    }
}

/// 经过. What is said about what happened.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Told {
    /// In one sentence.
    pub says: String,
    /// Why; none: it is known.
    pub why: Option<String>,
    /// When, where, how far: label and text.
    pub facts: Vec<(&'static str, String)>,
    /// In what two copies differ: a heading, and one line each.
    pub changes: Option<(String, Vec<String>)>,
    /// What becomes of the rest.
    pub last: &'static str,
}

impl ResumeStep {
    /// What is said about what happened to the draft on the desk.
    #[must_use]
    pub fn told(&self, desk: &Desk) -> Told {
        let document = desk.document();
        match &self.past {
            Past::Ended | Past::BrokenOff => broken_off(&document, desk),
            Past::Newer(other) => two_copies(&document, other, desk),
            Past::Damaged(why) => damaged(&document, why, desk),
        }
    }
}

fn broken_off(document: &Document, desk: &Desk) -> Told {
    let mut facts = vec![
        ("停在", stopped_at(document).unwrap_or_else(|| "目录".to_owned())),
        ("已填", filled(document, desk)),
    ];
    if let Some(half) = desk.typing().and_then(half_typed) {
        facts.push(("没写完", format!("「{half}」")));
    }
    let last = document.draft.as_ref().map_or("", |mark| &mark.last_change);
    if !last.is_empty() {
        facts.push(("最后改", last.to_owned()));
    }
    // Who was killed may have typed on for a moment; who saw the line drop has lost nothing.
    let says = format!(
        "上次连接中断。{} 以前写的都在，中断前一秒里写的请核对一下。",
        saved(document, desk)
    );
    Told { says, facts, ..Told::default() }
}

/// The words that were half typed; none: only choices were made.
#[must_use]
pub fn half_typed(half: &Typing) -> Option<&str> {
    let text = match half {
        Typing::Cell { text, .. } | Typing::Reason { text, .. } => text,
        Typing::Unit { field, name, .. } if field == "name" => name,
        Typing::Unit { field, year, .. } if field == "year" => year,
        Typing::Unit { title, .. } => title,
        Typing::Other { amount, .. } => amount,
        Typing::Zero { .. } => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn two_copies(document: &Document, other: &Document, desk: &Desk) -> Told {
    let which = match revision(other).cmp(&revision(document)) {
        std::cmp::Ordering::Greater => "，比草稿新",
        _ => "，和草稿一样新",
    };
    let changes = changes::between(&document.report, &other.report);
    let heading = format!("另存的这一份和草稿有 {} 处不同：", changes.len());
    Told {
        says: "这份草稿有两份内容不同。两份都留着，先选一份接着填。".to_owned(),
        facts: vec![
            ("草稿", format!("{} 存的", saved(document, desk))),
            ("另存", format!("{} 存的{which}", saved(other, desk))),
        ],
        changes: Some((heading, changes)),
        last: "没有选的一份放进「看看改了什么」里，随时可以退回去。",
        ..Told::default()
    }
}

fn damaged(document: &Document, why: &str, desk: &Desk) -> Told {
    Told {
        says: "草稿文件读不出来。找到了以前存的一版。".to_owned(),
        why: Some(why.to_owned()),
        facts: vec![
            ("这一版", format!("{} 存的", saved(document, desk))),
            ("已填", filled(document, desk)),
        ],
        last: "读不出的文件不删除，接着填以后改名叫「draft.损坏-时间.yaml」留在原处。",
        ..Told::default()
    }
}

fn saved(document: &Document, desk: &Desk) -> String {
    let at = document.draft.as_ref().map_or("", |mark| mark.saved_at.as_str());
    when(at, desk.now)
}

fn revision(document: &Document) -> u64 {
    document.draft.as_ref().map_or(0, |mark| mark.revision)
}

fn filled(document: &Document, desk: &Desk) -> String {
    let filled = progress::filled(&document.report, desk.findings());
    match progress::blanks(&document.report) {
        0 => format!("{filled}/6 部分"),
        blanks => format!("{filled}/6 部分，还有 {blanks} 格空着"),
    }
}

/// Where a bookmark leads.
#[must_use]
pub fn goal_of(bookmark: &Bookmark) -> Goal {
    match bookmark {
        Bookmark::Contents => Goal::Contents,
        Bookmark::Cell(cell) => Goal::Cell(*cell),
        Bookmark::Text { text, place } => Goal::Text(*text, Some(*place)),
    }
}
