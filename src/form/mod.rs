//! Which sections, tables, rows, columns and sums does the official form have?
//!
//! The form is data: [`Form::edition_2021`] reads `edition-2021.yaml` once and every other room
//! reads the [`Form`]. Nothing outside that file holds an official label.

mod addend;
mod cells;
mod edition;
mod table;

pub use addend::Addend;
pub use cells::{CellDef, CellId, Filled};
pub use edition::{
    Aspect, Composed, Due, Form, FrameText, KindEnding, Length, Notice, ReadyMade, Section,
    SectionKind, UnitChoice,
};
pub use table::{
    Balance, BalanceSide, Block, Column, Door, Group, HeaderCell, Row, Table, TableLayout,
    ValueKind,
};
