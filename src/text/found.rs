//! Where in a text do certain characters stand?
//!
//! One look at a table a character: to decode and to compare each costs ten times as much.

/// 字符. Some characters; others that share their last twelve bits pass for them.
#[derive(Debug)]
pub struct Chars([u64; 64]);

impl Chars {
    /// The characters of a text.
    #[must_use]
    pub const fn of(characters: &str) -> Self {
        let (bytes, mut bits, mut at) = (characters.as_bytes(), [0; 64], 0);
        while at < bytes.len() {
            let (key, length) = first(bytes, at);
            bits[key / 64] |= 1 << (key % 64);
            at += length;
        }
        Self(bits)
    }

    /// All there are.
    #[must_use]
    pub const fn all() -> Self {
        Self([u64::MAX; 64])
    }

    /// One more.
    pub fn put(&mut self, c: char) {
        let key = c as usize & 0xFFF;
        self.0[key / 64] |= 1 << (key % 64);
    }

    /// Where in `text` they stand, or what passes for them.
    pub fn places(&self, text: &str) -> impl Iterator<Item = usize> {
        let (bytes, mut at) = (text.as_bytes(), 0);
        std::iter::from_fn(move || {
            while at < bytes.len() {
                let ((key, length), start) = (first(bytes, at), at);
                at += length;
                if self.0[key / 64] & 1 << (key % 64) != 0 {
                    return Some(start);
                }
            }
            None
        })
    }

    /// The same with the characters that stand there.
    pub fn found<'t>(&self, text: &'t str) -> impl Iterator<Item = (usize, char)> + use<'_, 't> {
        self.places(text).filter_map(|at| Some((at, text[at..].chars().next()?)))
    }
}

/// The last twelve bits of the character that starts at a byte, and how many bytes it has.
const fn first(bytes: &[u8], at: usize) -> (usize, usize) {
    match bytes[at] {
        lead @ ..0x80 => (lead as usize, 1),
        lead @ ..0xE0 => (((lead & 0x1F) as usize) << 6 | low(bytes[at + 1]), 2),
        ..0xF0 => (low(bytes[at + 1]) << 6 | low(bytes[at + 2]), 3),
        _ => (low(bytes[at + 2]) << 6 | low(bytes[at + 3]), 4),
    }
}

const fn low(byte: u8) -> usize {
    (byte & 0x3F) as usize
}

/// 首字节. The first bytes of some characters.
pub struct Leads([bool; 256]);

impl Leads {
    /// These bytes and the control characters of ASCII. None may be one from 0x80 to 0xBF: no
    /// character begins with it.
    #[must_use]
    pub const fn and_controls(bytes: &[u8]) -> Self {
        let (mut leads, mut at) = ([false; 256], 0);
        while at < bytes.len() {
            leads[bytes[at] as usize] = true;
            at += 1;
        }
        at = 0;
        while at < 0x20 {
            leads[at] = true;
            at += 1;
        }
        leads[0x7F] = true;
        Self(leads)
    }

    /// The characters of `text` that begin with one of these bytes, each with its place.
    pub fn found<'t>(&self, text: &'t str) -> impl Iterator<Item = (usize, char)> + use<'_, 't> {
        let mut from = 0;
        std::iter::from_fn(move || {
            let rest = &text.as_bytes()[from..];
            let at = from + rest.iter().position(|&byte| self.0[usize::from(byte)])?;
            from = at + 1;
            Some((at, text[at..].chars().next()?))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_found_where_they_stand() {
        let some = Chars::of("，;é𠀀");
        let found: Vec<_> = some.found("甲，乙;丙é。𠀀").collect();
        assert_eq!(found, [(3, '，'), (9, ';'), (13, 'é'), (18, '𠀀')]);
    }

    #[test]
    fn characters_are_found_by_their_first_byte() {
        let leads = Leads::and_controls(b"\xEF");
        assert_eq!(leads.found("甲，乙\t。").collect::<Vec<_>>(), [(3, '，'), (9, '\t')]);
    }
}
