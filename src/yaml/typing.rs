//! What is typed and no part of the report yet, and how does it look in a file?

use std::fmt::Write as _;

use serde::de::MapAccess;

use super::fields::{Fields, Reader};
use super::scalar::inline;
use crate::form::Form;
use crate::report::Typing;
use crate::text::clean::tidy;

/// Key in YAML, under `draft`.
pub(super) const KEY: &str = "typing";

/// What `in` says of what is no cell.
const REASON: &str = "explanation";
const UNIT: &str = "unit";
const OTHER: &str = "other_matters";
const ZERO: &str = "zero_report";

/// Keys, in the order they are written in.
const KEYS: [&str; 12] = [
    "in", "code", "place", "name", "year", "kind", "title", "charged", "more", "text", "field",
    "caret",
];

type Texts = [String; KEYS.len()];

/// The keys under `typing`.
pub(super) struct TypingFields<'r> {
    pub reader: &'r Reader,
    texts: Texts,
}

impl<'r> TypingFields<'r> {
    pub(super) fn new(reader: &'r Reader) -> Self {
        Self { reader, texts: Texts::default() }
    }

    /// What was read; nothing where it makes no sense here: that must not cost the report.
    pub(super) fn read(self) -> Option<Typing> {
        from_texts(self.reader.form, self.texts)
    }
}

impl Fields for TypingFields<'_> {
    type Key = usize;

    fn called(&self) -> String {
        format!("“{KEY}”")
    }

    fn find(&self, name: &str) -> Option<usize> {
        KEYS.iter().position(|key| *key == name)
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, key: usize, map: &mut A) -> Result<(), A::Error> {
        self.texts[key] = map.next_value_seed(self.reader.text(KEYS[key]))?;
        Ok(())
    }
}

fn from_texts(form: &Form, texts: Texts) -> Option<Typing> {
    let [at, code, place, name, year, kind, title, charged, more, text, field, caret] = texts;
    let number = |text: &str| text.parse().unwrap_or_default();
    Some(match at.as_str() {
        REASON => Typing::Reason { code, place, text, caret: number(&caret) },
        UNIT => Typing::Unit { name, year, kind, title, field, caret: number(&caret) },
        OTHER => Typing::Other {
            charged: charged == "true",
            amount: text,
            more: more == "true",
            line: number(&field),
        },
        ZERO => Typing::Zero {
            ticked: text.split(' ').filter_map(|id| form.table_index(id)).collect(),
            line: number(&field),
        },
        cell => Typing::Cell { cell: form.cell_named(cell)?, text },
    })
}

fn to_texts(form: &Form, typing: &Typing) -> Texts {
    let mut texts = Texts::default();
    let mut put = |key: &str, text: &str| {
        if let Some(at) = KEYS.iter().position(|it| *it == key) {
            texts[at] = tidy(text);
        }
    };
    match typing {
        Typing::Cell { cell, text } => {
            put("in", &form.name_of_cell(*cell));
            put("text", text);
        }
        Typing::Reason { code, place, text, caret } => {
            put("in", REASON);
            put("code", code);
            put("place", place);
            put("text", text);
            put("caret", &caret.to_string());
        }
        Typing::Unit { name, year, kind, title, field, caret } => {
            put("in", UNIT);
            put("name", name);
            put("year", year);
            put("kind", kind);
            put("title", title);
            put("field", field);
            put("caret", &caret.to_string());
        }
        Typing::Other { charged, amount, more, line } => {
            put("in", OTHER);
            put("charged", &charged.to_string());
            put("more", &more.to_string());
            put("text", amount);
            put("field", &line.to_string());
        }
        Typing::Zero { ticked, line } => {
            let ids = ticked.iter().filter_map(|&table| form.tables.get(table));
            let ids: Vec<&str> = ids.map(|table| table.id.as_str()).collect();
            put("in", ZERO);
            put("text", &ids.join(" "));
            put("field", &line.to_string());
        }
    }
    texts
}

/// It as it is when it was written and read again.
pub(super) fn kept(form: &Form, typing: &Typing) -> Option<Typing> {
    from_texts(form, to_texts(form, typing))
}

/// Writes it under `draft`.
pub(super) fn write(out: &mut String, form: &Form, typing: &Typing) {
    // Writing into a String cannot fail.
    let _ = writeln!(out, "  {KEY}:");
    let texts = to_texts(form, typing);
    for (key, text) in KEYS.iter().zip(&texts).filter(|(_, text)| !text.is_empty()) {
        let _ = write!(out, "    {key}: ");
        inline(out, text);
        out.push('\n');
    }
}
