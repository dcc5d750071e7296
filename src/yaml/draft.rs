//! How is the mark of a draft read, and how does a bookmark look in a file?

use serde::de::MapAccess;

use super::fields::{Fields, Reader};
use super::message::quoted;
use super::table::plain_number;
use super::typing::{self, TypingFields};
use crate::form::Form;
use crate::report::{Bookmark, DraftMark, Place, TextId};

/// Key in YAML.
pub(super) const KEY: &str = "draft";

/// Highest revision that is believed; no hand reaches it.
const MOST_REVISION: u64 = 1 << 53;

/// The keys under `draft`.
pub(super) struct DraftFields<'r> {
    pub reader: &'r Reader,
    pub mark: &'r mut DraftMark,
}

#[derive(Clone, Copy, PartialEq)]
pub(super) enum DraftKey {
    Id,
    Name,
    Revision,
    SavedBy,
    SavedAt,
    At,
    FinishedAt,
    LastChange,
    Typing,
}

impl Fields for DraftFields<'_> {
    type Key = DraftKey;

    fn called(&self) -> String {
        format!("“{KEY}”")
    }

    fn find(&self, name: &str) -> Option<DraftKey> {
        Some(match name {
            "id" => DraftKey::Id,
            "name" => DraftKey::Name,
            "revision" => DraftKey::Revision,
            "saved_by" => DraftKey::SavedBy,
            "saved_at" => DraftKey::SavedAt,
            "at" => DraftKey::At,
            "finished_at" => DraftKey::FinishedAt,
            "last_change" => DraftKey::LastChange,
            typing::KEY => DraftKey::Typing,
            _ => return None,
        })
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, key: DraftKey, map: &mut A) -> Result<(), A::Error> {
        let Self { reader, mark } = self;
        match key {
            DraftKey::Id => mark.id = map.next_value_seed(reader.text("id"))?,
            DraftKey::Name => mark.name = map.next_value_seed(reader.text("name"))?,
            DraftKey::Revision => mark.revision = map.next_value_seed(revision(reader))?,
            DraftKey::SavedBy => mark.saved_by = map.next_value_seed(reader.text("saved_by"))?,
            DraftKey::SavedAt => mark.saved_at = map.next_value_seed(reader.text("saved_at"))?,
            DraftKey::At => mark.bookmark = map.next_value_seed(bookmark(reader))?,
            DraftKey::FinishedAt => {
                mark.finished_at = map.next_value_seed(reader.text("finished_at"))?;
            }
            DraftKey::LastChange => {
                mark.last_change = map.next_value_seed(reader.text("last_change"))?;
            }
            DraftKey::Typing => {
                let mut fields = TypingFields::new(reader);
                map.next_value_seed(reader.map(&mut fields))?;
                mark.typing = fields.read();
            }
        }
        Ok(())
    }

    fn may_grow(&self) -> bool {
        true
    }

    fn required(&self) -> &'static [&'static str] {
        &["id", "revision", "saved_by", "saved_at", "at"]
    }
}

fn revision(reader: &Reader) -> impl for<'de> serde::de::DeserializeSeed<'de, Value = u64> {
    let parse = |text: &str| {
        let fault = || format!("“revision”要写版次，写的是{}。请改成正整数。", quoted(text));
        let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let number = plain_number(text).or(digits.then_some(MOST_REVISION));
        // Behind the highest there would be none.
        let with_room = |number| if number < MOST_REVISION { number } else { MOST_REVISION / 2 };
        number.map(with_room).ok_or_else(fault)
    };
    reader.value(|| "“revision”".to_owned(), parse)
}

fn bookmark(reader: &Reader) -> impl for<'de> serde::de::DeserializeSeed<'de, Value = Bookmark> {
    // A place that is not there costs nothing but the way to it.
    let parse = |text: &str| Ok(from_text(reader.form, text).unwrap_or_default());
    reader.value(|| "“at”".to_owned(), parse)
}

/// As written: `contents`, `requests.new.natural`, or `overview:3:12` (paragraph and byte, from 0).
pub(super) fn to_text(form: &Form, bookmark: &Bookmark) -> String {
    match bookmark {
        Bookmark::Contents => "contents".to_owned(),
        Bookmark::Cell(cell) => form.name_of_cell(*cell),
        Bookmark::Text { text, place } => {
            format!("{}:{}:{}", text.key(), place.paragraph, place.byte)
        }
    }
}

fn from_text(form: &Form, text: &str) -> Option<Bookmark> {
    if text == "contents" {
        return Some(Bookmark::Contents);
    }
    if let [key, paragraph, byte] = text.split(':').collect::<Vec<_>>()[..] {
        let number = |text| usize::try_from(plain_number(text)?).ok();
        let place = Place { paragraph: number(paragraph)?, byte: number(byte)? };
        return Some(Bookmark::Text { text: TextId::of_section(key)?, place });
    }
    form.cell_named(text).map(Bookmark::Cell)
}
