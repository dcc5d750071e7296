//! What does a key do?
//!
//! The state machine: messages in, new state and effects out. It knows no terminal, no clock and
//! no file; [`Wizard::update`] is the one way in.

pub mod clock;
pub mod desk;
pub mod grid;
pub mod key;
pub mod message;
pub mod paste;
pub mod text;
pub mod turn;
pub mod undo;

pub use clock::Moment;
pub use desk::Desk;
pub use key::Key;
pub use message::{DraftEntry, Effect, Message, Written};
pub use turn::{Goal, Turn};

/// 向导. Where the clerk is, and what lies on the desk.
#[derive(Debug, Default)]
pub struct Wizard {}

impl Wizard {
    /// Reacts to one message and says what must be done outside.
    pub fn update(&mut self, message: Message) -> Vec<Effect> {
        match message {
            Message::HangUp | Message::Key(Key::Ctrl('q')) => vec![Effect::Leave],
            _ => Vec::new(),
        }
    }
}
