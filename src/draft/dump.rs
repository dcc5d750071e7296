//! How is a report kept that its own format does not hold?

use serde_json::{Map, Value, json};

use crate::report::{Document, TextId};

/// The document as JSON, by a way that shares nothing with the format that failed.
#[must_use]
pub fn json(document: &Document) -> String {
    let report = &document.report;
    let form = report.form();
    let texts: Map<String, Value> = TextId::ALL
        .into_iter()
        .map(|id| (id.key().to_owned(), report.text(id).to_text().into()))
        .collect();
    let filled = form.cell_ids().filter(|&cell| !report.cell(cell).is_blank());
    let cells: Map<String, Value> =
        filled.map(|cell| (form.name_of_cell(cell), report.cell(cell).to_text().into())).collect();
    let revision = document.draft.as_ref().map(|mark| mark.revision);
    let whole = json!({
        "unit": report.unit().name, "year": report.year(), "title": report.own_title(),
        "revision": revision, "texts": texts, "cells": cells,
    });
    format!("{whole:#}\n")
}
