//! What follows from a setting?

use super::settings::{CardStep, Glyphs, Seen, SettingsLine};
use super::{Above, Effect, Goal, Key, Wizard};

impl Wizard {
    /// A line of the settings was chosen.
    pub(super) fn set(&mut self, line: SettingsLine) -> Vec<Effect> {
        match line {
            SettingsLine::Theme(theme) => self.settings.theme = theme,
            SettingsLine::Enter(enter) => {
                self.settings.enter = enter;
                if let Some(desk) = &mut self.desk {
                    desk.enter = enter;
                }
            }
            SettingsLine::Card => {
                self.above = Some(Above::Card(CardStep::new(false)));
                return Vec::new();
            }
            SettingsLine::Repaint => {
                self.above = None;
                return vec![Effect::Repaint];
            }
            SettingsLine::Contact => return self.go(Goal::Contact),
            SettingsLine::Back => {
                self.above = None;
                return Vec::new();
            }
        }
        vec![Effect::Keep(self.settings.clone())]
    }

    /// A key for the fields of the contact.
    pub(super) fn press_contact(&mut self, key: Key) -> Vec<Effect> {
        if let Key::Ctrl(_) = key {
            let mut effects = self.keep_contact();
            effects.extend(self.above_everywhere(key));
            return effects;
        }
        let Some(Above::Contact(step)) = &mut self.above else { return Vec::new() };
        if step.press(key) { self.close_contact() } else { Vec::new() }
    }

    /// Back from the fields, with what they say.
    pub(super) fn close_contact(&mut self) -> Vec<Effect> {
        let effects = self.keep_contact();
        self.above = None;
        effects
    }

    /// Remembers what the fields of the contact say, if they are open.
    pub(super) fn keep_contact(&mut self) -> Vec<Effect> {
        let Some(Above::Contact(step)) = &self.above else { return Vec::new() };
        let contact = step.contact();
        if contact == self.settings.contact {
            return Vec::new();
        }
        if let Some(desk) = &mut self.desk {
            desk.contact = contact.clone();
        }
        self.settings.contact = contact;
        vec![Effect::Keep(self.settings.clone())]
    }

    /// The terminal did not say how it draws: the clerk is asked, once.
    pub(super) fn unanswered(&mut self) -> Vec<Effect> {
        if self.settings.glyphs.is_none() {
            self.above = Some(Above::Card(CardStep::new(true)));
        }
        Vec::new()
    }

    /// The card was answered.
    pub(super) fn seen(&mut self, seen: Seen, unanswered: bool) -> Vec<Effect> {
        self.above = None;
        self.settings.glyphs = match seen {
            Seen::Glyphs(glyphs) => Some(glyphs),
            // Lines need no such thing; the next terminal of this name may be a better one.
            Seen::Nothing => {
                self.keep();
                return vec![Effect::Plain];
            }
            // Who does not answer would be asked each time.
            Seen::Unsure => unanswered.then_some(Glyphs::Unknown),
        };
        self.settings.silent |= unanswered;
        vec![Effect::Keep(self.settings.clone())]
    }
}
