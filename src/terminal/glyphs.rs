//! How does this terminal draw the characters whose width is not settled?
//!
//! East Asian *ambiguous* characters (“ ” … ① ─) take one column in some terminals and two in
//! others. The layout gives them two columns everywhere (box drawing one); a profile says what
//! must be sent so that each is drawn in the columns it was given.

use std::ffi::OsStr;

/// 字形. What is known about the terminal.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub enum Glyphs {
    /// Ambiguous characters take one column: each is followed by a blank.
    Narrow,
    /// Ambiguous characters take two columns.
    Wide,
    /// Not known: what is sent is right on both.
    #[default]
    Unknown,
    /// Known to be inconsistent, as a multiplexer inside another terminal: stand-ins of fixed
    /// width are shown. What is saved is never changed.
    Safe,
}

impl Glyphs {
    /// The profile called `name` in `--glyphs` and `NIANBAO_GLYPHS`; `None` for `auto`: ask.
    ///
    /// # Errors
    ///
    /// One sentence when there is no such profile.
    pub fn choose(name: &str) -> Result<Option<Self>, String> {
        match name {
            "auto" | "" => Ok(None),
            "narrow" => Ok(Some(Self::Narrow)),
            "wide" => Ok(Some(Self::Wide)),
            "unknown" => Ok(Some(Self::Unknown)),
            "safe" => Ok(Some(Self::Safe)),
            _ => Err("字形只能是 auto、narrow、wide、unknown、safe 之一。".to_owned()),
        }
    }
}

/// 颜色. What may be sent besides bold, dim, underline and reverse.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Colours {
    /// No colour at all; the attributes stay.
    None,
    /// The eight colours.
    Eight,
}

impl Colours {
    /// By the values of `NO_COLOR` (any but an empty one means none) and `TERM`.
    #[must_use]
    pub fn choose(no_color: Option<&OsStr>, term: Option<&OsStr>) -> Self {
        const PLAIN: [&str; 6] = ["vt52", "vt100", "vt102", "vt220", "vt320", "ansi-m"];
        let asked = no_color.is_some_and(|value| !value.is_empty());
        let old = term.is_some_and(|term| PLAIN.iter().any(|plain| term == *plain));
        if asked || old { Self::None } else { Self::Eight }
    }
}
