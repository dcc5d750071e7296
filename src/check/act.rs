//! What does a sentence ask the clerk to do where one stroke does it?
//!
//! Sentences are read on the screen, in plain mode, on the command line and in letters. They name
//! the deed; which key or which word does it is said by the face that has one.

/// 做法. A deed that a face of the wizard offers.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Act {
    /// Fill all blanks of a table with 0.
    FillZeros,
    /// Put the value into the cell that repairs the column.
    PutIn,
    /// Take a figure to another cell.
    Carry,
    /// Look at the help.
    Help,
}

impl Act {
    /// All of them.
    pub const ALL: [Act; 4] = [Act::FillZeros, Act::PutIn, Act::Carry, Act::Help];
}
