//! How do bytes travel between the wizard and a real terminal?

mod glyphs;
mod look;
mod moves;
mod painter;
mod pen;
mod row;
mod scroll;
mod spot;
mod stand_in;

pub use glyphs::{Colours, Glyphs};
pub use painter::Painter;
