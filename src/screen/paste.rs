//! How does the paste step look?

use super::canvas::Canvas;
use crate::wizard::Desk;
use crate::wizard::paste::PasteStep;

/// Draws the step.
pub fn draw(_step: &PasteStep, _desk: &Desk, _canvas: &mut Canvas) {}
