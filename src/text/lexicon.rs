//! Which of many words does a text hold, and where?
//!
//! One pass over the text for all words together: a look at one or two characters settles most
//! places. To ask for each word in turn costs a hundred times as much.

use super::found::Chars;

/// 词表. Words, each with what it stands for.
#[derive(Debug)]
pub struct Lexicon<T> {
    /// In the order of their first and second characters, words of one character behind; within
    /// these the longest word first.
    words: Vec<Entry<T>>,
    /// The first characters of the words.
    starts: Chars,
    /// The first and second characters of the words.
    pairs: Sieve,
}

/// 筛. What is in it passes, most of what is not does not.
#[derive(Debug)]
struct Sieve(Vec<u64>);

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

impl Sieve {
    /// Room for so many entries: at most one place of sixteen is taken.
    fn with_room_for(entries: usize) -> Self {
        Self(vec![0; (entries / 4).next_power_of_two()])
    }

    fn put(&mut self, key: u32) {
        let (entry, bit) = self.place(key);
        self.0[entry] |= bit;
    }

    #[inline]
    fn passes(&self, key: u32) -> bool {
        let (entry, bit) = self.place(key);
        self.0[entry] & bit != 0
    }

    #[inline]
    fn place(&self, key: u32) -> (usize, u64) {
        ((key as usize / 64) & (self.0.len() - 1), 1 << (key % 64))
    }
}

/// First and second character as one number, whose lower bits are mixed from both.
#[inline]
fn pair(first: char, second: char) -> u32 {
    u32::from(first).wrapping_mul(0x9E37) ^ u32::from(second)
}

#[inline]
fn first_two(text: &str) -> (char, char) {
    let mut characters = text.chars();
    (characters.next().unwrap_or(ALONE), characters.next().unwrap_or(ALONE))
}

impl Lexicon<()> {
    /// A lexicon of words that stand for nothing but themselves.
    #[must_use]
    pub fn of<'w>(list: impl IntoIterator<Item = &'w str>) -> Self {
        Self::new(list.into_iter().map(|word| (word.to_owned(), ())))
    }
}

impl<T: Copy> Lexicon<T> {
    /// A lexicon of these words; an empty word is never found.
    #[must_use]
    pub fn new(list: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut words: Vec<Entry<T>> = Vec::new();
        for (word, meaning) in list {
            let mut characters = word.chars();
            let Some(first) = characters.next() else { continue };
            let second = characters.next();
            words.push(Entry { first, second, word, meaning });
        }
        words.sort_by_key(|entry| (entry.starts_with(), usize::MAX - entry.word.len()));
        let mut starts = Chars::of("");
        let mut pairs = Sieve::with_room_for(words.len());
        for entry in &words {
            starts.put(entry.first);
            pairs.put(pair(entry.first, entry.second.unwrap_or(ALONE)));
        }
        Self { words, starts, pairs }
    }

    /// Whether `text` holds one of the words.
    #[must_use]
    pub fn any_in(&self, text: &str) -> bool {
        super::steps::step(text.len());
        self.places(text).any(|start| self.at(&text[start..]).next().is_some())
    }

    /// All words in `text`, those within others too, in the order of their starts.
    pub fn hits<'l, 't>(
        &'l self,
        text: &'t str,
    ) -> impl Iterator<Item = Hit<'l, T>> + use<'l, 't, T> {
        super::steps::step(text.len());
        self.places(text).flat_map(move |start| {
            self.at(&text[start..]).map(move |entry| Hit {
                start,
                end: start + entry.word.len(),
                word: &entry.word,
                meaning: entry.meaning,
            })
        })
    }

    /// Where words may start.
    fn places<'t>(&self, text: &'t str) -> impl Iterator<Item = usize> + use<'_, 't, T> {
        self.starts.places(text).filter(|&start| {
            let (first, second) = first_two(&text[start..]);
            self.pairs.passes(pair(first, second)) || self.pairs.passes(pair(first, ALONE))
        })
    }

    /// The longest word that `text` starts with.
    #[must_use]
    pub fn longest(&self, text: &str) -> Option<&str> {
        self.at(text).next().map(|entry| entry.word.as_str())
    }

    /// The words that `text` starts with, the longest first.
    fn at<'l, 't>(&'l self, text: &'t str) -> impl Iterator<Item = &'l Entry<T>> + use<'l, 't, T> {
        let (first, second) = first_two(text);
        let of = move |start: (char, char)| {
            let words = match self.pairs.passes(pair(start.0, start.1)) {
                true => &self.words[self.words.partition_point(|it| it.starts_with() < start)..],
                false => &[],
            };
            words.iter().take_while(move |entry| entry.starts_with() == start)
        };
        let longer = of((first, second)).filter(move |_| second != ALONE);
        longer.filter(move |entry| text.starts_with(&entry.word)).chain(of((first, ALONE)))
    }
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
