//! What does a key do to what lies over a step?

use super::{Above, Effect, Key, Wizard};

impl Wizard {
    /// Help, the leave question, the settings, the card of samples.
    pub(super) fn press_above(&mut self, key: Key) -> Vec<Effect> {
        match &mut self.above {
            Some(Above::Help(help)) => {
                if help.press(key) {
                    self.above = None;
                }
                Vec::new()
            }
            Some(Above::Leave(menu)) => {
                if menu.moves(key, 2) {
                    return Vec::new();
                }
                let chosen = menu.chooses(key, 2);
                if chosen == Some(1) || key == Key::Escape {
                    self.above = None;
                }
                if chosen == Some(0) || key == Key::Ctrl('q') {
                    vec![Effect::Leave]
                } else {
                    Vec::new()
                }
            }
            Some(Above::Settings(settings)) => match settings.press(key) {
                Some(line) => self.set(line),
                None => self.above_everywhere(key),
            },
            Some(Above::Card(card)) => {
                let (seen, unanswered) = (card.press(key), card.unanswered);
                match (seen, key) {
                    (Some(seen), _) => self.seen(seen, unanswered),
                    (None, Key::Escape) => {
                        self.above = None;
                        Vec::new()
                    }
                    (None, key) => self.above_everywhere(key),
                }
            }
            None => Vec::new(),
        }
    }

    /// Leaving and drawing anew hold over a step too.
    fn above_everywhere(&mut self, key: Key) -> Vec<Effect> {
        match key {
            Key::Ctrl('l') => vec![Effect::Repaint],
            Key::Ctrl('q' | 'c') => self.ask_to_leave(),
            _ => Vec::new(),
        }
    }
}
