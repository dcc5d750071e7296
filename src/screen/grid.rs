//! How does the grid step look?

use super::canvas::Canvas;
use crate::wizard::Desk;
use crate::wizard::grid::GridStep;

/// Draws the step.
pub fn draw(_step: &GridStep, _desk: &Desk, _canvas: &mut Canvas) {}
