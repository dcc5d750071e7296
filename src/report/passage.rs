//! Which words of the report give way to others, and what does it read then?

use super::{Narrative, Op, Place, Report, TextId};

/// 一处. Words of the title or of a text, and what may stand there instead.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Passage {
    /// Where.
    pub within: Within,
    /// Byte at which the words start.
    pub from: usize,
    /// Byte behind them.
    pub to: usize,
    /// The other words.
    pub new: String,
}

/// What a passage is part of.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Within {
    /// The title, where it was written by hand.
    Title,
    /// A paragraph of a text.
    Text(TextId, usize),
}

/// 各处. All places where words stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passages {
    /// Those that may be replaced, in printed order.
    pub passages: Vec<Passage>,
    /// How many stand in figures of tables that are quoted: those read as the tables do.
    pub quoted: usize,
}

impl Report {
    /// What a passage is part of, as it reads now.
    #[must_use]
    pub fn around(&self, within: Within) -> &str {
        match within {
            Within::Title => self.own_title().unwrap_or_default(),
            Within::Text(text, paragraph) => {
                self.text(text).paragraphs().get(paragraph).map_or("", String::as_str)
            }
        }
    }

    /// Where `words` stand, with `new` to take their place.
    #[must_use]
    pub fn passages_of(&self, words: &str, new: &str) -> Passages {
        self.passages(|_, content| {
            let found = if words.is_empty() { "" } else { content };
            let at = found.match_indices(words).filter(|_| !words.is_empty());
            at.map(|(from, _)| (from, from + words.len(), new.to_owned())).collect()
        })
    }

    /// What `find` says of the title and of each paragraph: bytes from, to, what takes their place.
    #[must_use]
    pub fn passages(&self, find: impl Fn(Within, &str) -> Vec<(usize, usize, String)>) -> Passages {
        let mut found = Passages::default();
        if let Some(title) = self.own_title() {
            let within = Within::Title;
            let of_title = find(within, title).into_iter();
            found.passages.extend(of_title.map(|(from, to, new)| Passage {
                within,
                from,
                to,
                new,
            }));
        }
        for text in TextId::ALL {
            let narrative = self.text(text);
            let mut references = narrative.references();
            for (index, content) in narrative.paragraphs().iter().enumerate() {
                let within = Within::Text(text, index);
                let here = references.partition_point(|it| it.paragraph == index);
                let (own, rest) = references.split_at(here);
                references = rest;
                let mut own = own.iter().peekable();
                for (from, to, new) in find(within, content) {
                    while own.next_if(|reference| reference.to <= from).is_some() {}
                    if own.peek().is_some_and(|reference| reference.from < to) {
                        found.quoted += 1;
                    } else {
                        found.passages.push(Passage { within, from, to, new });
                    }
                }
            }
        }
        found
    }

    /// The edit that puts the other words in at these passages, which are in order and touch no
    /// figure that is quoted. Paragraphs stay what they are.
    #[must_use]
    pub fn replace_passages<'p>(&self, passages: impl IntoIterator<Item = &'p Passage>) -> Op {
        let mut ops = Vec::new();
        let mut passages = passages.into_iter().peekable();
        while let Some(first) = passages.next() {
            let mut here = vec![first];
            while let Some(next) = passages.next_if(|next| next.within == first.within) {
                here.push(next);
            }
            match first.within {
                Within::Title => {
                    let old = self.title.clone();
                    let new = Some(self.replaced(first.within, &here, &[]).to_text());
                    ops.push(Op::SetTitle { old, new });
                }
                Within::Text(text, paragraph) => {
                    let narrative = self.text(text).paragraph(paragraph);
                    let new = self.replaced(first.within, &here, narrative.references());
                    let at = Place { paragraph, byte: 0 };
                    ops.push(self.put(text, at, narrative.to_text(), &new));
                }
            }
        }
        if ops.len() == 1 { ops.remove(0) } else { Op::Many(ops) }
    }

    /// A title or a paragraph with the other words in it; the figures it quotes stay quoted.
    fn replaced(
        &self,
        within: Within,
        passages: &[&Passage],
        references: &[super::Reference],
    ) -> Narrative {
        let old = self.around(within);
        let mut new = Narrative::default();
        let (mut at, mut references) = (0, references.iter().peekable());
        let ends = passages.iter().map(|passage| (passage.from, passage.to, passage.new.as_str()));
        for (from, to, words) in ends.chain([(old.len(), old.len(), "")]) {
            while let Some(reference) = references.next_if(|reference| reference.to <= from) {
                new.push(&old[at..reference.from]);
                new.push_reference(reference.cell, &old[reference.from..reference.to]);
                at = reference.to;
            }
            new.push(&old[at..from]);
            new.push(words);
            at = to;
        }
        new
    }
}
