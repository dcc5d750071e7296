//! How is a map, a list or a value read so that every complaint knows its line?
//!
//! All reading happens inside serde visitors, because the library adds line and column to an error
//! that a visitor raises, and to no other. The sentence itself is left with the [`Reader`]; the
//! library's own text of the error is used only for its kind.

use std::cell::{Cell, RefCell};

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::message::{error_at, of_library, quoted, unknown_key};
use super::{ReadError, quote};
use crate::form::Form;
use crate::text::clean::{harmless, tidy};

/// What all visitors of one reading share.
pub(super) struct Reader {
    /// The edition that is read.
    pub form: &'static Form,
    /// The sentence for the error that is being raised.
    said: RefCell<String>,
    /// Bytes of text that may still come: aliases could make more of a file than it holds.
    budget: Cell<usize>,
    /// Keys of a newer program that were passed over; none: they are refused.
    newer: Option<RefCell<Vec<String>>>,
}

impl Reader {
    pub(super) fn new(form: &'static Form, most: usize) -> Self {
        Self { form, said: RefCell::default(), budget: Cell::new(2 * most), newer: None }
    }

    /// One that passes over what a newer program may have put in.
    pub(super) fn passing_over(form: &'static Form, most: usize) -> Self {
        Self { newer: Some(RefCell::default()), ..Self::new(form, most) }
    }

    /// The first key that was passed over.
    pub(super) fn passed_over(&self) -> Option<String> {
        self.newer.as_ref()?.borrow().first().cloned()
    }

    /// Raises an error that says `sentence`.
    pub(super) fn refuse<E: Error>(&self, sentence: String) -> E {
        self.say(sentence);
        E::custom("refused")
    }

    fn say(&self, sentence: String) {
        self.said.replace(sentence);
    }

    /// The library's error in our words.
    pub(super) fn explain(&self, error: &serde_yaml::Error, text: &str) -> ReadError {
        let (line, column) = error.location().map_or((0, 0), |at| (at.line(), at.column()));
        let found = text
            .split('\n')
            .nth(line.wrapping_sub(1))
            .and_then(|l| l.chars().nth(column.wrapping_sub(1)));
        match (self.said.take().as_str(), found) {
            ("", Some('\t')) => of_library("tab character", line, column),
            ("", _) => of_library(&error.to_string(), line, column),
            (said, _) => error_at(line, column, said),
        }
    }

    /// Reads a map.
    pub(super) fn map<'r, F>(&'r self, fields: &'r mut F) -> Map<'r, F> {
        Map { reader: self, fields }
    }

    /// Reads a list.
    pub(super) fn list<'r, I>(&'r self, items: &'r mut I) -> List<'r, I> {
        List { reader: self, items }
    }

    /// Reads a value with `parse`, which returns a sentence when it cannot.
    pub(super) fn value<T, W, P>(&self, called: W, parse: P) -> Value<'_, W, P>
    where
        W: Fn() -> String,
        P: FnOnce(&str) -> Result<T, String>,
    {
        Value { reader: self, called, parse }
    }

    /// Reads a text; nothing, `null` and `~` are the empty text.
    pub(super) fn text<'r>(&'r self, called: &'r str) -> Text<'r> {
        Text { reader: self, called, quotes: false }
    }

    /// Reads a text that may quote figures of tables.
    pub(super) fn narrative<'r>(&'r self, called: &'r str) -> Text<'r> {
        Text { reader: self, called, quotes: true }
    }

    /// The text as it is kept: clean, and as it would be written. A last line break only ends
    /// the last line, as in any text file.
    fn keep(&self, text: &str) -> Result<String, String> {
        let left = self.budget.get().checked_sub(text.len());
        self.budget.set(left.ok_or("文字重复引用太多，不像报告文件。请核对是不是选错了文件。")?);
        let mut text = tidy(text);
        if text.ends_with('\n') {
            text.pop();
        }
        Ok(text)
    }
}

/// A map whose keys are known, each written at most once.
pub(super) trait Fields {
    /// A key that was found.
    type Key: Copy + PartialEq;
    /// How the map is called in a sentence.
    fn called(&self) -> String;
    /// The key with this name.
    fn find(&self, name: &str) -> Option<Self::Key>;
    /// Reads the value of `key`.
    fn read<'de, A: MapAccess<'de>>(&mut self, key: Self::Key, map: &mut A)
    -> Result<(), A::Error>;
    /// Whether newer programs may have more keys here.
    fn may_grow(&self) -> bool {
        false
    }
    /// Keys that must be there.
    fn required(&self) -> &'static [&'static str] {
        &[]
    }
    /// What is said when it is no map.
    fn wrong_shape(&self) -> String {
        format!("{}要分项写成“名称: 内容”，这里不是。请对照样例改写。", self.called())
    }
}

/// Reads a map into [`Fields`].
pub(super) struct Map<'r, F> {
    reader: &'r Reader,
    fields: &'r mut F,
}

impl<'de, F: Fields> DeserializeSeed<'de> for Map<'_, F> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, F: Fields> Visitor<'de> for Map<'_, F> {
    type Value = ();

    /// Called only when an error about the type is made.
    fn expecting(&self, _: &mut std::fmt::Formatter) -> std::fmt::Result {
        self.reader.say(self.fields.wrong_shape());
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { reader, fields } = self;
        let mut seen = Vec::new();
        while let Some(key) = map.next_key_seed(reader.value(
            || format!("{}里一项的名称", fields.called()),
            |name| find(reader, fields, &mut seen, name),
        ))? {
            match key {
                Some(key) => fields.read(key, &mut map)?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        let is_missing = |name: &&&str| fields.find(name).is_none_or(|key| !seen.contains(&key));
        match fields.required().iter().find(is_missing) {
            Some(name) => {
                let called = fields.called();
                Err(reader.refuse(format!("{called}里少了“{name}”一项。请对照样例补上。")))
            }
            None => Ok(()),
        }
    }
}

/// The key with this name; none: it is passed over.
fn find<F: Fields>(
    reader: &Reader,
    fields: &F,
    seen: &mut Vec<F::Key>,
    name: &str,
) -> Result<Option<F::Key>, String> {
    let Some(key) = fields.find(name) else {
        let newer = reader.newer.as_ref().filter(|_| fields.may_grow());
        let newer = newer.ok_or_else(|| unknown_key(&fields.called(), name))?;
        newer.borrow_mut().push(harmless(name));
        return Ok(None);
    };
    if seen.contains(&key) {
        return Err(format!("{}里{}写了两次。请只留一次。", fields.called(), quoted(name)));
    }
    seen.push(key);
    Ok(Some(key))
}

/// What a list holds.
pub(super) trait Items {
    /// What is said when it is no list.
    fn wrong_shape(&self) -> String;
    /// Reads the next item; `false`: there is none.
    fn read_next<'de, A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<bool, A::Error>;
}

/// Reads a list into [`Items`].
pub(super) struct List<'r, I> {
    reader: &'r Reader,
    items: &'r mut I,
}

impl<'de, I: Items> DeserializeSeed<'de> for List<'_, I> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, I: Items> Visitor<'de> for List<'_, I> {
    type Value = ();

    /// Called only when an error about the type is made.
    fn expecting(&self, _: &mut std::fmt::Formatter) -> std::fmt::Result {
        self.reader.say(self.items.wrong_shape());
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while self.items.read_next(&mut seq)? {}
        Ok(())
    }
}

/// Reads a value with a function.
pub(super) struct Value<'r, W, P> {
    reader: &'r Reader,
    called: W,
    parse: P,
}

impl<'de, T, W, P> DeserializeSeed<'de> for Value<'_, W, P>
where
    W: Fn() -> String,
    P: FnOnce(&str) -> Result<T, String>,
{
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<T, W, P> Visitor<'_> for Value<'_, W, P>
where
    W: Fn() -> String,
    P: FnOnce(&str) -> Result<T, String>,
{
    type Value = T;

    /// Called only when an error about the type is made.
    fn expecting(&self, _: &mut std::fmt::Formatter) -> std::fmt::Result {
        let called = (self.called)();
        self.reader.say(format!("{called}只能写一个值，这里是一组。请去掉括号，直接写内容。"));
        Ok(())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        (self.parse)(text).map_err(|sentence| self.reader.refuse(sentence))
    }
}

/// Reads a text.
pub(super) struct Text<'r> {
    reader: &'r Reader,
    called: &'r str,
    quotes: bool,
}

impl<'de> DeserializeSeed<'de> for Text<'_> {
    type Value = String;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        deserializer.deserialize_option(self)
    }
}

impl<'de> Visitor<'de> for Text<'_> {
    type Value = String;

    /// Called only when an error about the type is made.
    fn expecting(&self, _: &mut std::fmt::Formatter) -> std::fmt::Result {
        self.reader.say(format!("“{}”要写文字，这里读不懂。请对照样例改写。", self.called));
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<String, E> {
        Ok(String::new())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<String, D::Error> {
        let Self { reader, called, quotes } = self;
        let parse = |text: &str| {
            let text = reader.keep(text)?;
            match quote::unknown(reader.form, &text).filter(|_| quotes) {
                Some(name) => Err(quote::complaint(called, name)),
                None => Ok(text),
            }
        };
        reader.value(|| format!("“{called}”"), parse).deserialize(deserializer)
    }
}
