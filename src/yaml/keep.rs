//! What does a file keep of a document?

use super::head::one_line;
use super::{quote, typing};
use crate::form::Filled;
use crate::report::{Bookmark, Cell, Document, DraftMark, Previous, Report};
use crate::text::clean::tidy;

impl Document {
    /// 存下的. The document as it reads back after it was written: what [`super::write()`] leaves
    /// out is gone, a sum that only repeats its parts is blank, the bookmark stands in what is left.
    #[must_use]
    pub fn kept(&self) -> Self {
        let report = report(&self.report);
        let draft = self.draft.as_ref().map(|mark| draft(mark, &report));
        Self { report, draft }
    }
}

fn report(report: &Report) -> Report {
    let mut kept = report.clone();
    kept.unit.name = one_line(&tidy(&kept.unit.name));
    kept.unit.kind = tidy(&kept.unit.kind);
    kept.title = kept.title.map(|title| tidy(&title)).filter(|title| !title.is_empty());
    for text in &mut kept.texts {
        *text = quote::tidied(report, text);
    }
    for explanation in &mut kept.explanations {
        let crate::report::Explanation { code, place, figures, reason, by, at } = explanation;
        for text in [code, place, figures, reason, by, at] {
            *text = tidy(text);
        }
    }
    let repeats = |cell| {
        let stated = report.cell(cell).count().map(u64::from);
        stated.is_some() && stated == report.sum(cell).complete()
    };
    for cell in report.form().cell_ids() {
        if report.form().cell(cell).filled != Filled::ByHand && repeats(cell) {
            kept.cells[cell.index()] = Cell::Blank;
        }
    }
    let all_zero = |table| report.typed_cells(table).all(|cell| report.cell(cell).is_zero());
    kept.attested.retain(|&table| all_zero(table));
    kept.previous = kept
        .previous
        .map(|before| Previous::new(self::report(before.report()), &tidy(before.from())));
    kept
}

fn draft(mark: &DraftMark, report: &Report) -> DraftMark {
    let bookmark = match &mark.bookmark {
        Bookmark::Text { text, place } => {
            Bookmark::Text { text: *text, place: report.text(*text).clamp(*place) }
        }
        other => other.clone(),
    };
    DraftMark {
        id: tidy(&mark.id),
        name: tidy(&mark.name),
        revision: mark.revision,
        saved_by: tidy(&mark.saved_by),
        saved_at: tidy(&mark.saved_at),
        bookmark,
        finished_at: tidy(&mark.finished_at),
        last_change: tidy(&mark.last_change),
        typing: mark.typing.as_ref().and_then(|half| typing::kept(report.form(), half)),
    }
}
