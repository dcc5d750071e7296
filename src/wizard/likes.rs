//! What follows from a setting?

use super::settings::{CardStep, Glyphs, Seen, SettingsLine};
use super::{Above, Effect, Wizard};

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
            SettingsLine::Back => {
                self.above = None;
                return Vec::new();
            }
        }
        vec![Effect::Keep(self.settings)]
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
        vec![Effect::Keep(self.settings)]
    }
}
