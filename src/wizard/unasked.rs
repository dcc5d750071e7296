//! Did a screen come up by itself, and where does a message come from?

use super::key::Key;
use super::message::Message;

/// 不请自来. Whether the screen came up by itself, and what was said about keys.
#[derive(Debug)]
pub(super) struct Unasked {
    /// Screens that came up by themselves so far.
    pub(super) count: u64,
    /// Whether the one in sight is one of them and was not answered yet.
    pub(super) here: bool,
    /// Whether the last key asked for something that is brought from outside.
    pub(super) expected: bool,
    /// One sentence that stands until the next key.
    pub(super) said: Option<String>,
}

impl Default for Unasked {
    /// What the start brings was asked for.
    fn default() -> Self {
        Self { count: 0, here: false, expected: true, said: None }
    }
}

/// Where a message comes from.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Origin {
    /// A key that was seen to be pressed.
    Hand { escape: bool },
    /// Text that came as a block.
    Block,
    /// Something that a key may have asked for.
    Answer,
    /// Something else came instead.
    Refusal,
    /// The window.
    Window,
    /// What brings no screen up.
    Other,
}

impl Origin {
    pub(super) fn of(message: &Message) -> Self {
        match message {
            Message::Key(key) => Self::Hand { escape: *key == Key::Escape },
            Message::Words(_) | Message::Point(_) => Self::Hand { escape: false },
            Message::Paste(_) | Message::Burst(_) => Self::Block,
            Message::Opened(_)
            | Message::Resumed { .. }
            | Message::Held(_)
            | Message::Looked(_)
            | Message::Newer { .. }
            | Message::Versions(_)
            | Message::Trash(_)
            | Message::Drafts(_)
            | Message::Written(_)
            | Message::WriteFailed(_) => Self::Answer,
            Message::StillHeld(_) | Message::OpenFailed(_) | Message::Unanswered => Self::Refusal,
            Message::Resize { .. } => Self::Window,
            _ => Self::Other,
        }
    }
}
