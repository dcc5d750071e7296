//! How do keys and pasted text change what is written?

use unicode_segmentation::UnicodeSegmentation;

use super::coverage::{grouped, written};
use super::movement::{after, before, on_boundary};
use super::{LIMIT, TextStep};
use crate::form::CellId;
use crate::report::{Narrative, Op, Place, Reference};
use crate::text::clean::{Changed, clean, clean_burst, typed};
use crate::text::numeral::{Numeral, numerals};
use crate::wizard::Desk;

/// How an edit is undone.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
enum Undone {
    /// Together with the typing it continues.
    WithTyping,
    /// By itself.
    Alone,
}

impl TextStep {
    /// Writes one character at the caret; one that cannot be seen is left out.
    pub(super) fn type_character(&mut self, c: char, desk: &mut Desk) {
        let at = before(desk.report().text(self.text), self.caret);
        let last = desk.report().text(self.text).between(at, self.caret).chars().next_back();
        if let Some(c) = typed(c, last) {
            self.type_text(c.encode_utf8(&mut [0; 4]), desk);
        }
    }

    /// Ends the paragraph at the caret.
    pub(super) fn break_paragraph(&mut self, desk: &mut Desk) {
        self.type_text("\n", desk);
    }

    /// Takes out the grapheme before the caret; at the start of a paragraph joins it to the one
    /// before.
    pub(super) fn delete_back(&mut self, desk: &mut Desk) {
        let from = before(desk.report().text(self.text), self.caret);
        self.delete(from, self.caret, desk);
    }

    /// Takes out the grapheme behind the caret; at the end of a paragraph joins the next one.
    pub(super) fn delete_forward(&mut self, desk: &mut Desk) {
        let to = after(desk.report().text(self.text), self.caret);
        self.delete(self.caret, to, desk);
    }

    /// Takes out the paragraph at the caret and keeps it for [`TextStep::put_back`]. What is
    /// written goes first and leaves an empty paragraph to write anew; an empty one goes itself.
    pub(super) fn cut_paragraph(&mut self, desk: &mut Desk) {
        let narrative = desk.report().text(self.text);
        let start = Place { byte: 0, ..self.caret };
        let cut = narrative.paragraph(start.paragraph);
        let paragraph = cut.to_text();
        if paragraph.is_empty() {
            return self.drop_empty_paragraph(desk);
        }
        let count = grouped(written(&paragraph));
        self.cut = Some(cut);
        self.splice(start, paragraph, "", Undone::Alone, desk);
        desk.say(format!("删去整段 {count} 字。Ctrl+U 放回，Ctrl+Z 撤销。"));
    }

    /// Puts the paragraph that was cut last into the empty paragraph at the caret, else before
    /// the paragraph at the caret.
    pub(super) fn put_back(&mut self, desk: &mut Desk) {
        let Some(mut paragraph) = self.cut.clone() else {
            return desk.say("还没有用 Ctrl+K 删过段落，没有可放回的。");
        };
        let start = Place { byte: 0, ..self.caret };
        if !desk.report().text(self.text).paragraphs()[start.paragraph].is_empty() {
            paragraph.push("\n");
        }
        self.put_in(start, String::new(), &paragraph, desk);
    }

    /// Puts the figure of a cell in at the caret, where it follows the table; in place of the
    /// number that the caret stands at.
    pub fn quote(&mut self, cell: CellId, desk: &mut Desk) {
        let mut figure = Narrative::default();
        figure.push_reference(cell, &desk.report().quoted(cell));
        let (at, number) = self.number_at_caret(desk).unwrap_or((self.caret, String::new()));
        self.put_in(at, number, &figure, desk);
    }

    /// The number that the caret stands at, if it is one in digits and no figure of a table yet.
    #[must_use]
    pub fn number_at_caret(&self, desk: &Desk) -> Option<(Place, String)> {
        let narrative = desk.report().text(self.text);
        let paragraph = narrative.paragraphs().get(self.caret.paragraph)?;
        let touches = |it: &Numeral| it.start <= self.caret.byte && self.caret.byte <= it.end;
        let number = numerals(paragraph).find(|it| touches(it) && !it.chinese)?;
        let quoted = |it: &Reference| it.from < number.end && number.start < it.to;
        let at = Place { byte: number.start, ..self.caret };
        let number = paragraph.get(number.start..number.end)?.to_owned();
        let free = !narrative.references_in(at.paragraph).any(quoted);
        free.then_some((at, number))
    }

    /// Puts text that may quote figures in place of what stands there, if there is room, undone by
    /// itself.
    fn put_in(&mut self, at: Place, removed: String, inserted: &Narrative, desk: &mut Desk) {
        let inserted = desk.report().requoted(inserted);
        let text = inserted.to_text();
        if text.chars().count() > self.room() + removed.chars().count() {
            return self.say_full(desk);
        }
        let op = desk.report().put(self.text, at, removed.clone(), &inserted);
        self.change(op, (at, &removed, &text), Undone::Alone, desk);
    }

    /// Puts cleaned text in at the caret, undone by itself; says how much, and what did not fit.
    pub(super) fn insert_pasted(&mut self, text: &str, desk: &mut Desk) {
        let (mut text, changed) = clean(text);
        self.drop_last_break(&mut text, desk);
        self.insert_cleaned(&text, ("粘贴", &changed), desk);
    }

    /// The same for what came in one burst of keys, which may have been typed.
    pub(super) fn insert_burst(&mut self, text: &str, desk: &mut Desk) {
        let (text, changed) = clean_burst(text);
        // A line break before a word of an input method is not of it.
        let how = if is_word(text.trim_start_matches('\n')) { "写入" } else { "粘贴" };
        self.insert_cleaned(&text, (how, &changed), desk);
    }

    fn insert_cleaned(&mut self, text: &str, (how, changed): (&str, &Changed), desk: &mut Desk) {
        if text.is_empty() {
            return desk.say("粘贴来的内容里没有文字，没有改动。");
        }
        let fitting = start_of(text, self.room());
        if fitting.is_empty() {
            return self.say_full(desk);
        }
        let (put, left) = (written(fitting), written(&text[fitting.len()..]));
        self.splice(self.caret, String::new(), fitting, Undone::Alone, desk);
        desk.say(pasted(how, put, changed, left));
    }

    /// Behind the last character of a paragraph a line break at the end of what is pasted would
    /// only leave an empty paragraph.
    fn drop_last_break(&self, text: &mut String, desk: &Desk) {
        let paragraphs = desk.report().text(self.text).paragraphs();
        let at_end = self.caret.byte == paragraphs[self.caret.paragraph].len();
        let kept = text.trim_end_matches('\n').len();
        if at_end && kept > 0 {
            text.truncate(kept);
        }
    }

    fn drop_empty_paragraph(&mut self, desk: &mut Desk) {
        let narrative = desk.report().text(self.text);
        let is_last = self.caret.paragraph + 1 == narrative.paragraphs().len();
        let at = if is_last { before(narrative, self.caret) } else { self.caret };
        if narrative.paragraphs().len() > 1 {
            self.splice(at, "\n".to_owned(), "", Undone::Alone, desk);
        }
    }

    fn type_text(&mut self, text: &str, desk: &mut Desk) {
        if self.room() == 0 {
            return self.say_full(desk);
        }
        self.splice(self.caret, String::new(), text, Undone::WithTyping, desk);
    }

    fn delete(&mut self, from: Place, to: Place, desk: &mut Desk) {
        if from < to {
            let removed = desk.report().text(self.text).between(from, to);
            self.splice(from, removed, "", Undone::WithTyping, desk);
        }
    }

    /// Puts words in place of what stands at a place.
    fn splice(&mut self, at: Place, removed: String, new: &str, undone: Undone, desk: &mut Desk) {
        let op = desk.report().put_text(self.text, at, removed.clone(), new);
        self.change(op, (at, &removed, new), undone, desk);
    }

    /// The one way a text is changed here: the report, the layout, the caret and the count of
    /// characters stay together.
    fn change(
        &mut self,
        op: Op,
        (at, removed, new): (Place, &str, &str),
        undone: Undone,
        desk: &mut Desk,
    ) {
        if std::mem::take(&mut self.rested) {
            desk.seal();
        }
        self.characters += new.chars().count();
        self.characters -= removed.chars().count();
        match undone {
            Undone::WithTyping => desk.type_text(op),
            Undone::Alone => desk.edit(op),
        }
        let narrative = desk.report().text(self.text);
        self.layout.edited(narrative, at, removed, new);
        self.caret = on_boundary(narrative, Narrative::end_of(at, new));
        (self.goal, self.leans_back) = (None, false);
        self.show_caret(true);
        self.counted = false;
        if undone == Undone::Alone {
            self.sum_up(desk);
        }
    }

    /// How many characters may still be written.
    fn room(&self) -> usize {
        LIMIT.saturating_sub(self.characters)
    }

    fn say_full(&self, desk: &mut Desk) {
        desk.say(full(self.characters));
    }
}

/// Most characters that an input method sends at once for a word or two.
const COMMITTED: usize = 12;

/// Whether a text is what an input method sends, as far as can be told: then nobody pasted.
pub(in crate::wizard) fn is_word(text: &str) -> bool {
    let breaks = text.contains(['\n', '\r', '\t']);
    text.chars().count() <= COMMITTED && text.contains(char::is_alphabetic) && !breaks
}

/// What is said when there is no room for more than these characters.
pub(in crate::wizard) fn full(characters: usize) -> String {
    let (now, most) = (grouped(characters), grouped(LIMIT));
    format!("这里已有 {now} 个字符，最多 {most} 个，放不下了。先删去一些再写。")
}

/// The longest start of `text` of at most so many characters, cut at a grapheme.
fn start_of(text: &str, characters: usize) -> &str {
    let mut count = 0;
    for (at, grapheme) in text.grapheme_indices(true) {
        count += grapheme.chars().count();
        if count > characters {
            return &text[..at];
        }
    }
    text
}

/// What is said when so many characters were put in, changed, and left over.
fn pasted(how: &str, put: usize, changed: &Changed, left: usize) -> String {
    let mut said = format!("{how} {} 字{}", grouped(put), told(changed));
    if left > 0 {
        let (left, most) = (grouped(left), grouped(LIMIT));
        said.push_str(&format!("，后面 {left} 字没放进来（最多 {most} 个字符）"));
    }
    said + "，Ctrl+Z 撤销。"
}

/// What became of pasted characters, to stand behind how many they were: ，去掉 3 个看不见的字符.
pub(in crate::wizard) fn told(changed: &Changed) -> String {
    let mut told = String::new();
    if changed.out > 0 {
        told += &format!("，去掉 {} 个看不见的字符", grouped(changed.out));
    }
    if changed.standard > 0 {
        told += &format!("，{} 个旧编码的字换成标准编码", grouped(changed.standard));
    }
    if changed.signs > 0 {
        told += &format!("，{} 个 Word 符号写成「·」", grouped(changed.signs));
    }
    if !changed.private.is_empty() {
        let codes = changed.private.iter().map(|&c| format!("U+{:04X}", u32::from(c)));
        let codes = codes.collect::<Vec<_>>().join("、");
        told += &format!("，有别的电脑上看不到的自造字 {codes}");
    }
    told
}
