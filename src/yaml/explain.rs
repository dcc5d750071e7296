//! How are the reasons in `explanations` read?

use serde::de::{MapAccess, SeqAccess};

use super::fields::{Fields, Items, Reader};
use crate::report::Explanation;

/// Key in YAML.
pub(super) const KEY: &str = "explanations";

/// Keys of one reason, in the order they are written in.
pub(super) const KEYS: [&str; 6] = ["code", "place", "figures", "reason", "by", "at"];

/// All reasons.
pub(super) struct Explanations<'r> {
    pub reader: &'r Reader,
    pub read: &'r mut Vec<Explanation>,
}

impl Items for Explanations<'_> {
    fn wrong_shape(&self) -> String {
        format!("“{KEY}”要写成列表，每条以“- ”开头，没有就写 []。")
    }

    fn read_next<'de, A: SeqAccess<'de>>(&mut self, seq: &mut A) -> Result<bool, A::Error> {
        let mut one = One { reader: self.reader, texts: Default::default() };
        if seq.next_element_seed(self.reader.map(&mut one))?.is_none() {
            return Ok(false);
        }
        let [code, place, figures, reason, by, at] = one.texts;
        self.read.push(Explanation { code, place, figures, reason, by, at });
        Ok(true)
    }
}

/// One reason, its texts in the order of [`KEYS`].
struct One<'r> {
    reader: &'r Reader,
    texts: [String; KEYS.len()],
}

impl Fields for One<'_> {
    type Key = usize;

    fn called(&self) -> String {
        format!("“{KEY}”的一条")
    }

    fn find(&self, name: &str) -> Option<usize> {
        KEYS.iter().position(|key| *key == name)
    }

    fn read<'de, A: MapAccess<'de>>(&mut self, key: usize, map: &mut A) -> Result<(), A::Error> {
        self.texts[key] = map.next_value_seed(self.reader.text(KEYS[key]))?;
        Ok(())
    }

    fn required(&self) -> &'static [&'static str] {
        &KEYS
    }
}
