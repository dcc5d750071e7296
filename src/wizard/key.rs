//! Which keys does the wizard know?

/// 按键. Ours and not a terminal library's, so that the wizard is tested without a terminal.
#[derive(Clone, Copy, Debug, Eq, Hash, PartialEq)]
pub enum Key {
    /// A character, full-width ones as they come.
    Char(char),
    /// Enter, pressed by itself.
    Enter,
    /// Enter that came in one burst with other text, as when a client pastes without saying so.
    EnterInBurst,
    /// Tab.
    Tab,
    /// Shift+Tab.
    BackTab,
    /// Esc, pressed by itself.
    Escape,
    /// Backspace, whether sent as `^?` or `^H`.
    Backspace,
    /// Delete.
    Delete,
    /// Arrow up.
    Up,
    /// Arrow down.
    Down,
    /// Arrow left.
    Left,
    /// Arrow right.
    Right,
    /// Home.
    Home,
    /// End.
    End,
    /// Page up.
    PageUp,
    /// Page down.
    PageDown,
    /// Ctrl with a lower-case ASCII letter.
    Ctrl(char),
    /// F1 to F12.
    Function(u8),
}

impl Key {
    /// The key that types this character of a text: a line end is Enter, a tab is Tab.
    #[must_use]
    pub fn of(c: char) -> Self {
        match c {
            '\n' => Self::Enter,
            '\t' => Self::Tab,
            c => Self::Char(c),
        }
    }

    /// The character it types in a text; none: it types nothing.
    #[must_use]
    pub fn text(self) -> Option<char> {
        match self {
            Self::Char(c) => Some(c),
            Self::Enter | Self::EnterInBurst => Some('\n'),
            Self::Tab => Some('\t'),
            _ => None,
        }
    }

    /// The character as its half-width twin: an input method in Chinese mode sends １ for 1.
    #[must_use]
    pub fn half_width(self) -> Self {
        match self {
            Self::Char(c) => Self::Char(crate::report::half_width(c)),
            other => other,
        }
    }

    /// The digit, full-width ones included.
    #[must_use]
    pub fn digit(self) -> Option<usize> {
        match self.half_width() {
            Self::Char(c) => c.to_digit(10).map(|digit| digit as usize),
            _ => None,
        }
    }

    /// Whether it is Enter, in whatever way it came.
    #[must_use]
    pub fn is_enter(self) -> bool {
        matches!(self, Self::Enter | Self::EnterInBurst)
    }
}
