//! What of the unit screen is half typed, and how does it go on?

use super::{UnitField, UnitStep};
use crate::form::UnitChoice;
use crate::report::Typing;
use crate::wizard::Desk;
use crate::wizard::line::Line;

impl UnitStep {
    /// What is half typed about the open report, to be kept with the draft; none: it is what the
    /// report says.
    #[must_use]
    pub fn typing(&self, desk: &Desk) -> Option<Typing> {
        let title = self.title.as_ref()?;
        let (report, now) = (desk.report(), Self::of(desk, self.focus));
        let same = self.name.text().trim() == report.unit().name
            && self.year.text() == now.year.text()
            && title.text().trim() == report.own_title().unwrap_or_default()
            && self.choice == now.choice;
        (!same).then(|| Typing::Unit {
            name: self.name.text().to_owned(),
            year: self.year.text().to_owned(),
            kind: self.unit_choice().kinds.first().cloned().unwrap_or_default(),
            title: title.text().to_owned(),
            field: key_of(self.focus).to_owned(),
            caret: self.line(self.focus).map_or(0, |line| line.before_caret().len()),
        })
    }

    /// Goes on with what was half typed; whether it belongs here.
    pub fn go_on(&mut self, half: &Typing) -> bool {
        let (Typing::Unit { name, year, kind, title, field, caret }, Some(_)) = (half, &self.title)
        else {
            return false;
        };
        self.name = Line::new(name, 60);
        self.year = Line::new(year, 4);
        self.title = Some(Line::new(title, 100));
        let has_kind = |choice: &UnitChoice| choice.kinds.contains(kind);
        if let Some(choice) = self.form.unit_choices.iter().position(has_kind) {
            (self.choice, self.chosen) = (choice, true);
        }
        let known = self.fields().iter().find(|&&known| key_of(known) == field);
        self.focus = known.copied().unwrap_or(UnitField::Name);
        match (self.focus, &mut self.title) {
            (UnitField::Name, _) => self.name = self.name.clone().with_caret(*caret),
            (UnitField::Year, _) => self.year = self.year.clone().with_caret(*caret),
            (UnitField::Title, Some(title)) => *title = title.clone().with_caret(*caret),
            _ => {}
        }
        true
    }

    fn line(&self, field: UnitField) -> Option<&Line> {
        match field {
            UnitField::Name => Some(&self.name),
            UnitField::Year => Some(&self.year),
            UnitField::Title => self.title.as_ref(),
            UnitField::Kind | UnitField::Before | UnitField::Begin => None,
        }
    }
}

/// What a field is called in a draft.
fn key_of(field: UnitField) -> &'static str {
    match field {
        UnitField::Name => "name",
        UnitField::Year => "year",
        UnitField::Kind => "kind",
        UnitField::Title => "title",
        UnitField::Before => "previous",
        UnitField::Begin => "begin",
    }
}
