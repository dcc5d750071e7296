//! How do bytes travel between the wizard and a real terminal?
//!
//! Out: a drawn screen goes to the [`Painter`], which sends what is different. In: bytes go
//! through [`Decoder`] and [`Input`] and become messages. Around: [`Session`] takes the terminal
//! over, asks what it is ([`Answers`]), runs the loop, and gives it back in every case. What the
//! wizard asks to be done outside is done by a [`World`]. Where nothing can be drawn, [`Lines`] talks.

mod crash;
mod decode;
mod foreign;
mod glyphs;
mod hand_over;
mod input;
mod job;
mod lease;
mod line_end;
mod lines;
mod look;
mod moves;
mod painter;
mod pen;
mod probe;
mod quiet;
mod refusal;
mod row;
mod run;
mod scroll;
mod sequence;
mod session;
mod signals;
mod spot;
mod stand_in;
mod strings;
mod tty;
mod typed;
mod wake;

pub use decode::{Decoder, Sent};
pub use glyphs::{Colours, Glyphs};
pub use input::Input;
pub use lines::Lines;
pub use painter::Painter;
pub use probe::{Answers, QUESTION, Verdict};
pub use refusal::Refusal;
pub use run::{Ending, World};
pub use session::{Options, Session};
pub use signals::LastWords;
pub use wake::Waker;
