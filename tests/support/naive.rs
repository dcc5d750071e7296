//! An editor so plain that it must be right: does ours write the same?

use nianbao::wizard::{Desk, Key};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::editor::Clerk;

/// What a clerk may do.
#[derive(Clone, Debug)]
pub enum Act {
    Press(Key),
    Paste(String),
    Rest,
    Undo,
    Redo,
    Resize(u16, u16),
}

pub fn acts() -> impl Strategy<Value = Vec<Act>> {
    let character = prop_oneof![
        6 => prop::sample::select("公开申请一年，。；、（）「」“”—…·％".chars().collect::<Vec<_>>()),
        2 => prop::sample::select("0123456789.%ab \u{3000}".chars().collect::<Vec<_>>()),
        1 => prop::sample::select(vec!['\u{301}', '①', '㐀', '𠮷', '\u{7}', '\u{1b}']),
    ];
    let writing = prop_oneof![
        8 => character.prop_map(Key::Char),
        1 => Just(Key::Enter),
        1 => Just(Key::EnterInBurst),
        2 => Just(Key::Backspace),
        1 => Just(Key::Delete),
    ];
    let moving = prop::sample::select(vec![
        Key::Left,
        Key::Right,
        Key::Up,
        Key::Down,
        Key::Home,
        Key::End,
        Key::PageUp,
        Key::PageDown,
        Key::Tab,
        Key::Ctrl('k'),
        Key::Ctrl('u'),
    ]);
    let pasted = "[公开申请，。“”（0-9\n]{0,120}";
    let act = prop_oneof![
        10 => writing.prop_map(Act::Press),
        6 => moving.prop_map(Act::Press),
        2 => pasted.prop_map(Act::Paste),
        1 => Just(Act::Rest),
        1 => Just(Act::Undo),
        1 => Just(Act::Redo),
        1 => (20_u16..=132, 11_u16..=40).prop_map(|(columns, rows)| Act::Resize(columns, rows)),
    ];
    prop::collection::vec(act, 1..50)
}

/// 朴素的对照: one string and a place in it, counted in bytes.
#[derive(Clone, Debug)]
pub struct Naive {
    pub text: String,
    pub caret: usize,
    cut: Option<String>,
}

impl Naive {
    pub fn of(clerk: &Clerk) -> Self {
        let (text, caret) = (clerk.narrative().to_text(), clerk.with_caret());
        Self { text, caret: caret.find('|').unwrap_or_default(), cut: None }
    }

    /// Grapheme boundaries, all of them.
    fn boundaries(&self) -> Vec<usize> {
        self.text.grapheme_indices(true).map(|(at, _)| at).chain([self.text.len()]).collect()
    }

    fn put(&mut self, from: usize, to: usize, new: &str) {
        self.text.replace_range(from..to, new);
        let at = from + new.len();
        self.caret = self.boundaries().into_iter().find(|&boundary| boundary >= at).unwrap_or(at);
    }

    fn back(&self) -> usize {
        self.boundaries().into_iter().rfind(|&at| at < self.caret).unwrap_or(0)
    }

    fn forth(&self) -> usize {
        self.boundaries().into_iter().find(|&at| at > self.caret).unwrap_or(self.text.len())
    }

    fn paragraph(&self) -> (usize, usize) {
        let from = self.text[..self.caret].rfind('\n').map_or(0, |at| at + 1);
        let to = self.text[self.caret..].find('\n').map_or(self.text.len(), |at| self.caret + at);
        (from, to)
    }

    /// Does what needs no rows; `false`: it is for the rows to say.
    fn press(&mut self, key: Key) -> bool {
        let (from, to) = self.paragraph();
        match key {
            Key::Char(c) if c.is_control() => {}
            Key::Char(c) => self.put(self.caret, self.caret, &c.to_string()),
            Key::Enter | Key::EnterInBurst => self.put(self.caret, self.caret, "\n"),
            Key::Backspace => self.put(self.back(), self.caret, ""),
            Key::Delete => self.put(self.caret, self.forth(), ""),
            Key::Left => self.caret = self.back(),
            Key::Right => self.caret = self.forth(),
            Key::Ctrl('k') if from < to => {
                self.cut = Some(self.text[from..to].to_owned());
                self.put(from, to, "");
            }
            Key::Ctrl('k') if to < self.text.len() => self.put(from, to + 1, ""),
            Key::Ctrl('k') => self.put(from.saturating_sub(1), to, ""),
            Key::Ctrl('u') => {
                if let Some(cut) = self.cut.clone() {
                    let behind = if from < to { "\n" } else { "" };
                    self.put(from, from, &(cut + behind));
                }
            }
            Key::Tab => {}
            _ => return false,
        }
        true
    }

    fn paste(&mut self, text: &str) {
        let (mut text, _) = nianbao::text::clean::clean(text);
        let kept = text.trim_end_matches('\n').len();
        if self.caret == self.paragraph().1 && kept > 0 {
            text.truncate(kept);
        }
        self.put(self.caret, self.caret, &text);
    }

    /// Lets the clerk act, and does the same.
    pub fn act(&mut self, clerk: &mut Clerk, act: &Act) {
        match act {
            Act::Press(key) => {
                clerk.press(*key);
                if !self.press(*key) {
                    self.look_at(clerk);
                }
            }
            Act::Paste(text) => {
                clerk.paste(text);
                self.paste(text);
            }
            Act::Rest => clerk.step.rest(&clerk.desk),
            Act::Undo | Act::Redo => {
                clerk.go_back(if matches!(act, Act::Undo) { Desk::undo } else { Desk::redo });
                self.look_at(clerk);
            }
            Act::Resize(columns, rows) => {
                clerk.desk.size = (*columns, *rows);
                clerk.step.refit(None, &clerk.desk);
            }
        }
    }

    /// What needs rows to tell is taken over.
    fn look_at(&mut self, clerk: &Clerk) {
        *self = Self { cut: self.cut.take(), ..Self::of(clerk) };
    }
}
