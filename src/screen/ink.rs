//! What does a style mean?

use ratatui::style::{Color, Modifier, Style};

/// 墨色. What a piece of the screen means; never said by colour alone.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Ink {
    /// Ordinary text.
    #[default]
    Plain,
    /// Where am I; headings.
    Strong,
    /// What is there for orientation only.
    Dim,
    /// A figure that follows a table: underlined.
    Quoted,
    /// The focus: reversed.
    Focus,
    /// What must be changed.
    Bad,
    /// What wants a look or an explanation.
    Warn,
}

impl Ink {
    /// As ratatui's style. Only the eight colours, and none that vanishes on black or on white.
    #[must_use]
    pub fn style(self) -> Style {
        match self {
            Self::Plain => Style::new(),
            Self::Strong => Style::new().add_modifier(Modifier::BOLD),
            Self::Dim => Style::new().add_modifier(Modifier::DIM),
            Self::Quoted => Style::new().add_modifier(Modifier::UNDERLINED),
            Self::Focus => Style::new().add_modifier(Modifier::REVERSED),
            Self::Bad => Style::new().fg(Color::Red).add_modifier(Modifier::BOLD),
            Self::Warn => Style::new().fg(Color::Magenta),
        }
    }
}
