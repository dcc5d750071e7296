//! What does the wizard look like?
//!
//! One file per step, as in [`crate::wizard`]; each draws onto a [`Canvas`] and decides nothing.

pub mod canvas;
pub mod frame;
pub mod grid;
pub mod ink;
pub mod paste;
pub mod text;

pub use canvas::Canvas;
pub use ink::Ink;

use crate::wizard::Wizard;

/// Draws the wizard as it is now.
pub fn draw(_wizard: &Wizard, canvas: &mut Canvas) {
    canvas.put(0, 0, "nianbao", Ink::Strong);
}
