//! Whom may the public ask about the report?

use super::key::Key;
use super::line::Line;
use crate::report::Contact;

/// 联系方式. The three fields, over the step that asked for them; whatever is typed is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct ContactStep {
    fields: [Line; FIELDS.len()],
    focus: usize,
}

/// What the fields are called, and what is to be known about each.
pub const FIELDS: [(&str, &str); 3] = [
    ("科室名称", "不填就写单位全称"),
    ("办公地址", "例：焦东路1号"),
    ("办公电话", "写座机，不写个人手机"),
];

/// What they are for.
pub const WHAT_FOR: &str = "导语末尾写「如有疑问，请与……联系」用。填一次就记下，以后每份报告都用。";

/// Most characters of a field.
pub const LONGEST: usize = 40;

impl ContactStep {
    /// With what is known.
    #[must_use]
    pub fn new(contact: &Contact) -> Self {
        let known = [&contact.name, &contact.address, &contact.phone];
        let fields = known.map(|text| Line::new(text, LONGEST));
        Self { fields, focus: 0 }
    }

    /// The fields in order.
    #[must_use]
    pub fn fields(&self) -> &[Line; FIELDS.len()] {
        &self.fields
    }

    /// Index of the field that is typed into.
    #[must_use]
    pub fn focus(&self) -> usize {
        self.focus
    }

    /// What the fields say.
    #[must_use]
    pub fn contact(&self) -> Contact {
        let [name, address, phone] = &self.fields;
        let [name, address, phone] = [name, address, phone].map(|it| it.text().trim().to_owned());
        Contact { name, address, phone }
    }

    /// Reacts to one key; whether that was the last one.
    pub fn press(&mut self, key: Key) -> bool {
        let is_last = self.focus + 1 == FIELDS.len();
        match key {
            Key::Escape => return true,
            key if key.is_enter() && is_last => return true,
            key if key.is_enter() || matches!(key, Key::Down | Key::Tab) => {
                self.focus += usize::from(!is_last);
            }
            Key::Up | Key::BackTab => self.focus = self.focus.saturating_sub(1),
            key => {
                self.fields[self.focus].press(key);
            }
        }
        false
    }

    /// Makes the field read so, and goes on; whether it was the last one.
    pub(super) fn answer(&mut self, text: &str) -> bool {
        self.fields[self.focus] = Line::new("", LONGEST);
        self.paste(text);
        self.press(Key::Enter)
    }

    /// Puts pasted text into the field.
    pub fn paste(&mut self, text: &str) {
        self.fields[self.focus].insert(text.trim());
    }
}
