//! Which of many words does a text hold, and where?
//!
//! One pass over the text for all words together: a look at one character settles most places.

use std::collections::HashMap;

/// 词表. Words, each with what it stands for.
#[derive(Debug)]
pub struct Lexicon<T> {
    /// By first character; within one the longest word first.
    words: HashMap<char, Vec<(String, T)>>,
    /// Whether a word starts with this character of the basic plane; 64 to an entry.
    starts: Vec<u64>,
}

/// A word at a place.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Hit<'l, T> {
    /// Byte at which it starts.
    pub start: usize,
    /// Byte behind it.
    pub end: usize,
    /// The word as the list has it.
    pub word: &'l str,
    /// What it stands for.
    pub meaning: T,
}

impl<T: Copy> Lexicon<T> {
    /// A lexicon of these words; an empty word is never found.
    #[must_use]
    pub fn new(list: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut words: HashMap<char, Vec<(String, T)>> = HashMap::new();
        let mut starts = vec![0_u64; 0x1_0000 / 64];
        for (word, meaning) in list {
            let Some(first) = word.chars().next() else { continue };
            if let Some(entry) = starts.get_mut(slot(first).0) {
                *entry |= 1 << slot(first).1;
            }
            words.entry(first).or_default().push((word, meaning));
        }
        words.values_mut().for_each(|list| list.sort_by_key(|(word, _)| usize::MAX - word.len()));
        Self { words, starts }
    }

    /// All words in `text`, those within others too, in the order of their starts.
    pub fn hits<'l, 't>(
        &'l self,
        text: &'t str,
    ) -> impl Iterator<Item = Hit<'l, T>> + use<'l, 't, T> {
        text.char_indices().filter(|&(_, c)| self.may_start(c)).flat_map(move |(start, c)| {
            let words = self.words.get(&c).map_or(&[][..], Vec::as_slice);
            let here =
                words.iter().filter(move |(word, _)| text[start..].starts_with(word.as_str()));
            here.map(move |(word, meaning)| Hit {
                start,
                end: start + word.len(),
                word,
                meaning: *meaning,
            })
        })
    }

    fn may_start(&self, c: char) -> bool {
        let (entry, bit) = slot(c);
        // Beyond the basic plane the table says nothing: look the character up.
        self.starts.get(entry).is_none_or(|starts| starts & (1 << bit) != 0)
    }
}

fn slot(c: char) -> (usize, u32) {
    let code = u32::from(c);
    (code as usize / 64, code % 64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_where_they_stand_and_within_each_other() {
        let words = ["公开", "主动公开", "𠀀", ""].map(|word| (word.to_owned(), word.len()));
        let lexicon = Lexicon::new(words);
        let found: Vec<_> =
            lexicon.hits("不予公开，主动公开𠀀").map(|hit| (hit.start, hit.word)).collect();
        assert_eq!(found, [(6, "公开"), (15, "主动公开"), (21, "公开"), (27, "𠀀")]);
        assert_eq!(lexicon.hits("").count(), 0);
    }
}
