//! How does this terminal draw the characters whose width is not settled?
//!
//! East Asian *ambiguous* characters (“ ” … ① ─) take one column in some terminals and two in
//! others. The layout gives them two columns everywhere (box drawing one); a profile says what
//! must be sent so that each is drawn in the columns it was given.

use std::ffi::OsStr;

pub use crate::wizard::settings::Glyphs;
use crate::wizard::settings::Theme;

/// 颜色. What may be sent besides bold, dim, underline and reverse.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Colours {
    /// No colour at all; the attributes stay.
    None,
    /// The eight colours.
    Eight,
    /// No colour and nothing dim: what was coloured is bold or underlined.
    Contrast,
}

impl Colours {
    /// What a theme makes of what the terminal is sent.
    #[must_use]
    pub fn themed(self, theme: Theme) -> Self {
        match theme {
            Theme::Default => self,
            Theme::Contrast => Self::Contrast,
            Theme::Mono => Self::None,
        }
    }

    /// By the values of `NO_COLOR` (any but an empty one means none) and `TERM`.
    #[must_use]
    pub fn choose(no_color: Option<&OsStr>, term: Option<&OsStr>) -> Self {
        const PLAIN: [&str; 6] = ["vt52", "vt100", "vt102", "vt220", "vt320", "ansi-m"];
        let asked = no_color.is_some_and(|value| !value.is_empty());
        let old = term.is_some_and(|term| PLAIN.iter().any(|plain| term == *plain));
        if asked || old { Self::None } else { Self::Eight }
    }
}
