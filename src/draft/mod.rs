//! How is a report that is being written kept on disk?
//!
//! [`Store`] lists, makes and opens drafts; [`Writer`] saves the open one from a thread of its own,
//! each time by replacing the whole file ([`crate::disk::file::Target::replace`]), so that a crash leaves the
//! old version or the new one; [`publish`] writes the documents that are handed on.

mod account;
mod aging;
pub mod ask;
pub mod ballast;
pub mod codec;
pub mod dump;
pub mod folder;
pub mod history;
pub mod hold;
mod holder;
mod keeping;
pub mod listing;
pub mod lock;
mod looking;
mod places;
mod proof;
pub mod publish;
pub mod recover;
pub mod refuge;
mod refusal;
pub mod schedule;
pub mod session;
mod shared;
pub mod store;
pub mod takeover;
pub mod trash;
mod watch;
pub mod writer;

pub use account::Account;
pub use codec::Codec;
pub use folder::FolderError;
pub use hold::Hold;
pub use refuge::Refuge;
pub use refusal::OpenError;
pub use session::Session;
pub use shared::Outcome;
pub use store::{Entry, NAMED, Open, Store};
pub use takeover::{Came, Vigil};
pub use writer::Writer;
