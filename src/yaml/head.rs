//! Which values do the first lines of a document accept: schema, edition, year and unit?

use serde::de::MapAccess;

use super::fields::{Fields, Reader};
use super::message::quoted;
use super::table::plain_number;
use super::{SCHEMA, SCHEMA_VERSION};
use crate::form::Form;
use crate::report::{Scope, Unit};

/// The keys under `unit`.
pub(super) struct UnitFields<'r> {
    pub reader: &'r Reader,
    pub unit: &'r mut Unit,
}

/// A key under `unit`.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum UnitKey {
    Name,
    Kind,
    Scope,
}

impl Fields for UnitFields<'_> {
    type Key = UnitKey;

    fn called(&self) -> String {
        "“unit”".to_owned()
    }

    fn find(&self, name: &str) -> Option<UnitKey> {
        match name {
            "name" => Some(UnitKey::Name),
            "kind" => Some(UnitKey::Kind),
            "scope" => Some(UnitKey::Scope),
            _ => None,
        }
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, key: UnitKey, map: &mut A) -> Result<(), A::Error> {
        let Self { reader, unit } = self;
        match key {
            UnitKey::Name => unit.name = one_line(&map.next_value_seed(reader.text("name"))?),
            UnitKey::Kind => {
                let check = |text: &str| kind(reader.form, text);
                unit.kind = map.next_value_seed(reader.value(|| "“kind”".to_owned(), check))?;
            }
            UnitKey::Scope => {
                unit.scope = map.next_value_seed(reader.value(|| "“scope”".to_owned(), scope))?;
            }
        }
        Ok(())
    }

    fn required(&self) -> &'static [&'static str] {
        &["name", "kind", "scope"]
    }
}

/// The name of a unit as it is kept: it stands in one line wherever it stands.
pub(super) fn one_line(name: &str) -> String {
    name.replace(['\n', '\t'], "")
}

/// Checks the value of `schema`.
pub(super) fn schema(text: &str) -> Result<(), String> {
    if text == SCHEMA {
        return Ok(());
    }
    let version = text.strip_prefix("nianbao/").and_then(plain_number);
    Err(match version.filter(|&version| version > SCHEMA_VERSION) {
        Some(_) => {
            let shown = quoted(text);
            format!("文件由较新的版本写成（schema 是{shown}），本版本读不了。请升级程序后再打开。")
        }
        None => format!("“schema”应为 {SCHEMA}，写的是{}。请核对是不是选错了文件。", quoted(text)),
    })
}

/// Checks the value of `edition`.
pub(super) fn edition(form: &Form, text: &str) -> Result<(), String> {
    if text == form.edition {
        return Ok(());
    }
    let (own, shown) = (&form.edition, quoted(text));
    Err(format!("“edition”写的是{shown}，本版本只认识 {own} 年的格式。请核对，或升级程序。"))
}

/// The value of `year`.
pub(super) fn year(text: &str) -> Result<u16, String> {
    let year = plain_number(text).and_then(|year| u16::try_from(year).ok());
    let fault = || format!("“year”要写报告年度，写的是{}。请改成四位年份，如 2024。", quoted(text));
    year.ok_or_else(fault)
}

/// A kind of the edition, or nothing while the clerk has not chosen.
fn kind(form: &Form, text: &str) -> Result<String, String> {
    if text.is_empty() || form.choice_of(text).is_some() {
        return Ok(text.to_owned());
    }
    let firsts: Vec<&str> = form
        .unit_choices
        .iter()
        .filter_map(|choice| Some(choice.kinds.first()?.as_str()))
        .collect();
    let (shown, firsts) = (quoted(text), firsts.join("、"));
    Err(format!("没有{shown}这种单位类型。请改成 {firsts} 等类型之一。"))
}

fn scope(text: &str) -> Result<Scope, String> {
    match text {
        "own" => Ok(Scope::Own),
        "aggregate" => Ok(Scope::Aggregate),
        _ => {
            let shown = quoted(text);
            Err(format!("“scope”写的是{shown}。请改成 own（本单位）或 aggregate（汇总）。"))
        }
    }
}
