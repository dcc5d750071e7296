//! Which edit makes one report of another?

use super::{Narrative, Op, Place, Reference, Report, TextId};

impl Report {
    /// The edit that makes this report read as `other`; it can be undone like any other.
    #[must_use]
    pub fn turned_into(&self, other: &Report) -> Op {
        let mut ops = vec![
            Op::SetUnit { old: self.unit.clone(), new: other.unit.clone() },
            Op::SetYear { old: self.year, new: other.year },
            Op::SetTitle { old: self.title.clone(), new: other.title.clone() },
            Op::SetPrevious { old: self.previous.clone(), new: other.previous.clone() },
        ];
        // References end before their texts and cells change, and begin when these are as they
        // are to be.
        let quotes = (self.texts != other.texts || self.cells != other.cells)
            && (self.has_references() || other.has_references());
        if quotes {
            ops.extend(self.references().map(|(text, it)| refer(text, it, false)));
        }
        ops.extend(TextId::ALL.map(|text| self.text_turned_into(text, other.text(text))));
        ops.extend(self.form().cell_ids().map(|cell| Op::SetCell {
            cell,
            old: self.cell(cell).clone(),
            new: other.cell(cell).clone(),
        }));
        if quotes {
            ops.extend(other.references().map(|(text, it)| refer(text, it, true)));
        }
        let attested = self.attested.symmetric_difference(&other.attested);
        ops.extend(attested.map(|&table| Op::Attest { table, new: other.is_attested(table) }));
        let inferred = self.inferred.symmetric_difference(&other.inferred);
        ops.extend(inferred.map(|&cell| Op::Infer { cell, new: other.is_inferred(cell) }));
        let dismissed = self.dismissed.symmetric_difference(&other.dismissed);
        ops.extend(
            dismissed.map(|mark| Op::Dismiss {
                mark: mark.clone(),
                new: other.dismissed.contains(mark),
            }),
        );
        if self.explanations != other.explanations {
            let old = self.explanations.iter().enumerate().rev();
            ops.extend(old.map(|(index, old)| Op::Explain {
                index,
                old: Some(old.clone()),
                new: None,
            }));
            let new = other.explanations.iter().enumerate();
            ops.extend(new.map(|(index, new)| Op::Explain {
                index,
                old: None,
                new: Some(new.clone()),
            }));
        }
        ops.retain(|op| !op.is_empty());
        Op::Many(ops)
    }

    /// All references of all texts.
    fn references(&self) -> impl Iterator<Item = (TextId, &Reference)> {
        let of = |text| self.text(text).references().iter().map(move |it| (text, it));
        TextId::ALL.into_iter().flat_map(of)
    }

    /// One splice from the first place that differs to the last.
    fn text_turned_into(&self, text: TextId, other: &Narrative) -> Op {
        let (old, new) = (self.text(text).to_text(), other.to_text());
        let same = |a: &mut dyn Iterator<Item = char>, b: &mut dyn Iterator<Item = char>| {
            a.zip(b).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum::<usize>()
        };
        let start = same(&mut old.chars(), &mut new.chars());
        let (old, before, new) = (&old[start..], &old[..start], &new[start..]);
        let end = same(&mut old.chars().rev(), &mut new.chars().rev());
        Op::Splice {
            text,
            at: Narrative::end_of(Place::default(), before),
            removed: old[..old.len() - end].to_owned(),
            inserted: new[..new.len() - end].to_owned(),
        }
    }
}

fn refer(text: TextId, reference: &Reference, new: bool) -> Op {
    Op::Refer { text, reference: *reference, new }
}
