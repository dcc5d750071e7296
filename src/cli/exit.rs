//! What does the exit code say?

use std::process::ExitCode;

/// 退出码. How a run ended, in the order in which one outweighs another.
#[derive(Clone, Copy, Debug, Default, Eq, Ord, PartialEq, PartialOrd)]
pub enum Exit {
    /// 0: done, nothing to object.
    #[default]
    Clean,
    /// 3: only findings that want an explanation.
    Explain,
    /// 1: findings that must be repaired.
    MustFix,
    /// 4: a file cannot be read, or is not a report.
    Unreadable,
    /// 5: the draft is open elsewhere.
    Held,
    /// 6: something cannot be written.
    CannotWrite,
    /// 2: the command line is not understood.
    Usage,
    /// 128 and the number of the signal that ended the wizard: 130 is an interrupt, 129 a line that
    /// dropped; 101 after a breakdown.
    Ended(u8),
}

impl Exit {
    /// The number.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::Clean => 0,
            Self::MustFix => 1,
            Self::Usage => 2,
            Self::Explain => 3,
            Self::Unreadable => 4,
            Self::Held => 5,
            Self::CannotWrite => 6,
            Self::Ended(code) => code,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
