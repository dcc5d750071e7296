//! Which of many words does a text hold, and where?
//!
//! One pass over the text for all words together: a look at one character settles most places.

/// 词表. Words, each with what it stands for.
#[derive(Debug)]
pub struct Lexicon<T> {
    /// In the order of their first and second characters, words of one character behind; within
    /// these the longest word first.
    words: Vec<Entry<T>>,
    /// Whether a word starts with this character of the basic plane; 64 to an entry.
    starts: Vec<u64>,
}

/// One word, its first two characters apart: they settle most comparisons.
#[derive(Debug)]
struct Entry<T> {
    first: char,
    second: Option<char>,
    word: String,
    meaning: T,
}

/// What stands for the second character of a word that has one: behind all others.
const ALONE: char = char::MAX;

impl<T> Entry<T> {
    fn starts_with(&self) -> (char, char) {
        (self.first, self.second.unwrap_or(ALONE))
    }
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
        let mut words: Vec<Entry<T>> = Vec::new();
        let mut starts = vec![0_u64; 0x1_0000 / 64];
        for (word, meaning) in list {
            let mut characters = word.chars();
            let Some(first) = characters.next() else { continue };
            let second = characters.next();
            if let Some(entry) = starts.get_mut(slot(first).0) {
                *entry |= 1 << slot(first).1;
            }
            words.push(Entry { first, second, word, meaning });
        }
        words.sort_by_key(|entry| (entry.starts_with(), usize::MAX - entry.word.len()));
        Self { words, starts }
    }

    /// All words in `text`, those within others too, in the order of their starts.
    pub fn hits<'l, 't>(
        &'l self,
        text: &'t str,
    ) -> impl Iterator<Item = Hit<'l, T>> + use<'l, 't, T> {
        super::steps::step(text.len());
        text.char_indices().filter(|&(_, c)| self.may_start(c)).flat_map(move |(start, _)| {
            self.at(&text[start..]).map(move |entry| Hit {
                start,
                end: start + entry.word.len(),
                word: &entry.word,
                meaning: entry.meaning,
            })
        })
    }

    /// The longest word that `text` starts with.
    #[must_use]
    pub fn longest(&self, text: &str) -> Option<&str> {
        self.at(text).next().map(|entry| entry.word.as_str())
    }

    /// The words that `text` starts with, the longest first.
    fn at<'l, 't>(&'l self, text: &'t str) -> impl Iterator<Item = &'l Entry<T>> + use<'l, 't, T> {
        let mut characters = text.chars();
        let first = characters.next().unwrap_or(ALONE);
        let second = characters.next().unwrap_or(ALONE);
        let of = move |start: (char, char)| {
            let from = self.words.partition_point(|entry| entry.starts_with() < start);
            self.words[from..].iter().take_while(move |entry| entry.starts_with() == start)
        };
        let longer = if second == ALONE { None } else { Some(of((first, second))) };
        let longer = longer.into_iter().flatten();
        longer.filter(move |entry| text.starts_with(&entry.word)).chain(of((first, ALONE)))
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
