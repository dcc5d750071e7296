//! Can keys that came at once have been typed as commands?
//!
//! A slow line brings several keys in one read, and an expert types ahead: `0 1 2 3 Enter`, or
//! `3 2 12 3` through a menu into a table. They must act. A paragraph that a client pastes without
//! saying so looks the same but for what is in it, and its digits must not act. So:
//!
//! - A character that no menu and no table takes as a command (汉字, letters, `，` `。` `,` `-`)
//!   was not meant for one: all that came with it was not.
//! - No command line of ours has more than six digits without a key between: two for menus, four
//!   for a figure. Dates, telephone and identity numbers have eight and more.
//!
//! What goes on with such text sooner than a hand is belongs to it. Where
//! text is written none of this matters: there it is typed.

use crate::wizard::Key;

/// Most digits that are typed in a row on the way from a menu into a table.
const DIGITS: usize = 6;

/// Whether these keys, which came at once, cannot have been typed as commands.
pub(super) fn is_text(keys: &[Key]) -> bool {
    let digits = |run: &[Key]| run[0].digit().is_some() && run.len() > DIGITS;
    let runs =
        |keys: &[Key]| keys.chunk_by(|a, b| a.digit().is_some() == b.digit().is_some()).any(digits);
    keys.iter().any(|key| is_foreign(*key)) || runs(keys)
}

/// Whether no menu and no table takes this key as a command.
fn is_foreign(key: Key) -> bool {
    let Key::Char(c) = key else { return false };
    key.digit().is_none() && !"#=*/+ ＃＝＊／＋\u{3000}、×".contains(c)
}

#[cfg(test)]
mod tests {
    use super::is_text;
    use crate::wizard::Key;

    #[track_caller]
    fn check(text: &str, expected: bool) {
        let keys: Vec<Key> = text.chars().map(Key::of).collect();
        assert_eq!(is_text(&keys), expected, "{text:?}");
    }

    #[test]
    fn what_is_typed_ahead_acts_and_what_is_pasted_does_not() {
        for text in
            ["0123\n", "325", "3 2 5", "3212 3 *", "12\t4\t6\t5\n", "０１２３\n", "9", "1=/、×"]
        {
            check(text, false);
        }
        for text in
            ["公开31条", "31条", "12,3,0", "2026-01-08", "20260108", "13800138000", "ok", "。1"]
        {
            check(text, true);
        }
    }
}
