//! How does the text step look?

use super::canvas::Canvas;
use crate::wizard::Desk;
use crate::wizard::text::TextStep;

/// Draws the step.
pub fn draw(_step: &TextStep, _desk: &Desk, _canvas: &mut Canvas) {}
