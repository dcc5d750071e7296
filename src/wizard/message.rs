//! What can the wizard be told, and what does it ask to be done outside?

use std::sync::Arc;

use super::clock::Moment;
use super::in_use::Held;
use super::key::Key;
use super::settings::Settings;
use crate::form::CellId;
use crate::report::{Document, Past, Previous, Report, Unit};

/// 以前的版本. A version that was kept of the open draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// When it was saved, as `2026-01-08 14:32:05`.
    pub saved_at: String,
    /// What it held.
    pub report: Report,
}

/// 消息. Everything that reaches the wizard; time and files come in this way too.
#[derive(Clone, Debug, PartialEq)]
pub enum Message {
    /// A key was pressed.
    Key(Key),
    /// Keys that came at once and cannot have been typed as commands: 汉字 of an input method, or
    /// what a client pasted without saying so.
    Words(Vec<Key>),
    /// Keys that came before the input was still on a screen that came up by itself
    /// ([`super::Wizard::unasked`]).
    Early(Vec<Key>),
    /// A paste has begun, and its end does not come.
    Stalled,
    /// Text was pasted, as it came (not cleaned).
    Paste(String),
    /// A click, column and row from 0; [`Message::Point`] or keys follow from what stands there.
    Click {
        /// Column.
        column: u16,
        /// Row.
        row: u16,
    },
    /// A place was pointed at.
    Point(Point),
    /// Text with line ends or tabs that came in one burst of keys: pasted by a client that does not
    /// say so, or typed ahead on a slow line.
    Burst(String),
    /// Characters came in GBK, and were left out.
    Foreign,
    /// The screen has this many columns and rows.
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// What time it is, in China; comes with every start, and before keys when it is another second.
    Clock(Moment),
    /// No key came for half a second after a change: counts, marks and 已保存 may be brought up to date.
    Rest,
    /// The attempt to make this revision durable begins.
    Saving(u64),
    /// This revision is durable.
    Saved {
        /// Revision of the draft.
        revision: u64,
        /// When, as `14:32:05`.
        at: String,
    },
    /// A revision could not be saved; the reason in words. It will be tried again.
    SaveFailed(String),
    /// The drafts on this machine, newest first.
    Drafts(Vec<DraftEntry>),
    /// A draft was opened, or made.
    Opened(Box<Document>),
    /// A draft was opened about which something must be told first.
    Resumed {
        /// The draft.
        document: Box<Document>,
        /// What.
        past: Past,
    },
    /// A draft is open elsewhere.
    Held(Box<Held>),
    /// A draft was opened to be read alone.
    Looked(Box<Document>),
    /// A draft was opened to be read alone, since a newer program wrote it.
    Newer {
        /// What is known of it here.
        document: Box<Document>,
        /// One sentence.
        says: String,
    },
    /// The draft that was waited for is free.
    Free(String),
    /// It did not come to that: one sentence.
    StillHeld(String),
    /// Somebody waits for the open draft, and asks for it: who; none: nobody any more.
    Asked(Option<String>),
    /// The versions that were kept of the open draft, newest first.
    Versions(Vec<Version>),
    /// The drafts that were deleted and can be brought back, newest first.
    Trash(Vec<DraftEntry>),
    /// A draft could not be opened or made: one sentence.
    OpenFailed(String),
    /// The documents were written.
    Written(Written),
    /// The files were sent to the clerk's own computer, or one sentence why not.
    Sent(Result<(), String>),
    /// The documents could not be written: one sentence.
    WriteFailed(String),
    /// The final reports that were written on this machine.
    Reports(Vec<Previous>),
    /// Final reports on this machine that cannot be read: the name of the folder, and one sentence
    /// that says which file and why.
    Unread(Vec<(String, String)>),
    /// The file that was named as last year's report was read, or one sentence why not.
    PreviousRead(Result<Box<Previous>, String>),
    /// The terminal was asked how it draws and did not answer.
    Unanswered,
    /// The settings could not be kept: one sentence.
    NotKept(String),
    /// Something to be known about the draft that was opened: one sentence.
    Told(String),
    /// The line dropped, or the process is asked to end.
    HangUp,
}

/// A place on the screen that is no line of a list.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Point {
    /// A cell of the table in sight.
    Cell(CellId),
    /// Row and column of the text in sight.
    Text {
        /// Row, from the first one in sight.
        row: usize,
        /// Column within it.
        column: usize,
    },
}

/// A draft on this machine.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftEntry {
    /// Which: an id or a file name, opaque to the wizard.
    pub id: String,
    /// What it holds, or one sentence why it cannot be read.
    pub document: Result<Box<Document>, String>,
}

/// 生成的文件. What was written, and where.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Written {
    /// Whether these are final documents or drafts.
    pub draft: bool,
    /// Folder as a person types it: `~/年报/焦东街道办事处-2025/`.
    pub folder: String,
    /// File names within it.
    pub files: Vec<String>,
    /// Older files that were kept under these names.
    pub kept: Vec<String>,
    /// Draft-marked files that lie beside final ones.
    pub drafts: Vec<String>,
    /// 校验码 that report and check sheet share; empty for drafts.
    pub code: String,
    /// When, as `2026-01-08 14:41`.
    pub at: String,
    /// Whether the clerk cannot fetch them herself: the administrator does.
    pub fetched_by_others: bool,
    /// What sends the files to the terminal the clerk sits at: a program and its arguments; empty:
    /// there is none, or something stands between.
    pub send: Vec<String>,
    /// A command that fetches the folder to one's own computer; empty: not over a network.
    pub fetch: String,
}

/// 要做的事. What must be done outside; what came of it returns as the next message.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Keep this version of the draft: soon, or at once.
    Save {
        /// The draft as it is now.
        document: Arc<Document>,
        /// Whether it must not wait.
        at_once: bool,
    },
    /// Tell the drafts on this machine: [`Message::Drafts`].
    ListDrafts,
    /// Open the draft with this id: [`Message::Opened`], [`Message::Resumed`] or
    /// [`Message::Held`].
    Open(String),
    /// Open it to be read alone: [`Message::Looked`].
    Look(String),
    /// Make a draft of what it holds: [`Message::Opened`].
    Copy(String),
    /// Wait until it is free: [`Message::Free`].
    Wait(String),
    /// Ask whoever has it open to let go of it, and wait: [`Message::Free`] or
    /// [`Message::StillHeld`].
    Ask(String),
    /// Make one's own other session save and end: [`Message::Free`] or [`Message::StillHeld`].
    TakeOver(String),
    /// No longer wait.
    StopWaiting,
    /// Tell the versions that were kept of the open draft: [`Message::Versions`].
    ListVersions,
    /// Call a draft so; [`Message::Drafts`] follows.
    Rename {
        /// Which.
        id: String,
        /// How; empty: by unit and year.
        name: String,
    },
    /// Delete a draft so that it can be brought back; [`Message::Drafts`] follows.
    Delete(String),
    /// Tell what can be brought back: [`Message::Trash`].
    ListTrash,
    /// Bring a deleted draft back; [`Message::Drafts`] follows.
    Restore(String),
    /// Make a draft: [`Message::Opened`].
    Create {
        /// Whose report.
        unit: Unit,
        /// For which year.
        year: u16,
        /// 上年数据, if there are any.
        previous: Option<Previous>,
    },
    /// Read the report in this file as last year's; [`Message::PreviousRead`] follows.
    ReadPrevious(String),
    /// Give the open draft back; the start screen follows.
    Close,
    /// Write the documents: final ones, or drafts marked 草稿. [`Message::Written`].
    WriteOut {
        /// The draft as it is now.
        document: Arc<Document>,
        /// Marked 草稿.
        draft: bool,
    },
    /// Let this program, with these arguments, send files through the terminal: [`Message::Sent`].
    Send(Vec<String>),
    /// Keep these settings for this person and this terminal.
    Keep(Settings),
    /// Give the screen back and go on in lines: [`super::plain::Plain`].
    Plain,
    /// Take the screen back, where it was given back for lines.
    Screen,
    /// Draw everything again: something else wrote to the screen.
    Repaint,
    /// Save what is open, restore the terminal, end.
    Leave,
    /// Save what is open: the process ends, and the clerk did not wish it.
    BreakOff,
}
